package store_test

import (
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// A promise is somebody's, has a day and ends one way; the record of a client
// counts what the reader may see.
func TestPromisesAreKeptOrNot(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := smallFirm(t, s)
		ctx := t.Context()
		vera, otto, vito := f.Person(t, "Vera", crm.Seller), f.Person(t, "Otto", crm.Seller), f.Person(t, "Vito", crm.Viewer)
		own := endow(t, s, vera)
		d := own.deal
		draft := func(change func(*crm.PromiseDraft)) error {
			p := crm.PromiseDraft{Problem: "Reports come late", Promise: "A report each Monday", Contact: own.contact.ID, DueOn: "2026-12-07"}
			if change != nil {
				change(&p)
			}
			now, err := s.AddPromise(ctx, vera, d.ID, p)
			if err == nil {
				d = now
			}
			return err
		}
		for code, change := range map[string]func(*crm.PromiseDraft){
			"promise.problem_missing": func(p *crm.PromiseDraft) { p.Problem = " " },
			"promise.missing":         func(p *crm.PromiseDraft) { p.Promise = "\n" },
			"promise.date_missing":    func(p *crm.PromiseDraft) { p.DueOn = "" },
			"date.malformed":          func(p *crm.PromiseDraft) { p.DueOn = "7.12.2026" },
			"contact.not_found":       func(p *crm.PromiseDraft) { p.Contact = crm.NewID() },
			"user.not_found":          func(p *crm.PromiseDraft) { p.Owner = crm.NewID() },
			"user.cannot_own":         func(p *crm.PromiseDraft) { p.Owner = vito.User },
		} {
			refusedAs(t, code, code, draft(change))
		}
		before := d.Version
		for range 4 {
			if err := draft(nil); err != nil {
				t.Fatal(err)
			}
		}
		if d.Version != before+4 {
			t.Errorf("from version %d to %d", before, d.Version)
		}
		list := must(s.DealPage(ctx, vera, d.ID)).Promises
		if p := list[0]; len(list) != 4 || p.Owner != vera.User || p.ContactOf != own.contact.Name || p.State != crm.PromiseOpen || p.Overdue {
			t.Fatalf("%+v", list)
		}
		happened := must(s.LogActivity(ctx, vera, d.ID, crm.ActivityAnswer{Kind: crm.Mail}))
		settle := func(i int, how crm.Settlement) error {
			now, err := s.SettlePromise(ctx, vera, list[i].ID, d.Version, how)
			if err == nil {
				d = now
			}
			return err
		}
		refusedAs(t, "no evidence", "promise.evidence_missing", settle(0, crm.Settlement{State: crm.PromiseKept}))
		refusedAs(t, "no state", "promise.state", settle(0, crm.Settlement{State: crm.PromiseOpen, Evidence: "x"}))
		refusedAs(t, "an activity of nobody", "promise.activity", settle(0, crm.Settlement{State: crm.PromiseKept, Activity: crm.NewID()}))
		if err := settle(0, crm.Settlement{State: crm.PromiseKept, Activity: happened.ID}); err != nil {
			t.Fatal(err)
		}
		if err := settle(1, crm.Settlement{State: crm.PromiseBroken, Evidence: "Two Mondays without"}); err != nil {
			t.Fatal(err)
		}
		refusedAs(t, "twice", "promise.settled", settle(1, crm.Settlement{State: crm.PromiseKept, Evidence: "after all"}))
		day := crm.Date("2026-12-03")
		_, err := s.EditPromise(ctx, vera, list[2].ID, d.Version-1, crm.PromiseEdit{DueOn: &day})
		refusedAs(t, "an old version", "stale", err)
		d = must(s.EditPromise(ctx, vera, list[2].ID, d.Version, crm.PromiseEdit{DueOn: &day}))
		_, err = s.EditPromise(ctx, vera, list[0].ID, d.Version, crm.PromiseEdit{DueOn: &day})
		refusedAs(t, "what is settled stays", "promise.settled", err)

		clock.Move(4 * 24 * time.Hour)
		record := func(by crm.Actor) crm.PromiseRecord { return crm.RecordOf(must(s.PromisesTo(ctx, by, own.company.ID))) }
		if got, want := record(vera), (crm.PromiseRecord{Open: 2, Overdue: 1, Kept: 1, Broken: 1}); got != want {
			t.Errorf("%+v", got)
		}
		stranger := sees(otto, crm.SeesOwn)
		if got := record(stranger); got != (crm.PromiseRecord{}) {
			t.Errorf("a stranger sees %+v", got)
		}
		for state, want := range map[string]int{"": 4, "open": 2, "overdue": 1, "kept": 1, "broken": 1, "withdrawn": 0} {
			if got := len(must(s.Promises(ctx, vera, store.PromiseFilter{State: state}))); got != want {
				t.Errorf("%q: %d promises, want %d", state, got, want)
			}
			if got := len(must(s.Promises(ctx, stranger, store.PromiseFilter{State: state}))); got != 0 {
				t.Errorf("%q: a stranger finds %d", state, got)
			}
		}
		if got := len(must(s.Promises(ctx, otto, store.PromiseFilter{Mine: true}))); got != 0 {
			t.Errorf("%d are Otto's to keep", got)
		}
		_, err = s.SettlePromise(ctx, stranger, list[3].ID, d.Version, crm.Settlement{State: crm.PromiseKept, Evidence: "x"})
		refusedAs(t, "a stranger", "promise.not_found", err)
	})
}
