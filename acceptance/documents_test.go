package acceptance

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"math/rand/v2"
	"mime/multipart"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const aPDF = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"

// papersAreSigned is step 6: contract and non-disclosure agreement beside the
// first invoice. With two of three the deal stays where it is.
func (s *designJob) papersAreSigned(t *testing.T, id string) {
	t.Helper()
	s.lev.refused(t, 422, "document.signed_copy", "POST /deals/"+id+"/answers", document("contract-signed", object{"note": "Both signatures"}))
	s.vera.ask(t, nil, "POST /deals/"+id+"/documents", object{"kind": "contract", "name": "Contract 7/26", "state": "sent", "file_id": s.vera.uploads(t, "Contract.pdf", aPDF)})
	s.lev.answer(t, id, document("contract-signed", object{"file_id": s.lev.uploads(t, "Contract signed.pdf", aPDF), "note": "Both signatures"}))
	s.vera.blocked(t, id, "prepayment", []string{"nda-signed"})

	s.lapsed(t, id)
	s.signedOnline(t, id)
	for _, p := range s.vera.page(t, id).Documents {
		if p.Kind == "contract" && (p.State != "signed" || p.Name != "Contract 7/26" || len(p.Steps) != 2 || p.Steps[1].Version != 2 || p.Steps[1].By != s.lev.id) {
			t.Errorf("the contract that was sent is the one that was signed, got %+v", p)
		}
	}
}

// signedOnline: the non-disclosure agreement is made from the firm's own text,
// and the client signs it by a link, once, without an account.
func (s *designJob) signedOnline(t *testing.T, id string) {
	t.Helper()
	var template struct{ ID string }
	s.manager.ask(t, &template, "POST /document-templates", object{"name": "NDA for " + id, "kind": "nda", "language": "en", "body": "# Non-disclosure agreement\n{deal.name}: what either side learns stays with it.\n{signatures}"})
	s.vera.changes(t, id, "POST /deals/"+id+"/documents/from-template", object{"template_id": template.ID})
	newest := func() paper {
		all := s.vera.page(t, id).Documents
		return all[len(all)-1]
	}
	if p := newest(); p.Kind != "nda" || p.State != "draft" || p.Steps[0].File == nil || !strings.Contains(p.Steps[0].Note, "NDA for "+id) {
		t.Errorf("want a draft that names its template, got %+v", p)
	}
	token, client := s.vera.clientLink(t, "/documents/"+newest().ID), &user{world: s.world}
	var seen struct {
		Document struct {
			State string
			As    string `json:"accepted_as"`
		}
	}
	client.ask(t, &seen, "POST /client-links/open", object{"token": token})
	if seen.Document.State != "seen" || seen.Document.As != "signed" {
		t.Errorf("want the client to see what they sign, got %+v", seen)
	}
	s.vera.blocked(t, id, "prepayment", []string{"nda-signed"})
	signs := object{"token": token, "state": "accepted", "name": "Sid Signs"}
	client.ask(t, nil, "POST /client-links/reply", signs)
	client.refused(t, 409, "document.answered", "POST /client-links/reply", signs)
	p := newest()
	if last := p.Steps[len(p.Steps)-1]; p.State != "signed" || last.Version != 1 || last.By != "" || last.Client == nil || last.Client.Name != "Sid Signs" || last.Client.Address == "" {
		t.Errorf("name, address and version are kept, got %+v", p)
	}
}

// clientLink makes a client's link and gives the secret in it.
func (u *user) clientLink(t *testing.T, of string) string {
	t.Helper()
	var link struct{ URL string }
	u.ask(t, &link, "POST "+of+"/link", nil)
	_, token, found := strings.Cut(link.URL, "/o#")
	if !found {
		t.Fatalf("got the link %q", link.URL)
	}
	return token
}

// lapsed: a signed paper whose last day is over counts no more, and the refusal
// says so.
func (s *designJob) lapsed(t *testing.T, id string) {
	t.Helper()
	s.lev.ask(t, nil, "POST /deals/"+id+"/documents", object{"kind": "nda", "name": "Old NDA", "state": "signed", "file_id": s.lev.uploads(t, "Old.pdf", aPDF), "expires_on": "2026-02-28"})
	p := s.vera.blocked(t, id, "prepayment", []string{"nda-signed"})
	if !strings.Contains(p.Unmet[0].Help, "Old NDA") || !strings.Contains(p.Unmet[0].Help, "2026-02-28") {
		t.Errorf("want to be told of the paper that has expired, got %q", p.Unmet[0].Help)
	}
	old := s.vera.page(t, id)
	for _, d := range old.Documents {
		if d.Name == "Old NDA" {
			s.vera.refused(t, 422, "document.void_reason", "POST /documents/"+d.ID+"/steps", object{"state": "void"}, at(old.Deal.Version)...)
			s.vera.ask(t, nil, "POST /documents/"+d.ID+"/steps", object{"state": "void", "note": "Replaced"}, at(old.Deal.Version)...)
		}
	}
}

