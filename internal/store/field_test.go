package store_test

import (
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

func personField(key string) crm.CustomField {
	return crm.CustomField{Noun: "deal", Key: key, Kind: crm.FieldPerson, Label: crm.Text{crm.English: "Consultant"}}
}

// A custom field never hides one that every record has.
func TestAFieldTakesNoBuiltInKey(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := storetest.NewFirm(t, s, papersProcess())
		for noun, keys := range map[string][]string{
			"deal":    {"name", "stage", "outcome", "value", "owner_id", "tags", "fields", "closed_at", "version", "deal", "loss_reason"},
			"company": {"name", "parent_id", "tax_id", "owner"},
			"contact": {"email", "company_id", "part", "company"},
		} {
			for _, key := range keys {
				field := crm.CustomField{Noun: noun, Key: key, Kind: crm.FieldText, Label: crm.Text{crm.English: "Mine"}}
				_, err := s.CreateField(t.Context(), f.Owner, field)
				if codeOf(err) != "field.built_in" {
					t.Errorf("got %v", err)
				}
			}
		}
		if _, err := s.CreateField(t.Context(), f.Owner, personField("consultant")); err != nil {
			t.Error(err)
		}
	})
}

// A field for a person holds somebody of this firm, by every door.
func TestAFieldNamesSomebodyOfTheFirm(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f, other := storetest.NewFirm(t, s, papersProcess()), storetest.NewFirm(t, s, papersProcess())
		must(s.CreateField(t.Context(), f.Owner, personField("consultant")))
		d := must(s.CreateDeal(t.Context(), f.Owner, crm.DealDraft{Name: "Reeds"}))
		for _, id := range []crm.ID{other.Owner.User, crm.NewID()} {
			set := map[string]any{"consultant": id.String()}
			_, err := s.EditDeal(t.Context(), f.Owner, d.ID, d.Version, set)
			if codeOf(err) != "user.not_found" {
				t.Errorf("got %v", err)
			}
			_, err = s.CreateDeal(t.Context(), f.Owner, crm.DealDraft{Name: "Sedge", Set: set})
			if codeOf(err) != "user.not_found" {
				t.Errorf("got %v", err)
			}
		}
		must(s.EditDeal(t.Context(), f.Owner, d.ID, d.Version, map[string]any{"consultant": f.Owner.User.String()}))
	})
}

// No company stands above itself, over however many others.
func TestCompaniesFormNoCircle(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := storetest.NewFirm(t, s, papersProcess())
		made := func(name string, set map[string]any) *crm.Company {
			set["name"] = name
			return must(s.CreateCompany(t.Context(), f.Owner, set))
		}
		top := made("Top", map[string]any{})
		middle := made("Middle", map[string]any{"parent_id": top.ID.String()})
		end := made("End", map[string]any{"parent_id": middle.ID.String()})
		_, err := s.EditCompany(t.Context(), f.Owner, top.ID, top.Version, map[string]any{"parent_id": end.ID.String()})
		if codeOf(err) != "company.circle" {
			t.Errorf("got %v", err)
		}
	})
}
