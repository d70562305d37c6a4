package sample

import (
	"slices"

	"hummock/internal/crm"
)

// offersSince is how many working days ago the firm began to write its offers in
// the product. Of earlier ones history knows that they were sent.
const offersSince = 130 * day

// keepsOffers says whether the deal's offers are in the product.
func (s *story) keepsOffers() bool { return s.ends > s.cal.now-offersSince }

// with says where the newest version of the deal's offer is.
type with int

// Nobody has an offer, we write at it, the client has it, or has answered it.
const (
	unwritten with = iota
	withUs
	withClient
	answered
)

// offer brings the deal's offer as far as a criterion asks.
func (s *story) offer(c *crm.Criterion, share float64, stays bool) []event {
	if c.State == string(crm.StateSent) {
		events := []event{{share * .6, s.tender}}
		if !stays {
			events = append(events, event{share, s.sendOff}, event{share + .08, s.lookAt})
		}
		return events
	}
	events := []event{{.1, s.tender}, {.12, s.sendOff}, {.18, s.lookAt}}
	if s.lot()%4 != 0 {
		events = append(events, event{.25, s.wishes})
		if stays {
			return events
		}
		events = append(events, event{.35, s.ruleWish}, event{.45, s.next}, event{.5, s.sendOff}, event{.55, s.lookAt})
	}
	return append(events, event{.6, func(at moment) { s.respond(at, crm.OfferAccepted, "") }})
}

// tender writes the first version, unless there is one.
func (s *story) tender(at moment) {
	if s.offered == unwritten {
		s.next(at)
	}
}

// next writes a version: the first one, or the one after what went out.
func (s *story) next(at moment) {
	if s.offered == withUs {
		return
	}
	s.versions++
	s.offered = withUs
	s.act(at, s.seller.id, s.key, crm.Tender{NewOffer: crm.NewOffer{Name: s.say(s.project.name), OfferContent: s.content(at)}})
}

// discounts that are given, in basis points; the largest needs a manager.
var discounts = [...]int64{0, 500, 0, 1500, 800, 0, 300}

func (s *story) discount() int64 {
	d := discounts[s.lot()%len(discounts)]
	if s.versions < 2 && d < 1000 {
		return 0 // it is given in the talks
	}
	return d
}

// content is what the deal's worth is asked for.
func (s *story) content(at moment) crm.OfferContent {
	tax, terms := int64(0), s.say(payTerms)+"\n"+s.say(reverseCharge)
	if s.currency == "PLN" {
		tax, terms = 2300, s.say(payTerms)
	}
	if s.versions > 1 {
		terms += "\n" + s.say(changedTerms)
	}
	var lines []crm.OfferLine
	left := s.belief
	training := s.products[len(s.products)-1]
	if s.lot()%3 == 0 && s.currency == training.Currency && left > 4**training.Price {
		lines = append(lines, crm.OfferLine{Product: training.ID, Quantity: 1000, Price: *training.Price, Tax: tax})
		left -= *training.Price
	}
	months := int64(2 + s.lot()%3)
	plan, launch := worthOf(float64(left)*.2), worthOf(float64(left)*.12)
	lines = append([]crm.OfferLine{
		{Text: s.say(planning), Quantity: 1000, Price: plan, Tax: tax},
		{Text: s.say(building), Quantity: 1000 * months, Price: max(left-plan-launch, 0) / months, Tax: tax},
		{Text: s.say(launching), Quantity: 1000, Price: launch, Tax: tax},
	}, lines...)
	return crm.OfferContent{Lines: lines, Discount: s.discount(), ValidUntil: s.cal.date(at + 30*day), Terms: terms}
}

// sendOff sends what was written; a large discount is the manager's to give.
func (s *story) sendOff(at moment) {
	if s.offered != withUs {
		return
	}
	by := s.seller.id
	if s.discount() > 1000 {
		by = s.staff[crm.Manager]
	}
	s.offered = withClient
	s.act(at, by, s.key, crm.SendOff{})
}

func (s *story) lookAt(at moment) {
	if s.offered == withClient && s.lot()%5 != 0 {
		s.act(at, s.seller.id, s.key, crm.LookAt{})
	}
}

func (s *story) respond(at moment, state crm.OfferState, note string) {
	if s.offered != withClient {
		return
	}
	s.offered = answered
	s.act(at, s.seller.id, s.key, crm.Respond{ClientReply: crm.ClientReply{State: state, Name: s.client.contacts[0].Name, Note: note}})
}

