package store_test

import (
	"slices"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// lifelongFirm sells in two steps and lives with its clients in three.
func lifelongFirm(t *testing.T, s *store.Store) storetest.Firm {
	t.Helper()
	sale := crm.Process{Name: en("Sale"), Kind: crm.Sale, Transitions: []crm.Transition{{Way: crm.WayStart, To: crm.Any, Asks: crm.AsksPassed}, {Way: crm.WayBack, From: crm.Any, To: crm.Any}}, Stages: []crm.Stage{
		{Key: "talk", Name: en("Talk"), Phase: "sell", DoneWell: []crm.Text{en("They ask"), en("They plan")}, DoneBadly: []crm.Text{en("They hide")}, Exit: []crm.Criterion{
			{Key: "need", Text: en("The need is known"), Kind: crm.KindField, Field: "need", Level: crm.Required, WaivedBy: []crm.Role{crm.Owner}},
		}},
		{Key: "close", Name: en("Close"), Phase: "sell"},
	}}
	life := crm.Process{Name: en("Life"), Kind: crm.Relationship, Transitions: []crm.Transition{{Way: crm.WayBack, From: "change", To: "aboard"}}, Stages: []crm.Stage{
		{Key: "aboard", Name: en("On board"), Phase: "relate", Exit: []crm.Criterion{{Key: "cause", Text: en("The cause is known"), Kind: crm.KindField, Field: "root_cause", Level: crm.Advised}}},
		{Key: "change", Name: en("Change"), Phase: "relate"},
	}}
	fields := append(slices.Clone(ownFields), crm.CustomField{Noun: "deal", Key: "root_cause", Kind: crm.FieldChoice, Label: en("Cause"), Choices: []crm.Choice{{Key: "broken_promises", Label: en("Broken promises")}}},
		crm.CustomField{Noun: "deal", Key: "lesson", Kind: crm.FieldText, Label: en("Lesson")})
	return storetest.NewFirm(t, s, crm.Template{Pipelines: []crm.NamedProcess{{Key: "sale", Process: sale}, {Key: "life", Process: life}}, Fields: fields})
}

// won is a deal with a company that has been won.
func won(t *testing.T, s *store.Store, by crm.Actor, name string, company crm.ID, value float64) *crm.Deal {
	t.Helper()
	ctx := t.Context()
	d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: name, Company: company, Set: map[string]any{"need": "Pumps", "value": value}}))
	d = must(s.MoveDeal(ctx, by, d.ID, d.Version, crm.MoveOrder{To: "close"}))
	return must(s.MoveDeal(ctx, by, d.ID, d.Version, crm.MoveOrder{To: "won"}))
}

// cards gives the cards of a company.
func cards(t *testing.T, s *store.Store, by crm.Actor, company crm.ID) []crm.Deal {
	t.Helper()
	return slices.DeleteFunc(must(s.DealsOf(t.Context(), by, company)), func(d crm.Deal) bool { return d.Kind != crm.Relationship })
}

