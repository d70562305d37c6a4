package store_test

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"hummock/internal/store"
	"hummock/internal/storetest"
)

// statement is one SQL text of the package, found in its source.
type statement struct {
	text string
	only string // sqlite or postgres, where it is for one of them
}

var verb = regexp.MustCompile(`^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\s+\S`)

// These functions put a statement together as they run, and the tests named run
// it; everywhere else it is one constant, but for the length of a list.
var assembled = map[string]string{
	"listed":       "TestListsShowWhatOneMaySee",
	"importRows":   "the tests of imports",
	"externals":    "the tests of imports",
	"RemoveSample": "TestASampleIsRemovedWithoutATrace",
	"RevokeToken":  "TestOnlyAnAdminEndsTheTokensOfOthers",
}

// statements folds the constants of the package and gives every SQL text by its
// place.
func statements(t *testing.T) map[string]statement {
	t.Helper()
	set := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	// Other packages are not looked at: what they say is never SQL.
	config := types.Config{Importer: nothing{}, Error: func(error) {}}
	_, _ = config.Check("hummock/internal/store", set, files, info)
	found := map[string]statement{}
	for _, f := range files {
		for _, d := range f.Decls {
			declared(t, set, info, d, found)
		}
	}
	if len(found) < 100 {
		t.Fatalf("only %d statements were found", len(found))
	}
	return found
}

func declared(t *testing.T, set *token.FileSet, info *types.Info, d ast.Decl, found map[string]statement) {
	t.Helper()
	within, only := "", strings.TrimSuffix(filepath.Base(set.Position(d.Pos()).Filename), ".go")
	if only != "sqlite" && only != "postgres" {
		only = ""
	}
	if fn, ok := d.(*ast.FuncDecl); ok {
		within = fn.Name.Name
	}
	ast.Inspect(d, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && strings.HasSuffix(spec.Names[0].Name, "Postgres") {
			found[set.Position(n.Pos()).String()] = statement{constant.StringVal(info.Types[spec.Values[0]].Value), "postgres"}
			return false
		}
		e, ok := n.(ast.Expr)
		if !ok {
			return true
		}
		if _, isName := n.(*ast.Ident); isName {
			return false // its declaration is looked at
		}
		if v := info.Types[e].Value; v != nil && v.Kind() == constant.String {
			if text := completed(constant.StringVal(v)); verb.MatchString(text) && assembled[within] == "" && !strings.Contains(text, "; ") {
				found[set.Position(n.Pos()).String()] = statement{text, only}
			}
			return false
		}
		sum, ok := e.(*ast.BinaryExpr)
		if !ok || sum.Op != token.ADD {
			return true
		}
		begin := beginning(info, sum)
		if verb.MatchString(begin+"x") && listEnd.FindString(begin) == "" && assembled[within] == "" {
			t.Errorf("%s: %s puts a statement together from parts: make it a constant, or name the test that runs it", set.Position(n.Pos()), within)
		}
		if text := completed(begin); text != begin && verb.MatchString(text) {
			found[set.Position(n.Pos()).String()] = statement{text, only}
		}
		return false
	})
}

// beginning gives the constant that a sum of texts begins with.
func beginning(info *types.Info, e ast.Expr) string {
	if sum, ok := e.(*ast.BinaryExpr); ok && info.Types[e].Value == nil {
		return beginning(info, sum.X)
	}
	if v := info.Types[e].Value; v != nil && v.Kind() == constant.String {
		return constant.StringVal(v)
	}
	return ""
}

var (
	listEnd = regexp.MustCompile(`(IN|VALUES|AND) $`)
	columns = regexp.MustCompile(`^INSERT INTO [a-z_]+ \(([^)]*)\) VALUES $`)
)

// completed gives a statement that ends before a list of any length one entry.
func completed(text string) string {
	if c := columns.FindStringSubmatch(text); c != nil {
		return text + "(?" + strings.Repeat(", ?", strings.Count(c[1], ",")) + ")"
	}
	if strings.HasSuffix(text, " AND ") { // before one of several lists
		return text + "1 = 1"
	}
	if listEnd.MatchString(text) {
		return text + "(?)"
	}
	return text
}

type nothing struct{}

func (nothing) Import(path string) (*types.Package, error) {
	p := types.NewPackage(path, path[strings.LastIndex(path, "/")+1:])
	p.MarkComplete()
	return p, nil
}

