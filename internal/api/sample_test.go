package api

import (
	"strings"
	"testing"
	"time"

	"hummock/internal/crm"
)

// entered gives somebody's browser after it followed the link of an entrance.
func (c *client) entered(t *testing.T, in *reply) *client {
	t.Helper()
	_, token, _ := strings.Cut(in.want(t, 200).text(t, "url"), "#")
	c.do(t, "POST /session", map[string]any{"token": token}).want(t, 200)
	return c
}

func TestAnOwnerGoesIntoTheSampleCompanyAndRemovesIt(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		owner.do(t, "POST /deals", map[string]any{"name": "Real"}).want(t, 200)
		first := owner.do(t, "PUT /workspace/sample", map[string]any{"language": "pl"})
		second := owner.do(t, "PUT /workspace/sample", map[string]any{})
		if n := samples(t, w); n != 1 {
			t.Errorf("asking twice founds one sample company, not %d", n)
		}
		if got := first.Header.Get(revHeader); got == second.Header.Get(revHeader) && len(got) > 2 {
			t.Errorf("the answer speaks of the firm's rev, not of the sample's: %s", got)
		}
		_, used, _ := strings.Cut(first.text(t, "url"), "#")
		w.visitor().do(t, "POST /session", map[string]any{"token": used}).problem(t, 404, "link.over")

		inside := owner.entered(t, second)
		session := inside.do(t, "GET /session", nil).want(t, 200)
		if kind := session.at(t, "workspace", "kind"); kind != "sample" {
			t.Errorf("want to be in the sample company, not in a workspace of kind %v", kind)
		}
		if strings.Contains(inside.do(t, "GET /deals", nil).want(t, 200).raw, `"Real"`) {
			t.Error("a deal of the firm shows in the sample company")
		}
		inside.do(t, "PUT /workspace/sample", map[string]any{}).problem(t, 403, "sample.inside")
		inside.do(t, "DELETE /workspace/sample", nil).want(t, 204)
		if n := samples(t, w); n != 0 {
			t.Errorf("%d sample companies are left", n)
		}
		inside.do(t, "GET /session", nil).problem(t, 401, "signed_out")
		inside.do(t, "POST /session", map[string]any{"home": true}).want(t, 200)
		if !strings.Contains(inside.do(t, "GET /deals", nil).want(t, 200).raw, `"Real"`) {
			t.Error("the way back leads into the firm")
		}
		w.visitor().do(t, "POST /session", map[string]any{"home": true}).problem(t, 401, "session.over")

		back := w.visitor()
		back.do(t, "POST /session", with("anna@example.com", w.backupOf("anna@example.com"))).want(t, 200)
		if !strings.Contains(back.do(t, "GET /deals", nil).want(t, 200).raw, `"Real"`) {
			t.Error("the firm is not as it was")
		}
		back.do(t, "DELETE /workspace/sample", nil).problem(t, 404, "workspace.not_found")
	})
}

func TestTheLinkIntoTheSampleCompanyIsShortAndForBrowsers(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		owner.token(t, "read write").do(t, "PUT /workspace/sample", map[string]any{}).problem(t, 403, "token.by_hand_only")
		in := owner.do(t, "PUT /workspace/sample", map[string]any{}).want(t, 200)
		w.clock.Move(6 * time.Minute)
		_, token, _ := strings.Cut(in.text(t, "url"), "#")
		w.visitor().do(t, "POST /session", map[string]any{"token": token}).problem(t, 404, "link.over")
	})
}

// Whoever has a link of the command is nobody of a firm: what a command made is
// the machine owner's to remove.
func TestWhatACommandMadeIsNotRemovedByTheWeb(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		made, err := w.Sample(t.Context(), crm.Actor{Door: crm.DoorCommand}, crm.English)
		if err != nil {
			t.Fatal(err)
		}
		owner.do(t, "DELETE /workspace/sample", nil).problem(t, 404, "workspace.not_found")
		guest := w.visitor()
		for _, link := range made.Links {
			if link.Role == crm.Owner {
				_, token, _ := strings.Cut(link.URL, "#")
				guest.do(t, "POST /session", map[string]any{"token": token}).want(t, 200)
			}
		}
		guest.do(t, "DELETE /workspace/sample", nil).problem(t, 403, "sample.by_command")
	})
}

func samples(t *testing.T, w *world) (n int) {
	t.Helper()
	list, err := w.Store.Workspaces(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, each := range list {
		if each.Kind == "sample" {
			n++
		}
	}
	return n
}
