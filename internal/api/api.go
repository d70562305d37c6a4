// Package api is the product's one public face: routes and handlers, sessions,
// live updates, and the pages that it serves. Handlers decode, call one method
// of the store, and answer with its result.
package api

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"net/netip"
	"path"
	"reflect"
	"strings"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"hummock/internal/auth"
	"hummock/internal/book"
	"hummock/internal/crm"
	"hummock/internal/store"
)

// Base is the path that all calls begin with.
const Base = "/api/v1"

// Deps are what the API works with.
type Deps struct {
	Store     *store.Store
	Passwords *auth.Passwords
	Keys      *auth.Keyring // seals secrets; nil where none is set
	Log       *slog.Logger
	Site      fs.FS // the built pages; nil where there are none

	BaseURL string          // where people reach the server, such as https://crm.example.com
	Secure  bool            // reached by HTTPS alone
	Proxies []netip.Prefix  // proxies whose word on the caller's address counts
	Rate    float64         // requests a second for each account; 0 means DefaultRate
	Shifted bool            // the clock was set elsewhere: for sample and test workspaces only
	Inside  crm.InsideHosts // hosts inside the network that webhooks and mail may go to

	TryMail func(context.Context, crm.Actor) error // connects to the workspace's mail server
}

// Server answers requests. Make it with New.
type Server struct {
	Deps
	Books    *book.Library
	api      huma.API
	mux      *http.ServeMux
	rules    map[string]crm.Rule // of the operations that are registered
	texts    catalogue
	limits   *limits
	site     *site
	metrics  *metrics
	breaches breaches  // of the content policy, for the log
	rows     sync.Pool // *book.Rows that forecasts were made of
	stopping chan struct{}
	stop     sync.Once
	public   http.Handler
}

// New makes the server. It changes package variables of huma, once.
func New(d Deps) *Server {
	s := &Server{
		Deps: d, Books: book.NewLibrary(d.Store), mux: http.NewServeMux(), rules: map[string]crm.Rule{}, texts: loadCatalogue(),
		limits: newLimits(d.Rate), site: newSite(d.Site), metrics: newMetrics(), stopping: make(chan struct{}),
	}
	settle.Do(settleHuma)
	s.api = humago.NewWithPrefix(s.mux, Base, contract())
	s.routes()
	s.mux.HandleFunc("GET "+Base+"/openapi.json", s.serveContract)
	s.mux.HandleFunc("GET /api/docs", s.serveDocs)
	s.mux.HandleFunc("/api/", s.serveNothing)
	s.mux.Handle("/", s.site)
	s.public = s.guarded(compressed(s.mux))
	return s
}

// ServeHTTP answers a request from outside.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.public.ServeHTTP(w, r) }

// Local answers requests of whoever may read the data folder: commands on the
// same machine. Headers say which workspace and user they work as.
func (s *Server) Local() http.Handler {
	return s.begin(true, s.limited(s.decoded(s.mux)))
}

// Stop tells load balancers that the server is going and ends live streams.
func (s *Server) Stop() { s.stop.Do(func() { close(s.stopping) }) }

func (s *Server) isStopping() bool {
	select {
	case <-s.stopping:
		return true
	default:
		return false
	}
}

// contract is what the API says of itself.
func contract() huma.Config {
	schemas := huma.NewMapRegistry("#/components/schemas/", schemaNamer())
	for of, schema := range schemaOf {
		schemas.RegisterTypeAlias(of, schema)
	}
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title: "Hummock", Version: "1",
				Description: "Everything that the pages of Hummock do, a program can do by these calls. " +
					"Changes need If-Match with the version they were made on; every POST may carry an Idempotency-Key. " +
					"Refusals are problems after RFC 9457 with a stable code.",
			},
			Components: &huma.Components{
				Schemas: schemas,
				SecuritySchemes: map[string]*huma.SecurityScheme{
					"token":   {Type: "http", Scheme: "bearer", Description: "An API token"},
					"session": {Type: "apiKey", In: "cookie", Name: "__Host-sid", Description: "The cookie of a signed-in browser"},
				},
			},
			Security: []map[string][]string{{"token": {}}, {"session": {}}},
		},
		Formats:                      map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat},
		DefaultFormat:                "application/json",
		RejectUnknownQueryParameters: true,
	}
}

// schemaNamer names schemas after their types. Of two types with one name in
// different packages the second has its package before it.
func schemaNamer() func(reflect.Type, string) string {
	taken := map[string]reflect.Type{}
	return func(t reflect.Type, hint string) string {
		name := huma.DefaultSchemaNamer(t, hint)
		for t.Kind() == reflect.Pointer {
			t = t.Elem()
		}
		if t.Name() == "" {
			return name
		}
		if first, ok := taken[name]; ok && first != t {
			part := path.Base(t.PkgPath())
			return strings.ToUpper(part[:1]) + part[1:] + name
		}
		taken[name] = t
		return name
	}
}

var settle sync.Once

// settleHuma sets what huma keeps in package variables.
func settleHuma() {
	huma.DefaultArrayNullable = false
	huma.ValidateStrictCasing = true
	huma.NewError = func(int, string, ...error) huma.StatusError { return &Problem{} }
	huma.NewErrorWithContext = func(hc huma.Context, status int, msg string, errs ...error) huma.StatusError {
		return callIn(hc.Context()).problem(status, msg, errs)
	}
}

// Forms of values that Go's types alone do not tell.
type (
	instantForm  struct{}
	dateForm     struct{}
	roleForm     struct{}
	currencyForm struct{}
	idForm       struct{}
)

var schemaOf = map[reflect.Type]reflect.Type{
	reflect.TypeFor[crm.Instant]():  reflect.TypeFor[instantForm](),
	reflect.TypeFor[crm.Date]():     reflect.TypeFor[dateForm](),
	reflect.TypeFor[crm.Role]():     reflect.TypeFor[roleForm](),
	reflect.TypeFor[crm.Currency](): reflect.TypeFor[currencyForm](),
	reflect.TypeFor[crm.ID]():       reflect.TypeFor[idForm](),
}

// Schema is the form of an instant in the contract.
func (instantForm) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Format: "date-time", Nullable: true}
}

// Schema is the form of a date in the contract.
func (dateForm) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{
		Type: huma.TypeString, Pattern: `^([0-9]{4}-[0-9]{2}-[0-9]{2})?$`, PatternDescription: "a date such as 2026-11-30",
		Description: "YYYY-MM-DD; empty: none",
	}
}

// Schema is the form of a role in the contract.
func (roleForm) Schema(huma.Registry) *huma.Schema {
	values := []any{""}
	for _, r := range crm.Roles() {
		values = append(values, string(r))
	}
	return &huma.Schema{Type: huma.TypeString, Enum: values}
}

// Schema is the form of a currency in the contract.
func (currencyForm) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Pattern: `^([A-Za-z]{3})?$`, PatternDescription: "a currency code such as EUR"}
}

// Schema is the form of an id in the contract.
func (idForm) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Pattern: `^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$`, PatternDescription: "an id"}
}

//go:generate sh -c "go run ../../cmd/hummock openapi > openapi.yaml.new && mv openapi.yaml.new openapi.yaml"
