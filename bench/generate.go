package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"

	"hummock/internal/auth"
	"hummock/internal/crm"
	"hummock/internal/store"
)

// Shape of the generated firm: 10 stages, 20 users, half of the deals open,
// three visits and three activities a deal on average.
const (
	users      = 20
	visitsEach = 3
	eventsEach = 3
	mailOwner  = "owner@bench.test"
)

// firm is what the driver needs to know of the generated firm.
type firm struct {
	workspace crm.WorkspaceID
	pipeline  crm.ID
	stages    []string
	users     []crm.ID
	companies []crm.ID
	open      []crm.ID // open deals, all of them ready to move on
	token     string
}

// generate loads the firm in bulk, past the rules: it is a load, not a story.
func generate(ctx context.Context, o options, dir, dsn string) (*firm, error) {
	s, err := store.Open(ctx, store.Config{Dir: dir, DSN: dsn, Now: time.Now})
	if err != nil {
		return nil, err
	}
	f, err := found(ctx, s)
	if err := firstOf(err, s.Close()); err != nil {
		return nil, err
	}
	l, err := open(ctx, dir, dsn)
	if err != nil {
		return nil, err
	}
	defer l.db.Close()
	return f, l.load(f, o, rand.New(rand.NewPCG(o.seed, 7)))
}

func found(ctx context.Context, s *store.Store) (*firm, error) {
	process := process()
	made, err := s.CreateWorkspace(ctx, crm.Actor{Door: crm.DoorCommand}, store.NewWorkspace{
		Name: "Bench", Kind: "test", Currency: "EUR", TimeZone: "Europe/Warsaw", Language: crm.English,
		Owner:    crm.NewUser{Email: mailOwner, Name: "Owner"},
		Template: crm.Template{Fields: fields(), Pipelines: []crm.NamedProcess{{Key: "bench", Process: process}}},
	})
	if err != nil {
		return nil, err
	}
	by := crm.Actor{Workspace: made.Workspace.ID, User: made.Owner.ID, Roles: made.Owner.Roles, Sees: crm.SeesAll, Door: crm.DoorCommand}
	list, err := s.Pipelines(ctx, by)
	if err != nil {
		return nil, err
	}
	f := &firm{workspace: by.Workspace, pipeline: list[0].ID, users: []crm.ID{by.User}}
	for _, stage := range process.Stages {
		f.stages = append(f.stages, stage.Key)
	}
	for i := 1; i < users; i++ {
		u, err := s.CreateUser(ctx, by, crm.NewUser{Email: fmt.Sprintf("seller%d@bench.test", i), Name: fmt.Sprintf("Seller %d", i), Roles: []crm.Role{crm.Seller}, Sees: crm.SeesAll})
		if err != nil {
			return nil, err
		}
		f.users = append(f.users, u.ID)
	}
	secret := auth.NewToken()
	_, err = s.CreateToken(ctx, by, store.NewToken{ID: crm.NewID(), Name: "bench", Hash: secret.Hash(), Writes: true, Days: 1})
	f.token = secret.Reveal()
	return f, err
}

func fields() []crm.CustomField {
	return []crm.CustomField{{Noun: "deal", Key: "need", Kind: crm.FieldText, Label: all("Need")}}
}

// process has ten stages, each with two required criteria, and free ways back.
func process() crm.Process {
	p := crm.Process{Name: all("Bench"), Kind: crm.Sale, WinLine: "s9", Transitions: []crm.Transition{{Way: crm.WayBack, From: crm.Any, To: crm.Any}}}
	for i := range 10 {
		percent := float64((i + 1) * 10)
		stage := crm.Stage{Key: "s" + strconv.Itoa(i), Name: all("Stage " + strconv.Itoa(i+1)), Phase: "sell", Percent: &percent}
		if i == 9 {
			stage.Phase = "deliver"
		}
		key := strconv.Itoa(i)
		stage.Exit = []crm.Criterion{
			{Key: "need-" + key, Text: all("The need is on record"), Kind: crm.KindField, Field: "need", Level: crm.Required, WaivedBy: []crm.Role{crm.Manager}},
			{Key: "talk-" + key, Text: all("We have talked"), Kind: crm.KindActivity, TwoWay: true, Level: crm.Required, WaivedBy: []crm.Role{crm.Manager}},
		}
		p.Stages = append(p.Stages, stage)
	}
	return p
}

