package store

import (
	"context"
	"os"
	"time"

	"hummock/internal/crm"
)

// offerLinkLasts is how long a client's link lasts where the offer has no last day.
const offerLinkLasts = 30 * 24 * time.Hour

// OfferLink is a client's link to the version of an offer that is with them.
type OfferLink struct {
	ID     crm.ID      `json:"id" doc:"Of this making; the link itself is told once"`
	Number int         `json:"number"`
	Until  crm.Instant `json:"until"`
}

// MakeOfferLink stores the hash of a client's link, in place of an earlier one.
// It lasts through the offer's last day.
func (s *Store) MakeOfferLink(ctx context.Context, by crm.Actor, id, making crm.ID, hash string) (*OfferLink, error) {
	return write(ctx, s, by, func(tx *Tx) (*OfferLink, error) {
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
		until := tx.now.Add(offerLinkLasts)
		if v.ValidUntil != "" {
			after := v.ValidUntil.AddDays(1).Time()
			until = time.Date(after.Year(), after.Month(), after.Day(), 0, 0, 0, 0, w.Zone())
		}
		if !until.After(tx.now) {
			return nil, crm.InvalidField("valid_until", "offer.past", "the offer was valid until %s: set a later day before it goes to the client", v.ValidUntil).With("day", string(v.ValidUntil))
		}
		link := &OfferLink{ID: making, Number: v.Number, Until: crm.InstantOf(until)}
		_, err = tx.exec(`UPDATE offer_versions SET link_hash = ?, link_until = ? WHERE workspace_id = ? AND offer_id = ? AND number = ?`, hash, link.Until, tx.ws, o.ID, v.Number)
		return link, firstError(err, tx.bumped(d, "offer_linked", offerTold(o, v.Number)))
	})
}

// ClientOffer is what a client's link shows: the offer, and nothing beside it.
type ClientOffer struct {
	Firm     string          `json:"firm"`
	Sender   string          `json:"sender" doc:"Who sent it"`
	Client   string          `json:"client"`
	Name     string          `json:"name"`
	Number   int             `json:"number"`
	Currency crm.Currency    `json:"currency"`
	State    crm.OfferState  `json:"state" enum:"sent,seen,changes_asked,accepted,declined"`
	SentAt   crm.Instant     `json:"sent_at"`
	Until    crm.Instant     `json:"until" doc:"When the link ends"`
	Lines    []ClientLine    `json:"lines" nullable:"false"`
	Totals   crm.OfferTotals `json:"totals"`
	Terms    string          `json:"terms"`
	Discount int64           `json:"discount" doc:"On every line: basis points"`
	ValidOn  crm.Date        `json:"valid_until"`
	Language crm.Language    `json:"language" enum:"en,ru,pl"`
	Reply    *ClientReply    `json:"reply"`
}

// ClientLine is a line as the client sees it.
type ClientLine struct {
	Text     string `json:"text"`
	Quantity int64  `json:"quantity" doc:"In thousandths"`
	Price    int64  `json:"price" doc:"Minor units"`
	Discount int64  `json:"discount" doc:"Basis points"`
	Tax      int64  `json:"tax" doc:"Basis points"`
}

// ClientReply is the answer that was given.
type ClientReply struct {
	Name string      `json:"name"`
	Note string      `json:"note"`
	At   crm.Instant `json:"at"`
}

