package api

import (
	"bytes"
	"context"
	"encoding/json"
	"iter"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"hummock/internal/book"
	"hummock/internal/crm"
	"hummock/internal/paper"
)

func (s *Server) exportRoutes() {
	addFile(s, "GET /exports/{what}", "export", "What the firm keeps as a file", s.export)
}

// exportKind names what can be had as a file.
type exportKind string

// Exports are the names of what can be had as a file.
func Exports() []string {
	return []string{
		"leads", "lead-report", "deals", "history", "documents", "funnel-sheet", "forecast", "invoices", "payments", "receivables", "promises", "handovers", "losses", "exit-interviews", "self-checks",
		"hours", "expenses", "costs", "offers", "change-requests", "materials", "document-templates", "feedback", "results", "portfolio", "negotiation",
		"companies", "contacts", "products", "plans", "renewals", "divisions", "client-changes", "card-links", "health", "today", everything,
	}
}

// Schema lists the names in the API's description.
func (exportKind) Schema(huma.Registry) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString}
	for _, name := range Exports() {
		s.Enum = append(s.Enum, name)
	}
	s.PrecomputeMessages()
	return s
}

// mostExported is how many deals one export holds.
const mostExported = 100_000

type exportIn struct {
	ForecastQuestion
	What   exportKind `path:"what"`
	Format string     `query:"format" enum:"csv,xlsx,json" default:"csv"`

	Since crm.Date `query:"since" doc:"Losses and exit interviews: closed from that day on; absent: within the last twelve months"`
	Until crm.Date `query:"until" doc:"Losses and exit interviews: closed until that day; absent: today"`
}

func (s *Server) export(ctx context.Context, by crm.Actor, in *exportIn) (*file, error) {
	if in.What == everything {
		return s.exportEverything(ctx, by, in)
	}
	if in.What == "funnel-sheet" && in.Format == "xlsx" {
		return s.exportFunnelSheet(ctx, by, &in.ForecastQuestion)
	}
	answer, table, err := s.exported(ctx, by, in)
	if err != nil {
		return nil, err
	}
	out := &file{Disposition: `attachment; filename="` + string(in.What) + `.` + in.Format + `"`}
	var b bytes.Buffer
	switch in.Format {
	case "json":
		out.Type, err = "application/json", json.NewEncoder(&b).Encode(answer)
	case "xlsx":
		out.Type, err = xlsxType, paper.WriteXLSX(&b, table)
	default:
		out.Type, err = "text/csv; charset=utf-8", paper.WriteCSV(&b, table, paper.CSVOptions{BOM: true})
	}
	out.Body = b.Bytes()
	return out, err
}

func (s *Server) exported(ctx context.Context, by crm.Actor, in *exportIn) (any, paper.Table, error) {
	if in.AsOf != "" && (in.What == "receivables" || in.What == "health" || in.What == "today") {
		return nil, paper.Table{}, crm.InvalidField("as_of", "export.today_only", "%s can be told of today alone: leave as_of out", in.What)
	}
	switch in.What {
	case "forecast":
		f, err := s.getForecast(ctx, by, &in.ForecastQuestion)
		if err != nil {
			return nil, paper.Table{}, err
		}
		return f, forecastTable(f), meaningless(f.Ignored)
	case "funnel-sheet":
		sheet, err := s.getFunnelSheet(ctx, by, &in.ForecastQuestion)
		if err != nil {
			return nil, paper.Table{}, err
		}
		return sheet, sheetTable(sheet), nil
	case "health":
		return s.healthTable(ctx, by, in)
	case "today":
		return s.dayTable(ctx, by)
	case "receivables":
		return s.receivablesTable(ctx, by)
	case "leads":
		return s.leadTable(ctx, by)
	case "promises":
		return s.promiseTable(ctx, by)
	case "handovers":
		return s.handoverTable(ctx, by)
	case "losses":
		return s.lossTable(ctx, by, in)
	case "exit-interviews":
		return s.interviewTable(ctx, by, in)
	case "costs":
		return s.costsTable(ctx, by)
	case "lead-report":
		return s.leadReportTable(ctx, by, in)
	case "materials":
		return s.materialTable(ctx, by)
	case "document-templates":
		return s.documentTemplateTable(ctx, by)
	case "portfolio":
		return s.portfolioTable(ctx, by)
	case "companies":
		return s.companyTable(ctx, by)
	case "contacts":
		return s.contactTable(ctx, by)
	case "products":
		return s.productTable(ctx, by)
	case "divisions":
		return s.divisionTable(ctx, by)
	case "client-changes":
		return s.clientChangeTable(ctx, by)
	}
	deals, err := s.allDeals(ctx, by, in)
	if err != nil {
		return nil, paper.Table{}, err
	}
	switch in.What {
	case "history":
		return s.historyTable(ctx, by, deals)
	case "invoices":
		return s.invoicesTable(ctx, by, deals)
	case "payments":
		return s.paymentsTable(ctx, by, deals)
	case "documents":
		return s.documentTable(ctx, by, deals)
	case "self-checks":
		return s.selfCheckTable(ctx, by, deals)
	case "hours":
		return s.hoursTable(ctx, by, deals)
	case "expenses":
		return s.expensesTable(ctx, by, deals)
	case "offers":
		return s.offerTable(ctx, by, deals)
	case "negotiation":
		return s.negotiationTable(ctx, by, deals)
	case "change-requests":
		return s.changeRequestTable(ctx, by, deals)
	case "feedback":
		return s.feedbackTable(ctx, by, deals)
	case "results":
		return s.resultTable(ctx, by, deals)
	case "plans":
		return s.planTable(ctx, by, deals)
	case "renewals":
		return s.renewalTable(ctx, by, deals)
	case "card-links":
		return s.cardLinkTable(ctx, by, deals)
	}
	return s.dealTable(ctx, by, deals)
}

