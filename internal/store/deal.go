package store

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"hummock/internal/crm"
)

const dealColumns = `d.id, d.version, d.number, d.kind, d.name, d.company_id, COALESCE(c.name, ''), d.pipeline_id, d.pipeline_version, d.stage, d.stage_since, d.rank, d.value, d.currency, d.expected_close, d.probability, d.category, d.owner_id, d.starter_id, d.performers, d.finisher_id, d.start_date, d.end_date, d.source, d.segment, d.product_id, d.outcome, d.closed_at, d.waiting_until, d.waiting_reason, d.fields, d.tags, d.previous_id, d.debts, d.waivers, d.next_task_id, d.next_title, d.next_kind, d.next_due_on, d.next_due_at, d.import_id, d.created_at, d.updated_at, d.receiver_id, d.offered_id`

// dealFrom follows dealColumns: deals with the names of their companies, for scanDeal.
const dealFrom = ` FROM deals d LEFT JOIN companies c ON c.workspace_id = d.workspace_id AND c.id = d.company_id`

const dealByID = `SELECT ` + dealColumns + dealFrom + ` WHERE d.workspace_id = ? AND d.id = ? AND d.deleted_at IS NULL`

func scanDeal(row scanner) (crm.Deal, error) {
	var d crm.Deal
	var n crm.NextStep
	var nextTitle, nextKind *string
	var performers, fields, tags string
	err := row.Scan(&d.ID, &d.Version, &d.Number, &d.Kind, &d.Name, &d.Company, &d.CompanyName, &d.Pipeline, &d.PipelineVersion,
		&d.Stage, &d.StageSince, &d.Rank, &d.Value, &d.Currency, &d.ExpectedClose, &d.Probability, &d.Category, &d.Owner, &d.Starter,
		&performers, &d.Finisher, &d.StartDate, &d.EndDate, &d.Source, &d.Segment, &d.Product, &d.Outcome, &d.ClosedAt,
		&d.WaitingUntil, &d.WaitingReason, &fields, &tags, &d.Previous, &d.Debts, &d.Waivers,
		&n.Task, &nextTitle, &nextKind, &n.DueOn, &n.DueAt, &d.Imported, &d.CreatedAt, &d.UpdatedAt, &d.Receiver, &d.OfferedTo)
	if err != nil {
		return d, err
	}
	d.Responsible = d.Answers()
	if !n.Task.IsZero() {
		n.Title, n.Kind = *nextTitle, crm.TaskKind(*nextKind)
		d.NextStep = &n
	}
	d.Performers, d.Fields, d.Tags = []crm.ID{}, map[string]any{}, []string{}
	return d, errors.Join(fromJSON(performers, &d.Performers), fromJSON(fields, &d.Fields), fromJSON(tags, &d.Tags))
}

// Deal gives one deal. A deal that the actor may not see is not found.
func (s *Store) Deal(ctx context.Context, by crm.Actor, id crm.ID) (*crm.Deal, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.Deal, error) { return tx.deal(id) })
}

// Deals gives the deals of ids in their order, leaving out those not visible.
func (s *Store) Deals(ctx context.Context, by crm.Actor, ids []crm.ID) ([]crm.Deal, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Deal, error) {
		out := make([]crm.Deal, 0, len(ids))
		for _, id := range ids {
			d, err := tx.deal(id)
			if crm.IsKind(err, crm.NotFound) {
				continue
			}
			if err != nil {
				return nil, err
			}
			out = append(out, *d)
		}
		return out, nil
	})
}

// DealsOf gives the visible deals of a company, the newest first.
func (s *Store) DealsOf(ctx context.Context, by crm.Actor, company crm.ID) ([]crm.Deal, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Deal, error) {
		all, err := collect(tx, scanDeal, `SELECT `+dealColumns+dealFrom+` WHERE d.workspace_id = ? AND d.company_id = ? AND d.deleted_at IS NULL ORDER BY d.number DESC LIMIT 500`, tx.ws, company)
		return slices.DeleteFunc(all, func(d crm.Deal) bool { return !by.SeesDeal(&d) }), err
	})
}

// DealNumbered gives the id of the deal D-number.
func (s *Store) DealNumbered(ctx context.Context, by crm.Actor, number int64) (crm.ID, error) {
	return read(ctx, s, by, func(tx *Tx) (crm.ID, error) {
		ids, err := collect(tx, scanID, `SELECT id FROM deals WHERE workspace_id = ? AND number = ?`, tx.ws, number)
		if err != nil || len(ids) == 0 {
			return crm.ID{}, firstError(err, noDeal())
		}
		d, err := tx.deal(ids[0])
		if err != nil {
			return crm.ID{}, err
		}
		return d.ID, nil
	})
}

