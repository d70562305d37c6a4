package store_test

import (
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// The same person in Cyrillic and Latin is found, made one, and taken apart again.
func TestLeadsOfOnePersonBecomeOne(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := leadFirm(t, s)
		ctx := t.Context()
		vera := sees(f.Person(t, "Vera", crm.Seller), crm.SeesOwn)
		olga := sees(f.Person(t, "Olga", crm.Seller), crm.SeesOwn)
		first := must(s.CreateLead(ctx, vera, crm.LeadDraft{Door: crm.LeadByHand, Name: "Анна Ковальская", Company: "ООО «Ромашка»", Phones: []string{"+7 495 123-45-67"}, Note: "Two presses"}))
		clock.Move(time.Minute)
		second := must(s.CreateLead(ctx, vera, crm.LeadDraft{Door: crm.LeadByHand, Name: "Kowalska Anna", Company: "Romashka LLC", Emails: []string{"a@romashka.example"}, Source: "fair"}))
		hidden := must(s.CreateLead(ctx, olga, crm.LeadDraft{Door: crm.LeadByHand, Name: "Anna Kowalska", Company: "Romashka"}))
		must(s.TouchLead(ctx, vera, second.ID, crm.LeadTouch{Kind: crm.Call, TwoWay: true, Note: "Called back"}))

		found := must(s.LeadsLookAlikes(ctx, vera, store.LeadFilter{Status: "open", Limit: 10}))
		if len(found) != 2 || len(found[0].Items) != 1 || found[0].Items[0].Score < crm.LikeLeast {
			t.Fatalf("look-alikes %+v", found)
		}
		typed := must(s.LookAlikes(ctx, vera, crm.Face{Name: "Anna Kovalskaya", Phones: []string{"8 (495) 1234567"}}, "", crm.ID{}))
		if len(typed) != 1 || typed[0].ID != first.ID {
			t.Errorf("while typing %+v", typed)
		}
		_, err := s.Merge(ctx, vera, crm.MergeOrder{Noun: "lead", Survivor: first.ID, Merged: hidden.ID})
		refusedAs(t, "another seller's lead", "lead.not_found", err)
		_, err = s.Merge(ctx, vera, crm.MergeOrder{Noun: "lead", Survivor: first.ID, Merged: first.ID})
		refusedAs(t, "itself", "merge.itself", err)

		m := must(s.Merge(ctx, vera, crm.MergeOrder{Noun: "lead", Survivor: first.ID, Merged: second.ID}))
		page := must(s.Lead(ctx, vera, first.ID))
		if l := page.Lead; len(l.Emails) != 1 || len(l.Phones) != 1 || l.Source != "fair" || l.Status != crm.LeadWorking || l.Attempts != 1 || len(page.Activities) != 1 || l.ArrivedAt != first.ArrivedAt {
			t.Errorf("one lead %+v", page)
		}
		if l := must(s.Lead(ctx, vera, second.ID)).Lead; l.Status != crm.LeadMerged || l.MergedInto != first.ID {
			t.Errorf("the other %+v", l)
		}
		_, err = s.TouchLead(ctx, vera, second.ID, crm.LeadTouch{Kind: crm.Call})
		refusedAs(t, "a merged lead", "lead.status", err)
		note := "Two presses, and a third"
		must(s.EditLead(ctx, vera, first.ID, page.Lead.Version, crm.LeadPatch{Note: &note}))
		clock.Move(6 * 24 * time.Hour)
		must(s.UndoMerge(ctx, vera, m.ID))
		page = must(s.Lead(ctx, vera, first.ID))
		if l := page.Lead; len(l.Emails) != 0 || l.Note != note || l.AnsweredAt != 0 || len(page.Activities) != 0 {
			t.Errorf("apart again %+v", page)
		}
		if p := must(s.Lead(ctx, vera, second.ID)); p.Lead.Status != crm.LeadWorking || len(p.Activities) != 1 || !p.Lead.MergedInto.IsZero() {
			t.Errorf("the other again %+v", p)
		}
		_, err = s.UndoMerge(ctx, vera, m.ID)
		refusedAs(t, "twice", "merge.undone", err)
		m = must(s.Merge(ctx, vera, crm.MergeOrder{Noun: "lead", Survivor: first.ID, Merged: second.ID}))
		clock.Move(8 * 24 * time.Hour)
		_, err = s.UndoMerge(ctx, vera, m.ID)
		refusedAs(t, "too late", "merge.over", err)
		_, err = s.UndoMerge(ctx, olga, m.ID)
		refusedAs(t, "another seller's merge", "merge.not_found", err)
	})
}

