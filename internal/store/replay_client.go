package store

import (
	"fmt"
	"slices"

	"hummock/internal/crm"
)

// onClient carries out an act on what a deal has besides its process: offers,
// negotiation, what comes after the work, and the card of a client's life. The
// second result is false where the act is none of these.
func (p *player) onClient(tx *Tx, d *crm.Deal, did crm.Deed) (bool, error) {
	var err error
	switch did := did.(type) {
	case crm.Tender:
		err = tender(tx, d, did)
	case crm.SendOff:
		err = p.sendOff(tx, d)
	case crm.LookAt:
		err = onLastOffer(tx, d, tx.seeOffer)
	case crm.Respond:
		err = onLastOffer(tx, d, func(d *crm.Deal, o *crm.Offer) error { return tx.replyOffer(d, o, did.ClientReply) })
	case crm.Wish:
		err = tx.addChange(d, did.ChangeDraft)
	case crm.Verdict:
		err = decideOldest(tx, d, did.ChangeVerdict)
	case crm.Haggle:
		err = tx.putPoint(d, did.Field, did.PointEdit)
	case crm.Intend:
		err = p.intend(tx, d)
	case crm.Receive:
		_, err = billDeal(tx, d, func(tx *Tx, d *crm.Deal) (*crm.Payment, error) { return book(tx, d, did.NewPayment) })
	case crm.PassOn:
		_, err = stepOn(tx, d, func() error { return tx.answerHandover(d, nil, &did.HandoverAnswer) })
	case crm.AskWords:
		err = tx.askFeedback(d, did.FeedbackDraft)
	case crm.Hear:
		err = hear(tx, d, did.FeedbackAnswer)
	case crm.Show:
		err = show(tx, d, did.PublicationDraft)
	case crm.Permit:
		err = permitLast(tx, d, did.PermissionMove)
	case crm.LeaveOut:
		err = tx.changeResults(d, "left_out_set", func(r *crm.Results) (err error) { r.LeftOut, err = crm.CheckLeftOut(did.Lines); return err })
	case crm.Measure:
		err = tx.changeResults(d, "figures_set", func(r *crm.Results) error {
			r.Figures = slices.Clone(did.Figures)
			return crm.CheckFigures(r.Figures)
		})
	case crm.Renew:
		err = addRenewal(tx, d, did.RenewalDraft)
	case crm.Renewed:
		err = settleFirstRenewal(tx, d, did.State)
	default:
		return false, nil
	}
	return true, err
}

// tend learns the name of a client's card.
func (p *player) tend(tx *Tx, name string, company crm.ID) error {
	card, err := tx.cardOf(company)
	if err != nil {
		return err
	}
	if card == nil {
		return fmt.Errorf("no win has opened a card for the client %s", company)
	}
	p.deals[name] = card.ID
	return nil
}

// grow hangs a deal on the card that it grew out of, if that still runs.
func grow(tx *Tx, d *crm.Deal, b crm.Begin) error {
	if b.Grows == "" {
		return nil
	}
	card, err := tx.cardOf(b.From)
	if err != nil || card == nil {
		return err
	}
	return tx.link(card, d, b.Grows)
}

func decideOldest(tx *Tx, d *crm.Deal, verdict crm.ChangeVerdict) error {
	wishes, err := tx.changeRequests(d.ID)
	if err != nil {
		return err
	}
	for i := range wishes {
		if wishes[i].Decision == "" {
			return tx.decideChange(d, &wishes[i], verdict)
		}
	}
	return crm.NotFoundf("change", "no wish of the client waits on the deal")
}

func hear(tx *Tx, d *crm.Deal, said crm.FeedbackAnswer) error {
	asked, err := tx.feedback(d.ID)
	if err != nil {
		return err
	}
	for i := range asked {
		if asked[i].State == crm.FeedbackOpen {
			return tx.answerFeedback(d, &asked[i], said)
		}
	}
	return crm.NotFoundf("feedback", "nobody was asked for feedback")
}

func show(tx *Tx, d *crm.Deal, draft crm.PublicationDraft) error {
	said, err := tx.feedback(d.ID)
	if err != nil {
		return err
	}
	for _, f := range slices.Backward(said) {
		if draft.Kind == crm.PublishQuote && f.State == crm.FeedbackAnswered && f.Words != "" {
			draft.Feedback = f.ID
			break
		}
	}
	return tx.addPublication(d, draft)
}

func permitLast(tx *Tx, d *crm.Deal, m crm.PermissionMove) error {
	list, err := tx.publications(d.ID)
	if err != nil {
		return err
	}
	if len(list) == 0 {
		return crm.NotFoundf("publication", "the deal has nothing to show")
	}
	return tx.setPermission(d, &list[len(list)-1], m)
}

func settleFirstRenewal(tx *Tx, card *crm.Deal, state crm.RenewalState) error {
	list, err := tx.renewals(card.ID)
	if err != nil {
		return err
	}
	for i := range list {
		if list[i].State == crm.RenewalOpen {
			return tx.settleRenewal(card, &list[i], state)
		}
	}
	return crm.NotFoundf("renewal", "the card has no open renewal")
}