func scanID(row scanner) (crm.ID, error) {
	var id crm.ID
	return id, row.Scan(&id)
}

func noDeal() *crm.Error {
	return crm.NotFoundf("deal", "there is no such deal, or you may not see it")
}

// deal loads a deal that the actor may see.
func (tx *Tx) deal(id crm.ID) (*crm.Deal, error) {
	list, err := collect(tx, scanDeal, dealByID, tx.ws, id)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 || !tx.by.SeesDeal(&list[0]) {
		return nil, noDeal()
	}
	return &list[0], nil
}

// dealBehind loads the deal of a row, for a change of the deal's version that the
// actor knows. A row of a deal that the actor may not see is missing.
func (tx *Tx) dealBehind(id crm.ID, version int64, missing error) (*crm.Deal, error) {
	d, err := tx.deal(id)
	switch {
	case crm.IsKind(err, crm.NotFound):
		return nil, missing
	case err != nil:
		return nil, err
	case version != d.Version:
		return nil, stale(version, d.Version)
	}
	return d, nil
}

// dealAt loads a deal for a change of the version that the actor knows.
func (tx *Tx) dealAt(id crm.ID, version int64, mine any) (*crm.Deal, error) {
	d, err := tx.deal(id)
	if err != nil {
		return nil, err
	}
	if d.Version != version {
		e := stale(version, d.Version)
		e.Mine, e.Theirs = mine, d
		return nil, e
	}
	return d, nil
}

// CreateDeal adds a deal. It needs only a name; starting in a later stage asks
// the criteria that the pipeline's start transition names.
func (s *Store) CreateDeal(ctx context.Context, by crm.Actor, draft crm.DealDraft) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) { return createDeal(tx, draft) })
}

func createDeal(tx *Tx, draft crm.DealDraft) (*crm.Deal, error) {
	return startDeal(tx, draft, func(r *crm.Route) []crm.Ask { return r.Asks })
}

// startDeal creates a deal of which the start asks no more than is picked.
func startDeal(tx *Tx, draft crm.DealDraft, pick func(*crm.Route) []crm.Ask) (*crm.Deal, error) {
	w, err := workspaceByID(tx)
	if err != nil {
		return nil, err
	}
	p, err := pipelineFor(tx, draft.Pipeline)
	if err != nil {
		return nil, err
	}
	d := newDeal(tx, w, p)
	if err := tx.fill(d, draft); err != nil {
		return nil, err
	}
	if draft.Stage == "" {
		draft.Stage = p.Process.Stages[0].Key
	}
	route, err := p.Process.Route("", p.Process.Target(draft.Stage), nil)
	if err != nil {
		return nil, p.Process.NameStages(err, tx.by.Language)
	}
	route.Asks = pick(route)
	if err := insertDeal(tx, d, nil); err != nil {
		return nil, err
	}
	order := crm.MoveOrder{To: route.To, Answers: draft.Answers, Waivers: draft.Waivers, Debts: draft.Debts}
	if draft.NextStep != nil {
		if err := addTask(tx, d, *draft.NextStep); err != nil {
			return nil, err
		}
	}
	pass, err := tx.judge(d, route, order)
	if err != nil {
		return nil, startEarlier(err, draft, p)
	}
	if err := tx.room(p, route.To, 0); err != nil {
		return nil, err
	}
	if err := beginDeal(tx, d, p, route, pass); err != nil {
		return nil, err
	}
	if d.Outcome == crm.Won {
		err = tx.openCard(d)
	}
	return d, err
}

// beginDeal lets a new deal enter its first stay.
func beginDeal(tx *Tx, d *crm.Deal, p *crm.Pipeline, route *crm.Route, pass *crm.Passage) error {
	if err := enter(tx, d, &p.Process, p.Version, route, pass, ""); err != nil {
		return err
	}
	d.Version = 1
	if _, err := updateDeal(tx, d, 0); err != nil {
		return err
	}
	_, is, err := crm.Diff(&crm.Deal{}, d)
	tx.changed("deal", d.ID, "created", nil, is)
	return err
}

