package api

import (
	"testing"
)

// Of two who change the same thing from the same state, the second is told.
func TestTheSecondOfTwoIsTold(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		t.Helper()
		owner := w.founded(t)
		id := owner.do(t, "POST /deals", map[string]any{"name": "Pumps", "next_step": map[string]any{"title": "Call", "due_on": "2026-12-04"}}).want(t, 200).text(t, "id")
		page := owner.do(t, "GET /deals/"+id, nil).want(t, 200)
		task := page.text(t, "deal", "next_step", "task_id")
		team := owner.do(t, "POST /teams", map[string]any{"name": "North"}).want(t, 200)
		field := owner.do(t, "POST /fields", map[string]any{"noun": "deal", "key": "wish", "kind": "text", "label": map[string]any{"en": "Need"}}).want(t, 200)
		me := owner.do(t, "GET /session", nil).text(t, "user", "id")
		rates, costs := owner.do(t, "GET /rates", nil).want(t, 200), owner.do(t, "GET /hourly-costs", nil).want(t, 200)
		days := owner.do(t, "GET /holidays", nil).want(t, 200)
		for _, c := range []struct {
			route, etag string
			body        map[string]any
		}{
			{"PATCH /tasks/" + task, page.Header.Get("ETag"), map[string]any{"title": "Call them"}},
			{"PATCH /teams/" + team.text(t, "id"), team.Header.Get("ETag"), map[string]any{"name": "South"}},
			{"PATCH /fields/deal/wish", field.Header.Get("ETag"), map[string]any{"label": map[string]any{"en": "What they need"}}},
			{"PUT /rates", rates.Header.Get("ETag"), map[string]any{"items": []map[string]any{{"currency": "USD", "day": "2026-12-01", "value": "0.9"}}}},
			{"PUT /hourly-costs", costs.Header.Get("ETag"), map[string]any{"user_id": me, "from": "2026-12-01", "cost": 5000}},
			{"PUT /holidays", days.Header.Get("ETag"), map[string]any{"items": []map[string]any{{"day": "2026-12-25", "name": "Christmas"}}}},
		} {
			owner.do(t, c.route, c.body).problem(t, 428, "if_match.missing")
			owner.do(t, c.route, c.body, "If-Match", c.etag).want(t, 200)
			owner.do(t, c.route, c.body, "If-Match", c.etag).problem(t, 412, "stale")
		}
	})
}
