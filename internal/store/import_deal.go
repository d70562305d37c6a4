package store

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// madeDeal is a deal that a batch makes.
type madeDeal struct {
	deal     *crm.Deal
	external string
	number   int64 // that its row brings along, or 0 for the next one
	loss     *crm.Loss
	visits   []crm.Visit
}

// dealRows brings deals in. A row for a deal that exists edits it, and asks for
// a move or a loss like anybody else; a row for a new one makes it with the
// stage, outcome and dates that the file gives, if an admin brings it.
func (b *importBatch) dealRows() error {
	existing, err := b.existingDeals()
	if err != nil {
		return err
	}
	companies, err := b.companiesFor(func(i int) string {
		if d := existing[i]; d != nil && foldedName(d.CompanyName) == foldedName(b.records[i].Company) {
			return "" // the deal is with it already
		}
		return b.records[i].Company
	})
	if err != nil {
		return err
	}
	if err := firstError(b.refuseNamesakes(existing, companies), b.dealsByName(existing, companies), b.loadLosses(existing)); err != nil {
		return err
	}
	var made []madeDeal
	for i := range b.records {
		if !b.todo(i) {
			continue
		}
		row := &dealRow{b: b, i: i, rec: &b.records[i], company: only(companies[foldedName(b.records[i].Company)])}
		if known, ok := existing[i]; ok {
			err = row.update(known)
		} else {
			made, err = row.create(made)
		}
		if err != nil {
			return err
		}
	}
	if b.r.Dry {
		return nil
	}
	return b.insertDeals(made)
}

// refuseNamesakes refuses rows that name a client of whom there are several,
// unless their deal is with one of them already.
func (b *importBatch) refuseNamesakes(existing map[int]*crm.Deal, companies map[string]namesakes) error {
	for i := range b.records {
		name := b.records[i].Company
		if d := existing[i]; !b.todo(i) || d != nil && foldedName(d.CompanyName) == foldedName(name) {
			continue
		}
		if _, err := companies[foldedName(name)].meant(crm.ID{}, name); err != nil {
			if err := b.refuse(i, "company", name, err); err != nil {
				return err
			}
		}
	}
	return nil
}

// only gives the one thing of a name, or none.
func only(n namesakes) crm.ID {
	if len(n) != 1 {
		return crm.ID{}
	}
	return n[0]
}

func (b *importBatch) dealsOf(ids map[string]crm.ID) (map[crm.ID]*crm.Deal, error) {
	list := make([]crm.ID, 0, len(ids))
	for _, id := range ids {
		list = append(list, id)
	}
	return b.tx.dealsByID(list)
}

func (tx *Tx) dealsByID(ids []crm.ID) (map[crm.ID]*crm.Deal, error) {
	out := map[crm.ID]*crm.Deal{}
	err := eachOf(tx, func(row scanner) error {
		d, err := scanDeal(row)
		out[d.ID] = &d
		return err
	}, `SELECT `+dealColumns+dealFrom+` WHERE d.workspace_id = ? AND d.deleted_at IS NULL AND d.id IN `, ids)
	return out, err
}

// dealsByName finds the deals of rows without a key by name and company. A row
// that could mean several is refused.
func (b *importBatch) dealsByName(existing map[int]*crm.Deal, companies map[string]namesakes) error {
	ids := map[int]crm.ID{}
	for i := range b.records {
		rec := &b.records[i]
		if !b.todo(i) || existing[i] != nil || rec.Key != "" && b.tx.by.Sees == crm.SeesAll {
			continue
		}
		if err := b.r.loadNames(b.tx); err != nil {
			return err
		}
		id, ok := b.r.byName[nameHash(rec.Name, only(companies[foldedName(rec.Company)]))]
		if ok && id.IsZero() {
			if err := b.refuse(i, "name", rec.Name, crm.Invalidf("import.several_deals", "there are several deals of this name with this client: write the number of the one you mean in a column deal")); err != nil {
				return err
			}
			continue
		}
		if ok {
			ids[i] = id
		}
	}
	list := make([]crm.ID, 0, len(ids))
	for _, id := range ids {
		list = append(list, id)
	}
	deals, err := b.tx.dealsByID(list)
	if err != nil {
		return err
	}
	for i, id := range ids {
		if d := deals[id]; d != nil && b.tx.by.SeesDeal(d) && foldedName(d.Name) == foldedName(b.records[i].Name) {
			existing[i] = d
		}
	}
	return nil
}

