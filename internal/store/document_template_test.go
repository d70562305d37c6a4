package store_test

import (
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// Templates are kept in versions that nobody overwrites unseen, and archived ones
// make no documents.
func TestDocumentTemplatesAreKept(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := handingFirm(t, s)
		ctx := t.Context()
		draft := crm.DocumentTemplateDraft{Name: " Secrets ", Kind: "nda", Language: crm.English, Body: "# {deal.name}\n{company.name}"}
		wrong := draft
		wrong.Body = "# {deal.nmae}"
		refusedAs(t, "a field that is not there", "document_template.field_unknown", errIn(s.AddDocumentTemplate(ctx, f.Owner, wrong)))
		made := must(s.AddDocumentTemplate(ctx, f.Owner, draft))
		if made.Name != "Secrets" || made.Version != 1 || made.UpdatedBy != f.Owner.User || made.UpdatedAt == 0 {
			t.Errorf("%+v", made)
		}
		d := must(s.CreateDeal(ctx, f.Owner, crm.DealDraft{Name: "Portal"}))
		refusedAs(t, "no client", "document_template.empty_deal", errIn(s.FillTemplate(ctx, f.Owner, d.ID, made.ID)))
		refusedAs(t, "an old version", "stale", errIn(s.EditDocumentTemplate(ctx, f.Owner, made.ID, 7, draft)))
		refusedAs(t, "a worse text", "document_template.field_unknown", errIn(s.EditDocumentTemplate(ctx, f.Owner, made.ID, 1, wrong)))
		draft.Body, draft.Archived = "{deal.name}", true
		made = must(s.EditDocumentTemplate(ctx, f.Owner, made.ID, 1, draft))
		if made.Version != 2 || !made.Archived || made.Body != "{deal.name}" {
			t.Errorf("%+v", made)
		}
		refusedAs(t, "an archived one", "document_template.archived", errIn(s.FillTemplate(ctx, f.Owner, d.ID, made.ID)))
		refusedAs(t, "none", "document_template.not_found", errIn(s.FillTemplate(ctx, f.Owner, d.ID, crm.NewID())))
		if list := must(s.DocumentTemplates(ctx, f.Owner)); len(list) != 1 || !list[0].Archived {
			t.Errorf("%+v", list)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}

// A document is filled in from all that the deal knows, and is a draft: the next
// one of its kind is its next version until it goes out.
func TestDocumentsAreMadeFromTemplates(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := talkingFirm(t, s)
		ctx, by := t.Context(), f.Owner
		c := must(s.CreateCompany(ctx, by, map[string]any{"name": "Aster", "address": "1 River Street\nLondon"}))
		d := must(s.CreateDeal(ctx, by, crm.DealDraft{Name: "Portal", Set: map[string]any{"company": c.ID.String()}}))
		signer := must(s.CreateContact(ctx, by, map[string]any{"name": "Sina", "company_id": c.ID.String()}))
		must(s.LinkContact(ctx, by, d.ID, signer.ID, crm.Signer))
		must(s.AddPromise(ctx, by, d.ID, crm.PromiseDraft{Problem: "Slow", Promise: "A demo", DueOn: "2027-05-01"}))
		d = must(s.Deal(ctx, by, d.ID))
		d = must(s.PutPoint(ctx, by, d.ID, d.Version, "release", crm.PointEdit{Agree: &crm.Agreement{Value: "2027-04-01"}}))
		template := must(s.AddDocumentTemplate(ctx, by, crm.DocumentTemplateDraft{
			Name: "Contract", Kind: "contract", Language: crm.Polish,
			Body: "# {deal.name}, {today}\n{company.name}, {company.address}, {contact.signer}\n{points}\n- {promises}\n{left_out?}\n{field.terms?}\n{signatures}",
		}))
		filled := must(s.FillTemplate(ctx, by, d.ID, template.ID))
		var lines []string
		for _, b := range filled.Blocks {
			lines = append(lines, string(b.Kind)+" "+b.Text)
		}
		if got, want := strings.Join(lines, "|"), "heading Portal, 02.12.2026|text Aster, 1 River Street, London, Sina|item Release: 01.04.2027|item A demo (01.05.2027)|signatures "; got != want || filled.Signs != "Sina" {
			t.Errorf("got %q, signed by %q", got, filled.Signs)
		}
		expert := f.Person(t, "Egor", crm.Expert)
		refusedAs(t, "an expert", "document_template.amounts", errIn(s.FillTemplate(ctx, expert, d.ID, template.ID)))
		stranger := sees(f.Person(t, "Otto", crm.Seller), crm.SeesOwn)
		refusedAs(t, "a stranger", "deal.not_found", errIn(s.FillTemplate(ctx, stranger, d.ID, template.ID)))

		make := func() crm.Document {
			t.Helper()
			file := must(s.KeepFile(ctx, by, "Contract.pdf", crm.FilePDF, strings.NewReader("%PDF-1.4")))
			d = must(s.AddFromTemplate(ctx, by, d.ID, d.Version, template, file.ID))
			list := must(s.Documents(ctx, by, d.ID))
			return list[len(list)-1]
		}
		refusedAs(t, "an old version of the deal", "stale", errIn(s.AddFromTemplate(ctx, by, d.ID, d.Version-1, template, crm.ID{})))
		first, second := make(), make()
		if first.ID != second.ID || len(second.Steps) != 2 || second.Steps[1].Version != 2 || second.State != crm.StateDraft || second.Kind != "contract" || second.Name != "Contract" {
			t.Errorf("the second is a version of the first: %+v", second)
		}
		if note := second.Steps[1].Note; note != "From the template “Contract”, version 1" {
			t.Errorf("the step says %q", note)
		}
		d = must(s.StepDocument(ctx, by, second.ID, d.Version, crm.DocumentMove{State: crm.StateSent, Note: "By mail"}))
		if third := make(); third.ID == second.ID || third.Steps[0].Version != 1 {
			t.Errorf("what went out stays as it is: %+v", third)
		}
		checkLog(t, s, f.Owner.Workspace)
	})
}
