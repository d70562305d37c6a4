package crm

import (
	"cmp"
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"
)

// Limits of an expression: its nodes, and the memory it may use while running.
const (
	exprNodes  = 200
	exprLength = 1000
	exprMemory = 10_000
)

// exprFunctions are those that an expression may call: none of them makes text or
// lists grow, and none knows the time of day.
var exprFunctions = [...]string{
	"len", "any", "all", "none", "one", "count", "lower", "upper", "trim", "indexOf", "hasPrefix", "hasSuffix",
	"abs", "min", "max", "round", "floor", "ceil", "int", "float",
}

// CheckCondition says what is wrong with an expression over a deal whose own
// fields are of these kinds, or nil. A field of no kind may hold anything.
func CheckCondition(source string, fields map[string]FieldKind) error {
	if _, err := compileCondition(source); err != nil {
		return err
	}
	if _, err := expr.Compile(source, expr.Env(typesOf(fields)), expr.AsBool()); err != nil {
		return unread(source, err)
	}
	return nil
}

// typesOf is exprEnv with the kinds of the firm's own fields, so that a text
// that is compared with a number is found before a deal waits for it.
func typesOf(fields map[string]FieldKind) types.Map {
	own := types.Map{types.Extra: types.Any}
	for name, kind := range fields {
		own[name] = exprType(kind)
	}
	env := typesIn(reflect.TypeFor[exprEnv]())
	env["fields"], env["company"] = own, typesIn(reflect.TypeFor[exprCompany]())
	return env
}

func typesIn(shape reflect.Type) types.Map {
	m := types.Map{}
	for field := range shape.Fields() {
		m[field.Tag.Get("expr")] = types.TypeOf(reflect.Zero(field.Type).Interface())
	}
	return m
}

func exprType(kind FieldKind) types.Type {
	switch kind {
	case FieldNumber:
		return types.Float64
	case FieldYesNo:
		return types.Bool
	case FieldMoney:
		return types.Map{"minor": types.Float64, "currency": types.String}
	case FieldText, FieldDate, FieldChoice, FieldPerson:
		return types.String
	}
	return types.Any
}

func compileCondition(source string) (*vm.Program, error) {
	if len(source) > exprLength {
		return nil, Invalidf("expression.too_long", "the expression is longer than %d characters: shorten it", exprLength)
	}
	guard := &exprGuard{}
	program, err := expr.Compile(source, expr.Env(exprEnv{}), expr.AsBool(), expr.MaxNodes(exprNodes), expr.Patch(guard))
	if err != nil {
		return nil, unread(source, err)
	}
	if guard.nested {
		return nil, Invalidf("expression.nested", "the expression %q has a loop inside a loop, which is not allowed here", source)
	}
	if guard.divides {
		return nil, Invalidf("expression.divisor", "the expression %q divides by something that may be zero: divide by a number other than zero", source)
	}
	if guard.refused != "" {
		return nil, Invalidf("expression.refused", "the expression %q uses %s, which is not allowed here", source, guard.refused).
			With("what", guard.refused)
	}
	return program, nil
}

// evalCondition asks an expression about a deal. Where its answer hangs on what is
// not known yet there is none, but an Error of kind Invalid: nothing is made up.
// What is not known decides nothing where the rest decides alone: "a or b" is true
// as soon as one of the two is.
func evalCondition(source string, f *Facts) (bool, error) {
	program, err := compileCondition(source)
	if err != nil {
		return false, err
	}
	said, unknown, err := f.truth(program.Node())
	if err != nil {
		return false, Invalidf("expression.failed", "the expression %q fails on this deal: %s", source, inWords(err))
	}
	if unknown != "" {
		return false, Invalidf("expression.unknown", "the expression %q compares %s, which is not known yet", source, unknown).With("field", unknown)
	}
	return said, nil
}