func all(s string) crm.Text { return crm.Text{crm.English: s, crm.Russian: s, crm.Polish: s} }

// loader inserts many rows in one statement.
type loader struct {
	ctx      context.Context
	db       *sql.DB
	numbered bool
	tx       *sql.Tx
	pending  map[string][]any
	width    map[string]int
}

func open(ctx context.Context, dir, dsn string) (*loader, error) {
	l := &loader{ctx: ctx, numbered: dsn != "", pending: map[string][]any{}, width: map[string]int{}}
	driver, source := "sqlite", "file:"+dir+"/hummock.db?_pragma=journal_mode(WAL)&_pragma=synchronous(OFF)"
	if l.numbered {
		driver, source = "pgx", dsn
	}
	var err error
	l.db, err = sql.Open(driver, source)
	return l, err
}

const rowsAtOnce = 400

func (l *loader) add(into string, values ...any) error {
	l.width[into] = len(values)
	l.pending[into] = append(l.pending[into], values...)
	if len(l.pending[into]) < rowsAtOnce*len(values) {
		return nil
	}
	if into == intoVisits || into == intoActivities { // rows that they point at go first
		if err := l.flush(intoDeals); err != nil {
			return err
		}
	}
	return l.flush(into)
}

func (l *loader) flush(into string) error {
	values := l.pending[into]
	if len(values) == 0 {
		return nil
	}
	var b strings.Builder
	b.WriteString("INSERT INTO " + into + " VALUES ")
	for i := range values {
		switch {
		case i%l.width[into] > 0:
			b.WriteString(",")
		case i > 0:
			b.WriteString("),(")
		default:
			b.WriteString("(")
		}
		if l.numbered {
			b.WriteString("$" + strconv.Itoa(i+1))
		} else {
			b.WriteString("?")
		}
	}
	b.WriteString(")")
	_, err := l.tx.ExecContext(l.ctx, b.String(), values...)
	l.pending[into] = values[:0]
	return err
}

const (
	intoCompanies  = `companies (workspace_id, id, version, name, folded, segment, industry, size, owner_id, fields, created_at, updated_at)`
	intoDeals      = `deals (workspace_id, id, version, number, kind, name, company_id, pipeline_id, pipeline_version, stage, stage_since, rank, value, currency, expected_close, category, owner_id, starter_id, performers, start_date, source, segment, outcome, closed_at, end_date, waiting_reason, fields, tags, debts, waivers, created_at, updated_at)`
	intoVisits     = `visits (workspace_id, deal_id, seq, pipeline_id, pipeline_version, stage, way, entered_at, entered_by, left_at, reason, void, imported)`
	intoActivities = `activities (workspace_id, id, deal_id, company_id, kind, direction, two_way, at, minutes, contacts, note, by_id)`
)

// load writes the firm. PostgreSQL plans the checks of foreign keys by what it
// knows of the tables, so it is told of them once a few rows are there.
func (l *loader) load(f *firm, o options, r *rand.Rand) error {
	now := time.Now().Add(-time.Minute)
	few := min(o.deals, 1000)
	return firstOf(
		l.transaction(func() error { return l.companies(f, max(o.deals/5, 1), now, r) }),
		l.transaction(func() error { return l.deals(f, 0, few, now, r) }),
		l.transaction(func() error { return l.deals(f, few, o.deals, now, r) }))
}