// A client has one card: the first win opens it, the next ones come to it, and
// what was promised on the way stands on it.
func TestAWinOpensTheClientsCard(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := lifelongFirm(t, s)
		ctx := t.Context()
		vera := f.Person(t, "Vera", crm.Seller)
		company := must(s.CreateCompany(ctx, vera, map[string]any{"name": "Northwind"}))
		first := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Pumps", Company: company.ID, Set: map[string]any{"need": "Pumps"}}))
		must(s.AddPromise(ctx, vera, first.ID, crm.PromiseDraft{Problem: "It leaks", Promise: "No leaks", DueOn: "2026-12-20"}))
		first = must(s.Deal(ctx, vera, first.ID))
		first = must(s.MoveDeal(ctx, vera, first.ID, first.Version, crm.MoveOrder{To: "close"}))
		first = must(s.MoveDeal(ctx, vera, first.ID, first.Version, crm.MoveOrder{To: "won"}))
		all := cards(t, s, f.Owner, company.ID)
		if len(all) != 1 || all[0].Stage != "aboard" || all[0].Owner != vera.User || all[0].Name != "Northwind" || all[0].Outcome != crm.Open {
			t.Fatalf("the card is %+v", all)
		}
		page := must(s.DealPage(ctx, vera, all[0].ID))
		if len(page.Links) != 1 || page.Links[0].Deal.ID != first.ID || len(page.Promises) != 1 || page.Promises[0].Deal != first.ID {
			t.Errorf("on the card hang %+v and %+v", page.Links, page.Promises)
		}
		if back := must(s.DealPage(ctx, vera, first.ID)).Links; len(back) != 1 || back[0].Deal.ID != all[0].ID || back[0].Kind != crm.LinkWin {
			t.Errorf("the deal leads to %+v", back)
		}
		second := won(t, s, vera, "Valves", company.ID, 100)
		if page = must(s.DealPage(ctx, vera, all[0].ID)); len(cards(t, s, f.Owner, company.ID)) != 1 || len(page.Links) != 2 {
			t.Errorf("the second win came to %+v", page.Links)
		}
		_, err := s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Another card", Pipeline: all[0].Pipeline, Company: company.ID})
		refusedAs(t, "a second card", "card.exists", err)

		must(s.UndoMove(ctx, vera, second.ID, second.Version))
		must(s.UndoMove(ctx, vera, first.ID, first.Version))
		if all = cards(t, s, f.Owner, company.ID); len(all) != 1 || len(must(s.DealPage(ctx, vera, all[0].ID)).Links) != 0 {
			t.Errorf("a card with a history stays, without the wins that were none: %+v", all)
		}
		nobody := won(t, s, vera, "Without a company", crm.ID{}, 100)
		if links := must(s.DealPage(ctx, vera, nobody.ID)).Links; len(links) != 0 {
			t.Errorf("nobody is the client of %+v", links)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

// Undoing the win takes back a card on which nothing has happened.
func TestUndoingTheWinTakesTheFreshCardBack(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := lifelongFirm(t, s)
		company := must(s.CreateCompany(t.Context(), f.Owner, map[string]any{"name": "Reed"}))
		d := won(t, s, f.Owner, "Pumps", company.ID, 100)
		d = must(s.UndoMove(t.Context(), f.Owner, d.ID, d.Version))
		if all := cards(t, s, f.Owner, company.ID); len(all) != 0 || d.Outcome != crm.Open {
			t.Errorf("left are %+v", all)
		}
		d = must(s.MoveDeal(t.Context(), f.Owner, d.ID, d.Version, crm.MoveOrder{To: "won"}))
		card := cards(t, s, f.Owner, company.ID)[0]
		must(s.AddTask(t.Context(), f.Owner, card.ID, crm.TaskAnswer{Title: "Call them", DueOn: "2026-12-20"}))
		must(s.UndoMove(t.Context(), f.Owner, d.ID, d.Version))
		if all := cards(t, s, f.Owner, company.ID); len(all) != 1 {
			t.Errorf("a card with a task stays, got %+v", all)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

// From the card grow deals: for the same client, for a division, for another
// company, and after a change right before the signature.
func TestDealsGrowOutOfTheCard(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := lifelongFirm(t, s)
		ctx, by := t.Context(), f.Owner
		company := must(s.CreateCompany(ctx, by, map[string]any{"name": "Northwind"}))
		sale := won(t, s, by, "Pumps", company.ID, 300_00)
		other := must(s.CreateCompany(ctx, by, map[string]any{"name": "Reed"}))
		won(t, s, by, "Reed's pumps", other.ID, 100_00)
		card := cards(t, s, by, company.ID)[0]
		for name, c := range map[string]struct {
			on    crm.ID
			draft crm.LinkedDraft
			code  string
		}{
			"out of a sale":           {sale.ID, crm.LinkedDraft{Kind: crm.LinkExpansion, Name: "More"}, "link.no_card"},
			"a return that is none":   {card.ID, crm.LinkedDraft{Kind: crm.LinkReturn, Name: "Back"}, "link.not_left"},
			"an expansion elsewhere":  {card.ID, crm.LinkedDraft{Kind: crm.LinkExpansion, Name: "More", CompanyName: "Moss"}, "link.other_company"},
			"a division of the other": {card.ID, crm.LinkedDraft{Kind: crm.LinkReferral, Name: "More", CompanyName: "Moss", Division: "Retail"}, "link.division_elsewhere"},
			"a restart out of order":  {card.ID, crm.LinkedDraft{Kind: crm.LinkRestart, Name: "New contract"}, "link.no_restart"},
			"another card":            {card.ID, crm.LinkedDraft{Kind: crm.LinkExpansion, Name: "More", Pipeline: card.Pipeline}, "link.no_sale"},
		} {
			_, err := s.OpenLinked(ctx, by, c.on, c.draft)
			refusedAs(t, name, c.code, err)
		}
		more := must(s.OpenLinked(ctx, by, card.ID, crm.LinkedDraft{Kind: crm.LinkExpansion, Name: "Valves", Set: map[string]any{"need": "Valves", "value": 100_00.0}}))
		referred := must(s.OpenLinked(ctx, by, card.ID, crm.LinkedDraft{Kind: crm.LinkReferral, Name: "Retail", Division: "Retail"}))
		elsewhere := must(s.OpenLinked(ctx, by, card.ID, crm.LinkedDraft{Kind: crm.LinkReferral, Name: "Moss", CompanyName: "Moss"}))
		turned := must(s.MoveDeal(ctx, by, card.ID, card.Version+3, crm.MoveOrder{To: "change"}))
		if turned.Stage != "change" {
			t.Errorf("the card is at %s", turned.Stage)
		}
		again := must(s.OpenLinked(ctx, by, card.ID, crm.LinkedDraft{Kind: crm.LinkRestart, Name: "New contract"}))
		if more.Stage != "talk" || more.Company != company.ID || referred.Company != company.ID || elsewhere.CompanyName != "Moss" || again.Stage != "close" || again.Outcome != crm.Open {
			t.Errorf("%+v\n%+v\n%+v\n%+v", more, referred, elsewhere, again)
		}
		more = must(s.MoveDeal(ctx, by, more.ID, more.Version, crm.MoveOrder{To: "close"}))
		must(s.MoveDeal(ctx, by, more.ID, more.Version, crm.MoveOrder{To: "won"}))
		kinds := []crm.LinkKind{}
		for _, l := range must(s.DealPage(ctx, by, card.ID)).Links {
			kinds = append(kinds, l.Kind)
		}
		if want := []crm.LinkKind{crm.LinkRestart, crm.LinkReferral, crm.LinkReferral, crm.LinkExpansion, crm.LinkWin}; !slices.Equal(kinds, want) {
			t.Errorf("on the card hang %v", kinds)
		}
		client := must(s.Client(ctx, by, company.ID, crm.PromiseRecord{Kept: 2, Broken: 1}))
		fig := client.Figures
		if fig.Referrals != 2 || fig.Expansions != 1 || fig.ExpansionsWon != 1 || fig.ExpansionsYear != 1 || fig.Divisions != 1 || fig.Health != crm.HealthStrained {
			t.Errorf("the client's figures are %+v", fig)
		}
		if fig.Share == nil || fig.Share.Won != 400_00 || fig.Share.Total != 500_00 || fig.Share.Percent != 80 {
			t.Errorf("the client's share is %+v", fig.Share)
		}
		viewer := f.Person(t, "Vic", crm.Viewer)
		if hidden := must(s.Client(ctx, viewer, company.ID, crm.PromiseRecord{})).Figures; hidden.Share != nil {
			t.Errorf("a viewer is told %+v", hidden.Share)
		}
		own := sees(f.Person(t, "Olek", crm.Seller), crm.SeesOwn)
		if _, err := s.OpenLinked(ctx, own, card.ID, crm.LinkedDraft{Kind: crm.LinkExpansion, Name: "More"}); !crm.IsKind(err, crm.NotFound) {
			t.Errorf("a card of others is not found, got %v", err)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

// What changed at a client and which parts it has is kept with the company.
func TestAClientsChangesAndDivisions(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := lifelongFirm(t, s)
		ctx, by := t.Context(), f.Owner
		c := must(s.CreateCompany(ctx, by, map[string]any{"name": "Northwind"}))
		anna := must(s.CreateContact(ctx, by, map[string]any{"name": "Anna", "company_id": c.ID.String()}))
		must(s.NoteChange(ctx, by, c.ID, crm.ChangeEventDraft{Kind: "merger", Day: "2026-11-20", Note: "With Reed"}))
		must(s.NoteChange(ctx, by, c.ID, crm.ChangeEventDraft{Kind: "leadership"}))
		must(s.AddDivision(ctx, by, c.ID, crm.DivisionDraft{Name: "Retail", Contact: anna.ID}))
		_, err := s.AddDivision(ctx, by, c.ID, crm.DivisionDraft{Name: " retail"})
		refusedAs(t, "a division twice", "division.known", err)
		_, err = s.AddDivision(ctx, by, c.ID, crm.DivisionDraft{Name: " "})
		refusedAs(t, "a division without a name", "name.empty", err)
		_, err = s.AddDivision(ctx, by, c.ID, crm.DivisionDraft{Name: "Wholesale", Contact: c.ID})
		refusedAs(t, "a head that is nobody", "contact.not_found", err)
		got := must(s.Client(ctx, by, c.ID, crm.PromiseRecord{}))
		if len(got.Changes) != 2 || got.Changes[0].Day != "2026-12-02" || got.Changes[1].Note != "With Reed" || got.Divisions[0].ContactOf != "Anna" || got.Figures.KeyPeople != 1 {
			t.Fatalf("%+v", got)
		}
		now := must(s.Company(ctx, by, c.ID))
		_, err = s.DropChange(ctx, by, got.Changes[0].ID, now.Version-1)
		refusedAs(t, "a version that is over", "stale", err)
		now = must(s.DropChange(ctx, by, got.Changes[0].ID, now.Version))
		now = must(s.EditDivision(ctx, by, got.Divisions[0].ID, now.Version, crm.DivisionDraft{Name: "Shops"}))
		if got = must(s.Client(ctx, by, c.ID, crm.PromiseRecord{})); len(got.Changes) != 1 || got.Divisions[0].Name != "Shops" || got.Figures.KeyPeople != 0 {
			t.Errorf("%+v", got)
		}
		other := f.Person(t, "Olek", crm.Seller)
		_, err = s.DropDivision(ctx, sees(other, crm.SeesOwn), got.Divisions[0].ID, now.Version)
		refusedAs(t, "a division of a company of others", "record.not_found", err)
		must(s.DropDivision(ctx, by, got.Divisions[0].ID, now.Version))
		_, err = s.DropDivision(ctx, by, got.Divisions[0].ID, now.Version+1)
		refusedAs(t, "a division that is gone", "record.not_found", err)
		checkLog(t, s, f.Owner.Workspace)
	})
}

// Renewals stand on the card and show when their day comes near.
func TestRenewalsShowWhenTheyAreDue(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := lifelongFirm(t, s)
		ctx, by := t.Context(), f.Owner
		company := must(s.CreateCompany(ctx, by, map[string]any{"name": "Northwind"}))
		sale := won(t, s, by, "Pumps", company.ID, 100)
		card := &cards(t, s, by, company.ID)[0]
		_, err := s.AddRenewal(ctx, by, sale.ID, crm.RenewalDraft{DueOn: "2027-02-01"})
		refusedAs(t, "a renewal of a sale", "renewal.no_card", err)
		_, err = s.AddRenewal(ctx, by, card.ID, crm.RenewalDraft{})
		refusedAs(t, "a renewal without a day", "renewal.date_missing", err)
		card = must(s.AddRenewal(ctx, by, card.ID, crm.RenewalDraft{DueOn: "2027-02-01", Note: "Support"}))
		one := must(s.DealPage(ctx, by, card.ID)).Renewals[0]
		if one.Due || one.Note != "Support" {
			t.Errorf("%+v", one)
		}
		if near := must(s.HealthFacts(ctx, by)).Renewals; len(near) != 0 {
			t.Errorf("health sees %+v", near)
		}
		clock.Move(45 * 24 * time.Hour)
		if near := must(s.HealthFacts(ctx, by)).Renewals; len(near) != 1 || near[0].Card.ID != card.ID || near[0].DueOn != "2027-02-01" {
			t.Errorf("health sees %+v", near)
		}
		if one = must(s.DealPage(ctx, by, card.ID)).Renewals[0]; !one.Due {
			t.Errorf("it is due soon: %+v", one)
		}
		_, err = s.SettleRenewal(ctx, by, one.ID, card.Version-1, crm.RenewalRenewed)
		refusedAs(t, "a version that is over", "stale", err)
		card = must(s.SettleRenewal(ctx, by, one.ID, card.Version, crm.RenewalRenewed))
		if near := must(s.HealthFacts(ctx, by)).Renewals; len(near) != 0 {
			t.Errorf("it is settled, and health sees %+v", near)
		}
		_, err = s.SettleRenewal(ctx, by, one.ID, card.Version, crm.RenewalLapsed)
		refusedAs(t, "a renewal that is settled", "renewal.settled", err)
		_, err = s.SettleRenewal(ctx, by, card.ID, card.Version, crm.RenewalLapsed)
		refusedAs(t, "no renewal", "renewal.not_found", err)
	})
}

// The exit interview keeps both: what they said and what it was. Losses count
// both, and the interview answers the firm's own questions.
func TestAnExitInterviewCountsTheCause(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := lifelongFirm(t, s)
		ctx, by := t.Context(), f.Owner
		company := must(s.CreateCompany(ctx, by, map[string]any{"name": "Northwind"}))
		sale := won(t, s, by, "Pumps", company.ID, 100)
		sale = must(s.AddPromise(ctx, by, sale.ID, crm.PromiseDraft{Problem: "It leaks", Promise: "No leaks", DueOn: "2026-12-20"}))
		promised := must(s.DealPage(ctx, by, sale.ID)).Promises[0].ID
		card := cards(t, s, by, company.ID)[0]
		whole := crm.ExitDraft{Reason: "no_budget", Stated: "Cuts everywhere", Cause: "broken_promises", Linked: crm.Evidence{Promises: []crm.ID{promised}}, Lesson: "Promise less", ComeBack: "2027-06-01"}
		for name, c := range map[string]struct {
			spoil func(*crm.ExitDraft)
			code  string
		}{
			"no reason":            {func(x *crm.ExitDraft) { x.Reason, x.Stated = "", " " }, "exit.reason_missing"},
			"an unknown reason":    {func(x *crm.ExitDraft) { x.Reason = "weather" }, "exit.reason_missing"},
			"an unknown cause":     {func(x *crm.ExitDraft) { x.Cause = "weather" }, "exit.cause_missing"},
			"no lesson":            {func(x *crm.ExitDraft) { x.Lesson = "" }, "exit.lesson_missing"},
			"coming back too soon": {func(x *crm.ExitDraft) { x.ComeBack = "2026-12-01" }, "loss.come_back_past"},
			"a promise to others":  {func(x *crm.ExitDraft) { x.Linked.Promises = []crm.ID{card.ID} }, "exit.evidence_elsewhere"},
		} {
			draft := whole
			c.spoil(&draft)
			_, err := s.HoldInterview(ctx, by, card.ID, card.Version, draft)
			refusedAs(t, name, c.code, err)
		}
		_, err := s.HoldInterview(ctx, by, sale.ID, sale.Version, whole)
		refusedAs(t, "with a client who stays", "exit.not_leaving", err)

		held := must(s.HoldInterview(ctx, by, card.ID, card.Version, whole))
		page := must(s.DealPage(ctx, by, card.ID))
		if page.Exit == nil || page.Exit.Cause != "broken_promises" || page.Exit.Winner != by.User || page.Exit.Task.IsZero() || held.Fields["root_cause"] != "broken_promises" || held.Fields["lesson"] != "Promise less" {
			t.Fatalf("kept is %+v, and of fields %v", page.Exit, held.Fields)
		}
		if len(page.Tasks) != 1 || page.Tasks[0].DueOn != "2027-06-01" || !page.Checks[0].Met {
			t.Errorf("tasks %+v, checks %+v", page.Tasks, page.Checks)
		}
		held = must(s.HoldInterview(ctx, by, card.ID, held.Version, whole))
		if tasks := must(s.DealPage(ctx, by, card.ID)).Tasks; len(tasks) != 1 {
			t.Errorf("the same day is one task: %+v", tasks)
		}
		held = must(s.MoveDeal(ctx, by, held.ID, held.Version, crm.MoveOrder{To: "change"}))
		held = must(s.MoveDeal(ctx, by, held.ID, held.Version, crm.MoveOrder{To: crm.End}))
		lost := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Valves", Company: company.ID}))
		must(s.CloseDeal(ctx, by, lost.ID, lost.Version, crm.Lost, crm.Loss{Reason: "price"}))
		got := must(s.Losses(ctx, by, "", ""))
		sales, lives := got.Sides[0], got.Sides[1]
		if lives.Total != 1 || lives.Found != 1 || lives.Stated[0].Key != "no_budget" || lives.Causes[0].Key != "broken_promises" || lives.Causes[0].Label != "Broken promises" {
			t.Errorf("relationships: %+v", lives)
		}
		if sales.Total != 1 || sales.Found != 0 || sales.Stated[0].Key != "price" || sales.Causes[0].Key != "" {
			t.Errorf("sales: %+v", sales)
		}
		own := sees(f.Person(t, "Olek", crm.Seller), crm.SeesOwn)
		if some := must(s.Losses(ctx, own, "", "")); len(some.Items) != 0 {
			t.Errorf("losses of others are told: %+v", some.Items)
		}
		back := must(s.OpenLinked(ctx, by, held.ID, crm.LinkedDraft{Kind: crm.LinkReturn, Name: "They are back"}))
		if back.Stage != "talk" || back.Company != company.ID {
			t.Errorf("%+v", back)
		}
		clock.Move(400 * 24 * time.Hour)
		if old := must(s.Losses(ctx, by, "", "")); len(old.Items) != 0 {
			t.Errorf("within a year: %+v", old.Items)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

// Whoever answers the questions one by one has held the interview as well.
func TestTheEndOfARelationshipKeepsTheInterview(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := lifelongFirm(t, s)
		ctx, by := t.Context(), f.Owner
		company := must(s.CreateCompany(ctx, by, map[string]any{"name": "Northwind"}))
		won(t, s, by, "Pumps", company.ID, 100)
		card := &cards(t, s, by, company.ID)[0]
		card = must(s.EditDeal(ctx, by, card.ID, card.Version, map[string]any{"root_cause": "broken_promises", "lesson": "Promise less"}))
		card = must(s.MoveDeal(ctx, by, card.ID, card.Version, crm.MoveOrder{To: "change"}))
		must(s.MoveDeal(ctx, by, card.ID, card.Version, crm.MoveOrder{To: crm.End}))
		if x := must(s.DealPage(ctx, by, card.ID)).Exit; x == nil || x.Cause != "broken_promises" || x.Lesson != "Promise less" {
			t.Errorf("kept is %+v", x)
		}
	})
}

// Signs are kept for each stay with the words that were answered, and who did.
func TestSelfChecksAreKeptForEachStay(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := lifelongFirm(t, s)
		ctx, by := t.Context(), f.Owner
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Pumps", Set: map[string]any{"need": "Pumps"}}))
		_, err := s.CheckSelf(ctx, by, d.ID, crm.SelfTest{Well: []bool{true}})
		refusedAs(t, "too few answers", "signs.count", err)
		d = must(s.CheckSelf(ctx, by, d.ID, crm.SelfTest{Well: []bool{true, false}, Badly: []bool{true}}))
		d = must(s.MoveDeal(ctx, by, d.ID, d.Version, crm.MoveOrder{To: "close"}))
		_, err = s.CheckSelf(ctx, by, d.ID, crm.SelfTest{})
		refusedAs(t, "a stage without signs", "signs.none", err)
		d = must(s.MoveDeal(ctx, by, d.ID, d.Version, crm.MoveOrder{To: "talk", Reason: "Once more"}))
		must(s.CheckSelf(ctx, by, d.ID, crm.SelfTest{Well: []bool{true, true}, Badly: []bool{false}}))
		kept := must(s.SelfChecks(ctx, by, []crm.Deal{*d}))
		slices.SortFunc(kept, func(a, b crm.SelfCheck) int { return a.Visit - b.Visit })
		if len(kept) != 2 || kept[0].Visit != 1 || kept[1].Visit != 3 || kept[0].By != by.User || kept[0].PipelineVersion != 1 {
			t.Fatalf("kept are %+v", kept)
		}
		want := []crm.SignAnswer{{Good: true, Text: en("They ask"), Yes: true}, {Good: true, Text: en("They plan")}, {Text: en("They hide"), Yes: true}}
		for i, sign := range kept[0].Signs {
			if sign.Good != want[i].Good || sign.Yes != want[i].Yes || sign.Text[crm.English] != want[i].Text[crm.English] {
				t.Errorf("%+v, want %+v", sign, want[i])
			}
		}
		own := sees(f.Person(t, "Olek", crm.Seller), crm.SeesOwn)
		if some := must(s.SelfChecks(ctx, own, []crm.Deal{*d})); len(some) != 0 {
			t.Errorf("of deals of others: %+v", some)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

// A card that was opened by hand is no proof that a client was won: nothing
// starts right before the win for it.
func TestARestartAsksForAWin(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := lifelongFirm(t, s)
		ctx, vera := t.Context(), f.Person(t, "Vera", crm.Seller)
		northwind := must(s.CreateCompany(ctx, vera, map[string]any{"name": "Northwind"}))
		won(t, s, vera, "Pumps", northwind.ID, 300_00)
		byHand := must(s.CreateDeal(ctx, vera, crm.DealDraft{Name: "Reed", CompanyName: "Reed", Pipeline: cards(t, s, vera, northwind.ID)[0].Pipeline}))
		must(s.MoveDeal(ctx, vera, byHand.ID, byHand.Version, crm.MoveOrder{To: "change"}))
		_, err := s.OpenLinked(ctx, vera, byHand.ID, crm.LinkedDraft{Kind: crm.LinkRestart, Name: "Not theirs yet"})
		refusedAs(t, "a client who was never won", "link.never_won", err)
	})
}
