package store

import (
	"cmp"
	"slices"

	"hummock/internal/crm"
)

// create makes a deal of a row. With a history, or at a later stage, that is for
// admins alone and is marked as imported; others start deals as they do by hand.
func (r *dealRow) create(made []madeDeal) ([]madeDeal, error) {
	p, err := r.b.r.pipelineNamed(r.rec.Pipeline)
	if err != nil {
		return made, r.refuse("pipeline", r.rec.Pipeline, err)
	}
	d := r.blank(p)
	stage, outcome, err := r.place(&p.Process)
	if err != nil {
		return made, r.refuse("stage", r.rec.Stage, err)
	}
	d.Outcome = cmp.Or(outcome, crm.Open)
	if ok, err := r.fill(d); err != nil || !ok {
		return made, err
	}
	m := madeDeal{deal: d, external: r.rec.Key}
	if n, ok := crm.DealNumber(r.rec.Key); ok {
		m.external, m.number = "", n
	}
	var ok bool
	if r.b.tx.by.Has(crm.Owner, crm.Admin) {
		ok, err = r.past(p, &m, stage)
	} else {
		ok, err = r.start(p, &m, stage, made)
	}
	if err != nil || !ok {
		return made, err
	}
	if err := r.freeKey(&m); err != nil {
		return made, err
	}
	r.b.results[r.i] = rowResult{state: crm.RowCreated, noun: "deal", target: d.ID}
	if r.rec.Key != "" {
		r.b.wouldMake("deal", r.rec.Key)
	}
	if r.b.r.byName != nil && !r.b.r.Dry {
		r.b.named[nameHash(d.Name, d.Company)] = d.ID
	}
	return append(made, m), nil
}

// blank begins a deal. Unlike one that is made by hand it has no start date: the
// file says when it began, or nobody knows.
func (r *dealRow) blank(p *crm.Pipeline) *crm.Deal {
	now := crm.InstantOf(r.b.tx.now)
	return &crm.Deal{
		ID: crm.NewID(), Version: 1, Kind: p.Kind, Pipeline: p.ID, PipelineVersion: p.Version, StageSince: now, Rank: r.rank(),
		Currency: r.b.r.Workspace.Currency, Category: crm.CategoryPipeline, Owner: r.b.tx.by.User, Starter: r.b.tx.by.User, Performers: []crm.ID{},
		Fields: map[string]any{}, Tags: []string{}, Imported: r.b.r.Import.ID, CreatedAt: now, UpdatedAt: now,
	}
}

// freeKey drops a key that a deal has which the actor may not see: that there is
// one is not for them to know.
func (r *dealRow) freeKey(m *madeDeal) error {
	if m.external == "" || r.b.tx.by.Sees == crm.SeesAll {
		return nil
	}
	taken, err := r.b.tx.externals("deals", []string{m.external})
	if len(taken) > 0 {
		m.external = ""
	}
	return err
}

// start lets somebody who is no admin start a deal as by hand: at the first
// stage, or later where the pipeline's rule allows it and its criteria are met.
func (r *dealRow) start(p *crm.Pipeline, m *madeDeal, stage string, made []madeDeal) (bool, error) {
	if m.deal.Outcome != crm.Open {
		return false, r.refuse(r.closer(), "", crm.Errorf(crm.Forbidden, "import.history_admins_only", "only an owner or an admin may bring in deals that are closed already: ask one of them"))
	}
	if err := r.pointless(crm.Open); err != nil {
		return false, r.refuse(fieldOf(err), "", err)
	}
	if today := r.day(crm.InstantOf(r.b.tx.now)); r.rec.CreatedAt != 0 && r.day(r.rec.CreatedAt) != today {
		return false, r.refuse("created_at", "", crm.Errorf(crm.Forbidden, "import.created_admins_only", "only an owner or an admin may say when a deal was created: leave the column out, or ask one of them"))
	}
	if stage == "" {
		stage = p.Process.Stages[0].Key
	}
	route, err := p.Process.Route("", stage, nil)
	if err != nil {
		return false, r.refuse("stage", r.rec.Stage, err)
	}
	pass, err := r.b.tx.judge(m.deal, route, crm.MoveOrder{})
	if err != nil {
		return false, r.refuse("stage", r.rec.Stage, err)
	}
	if err := r.b.tx.room(p, route.To, restingIn(made, p.ID, route.To)); err != nil {
		return false, r.refuse("stage", r.rec.Stage, err)
	}
	today := r.day(crm.InstantOf(r.b.tx.now))
	m.deal.StartDate = today
	m.visits = []crm.Visit{m.deal.Enter(&p.Process, p.Version, route, pass, r.b.tx.by, crm.InstantOf(r.b.tx.now), today)}
	r.expected(m.deal)
	return true, nil
}

