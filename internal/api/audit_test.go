package api

import (
	"log/slog"
	"strings"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/jobs"
)

func (r *reply) count(t *testing.T, key string) int {
	t.Helper()
	n, ok := r.at(t, key).(float64)
	if !ok {
		t.Fatalf("%s is no number in %s", key, r.raw)
	}
	return int(n)
}

func TestTheLogIsVerified(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		before := owner.do(t, "GET /audit", nil).want(t, 200)
		if before.count(t, "proven") != 0 || before.count(t, "waiting") == 0 {
			t.Errorf("nothing is chained yet: %s", before.raw)
		}
		chain, err := w.Keys.Chain()
		if err != nil {
			t.Fatal(err)
		}
		jobs.Chainer{Store: w.Store, Chain: chain, Log: slog.New(slog.DiscardHandler)}.Round(t.Context())
		proven := owner.do(t, "GET /audit", nil).want(t, 200)
		head := proven.text(t, "head")
		if proven.count(t, "proven") != before.count(t, "waiting") || proven.count(t, "waiting") != 0 || proven.body["fault"] != nil {
			t.Errorf("all is chained: %s", proven.raw)
		}
		rest := owner.do(t, "GET /audit?from="+head+"&kept="+head, nil).want(t, 200)
		if rest.count(t, "proven") != 0 || rest.text(t, "head") != head || rest.body["fault"] != nil {
			t.Errorf("from the head on nothing is left: %s", rest.raw)
		}
		other := head[:len(head)-64] + strings.Repeat("0", 64)
		fault := owner.do(t, "GET /audit?kept="+other, nil, "Accept-Language", "ru").want(t, 200)
		if fault.at(t, "fault", "code") != "audit.rewritten" || !strings.Contains(fault.at(t, "fault", "detail").(string), "переписали") {
			t.Errorf("got %s", fault.raw)
		}
		owner.do(t, "GET /audit?kept=4711", nil).problem(t, 422, "audit.head_malformed")
	})
}

func TestWithoutAKeyNothingIsVerified(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, w *world) {
		owner := w.founded(t)
		w.Keys = nil
		owner.do(t, "GET /audit", nil).problem(t, 503, "audit.no_key")
	})
}

func TestAHeadIsWrittenAsItIsRead(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "1:" + strings.Repeat("0f", 32), "4711:" + strings.Repeat("a9", 32)} {
		if h, err := crm.ParseChainHead(text); err != nil || h.String() != text {
			t.Errorf("%q became %q, %v", text, h, err)
		}
	}
	for _, text := range []string{":", "1", "1:ab", "0:" + strings.Repeat("0f", 32), "-1:" + strings.Repeat("0f", 32), "1:" + strings.Repeat("xy", 32)} {
		if _, err := crm.ParseChainHead(text); !crm.IsKind(err, crm.Invalid) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