// truth judges one part of a condition: it is true, false, or hangs on what is
// unknown.
func (f *Facts) truth(part ast.Node) (said bool, unknown string, err error) {
	switch n := part.(type) {
	case *ast.UnaryNode:
		if n.Operator == "not" || n.Operator == "!" {
			said, unknown, err = f.truth(n.Node)
			return !said && unknown == "", unknown, err
		}
	case *ast.BinaryNode:
		switch n.Operator {
		case "and", "&&":
			return f.both(n, false)
		case "or", "||":
			return f.both(n, true)
		}
	}
	if unknown := f.unknownIn(part); unknown != "" {
		return false, unknown, nil
	}
	program, err := expr.Compile(part.String(), expr.Env(exprEnv{}), expr.AsBool())
	if err != nil {
		return false, "", err
	}
	machine := vm.VM{MemoryBudget: exprMemory}
	out, err := machine.Run(program, f.env())
	said, _ = out.(bool)
	return said, "", err
}

// both judges two parts, of which one that is as decides says decides alone.
func (f *Facts) both(n *ast.BinaryNode, decides bool) (said bool, unknown string, err error) {
	for _, part := range [2]ast.Node{n.Left, n.Right} {
		said, open, err := f.truth(part)
		if err != nil || open == "" && said == decides {
			return said, "", err
		}
		unknown = cmp.Or(unknown, open)
	}
	return !decides && unknown == "", unknown, nil
}

// unknownIn names a number or answer of the deal that a part of an expression
// compares and that nobody has filled in. One that asks whether it is there is free
// to do so.
func (f *Facts) unknownIn(root ast.Node) string {
	unknown, asksFor := "", false
	ast.Walk(&root, visitor(func(node *ast.Node) {
		switch n := (*node).(type) {
		case *ast.NilNode:
			asksFor = true
		case *ast.BinaryNode:
			asksFor = asksFor || n.Operator == "in" && isFields(n.Right) || n.Operator == "??"
		case *ast.IdentifierNode:
			asksFor = asksFor || n.Value == "has_value"
			if n.Value == "value" && !f.filled("value") {
				unknown = "value"
			}
		case *ast.MemberNode:
			if name, ok := n.Property.(*ast.StringNode); ok && isFields(n.Node) && f.Deal.Fields[name.Value] == nil {
				unknown = name.Value
			}
		}
	}))
	if asksFor {
		return ""
	}
	return unknown
}

func isFields(n ast.Node) bool {
	id, ok := n.(*ast.IdentifierNode)
	return ok && id.Value == "fields"
}

// exprEnv is what an expression may look at.
type exprEnv struct {
	Value    float64        `expr:"value"` // minor units; 0 where unknown; no product of it overflows
	HasValue bool           `expr:"has_value"`
	Currency string         `expr:"currency"`
	Stage    string         `expr:"stage"`
	Source   string         `expr:"source"`
	Segment  string         `expr:"segment"`
	Tags     []string       `expr:"tags"`
	Fields   map[string]any `expr:"fields"`
	Company  exprCompany    `expr:"company"`
}

type exprCompany struct {
	Name     string `expr:"name"`
	Segment  string `expr:"segment"`
	Industry string `expr:"industry"`
	Size     string `expr:"size"`
}

func (f *Facts) env() exprEnv {
	d := f.Deal
	env := exprEnv{
		HasValue: d.Value != nil, Currency: string(d.Currency), Stage: d.Stage,
		Source: d.Source, Segment: d.Segment, Tags: d.Tags, Fields: d.Fields,
	}
	if d.Value != nil {
		env.Value = float64(*d.Value)
	}
	if c := f.Company; c != nil {
		env.Company = exprCompany{Name: c.Name, Segment: c.Segment, Industry: c.Industry, Size: c.Size}
	}
	return env
}

// exprGuard refuses what could run long or grow large: ranges, loops inside
// loops, and variables, by which a text can be doubled again and again.
type exprGuard struct {
	refused string // as it is written
	nested  bool   // a loop inside a loop
	divides bool   // by something that may be zero
}

// Visit looks at one node.
func (g *exprGuard) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.BinaryNode:
		if n.Operator == ".." {
			g.refused = ".."
		}
		if n.Operator == "matches" {
			g.refused = "matches"
		}
		if (n.Operator == "/" || n.Operator == "%") && !isNumber(n.Right) {
			g.divides = true
		}
		if asksForNil(n.Left, n.Right) || asksForNil(n.Right, n.Left) {
			g.refused = "nil beside what is never nil (ask has_value, or whether a text is empty)"
		}
	case *ast.IdentifierNode:
		if n.Value == "$env" {
			g.refused = "$env"
		}
	case *ast.PredicateNode:
		if containsLoop(n.Node) {
			g.nested = true
		}
	case *ast.BuiltinNode:
		if !slices.Contains(exprFunctions[:], n.Name) {
			g.refused = n.Name + "()"
		}
	case *ast.VariableDeclaratorNode:
		g.refused = "let"
	}
}

