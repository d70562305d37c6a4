package api

import (
	"cmp"
	"fmt"
	"strings"
	"testing"
	"time"
)

// A snapshot stays what it was, a waterfall from it adds up, and a seller reads the
// own part of both.
func TestAWaterfallTellsWhatChanged(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		p := owner.do(t, "POST /pipelines", map[string]any{"template": "b2b-weighted"}).want(t, 200)
		pipeline := p.items(t)[0].(map[string]any)["id"].(string)
		seller := w.joined(t, owner, "vera@example.com", map[string]any{"roles": []string{"seller"}, "sees": "own"})
		deal := func(c *client, name string, value int) *reply {
			t.Helper()
			return c.do(t, "POST /deals", map[string]any{
				"name": name, "pipeline_id": pipeline, "set": map[string]any{"value": value, "currency": "EUR", "expected_close": "2027-01-15"},
			}).want(t, 200)
		}
		owner.do(t, "GET /waterfall", nil).problem(t, 404, "snapshot.not_found")
		first := deal(owner, "Universal", 10_000_000)
		deal(seller, "Odra", 2_000_000)
		seller.do(t, "POST /snapshots", map[string]any{}).want(t, 403)
		before := owner.do(t, "POST /snapshots", map[string]any{"note": " for the\nboard "}).want(t, 200)
		if before.text(t, "note") != "for the board" {
			t.Errorf("kept as %s", before.raw)
		}
		deal(seller, "Wisla", 1_000_001)
		w.clock.Move(time.Minute)
		owner.do(t, "PATCH /deals/"+first.text(t, "id"), map[string]any{"expected_close": "2027-06-01"}, "If-Match", w.tagOf(t, owner, first.at(t, "id"))).want(t, 200)
		after := owner.do(t, "POST /snapshots", map[string]any{}).want(t, 200)
		deal(seller, "Later", 7)
		span := "before=" + before.text(t, "id") + "&after=" + after.text(t, "id") + "&pipeline=" + pipeline + "&from=2027-01&months=3&measure=value"
		told := func(c *client, query string) string {
			t.Helper()
			var out strings.Builder
			all := c.do(t, "GET /waterfall?"+query, nil).want(t, 200)
			for _, part := range append([]any{all.at(t, "opening")}, append(all.at(t, "changes").([]any), all.at(t, "closing"))...) {
				one := part.(map[string]any)
				fmt.Fprintf(&out, "%v%v:%.0f ", cmp.Or(one["reason"], any("")), one["deals"], one["amount"])
			}
			return strings.TrimSpace(out.String())
		}
		for _, c := range []struct {
			by          *client
			query, want string
		}{
			{owner, span, "2:12000000 new1:1000001 slipped1:-10000000 2:3000001"},
			{seller, span, "1:2000000 new1:1000001 2:3000001"},
			{seller, strings.Replace(span, "=value", "=weighted", 1), "1:100000 new1:50000 2:150000"},
			{seller, "measure=value", "1:2000000 new2:1000008 3:3000008"},
		} {
			if got := told(c.by, c.query); got != c.want {
				t.Errorf("%s: %s, not %s", c.query, got, c.want)
			}
		}
		rows := seller.do(t, "GET /waterfall/rows?reason=new&"+span, nil).want(t, 200).items(t)
		if len(rows) != 1 || rows[0].(map[string]any)["deal"].(map[string]any)["name"] != "Wisla" {
			t.Errorf("behind the bar are %v", rows)
		}
		file := seller.do(t, "GET /waterfall.csv?"+span, nil).want(t, 200)
		if !strings.Contains(file.raw, "Wisla") || strings.Contains(file.raw, "Universal") || !strings.Contains(file.raw, "30000.01") {
			t.Errorf("the file says %s", file.raw)
		}
		owner.do(t, "GET /waterfall?before="+after.text(t, "id")+"&after="+before.text(t, "id"), nil).problem(t, 422, "snapshot.order")
		owner.do(t, "GET /waterfall?from=2027-13", nil).want(t, 422)
		for range 18 {
			owner.do(t, "POST /snapshots", map[string]any{}).want(t, 200)
		}
		owner.do(t, "POST /snapshots", map[string]any{}).problem(t, 409, "snapshot.enough")
		if n := len(owner.do(t, "GET /snapshots", nil).want(t, 200).items(t)); n != 20 {
			t.Errorf("%d snapshots", n)
		}
	})
}