// wishes are what the client asks to be changed in the offer.
func (s *story) wishes(at moment) {
	if s.offered == withClient {
		s.wished = true
		s.respond(at, crm.OfferChangesAsked, s.say(wishTexts[s.lot()%len(wishTexts)]))
	}
}

// ruleWish decides what was asked for, each deal in another way.
func (s *story) ruleWish(at moment) {
	if !s.wished {
		return
	}
	s.wished = false
	cost, price := worthOf(float64(s.belief)*.02), worthOf(float64(s.belief)*.04)
	verdict := [...]crm.ChangeVerdict{
		{Decision: crm.ChangeAccepted, Cost: &cost, Price: &price},
		{Decision: crm.ChangeDeferred, Reason: s.say(deferredWish)},
		{Decision: crm.ChangeDeclined, Reason: s.say(declinedWish)},
		{Decision: crm.ChangeAsIs, Discount: 300, Reason: s.say(asIsWish)},
	}[s.lot()/2%4]
	s.act(at, s.seller.id, s.key, crm.Verdict{ChangeVerdict: verdict})
}

// scopeCreep is a wish during the work.
func (s *story) scopeCreep(stage string) []event {
	if stage != "production" || s.lot()%2 == 0 {
		return nil
	}
	i := s.lot() / 2 % len(creep)
	return []event{
		{.5, func(at moment) {
			s.wished = true
			s.act(at, s.staff[crm.Delivery], s.key, crm.Wish{ChangeDraft: crm.ChangeDraft{
				Title: s.say(creep[i].title), Text: s.say(creep[i].text), AskedBy: s.client.contacts[0].Name,
			}})
		}},
		{.6, s.ruleWish},
	}
}

// table is what the two sides want, where a deal is being negotiated.
func (s *story) table(stage, to string) []event {
	if stage != "negotiate" || !s.keepsOffers() || s.intended { // what is agreed in writing stays
		return nil
	}
	moves := s.processes[s.process].Index(to) > s.processes[s.process].Index(stage)
	var events []event
	for i, point := range points {
		edit := crm.PointEdit{Ours: new(string), Theirs: new(string), Limit: new(string)}
		*edit.Ours, *edit.Theirs, *edit.Limit = s.say(point.ours), s.say(point.theirs), s.say(point.limit)
		events = append(events, event{.1 + .02*float64(i), func(at moment) {
			s.act(at, s.seller.id, s.key, crm.Haggle{Field: point.field, PointEdit: edit})
		}})
		if !moves && i%2 == s.lot()%2 {
			continue // it is still open
		}
		agreed := crm.PointEdit{Agree: &crm.Agreement{Value: s.term(point.field), With: s.atTable}}
		events = append(events, event{.3 + .1*float64(i), func(at moment) {
			s.act(at, s.seller.id, s.key, crm.Haggle{Field: point.field, PointEdit: agreed})
		}})
	}
	if moves {
		s.intended = true
		events = append(events, event{.75, func(at moment) { s.act(at, s.seller.id, s.key, crm.Intend{}) }})
	}
	return events
}

// settles says whether the table of the negotiation answers a criterion.
func (s *story) settles(a crm.Ask) bool {
	at := slices.ContainsFunc(points[:], func(p point) bool { return p.field == a.Criterion.Field })
	return a.Stage.Key == "negotiate" && a.Criterion.Kind == crm.KindField && at && s.keepsOffers()
}

// term is what was agreed on a point.
func (s *story) term(field string) any {
	if texts, ok := facts[field]; ok {
		return s.say(texts[s.lot()%len(texts)])
	}
	return string(s.cal.date(s.signing + 45*day))
}

// besides is what goes on in a stage that no gate asks for.
func (s *story) besides(stage, to string) []event {
	events := slices.Concat(s.table(stage, to), s.scopeCreep(stage), s.handingOver(stage, to), s.feedback(stage), s.logo(stage), s.partOf(stage, to))
	if stage == "propose" && to != "" && s.keepsOffers() {
		events = append(events, event{.8, s.tender}, event{.83, s.sendOff}, event{.86, s.lookAt})
	}
	if stage == "contract" {
		events = append(events, event{.05, func(at moment) { s.respond(at, crm.OfferAccepted, "") }})
	}
	return events
}

// refused is the client's no to the offer, where the deal is lost.
func (s *story) refused(at moment) {
	if s.outcome == crm.Lost && s.lot()%2 == 0 {
		s.respond(at, crm.OfferDeclined, s.say(noThanks))
	}
}
