package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

const offerColumns = `o.id, o.deal_id, d.number, d.name, o.document_id, o.name, d.currency, o.created_at, o.created_by`

const offerFrom = ` FROM offers o JOIN deals d ON d.workspace_id = o.workspace_id AND d.id = o.deal_id WHERE o.workspace_id = ?`

func scanOffer(row scanner) (crm.Offer, error) {
	o := crm.Offer{Versions: []crm.OfferVersion{}}
	return o, row.Scan(&o.ID, &o.Deal, &o.DealNumber, &o.DealName, &o.Document, &o.Name, &o.Currency, &o.CreatedAt, &o.CreatedBy)
}

const versionColumns = `v.offer_id, v.number, v.state, v.content, v.approved, v.sent_at, v.sent_by, v.file_id, (SELECT l.ends_at FROM client_links l WHERE l.workspace_id = v.workspace_id AND l.kind = 'offer' AND l.of_id = v.offer_id AND l.version = v.number), v.seen_at, v.seen_times, v.reply_name, v.reply_note, v.reply_at, v.reply_address, v.reply_by`

// versionRow is a version with the offer that it is of.
type versionRow struct {
	crm.OfferVersion
	offer crm.ID
}

func scanVersion(row scanner) (versionRow, error) {
	var v versionRow
	var content string
	var r crm.ClientReply
	err := row.Scan(&v.offer, &v.Number, &v.State, &content, &v.Approved, &v.SentAt, &v.SentBy, &v.File, &v.LinkUntil, &v.SeenAt, &v.SeenTimes, &r.Name, &r.Note, &r.At, &r.Address, &r.By)
	if err != nil {
		return v, err
	}
	if v.State.Answered() {
		r.State = v.State
		v.Reply = &r
	}
	err = fromJSON(content, &v.OfferContent)
	v.Totals = v.OfferContent.Totals()
	return v, err
}

// offers gives the offers of a deal with their versions, the oldest first.
func (tx *Tx) offers(deal crm.ID) ([]crm.Offer, error) {
	list, err := collect(tx, scanOffer, `SELECT `+offerColumns+offerFrom+` AND o.deal_id = ? ORDER BY o.id`, tx.ws, deal)
	if err != nil || len(list) == 0 {
		return list, err
	}
	of, ids := map[crm.ID]*crm.Offer{}, make([]crm.ID, len(list))
	for i := range list {
		ids[i], of[list[i].ID] = list[i].ID, &list[i]
	}
	err = eachOf(tx, func(row scanner) error {
		v, err := scanVersion(row)
		if o := of[v.offer]; o != nil {
			o.Versions = append(o.Versions, v.OfferVersion)
		}
		return err
	}, `SELECT `+versionColumns+` FROM offer_versions v WHERE v.workspace_id = ? AND v.offer_id IN `, ids)
	for i := range list {
		slices.SortFunc(list[i].Versions, func(a, b crm.OfferVersion) int { return cmp.Compare(a.Number, b.Number) })
	}
	return list, err
}

// offerByID loads an offer with its versions, whoever asks.
func (tx *Tx) offerByID(id crm.ID) (*crm.Offer, error) {
	o, err := optional(collect(tx, scanOffer, `SELECT `+offerColumns+offerFrom+` AND o.id = ?`, tx.ws, id))
	if noRows(err) {
		return nil, noOffer()
	}
	if err != nil {
		return nil, err
	}
	rows, err := collect(tx, scanVersion, `SELECT `+versionColumns+` FROM offer_versions v WHERE v.workspace_id = ? AND v.offer_id = ? ORDER BY v.number`, tx.ws, id)
	for _, v := range rows {
		o.Versions = append(o.Versions, v.OfferVersion)
	}
	return o, err
}

func noOffer() *crm.Error {
	return crm.NotFoundf("offer", "there is no such offer, or you may not see it")
}

// seenOffer loads an offer with its deal, if the actor may see that.
func (tx *Tx) seenOffer(id crm.ID) (*crm.Offer, *crm.Deal, error) {
	o, err := tx.offerByID(id)
	if err != nil {
		return nil, nil, err
	}
	d, err := tx.deal(o.Deal)
	if crm.IsKind(err, crm.NotFound) {
		err = noOffer()
	}
	return o, d, err
}

// Offers gives the offers of a deal with all their versions, the oldest first.
func (s *Store) Offers(ctx context.Context, by crm.Actor, deal crm.ID) ([]crm.Offer, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Offer, error) {
		if _, err := tx.deal(deal); err != nil {
			return nil, err
		}
		list, err := tx.offers(deal)
		for i := range list {
			if !by.SeesMoney() {
				list[i].Hide()
			}
		}
		return list, err
	})
}

