package sample_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

func TestMain(m *testing.M) { storetest.Main(m) }

// The whole history goes through the rules of real life.
func TestHistoryPassesEveryGate(t *testing.T) {
	t.Parallel()
	for l, seed := range map[crm.Language]uint64{crm.English: 3, crm.Russian: 11, crm.Polish: 12} {
		t.Run(string(l), func(t *testing.T) {
			t.Parallel()
			clock := storetest.NewClock()
			clock.Move(-time.Duration(seed-3) * 20 * 24 * time.Hour)
			s := storetest.SQLite(t, clock)
			h := told(t, s.Now(), l, seed)
			began := time.Now()
			by := played(t, s, h)
			t.Logf("%d acts in %s", len(h.Acts), time.Since(began))
			look(t, s, by)
		})
	}
}

func TestHistoryGoesAlikeOnBothDatabases(t *testing.T) {
	t.Parallel()
	const part = 3000
	clock := storetest.NewClock()
	h := told(t, clock.Now(), crm.English, 3)
	h.Acts = h.Acts[:part]
	lite := storetest.SQLite(t, clock)
	want := standings(t, lite, played(t, lite, h))
	big, err := store.Open(t.Context(), store.Config{DSN: storetest.Postgres(t), Now: clock.Now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = big.Close() })
	if diff := cmp.Diff(want, standings(t, big, played(t, big, h))); diff != "" {
		t.Error(diff)
	}
}

func played(t *testing.T, s *store.Store, h crm.History) crm.Actor {
	t.Helper()
	f, err := s.FoundSample(t.Context(), crm.Actor{Door: crm.DoorCommand}, 0, h, storetest.Press{})
	if err != nil {
		t.Fatal(err)
	}
	return storetest.ActorOf(f.Owner, f.Workspace.ID)
}

// standings is how every deal stands, and the way it came.
func standings(t *testing.T, s *store.Store, by crm.Actor) []string {
	t.Helper()
	var out []string
	for _, id := range deals(t, s, by) {
		page, err := s.DealPage(t.Context(), by, id)
		if err != nil {
			t.Fatal(err)
		}
		d := page.Deal
		line := fmt.Sprintln(d.Number, d.Version, d.Outcome, d.ClosedAt, d.ExpectedClose, d.Waivers, d.Debts, d.CompanyName, len(page.Tasks), len(page.Approvals))
		out = append(out, line)
		for _, v := range page.Visits {
			out = append(out, fmt.Sprintln(d.Number, v.Stage, v.Way, v.EnteredAt, v.LeftAt, v.Met, len(v.Waived), len(v.Debts)))
		}
	}
	slices.Sort(out)
	return out
}

// look says whether the sample company is as it was promised.
func look(t *testing.T, s *store.Store, by crm.Actor) {
	t.Helper()
	pipelines, err := s.Pipelines(t.Context(), by)
	if err != nil || len(pipelines) != 3 {
		t.Fatalf("%d pipelines: %v", len(pipelines), err)
	}
	process := map[crm.ID]*crm.Process{}
	unvisited := map[string]bool{}
	for i := range pipelines {
		p := &pipelines[i]
		process[p.ID] = &p.Process
		for _, stage := range p.Process.Stages {
			unvisited[stage.Key] = true
		}
	}
	outcomes := map[crm.Outcome]int{}
	state := map[string]int{}
	for _, id := range deals(t, s, by) {
		page, err := s.DealPage(t.Context(), by, id)
		if err != nil {
			t.Fatal(err)
		}
		d := page.Deal
		if d.Kind == crm.Relationship {
			state["cards"]++
			state["renewals"] += len(page.Renewals)
			state["deals on cards"] += len(page.Links)
			for _, v := range page.Visits {
				delete(unvisited, v.Stage)
			}
			continue
		}
		outcomes[d.Outcome]++
		for _, v := range page.Visits {
			delete(unvisited, v.Stage)
		}
		for _, broken := range unanswered(process[d.Pipeline], page.Visits) {
			t.Errorf("D-%d passed %s without a waiver", d.Number, broken)
		}
		if d.Outcome == crm.Open {
			offers, err := s.Offers(t.Context(), by, id)
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range offers {
				state["offer "+string(o.Newest().State)]++
			}
			state[condition(d, crm.DateOf(s.Now(), time.UTC))]++
		}
		state["waivers"] += d.Waivers
		state["debts"] += d.Debts
		if !d.Previous.IsZero() {
			state["taken up"]++
		}
	}
	if len(unvisited) > 0 {
		t.Errorf("nobody was ever in %v", unvisited)
	}
	closed := outcomes[crm.Won] + outcomes[crm.Lost] + outcomes[crm.Disqualified]
	rate := float64(outcomes[crm.Won]) / float64(outcomes[crm.Won]+outcomes[crm.Lost])
	if outcomes[crm.Open] != 60 || closed < 350 || closed > 450 || outcomes[crm.Disqualified] < 20 || rate < .15 || rate > .4 {
		t.Errorf("outcomes %v, win rate %.2f", outcomes, rate)
	}
	for _, what := range []string{"overdue", "no next step", "waiting", "waivers", "debts", "taken up", "cards", "renewals", "deals on cards", "offer draft", "offer seen", "offer accepted"} {
		if state[what] < 2 {
			t.Errorf("too little that is %q: %v", what, state)
		}
	}
	for _, granted := range []bool{true, false} {
		shown, err := s.Portfolio(t.Context(), by, store.PortfolioFilter{Granted: granted})
		if err != nil || len(shown) < 5 {
			t.Errorf("the portfolio (granted: %t) has %d entries: %v", granted, len(shown), err)
		}
	}
	owed, err := s.Receivables(t.Context(), by)
	if err != nil || len(owed.Items) < 3 {
		t.Errorf("too little money is to come in: %+v, %v", owed, err)
	}
	if state["planned"] < 35 {
		t.Errorf("too few deals are looked after: %v", state)
	}
}

