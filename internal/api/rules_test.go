package api

import (
	"slices"
	"strings"
	"testing"
)

// Who is told that they may not do something about a deal learns who may: only
// people who see it.
func TestWhoMayIsWhoSeesTheDeal(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		seller := w.joined(t, owner, "sela@example.com", map[string]any{"roles": []string{"seller"}})
		w.joined(t, owner, "blind@example.com", map[string]any{"roles": []string{"manager", "admin"}, "sees": "own"})
		w.joined(t, owner, "boss@example.com", map[string]any{"roles": []string{"manager", "admin"}, "sees": "all"})
		viewer := w.joined(t, owner, "vito@example.com", map[string]any{"roles": []string{"viewer"}, "sees": "all"})
		d := seller.do(t, "POST /deals", map[string]any{"name": "Portal"}).want(t, 200)
		names := func(r *reply) []string {
			var out []string
			list, _ := r.body["who_can"].([]any)
			for _, n := range list {
				out = append(out, n.(string))
			}
			return out
		}
		who := names(viewer.do(t, "PATCH /deals/"+d.text(t, "id"), map[string]any{"name": "x"}, "If-Match", d.Header.Get("ETag")).problem(t, 403, "role.not_allowed"))
		if slices.Contains(who, "blind@example.com") || !slices.Contains(who, "boss@example.com") || !slices.Contains(who, "sela@example.com") {
			t.Errorf("may edit: %v", who)
		}
		refused := seller.do(t, "POST /deals/"+d.text(t, "id")+"/moves", map[string]any{"to": "offer"}, "If-Match", d.Header.Get("ETag")).want(t, 422)
		for _, u := range refused.body["unmet"].([]any) {
			u := u.(map[string]any)
			if u["waived_by"] == nil || u["may_waive"] == true {
				continue
			}
			order := map[string]any{"to": "offer", "waivers": []map[string]any{{"criterion": u["id"], "reason": "in a hurry"}}}
			r := seller.do(t, "POST /deals/"+d.text(t, "id")+"/moves", order, "If-Match", d.Header.Get("ETag"), "Accept-Language", "ru").problem(t, 403, "waiver.not_allowed")
			if who := names(r); len(who) == 0 || slices.Contains(who, "blind@example.com") {
				t.Errorf("may waive: %v", who)
			}
			if params := r.body["params"].(map[string]any); !strings.Contains(r.text(t, "detail"), params["criterion"].(string)) {
				t.Errorf("the refusal does not name the criterion: %s", r.raw)
			}
			return
		}
		t.Error("nothing could be waived by somebody else")
	})
}

// A refusal says what is wrong, and where, in each language.
func TestRefusalsKeepWhatAndWhereInEachLanguage(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		d := owner.do(t, "POST /deals", map[string]any{"name": "Portal"}).want(t, 200)
		path, tag := "/deals/"+d.text(t, "id"), d.Header.Get("ETag")
		for _, l := range []string{"en", "ru", "pl"} {
			r := owner.do(t, "PATCH "+path, map[string]any{"expected_close": "31.12.2026"}, "If-Match", tag, "Accept-Language", l).problem(t, 422, "date.malformed")
			if !strings.Contains(r.text(t, "detail"), "31.12.2026") {
				t.Errorf("%s: %s", l, r.raw)
			}
			r = owner.do(t, "POST "+path+"/moves", map[string]any{"to": "nowhere"}, "If-Match", tag, "Accept-Language", l).problem(t, 422, "stage.unknown")
			if l != "en" && !strings.Contains(r.text(t, "detail"), "nowhere") {
				t.Errorf("%s: %s", l, r.raw)
			}
			process := map[string]any{"kind": "sale", "name": map[string]string{"en": "P"}, "stages": []map[string]any{{
				"key": "one", "phase": "sell", "name": map[string]string{"en": "Offer", "ru": "Оффер", "pl": "Oferta"},
				"exit": []map[string]any{{"key": "odd", "kind": "field", "field": "nothing_here", "level": "required", "text": map[string]string{"en": "Agreed", "ru": "Согласовано", "pl": "Uzgodnione"}}},
			}}}
			r = owner.do(t, "POST /pipelines", map[string]any{"process": process}, "Accept-Language", l).problem(t, 422, "process.invalid")
			where := map[string]string{
				"en": "stage 1 “Offer”, criterion “Agreed”: there is", "ru": "Этап 1 «Оффер», критерий «Согласовано»: поля", "pl": "Etap 1 „Oferta”, kryterium „Uzgodnione”: transakcja",
			}[l]
			said := r.body["errors"].(map[string]any)["stages[0].exit[0].field"]
			if said != r.text(t, "detail") || !strings.HasPrefix(r.text(t, "detail"), where) || !strings.Contains(r.text(t, "detail"), "nothing_here") {
				t.Errorf("%s: %s", l, r.raw)
			}
		}
	})
}
