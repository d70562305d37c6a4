package store_test

import (
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// papersProcess asks for a signed contract to leave its first stage.
func papersProcess() crm.Template {
	contract := crm.Criterion{Key: "contract", Text: en("The contract is signed"), Kind: crm.KindDocument, Level: crm.Required, Document: "contract", State: "signed"}
	p := crm.Process{Name: en("Papers"), Kind: crm.Sale, Stages: []crm.Stage{
		{Key: "sign", Name: en("Sign"), Phase: "sell", Exit: []crm.Criterion{contract}}, {Key: "work", Name: en("Work"), Phase: "deliver"},
	}}
	return crm.Template{Key: "papers", Pipelines: []crm.NamedProcess{{Key: "only", Process: p}}}
}

// A letter of intent becomes a contract, which goes to the client, comes back
// with wishes and is signed; each step is kept with who, when and its version.
func TestADocumentGoesItsWay(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := storetest.NewFirm(t, s, papersProcess())
		ctx, seller, legal := t.Context(), f.Person(t, "Sela", crm.Seller), f.Person(t, "Lev", crm.Legal)
		d := must(s.CreateDeal(ctx, seller, crm.DealDraft{Name: "Pumps"}))
		d = must(s.AddDocument(ctx, seller, d.ID, crm.DocumentDraft{Kind: "letter_of_intent", Name: "Pumps 2027", Points: "Price 90,000; start in May", State: crm.StateAgreed, Note: "By mail"}))
		letter := must(s.Documents(ctx, seller, d.ID))[0]
		clock.Move(time.Hour)
		d = must(s.AddDocument(ctx, seller, d.ID, crm.DocumentDraft{Kind: "contract", From: letter.ID, File: uploaded(t, s, seller)}))
		contract := must(s.Documents(ctx, seller, d.ID))[1]
		if contract.Name != letter.Name || contract.Points != letter.Points || contract.From != letter.ID || contract.State != crm.StateDraft {
			t.Errorf("the contract takes over what was agreed, got %+v", contract)
		}
		_, err := s.MoveDeal(ctx, seller, d.ID, d.Version, crm.MoveOrder{To: "work"})
		refusedAs(t, "a draft", "criteria.unmet", err)
		for _, m := range []crm.DocumentMove{{State: crm.StateSent}, {State: crm.StateSeen}, {State: crm.StateChangesAsked, Note: "Pay in 30 days"}, {State: crm.StateDraft, File: uploaded(t, s, seller)}, {State: crm.StateAgreed}} {
			clock.Move(time.Hour)
			d = must(s.StepDocument(ctx, seller, contract.ID, d.Version, m))
		}
		_, err = s.StepDocument(ctx, legal, contract.ID, d.Version, crm.DocumentMove{State: crm.StateSigned, Note: "In the safe"})
		refusedAs(t, "without a copy", "document.signed_copy", err)
		stale := d.Version
		d = must(s.StepDocument(ctx, legal, contract.ID, d.Version, crm.DocumentMove{State: crm.StateSigned, File: uploaded(t, s, legal), ExpiresOn: "2027-12-31"}))
		_, err = s.StepDocument(ctx, legal, contract.ID, stale, crm.DocumentMove{State: crm.StateVoid, Note: "Late"})
		refusedAs(t, "an old version", "stale", err)

		var told []string
		for _, step := range must(s.DealPage(ctx, seller, d.ID)).Documents[1].Steps {
			told = append(told, fmt.Sprint(step.State, " v", step.Version, " ", step.By == legal.User))
		}
		if got, want := strings.Join(told, ", "), "draft v1 false, sent v0 false, seen v0 false, changes_asked v0 false, draft v2 false, agreed v0 false, signed v3 true"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		d = must(s.MoveDeal(ctx, seller, d.ID, d.Version, crm.MoveOrder{To: "work"}))
		_, err = s.StepDocument(ctx, legal, contract.ID, d.Version, crm.DocumentMove{State: crm.StateDraft})
		refusedAs(t, "back from signed", "document.signed", err)
		d = must(s.StepDocument(ctx, legal, contract.ID, d.Version, crm.DocumentMove{State: crm.StateVoid, Note: "Signed by the wrong person"}))
		_, err = s.StepDocument(ctx, legal, contract.ID, d.Version, crm.DocumentMove{State: crm.StateSent})
		refusedAs(t, "back from void", "document.void", err)
		checkLog(t, s, f.Owner.Workspace)
	})
}