func deals(t *testing.T, s *store.Store, by crm.Actor) []crm.ID {
	t.Helper()
	var ids []crm.ID
	err := s.ReadBook(t.Context(), by.Workspace, func(tx store.BookTx) error {
		return tx.Deals(nil, func(d *store.BookDeal) { ids = append(ids, d.ID) })
	})
	if err != nil {
		t.Fatal(err)
	}
	return ids
}

// condition is how an open deal is looked after.
func condition(d crm.Deal, today crm.Date) string {
	switch {
	case d.WaitingUntil > today:
		return "waiting"
	case d.NextStep == nil:
		return "no next step"
	case d.NextStep.DueOn < today:
		return "overdue"
	}
	return "planned"
}

// unanswered names required criteria that a move passed neither met nor waived.
func unanswered(p *crm.Process, visits []crm.Visit) []string {
	var out []string
	from := ""
	for _, v := range visits {
		route, err := p.Route(from, v.Stage, nil)
		if err != nil {
			return append(out, from+" to "+v.Stage)
		}
		settled := map[string]bool{}
		for _, key := range v.Met {
			settled[key] = true
		}
		for _, w := range v.Waived {
			settled[w.Criterion] = true
		}
		for _, a := range route.Asks {
			if a.Criterion.Level == crm.Required && !settled[a.Criterion.Key] {
				out = append(out, a.Criterion.Key)
			}
		}
		from = v.Stage
	}
	return out
}

func TestRealFirmsHaveNoPlayedHistory(t *testing.T) {
	t.Parallel()
	s := storetest.SQLite(t, storetest.NewClock())
	f, err := s.CreateWorkspace(t.Context(), crm.Actor{Door: crm.DoorCommand}, store.NewWorkspace{
		Name: "Reed & Sons", Kind: "real", Currency: "EUR", TimeZone: "Europe/Warsaw", Owner: crm.NewUser{Email: "owner@reed.test", Name: "Olga Owner"},
	})
	if err != nil {
		t.Fatal(err)
	}
	by := storetest.ActorOf(f.Owner, f.Workspace.ID)
	h := told(t, s.Now(), crm.English, 1)
	if err := s.Replay(t.Context(), by, h.Acts[:1], storetest.Press{}); !crm.IsKind(err, crm.Forbidden) {
		t.Errorf("a history was played into a real firm: %v", err)
	}
	if err := s.RemoveSample(t.Context(), f.Workspace.ID); !crm.IsKind(err, crm.Forbidden) {
		t.Errorf("a real firm was removed: %v", err)
	}
	if err := s.OfferSignIns(t.Context(), f.Workspace.ID, time.Hour, []store.SignInLink{{User: f.Owner.ID, Hash: "hash"}}); !crm.IsKind(err, crm.Forbidden) {
		t.Errorf("a link signs into a real firm without a password: %v", err)
	}
}
