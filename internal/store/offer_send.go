package store

import (
	"context"
	"fmt"
	"strings"

	"hummock/internal/crm"
)

// SendOffer freezes the draft of an offer as what went to the client. Its PDF, an
// upload of the actor's, becomes a version of the deal's document; the caller
// made it of this version of the deal, or has none where CheckOffer refuses.
func (s *Store) SendOffer(ctx context.Context, by crm.Actor, id crm.ID, version int64, file crm.ID) (*crm.Deal, error) {
	return s.onOffer(ctx, by, id, version, func(tx *Tx, d *crm.Deal, o *crm.Offer) error {
		if err := tx.maySend(o.Newest()); err != nil {
			return err
		}
		if file.IsZero() {
			return stale(version, d.Version)
		}
		return tx.sendOffer(d, o, file)
	})
}

// sendOffer freezes the newest version, which may be sent.
func (tx *Tx) sendOffer(d *crm.Deal, o *crm.Offer, file crm.ID) error {
	v := o.Newest()
	if err := tx.paperOffer(o, crm.StateSent, file, versionNote(v.Number, tx.by.Language)); err != nil {
		return err
	}
	n, err := tx.exec(`UPDATE offer_versions SET state = 'sent', sent_at = ?, sent_by = ?, file_id = ? WHERE workspace_id = ? AND offer_id = ? AND number = ? AND state = 'draft'`,
		tx.now.UnixMilli(), tx.by.User, file, tx.ws, o.ID, v.Number)
	if err == nil && n == 0 {
		err = errRaced
	}
	return firstError(err, tx.bumped(d, "offer_sent", offerTold(o, v.Number)))
}

// CheckOffer says whether the actor could send the newest version now.
func (s *Store) CheckOffer(ctx context.Context, by crm.Actor, id crm.ID) error {
	_, err := read(ctx, s, by, func(tx *Tx) (bool, error) {
		o, _, err := tx.seenOffer(id)
		if err != nil {
			return false, err
		}
		return true, tx.maySend(o.Newest())
	})
	return err
}

func (tx *Tx) maySend(v *crm.OfferVersion) error {
	w, err := workspaceByID(tx)
	if err != nil {
		return err
	}
	if err := v.Sendable(w.Today(tx.now)); err != nil {
		return err
	}
	limit := w.Settings.FreeDiscount()
	if need := v.Needs(limit, tx.by); need > 0 {
		return crm.Errorf(crm.Forbidden, "offer.discount", "its discount of %s %% is above the %s %% that go without leave: ask an owner or a manager to approve it, or to send it", crm.Percent(need), crm.Percent(limit)).
			With("discount", crm.Percent(need)).With("limit", crm.Percent(limit))
	}
	return nil
}

var versionNotes = crm.Text{crm.English: "Version %d", crm.Russian: "Версия %d", crm.Polish: "Wersja %d"}

func versionNote(number int, l crm.Language) string { return fmt.Sprintf(versionNotes.In(l), number) }

// paperOffer takes the document of an offer to a state, with a file or not. The
// first file makes the document, and so does one after the document was signed
// or made void by hand.
func (tx *Tx) paperOffer(o *crm.Offer, state crm.DocumentState, file crm.ID, note string) error {
	p, err := optional(collect(tx, scanDocument, `SELECT `+documentColumns+` FROM documents p WHERE p.workspace_id = ? AND p.id = ?`, tx.ws, o.Document))
	if err != nil && !noRows(err) {
		return err
	}
	if !file.IsZero() {
		if err := tx.useFile(file); err != nil {
			return err
		}
	}
	if err == nil && p.Next(state) == nil {
		p.State = state
		return firstError(tx.saveDocument(p), tx.addStep(p, file, note))
	}
	if file.IsZero() {
		return nil // the answer stands on the offer
	}
	p = &crm.Document{ID: crm.NewID(), Deal: o.Deal, Kind: crm.DocumentOffer, Name: o.Name, State: state, CreatedAt: crm.InstantOf(tx.now), CreatedBy: tx.by.User}
	o.Document = p.ID
	if err := tx.insertDocument(p, file, note); err != nil {
		return err
	}
	_, err = tx.exec(`UPDATE offers SET document_id = ? WHERE workspace_id = ? AND id = ?`, p.ID, tx.ws, o.ID)
	return err
}

