package sample

import "hummock/internal/crm"

// handOver tells how a deal passes to delivery: now and then the first retelling
// is refused.
func (s *story) handOver(c *crm.Criterion, share float64) []event {
	var events []event
	step := func(by crm.ID, a crm.HandoverAnswer) {
		at := share + .02*float64(len(events))
		events = append(events, event{at, func(at moment) {
			s.act(at, by, s.key, crm.Give{Answer: crm.Answer{Criterion: c.Key, Handover: &a}})
		}})
	}
	receiver := s.staff[crm.Delivery]
	step(s.seller.id, crm.HandoverAnswer{Receiver: receiver, Brief: s.brief()})
	if s.chance(.3) {
		step(receiver, crm.HandoverAnswer{Retelling: s.say(firstRetelling)})
		step(s.seller.id, crm.HandoverAnswer{Decision: "refused", Reason: s.say(misunderstood)})
	}
	step(receiver, crm.HandoverAnswer{Retelling: s.say(retelling)})
	step(s.seller.id, crm.HandoverAnswer{Decision: "accepted"})
	return events
}