// document answers a criterion with a document.
func document(criterion string, d object) object {
	return object{"criterion": criterion, "document": d}
}

// paper is a document as the API tells it.
type paper struct {
	ID, Kind, Name, State string
	Steps                 []struct {
		State, Note, By string
		Version         int
		File            *struct{ ID, Name string }
		Client          *struct{ Name, Address string }
	}
}

// uploads sends a file and gives its id.
func (u *user) uploads(t *testing.T, name, content string) string {
	t.Helper()
	a, err := u.tryUpload(t.Context(), name, content)
	if err != nil {
		t.Fatal(err)
	}
	var made struct{ ID string }
	if err := json.Unmarshal(a.raw, &made); err != nil || a.status >= 300 {
		t.Fatalf("upload %s: %d %s", name, a.status, a.raw)
	}
	return made.ID
}

func (u *user) tryUpload(ctx context.Context, name, content string) (*answer, error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", name)
	if err == nil {
		_, err = part.Write([]byte(content))
	}
	if err != nil {
		return nil, err
	}
	if err := form.Close(); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, u.world.url+"/api/v1/files", &body)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	return u.send(r)
}

// The server is killed while files come in and become documents. Every document
// that is there has its file whole, and what was acknowledged is there.
func TestKilledServerLeavesNoHalfDocument(t *testing.T) {
	t.Parallel()
	times, seed := crashes(t, 5), rand.Uint64()
	each(t, "", func(t *testing.T, w *world) {
		t.Helper()
		t.Logf("seed %d", seed)
		random := rand.New(rand.NewPCG(seed, 7))
		f := w.found(t, "it-services", "EUR")
		id := f.owner.create(t, object{"name": "Pumps"}).ID
		content := "signed " + strings.Repeat("x", 200<<10)
		acknowledged := 0
		for range times {
			done := make(chan int)
			go func() { done <- f.owner.bringPapers(t.Context(), id, content) }()
			<-time.After(time.Duration(50+random.Int64N(int64(300))) * time.Millisecond) // so that the point lies anywhere in an upload
			w.kill(t)
			acknowledged += <-done
			w.start(t)
			there := f.owner.wholePapers(t, id, content)
			if there < acknowledged {
				t.Fatalf("%d documents were acknowledged, %d are there", acknowledged, there)
			}
			acknowledged = there
		}
		files := 0
		err := filepath.WalkDir(filepath.Join(w.dir, "files"), func(_ string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				files++
			}
			return err
		})
		if err != nil || files < acknowledged {
			t.Errorf("%d files for %d documents: %v", files, acknowledged, err)
		}
	})
}

// bringPapers adds signed documents until the server goes, and gives how many
// were acknowledged.
func (u *user) bringPapers(ctx context.Context, deal, content string) int {
	for n := 0; ; n++ {
		a, err := u.tryUpload(ctx, "signed.txt", content)
		if err != nil || a.status >= 300 {
			return n
		}
		var made struct{ ID string }
		if json.Unmarshal(a.raw, &made) != nil {
			return n
		}
		a, err = u.try(ctx, "POST /deals/"+deal+"/documents", object{"kind": "contract", "state": "signed", "file_id": made.ID})
		if err != nil || a.status >= 300 {
			return n
		}
	}
}

// wholePapers reads the file of every document of a deal.
func (u *user) wholePapers(t *testing.T, deal, content string) int {
	t.Helper()
	list := u.page(t, deal).Documents
	for _, p := range list {
		if len(p.Steps) != 1 || p.Steps[0].File == nil {
			t.Fatalf("half a document: %+v", p)
		}
		a, err := u.try(t.Context(), "GET /files/"+p.Steps[0].File.ID, nil)
		if err != nil || a.status != 200 || string(a.raw) != content {
			t.Fatalf("half a file: %v %+v", err, a)
		}
	}
	return len(list)
}
