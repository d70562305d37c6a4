package sample

import (
	"strings"

	"hummock/internal/crm"
)

// handingOver is what stands between two people before the work begins: of the
// open deals that are all but won each has come another step.
func (s *story) handingOver(stage, to string) []event {
	if to != "" || s.outcome != crm.Open || stage != "prepayment" && stage != "contract" {
		return nil
	}
	receiver := s.staff[crm.Delivery]
	step := func(share float64, by crm.ID, a crm.Deed) event {
		return event{share, func(at moment) { s.act(at, by, s.key, a) }}
	}
	s.handed++
	events := []event{step(.5, s.seller.id, crm.PassOn{HandoverAnswer: crm.HandoverAnswer{Receiver: receiver, Brief: s.brief()}})}
	if s.handed%3 > 0 {
		events = append(events, step(.6, receiver, crm.PassOn{HandoverAnswer: crm.HandoverAnswer{Retelling: s.say(firstRetelling)}}))
	}
	if s.handed%3 > 1 {
		events = append(events, step(.7, s.seller.id, crm.PassOn{HandoverAnswer: crm.HandoverAnswer{Decision: "refused", Reason: s.say(misunderstood)}}))
	}
	return events
}

func (s *story) brief() string {
	return strings.Join([]string{s.say(s.project.need), s.say(s.project.scope), s.say(handoverBrief)}, "\n")
}

// feedback is what the client is asked for: during the work whether they are
// content, and after it for words that can be shown.
func (s *story) feedback(stage string) []event {
	who := s.client.contacts[s.lot()%len(s.client.contacts)].ID
	ask := func(share float64, kind crm.FeedbackKind) event {
		return event{share, func(at moment) {
			s.act(at, s.seller.id, s.key, crm.AskWords{FeedbackDraft: crm.FeedbackDraft{Kind: kind, Contact: who, Way: crm.Mail, Note: s.say(askedNote)}})
		}}
	}
	hear := func(share float64, a crm.FeedbackAnswer) event {
		return event{share, func(at moment) { s.act(at, s.seller.id, s.key, crm.Hear{FeedbackAnswer: a}) }}
	}
	switch stage {
	case "production":
		score := 6 + s.lot()%4
		return []event{ask(.55, crm.Contentment), hear(.62, crm.FeedbackAnswer{Score: &score, Words: s.say(contents[s.lot()%len(contents)]), Way: crm.Call})}
	case "feedback":
		events := []event{ask(.05, crm.FinalFeedback), s.leftOut(.06)}
		if s.lot()%4 == 0 {
			events = append(events, ask(.2, crm.FinalFeedback))
		}
		if s.lot()%7 == 0 {
			return append(events, hear(.8, crm.FeedbackAnswer{NoAnswer: true}))
		}
		score := 7 + s.lot()%4
		return append(events, hear(.3, crm.FeedbackAnswer{Score: &score, Words: s.say(praises[s.lot()%len(praises)]), Way: crm.Mail}), s.measured(.5))
	}
	return nil
}

// leftOut is what the scope says is not part of the work.
func (s *story) leftOut(share float64) event {
	scope := s.say(s.project.scope)
	_, not, _ := strings.Cut(scope, ". ")
	if _, what, named := strings.Cut(not, ": "); named {
		not = what
	}
	return event{share, func(at moment) { s.act(at, s.staff[crm.Delivery], s.key, crm.LeaveOut{Lines: []string{not}}) }}
}

func (s *story) measured(share float64) event {
	lot := s.lot()
	return event{share, func(at moment) {
		s.act(at, s.staff[crm.Delivery], s.key, crm.Measure{Figures: []crm.Figure{
			{Name: s.say(callsADay), Before: figure(60 + 5*(lot%9)), After: figure(22 + 3*(lot%7)), Source: s.say(theirCount)},
			{Name: s.say(daysToInvoice), Before: figure(3 + lot%4), After: "1", Unit: s.say(inDays)},
		}})
	}}
}

// permission brings the paper that allows us to show something: a quote, or a case.
func (s *story) permission(c *crm.Criterion, share float64) []event {
	draft := crm.PublicationDraft{Kind: crm.PublishCase, Text: s.say(s.project.name)}
	if c.Document == "quote_permission" {
		draft = crm.PublicationDraft{Kind: crm.PublishQuote, Text: s.say(praises[s.lot()%len(praises)]), Person: s.client.contacts[0].Name}
	}
	return s.show(.4+share/3, draft, crm.PermissionGranted, s.proof(c))
}

// logo is asked for now and then, with each answer.
func (s *story) logo(stage string) []event {
	if stage != "feedback" || s.lot()%2 == 0 {
		return nil
	}
	state := [...]crm.Permission{crm.PermissionRefused, crm.PermissionAsked, crm.PermissionGranted, crm.PermissionWithdrawn, crm.PermissionRefused}[s.lot()/2%5]
	return s.show(.86, crm.PublicationDraft{Kind: crm.PublishLogo, Text: s.say(logoOnSite)}, state, s.say(logoNotes[state]))
}

// show names something to be shown, and takes the client's word on it.
func (s *story) show(share float64, draft crm.PublicationDraft, state crm.Permission, note string) []event {
	who := s.client.contacts[0].ID
	permit := func(at moment, state crm.Permission, note string) {
		s.act(at, s.seller.id, s.key, crm.Permit{PermissionMove: crm.PermissionMove{State: state, Contact: who, Note: note}})
	}
	return []event{{share, func(at moment) {
		s.act(at, s.seller.id, s.key, crm.Show{PublicationDraft: draft})
		permit(at, crm.PermissionAsked, "")
		if state == crm.PermissionWithdrawn {
			permit(at, crm.PermissionGranted, s.say(logoNotes[crm.PermissionGranted]))
		}
		if state != crm.PermissionAsked {
			permit(at, state, note)
		}
	}}}
}
