package store

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// Client is what is known of a company beside its own fields: what changed
// there, its divisions, and the relationship in figures.
type Client struct {
	Changes   []crm.ChangeEvent `json:"changes" nullable:"false" doc:"The newest first"`
	Divisions []crm.Division    `json:"divisions" nullable:"false" doc:"By name"`
	Figures   crm.ClientFigures `json:"figures"`
}

// Client gives what is known of a company that the actor may see. Deals count
// as far as the actor may see them.
func (s *Store) Client(ctx context.Context, by crm.Actor, company crm.ID, record crm.PromiseRecord) (*Client, error) {
	return read(ctx, s, by, func(tx *Tx) (*Client, error) {
		if _, err := tx.company(company); err != nil {
			return nil, err
		}
		c := &Client{Figures: crm.ClientFigures{Health: record.Health()}}
		var err error
		c.Changes, err = collect(tx, scanChangeEvent, `SELECT `+changeEventColumns+` FROM change_events WHERE workspace_id = ? AND company_id = ? ORDER BY day DESC`, tx.ws, company)
		if err != nil {
			return nil, err
		}
		if c.Divisions, err = tx.divisions(company); err != nil {
			return nil, err
		}
		return c, tx.figures(company, c)
	})
}

const changeEventColumns = `id, kind, day, note, created_at, created_by`

func scanChangeEvent(row scanner) (crm.ChangeEvent, error) {
	var e crm.ChangeEvent
	return e, row.Scan(&e.ID, &e.Kind, &e.Day, &e.Note, &e.CreatedAt, &e.CreatedBy)
}

func (tx *Tx) divisions(company crm.ID) ([]crm.Division, error) {
	list, err := collect(tx, scanDivision, `SELECT `+divisionColumns+` FROM divisions v LEFT JOIN contacts c ON c.workspace_id = v.workspace_id AND c.id = v.contact_id WHERE v.workspace_id = ? AND v.company_id = ? ORDER BY v.name`, tx.ws, company)
	return list, err
}

const divisionColumns = `v.id, v.name, v.contact_id, COALESCE(c.name, ''), v.created_at`

func scanDivision(row scanner) (crm.Division, error) {
	var d crm.Division
	return d, row.Scan(&d.ID, &d.Name, &d.Contact, &d.ContactOf, &d.CreatedAt)
}

func (tx *Tx) figures(company crm.ID, c *Client) error {
	f := &c.Figures
	people, err := collect(tx, scanID, `SELECT id FROM contacts WHERE workspace_id = ? AND company_id = ? AND part <> '' AND deleted_at IS NULL`, tx.ws, company)
	if err != nil {
		return err
	}
	for _, d := range c.Divisions {
		if !d.Contact.IsZero() && !slices.Contains(people, d.Contact) {
			people = append(people, d.Contact)
		}
	}
	f.Divisions, f.KeyPeople = len(c.Divisions), len(people)
	if err := tx.growth(company, f); err != nil {
		return err
	}
	if tx.by.SeesCosts() {
		if f.Margin, err = tx.marginOf(company); err != nil {
			return err
		}
	}
	if tx.by.Sees != crm.SeesAll || !tx.by.SeesMoney() {
		return nil
	}
	f.Share, err = tx.share(company)
	return err
}

// growth counts what grew out of the client's cards.
func (tx *Tx) growth(company crm.ID, f *crm.ClientFigures) error {
	year := crm.InstantOf(tx.now.AddDate(-1, 0, 0))
	cards, err := collect(tx, scanID, `SELECT id FROM deals WHERE workspace_id = ? AND company_id = ? AND kind = 'relationship' AND deleted_at IS NULL`, tx.ws, company)
	if err != nil {
		return err
	}
	for _, card := range cards {
		links, err := tx.links(&crm.Deal{ID: card, Kind: crm.Relationship})
		if err != nil {
			return err
		}
		for _, l := range links {
			won := l.Deal.Outcome == crm.Won
			switch l.Kind {
			case crm.LinkReferral:
				f.Referrals++
			case crm.LinkExpansion:
				f.Expansions++
				f.ExpansionsWon += bit(won)
				f.ExpansionsYear += bit(won && l.Deal.ClosedAt >= year)
			case crm.LinkWin, crm.LinkRestart, crm.LinkReturn: // the relationship itself
			}
		}
	}
	return nil
}