// restingIn counts the deals of this batch that rest in a stage.
func restingIn(made []madeDeal, pipeline crm.ID, stage string) int {
	n := 0
	for _, m := range made {
		if m.deal.Pipeline == pipeline && m.deal.Stage == stage && m.deal.Active() {
			n++
		}
	}
	return n
}

// past gives a new deal the stage, the outcome and the visits that the file
// knows of. Where it gives no time, the time is that of the import, and the
// deal's own dates stay empty: statistics of time leave it out.
func (r *dealRow) past(p *crm.Pipeline, m *madeDeal, stage string) (bool, error) {
	stays, ok, err := r.stays(&p.Process)
	if err != nil || !ok {
		return false, err
	}
	d, now := m.deal, crm.InstantOf(r.b.tx.now)
	closed, ok, err := r.closing(d, now)
	if err != nil || !ok {
		return false, err
	}
	if stage != "" && p.Process.Index(stage) >= p.Process.WinIndex() && d.Outcome == crm.Open {
		d.Outcome = crm.Won
		closed = min(cmp.Or(r.closedAt(), r.rec.CreatedAt, now), now)
	}
	if err := r.pointless(d.Outcome); err != nil {
		return false, r.refuse(fieldOf(err), "", err)
	}
	began := r.rec.CreatedAt
	if len(stays) > 0 && (began == 0 || stays[0].At < began) {
		began = stays[0].At
	}
	d.CreatedAt = cmp.Or(began, closed, now)
	if began != 0 {
		d.StartDate = r.day(began)
	}
	d.Stage = restingStage(&p.Process, d.Outcome, stage, stays)
	stays = withStay(stays, d.Stage, d.Outcome, began, closed, now)
	if last := len(stays) - 1; closed != 0 && (began > closed || last >= 0 && stays[last].At > closed) {
		return false, r.refuse(r.dated(), string(r.day(closed)), crm.Invalidf("import.closed_before", "the deal was closed on %s but began, or entered a stage, after that: correct one of the dates", r.day(closed)).With("day", string(r.day(closed))))
	}
	m.visits = r.visits(d, stays, closed)
	d.StageSince = cmp.Or(closed, d.CreatedAt)
	if n := len(m.visits); n > 0 {
		d.StageSince = m.visits[n-1].EnteredAt
	}
	r.settle(m, closed)
	return true, nil
}

// stays are the entries into stages that the row dates, in their order.
func (r *dealRow) stays(p *crm.Process) ([]crm.ImportStay, bool, error) {
	stays := make([]crm.ImportStay, 0, len(r.rec.Stays)+2)
	for _, s := range r.rec.Stays {
		key, ok := p.StageNamed(s.Stage)
		if !ok {
			return nil, false, r.refuse(crm.EnteredField+s.Stage, "", r.unknownStage(p, s.Stage))
		}
		stays = append(stays, crm.ImportStay{Stage: key, At: s.At})
	}
	slices.SortStableFunc(stays, func(a, b crm.ImportStay) int { return cmp.Compare(a.At, b.At) })
	return stays, true, nil
}

