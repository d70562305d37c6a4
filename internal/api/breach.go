package api

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"hummock/internal/crm"
)

// Browsers tell of breaches of the content policy by themselves, in a form and
// with a kind of body of their own.
const (
	breachPath   = "/breaches"
	reportsKind  = "application/reports+json"
	reportKind   = "application/csp-report"
	mostReport   = 64 << 10 // bytes
	mostBreaches = 20       // read of one report
	reportRate   = 2        // reports a second of one address
)

func (s *Server) breachRoutes() {
	addCall(s, "POST "+breachPath, "report-breach", "Tell of breaches of the content policy, as browsers do by themselves", s.reportBreach)
}

// breachReport is the body as it came: application/reports+json or
// application/csp-report.
type breachReport struct {
	RawBody []byte `contentType:"application/reports+json"`
}

// breach is what is kept of one breach: no query, no fragment, no sample of
// what somebody wrote.
type breach struct {
	Directive, Blocked, Page, Source string
	Line                             int
}

func (s *Server) reportBreach(_ context.Context, c *call, in *breachReport) (nothing, error) {
	if !s.limits.allow(ofReports, subnet(c.address), time.Now()) {
		return nothing{}, tooFast()
	}
	if len(in.RawBody) > mostReport {
		return nothing{}, crm.Errorf(crm.TooLarge, "report.too_large", "a report of breaches takes at most 64 kB: send fewer at a time")
	}
	told, ok := breachesIn(in.RawBody, c.hc.Host())
	if !ok {
		return nothing{}, crm.Invalidf("report.malformed", "this is no report of a breach as browsers send it: look at /api/docs")
	}
	for _, b := range told[:min(len(told), mostBreaches)] {
		s.metrics.breaches.WithLabelValues(b.Directive).Inc()
		if s.breaches.isNew(b, s.Store.Now()) {
			s.Log.Warn("the content policy was breached", slog.String("id", c.id), slog.String("directive", b.Directive), slog.String("blocked", b.Blocked),
				slog.String("page", b.Page), slog.String("source", b.Source), slog.Int("line", b.Line))
		}
	}
	return nothing{}, nil
}

// breachesIn reads both forms of a report: a list of all kinds of reports, and
// the older one that tells of a single breach.
func breachesIn(body []byte, host string) (list []breach, ok bool) {
	var reports []struct {
		Type string
		Body struct {
			EffectiveDirective, BlockedURL, DocumentURL, SourceFile string
			LineNumber                                              int
		}
	}
	if json.Unmarshal(body, &reports) == nil {
		for _, r := range reports {
			if b := r.Body; r.Type == "csp-violation" {
				list = append(list, breachOf(b.EffectiveDirective, b.BlockedURL, b.DocumentURL, b.SourceFile, b.LineNumber, host))
			}
		}
		return list, true
	}
	var older struct {
		Report *struct {
			Effective string `json:"effective-directive"`
			Violated  string `json:"violated-directive"`
			Blocked   string `json:"blocked-uri"`
			Document  string `json:"document-uri"`
			Source    string `json:"source-file"`
			Line      int    `json:"line-number"`
		} `json:"csp-report"`
	}
	if json.Unmarshal(body, &older) != nil || older.Report == nil {
		return nil, false
	}
	r := older.Report
	if r.Effective == "" {
		r.Effective, _, _ = strings.Cut(r.Violated, " ")
	}
	return []breach{breachOf(r.Effective, r.Blocked, r.Document, r.Source, r.Line, host)}, true
}

func breachOf(directive, blocked, page, source string, line int, host string) breach {
	if !slices.Contains(directives, directive) {
		directive = "other"
	}
	return breach{directive, outline(blocked, host), outline(page, host), outline(source, host), line}
}

// directives that a page of ours can breach; they label figures, so that nobody
// makes up labels.
var directives = []string{
	"default-src", "script-src", "script-src-elem", "script-src-attr", "style-src", "style-src-elem", "style-src-attr", "img-src", "font-src", "connect-src",
	"manifest-src", "media-src", "worker-src", "frame-src", "base-uri", "form-action", "frame-ancestors", "object-src", "require-trusted-types-for", "trusted-types",
}

var keyword = regexp.MustCompile(`^[a-z-]{1,40}$`)

// outline keeps of an address which site it is on; of our own pages the path
// too, without query and fragment. Words such as inline stay.
func outline(address, host string) string {
	u, err := url.Parse(address)
	switch {
	case address == "" || keyword.MatchString(address):
		return address
	case err != nil || u.Scheme == "":
		return "other"
	case u.Host == "": // data: and the like
		return truncated(u.Scheme, 40) + ":"
	case u.Host == host:
		return truncated(u.EscapedPath(), 200)
	}
	return truncated(u.Scheme+"://"+u.Host, 200)
}

// breaches remembers which breaches of an hour the log has already.
type breaches struct {
	mu    sync.Mutex
	since time.Time
	seen  map[breach]bool
}

const (
	breachesLast = time.Hour
	mostSeen     = 100 // lines an hour; more are counted alone
)

func (l *breaches) isNew(b breach, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.seen == nil || now.Sub(l.since).Abs() >= breachesLast {
		l.since, l.seen = now, map[breach]bool{}
	}
	if l.seen[b] || len(l.seen) >= mostSeen {
		return false
	}
	l.seen[b] = true
	return true
}