// share is the client's part of what the firm won within a year. It is nil where
// nothing was won.
func (tx *Tx) share(company crm.ID) (*crm.RevenueShare, error) {
	w, err := workspaceByID(tx)
	if err != nil {
		return nil, err
	}
	known, err := rates(tx)
	if err != nil {
		return nil, err
	}
	since := tx.now.AddDate(-1, 0, 0)
	s := &crm.RevenueShare{Since: crm.DateOf(since, w.Zone()), Currency: w.Currency, NoRate: []crm.Currency{}}
	type sum struct {
		currency   crm.Currency
		all, their int64
	}
	sums, err := collect(tx, func(row scanner) (sum, error) {
		var x sum
		return x, row.Scan(&x.currency, &x.all, &x.their)
	}, `SELECT currency, CAST(SUM(value) AS BIGINT), CAST(SUM(CASE WHEN company_id = ? THEN value ELSE 0 END) AS BIGINT) FROM deals WHERE workspace_id = ? AND closed_at >= ? AND outcome = 'won' AND kind = 'sale' AND value IS NOT NULL AND deleted_at IS NULL GROUP BY currency`,
		company, tx.ws, crm.InstantOf(since))
	if err != nil {
		return nil, err
	}
	for _, x := range sums {
		if x.currency != w.Currency {
			rate, ok := crm.RateOn(known, x.currency, w.Today(tx.now))
			if !ok {
				s.NoRate = append(s.NoRate, x.currency)
				continue
			}
			all, err := rate.Convert(x.all, w.Currency)
			if err != nil {
				return nil, err
			}
			if x.their, err = rate.Convert(x.their, w.Currency); err != nil {
				return nil, err
			}
			x.all = all
		}
		s.Total, s.Won = s.Total+x.all, s.Won+x.their
	}
	if s.Total == 0 {
		return nil, nil //nolint:nilnil // nothing was won
	}
	s.Percent = math.Round(1000*float64(s.Won)/float64(s.Total)) / 10
	return s, nil
}

// ClientRecord is what is kept of a client beside its card.
type ClientRecord struct {
	Company   crm.Company       `json:"company"`
	Divisions []crm.Division    `json:"divisions" nullable:"false" doc:"By name"`
	Changes   []crm.ChangeEvent `json:"changes" nullable:"false" doc:"The newest first"`
}

// ClientRecords gives the divisions of companies and the changes there; those
// without either are left out.
func (s *Store) ClientRecords(ctx context.Context, by crm.Actor, companies []crm.Company) ([]ClientRecord, error) {
	return read(ctx, s, by, func(tx *Tx) ([]ClientRecord, error) {
		at := make(map[crm.ID]*ClientRecord, len(companies))
		ids := make([]crm.ID, len(companies))
		for i := range companies {
			ids[i] = companies[i].ID
			at[ids[i]] = &ClientRecord{Company: companies[i], Divisions: []crm.Division{}, Changes: []crm.ChangeEvent{}}
		}
		err := eachOf(tx, func(row scanner) error {
			var company crm.ID
			d, err := scanDivision(beside{row, []any{&company}})
			if at[company] != nil {
				at[company].Divisions = append(at[company].Divisions, d)
			}
			return err
		}, `SELECT `+divisionColumns+`, v.company_id FROM divisions v LEFT JOIN contacts c ON c.workspace_id = v.workspace_id AND c.id = v.contact_id WHERE v.workspace_id = ? AND v.company_id IN `, ids)
		if err != nil {
			return nil, err
		}
		err = eachOf(tx, func(row scanner) error {
			var company crm.ID
			e, err := scanChangeEvent(beside{row, []any{&company}})
			if at[company] != nil {
				at[company].Changes = append(at[company].Changes, e)
			}
			return err
		}, `SELECT `+changeEventColumns+`, company_id FROM change_events WHERE workspace_id = ? AND company_id IN `, ids)
		out := []ClientRecord{}
		for _, id := range ids {
			r := at[id]
			if len(r.Divisions) == 0 && len(r.Changes) == 0 {
				continue
			}
			slices.SortFunc(r.Divisions, func(a, b crm.Division) int { return cmp.Compare(a.Name, b.Name) })
			slices.SortFunc(r.Changes, func(a, b crm.ChangeEvent) int { return cmp.Compare(b.Day, a.Day) })
			out = append(out, *r)
		}
		return out, err
	})
}

// NoteChange records a change at a client.
func (s *Store) NoteChange(ctx context.Context, by crm.Actor, company crm.ID, draft crm.ChangeEventDraft) (*crm.Company, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Company, error) {
		return tx.noteChange(company, draft)
	})
}