func nameHash(name string, company crm.ID) uint64 {
	return hashOf(foldedName(name) + "\x00" + string(company[:]))
}

// loadNames learns the deals that the actor sees by name and company: there is no
// index on names, and one walk through a million deals costs less than a million
// searches.
func (r *ImportRun) loadNames(tx *Tx) error {
	if r.byName != nil {
		return nil
	}
	names := map[uint64]crm.ID{}
	err := tx.query(func(row scanner) error {
		var d crm.Deal
		err := (beside{row, intoCrew(&d)}).Scan(&d.ID, &d.Name, &d.Company)
		if err != nil || !tx.by.SeesDeal(&d) {
			return err
		}
		h := nameHash(d.Name, d.Company)
		if _, taken := names[h]; taken {
			d.ID = crm.ID{}
		}
		names[h] = d.ID
		return nil
	}, `SELECT d.id, d.name, d.company_id, `+crewColumns+` FROM deals d WHERE d.workspace_id = ? AND d.deleted_at IS NULL`, tx.ws)
	r.byName = names
	return err
}

// dealRow is one row on its way to a deal.
type dealRow struct {
	b       *importBatch
	i       int
	rec     *crm.ImportRecord
	company crm.ID
}

func (r *dealRow) refuse(field, raw string, err error) error { return r.b.refuse(r.i, field, raw, err) }

// fill gives the deal what the row says of it, apart from stage and outcome.
func (r *dealRow) fill(d *crm.Deal) (ok bool, err error) {
	values, ok, err := r.b.resolvePeople(r.i, r.rec.Set)
	if err != nil || !ok {
		return false, err
	}
	for _, v := range values {
		if has, known := d.Fields[v.Field]; known && reflect.DeepEqual(has, v.Value) {
			continue // also a choice that is offered no more
		}
		if err := d.Set(v.Field, v.Value, r.b.r.Fields); err != nil {
			return false, r.refuse(v.Field, v.Raw, err)
		}
	}
	if r.rec.Name != "" {
		if err := d.Set("name", r.rec.Name, nil); err != nil {
			return false, r.refuse("name", r.rec.Name, err)
		}
	}
	if r.rec.Company != "" && (d.Company.IsZero() || foldedName(r.rec.Company) != foldedName(d.CompanyName)) {
		d.Company, d.CompanyName = r.company, r.rec.Company
	}
	if r.rec.Product != "" {
		if d.Product, err = r.b.product(r.rec.Product, d.Product); err != nil {
			return false, r.refuse("product", r.rec.Product, err)
		}
	}
	if r.rec.Owner == "" {
		return true, nil
	}
	u, err := r.b.person(r.rec.Owner)
	if err != nil {
		return false, r.refuse("owner", r.rec.Owner, err)
	}
	if staysOpen := d.Outcome == crm.Open && (r.rec.Outcome == "" || r.rec.Outcome == crm.Open); staysOpen {
		if err := mayTake(u); err != nil {
			return false, r.refuse("owner", r.rec.Owner, err)
		}
	}
	d.Owner = u.ID
	return true, nil
}

func (r *dealRow) unknownStage(p *crm.Process, value string) error {
	names := make([]string, len(p.Stages))
	for i := range p.Stages {
		names[i] = p.Stages[i].Name.In(r.b.tx.by.Language)
	}
	return crm.Invalidf("import.stage_unknown", "the pipeline has no stage %q: use one of %s, or let the import add its stages", clipped(value), strings.Join(names, ", ")).
		With("stage", clipped(value)).With("stages", strings.Join(names, ", "))
}

