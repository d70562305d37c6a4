package acceptance

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// P2: a funnel sheet that becomes cash.
func TestFunnelSheetBecomesCash(t *testing.T) {
	t.Parallel()
	each(t, "2010-12-01T09:00:00Z", func(t *testing.T, w *world) {
		t.Helper()
		s := &funnelStory{firm: w.found(t, "b2b-weighted", "USD")}
		_ = t.Run("1 the firm and its fiscal year", s.begin) &&
			t.Run("2 one deal becomes cash in February", s.sheet) &&
			t.Run("2 the workbook follows a change", s.workbook) &&
			t.Run("3 nine more deals in two currencies", s.nineMore) &&
			t.Run("4 a swap, a fall, and a jump refused", s.swapAndFall) &&
			t.Run("5 five change requests", s.fiveChanges) &&
			t.Run("7 lost, and back in May", s.lostAndBack) &&
			t.Run("8 chances from stage to stage", s.chances) &&
			t.Run("8 an edited side changes the other", s.chanceIsEdited) &&
			t.Run("6 four points, three people, a letter of intent", s.fourPoints) &&
			t.Run("9 sixty closed deals later", s.calibrates)
	})
}

type funnelStory struct {
	*firm
	vera, manager, legal *user
	universal            *deal
	swapped              string
}

func (s *funnelStory) begin(t *testing.T) {
	s.vera = s.person(t, "Vera", "seller")
	s.manager = s.person(t, "Marta", "manager")
	s.legal = s.person(t, "Lev", "legal")
	var firm struct {
		Version     int64
		FiscalMonth int `json:"fiscal_month"`
	}
	s.owner.ask(t, &firm, "GET /workspace", nil)
	s.owner.ask(t, &firm, "PATCH /workspace", object{"fiscal_month": 4}, at(firm.Version)...)
	if firm.FiscalMonth != 4 {
		t.Errorf("the fiscal year begins in April, got %d", firm.FiscalMonth)
	}
}

// client adds a company with its days of credit.
func (s *funnelStory) client(t *testing.T, name string, credit int) string {
	t.Helper()
	var made struct{ ID string }
	s.vera.ask(t, &made, "POST /companies", object{"name": name, "credit_days": credit})
	return made.ID
}

// proposed brings a new deal of a company to the proposal by honest work.
func (s *funnelStory) proposed(t *testing.T, name, company string) string {
	t.Helper()
	id := s.vera.create(t, object{"name": name, "company_id": company}).ID
	s.vera.move(t, id, "ability", answers(talk("need-talk", "call"), field("need-known", "Orders get lost")))
	s.vera.move(t, id, "develop", answers(
		talk("money-talk", "meeting"), field("budget-known", money(120_000_00, "USD")), field("sign-by-known", "2011-02-01"),
	))
	s.vera.move(t, id, "propose", answers(
		field("scope-known", "Order desk with history"), tick("need-covered", "Point by point"), field("value-estimated", 90_000_00),
	))
	return id
}

type sheet struct {
	AsOf string `json:"as_of"`
	Rows []struct {
		Deal     deal
		Stage    string
		Rate     string
		Percent  float64
		Weighted int64
		Value    int64
		Due      string
		Month    string
		Finding  string
	}
	Rates  []struct{ Currency, Day, Value string }
	Stages []struct {
		Key             string
		Deals           int
		Value, Weighted int64
	}
	Months []figure
	Beside []figure
	Total  totals
}

type figure struct {
	Cell  string
	Total totals
	Rows  string
}

type totals struct {
	Deals                           int
	Value, Claimed, Weighted, Share int64
}

const sheetQuestion = "from=2011-01&months=12&as_of=2010-12-01"

func (s *funnelStory) ask(t *testing.T) *sheet {
	t.Helper()
	out := &sheet{}
	s.vera.ask(t, out, "GET /funnel-sheet?"+sheetQuestion, nil)
	return out
}

func (s *funnelStory) sheet(t *testing.T) {
	id := s.proposed(t, "Order desk", s.client(t, "Universal LLC", 30))
	s.universal = s.vera.edit(t, id, object{"value": money(100_000_00, "USD"), "expected_close": "2011-01-15"})
	got := s.ask(t)
	if len(got.Rows) != 1 {
		t.Fatalf("want one deal on the sheet, got %d", len(got.Rows))
	}
	r := got.Rows[0]
	if r.Percent != 60 || r.Weighted != 60_000_00 || r.Due != "2011-02-14" || r.Month != "2011-02" {
		t.Errorf("want 60 %%, 60,000 weighted, cash on 14 February 2011; got %+v", r)
	}
	for _, m := range got.Months {
		want := int64(0)
		if m.Cell == "2011-02" {
			want = 60_000_00
		}
		if m.Total.Weighted != want {
			t.Errorf("cash in %s is %d, want %d", m.Cell, m.Total.Weighted, want)
		}
	}
}

