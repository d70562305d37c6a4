package store

import (
	"context"
	"time"

	"hummock/internal/crm"
)

// MakeOfferLink stores the hash of a client's link, in place of an earlier one.
// It lasts through the offer's last day.
func (s *Store) MakeOfferLink(ctx context.Context, by crm.Actor, id, making crm.ID, hash string) (*ClientLink, error) {
	return write(ctx, s, by, func(tx *Tx) (*ClientLink, error) {
		o, d, err := tx.seenOffer(id)
		if err != nil {
			return nil, err
		}
		v := o.With()
		if !v.State.Waits() {
			return nil, crm.Errorf(crm.Conflict, "offer.not_with_client", "no version of %q waits for the client: send one first", o.Name).With("name", o.Name)
		}
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		link := tx.lastingLink(making, v.Number)
		if v.ValidUntil != "" {
			after := v.ValidUntil.AddDays(1).Time()
			link.Until = crm.InstantOf(time.Date(after.Year(), after.Month(), after.Day(), 0, 0, 0, 0, w.Zone()))
		}
		if link.Until <= crm.InstantOf(tx.now) {
			return nil, crm.InvalidField("valid_until", "offer.past", "the offer was valid until %s: set a later day before it goes to the client", v.ValidUntil).With("day", string(v.ValidUntil))
		}
		return link, firstError(tx.keepLink(crm.LinkOffer, o.ID, link, hash), tx.bumped(d, "offer_linked", offerTold(o, v.Number)))
	})
}

// ClientOffer is an offer as the client sees it.
type ClientOffer struct {
	Currency crm.Currency    `json:"currency"`
	State    crm.OfferState  `json:"state" enum:"sent,seen,changes_asked,accepted,declined"`
	SentAt   crm.Instant     `json:"sent_at"`
	Lines    []ClientLine    `json:"lines" nullable:"false"`
	Totals   crm.OfferTotals `json:"totals"`
	Terms    string          `json:"terms"`
	Discount int64           `json:"discount" doc:"On every line: basis points"`
	ValidOn  crm.Date        `json:"valid_until"`
	Language crm.Language    `json:"language" enum:"en,ru,pl"`
}

// ClientLine is a line as the client sees it.
type ClientLine struct {
	Text     string `json:"text"`
	Quantity int64  `json:"quantity" doc:"In thousandths"`
	Price    int64  `json:"price" doc:"Minor units"`
	Discount int64  `json:"discount" doc:"Basis points"`
	Tax      int64  `json:"tax" doc:"Basis points"`
}

// seeOffer notes that the client looked at the version that is with them.
func (tx *Tx) seeOffer(d *crm.Deal, o *crm.Offer) error {
	v := o.With()
	_, err := tx.exec(`UPDATE offer_versions SET seen_times = seen_times + 1 WHERE workspace_id = ? AND offer_id = ? AND number = ?`, tx.ws, o.ID, v.Number)
	if err != nil || v.State != crm.OfferSent {
		return err
	}
	n, err := tx.exec(`UPDATE offer_versions SET state = 'seen', seen_at = ? WHERE workspace_id = ? AND offer_id = ? AND number = ? AND state = 'sent'`, tx.now.UnixMilli(), tx.ws, o.ID, v.Number)
	if err == nil && n == 0 {
		err = errRaced
	}
	v.State = crm.OfferSeen
	return firstError(err, tx.paperOffer(o, crm.StateSeen, crm.ID{}, ""), tx.bumped(d, "offer_seen", offerTold(o, v.Number)))
}

// followOffer loads the offer of a link, whose version is the one that the
// client has.
func (tx *Tx) followOffer(l *linked) (deal crm.ID, err error) {
	o, err := tx.offerByID(l.of)
	if err != nil {
		return deal, err
	}
	v := o.With()
	if v.Number != l.number {
		return deal, crm.OlderVersion(l.number)
	}
	l.offer, l.file = o, v.File
	return o.Deal, nil
}

// showOffer puts an offer on the client's page, and gives who sent it.
func showOffer(p *ClientPage, l *linked) crm.ID {
	v := l.offer.With()
	c := &ClientOffer{
		Currency: l.offer.Currency, State: v.State, SentAt: v.SentAt, Lines: []ClientLine{}, Totals: v.Totals, Terms: v.Terms, Discount: v.Discount, ValidOn: v.ValidUntil, Language: v.Language,
	}
	for _, line := range v.Lines {
		c.Lines = append(c.Lines, ClientLine{line.Text, line.Quantity, line.Price, line.Discount, line.Tax})
	}
	c.Totals.Full, c.Totals.Given = 0, 0 // our list prices are our own
	if v.Reply != nil {
		p.Reply = &ShownReply{v.Reply.Name, v.Reply.Note, v.Reply.At}
	}
	p.Name, p.Offer = l.offer.Name, c
	return v.SentBy
}
