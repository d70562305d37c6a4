package acceptance

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"mime/multipart"
	"net/http"
	"slices"
	"strings"
	"testing"
)

// brought is an import as the API tells it.
type brought struct {
	ID      string
	Version int64
	State   string
	Counts  counts
}

type counts struct {
	Rows, Created, Updated, Moved, Unchanged, Bad, Undone, Kept int
	Nouns                                                       map[string]counts
	Problem                                                     *struct{ Code, Reason string }
}

// imports brings a sheet in by the API and waits until it has come to rest.
func (u *user) imports(t *testing.T, name, content string) *brought {
	t.Helper()
	im := u.upload(t, name, content)
	u.ask(t, im, "POST /imports/"+im.ID+"/commit", nil, "Idempotency-Key", im.ID)
	return u.rested(t, im.ID)
}

func (u *user) upload(t *testing.T, name, content string) *brought {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("file", name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, u.world.url+"/api/v1/imports", &body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", form.FormDataContentType())
	a, err := u.send(r)
	if err != nil {
		t.Fatal(err)
	}
	im := &brought{}
	if err := json.Unmarshal(a.raw, im); err != nil || a.status >= 300 {
		t.Fatalf("upload %s: %d %s", name, a.status, a.raw)
	}
	return im
}

// rested follows the changes of the firm until the import is no longer in work.
func (u *user) rested(t *testing.T, id string) *brought {
	t.Helper()
	return u.follow(t, id, func() bool { return true })
}

// follow looks at an import after each change of the firm, until it is no longer
// in work or the caller has seen enough.
func (u *user) follow(t *testing.T, id string, goOn func() bool) *brought {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*patience)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprintf("%s/api/v1/events?since=%d", u.world.url, u.world.rev.Load()), nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+u.token)
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	for lines := bufio.NewScanner(res.Body); ; {
		im := &brought{}
		u.ask(t, im, "GET /imports/"+id, nil)
		if !slices.Contains([]string{"running", "checking", "undoing"}, im.State) || !goOn() {
			return im
		}
		if !changed(lines) {
			t.Fatalf("the import is still %s, and the server tells no more: %v", im.State, lines.Err())
		}
	}
}

// changed reads a stream of events up to the next change.
func changed(lines *bufio.Scanner) bool {
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), "data:") {
			return true
		}
	}
	return false
}