// allDeals are the visible deals that meet the filter, by number.
func (s *Server) allDeals(ctx context.Context, by crm.Actor, in *exportIn) ([]crm.Deal, error) {
	b, err := s.Books.Book(ctx, by.Workspace, in.rev())
	if err != nil {
		return nil, err
	}
	filter := book.ParseFilter(in.Filter)
	if !in.Pipeline.IsZero() {
		filter = append(filter, book.Term{Key: "pipeline", Values: []string{in.Pipeline.String()}})
	}
	list, err := b.List(by, book.ListOrder{Filter: filter, Sort: "number", Limit: mostExported, AsOf: in.AsOf, Now: s.Store.Now()})
	if err != nil {
		return nil, err
	}
	if err := meaningless(list.Ignored); err != nil {
		return nil, err
	}
	if list.Next != "" {
		return nil, crm.Errorf(crm.TooLarge, "export.too_large", "an export holds at most %d deals: narrow the filter", mostExported)
	}
	return s.Store.Deals(ctx, by, list.IDs)
}

// meaningless refuses a filter with terms that mean nothing, where an answer
// cannot tell that it left them out.
func meaningless(ignored []string) error {
	if len(ignored) == 0 {
		return nil
	}
	terms := strings.Join(ignored, ", ")
	return crm.InvalidField("filter", "filter.meaningless", "the filter says %q, which means nothing here: correct it, or leave it out", terms).With("terms", terms)
}

// historyRow is one visit of an exported deal.
type historyRow struct {
	Deal string `json:"deal"`
	crm.Visit
}

func (s *Server) historyTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	all := []historyRow{}
	var table [][]paper.Cell
	for i := range deals {
		d := &deals[i]
		visits, err := s.Store.Visits(ctx, by, d.ID)
		if err != nil {
			return nil, paper.Table{}, err
		}
		for _, v := range visits {
			if v.Void {
				continue
			}
			all = append(all, historyRow{d.Label(), v})
			table = append(table, []paper.Cell{
				paper.Text(d.Label()), paper.Text(names.stage(d, v.PipelineVersion, v.Stage, by.Language)), paper.Moment(v.EnteredAt), paper.Moment(v.LeftAt), paper.Text(names.users[v.EnteredBy]),
			})
		}
	}
	header := []string{"deal", "stage", "entered_at", "left_at", "by"}
	return items[historyRow]{all}, paper.Table{Name: "history", Header: header, Rows: slices.Values(table)}, nil
}

func forecastTable(f *forecastOut) paper.Table {
	var rows [][]paper.Cell
	for _, m := range append(slices.Clone(f.Months), f.Beside...) {
		money := func(minor int64) paper.Cell { return paper.Amount(crm.Money{Minor: minor, Currency: f.Currency}) }
		t := m.Total
		rows = append(rows, []paper.Cell{
			paper.Text(m.Name), paper.Whole(int64(t.Deals)), money(t.Value), money(t.Claimed), money(t.Weighted), money(t.Share), money(m.Won.Value),
		})
	}
	return paper.Table{Name: "forecast", Header: []string{"month", "deals", "value", "claimed", "weighted", "share", "won"}, Rows: slices.Values(rows)}
}

