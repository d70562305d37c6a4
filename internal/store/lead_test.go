package store_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

func leadFirm(t *testing.T, s *store.Store) storetest.Firm {
	t.Helper()
	return storetest.NewFirm(t, s, crm.Template{Pipelines: []crm.NamedProcess{{Key: "only", Process: plain("c", "a", "b", "c")}}})
}

// A lead comes in, is answered, and becomes a deal with all that happened.
func TestALeadBecomesADeal(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := leadFirm(t, s)
		ctx := t.Context()
		vera := sees(f.Person(t, "Vera", crm.Seller), crm.SeesOwn)
		other := sees(f.Person(t, "Olga", crm.Seller), crm.SeesOwn)
		l := must(s.CreateLead(ctx, vera, crm.LeadDraft{Door: crm.LeadByHand, Name: "Tomasz Wilk", Company: "Odra", Emails: []string{"t@odra.example"}, Phones: []string{"+48 601 000 111"}, Note: "Three pumps", Source: "site"}))
		if l.Label() != "L-1" || l.Owner != vera.User || l.Turn.Why != crm.TurnOwn || l.Clock.State != crm.ClockRunning {
			t.Fatalf("%+v", l)
		}
		_, err := s.Lead(ctx, other, l.ID)
		refusedAs(t, "another seller's lead", "lead.not_found", err)
		if list := must(s.Leads(ctx, other, store.LeadFilter{Limit: 10})); len(list) != 0 {
			t.Errorf("another seller sees %+v", list)
		}
		clock.Move(4 * time.Minute)
		l = must(s.TouchLead(ctx, vera, l.ID, crm.LeadTouch{Kind: crm.Call, TwoWay: true, Note: "Wants a price"}))
		if l.Status != crm.LeadWorking || l.AnsweredIn != 4 || l.Attempts != 1 || l.Clock.State != crm.ClockAnswered {
			t.Fatalf("%+v", l)
		}
		_, err = s.ConvertLead(ctx, vera, l.ID, l.Version-1, crm.Conversion{})
		refusedAs(t, "an older version", "stale", err)
		c := must(s.ConvertLead(ctx, vera, l.ID, l.Version, crm.Conversion{DealName: "Pumps"}))
		if c.Deal.Name != "Pumps" || c.Deal.CompanyName != "Odra" || c.Deal.Owner != vera.User || c.Deal.Source != "site" || c.Lead.Deal != c.Deal.ID || c.Lead.Status != crm.LeadConverted {
			t.Fatalf("%+v", c)
		}
		if n := number(t, s, `SELECT COUNT(*) FROM activities WHERE deal_id = ?`, c.Deal.ID); n != 2 {
			t.Errorf("%d activities went along", n)
		}
		if n := number(t, s, `SELECT COUNT(*) FROM deal_contacts p JOIN contacts c ON c.id = p.contact_id WHERE p.deal_id = ? AND c.email = 't@odra.example'`, c.Deal.ID); n != 1 {
			t.Errorf("%d people went along", n)
		}
		_, err = s.DisqualifyLead(ctx, vera, l.ID, c.Lead.Version, "price", "")
		refusedAs(t, "a converted lead", "lead.status", err)
		again := must(s.CreateLead(ctx, sees(f.Person(t, "Fina", crm.Finance), crm.SeesAll), crm.LeadDraft{Phones: []string{"+48601000111"}}))
		if again.Owner != vera.User || again.Turn.Why != crm.TurnOwner || again.Turn.Company != "Odra" {
			t.Errorf("a known number goes to %+v", again)
		}
	})
}

// A conversion that is refused leaves nothing behind.
func TestARefusedConversionLeavesNothing(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		p := plain("c", "a", "b", "c")
		p.Stages[0].Exit = []crm.Criterion{{Key: "value", Text: en("A value"), Kind: crm.KindField, Field: "value", Level: crm.Required}}
		f := storetest.NewFirm(t, s, crm.Template{Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}})
		vera := f.Person(t, "Vera", crm.Seller)
		l := must(s.CreateLead(t.Context(), vera, crm.LeadDraft{Door: crm.LeadByHand, Company: "Odra", Name: "Tomasz"}))
		if _, err := s.ConvertLead(t.Context(), vera, l.ID, l.Version, crm.Conversion{Stage: "b"}); err == nil {
			t.Fatal("a door without criteria")
		}
		if n := number(t, s, `SELECT COUNT(*) FROM companies`) + number(t, s, `SELECT COUNT(*) FROM contacts`) + number(t, s, `SELECT COUNT(*) FROM deals`); n != 0 {
			t.Errorf("%d rows are left", n)
		}
	})
}