// loss is what the row says about why a deal was lost: a reason of the firm's
// list, by key or by name, or else a note under "other".
func (r *dealRow) loss() crm.Loss {
	if r.rec.Reason == "" {
		return crm.Loss{}
	}
	for _, known := range r.b.r.Workspace.Settings.LossReasons {
		if known.Key == r.rec.Reason {
			return crm.Loss{Reason: known.Key}
		}
		for _, label := range known.Label {
			if foldedName(label) == foldedName(r.rec.Reason) {
				return crm.Loss{Reason: known.Key}
			}
		}
	}
	loss := crm.Loss{Note: r.rec.Reason}
	if slices.ContainsFunc(r.b.r.Workspace.Settings.LossReasons, func(l crm.LossReason) bool { return l.Key == "other" }) {
		loss.Reason = "other"
	}
	return loss
}

// fieldOf is the first field that an error names.
func fieldOf(err error) string {
	var e *crm.Error
	if !errors.As(err, &e) {
		return ""
	}
	for field := range e.Fields {
		return field
	}
	return ""
}

// insertDeals writes the deals that a batch makes. Their numbers are drawn last,
// because that locks the workspace.
func (b *importBatch) insertDeals(made []madeDeal) error {
	if len(made) == 0 {
		return nil
	}
	next, err := b.drawNumbers(made)
	if err != nil {
		return err
	}
	deals, visits := make([][]any, 0, len(made)), make([][]any, 0, 2*len(made))
	for _, m := range made {
		if m.deal.Number = m.number; m.number == 0 {
			m.deal.Number = next
			next++
		}
		deals = append(deals, b.dealColumns(m))
		for k, v := range m.visits {
			visits = append(visits, visitRow(b.tx.ws, m.deal.ID, k+1, v))
		}
	}
	err = b.tx.insertMany(`INSERT INTO deals (workspace_id, id, version, number, external, kind, name, company_id, pipeline_id, pipeline_version, stage, stage_since, rank, value, currency, expected_close, probability, category, owner_id, starter_id, performers, start_date, end_date, source, segment, product_id, outcome, closed_at, waiting_reason, fields, tags, debts, waivers, loss, import_id, created_at, updated_at) VALUES `, deals, "")
	if err != nil {
		return err
	}
	return b.tx.insertMany(insertVisit, visits, "")
}

func (b *importBatch) dealColumns(m madeDeal) []any {
	d := m.deal
	var loss any
	if m.loss != nil {
		loss = asJSON(m.loss)
	}
	return []any{
		b.tx.ws, d.ID, d.Version, d.Number, null(m.external), string(d.Kind), d.Name, d.Company, d.Pipeline, d.PipelineVersion, d.Stage, d.StageSince,
		d.Rank, d.Value, string(d.Currency), d.ExpectedClose, d.Probability, string(d.Category), d.Owner, d.Starter, asJSON(d.Performers),
		d.StartDate, d.EndDate, d.Source, d.Segment, d.Product, string(d.Outcome), d.ClosedAt, "", asJSON(d.Fields), asJSON(d.Tags),
		d.Debts, d.Waivers, loss, b.r.Import.ID, d.CreatedAt, d.UpdatedAt,
	}
}

const insertVisit = `INSERT INTO visits (workspace_id, deal_id, seq, pipeline_id, pipeline_version, stage, way, entered_at, entered_by, left_at, left_by, reason, gate, void, imported) VALUES `

func visitRow(ws crm.WorkspaceID, deal crm.ID, seq int, v crm.Visit) []any {
	return []any{ws, deal, seq, v.Pipeline, v.PipelineVersion, v.Stage, v.Way, v.EnteredAt, v.EnteredBy, v.LeftAt, v.LeftBy, v.Reason, gateText(v), bit(v.Void), bit(v.Imported)}
}

func (r *dealRow) rank() string {
	return fmt.Sprintf("%s%07x", crm.RankOnTop(crm.InstantOf(r.b.tx.now)), r.rec.Row)
}
