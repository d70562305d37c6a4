package store_test

import (
	"context"
	"slices"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// belongings are one row of every noun that somebody owns.
type belongings struct {
	deal     *crm.Deal
	company  *crm.Company
	contact  *crm.Contact
	task     crm.ID
	approval *crm.Approval
}

// smallFirm has a pipeline of three stages, of which the second asks a manager.
func smallFirm(t *testing.T, s *store.Store) storetest.Firm {
	t.Helper()
	p := crm.Process{Name: en("Small"), Kind: crm.Sale, Transitions: []crm.Transition{{Way: crm.WayBack, From: crm.Any, To: crm.Any}}, Stages: []crm.Stage{
		{Key: "talk", Name: en("Talk"), Phase: "sell"},
		{Key: "offer", Name: en("Offer"), Phase: "sell", Exit: []crm.Criterion{{Key: "price", Text: en("Price"), Kind: crm.KindApproval, Role: crm.Manager, Level: crm.Required, WaivedBy: []crm.Role{crm.Owner}}}},
		{Key: "sign", Name: en("Sign"), Phase: "sell"},
	}}
	return storetest.NewFirm(t, s, crm.Template{Key: "small", Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}, Fields: ownFields})
}

func endow(t *testing.T, s *store.Store, by crm.Actor) belongings {
	t.Helper()
	ctx := t.Context()
	company := must(s.CreateCompany(ctx, by, map[string]any{"name": "Acme of " + by.Name}))
	contact := must(s.CreateContact(ctx, by, map[string]any{"name": "Anna of " + by.Name, "company_id": company.ID.String()}))
	d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Pumps of " + by.Name, Company: company.ID, NextStep: &crm.TaskAnswer{Title: "Call", DueOn: "2027-01-01"}}))
	must(s.LinkContact(ctx, by, d.ID, contact.ID, crm.Decider))
	d = must(s.MoveDeal(ctx, by, d.ID, d.Version, crm.MoveOrder{To: "offer"}))
	approval := must(s.Ask(ctx, by, d.ID, store.Request{Criterion: "price", Purpose: crm.ForApproval}))
	return belongings{d, company, contact, d.NextStep.Task, approval}
}

func sees(a crm.Actor, what crm.Visibility, team ...crm.Actor) crm.Actor {
	a.Sees, a.Team = what, []crm.ID{a.User}
	for _, other := range team {
		a.Team = append(a.Team, other.User)
	}
	return a
}