// What nobody answers in time passes on once, and what waits comes back.
func TestLateLeadsPassOn(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := leadFirm(t, s)
		ctx := t.Context()
		vera, olga := f.Person(t, "Vera", crm.Seller), f.Person(t, "Olga", crm.Seller)
		l := must(s.CreateLead(ctx, vera, crm.LeadDraft{Door: crm.LeadByHand, Name: "Slow"}))
		if n := must(s.Lateness(ctx, f.Owner.Workspace)); n != 0 {
			t.Errorf("%d leads are late at once", n)
		}
		clock.Move(61 * time.Minute)
		for i, want := range []int{1, 0} {
			if n := must(s.Lateness(ctx, f.Owner.Workspace)); n != want {
				t.Errorf("round %d passed on %d", i, n)
			}
		}
		got := must(s.Lead(ctx, sees(olga, crm.SeesAll), l.ID)).Lead
		if got.Owner == vera.User || got.Turn.Why != crm.TurnPassed || got.Turn.From != "Vera" || !got.Clock.Breached {
			t.Errorf("%+v", got)
		}
		if late := must(s.Leads(ctx, sees(olga, crm.SeesAll), store.LeadFilter{Breached: true, Urgent: true, Limit: 5})); len(late) != 1 {
			t.Errorf("%+v", late)
		}
		boss := sees(olga, crm.SeesAll)
		own := must(s.CreateLead(ctx, vera, crm.LeadDraft{Door: crm.LeadByHand, Name: "Left"}))
		if told := must(s.PreviewDeparture(ctx, f.Owner, vera.User)); told.Leads == 0 {
			t.Errorf("nobody is told of the leads that pass on: %+v", told)
		}
		must(s.Depart(ctx, f.Owner, vera.User, store.Departure{Deals: olga.User}))
		if left := must(s.Lead(ctx, boss, own.ID)).Lead; left.Owner != olga.User || left.Turn.Why != crm.TurnLeft || left.Turn.From != "Vera" {
			t.Errorf("%+v", left)
		}
		got = must(s.Lead(ctx, boss, l.ID)).Lead
		got = *must(s.RecycleLead(ctx, boss, l.ID, got.Version, "2026-12-20", "Next year's budget"))
		_, err := s.RecycleLead(ctx, boss, l.ID, got.Version, "2026-12-01", "")
		refusedAs(t, "a day that is past", "lead.recycle_past", err)
		clock.Move(19 * 24 * time.Hour)
		must(s.Lateness(ctx, f.Owner.Workspace))
		if back := must(s.Lead(ctx, boss, l.ID)).Lead; back.Status != crm.LeadNew || back.Clock.Breached {
			t.Errorf("%+v", back)
		}
	})
}

// However many arrive at once, each is given out once and nobody gets beyond
// capacity; the rest lies in the pool and says why. Of two who take one, one gets it.
func TestManyLeadsAtOnce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := leadFirm(t, s)
		ctx := t.Context()
		vera, olga := f.Person(t, "Vera", crm.Seller), f.Person(t, "Olga", crm.Seller)
		room := 7
		for _, who := range []crm.Actor{vera, olga, f.Owner} {
			u := must(s.User(ctx, f.Owner, who.User))
			must(s.EditUser(ctx, f.Owner, u.ID, u.Version, crm.UserPatch{Capacity: &room}))
		}
		fina := sees(f.Person(t, "Fina", crm.Finance), crm.SeesAll)
		var all sync.WaitGroup
		for i := range 30 {
			all.Go(func() {
				if _, err := s.CreateLead(ctx, fina, crm.LeadDraft{Name: fmt.Sprint("Lead ", i)}); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		mine := map[crm.ID]int{}
		list := must(s.Leads(ctx, fina, store.LeadFilter{Limit: 100}))
		for _, l := range list {
			mine[l.Owner]++
		}
		if len(list) != 30 || mine[vera.User] != 7 || mine[olga.User] != 7 || mine[f.Owner.User] != 7 || mine[crm.ID{}] != 9 {
			t.Fatalf("%d leads: %v", len(list), mine)
		}
		pool := must(s.Leads(ctx, sees(vera, crm.SeesOwn), store.LeadFilter{Pool: true, Limit: 1}))[0]
		if pool.Turn.Why != crm.TurnPoolFull || pool.Turn.Sellers != 3 {
			t.Errorf("%+v", pool.Turn)
		}
		taken := must(s.TakeLead(ctx, vera, pool.ID, pool.Version))
		if taken.Turn.Open != 8 || taken.Turn.Capacity != 7 {
			t.Errorf("nobody is told of too much: %+v", taken.Turn)
		}
		_, err := s.TakeLead(ctx, olga, pool.ID, pool.Version)
		refusedAs(t, "the second one", "stale", err)
	})
}

// A form's post is kept whatever it holds; rubbish is held back with its reason.
func TestAFormKeepsEverything(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := leadFirm(t, s)
		ctx := t.Context()
		form := must(s.CreateLeadForm(ctx, f.Owner, "key-of-the-form", "secret", crm.LeadFormDraft{Name: "Write to us", Source: "site", Active: true}))
		o := must(s.FormAt(ctx, form.Key))
		must(s.PostForm(ctx, o, crm.LeadDraft{Name: "Anna", Emails: []string{"nonsense"}}, ""))
		must(s.PostForm(ctx, o, crm.LeadDraft{}, ""))
		held := must(s.PostForm(ctx, o, crm.LeadDraft{Name: "Bot", Note: strings.Repeat("x", 100)}, crm.HeldHoneypot))
		if held.Status != crm.LeadQuarantined || !held.Owner.IsZero() || held.Turn.Why != crm.TurnHeld {
			t.Errorf("%+v", held)
		}
		list := must(s.Leads(ctx, f.Owner, store.LeadFilter{Limit: 10}))
		if len(list) != 3 || list[1].Reachable || list[2].Note != "nonsense" || list[2].Source != "site" || list[2].Owner.IsZero() {
			t.Errorf("%+v", list)
		}
		freed := must(s.ReopenLead(ctx, f.Owner, held.ID, held.Version))
		if freed.Status != crm.LeadNew || freed.Owner.IsZero() {
			t.Errorf("%+v", freed)
		}
		must(s.EditLeadForm(ctx, f.Owner, form.ID, form.Version, crm.LeadFormDraft{Name: "Closed"}))
		_, err := s.FormAt(ctx, form.Key)
		refusedAs(t, "a closed form", "lead_form.not_found", err)
	})
}
