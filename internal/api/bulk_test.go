package api

import (
	"testing"
)

// Several deals that one order moved go back by one request, which names those
// that stay and why.
func TestABulkMoveIsUndoneAsAWhole(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		var deals []map[string]any
		for _, name := range []string{"Portal", "Shop", "Intranet"} {
			d := owner.do(t, "POST /deals", map[string]any{"name": name}).want(t, 200)
			deals = append(deals, map[string]any{"id": d.text(t, "id"), "version": d.at(t, "version")})
		}
		body := map[string]any{"deals": deals, "order": map[string]any{"to": "offer", "answers": wholeBrief()}}
		owner.do(t, "POST /bulk/moves", body).problem(t, 422, "idempotency.missing")
		moved := owner.do(t, "POST /bulk/moves", body, "Idempotency-Key", "there").want(t, 200).items(t)
		for i, m := range moved {
			d := m.(map[string]any)["deal"].(map[string]any)
			if d["stage"] != "offer" {
				t.Fatalf("a deal did not move: %v", m)
			}
			deals[i]["version"] = d["version"]
		}
		route := "PATCH /deals/" + deals[1]["id"].(string)
		owner.do(t, route, map[string]any{"name": "Web shop"}, "If-Match", w.tagOf(t, owner, deals[1]["id"])).want(t, 200)

		back := map[string]any{"deals": deals}
		owner.do(t, "POST /bulk/moves/undo", back).problem(t, 422, "idempotency.missing")
		for range 2 { // the second time nothing is left to do
			undone := owner.do(t, "POST /bulk/moves/undo", back, "Idempotency-Key", "back").want(t, 200).items(t)
			for i, m := range undone {
				m := m.(map[string]any)
				d, _ := m["deal"].(map[string]any)
				p, _ := m["problem"].(map[string]any)
				switch {
				case m["id"] != deals[i]["id"]:
					t.Errorf("the answers are not in the order of the request: %v", m)
				case i == 1 && (d != nil || p["code"] != "stale"):
					t.Errorf("a deal that was changed since was not left alone: %v", m)
				case i != 1 && (p != nil || d["stage"] != "brief"):
					t.Errorf("a deal did not go back: %v", m)
				}
			}
		}
	})
}

func (w *world) tagOf(t *testing.T, c *client, id any) string {
	t.Helper()
	return c.do(t, "GET /deals/"+id.(string), nil).want(t, 200).Header.Get("ETag")
}

// wholeBrief answers all that the first stage of the IT process asks.
func wholeBrief() []map[string]any {
	return []map[string]any{
		{"criterion": "need", "value": "A portal that sells"},
		{"criterion": "budget", "value": map[string]any{"minor": 3000000, "currency": "EUR"}},
		{"criterion": "scope", "value": "Forty pages"},
		{"criterion": "standards", "value": true},
		{"criterion": "agreed-to-offer", "value": true},
		{"criterion": "first-talk", "activity": map[string]any{"kind": "meeting", "two_way": true}},
	}
}

func TestAnImportIsNotCarriedOutWithoutAKey(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		w.founded(t).do(t, "POST /imports/01920000-0000-7000-8000-000000000000/commit", nil).problem(t, 422, "idempotency.missing")
	})
}