// transaction runs fn in one, and lets the database count its rows afterwards.
func (l *loader) transaction(fn func() error) error {
	var err error
	if l.tx, err = l.db.BeginTx(l.ctx, nil); err != nil {
		return err
	}
	if err := firstOf(fn(), l.tx.Commit()); err != nil {
		return err
	}
	if !l.numbered { // the log of this load is not the firm's
		_, err = l.db.ExecContext(l.ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
		return err
	}
	_, err = l.db.ExecContext(l.ctx, "ANALYZE")
	return err
}

func (l *loader) companies(f *firm, n int, now time.Time, r *rand.Rand) error {
	for i := range n {
		id := crm.NewID()
		f.companies = append(f.companies, id)
		name := fmt.Sprintf("%s %s %d", words[r.IntN(len(words))], words[r.IntN(len(words))], i)
		err := l.add(intoCompanies, f.workspace, id, 1, name, crm.Fold(name), "", "", "", f.users[r.IntN(users)], "{}", now.UnixMilli(), now.UnixMilli())
		if err != nil {
			return err
		}
	}
	return l.flush(intoCompanies)
}

func (l *loader) deals(f *firm, from, to int, now time.Time, r *rand.Rand) error {
	for i := from; i < to; i++ {
		if err := l.deal(f, i, now, r); err != nil {
			return err
		}
	}
	for _, into := range []string{intoDeals, intoVisits, intoActivities} {
		if err := l.flush(into); err != nil {
			return err
		}
	}
	_, err := l.tx.ExecContext(l.ctx, "UPDATE workspaces SET next_number = "+strconv.Itoa(to+1001))
	return err
}

func (l *loader) deal(f *firm, i int, now time.Time, r *rand.Rand) error {
	id, owner, company := crm.NewID(), f.users[r.IntN(users)], f.companies[r.IntN(len(f.companies))]
	stage := r.IntN(9)
	since := now.Add(-time.Duration(r.IntN(60*24)) * time.Hour)
	value := int64(math.Exp(9+1.2*r.NormFloat64()) * 100)
	closes := now.AddDate(0, 0, r.IntN(730)-60)
	outcome, closed, ended := crm.Open, any(nil), any(nil)
	if i%2 == 1 {
		outcome, closed, ended = crm.Lost, any(since.UnixMilli()), any(since.Format(time.DateOnly))
		if r.IntN(3) == 0 {
			outcome = crm.Won
		}
	} else {
		f.open = append(f.open, id)
	}
	name := fmt.Sprintf("%s %s %d", words[r.IntN(len(words))], words[r.IntN(len(words))], i)
	fields, err := json.Marshal(map[string]any{"need": "A better line " + strconv.Itoa(r.IntN(50))})
	if err != nil {
		return err
	}
	err = l.add(intoDeals, f.workspace, id, 1, i+1001, "sale", name, company, f.pipeline, 1, f.stages[stage], since.UnixMilli(),
		crm.RankOnTop(crm.InstantOf(since)), value, "EUR", closes.Format(time.DateOnly), "pipeline", owner, owner, "[]", since.Format(time.DateOnly),
		"fair", "", string(outcome), closed, ended, "", string(fields), "[]", 0, 0, since.UnixMilli(), since.UnixMilli())
	return firstOf(err, l.past(f, id, owner, company, stage, since, closed, r))
}

// past gives a deal its visits and activities.
func (l *loader) past(f *firm, id, owner, company crm.ID, stage int, since time.Time, closed any, r *rand.Rand) error {
	first := max(stage-visitsEach+1, 0)
	for s := first; s <= stage; s++ {
		entered := since.AddDate(0, 0, (s-stage)*9)
		left := any(entered.AddDate(0, 0, 9).UnixMilli())
		if s == stage {
			left = closed
		}
		if err := l.add(intoVisits, f.workspace, id, s-first+1, f.pipeline, 1, f.stages[s], "forward", entered.UnixMilli(), owner, left, "", 0, 0); err != nil {
			return err
		}
	}
	for range eventsEach {
		at := since.AddDate(0, 0, -r.IntN(20))
		if err := l.add(intoActivities, f.workspace, crm.NewID(), id, company, "call", "ours", 1, at.UnixMilli(), 10, "[]", "Talked about the next step", owner); err != nil {
			return err
		}
	}
	return nil
}

var words = strings.Fields("amber birch cedar delta ember fjord grove heron inlet juniper kestrel lagoon meadow nettle osier plover quarry reed sedge tarn umber vale willow yarrow")

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