// A signed paper holds until its last day; then the move asks for another, says
// why, and the answer renews it.
func TestAnExpiredPaperIsRenewed(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := storetest.NewFirm(t, s, papersProcess())
		ctx := t.Context()
		d := must(s.CreateDeal(ctx, f.Owner, crm.DealDraft{Name: "Pumps"}))
		d = must(s.AddDocument(ctx, f.Owner, d.ID, crm.DocumentDraft{Kind: "contract", Name: "Frame", State: crm.StateSigned, File: uploaded(t, s, f.Owner), ExpiresOn: "2026-12-03"}))
		if page := must(s.DealPage(ctx, f.Owner, d.ID)); !page.Checks[0].Met {
			t.Error("a paper that holds is one")
		}
		clock.Move(48 * time.Hour)
		page := must(s.DealPage(ctx, f.Owner, d.ID))
		if page.Checks[0].Met || !strings.Contains(page.Checks[0].Help, "Frame") || !strings.Contains(page.Checks[0].Help, "2026-12-03") {
			t.Errorf("want to be told that it expired, got %+v", page.Checks[0])
		}
		answer := func(a crm.DocumentAnswer) crm.MoveOrder {
			return crm.MoveOrder{To: "work", Answers: []crm.Answer{{Criterion: "contract", Document: &a}}}
		}
		_, err := s.MoveDeal(ctx, f.Owner, d.ID, d.Version, answer(crm.DocumentAnswer{File: uploaded(t, s, f.Owner), ExpiresOn: "2026-12-03"}))
		refusedAs(t, "with an expired paper", "document.expired", err)
		must(s.MoveDeal(ctx, f.Owner, d.ID, d.Version, answer(crm.DocumentAnswer{File: uploaded(t, s, f.Owner), ExpiresOn: "2027-12-03"})))
		papers := must(s.Documents(ctx, f.Owner, d.ID))
		if len(papers) != 1 || len(papers[0].Steps) != 2 || papers[0].ExpiresOn != "2027-12-03" {
			t.Errorf("the paper is renewed, not doubled: %+v", papers)
		}
	})
}

// What cannot be a document is refused, and leaves nothing.
func TestDocumentsThatAreNone(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := storetest.NewFirm(t, s, papersProcess())
		ctx, other := t.Context(), f.Person(t, "Sela", crm.Seller)
		d := must(s.CreateDeal(ctx, f.Owner, crm.DealDraft{Name: "Pumps"}))
		far := must(s.CreateDeal(ctx, f.Owner, crm.DealDraft{Name: "Valves"}))
		must(s.AddDocument(ctx, f.Owner, far.ID, crm.DocumentDraft{Kind: "brief", Note: "On paper"}))
		elsewhere := must(s.Documents(ctx, f.Owner, far.ID))[0].ID
		used := uploaded(t, s, f.Owner)
		must(s.AddDocument(ctx, f.Owner, far.ID, crm.DocumentDraft{Kind: "brief", File: used}))
		for code, draft := range map[string]crm.DocumentDraft{
			"document.kind":        {Kind: "poem", Note: "x"},
			"document.state":       {Kind: "brief", State: "lost", Note: "x"},
			"document.empty":       {Kind: "brief", Name: "Brief"},
			"document.from":        {Kind: "contract", From: elsewhere, Note: "x"},
			"document.signed_copy": {Kind: "contract", State: crm.StateSigned, Note: "x"},
			"file.gone":            {Kind: "contract", File: used},
			"date.malformed":       {Kind: "contract", Note: "x", ExpiresOn: "2026-13-40"},
		} {
			_, err := s.AddDocument(ctx, f.Owner, d.ID, draft)
			refusedAs(t, code, code, err)
		}
		_, err := s.AddDocument(ctx, other, d.ID, crm.DocumentDraft{Kind: "brief", File: uploaded(t, s, f.Owner)})
		refusedAs(t, "the upload of somebody else", "file.gone", err)
		if list := must(s.Documents(ctx, f.Owner, d.ID)); len(list) != 0 {
			t.Errorf("left behind: %+v", list)
		}
	})
}