func pipelineFor(tx *Tx, id crm.ID) (*crm.Pipeline, error) {
	if !id.IsZero() {
		return tx.pipeline(id, 0)
	}
	list, err := pipelines(tx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(list, func(p crm.Pipeline) bool { return p.Kind == crm.Sale && !p.Retired })
	if i < 0 {
		return nil, crm.InvalidField("pipeline_id", "pipeline.none", "there is no pipeline for sales yet: make one first")
	}
	return tx.pipeline(list[i].ID, 0)
}

func newDeal(tx *Tx, w *crm.Workspace, p *crm.Pipeline) *crm.Deal {
	now := crm.InstantOf(tx.now)
	return &crm.Deal{
		ID: crm.NewID(), Kind: p.Kind, Pipeline: p.ID, PipelineVersion: p.Version, StageSince: now, Rank: crm.RankOnTop(now),
		Currency: w.Currency, Category: crm.CategoryPipeline, Owner: tx.by.User, Starter: tx.by.User, Performers: []crm.ID{},
		StartDate: w.Today(tx.now), Outcome: crm.Open, Fields: map[string]any{}, Tags: []string{}, CreatedAt: now, UpdatedAt: now,
	}
}

// fill sets the fields of a draft, in a fixed order so that the first problem
// named is always the same.
func (tx *Tx) fill(d *crm.Deal, draft crm.DealDraft) error {
	custom, err := customFields(tx)
	if err != nil {
		return err
	}
	if err := d.Set("name", draft.Name, custom); err != nil {
		return err
	}
	d.Company = draft.Company
	if draft.CompanyName != "" && draft.Company.IsZero() {
		if d.Company, err = companyNamed(tx, draft.CompanyName); err != nil {
			return err
		}
	}
	for _, field := range slices.Sorted(maps.Keys(draft.Set)) {
		if err := d.Set(field, draft.Set[field], custom); err != nil {
			return err
		}
	}
	if err := tx.checkPeople("deal", custom, draft.Set); err != nil {
		return err
	}
	if _, err := tx.worker("owner_id", d.Owner); err != nil {
		return err
	}
	return tx.checkLinks(d)
}

// checkLinks says in a sentence which row that the deal points at is missing,
// and fills in the company's name.
func (tx *Tx) checkLinks(d *crm.Deal) error {
	d.CompanyName = ""
	if !d.Company.IsZero() {
		c, err := tx.company(d.Company)
		if err != nil {
			return crm.InvalidField("company_id", "company.not_found", "there is no such company, or you may not see it")
		}
		d.CompanyName = c.Name
	}
	if err := tx.onlyCard(d); err != nil {
		return err
	}
	people := slices.Concat([]crm.ID{d.Owner}, d.Performers)
	for _, id := range people {
		if id.IsZero() {
			continue
		}
		if _, err := tx.activeUser(id); err != nil {
			return crm.InvalidField("owner_id", "user.not_found", "there is no such person in the firm, or they have left")
		}
	}
	if d.Product.IsZero() {
		return nil
	}
	if _, err := tx.product(d.Product); err != nil {
		return crm.InvalidField("product_id", "product.not_found", "there is no such product")
	}
	return nil
}

// startEarlier turns the refusal of a late start into what the caller can do:
// create the deal at the first stage and take it from there.
func startEarlier(err error, draft crm.DealDraft, p *crm.Pipeline) error {
	var e *crm.Error
	if !errors.As(err, &e) || e.Kind != crm.Unmet {
		return err
	}
	body := map[string]any{"name": draft.Name, "pipeline_id": p.ID.String(), "stage": p.Process.Stages[0].Key}
	if !draft.Company.IsZero() {
		body["company_id"] = draft.Company.String()
	}
	if draft.CompanyName != "" {
		body["company_name"] = draft.CompanyName
	}
	if len(draft.Set) > 0 {
		body["set"] = draft.Set
	}
	for i := range e.Unmet {
		e.Unmet[i].Action = crm.Action{Do: "start_earlier", Method: "POST", Href: "/api/v1/deals", Body: body, Inputs: []crm.Input{}}
	}
	return e
}

// EditDeal changes fields of a deal. Stage, pipeline and outcome are no fields.
func (s *Store) EditDeal(ctx context.Context, by crm.Actor, id crm.ID, version int64, set map[string]any) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.dealAt(id, version, set)
		if err != nil {
			return nil, err
		}
		return editDeal(tx, d, set)
	})
}

func editDeal(tx *Tx, d *crm.Deal, set map[string]any) (*crm.Deal, error) {
	custom, err := customFields(tx)
	if err != nil {
		return nil, err
	}
	before := *d
	for _, field := range slices.Sorted(maps.Keys(set)) {
		if err := d.Set(field, set[field], custom); err != nil {
			return nil, err
		}
	}
	if err := tx.checkPeople("deal", custom, set); err != nil {
		return nil, err
	}
	if d.Owner != before.Owner {
		if _, err := tx.worker("owner_id", d.Owner); err != nil {
			return nil, err
		}
	}
	if d.Company != before.Company || d.Owner != before.Owner || d.Product != before.Product || !slices.Equal(d.Performers, before.Performers) {
		if err := tx.checkLinks(d); err != nil {
			return nil, err
		}
	}
	return d, saveDeal(tx, &before, d, "edited")
}

