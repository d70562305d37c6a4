package api

import (
	"bytes"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"hummock/internal/storetest"
)

func TestContractIsAsCommitted(t *testing.T) {
	t.Parallel()
	got, err := New(Deps{}).Contract()
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("openapi.yaml is not what the routes say: run make generate, and look at what changed")
	}
}

func TestDocsNameEveryOpenOperation(t *testing.T) {
	t.Parallel()
	clock := storetest.NewClock()
	w := newWorld(storetest.SQLite(t, clock), clock)
	rec := httptest.NewRecorder()
	w.ServeHTTP(rec, httptest.NewRequestWithContext(t.Context(), "GET", "http://localhost/api/docs", nil))
	for id := range w.routesByID() {
		if !strings.Contains(rec.Body.String(), `id="`+id+`"`) {
			t.Errorf("the docs lack %s", id)
		}
	}
	if strings.Contains(rec.Body.String(), `="https://`) || strings.Contains(rec.Body.String(), "<script") {
		t.Error("the docs ask nothing of other sites")
	}
}

// versionless are changes that need no If-Match, with the reason.
var versionless = map[string]string{
	"do-material":     "the caller's own mark: whoever sets it means now",
	"drop-invoice":    "a draft goes, an issued one stays whatever it says",
	"stop-timer":      "the caller's own clock: whoever stops it means now",
	"decide":          "it is decided once, and a second decision is told of the first",
	"retell":          "its state says whether it is its turn",
	"decide-handover": "its state says whether it is its turn",
	"unlink-contact":  "it takes away what it names, and nothing else",
	"drop-import":     "its state says whether it can go",
	"confirm-factor":  "a code of the secret that was offered says what it was made on",
	"take-factor":     "it takes away what it names, and nothing else",
	"sign-out":        "the session is the caller's own",
	"change-password": "the old password says what it was made on",
	"enter-sample":    "it is there, or it is made",
	"drop-sample":     "it goes whole",
	"undo-mail":       "its state says whether it can be taken back",
	"revoke-token":    "a token does not change, it ends",
}

func TestEveryChangeSaysWhatItWasMadeOn(t *testing.T) {
	t.Parallel()
	needed := map[string]bool{}
	for path, item := range New(Deps{}).api.OpenAPI().Paths {
		for method, op := range map[string]*huma.Operation{"PUT": item.Put, "PATCH": item.Patch, "DELETE": item.Delete} {
			if op == nil || slices.ContainsFunc(op.Parameters, func(p *huma.Param) bool { return p.Name == "If-Match" }) {
				continue
			}
			if versionless[op.OperationID] == "" {
				t.Errorf("%s %s (%s) takes no If-Match", method, path, op.OperationID)
			}
			needed[op.OperationID] = true
		}
	}
	for id := range versionless {
		if !needed[id] {
			t.Errorf("%s needs no leave any more: remove it", id)
		}
	}
}
