package api

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hummock/internal/crm"
)

// codesIn finds every code of an error that the packages make, with the params
// that its callers may give.
func codesIn(t *testing.T, folders ...string) map[string]string {
	t.Helper()
	codes := map[string]string{}
	for _, folder := range folders {
		files, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no source in %s: %v", folder, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			tree, err := parser.ParseFile(token.NewFileSet(), file, src, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				if code, sentence, ok := codeOf(n); ok {
					codes[code] = sentence
				}
				return true
			})
		}
	}
	return codes
}

// codeOf reads a call of one of the makers of errors.
func codeOf(n ast.Node) (code, sentence string, ok bool) {
	call, isCall := n.(*ast.CallExpr)
	if !isCall {
		return "", "", false
	}
	at, isMaker := map[string]int{"Errorf": 1, "Invalidf": 0, "InvalidField": 1, "NotFoundf": 0, "refuse": 1, "flaw": 1}[nameOf(call.Fun)]
	if !isMaker || len(call.Args) < at+2 {
		return "", "", false
	}
	code, sentence = literal(call.Args[at]), literal(call.Args[at+1])
	if code == "" || strings.ContainsAny(code, " %") || nameOf(call.Fun) == "refuse" && !strings.Contains(code, ".") {
		return "", "", false
	}
	if nameOf(call.Fun) == "NotFoundf" {
		code += ".not_found"
	}
	return code, sentence, true
}

func nameOf(e ast.Expr) string {
	switch f := e.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		if x, ok := f.X.(*ast.Ident); ok && x.Name == "fmt" {
			return ""
		}
		return f.Sel.Name
	}
	return ""
}

func literal(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return s
}

// askedOfInsight are its refusals of what people ask for. The others are of
// columns that do not fit each other: faults of a program.
var askedOfInsight = []string{"insight.chance_falls", "insight.fiscal_month", "insight.months", "insight.probability"}

func TestEveryCodeHasASentenceInEveryLanguage(t *testing.T) {
	t.Parallel()
	all := loadCatalogue()
	codes := codesIn(t, "../auth", "../book", "../crm", "../insight", "../jobs", "../paper", "../store", "../templates", ".")
	maps.DeleteFunc(codes, func(code, _ string) bool {
		return strings.HasPrefix(code, "insight.") && !slices.Contains(askedOfInsight, code)
	})
	for _, c := range complaints {
		codes[c.code] = ""
	}
	codes["input.other"] = ""
	if len(codes) < 50 {
		t.Fatalf("only %d codes were found", len(codes))
	}
	for _, l := range crm.Languages() {
		var missing []string
		for code := range codes {
			if all[l][code] == "" {
				missing = append(missing, code)
			}
		}
		slices.Sort(missing)
		for _, code := range missing {
			t.Errorf("%s.json has no %q (%s)", l, code, codes[code])
		}
		for code, text := range all[l] {
			if _, used := codes[code]; !used {
				t.Errorf("%s.json has %q, which nothing uses", l, code)
			}
			if !slices.Equal(holesOf(text), holesOf(all[crm.English][code])) {
				t.Errorf("%s.json: %q mentions %v, in English %v", l, code, holesOf(text), holesOf(all[crm.English][code]))
			}
		}
	}
}

func holesOf(text string) []string {
	return slices.Compact(slices.Sorted(slices.Values(hole.FindAllString(text, -1))))
}
