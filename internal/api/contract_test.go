package api

import (
	"bytes"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

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