func (tx *Tx) noteChange(company crm.ID, draft crm.ChangeEventDraft) (*crm.Company, error) {
	c, err := tx.company(company)
	if err != nil {
		return nil, err
	}
	w, err := workspaceByID(tx)
	if err != nil {
		return nil, err
	}
	day, err := crm.ParseDate(string(draft.Day))
	if err != nil {
		return nil, err
	}
	_, err = tx.exec(`INSERT INTO change_events (workspace_id, id, company_id, kind, day, note, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, crm.NewID(), c.ID, draft.Kind, cmp.Or(day, w.Today(tx.now)), strings.TrimSpace(draft.Note), tx.now.UnixMilli(), tx.by.User)
	if err != nil {
		return nil, err
	}
	if err := tx.answerCard(c.ID, map[string]string{fieldChange: cmp.Or(changeChoices[draft.Kind], draft.Kind)}); err != nil {
		return nil, err
	}
	return c, tx.bumpCompany(c, "change_noted", map[string]any{"kind": draft.Kind})
}

// DropChange takes back a change that was noted by mistake, on a version of the
// company.
func (s *Store) DropChange(ctx context.Context, by crm.Actor, id crm.ID, version int64) (*crm.Company, error) {
	return s.onCompanyRow(ctx, by, `SELECT company_id FROM change_events WHERE workspace_id = ? AND id = ?`, id, version, func(tx *Tx, c *crm.Company) error {
		if _, err := tx.exec(`DELETE FROM change_events WHERE workspace_id = ? AND id = ?`, tx.ws, id); err != nil {
			return err
		}
		return tx.bumpCompany(c, "change_dropped", map[string]any{})
	})
}

// AddDivision records a division of a client, with its key person.
func (s *Store) AddDivision(ctx context.Context, by crm.Actor, company crm.ID, draft crm.DivisionDraft) (*crm.Company, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Company, error) {
		if err := tx.addDivision(company, draft); err != nil {
			return nil, err
		}
		return tx.company(company)
	})
}

// addDivision adds a division, unless the client has one of the name already.
func (tx *Tx) addDivision(company crm.ID, draft crm.DivisionDraft) error {
	c, err := tx.company(company)
	if err != nil {
		return err
	}
	if err := tx.checkDivision(company, crm.ID{}, &draft); err != nil {
		return err
	}
	_, err = tx.exec(`INSERT INTO divisions (workspace_id, id, company_id, name, contact_id, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, crm.NewID(), c.ID, draft.Name, draft.Contact, tx.now.UnixMilli(), tx.by.User)
	if err != nil {
		return err
	}
	if err := tx.answerCard(c.ID, map[string]string{fieldDivision: draft.Name}); err != nil {
		return err
	}
	return tx.bumpCompany(c, "division_added", map[string]any{"name": draft.Name})
}

func (tx *Tx) checkDivision(company, self crm.ID, draft *crm.DivisionDraft) error {
	draft.Name = strings.TrimSpace(draft.Name)
	if draft.Name == "" {
		return crm.InvalidField("name", "name.empty", "the name is empty: write one")
	}
	known, err := tx.divisions(company)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(known, func(d crm.Division) bool { return d.ID != self && foldedName(d.Name) == foldedName(draft.Name) }) {
		return crm.InvalidField("name", "division.known", "%q is on record already", draft.Name).With("name", draft.Name)
	}
	if draft.Contact.IsZero() {
		return nil
	}
	if _, err := tx.contact(draft.Contact); err != nil {
		return crm.InvalidField("contact_id", "contact.not_found", "there is no such contact, or you may not see it")
	}
	return nil
}

// EditDivision replaces what is known of a division, on a version of the company.
func (s *Store) EditDivision(ctx context.Context, by crm.Actor, id crm.ID, version int64, draft crm.DivisionDraft) (*crm.Company, error) {
	return s.onCompanyRow(ctx, by, divisionOwner, id, version, func(tx *Tx, c *crm.Company) error {
		if err := tx.checkDivision(c.ID, id, &draft); err != nil {
			return err
		}
		if _, err := tx.exec(`UPDATE divisions SET name = ?, contact_id = ? WHERE workspace_id = ? AND id = ?`, draft.Name, draft.Contact, tx.ws, id); err != nil {
			return err
		}
		return tx.bumpCompany(c, "division_edited", map[string]any{"name": draft.Name})
	})
}

// DropDivision takes a division off the record, on a version of the company.
func (s *Store) DropDivision(ctx context.Context, by crm.Actor, id crm.ID, version int64) (*crm.Company, error) {
	return s.onCompanyRow(ctx, by, divisionOwner, id, version, func(tx *Tx, c *crm.Company) error {
		if _, err := tx.exec(`DELETE FROM divisions WHERE workspace_id = ? AND id = ?`, tx.ws, id); err != nil {
			return err
		}
		return tx.bumpCompany(c, "division_dropped", map[string]any{})
	})
}

const divisionOwner = `SELECT company_id FROM divisions WHERE workspace_id = ? AND id = ?`

// onCompanyRow changes a row that belongs to a company which the actor may see,
// on a version of the company.
func (s *Store) onCompanyRow(ctx context.Context, by crm.Actor, owner string, id crm.ID, version int64, do func(*Tx, *crm.Company) error) (*crm.Company, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Company, error) {
		missing := crm.NotFoundf("record", "there is no such entry, or you may not see it")
		of, err := collect(tx, scanID, owner, tx.ws, id)
		if err != nil {
			return nil, err
		}
		if len(of) == 0 {
			return nil, missing
		}
		c, err := tx.company(of[0])
		switch {
		case crm.IsKind(err, crm.NotFound):
			return nil, missing
		case err != nil:
			return nil, err
		case c.Version != version:
			return nil, stale(version, c.Version)
		}
		return c, do(tx, c)
	})
}

// bumpCompany logs what happened beside a company's own row, and gives it a new
// version.
func (tx *Tx) bumpCompany(c *crm.Company, verb string, after map[string]any) error {
	n, err := tx.exec(`UPDATE companies SET version = version + 1 WHERE workspace_id = ? AND id = ? AND version = ?`, tx.ws, c.ID, c.Version)
	if err == nil && n == 0 {
		err = errRaced
	}
	c.Version++
	after["version"] = c.Version
	tx.changed("company", c.ID, verb, nil, after)
	return err
}