// A file is seen by those who see its deal, and before by the one who brought it.
func TestWhoSeesAFile(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := storetest.NewFirm(t, s, papersProcess())
		ctx, seller, other := t.Context(), f.Person(t, "Sela", crm.Seller), f.Person(t, "Otto", crm.Seller)
		other.Sees = crm.SeesOwn
		stranger := storetest.NewFirm(t, s, papersProcess()).Owner
		d := must(s.CreateDeal(ctx, seller, crm.DealDraft{Name: "Pumps"}))
		id := uploaded(t, s, seller)
		seen := func(when string, by crm.Actor, want bool) {
			t.Helper()
			_, content, err := s.OpenFile(ctx, by, id)
			if err == nil {
				defer content.Close()
			}
			if (err == nil) != want || err != nil && !crm.IsKind(err, crm.NotFound) {
				t.Errorf("%s %s: %v", when, by.Name, err)
			}
		}
		seen("before", seller, true)
		seen("before", f.Owner, false)
		must(s.AddDocument(ctx, seller, d.ID, crm.DocumentDraft{Kind: "brief", File: id}))
		seen("after", seller, true)
		seen("after", f.Owner, true)
		seen("after", other, false)
		seen("after", stranger, false)
	})
}

// Uploads that no document uses go after a day with their bytes, and so do bytes
// that no row knows; what is used stays.
func TestUnusedFilesGo(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := storetest.NewFirm(t, s, papersProcess())
		ctx := t.Context()
		clock.Move(time.Until(clock.Now()) * -1) // the disk has a clock of its own
		d := must(s.CreateDeal(ctx, f.Owner, crm.DealDraft{Name: "Pumps"}))
		used, unused := uploaded(t, s, f.Owner), uploaded(t, s, f.Owner)
		must(s.AddDocument(ctx, f.Owner, d.ID, crm.DocumentDraft{Kind: "brief", File: used}))
		folder := fmt.Sprintf("files/%d", f.Owner.Workspace)
		lost := must(s.Root().Create(folder + "/lost.part")) // of an upload that was killed
		if err := lost.Close(); err != nil {
			t.Fatal(err)
		}
		tidy := func(want int) {
			t.Helper()
			if err := s.PurgeFiles(ctx); err != nil {
				t.Fatal(err)
			}
			if err := s.SweepFiles(ctx); err != nil {
				t.Fatal(err)
			}
			if entries := must(os.ReadDir(s.Root().Name() + "/" + folder)); len(entries) != want {
				t.Errorf("%d files are left, want %d", len(entries), want)
			}
		}
		tidy(3)
		clock.Move(24 * time.Hour)
		_, err := s.AddDocument(ctx, f.Owner, d.ID, crm.DocumentDraft{Kind: "brief", File: unused})
		refusedAs(t, "an upload of yesterday", "file.gone", err)
		clock.Move(30 * 24 * time.Hour)
		tidy(1)
		if _, content, err := s.OpenFile(ctx, f.Owner, used); err != nil {
			t.Error(err)
		} else if b := string(must(io.ReadAll(content))); content.Close() != nil || b != "signed" {
			t.Errorf("the used file holds %q", b)
		}
		if n := number(t, s, `SELECT file_bytes FROM workspaces WHERE id = ?`, f.Owner.Workspace); n != int64(len("signed")) {
			t.Errorf("%d bytes are counted", n)
		}
	})
}

// The firm's limit and the size of a file are kept, and what is refused leaves
// no bytes.
func TestLimitsOfFiles(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := storetest.NewFirm(t, s, papersProcess())
		ctx, one := t.Context(), 1
		w := must(s.Workspace(ctx, f.Owner))
		must(s.EditWorkspace(ctx, f.Owner, w.Version, store.WorkspacePatch{FilesMB: &one}))
		keep := func(r io.Reader) error {
			_, err := s.KeepFile(ctx, f.Owner, "a.txt", crm.FileText, r)
			return err
		}
		if err := keep(strings.NewReader(strings.Repeat("x", 1<<20))); err != nil {
			t.Fatal(err)
		}
		refusedAs(t, "one byte more than the firm may keep", "file.quota", keep(strings.NewReader("x")))
		refusedAs(t, "too large", "file.too_large", keep(io.LimitReader(zeros{}, crm.MostFile+1)))
		if err := keep(iotest.ErrReader(io.ErrUnexpectedEOF)); err == nil {
			t.Error("a file that breaks off was kept")
		}
		if entries := must(os.ReadDir(fmt.Sprintf("%s/files/%d", s.Root().Name(), f.Owner.Workspace))); len(entries) != 1 {
			t.Errorf("%d files lie on the disk, want one", len(entries))
		}
	})
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}