// asksForNil says whether a name that always holds something is compared with nil.
func asksForNil(name, with ast.Node) bool {
	_, isNil := with.(*ast.NilNode)
	_, isName := name.(*ast.IdentifierNode)
	return isNil && isName
}

// isNumber says whether a divisor is a number that is not zero.
func isNumber(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.IntegerNode:
		return n.Value != 0
	case *ast.FloatNode:
		return n.Value != 0
	}
	return false
}

func containsLoop(n ast.Node) bool {
	found := false
	ast.Walk(&n, visitor(func(node *ast.Node) {
		if _, ok := (*node).(*ast.PredicateNode); ok {
			found = true
		}
	}))
	return found
}

type visitor func(*ast.Node)

// Visit looks at one node.
func (v visitor) Visit(node *ast.Node) { v(node) }

// fieldsIn names the deal fields that an expression reads, for the action that
// would satisfy it.
func fieldsIn(source string) []string {
	var names []string
	eachRead(source, func(owner, name string) {
		switch {
		case owner == "fields":
			names = append(names, name)
		case owner == "company":
			names = append(names, "company."+name)
		case owner == "" && name == "has_value":
			names = append(names, "value")
		case owner == "" && slices.Contains([]string{"value", "currency", "source", "segment", "tags"}, name):
			names = append(names, name)
		}
	})
	slices.Sort(names)
	return slices.Compact(names)
}

// ownFieldsIn names those of them that the firm has added itself.
func ownFieldsIn(source string) []string {
	var names []string
	eachRead(source, func(owner, name string) {
		if owner == "fields" {
			names = append(names, name)
		}
	})
	return names
}

// eachRead tells each name that an expression reads, with its owner if it has one.
func eachRead(source string, read func(owner, name string)) {
	program, err := compileCondition(source)
	if err != nil {
		return
	}
	root := program.Node()
	ast.Walk(&root, visitor(func(node *ast.Node) {
		switch n := (*node).(type) {
		case *ast.MemberNode:
			owner, ok := n.Node.(*ast.IdentifierNode)
			name, isText := n.Property.(*ast.StringNode)
			if ok && isText {
				read(owner.Value, name.Value)
			}
		case *ast.IdentifierNode:
			read("", n.Value)
		}
	}))
}

// noSuchName is how the compiler says that it does not know a name.
var noSuchName = regexp.MustCompile(`^(?:unknown name|type \S+ has no field) (\w+)`)

// unread says why an expression cannot be compiled. What the compiler says is
// English, so that the translations tell the place instead.
func unread(source string, err error) *Error {
	cause, column := inWords(err), 1
	if at, ok := errors.AsType[*file.Error](err); ok {
		if name := noSuchName.FindStringSubmatch(at.Message); name != nil {
			return Invalidf("expression.name_unknown", "the expression %q cannot be read: %s", source, cause).With("name", name[1])
		}
		column += at.From
	}
	switch {
	case strings.Contains(cause, "maximum allowed nodes"):
		return Invalidf("expression.too_long", "the expression has more than %d parts: shorten it", exprNodes)
	case strings.HasPrefix(cause, "expected bool"):
		return Invalidf("expression.not_yes_no", "the expression %q answers neither yes nor no: %s", source, cause)
	}
	return Invalidf("expression.wrong", "the expression %q cannot be read: %s", source, cause).
		With("cause", cause).With("column", strconv.Itoa(column))
}

// inWords says what is wrong with an expression in the words of those who write
// it: the names of our own types are none of theirs.
func inWords(err error) string {
	return strings.NewReplacer(
		"type crm.exprCompany", "the company", "crm.exprCompany", "the company",
		"type crm.exprEnv", "the deal", "crm.exprEnv", "the deal",
		"map[string]interface {}", "fields", "[]string", "list of texts", "float64", "number", "string", "text", "bool", "yes or no", "interface {}", "any value",
	).Replace(firstLine(err.Error()))
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
