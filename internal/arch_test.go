package internal_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "hummock"

// below says which of our packages each package may import. A package that is
// missing here has no place in the house yet: give it one, with its reason, in
// docs/architecture.md too.
var below = map[string][]string{
	"internal/crm": nil,

	"internal/insight":   {"internal/crm"},
	"internal/store":     {"internal/crm"},
	"internal/auth":      {"internal/crm"},
	"internal/mail":      {"internal/crm"},
	"internal/paper":     {"internal/crm"},
	"internal/templates": {"internal/crm"},
	"internal/sample":    {"internal/crm"},

	"internal/book": {"internal/store", "internal/insight", "internal/crm"},

	"internal/api":  lower,
	"internal/jobs": lower,

	"cmd/hummock": append(slices.Clone(lower), "internal/api", "internal/jobs", "web"),
	"web":         nil,

	"internal":           nil, // holds this test alone
	"internal/storetest": {"internal/crm", "internal/store"},
	"internal/mailtest":  nil,
	"acceptance":         append(slices.Clone(lower), "internal/storetest", "internal/mailtest"),
	"bench":              append(slices.Clone(lower), "internal/storetest", "internal/api", "internal/jobs"),
}

var lower = []string{"internal/crm", "internal/insight", "internal/store", "internal/auth", "internal/mail", "internal/paper", "internal/templates", "internal/book", "internal/sample"}

// foreign limits what the packages of rules and numbers import from outside.
var foreign = map[string][]string{
	"internal/crm":       {"github.com/google/uuid", "github.com/bojanz/currency", "github.com/expr-lang/expr", "github.com/nyaruka/phonenumbers", "golang.org/x/text"},
	"internal/insight":   {"gonum.org/v1/gonum"},
	"internal/templates": {"go.yaml.in/yaml"},
}

// impure is what rules and numbers have no business with.
var impure = []string{"database/sql", "net", "net/http", "os", "os/exec", "log", "log/slog", "math/rand", "math/rand/v2", "crypto/rand"}

// seeded is for the bootstrap, whose seed is an argument; that nothing is drawn
// without a seed says TestNumbersDrawBySeedAlone.
const seeded = "math/rand/v2"

type pkg struct {
	Dir, ImportPath, Name, Doc string
	GoFiles, Imports           []string
	Standard                   bool
}

func (p pkg) path() string { return strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/") }

func packages(t *testing.T) []pkg {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "go", "list", "-e", "-json=Dir,ImportPath,Name,Doc,GoFiles,Imports", module+"/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		err := d.Decode(&p)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		if len(p.GoFiles) > 0 && !strings.Contains(p.ImportPath, "node_modules") {
			all = append(all, p)
		}
	}
}

func TestEveryPackageImportsOnlyWhatIsBelowIt(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		may, known := below[p.path()]
		if !known {
			t.Errorf("%s has no place in the import table", p.path())
			continue
		}
		for _, imported := range p.Imports {
			ours, isOurs := strings.CutPrefix(imported, module+"/")
			if isOurs && !slices.Contains(may, ours) {
				t.Errorf("%s imports %s, which is not below it", p.path(), ours)
			}
			if !isOurs {
				checkForeign(t, p.path(), imported)
			}
		}
	}
}

func checkForeign(t *testing.T, path, imported string) {
	t.Helper()
	allowed, limited := foreign[path]
	if !limited {
		return
	}
	if slices.Contains(impure, imported) && (path != "internal/insight" || imported != seeded) {
		t.Errorf("%s imports %s: rules and numbers are pure", path, imported)
	}
	outside := strings.Contains(strings.Split(imported, "/")[0], ".")
	if outside && !slices.ContainsFunc(allowed, func(prefix string) bool { return strings.HasPrefix(imported, prefix) }) {
		t.Errorf("%s imports %s: it manages with the standard library and %v", path, imported, allowed)
	}
}

func TestNumbersDrawBySeedAlone(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("insight/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	drawn := regexp.MustCompile(`\brand\.\w+`)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range drawn.FindAllString(string(text), -1) {
			if call != "rand.New" && call != "rand.NewPCG" && call != "rand.Rand" {
				t.Errorf("%s calls %s, which has no seed", name, call)
			}
		}
	}
}

func TestTheTableHasNoCircle(t *testing.T) {
	t.Parallel()
	var visit func(path string, seen []string)
	visit = func(path string, seen []string) {
		if slices.Contains(seen, path) {
			t.Fatalf("a circle: %v", append(seen, path))
		}
		for _, next := range below[path] {
			visit(next, append(slices.Clone(seen), path))
		}
	}
	for path := range below {
		visit(path, nil)
	}
	for _, level := range [][]string{{"internal/insight", "internal/store", "internal/auth", "internal/mail", "internal/paper", "internal/templates"}, {"internal/api", "internal/jobs"}} {
		for _, a := range level {
			for _, b := range level {
				if slices.Contains(below[a], b) {
					t.Errorf("%s may import %s, which stands beside it", a, b)
				}
			}
		}
	}
}

func TestEveryPackageSaysWhatItIs(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		if p.Doc == "" {
			t.Errorf("%s has no package comment", p.path())
		}
	}
}