func TestEveryStatementPreparesOnBothDatabases(t *testing.T) {
	t.Parallel()
	all := statements(t)
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		for at, st := range all {
			if st.only == "postgres" && !s.OnPostgres() || st.only == "sqlite" && s.OnPostgres() {
				continue
			}
			if err := prepare(t, s, st.text); err != nil {
				t.Errorf("%s: %v\n%s", at, err, st.text)
			}
		}
	})
}

func prepare(t *testing.T, s *store.Store, text string) error {
	t.Helper()
	if s.OnPostgres() {
		st, err := s.Raw().PrepareContext(t.Context(), s.Dialect(text))
		if err != nil {
			return err
		}
		defer st.Close()
		return nil
	}
	// The driver for SQLite reads a statement only when it runs.
	rows, err := s.Raw().QueryContext(t.Context(), "EXPLAIN "+text, make([]any, strings.Count(text, "?"))...)
	if err != nil {
		return err
	}
	defer rows.Close()
	return rows.Err()
}

// across gives statements that look at more than one workspace, or find one,
// with the reason.
var across = map[string]string{
	"FROM workspaces":                     "the list of firms itself",
	"FROM pg_roles":                       "the server's own list of roles",
	"FROM pg_stat_replication":            "the server's own list of standbys",
	"UPDATE workspaces":                   "a firm's own row, by its id",
	"secret_hash = ?":                     "who holds the secret is not known before it is found",
	"FROM client_links WHERE hash = ?":    "whose link of a client it is, is not known before it is found",
	"WHERE f.key = ?":                     "whose form a stranger opens is not known before it is found",
	"DELETE FROM links WHERE purpose = ?": "set-up links belong to no firm",
	"WHERE u.email = ?":                   "signing in: one address may be at home in several firms",
	"sign_in_failures":                    "counted before anybody is known",
	"DELETE FROM idempotency WHERE at":    "tidying up by age",
	"DELETE FROM sessions WHERE expires":  "tidying up by age",
	"DELETE FROM links WHERE expires":     "tidying up by age",
	"state = 'ready' AND run_at <= ?":     "workers serve every firm in the order of time",
	"FROM webhooks w WHERE w.active":      "the courier serves every firm, the one first that was tried longest ago",
	"FROM mail_settings s WHERE (s.lease": "the courier serves every firm, the one first that was tried longest ago",
	"UPDATE outbox SET state = 'dead'":    "tidying up by age",
	"DELETE FROM outbox WHERE state":      "tidying up by age",
	"DELETE FROM files WHERE used = 0":    "tidying up by age",
}

func TestEveryStatementNamesTheWorkspace(t *testing.T) {
	t.Parallel()
	needed := map[string]bool{}
	for at, st := range statements(t) {
		if scoped(st.text) {
			continue
		}
		reason := ""
		for part, why := range across {
			if strings.Contains(st.text, part) {
				reason, needed[part] = why, true
			}
		}
		if reason == "" {
			t.Errorf("%s does not name the workspace:\n%s", at, st.text)
		}
	}
	for part := range across {
		if !needed[part] {
			t.Errorf("no statement needs leave for %q any more: remove it", part)
		}
	}
}

var (
	spacing = regexp.MustCompile(`\s+`)
	source  = regexp.MustCompile(`(?:FROM|JOIN) ([a-z_]+)(?: ([a-z]+))?(?: |\)|$)`)
	scope   = regexp.MustCompile(`(?:([a-z]+)\.)?workspace_id = `)
)

// scoped says whether every table that a statement reads or writes is limited to
// a workspace. Each table needs a condition of its own: one for a join is worth
// as much as one for the whole.
func scoped(text string) bool {
	text = spacing.ReplaceAllString(text, " ")
	if strings.HasPrefix(strings.TrimSpace(text), "INSERT INTO") {
		into, _, _ := strings.Cut(text, ")")
		return strings.Contains(into, "workspace_id") || strings.HasPrefix(text, "INSERT INTO workspaces")
	}
	tables := len(source.FindAllString(text, -1))
	if strings.HasPrefix(strings.TrimSpace(text), "UPDATE") {
		tables++
	}
	return len(scope.FindAllString(text, -1)) >= tables
}