// closing finds when a closed deal was closed.
func (r *dealRow) closing(d *crm.Deal, now crm.Instant) (closed crm.Instant, ok bool, err error) {
	if d.Outcome == crm.Open {
		r.expected(d)
		return 0, true, nil
	}
	if d.Kind == crm.Relationship && d.Outcome == crm.Won || d.Kind == crm.Sale && d.Outcome == crm.Ended {
		return 0, false, r.refuse(r.closer(), "", crm.Invalidf("import.outcome_kind", "sales are won and relationships end: deals of this pipeline cannot be %s", d.Outcome).With("outcome", string(d.Outcome)))
	}
	closed = r.closedAt()
	switch {
	case closed == 0:
		return 0, false, r.refuse("closed_at", "", crm.Invalidf("import.closing_missing", "the deal is %s but the row does not say since when: fill in the day on which it was closed", d.Outcome).With("outcome", string(d.Outcome)))
	case closed > now:
		return 0, false, r.refuse(r.dated(), string(r.day(closed)), crm.Invalidf("import.closed_later", "the deal is %s already but the row says it was closed on %s, a day to come: correct the day or the outcome", d.Outcome, r.day(closed)).With("outcome", string(d.Outcome)).With("day", string(r.day(closed))))
	}
	return closed, true, nil
}

// dated is the field by which the row says when the deal was closed.
func (r *dealRow) dated() string {
	if r.rec.ClosedAt == 0 && r.rec.CloseDate != "" {
		return "close_date"
	}
	return "closed_at"
}

func (r *dealRow) closedAt() crm.Instant {
	if r.rec.ClosedAt != 0 {
		return r.rec.ClosedAt
	}
	if r.rec.CloseDate == "" {
		return 0
	}
	return r.midnight(r.rec.CloseDate)
}

// midnight is when a day of the firm begins.
func (r *dealRow) midnight(day crm.Date) crm.Instant {
	return day.Begins(r.b.r.zone)
}

// expected takes a date of closing, of an open deal, for the one expected.
func (r *dealRow) expected(d *crm.Deal) {
	if d.ExpectedClose == "" {
		d.ExpectedClose = r.rec.CloseDate
	}
}

func (r *dealRow) day(i crm.Instant) crm.Date {
	return crm.DateOf(i.Time(), r.b.r.zone)
}

// restingStage is where a deal is, or was when it was closed. A deal that was
// won without a word on what followed is in the first stage beyond the win line.
func restingStage(p *crm.Process, outcome crm.Outcome, stage string, stays []crm.ImportStay) string {
	switch {
	case outcome == crm.Won && p.Index(stage) < p.WinIndex():
		return p.Target(string(crm.Won))
	case stage != "":
		return stage
	case len(stays) > 0:
		return stays[len(stays)-1].Stage
	case outcome == crm.Open:
		return p.Stages[0].Key
	}
	return crm.End
}

// withStay adds the stay in the stage where the deal rests, where no date tells
// of it: from the beginning if it is the only one, else from the closing.
func withStay(stays []crm.ImportStay, stage string, outcome crm.Outcome, began, closed, now crm.Instant) []crm.ImportStay {
	n := len(stays)
	if n > 0 && stays[n-1].Stage == stage || stage == crm.End && outcome != crm.Won {
		return stays
	}
	at := cmp.Or(began, closed, now)
	if n > 0 || outcome == crm.Won {
		at = cmp.Or(closed, now)
	}
	return append(stays, crm.ImportStay{Stage: stage, At: at})
}

func (r *dealRow) visits(d *crm.Deal, stays []crm.ImportStay, closed crm.Instant) []crm.Visit {
	visits := make([]crm.Visit, len(stays))
	for i, s := range stays {
		visits[i] = crm.Visit{Pipeline: d.Pipeline, PipelineVersion: d.PipelineVersion, Stage: s.Stage, Way: importedWay, EnteredAt: s.At, Imported: true}
		if i > 0 {
			visits[i-1].LeftAt = s.At
		}
	}
	if n := len(visits); n > 0 && (d.IsLost() || d.Outcome == crm.Ended) {
		visits[n-1].LeftAt = closed
	}
	return visits
}

// importedWay marks a visit that a sheet of deals tells of. A visit of a history
// file has the way by which the deal went.
const importedWay = "import"

// settle closes a new deal that is over.
func (r *dealRow) settle(m *madeDeal, closed crm.Instant) {
	d := m.deal
	if d.Outcome == crm.Open {
		return
	}
	d.ClosedAt = closed
	if d.Outcome != crm.Won || d.Stage == crm.End {
		d.EndDate = r.day(closed)
	}
	if d.IsLost() {
		loss := r.loss()
		loss.At, loss.By = closed, d.Owner
		m.loss = &loss
	}
}