// ReplyOffer writes down what a client answered by another way than the link.
func (s *Store) ReplyOffer(ctx context.Context, by crm.Actor, id crm.ID, version int64, r crm.ClientReply) (*crm.Deal, error) {
	return s.onOffer(ctx, by, id, version, func(tx *Tx, d *crm.Deal, o *crm.Offer) error {
		r.By, r.Address = by.User, ""
		return tx.replyOffer(d, o, r)
	})
}

// replyOffer takes the answer to the version that is with the client. Where it
// asks for changes, they become a request of their own.
func (tx *Tx) replyOffer(d *crm.Deal, o *crm.Offer, r crm.ClientReply) error {
	v := o.With()
	r.At = crm.InstantOf(tx.now)
	if err := v.Answer(r); err != nil {
		return err
	}
	r = *v.Reply
	n, err := tx.exec(`UPDATE offer_versions SET state = ?, reply_name = ?, reply_note = ?, reply_at = ?, reply_address = ?, reply_by = ? WHERE workspace_id = ? AND offer_id = ? AND number = ? AND state IN ('sent', 'seen')`,
		string(v.State), r.Name, r.Note, r.At, r.Address, r.By, tx.ws, o.ID, v.Number)
	if err == nil && n == 0 {
		err = errRaced
	}
	if err != nil {
		return err
	}
	if v.State == crm.OfferChangesAsked {
		title := fmt.Sprintf("%s · %s", o.Name, versionNote(v.Number, v.Language))
		if err := tx.insertChange(&crm.ChangeRequest{ID: crm.NewID(), Deal: d.ID, Title: title, Text: r.Note, AskedBy: r.Name, CreatedAt: r.At, CreatedBy: tx.by.User}); err != nil {
			return err
		}
	}
	note := strings.TrimSuffix(r.Name+": "+r.Note, ": ")
	told := offerTold(o, v.Number)
	told["name"] = r.Name
	return firstError(tx.paperOffer(o, v.State.Paper(), crm.ID{}, note), tx.bumped(d, "offer_"+string(v.State), told))
}

// AskDiscount asks for leave to send a draft whose discount is beyond the limit.
func (s *Store) AskDiscount(ctx context.Context, by crm.Actor, id crm.ID, message string) (*crm.Approval, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Approval, error) {
		o, d, err := tx.seenOffer(id)
		if err != nil {
			return nil, err
		}
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		if v := o.Newest(); v.State != crm.OfferDraft || v.Needs(w.Settings.FreeDiscount(), by) == 0 {
			return nil, crm.Errorf(crm.Conflict, "offer.no_leave", "%q needs no leave to be sent: send it", o.Name).With("name", o.Name)
		}
		a := &crm.Approval{
			ID: crm.NewID(), Deal: d.ID, DealName: d.Name, DealNumber: d.Number, Criterion: o.ID.String(), Purpose: crm.ForDiscount, Text: o.DiscountText(by.Language),
			Roles: crm.DiscountApprovers(), Message: strings.TrimSpace(message), AskedBy: by.User, AskedAt: crm.InstantOf(tx.now), DeciderRoles: []crm.Role{},
		}
		return a, tx.insertApproval(a)
	})
}

// approvalText says in the actor's language what a request is about; what left
// the process has no text.
func (tx *Tx) approvalText(d *crm.Deal, a *crm.Approval) string {
	if a.Purpose == crm.ForDiscount {
		id, _ := crm.ParseID(a.Criterion)
		if o, err := tx.offerByID(id); err == nil {
			return o.DiscountText(tx.by.Language)
		}
		return ""
	}
	c, err := tx.criterion(d, &crm.Route{}, a.Criterion)
	if err != nil {
		return ""
	}
	return c.Text.In(tx.by.Language)
}

// approveDiscount lets the draft that was asked about go out as it is now.
func (tx *Tx) approveDiscount(a *crm.Approval) error {
	id, _ := crm.ParseID(a.Criterion)
	o, err := tx.offerByID(id)
	if err != nil || !a.Granted() {
		return err
	}
	v := o.Newest()
	_, err = tx.exec(`UPDATE offer_versions SET approved = ? WHERE workspace_id = ? AND offer_id = ? AND number = ? AND state = 'draft'`, v.Totals.Given, tx.ws, o.ID, v.Number)
	return err
}