// workbook: the same as XLSX, with formulas that follow a change.
func (s *funnelStory) workbook(t *testing.T) {
	a := s.vera.do(t, "GET /funnel-sheet.xlsx?"+sheetQuestion, nil)
	f, err := excelize.OpenReader(bytes.NewReader(a.raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b := &workbook{f, f.GetSheetName(0)}
	row, month := b.rowOf(t, "Order desk"), b.columnOf(t, "Feb 2011")
	probability := b.columnOf(t, "Probability") + row
	weighted, cash := b.columnOf(t, "Weighted value, USD")+row, month+row
	for _, c := range []struct {
		chance, want float64
	}{{0.6, 60_000}, {0.75, 75_000}} {
		if err := f.SetCellValue(b.sheet, probability, c.chance); err != nil {
			t.Fatal(err)
		}
		if w, m := b.number(t, weighted), b.number(t, cash); w != c.want || m != c.want {
			t.Errorf("with %v the weighted value is %v and the cash of February %v, want %v", c.chance, w, m, c.want)
		}
	}
}

// workbook is a sheet with formulas, worked out anew at each look.
type workbook struct {
	*excelize.File
	sheet string
}

func (b *workbook) number(t *testing.T, cell string) float64 {
	t.Helper()
	text, err := b.CalcCellValue(b.sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(cell, err)
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(cell, err)
	}
	return n
}

func (b *workbook) find(t *testing.T, text string) (column, row string) {
	t.Helper()
	cells, err := b.SearchSheet(b.sheet, text)
	if err != nil || len(cells) == 0 {
		t.Fatalf("the workbook has no cell %q: %v", text, err)
	}
	i := strings.IndexAny(cells[0], "0123456789")
	return cells[0][:i], cells[0][i:]
}

func (b *workbook) columnOf(t *testing.T, header string) string {
	t.Helper()
	column, _ := b.find(t, header)
	return column
}

func (b *workbook) rowOf(t *testing.T, name string) string {
	t.Helper()
	_, row := b.find(t, name)
	return row
}

// nineMore: deals over all stages in two currencies, brought in as history.
func (s *funnelStory) nineMore(t *testing.T) {
	stages := []string{"Establish the need", "Establish the ability to pay", "Develop the solution", "Propose the solution", "Evaluate the solution", "Negotiate the deal", "Draw up the contract", "Develop the solution", "Negotiate the deal"}
	var b strings.Builder
	b.WriteString("deal,name,company,value,currency,stage,expected_close\n")
	for i, stage := range stages {
		currency := "USD"
		if i%3 == 2 {
			currency = "EUR"
		}
		fmt.Fprintf(&b, "N-%d,Deal %d,Client %d,%d,%s,%s,2011-%02d-10\n", i+1, i+1, i+1, 10_000*(i+1), currency, stage, 3+i%3)
	}
	var im brought
	s.told(t, &im, "import", s.file(t, "nine.csv", b.String()))
	if im.Counts.Nouns["deal"].Created != 9 || im.Counts.Bad != 0 {
		t.Fatalf("want nine deals, got %+v", im.Counts)
	}
	apart := s.ask(t)
	s.reconciles(t, apart)
	if noRate := named(t, apart.Beside, "no_rate"); noRate.Total.Deals != 3 || apart.Total.Deals != 7 {
		t.Errorf("without a rate the three EUR deals stand apart, got %+v and %+v", noRate.Total, apart.Total)
	}
	board := s.vera.board(t, s.pipelines(t)[0].ID)
	if len(board.Total.Apart) != 1 || board.Total.Apart[0].Currency != "EUR" || board.Total.Apart[0].Sum != 180_000_00 {
		t.Errorf("the board names 180,000 EUR apart, got %+v", board.Total)
	}
	s.owner.ask(t, nil, "PUT /rates", object{"items": []object{{"currency": "EUR", "day": "2010-11-30", "value": "1.25"}}},
		"If-Match", s.owner.do(t, "GET /rates", nil).header.Get("ETag"))
	whole := s.ask(t)
	s.reconciles(t, whole)
	if whole.Total.Value-apart.Total.Value != 225_000_00 || whole.Total.Deals != 10 {
		t.Errorf("180,000 EUR at 1.25 are 225,000 USD, got %d more", whole.Total.Value-apart.Total.Value)
	}
	if !slices.ContainsFunc(whole.Rates, func(r struct{ Currency, Day, Value string }) bool {
		return r.Currency == "EUR" && r.Day == "2010-11-30"
	}) {
		t.Errorf("the sheet says which day's rate it used, got %v", whole.Rates)
	}
}

// reconciles wants rows, stages, months and the opened figures to add up to the
// same to the cent.
func (s *funnelStory) reconciles(t *testing.T, got *sheet) {
	t.Helper()
	var rows, stages, months int64
	for _, r := range got.Rows {
		if r.Finding != "no_rate" && r.Finding != "no_value" {
			rows += r.Weighted
		}
	}
	for _, g := range got.Stages {
		stages += g.Weighted
	}
	for _, m := range got.Months {
		months += m.Total.Weighted
		s.opens(t, m)
	}
	for _, beside := range got.Beside {
		if slices.Contains([]string{"earlier", "later", "overdue", "no_date"}, beside.Cell) {
			months += beside.Total.Weighted
		}
		s.opens(t, beside)
	}
	if want := got.Total.Weighted; rows != want || stages != want || months != want {
		t.Errorf("the total is %d, but rows make %d, stages %d, months %d", want, rows, stages, months)
	}
}

// opens follows a figure to its deals, which must make it to the cent.
func (s *funnelStory) opens(t *testing.T, f figure) {
	t.Helper()
	var opened struct {
		Items []struct{ Amounts totals }
		Total totals
	}
	s.vera.ask(t, &opened, "GET "+strings.TrimPrefix(f.Rows, "/api/v1"), nil)
	var sum int64
	for _, row := range opened.Items {
		sum += row.Amounts.Weighted
	}
	if sum != f.Total.Weighted || len(opened.Items) != f.Total.Deals {
		t.Errorf("%s shows %d deals with %d, and opens to %d with %d", f.Cell, f.Total.Deals, f.Total.Weighted, len(opened.Items), sum)
	}
}

func named(t *testing.T, list []figure, cell string) figure {
	t.Helper()
	i := slices.IndexFunc(list, func(f figure) bool { return f.Cell == cell })
	if i < 0 {
		t.Fatalf("there is no figure %q", cell)
	}
	return list[i]
}

// swapAndFall: develop and propose change places for one deal, a contract falls
// back to negotiation, and a jump from need to contract is refused.
func (s *funnelStory) swapAndFall(t *testing.T) {
	id := s.vera.create(t, object{"name": "Swapped", "company_id": s.client(t, "Swap Ltd", 0)}).ID
	s.swapped = id
	far := s.vera.refused(t, 422, "move.not_allowed", "POST /deals/"+id+"/moves", object{"to": "contract"}, at(1)...)
	if !slices.Equal(far.Allowed, []string{"ability"}) {
		t.Errorf("from need only ability is next, got %v", far.Allowed)
	}
	s.vera.move(t, id, "ability", answers(talk("need-talk", "visit"), field("need-known", "One list for all")))
	s.vera.move(t, id, "propose", answers(
		talk("money-talk", "call"), field("budget-known", money(50_000_00, "USD")), field("sign-by-known", "2011-05-01"),
	))
	s.vera.blocked(t, id, "evaluate", []string{"scope-known", "need-covered", "meets-need", "can-pay", "value-known", "close-date-known", "presented"})
	s.vera.move(t, id, "develop")
	s.vera.blocked(t, id, "evaluate", []string{"scope-known", "need-covered", "value-estimated", "meets-need", "can-pay", "value-known", "close-date-known", "presented"})
	s.vera.move(t, id, "evaluate", answers(
		field("scope-known", "One list"), tick("need-covered", "All of it"), field("value-known", 40_000_00), field("meets-need", true),
		field("can-pay", true), field("close-date-known", "2011-04-01"), talk("presented", "meeting"),
	))
	if got := s.vera.page(t, id).stages(); !slices.Equal(got, []string{"need", "ability", "propose", "develop", "evaluate"}) {
		t.Errorf("the deal went %v", got)
	}

	contract := s.vera.filter(t, "stage:contract")
	if len(contract.Items) != 1 {
		t.Fatalf("want one contract, got %d", len(contract.Items))
	}
	s.vera.move(t, contract.Items[0].ID, "negotiate", object{"reason": "Their lawyers open the price again"})
	again := s.vera.page(t, contract.Items[0].ID)
	if n := len(again.Visits); again.Visits[n-1].Way != "back" || again.Deal.Outcome != "open" {
		t.Errorf("the contract fell back, got %+v", again.Visits)
	}
}

var assigned = []float64{0.05, 0.10, 0.30, 0.60, 0.65, 0.70, 0.90, 1}

// chances: what is assigned in the end is shown as stage to stage.
func (s *funnelStory) chances(t *testing.T) {
	var funnel struct {
		Stages []struct{ Assigned, Step *float64 }
	}
	s.vera.ask(t, &funnel, "GET /funnel?pipeline="+s.pipelines(t)[0].ID, nil)
	steps := []float64{50.0, 33.3, 50.0, 92.3, 92.9, 77.8, 90.0}
	for i, want := range assigned {
		g := funnel.Stages[i]
		if g.Assigned == nil || math.Abs(*g.Assigned-want) > 1e-9 {
			t.Errorf("stage %d: want %v assigned, got %v", i+1, want, g.Assigned)
		}
		if i < len(steps) && (g.Step == nil || math.Round(*g.Step*1000)/10 != steps[i]) {
			t.Errorf("stage %d: want %v %% to the next, got %v", i+1, steps[i], g.Step)
		}
	}
}

// chanceIsEdited: editing one side changes the other.
func (s *funnelStory) chanceIsEdited(t *testing.T) {
	type chances struct {
		Win        int
		Cumulative []float64
		Steps      []float64
	}
	var out, back chances
	edited := slices.Clone(assigned)
	edited[2] = 0.40 // Develop
	s.vera.ask(t, &out, "POST /conversions", object{"win": 7, "cumulative": edited})
	if math.Abs(out.Steps[1]-0.25) > 1e-9 || math.Abs(out.Steps[2]-2.0/3) > 1e-9 {
		t.Errorf("10 %% to 40 %% to 60 %% are 25 %% and 66.7 %%, got %v", out.Steps)
	}
	s.vera.ask(t, &back, "POST /conversions", object{"win": 7, "steps": out.Steps})
	for i := range back.Cumulative {
		if math.Abs(back.Cumulative[i]-edited[i]) > 1e-9 {
			t.Errorf("there and back, stage %d is %v and was %v", i+1, back.Cumulative[i], edited[i])
		}
	}
}

// lostAndBack: one deal is lost in Evaluate, and in May the client comes back.
func (s *funnelStory) lostAndBack(t *testing.T) {
	version := at(s.vera.page(t, s.swapped).Deal.Version)
	s.vera.refused(t, 422, "loss.reason_unknown", "PUT /deals/"+s.swapped+"/loss", object{"outcome": "lost", "reason": "just so"}, version...)
	var lost deal
	s.vera.ask(t, &lost, "PUT /deals/"+s.swapped+"/loss",
		object{"outcome": "lost", "reason": "no_fit", "lesson": "Ask the users, not only the buyer", "debriefed": true}, version...)
	if lost.Outcome != "lost" || lost.Stage != "evaluate" {
		t.Errorf("want it lost where it was, got %s in %s", lost.Outcome, lost.Stage)
	}

	s.at(t, "2011-05-02T09:00:00Z")
	var again deal
	s.vera.ask(t, &again, "POST /deals/"+lost.ID+"/successor", object{"name": "Swapped, once more"})
	if again.Stage != "need" || again.Outcome != "open" || again.Previous != lost.ID || again.StartDate != "2011-05-02" || again.ID == lost.ID || again.Company != lost.Company {
		t.Errorf("want a new deal at the first stage, linked to the old one, got %+v", again)
	}
	old := s.vera.page(t, lost.ID)
	if old.Deal.Version != lost.Version || old.Deal.Outcome != "lost" || old.Loss == nil || old.Loss.Reason != "no_fit" || old.Loss.Lesson == "" {
		t.Errorf("the old deal stays lost and untouched, got %+v with %+v", old.Deal, old.Loss)
	}
	var forecast struct{ Beside []figure }
	s.vera.ask(t, &forecast, "GET /forecast", nil)
	overdue := named(t, forecast.Beside, "overdue")
	if overdue.Total.Deals == 0 {
		t.Error("in May the deals of spring are overdue, in no month")
	}
	s.opens(t, overdue)
}