func sheetTable(s *sheetOut) paper.Table {
	var rows iter.Seq[[]paper.Cell] = func(yield func([]paper.Cell) bool) {
		for _, r := range s.Rows {
			money := func(minor int64) paper.Cell { return paper.Amount(crm.Money{Minor: minor, Currency: s.Currency}) }
			row := []paper.Cell{
				paper.Text(r.Deal.Label()), paper.Text(r.Deal.CompanyName), paper.Text(r.Deal.Name), valueCell(&r.Deal), paper.Text(string(r.Deal.Currency)), paper.Text(r.Stage),
				percentCell(&r.Percent), money(r.Weighted), paper.Day(r.Close), paper.Whole(int64(r.CreditDays)), paper.Day(r.Due), paper.Text(string(r.Month)), paper.Text(string(r.Finding)),
			}
			if !yield(row) {
				return
			}
		}
	}
	return paper.Table{Name: "funnel sheet", Header: []string{"deal", "company", "name", "value", "currency", "stage", "probability", "weighted", "close", "credit_days", "due", "month", "finding"}, Rows: rows}
}

// exportNames names what ids stand for.
type exportNames struct {
	users     map[crm.ID]string
	mails     map[crm.ID]string
	namesakes map[string]int // how many have the folded name
	pipelines map[crm.ID]crm.Pipeline
	processes map[book.Place]*crm.Process
	zone      *time.Location
}

func (s *Server) names(ctx context.Context, by crm.Actor) (*exportNames, error) {
	n := &exportNames{users: map[crm.ID]string{}, mails: map[crm.ID]string{}, namesakes: map[string]int{}, pipelines: map[crm.ID]crm.Pipeline{}, processes: map[book.Place]*crm.Process{}}
	w, err := s.Store.Workspace(ctx, by)
	if err != nil {
		return nil, err
	}
	n.zone = w.Zone()
	users, err := s.Store.Users(ctx, by)
	if err != nil {
		return nil, err
	}
	for _, u := range users {
		n.users[u.ID], n.mails[u.ID] = u.Name, u.Email
		n.namesakes[crm.Fold(u.Name)]++
	}
	list, err := s.Store.Pipelines(ctx, by)
	if err != nil {
		return nil, err
	}
	for _, p := range list {
		n.pipelines[p.ID] = p
		for v := 1; v <= p.Version; v++ {
			if n.processes[book.Place{Pipeline: p.ID, Version: v}], err = s.Store.ProcessOf(ctx, by, p.ID, v); err != nil {
				return nil, err
			}
		}
	}
	return n, nil
}

func (n *exportNames) pipeline(d *crm.Deal) string {
	p := n.pipelines[d.Pipeline]
	return p.Process.Name.In(crm.English)
}

// day is the calendar day of the firm, as an import reads it.
func (n *exportNames) day(i crm.Instant) paper.Cell {
	if i == 0 {
		return paper.Cell{}
	}
	return paper.Day(crm.DateOf(i.Time(), n.zone))
}

func (n *exportNames) stage(d *crm.Deal, version int, key string, l crm.Language) string {
	if key == crm.End {
		return crm.EndName(l)
	}
	p := n.processes[book.Place{Pipeline: d.Pipeline, Version: version}]
	if p == nil {
		return key
	}
	if stage, ok := p.Stage(key); ok {
		return stage.Name.In(l)
	}
	return key
}

func valueCell(d *crm.Deal) paper.Cell {
	if d.Value == nil {
		return paper.Cell{}
	}
	return paper.Amount(crm.Money{Minor: *d.Value, Currency: d.Currency})
}

func outcomeWord(d *crm.Deal) string {
	if d.Outcome == crm.Open {
		return ""
	}
	return string(d.Outcome)
}

func plain(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	}
	b, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(b)
}

// percentCell is a percentage with up to two decimals, as a number.
func percentCell(p *float64) paper.Cell {
	if p == nil || *p < 0 {
		return paper.Cell{}
	}
	return paper.Num(paper.Number{Unscaled: int64(math.Round(*p * 100)), Scale: 2})
}