// Offer gives one offer, and the deal that it is of.
func (s *Store) Offer(ctx context.Context, by crm.Actor, id crm.ID) (*crm.Offer, *crm.Deal, error) {
	var d *crm.Deal
	o, err := read(ctx, s, by, func(tx *Tx) (*crm.Offer, error) {
		o, of, err := tx.seenOffer(id)
		d = of
		if err == nil && !by.SeesMoney() {
			o.Hide()
		}
		return o, err
	})
	return o, d, err
}

// AddOffer gives a deal an offer, as a draft of its first version.
func (s *Store) AddOffer(ctx context.Context, by crm.Actor, deal crm.ID, draft crm.NewOffer) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		return d, tx.addOffer(d, draft)
	})
}

func (tx *Tx) addOffer(d *crm.Deal, draft crm.NewOffer) error {
	o := &crm.Offer{ID: crm.NewID(), Deal: d.ID, Name: strings.TrimSpace(draft.Name), Currency: d.Currency}
	if o.Name == "" {
		o.Name = d.Name
	}
	if err := tx.priced(o, &draft.OfferContent); err != nil {
		return err
	}
	_, err := tx.exec(`INSERT INTO offers (workspace_id, id, deal_id, name, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?)`,
		tx.ws, o.ID, o.Deal, o.Name, tx.now.UnixMilli(), tx.by.User)
	if err != nil {
		return err
	}
	return firstError(tx.insertVersion(o, 1, &draft.OfferContent), tx.bumped(d, "offer_added", offerTold(o, 1)))
}

// EditOffer writes the draft of a version: the one that is there, or the one
// after a version that was sent.
func (s *Store) EditOffer(ctx context.Context, by crm.Actor, id crm.ID, version int64, edit crm.OfferEdit) (*crm.Deal, error) {
	return s.onOffer(ctx, by, id, version, func(tx *Tx, d *crm.Deal, o *crm.Offer) error {
		return tx.editOffer(d, o, edit)
	})
}

func (tx *Tx) editOffer(d *crm.Deal, o *crm.Offer, edit crm.OfferEdit) error {
	if err := firstError(o.Writable(edit.Number), tx.priced(o, &edit.OfferContent)); err != nil {
		return err
	}
	if name := strings.TrimSpace(edit.Name); name != "" {
		o.Name = name
	}
	if _, err := tx.exec(`UPDATE offers SET name = ? WHERE workspace_id = ? AND id = ?`, o.Name, tx.ws, o.ID); err != nil {
		return err
	}
	if edit.Number > o.Newest().Number {
		return firstError(tx.insertVersion(o, edit.Number, &edit.OfferContent), tx.bumped(d, "offer_edited", offerTold(o, edit.Number)))
	}
	_, err := tx.exec(`UPDATE offer_versions SET content = ? WHERE workspace_id = ? AND offer_id = ? AND number = ? AND state = 'draft'`,
		asJSON(edit.OfferContent), tx.ws, o.ID, edit.Number)
	return firstError(err, tx.bumped(d, "offer_edited", offerTold(o, edit.Number)))
}

func (tx *Tx) insertVersion(o *crm.Offer, number int, content *crm.OfferContent) error {
	_, err := tx.exec(`INSERT INTO offer_versions (workspace_id, offer_id, number, state, content, approved, seen_times, reply_name, reply_note, reply_address) VALUES (?, ?, ?, 'draft', ?, 0, 0, '', '', '')`,
		tx.ws, o.ID, number, asJSON(content))
	return err
}

// priced completes lines from the price list, and checks the content.
func (tx *Tx) priced(o *crm.Offer, content *crm.OfferContent) error {
	for i := range content.Lines {
		l := &content.Lines[i]
		if l.List = 0; l.Product.IsZero() {
			continue
		}
		p, err := tx.product(l.Product)
		if crm.IsKind(err, crm.NotFound) {
			return crm.InvalidField("lines", "product.not_found", "there is no such product")
		}
		if err != nil {
			return err
		}
		if strings.TrimSpace(l.Text) == "" {
			l.Text = p.Name
		}
		if p.Price != nil && p.Currency == o.Currency {
			l.List = *p.Price
		}
	}
	if content.Language == "" {
		w, err := workspaceByID(tx)
		if err != nil {
			return err
		}
		content.Language = w.Language
	}
	return content.Check()
}

// offerTold is what the change log says of a version: no amounts.
func offerTold(o *crm.Offer, number int) map[string]any {
	return map[string]any{"offer": o.Name, "offer_id": o.ID, "number": number}
}

// onOffer changes an offer of a deal that the actor may see, on a version of
// the deal.
func (s *Store) onOffer(ctx context.Context, by crm.Actor, id crm.ID, version int64, change func(*Tx, *crm.Deal, *crm.Offer) error) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		o, d, err := tx.seenOffer(id)
		if err != nil {
			return nil, err
		}
		if version != d.Version {
			return nil, stale(version, d.Version)
		}
		return d, change(tx, d, o)
	})
}