// What somebody may not see is not found, by whatever call, and is changed by none.
func TestWhatOneMayNotSeeIsNotFound(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		vera, stranger, mate := f.Person(t, "Vera", crm.Seller), f.Person(t, "Stan", crm.Seller), f.Person(t, "Mate", crm.Seller)
		boss := f.Person(t, "Boss", crm.Manager)
		theirs := endow(t, s, vera)
		own := endow(t, s, stranger)
		elsewhere := storetest.NewFirm(t, s, crm.Template{}).Owner
		d, c, k := theirs.deal, theirs.company, theirs.contact
		calls := map[string]func(context.Context, crm.Actor) error{
			"Deal":         func(ctx context.Context, by crm.Actor) error { return err2(s.Deal(ctx, by, d.ID)) },
			"DealNumbered": func(ctx context.Context, by crm.Actor) error { return err2(s.DealNumbered(ctx, by, d.Number)) },
			"DealPage":     func(ctx context.Context, by crm.Actor) error { return err2(s.DealPage(ctx, by, d.ID)) },
			"Visits":       func(ctx context.Context, by crm.Actor) error { return err2(s.Visits(ctx, by, d.ID)) },
			"Timeline":     func(ctx context.Context, by crm.Actor) error { return err2(s.Timeline(ctx, by, d.ID, 0, 10)) },
			"MoveChecks":   func(ctx context.Context, by crm.Actor) error { return err2(s.MoveChecks(ctx, by, d.ID, "sign")) },
			"EditDeal":     func(ctx context.Context, by crm.Actor) error { return err2(s.EditDeal(ctx, by, d.ID, d.Version, nil)) },
			"MoveDeal": func(ctx context.Context, by crm.Actor) error {
				return err2(s.MoveDeal(ctx, by, d.ID, d.Version, crm.MoveOrder{To: "sign"}))
			},
			"UndoMove": func(ctx context.Context, by crm.Actor) error { return err2(s.UndoMove(ctx, by, d.ID, d.Version)) },
			"CloseDeal": func(ctx context.Context, by crm.Actor) error {
				return err2(s.CloseDeal(ctx, by, d.ID, d.Version, crm.Lost, crm.Loss{Reason: "price"}))
			},
			"ReopenDeal": func(ctx context.Context, by crm.Actor) error { return err2(s.ReopenDeal(ctx, by, d.ID, d.Version)) },
			"Successor": func(ctx context.Context, by crm.Actor) error {
				return err2(s.Successor(ctx, by, d.ID, crm.DealDraft{}))
			},
			"WaitUntil": func(ctx context.Context, by crm.Actor) error {
				return err2(s.WaitUntil(ctx, by, d.ID, d.Version, "2027-01-01", "they are away"))
			},
			"StopWaiting": func(ctx context.Context, by crm.Actor) error { return err2(s.StopWaiting(ctx, by, d.ID, d.Version)) },
			"Answer": func(ctx context.Context, by crm.Actor) error {
				return err2(s.Answer(ctx, by, d.ID, crm.Answer{Criterion: "price"}))
			},
			"Ask": func(ctx context.Context, by crm.Actor) error {
				return err2(s.Ask(ctx, by, d.ID, store.Request{Criterion: "price", Purpose: crm.ForApproval}))
			},
			"Decide": func(ctx context.Context, by crm.Actor) error {
				return err2(s.Decide(ctx, by, theirs.approval.ID, store.Decision{Decision: "granted"}))
			},
			"LogActivity": func(ctx context.Context, by crm.Actor) error {
				return err2(s.LogActivity(ctx, by, d.ID, crm.ActivityAnswer{Kind: crm.Call}))
			},
			"AddTask": func(ctx context.Context, by crm.Actor) error {
				return err2(s.AddTask(ctx, by, d.ID, crm.TaskAnswer{Title: "x"}))
			},
			"EditTask": func(ctx context.Context, by crm.Actor) error {
				return err2(s.EditTask(ctx, by, theirs.task, must(s.Deal(ctx, f.Owner, d.ID)).Version, store.TaskEdit{}))
			},
			"CompleteTask": func(ctx context.Context, by crm.Actor) error {
				return err2(s.CompleteTask(ctx, by, theirs.task, 1, store.Completion{}))
			},
			"DropTask": func(ctx context.Context, by crm.Actor) error { return err2(s.DropTask(ctx, by, theirs.task, 1)) },
			"LinkContact": func(ctx context.Context, by crm.Actor) error {
				return err2(s.LinkContact(ctx, by, d.ID, own.contact.ID, crm.Signer))
			},
			"UnlinkContact": func(ctx context.Context, by crm.Actor) error { return err2(s.UnlinkContact(ctx, by, d.ID, k.ID)) },
			"Company":       func(ctx context.Context, by crm.Actor) error { return err2(s.Company(ctx, by, c.ID)) },
			"EditCompany": func(ctx context.Context, by crm.Actor) error {
				return err2(s.EditCompany(ctx, by, c.ID, c.Version, nil))
			},
			"Contact": func(ctx context.Context, by crm.Actor) error { return err2(s.Contact(ctx, by, k.ID)) },
			"EditContact": func(ctx context.Context, by crm.Actor) error {
				return err2(s.EditContact(ctx, by, k.ID, k.Version, nil))
			},
		}
		all := snapshots(t, s)
		before := digest(t, s, all, f.Owner.Workspace)
		for name, call := range calls {
			for who, by := range map[string]crm.Actor{"a stranger": sees(stranger, crm.SeesOwn), "another team": sees(stranger, crm.SeesTeam, mate), "another firm": elsewhere} {
				if err := call(t.Context(), by); !crm.IsKind(err, crm.NotFound) {
					t.Errorf("%s by %s: %v", name, who, err)
				}
			}
		}
		if digest(t, s, all, f.Owner.Workspace) != before {
			t.Error("something was changed")
		}
		for _, name := range []string{"Deal", "DealPage", "Timeline", "Company", "Contact", "EditTask"} {
			for who, by := range map[string]crm.Actor{"the owner": sees(vera, crm.SeesOwn), "a mate": sees(mate, crm.SeesTeam, vera), "all": sees(mate, crm.SeesAll)} {
				if err := calls[name](t.Context(), by); err != nil {
					t.Errorf("%s by %s: %v", name, who, err)
				}
			}
		}
		// Nor can what is not seen be pointed at.
		for name, err := range map[string]error{
			"create": err2(s.CreateDeal(t.Context(), sees(stranger, crm.SeesOwn), crm.DealDraft{Name: "x", Company: c.ID})),
			"edit":   err2(s.EditDeal(t.Context(), sees(stranger, crm.SeesOwn), own.deal.ID, own.deal.Version, map[string]any{"company_id": c.ID.String()})),
			"link":   err2(s.LinkContact(t.Context(), sees(stranger, crm.SeesOwn), own.deal.ID, k.ID, crm.Signer)),
			"after":  err2(s.MoveDeal(t.Context(), sees(stranger, crm.SeesOwn), own.deal.ID, own.deal.Version, crm.MoveOrder{To: "talk", After: &d.ID})),
		} {
			if !crm.IsKind(err, crm.Invalid) {
				t.Errorf("%s: %v", name, err)
			}
		}
		// Being asked is leave to answer.
		if err := err2(s.Decide(t.Context(), sees(boss, crm.SeesOwn), theirs.approval.ID, store.Decision{Decision: "granted"})); err != nil {
			t.Errorf("the manager who was asked: %v", err)
		}
	})
}