// OpenOffer shows a client the offer of a link, and notes that the client saw
// it: the first time, and how often. Whoever is signed in at the offer's own
// firm is not a client.
func (s *Store) OpenOffer(ctx context.Context, hash string, signedIn crm.WorkspaceID) (*ClientOffer, error) {
	return s.onLink(ctx, hash, func(tx *Tx, d *crm.Deal, o *crm.Offer) error {
		if signedIn == tx.ws {
			return nil
		}
		return tx.seeOffer(d, o)
	})
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

// AnswerOffer takes a client's answer by a link. It is taken once, and not from
// whoever is signed in at the offer's own firm.
func (s *Store) AnswerOffer(ctx context.Context, hash string, signedIn crm.WorkspaceID, r crm.OfferReply) (*ClientOffer, error) {
	return s.onLink(ctx, hash, func(tx *Tx, d *crm.Deal, o *crm.Offer) error {
		if signedIn == tx.ws {
			return crm.Errorf(crm.Forbidden, "offer.own", "you are signed in at the firm that made this offer: write the client's answer down on the deal")
		}
		return tx.replyOffer(d, o, r)
	})
}

// OpenOfferFile opens the PDF of a link's offer; the caller closes it.
func (s *Store) OpenOfferFile(ctx context.Context, hash string) (*crm.File, *os.File, error) {
	var k kept
	f, err := read(ctx, s, crm.Actor{}, func(tx *Tx) (*crm.File, error) {
		id := crm.ID{}
		if err := tx.openOfferLink(hash, &tx.ws, &id); err != nil {
			return nil, err
		}
		f := &crm.File{}
		k.Workspace = tx.ws
		return f, tx.one(`SELECT f.id, f.name, f.type, f.size, f.place FROM offer_versions v JOIN files f ON f.workspace_id = v.workspace_id AND f.id = v.file_id WHERE v.workspace_id = ? AND v.link_hash = ?`,
			[]any{tx.ws, hash}, &f.ID, &f.Name, &f.Type, &f.Size, &k.Place)
	})
	if err != nil {
		return nil, nil, err
	}
	if s.root == nil {
		return nil, nil, noFolder()
	}
	bytes, err := s.root.Open(k.path())
	return f, bytes, err
}

// behindLink gives who works by a link: nobody of the firm.
func (s *Store) behindLink(ctx context.Context, hash string) (crm.Actor, error) {
	return read(ctx, s, crm.Actor{}, func(tx *Tx) (crm.Actor, error) {
		by := crm.Actor{Door: crm.DoorLink}
		var offer crm.ID
		err := tx.openOfferLink(hash, &by.Workspace, &offer)
		return by, err
	})
}

// openOfferLink finds what a link is to. A link that never was and one that
// ended look alike.
func (tx *Tx) openOfferLink(hash string, ws *crm.WorkspaceID, offer *crm.ID) error {
	err := tx.one(`SELECT workspace_id, offer_id FROM offer_versions WHERE link_hash = ? AND link_until > ?`, []any{hash, tx.now.UnixMilli()}, ws, offer)
	if noRows(err) {
		return offerLinkOver()
	}
	return err
}

func offerLinkOver() *crm.Error {
	return crm.Errorf(crm.NotFound, "offer.link_over", "this link leads to no offer: it may have ended, or a newer version took its place; ask whoever sent it for a new one")
}

// onLink works on the offer of a link, and gives what the client may see of it.
func (s *Store) onLink(ctx context.Context, hash string, act func(*Tx, *crm.Deal, *crm.Offer) error) (*ClientOffer, error) {
	by, err := s.behindLink(ctx, hash)
	if err != nil {
		return nil, err
	}
	return write(ctx, s, by, func(tx *Tx) (*ClientOffer, error) {
		var id crm.ID
		if err := tx.openOfferLink(hash, &tx.ws, &id); err != nil {
			return nil, err
		}
		o, err := tx.offerByID(id)
		if err != nil {
			return nil, err
		}
		d, err := optional(collect(tx, scanDeal, dealByID, tx.ws, o.Deal))
		if noRows(err) {
			return nil, offerLinkOver()
		}
		if err != nil {
			return nil, err
		}
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		tx.by.Language = w.Language
		if err := act(tx, d, o); err != nil {
			return nil, err
		}
		return tx.clientOffer(w, d, o)
	})
}

func (tx *Tx) clientOffer(w *crm.Workspace, d *crm.Deal, o *crm.Offer) (*ClientOffer, error) {
	v := o.With()
	c := &ClientOffer{
		Firm: w.Name, Client: d.CompanyName, Name: o.Name, Number: v.Number, Currency: o.Currency, State: v.State, SentAt: v.SentAt, Until: v.LinkUntil,
		Lines: []ClientLine{}, Totals: v.Totals, Terms: v.Terms, Discount: v.Discount, ValidOn: v.ValidUntil, Language: v.Language,
	}
	for _, l := range v.Lines {
		c.Lines = append(c.Lines, ClientLine{l.Text, l.Quantity, l.Price, l.Discount, l.Tax})
	}
	c.Totals.Full, c.Totals.Given = 0, 0 // our list prices are our own
	if v.Reply != nil {
		c.Reply = &ClientReply{v.Reply.Name, v.Reply.Note, v.Reply.At}
	}
	sender, err := tx.user(v.SentBy)
	if err != nil {
		return nil, err
	}
	c.Sender = sender.Name
	return c, nil
}