// Two clients that are one: deals, people and parts go along, and come back.
func TestCompaniesAndPeopleBecomeOne(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := leadFirm(t, s)
		ctx := t.Context()
		vera := f.Person(t, "Vera", crm.Seller)
		a := must(s.CreateCompany(ctx, vera, map[string]any{"name": "Norwind Sp. z o.o.", "segment": "big"}))
		b := must(s.CreateCompany(ctx, vera, map[string]any{"name": "НОРВИНД", "segment": "small", "address": "Gdańsk", "tax_id": "PL 584-000"}))
		anna := must(s.CreateContact(ctx, vera, map[string]any{"name": "Anna Kowalska", "company_id": a.ID.String(), "email": "anna@norwind.example"}))
		other := must(s.CreateContact(ctx, vera, map[string]any{"name": "Анна Ковальская", "company_id": b.ID.String(), "email": "ak@norwind.example", "phone": "+48 601 000 111", "title": "Buyer"}))
		d := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Pumps", Company: b.ID}))
		must(s.LinkContact(ctx, vera, d.ID, other.ID, crm.Decider))

		if like := must(s.LookAlikesOf(ctx, vera, "company", a.ID)); len(like) != 1 || like[0].ID != b.ID || like[0].Score < crm.LikeSure {
			t.Fatalf("companies %+v", like)
		}
		if like := must(s.LookAlikesOf(ctx, vera, "contact", anna.ID)); len(like) != 1 || like[0].ID != other.ID {
			t.Fatalf("contacts %+v", like)
		}
		_, err := s.Merge(ctx, vera, crm.MergeOrder{Noun: "company", Survivor: a.ID, Merged: b.ID, Take: []string{"colour"}})
		refusedAs(t, "an unknown field", "merge.field", err)
		firms := must(s.Merge(ctx, vera, crm.MergeOrder{Noun: "company", Survivor: a.ID, Merged: b.ID, Take: []string{"segment"}}))
		people := must(s.Merge(ctx, vera, crm.MergeOrder{Noun: "contact", Survivor: anna.ID, Merged: other.ID}))

		c := must(s.Company(ctx, vera, a.ID))
		if c.Name != "Norwind Sp. z o.o." || c.Segment != "small" || c.Address != "Gdańsk" || c.TaxID != "PL 584-000" {
			t.Errorf("one company %+v", c)
		}
		if got := must(s.Deal(ctx, vera, d.ID)); got.Company != a.ID || got.CompanyName != c.Name {
			t.Errorf("the deal is of %+v", got.CompanyName)
		}
		p := must(s.Contact(ctx, vera, anna.ID))
		if p.Email != "anna@norwind.example" || p.Phone != "+48 601 000 111" || p.Title != "Buyer" || len(p.Also) != 1 || p.Also[0] != "ak@norwind.example" {
			t.Errorf("one person %+v", p)
		}
		if n := number(t, s, `SELECT COUNT(*) FROM deal_contacts WHERE deal_id = ? AND contact_id = ?`, d.ID, anna.ID); n != 1 {
			t.Errorf("%d parts", n)
		}
		_, err = s.Company(ctx, vera, b.ID)
		refusedAs(t, "the other company", "company.not_found", err)
		lead := must(s.CreateLead(ctx, f.Owner, crm.LeadDraft{Emails: []string{"ak@norwind.example"}}))
		if lead.Contact != anna.ID || lead.Client != a.ID {
			t.Errorf("a lead by her other address is of %v %v", lead.Contact, lead.Client)
		}

		must(s.UndoMerge(ctx, vera, people.ID))
		must(s.UndoMerge(ctx, vera, firms.ID))
		if c := must(s.Company(ctx, vera, a.ID)); c.Segment != "big" || c.Address != "" || c.TaxID != "" {
			t.Errorf("apart again %+v", c)
		}
		if c := must(s.Company(ctx, vera, b.ID)); c.Address != "Gdańsk" {
			t.Errorf("the other again %+v", c)
		}
		if got := must(s.Deal(ctx, vera, d.ID)); got.Company != b.ID {
			t.Errorf("the deal stays with %v", got.CompanyName)
		}
		if p := must(s.Contact(ctx, vera, anna.ID)); p.Phone != "" || len(p.Also) != 0 {
			t.Errorf("she is %+v", p)
		}
		if p := must(s.Contact(ctx, vera, other.ID)); p.Company != b.ID {
			t.Errorf("the other is at %v", p.Company)
		}
		if n := number(t, s, `SELECT COUNT(*) FROM deal_contacts WHERE deal_id = ? AND contact_id = ?`, d.ID, other.ID); n != 1 {
			t.Errorf("%d parts are hers", n)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

// On Friday the dead leads are let go in one action, and come back in one.
func TestASweepLetsDeadLeadsGo(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := leadFirm(t, s)
		ctx := t.Context()
		vera := sees(f.Person(t, "Vera", crm.Seller), crm.SeesOwn)
		olga := sees(f.Person(t, "Olga", crm.Seller), crm.SeesOwn)
		take := func(by crm.Actor, name string) *crm.Lead {
			return must(s.CreateLead(ctx, by, crm.LeadDraft{Door: crm.LeadByHand, Name: name, Phones: []string{"+48 601 000 1" + name[:2]}}))
		}
		alive, hers := take(vera, "10 alive"), take(olga, "11 hers")
		silent := take(vera, "12 silent")
		must(s.TouchLead(ctx, vera, silent.ID, crm.LeadTouch{Kind: crm.Call, TwoWay: true}))
		usedUp := take(vera, "13 used up")
		for _, l := range []*crm.Lead{usedUp, hers} {
			for range 8 {
				must(s.TouchLead(ctx, sees(crm.Actor{Workspace: vera.Workspace, User: l.Owner, Roles: vera.Roles}, crm.SeesOwn), l.ID, crm.LeadTouch{Kind: crm.Call}))
			}
		}
		nowhere := must(s.CreateLead(ctx, vera, crm.LeadDraft{Door: crm.LeadByHand, Name: "Somebody"}))
		if dead := must(s.DeadLeads(ctx, vera)); len(dead) != 0 {
			t.Fatalf("dead on the first day: %+v", dead)
		}
		clock.Move(31 * 24 * time.Hour)
		dead := must(s.DeadLeads(ctx, vera))
		why := map[crm.ID]crm.DeadWhy{}
		var ids []crm.ID
		for _, d := range dead {
			why[d.Lead.ID] = d.Why
			ids = append(ids, d.Lead.ID)
		}
		if len(why) != 3 || why[usedUp.ID] != crm.DeadUsedUp || why[nowhere.ID] != crm.DeadUnreachable || why[silent.ID] != crm.DeadSilent {
			t.Fatalf("dead %v, alive %v", why, alive.ID)
		}
		_, err := s.SweepLeads(ctx, vera, crm.SweepOrder{Leads: append([]crm.ID{hers.ID}, ids...), Until: "2099-01-01"})
		refusedAs(t, "another seller's lead", "lead.not_found", err)
		_, err = s.SweepLeads(ctx, vera, crm.SweepOrder{Leads: ids})
		refusedAs(t, "without a reason", "loss.reason_missing", err)
		before := must(s.Leads(ctx, vera, store.LeadFilter{Status: "open", Limit: 10}))
		sweep := must(s.SweepLeads(ctx, vera, crm.SweepOrder{Leads: ids, Until: "2099-01-01"}))
		if open := must(s.Leads(ctx, vera, store.LeadFilter{Status: "open", Limit: 10})); len(open) != 1 || sweep.Leads != 3 {
			t.Errorf("%d are open after the sweep of %d", len(open), sweep.Leads)
		}
		changed := must(s.Lead(ctx, vera, silent.ID)).Lead
		must(s.ReopenLead(ctx, vera, silent.ID, changed.Version))
		if list := must(s.Sweeps(ctx, olga)); len(list) != 0 {
			t.Errorf("another seller sees %+v", list)
		}
		back := must(s.UndoSweep(ctx, vera, sweep.ID))
		if len(back.Stayed) != 1 || back.Stayed[0] != silent.ID {
			t.Errorf("stayed %v", back.Stayed)
		}
		if open := must(s.Leads(ctx, vera, store.LeadFilter{Status: "open", Limit: 10})); len(open) != len(before) {
			t.Errorf("%d are open again of %d", len(open), len(before))
		}
		_, err = s.UndoSweep(ctx, vera, sweep.ID)
		refusedAs(t, "twice", "sweep.undone", err)
	})
}