func err2[T any](_ T, err error) error { return err }

func TestListsShowWhatOneMaySee(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		vera, stan := f.Person(t, "Vera", crm.Seller), f.Person(t, "Stan", crm.Seller)
		hers, his := endow(t, s, vera), endow(t, s, stan)
		common := must(s.CreateCompany(t.Context(), vera, map[string]any{"name": "Common 100%_\\", "owner_id": nil}))
		loose := must(s.CreateContact(t.Context(), vera, map[string]any{"name": "Loose"}))
		for _, c := range []struct {
			by                  crm.Actor
			companies, contacts []crm.ID
			deals               int
		}{
			{sees(vera, crm.SeesOwn), []crm.ID{hers.company.ID, common.ID}, []crm.ID{hers.contact.ID, loose.ID}, 1},
			{sees(stan, crm.SeesOwn), []crm.ID{his.company.ID, common.ID}, []crm.ID{his.contact.ID, loose.ID}, 1},
			{sees(stan, crm.SeesTeam, vera), []crm.ID{hers.company.ID, his.company.ID, common.ID}, []crm.ID{hers.contact.ID, his.contact.ID, loose.ID}, 2},
			{sees(stan, crm.SeesAll), []crm.ID{hers.company.ID, his.company.ID, common.ID}, []crm.ID{hers.contact.ID, his.contact.ID, loose.ID}, 2},
		} {
			page := store.Page{Limit: 50}
			if got := idsOf(must(s.Companies(t.Context(), c.by, page)), func(c crm.Company) crm.ID { return c.ID }); !sameIDs(got, c.companies) {
				t.Errorf("%s who sees %s: companies %v", c.by.Name, c.by.Sees, got)
			}
			if got := idsOf(must(s.Contacts(t.Context(), c.by, page)), func(c crm.Contact) crm.ID { return c.ID }); !sameIDs(got, c.contacts) {
				t.Errorf("%s who sees %s: contacts %v", c.by.Name, c.by.Sees, got)
			}
			if got := must(s.Deals(t.Context(), c.by, []crm.ID{hers.deal.ID, his.deal.ID, crm.NewID()})); len(got) != c.deals {
				t.Errorf("%s who sees %s: %d deals", c.by.Name, c.by.Sees, len(got))
			}
		}
		if got := must(s.Contacts(t.Context(), stan, store.Page{Limit: 9, Parent: hers.company.ID})); len(got) != 1 || got[0].ID != hers.contact.ID {
			t.Errorf("people of a company: %v", got)
		}
		for text, want := range map[string]int{"ACME": 2, "acme of vera": 1, "%": 1, "_": 1, `\`: 1, "100%_": 1, "nobody": 0} {
			if got := must(s.Companies(t.Context(), f.Owner, store.Page{Limit: 9, Text: text})); len(got) != want {
				t.Errorf("%q finds %d companies, want %d", text, len(got), want)
			}
		}
		must(s.CreateProduct(t.Context(), vera, crm.Product{Name: "Pump"}))
		if got := must(s.Products(t.Context(), vera, store.Page{Limit: 9, Text: "pu"})); len(got) != 1 {
			t.Errorf("%d products", len(got))
		}
	})
}

func idsOf[T any](list []T, id func(T) crm.ID) []crm.ID {
	out := []crm.ID{}
	for _, v := range list {
		out = append(out, id(v))
	}
	return out
}

func sameIDs(a, b []crm.ID) bool {
	order := func(x, y crm.ID) int { return slices.Compare(x[:], y[:]) }
	slices.SortFunc(a, order)
	slices.SortFunc(b, order)
	return slices.Equal(a, b)
}

// Pages follow one another without a gap, whatever the names and the collation.
func TestPagesOfAList(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		names := []string{"a b", "ab", "A-b", "a_b", "Żuraw", "zebra", "Éclair", "Яна", "яблоко", "10", "9", "same", "Same", "SAME", "Łódź", "lodz", "ёлка", "ель", "Z", "z z", "ß", "ss"}
		for _, name := range names {
			must(s.CreateCompany(t.Context(), f.Owner, map[string]any{"name": name}))
		}
		whole := must(s.Companies(t.Context(), f.Owner, store.Page{Limit: 100}))
		var paged []crm.ID
		page := store.Page{Limit: 3}
		for {
			part := must(s.Companies(t.Context(), f.Owner, page))
			if len(part) == 0 {
				break
			}
			paged = append(paged, idsOf(part, func(c crm.Company) crm.ID { return c.ID })...)
			last := part[len(part)-1]
			page.After = store.Cursor(last.Name, last.ID)
		}
		if want := idsOf(whole, func(c crm.Company) crm.ID { return c.ID }); !slices.Equal(paged, want) || len(want) != len(names) {
			t.Errorf("%d rows in pages, %d at once, %d made", len(paged), len(want), len(names))
		}
		for _, broken := range []string{"x", "\x00", "a\x00b", "a\x00" + crm.NewID().String() + "x"} {
			if _, err := s.Companies(t.Context(), f.Owner, store.Page{Limit: 3, After: broken}); err != nil && !crm.IsKind(err, crm.Invalid) {
				t.Errorf("cursor %q: %v", broken, err)
			}
		}
	})
}

func TestOnlyAnAdminEndsTheTokensOfOthers(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		vera, stan := f.Person(t, "Vera", crm.Seller), f.Person(t, "Stan", crm.Seller)
		token := func(hash string) crm.ID {
			return must(s.CreateToken(t.Context(), vera, store.NewToken{ID: crm.NewID(), Name: "script", Hash: hash, Days: 1})).ID
		}
		first, second := token("a"), token("b")
		if err := s.RevokeToken(t.Context(), stan, first); !crm.IsKind(err, crm.NotFound) {
			t.Errorf("by another: %v", err)
		}
		if err := s.RevokeToken(t.Context(), vera, first); err != nil {
			t.Errorf("by its owner: %v", err)
		}
		if err := s.RevokeToken(t.Context(), f.Owner, second); err != nil {
			t.Errorf("by an admin: %v", err)
		}
	})
}

// Somebody who was there is known: a contact of the deal, or one that the actor sees.
func TestOnlyKnownContactsTookPart(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		ctx := t.Context()
		mine, theirs := endow(t, s, f.Person(t, "Anna", crm.Seller)), endow(t, s, f.Person(t, "Boris", crm.Seller))
		by := sees(f.Person(t, "Carl", crm.Seller), crm.SeesOwn)
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Own"}))
		for _, id := range []crm.ID{crm.NewID(), mine.contact.ID, theirs.contact.ID} {
			_, err := s.LogActivity(ctx, by, d.ID, crm.ActivityAnswer{Kind: crm.Call, Contacts: []crm.ID{id}})
			if !crm.IsKind(err, crm.Invalid) {
				t.Errorf("a contact that is not to be seen took part: %v", err)
			}
		}
		must(s.LinkContact(ctx, f.Owner, d.ID, mine.contact.ID, crm.Decider))
		must(s.LogActivity(ctx, by, d.ID, crm.ActivityAnswer{Kind: crm.Call, Contacts: []crm.ID{mine.contact.ID}}))
	})
}

// Whoever works on a deal can do all that its gate offers, also where the client
// is kept by somebody whom they do not see.
func TestTheClientOfOnesDealIsSeen(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		p := crm.Process{Name: en("Small"), Kind: crm.Sale, Stages: []crm.Stage{
			{Key: "talk", Name: en("Talk"), Phase: "sell", Exit: []crm.Criterion{
				{Key: "decider", Text: en("Decider"), Kind: crm.KindPerson, Part: crm.Decider, Level: crm.Required},
				{Key: "credit", Text: en("Credit"), Kind: crm.KindField, Field: "company.credit_days", Level: crm.Required},
			}},
			{Key: "sign", Name: en("Sign"), Phase: "sell"},
		}}
		f := storetest.NewFirm(t, s, crm.Template{Key: "small", Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}})
		ctx := t.Context()
		by := sees(f.Person(t, "Anna", crm.Seller), crm.SeesOwn)
		c := must(s.CreateCompany(ctx, f.Owner, map[string]any{"name": "Reed", "owner_id": f.Owner.User.String()}))
		if _, err := s.Company(ctx, by, c.ID); !crm.IsKind(err, crm.NotFound) {
			t.Errorf("without a deal the company is there: %v", err)
		}
		d := must(s.CreateDeal(ctx, f.Owner, crm.DealDraft{Name: "Pumps", Company: c.ID, Set: map[string]any{"owner_id": by.User.String()}}))
		must(s.Company(ctx, by, c.ID))
		must(s.CreateContact(ctx, f.Owner, map[string]any{"name": "Egon", "company_id": c.ID.String()}))
		if list := must(s.Contacts(ctx, by, store.Page{Parent: c.ID, Limit: 10})); len(list) != 1 {
			t.Errorf("%d of its people are seen", len(list))
		}
		d = must(s.Deal(ctx, by, d.ID))
		must(s.MoveDeal(ctx, by, d.ID, d.Version, crm.MoveOrder{To: "sign", Answers: []crm.Answer{
			{Criterion: "decider", Contact: &crm.ContactAnswer{Name: "Dora"}}, {Criterion: "credit", Value: 30.0},
		}}))
	})
}