// keepsValue looks at what a smaller value does to the prepayment.
func (tx *Tx) keepsValue(before, d *crm.Deal) error {
	if before.Value == nil || d.Value != nil && *d.Value >= *before.Value {
		return nil
	}
	a, err := tx.account(before)
	if err != nil {
		return err
	}
	return tx.keepsPrepayment(d, a)
}

// saveDeal writes a changed deal, if it did change, and logs the difference.
func saveDeal(tx *Tx, before, d *crm.Deal, verb string) error {
	if err := tx.promiseOfFields(d); err != nil {
		return err
	}
	d.Responsible = d.Answers()
	was, is, err := crm.Diff(before, d)
	if err != nil || len(is) == 0 {
		return err
	}
	if err := firstError(tx.keepsCurrency(before, d), tx.keepsValue(before, d)); err != nil {
		return err
	}
	d.Version, d.UpdatedAt = before.Version+1, crm.InstantOf(tx.now)
	n, err := updateDeal(tx, d, before.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		return errRaced
	}
	is["version"] = d.Version
	tx.changed("deal", d.ID, verb, was, is)
	return nil
}

func insertDeal(tx *Tx, d *crm.Deal, external any) error {
	if d.Number == 0 {
		if err := tx.one(`UPDATE workspaces SET next_number = next_number + 1 WHERE id = ? RETURNING next_number - 1`, []any{tx.ws}, &d.Number); err != nil {
			return err
		}
	}
	_, err := tx.exec(`INSERT INTO deals (workspace_id, id, version, number, external, kind, name, company_id, pipeline_id, pipeline_version, stage, stage_since, rank, value, currency, expected_close, probability, category, owner_id, starter_id, performers, finisher_id, start_date, end_date, source, segment, product_id, outcome, closed_at, waiting_until, waiting_reason, fields, tags, previous_id, debts, waivers, import_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, d.ID, d.Version, d.Number, external, string(d.Kind), d.Name, d.Company, d.Pipeline, d.PipelineVersion, d.Stage, d.StageSince,
		d.Rank, d.Value, string(d.Currency), d.ExpectedClose, d.Probability, string(d.Category), d.Owner, d.Starter, asJSON(d.Performers), d.Finisher,
		d.StartDate, d.EndDate, d.Source, d.Segment, d.Product, string(d.Outcome), d.ClosedAt, d.WaitingUntil, d.WaitingReason,
		asJSON(d.Fields), asJSON(d.Tags), d.Previous, d.Debts, d.Waivers, d.Imported, d.CreatedAt, d.UpdatedAt)
	return err
}

func updateDeal(tx *Tx, d *crm.Deal, version int64) (int64, error) {
	d.Responsible = d.Answers()
	next := crm.NextStep{}
	var title, kind any
	if d.NextStep != nil {
		next = *d.NextStep
		title, kind = next.Title, string(next.Kind)
	}
	return tx.exec(`UPDATE deals SET version = ?, name = ?, company_id = ?, pipeline_id = ?, pipeline_version = ?, stage = ?, stage_since = ?, rank = ?, value = ?, currency = ?, expected_close = ?, probability = ?, category = ?, owner_id = ?, performers = ?, finisher_id = ?, start_date = ?, end_date = ?, source = ?, segment = ?, product_id = ?, outcome = ?, closed_at = ?, waiting_until = ?, waiting_reason = ?, fields = ?, tags = ?, previous_id = ?, debts = ?, waivers = ?, next_task_id = ?, next_title = ?, next_kind = ?, next_due_on = ?, next_due_at = ?, updated_at = ?, receiver_id = ?, offered_id = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
		d.Version, d.Name, d.Company, d.Pipeline, d.PipelineVersion, d.Stage, d.StageSince, d.Rank, d.Value, string(d.Currency), d.ExpectedClose,
		d.Probability, string(d.Category), d.Owner, asJSON(d.Performers), d.Finisher, d.StartDate, d.EndDate, d.Source, d.Segment, d.Product,
		string(d.Outcome), d.ClosedAt, d.WaitingUntil, d.WaitingReason, asJSON(d.Fields), asJSON(d.Tags), d.Previous, d.Debts, d.Waivers,
		next.Task, title, kind, next.DueOn, next.DueAt, d.UpdatedAt, d.Receiver, d.OfferedTo, tx.ws, d.ID, version)
}

// foldedName is how names are compared.
func foldedName(name string) string { return crm.Fold(strings.TrimSpace(name)) }
