package api

import (
	"testing"
)

func TestADealIsRefusedAndThenMovesInTheSameRequest(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		d := owner.do(t, "POST /deals", map[string]any{"name": "Portal redesign"}).want(t, 200)
		id := d.text(t, "id")
		refused := owner.do(t, "POST /deals/"+id+"/moves", map[string]any{"to": "offer"}, "If-Match", d.Header.Get("ETag")).want(t, 422)
		if refused.text(t, "code") != "criteria.unmet" {
			t.Fatalf("refused with %s", refused.raw)
		}
		owner.do(t, "POST /deals/"+id+"/moves", map[string]any{"to": "offer"}).want(t, 428)
		owner.do(t, "POST /deals/"+id+"/moves", map[string]any{"to": "offer"}, "If-Match", `"99"`).want(t, 412)
		owner.do(t, "PATCH /deals/"+id, map[string]any{"stage": "offer"}, "If-Match", d.Header.Get("ETag")).want(t, 422)
		moved := owner.do(t, "POST /deals/"+id+"/moves", map[string]any{"to": "offer", "answers": wholeBrief()}, "If-Match", d.Header.Get("ETag")).want(t, 200)
		if moved.text(t, "stage") != "offer" {
			t.Fatalf("moved to %s", moved.raw)
		}
		page := owner.do(t, "GET /deals/"+id, nil).want(t, 200)
		if len(page.body["visits"].([]any)) != 2 {
			t.Fatalf("visits: %s", page.raw)
		}
		owner.do(t, "GET /deals/"+id+"/timeline", nil).want(t, 200)
		undone := owner.do(t, "DELETE /deals/"+id+"/moves/last", nil, "If-Match", moved.Header.Get("ETag")).want(t, 200)
		if undone.text(t, "stage") != "brief" {
			t.Fatalf("undone to %s", undone.raw)
		}
		owner.do(t, "POST /deals", map[string]any{"name": "A twin", "stage": "documents"}).want(t, 422)
		owner.do(t, "GET /deals/D-1001", nil).want(t, 200)
	})
}