// A name that could hold anything ends up holding it.
func TestNoPackageIsADrawer(t *testing.T) {
	t.Parallel()
	drawers := []string{"util", "utils", "common", "helper", "helpers", "misc", "base", "types", "models", "manager", "service", "services", "shared", "lib", "core"}
	for _, p := range packages(t) {
		if slices.Contains(drawers, filepath.Base(p.Dir)) || slices.Contains(drawers, p.Name) {
			t.Errorf("%s: name it after what it holds", p.path())
		}
		for _, f := range p.GoFiles {
			if name := strings.TrimSuffix(f, ".go"); slices.Contains(drawers, name) {
				t.Errorf("%s/%s: name it after what it holds", p.path(), f)
			}
		}
	}
}

// Everything else takes the time, and chance, as arguments.
func TestTheClockIsReadInFewPlaces(t *testing.T) {
	t.Parallel()
	clocks := []string{"cmd/hummock", "internal/api", "internal/jobs", "bench", "acceptance", "internal/storetest"}
	for _, p := range packages(t) {
		if slices.Contains(clocks, p.path()) {
			continue
		}
		for _, f := range p.GoFiles {
			eachSelector(t, filepath.Join(p.Dir, f), func(pos token.Position, pack, name string) {
				if pack == "time" && (name == "Now" || name == "Since" || name == "Until") {
					t.Errorf("%s: time.%s: take the time as an argument", pos, name)
				}
			})
		}
	}
}

// Addresses that people enter are dangerous: one file speaks to them, and it
// looks where each connection goes. Commands reach their own server by its
// socket; the measurements and the tests speak to servers that they started.
func TestOneClientLeavesTheHouse(t *testing.T) {
	t.Parallel()
	may := []string{"internal/jobs/outbound.go", "cmd/hummock/client.go", "internal/mail/smtp.go"} // the last is given its connections
	ways := map[string][]string{
		"http": {"Client", "DefaultClient", "Transport", "DefaultTransport", "Get", "Head", "Post", "PostForm"},
		"net":  {"Dial", "DialTimeout", "DialTCP", "DialUDP", "DialIP", "DialUnix", "Dialer"},
		"tls":  {"Dial", "DialWithDialer", "Dialer", "Client"},
		"smtp": {"Dial", "NewClient", "SendMail"}, "gomail": {"NewClient", "QuickSend"}, "httputil": {"ReverseProxy", "NewSingleHostReverseProxy"},
	}
	used := map[string]bool{}
	for _, p := range packages(t) {
		if p.path() == "bench" || p.path() == "acceptance" || p.path() == "internal/storetest" || p.path() == "internal/mailtest" {
			continue
		}
		for _, f := range p.GoFiles {
			name := p.path() + "/" + f
			eachSelector(t, filepath.Join(p.Dir, f), func(pos token.Position, pack, selected string) {
				if !slices.Contains(ways[pack], selected) {
					return
				}
				used[name] = true
				if !slices.Contains(may, name) {
					t.Errorf("%s: %s.%s: send it by jobs.Outbound", pos, pack, selected)
				}
			})
		}
	}
	for _, name := range may {
		if !used[name] {
			t.Errorf("%s makes no client any more: take it off the list", name)
		}
	}
}

func TestNothingHappensBeforeMain(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		for _, f := range p.GoFiles {
			set, file := parsed(t, filepath.Join(p.Dir, f))
			for _, d := range file.Decls {
				if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
					t.Errorf("%s: init() runs unasked: call it from where it is needed", set.Position(fn.Pos()))
				}
			}
		}
	}
}

// Whoever reads the rules, the numbers or the store finds every exported name explained.
func TestTheInnerPackagesAreDocumented(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		if !slices.Contains([]string{"internal/crm", "internal/insight", "internal/store", "internal/book"}, p.path()) {
			continue
		}
		set := token.NewFileSet()
		var files []*ast.File
		for _, f := range p.GoFiles {
			file, err := parser.ParseFile(set, filepath.Join(p.Dir, f), nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
		d, err := doc.NewFromFiles(set, files, p.ImportPath)
		if err != nil {
			t.Fatal(err)
		}
		for name, text := range exported(d) {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s: %s has no comment", p.path(), name)
			}
		}
	}
}

func exported(d *doc.Package) map[string]string {
	out := map[string]string{}
	for _, f := range d.Funcs {
		out[f.Name] = f.Doc
	}
	for _, typ := range d.Types {
		out[typ.Name] = typ.Doc
		for _, f := range slices.Concat(typ.Funcs, typ.Methods) {
			out[typ.Name+"."+f.Name] = f.Doc
		}
	}
	// Scan, Value, MarshalText and the like say what they are by their names.
	maps.DeleteFunc(out, func(name, _ string) bool {
		return strings.HasSuffix(name, ".Error") || strings.HasSuffix(name, ".String")
	})
	return out
}

func eachSelector(t *testing.T, path string, visit func(pos token.Position, pack, name string)) {
	t.Helper()
	set, file := parsed(t, path)
	ast.Inspect(file, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if pack, ok := sel.X.(*ast.Ident); ok && pack.Obj == nil {
				visit(set.Position(sel.Pos()), pack.Name, sel.Sel.Name)
			}
		}
		return true
	})
}

func parsed(t *testing.T, path string) (*token.FileSet, *ast.File) {
	t.Helper()
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	return set, file
}
