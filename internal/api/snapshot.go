package api

import (
	"bytes"
	"cmp"
	"context"
	"slices"

	"hummock/internal/crm"
	"hummock/internal/insight"
	"hummock/internal/paper"
)

func (s *Server) snapshotRoutes() {
	add(s, "GET /snapshots", "list-snapshots", "Days of which it is kept how all deals for sales stood, the newest first",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.Snapshot], error) {
			return all(s.Store.Snapshots(ctx, by))
		})
	add(s, "POST /snapshots", "take-snapshot", "Keep how all deals for sales stand now", s.takeSnapshot)
	add(s, "GET /waterfall", "get-waterfall", "What changed in the open deals between two snapshots", s.getWaterfall)
	add(s, "GET /waterfall/rows", "get-waterfall-rows", "The deals behind one bar of a waterfall", s.getWaterfallRows)
	addFile(s, "GET /waterfall.csv", "export-waterfall", "A waterfall, deal by deal", s.exportWaterfall)
}

func (s *Server) takeSnapshot(ctx context.Context, by crm.Actor, in *struct {
	SeenRev
	Body struct {
		Note string `json:"note,omitempty" maxLength:"200" doc:"What it is for"`
	}
},
) (*crm.Snapshot, error) {
	b, err := s.Books.Book(ctx, by.Workspace, in.rev())
	if err != nil {
		return nil, err
	}
	now, rev := b.Snapshot(s.Store.Now())
	content, err := now.Pack()
	if err != nil {
		return nil, err
	}
	return s.Store.KeepSnapshot(ctx, by, in.Body.Note, rev, content)
}

// WaterfallQuestion says which waterfall.
type WaterfallQuestion struct {
	SeenRev
	Before   crm.ID    `query:"before" doc:"Snapshot to begin with; absent: the newest that is a week old, or else the oldest"`
	After    crm.ID    `query:"after" doc:"Snapshot to end with; absent: the deals as they are now"`
	Pipeline crm.ID    `query:"pipeline" doc:"Absent: all pipelines for sales"`
	From     crm.Month `query:"from" maxLength:"7" doc:"First month of the expected close; absent: any time, or none"`
	Months   int       `query:"months" minimum:"1" maximum:"120" default:"12" doc:"With from"`
	Measure  string    `query:"measure" enum:"value,claimed,weighted" default:"weighted"`
}

// waterfallOut leads from one sum to the other: opening and all sums of changes make
// the closing, to the cent.
type waterfallOut struct {
	Currency crm.Currency        `json:"currency"`
	Measure  string              `json:"measure"`
	Before   crm.Snapshot        `json:"before"`
	After    *crm.Snapshot       `json:"after,omitempty" doc:"Absent: now"`
	Opening  insight.DealSum     `json:"opening"`
	Changes  []insight.ReasonSum `json:"changes" nullable:"false" doc:"Only reasons that there were"`
	Closing  insight.DealSum     `json:"closing"`
	Won      insight.DealSum     `json:"won" doc:"Deals won in between, also those that came in between, at their value in full"`
}

// fell is a waterfall that was asked for.
type fell struct {
	*insight.Waterfall
	out waterfallOut
}

func (s *Server) fall(ctx context.Context, by crm.Actor, in *WaterfallQuestion) (*fell, error) {
	view, err := in.view()
	if err != nil {
		return nil, err
	}
	b, err := s.Books.Book(ctx, by.Workspace, in.rev())
	if err != nil {
		return nil, err
	}
	if by.Sees != crm.SeesAll {
		works := b.Works(by)
		view.Sees = func(owner crm.ID, number int64) bool { return by.MaySee(owner) || works[number] }
	}
	list, err := s.Store.Snapshots(ctx, by)
	if err != nil {
		return nil, err
	}
	out := waterfallOut{Measure: in.Measure}
	if in.Before.IsZero() {
		w, err := s.Store.Workspace(ctx, by)
		if err != nil {
			return nil, err
		}
		in.Before = usualBefore(list, w.Today(s.Store.Now()).AddDays(-7))
	}
	first, before, err := s.unpacked(ctx, by, in.Before)
	if err != nil {
		return nil, err
	}
	out.Before, out.Currency = first, before.Currency
	after, _ := b.Snapshot(s.Store.Now())
	if !in.After.IsZero() {
		last, kept, err := s.unpacked(ctx, by, in.After)
		if err != nil {
			return nil, err
		}
		if last.TakenAt < first.TakenAt {
			return nil, crm.InvalidField("after", "snapshot.order", "the second snapshot is older than the first: swap them")
		}
		out.After, after = &last, kept
	}
	w, err := insight.Falls(before, after, view)
	if err != nil {
		return nil, err
	}
	out.Opening, out.Closing, out.Won, out.Changes = w.Opening, w.Closing, w.Won, w.Sums
	return &fell{w, out}, nil
}

func (in *WaterfallQuestion) view() (insight.View, error) {
	v := insight.View{Measure: insight.Measure(in.Measure), Pipeline: in.Pipeline, From: insight.NoDay, To: insight.NoDay}
	if in.From == "" {
		return v, nil
	}
	if _, err := crm.ParseMonth(string(in.From)); err != nil {
		return v, err
	}
	var err error
	if v.From, err = insight.DayOf(in.From.First()); err != nil {
		return v, err
	}
	v.To, err = insight.DayOf(in.From.Add(in.Months).First().AddDays(-1))
	return v, err
}

// usualBefore is the newest snapshot of a day or before, or else the oldest of all.
func usualBefore(list []crm.Snapshot, day crm.Date) crm.ID {
	var last crm.ID
	for _, s := range list {
		if last = s.ID; s.Day <= day {
			break
		}
	}
	return last
}

func (s *Server) unpacked(ctx context.Context, by crm.Actor, id crm.ID) (crm.Snapshot, *insight.Snapshot, error) {
	kept, err := s.Store.Snapshot(ctx, by, id)
	if err != nil {
		return crm.Snapshot{}, nil, err
	}
	held, err := insight.Unpack(kept.Content)
	return kept.Snapshot, held, err
}

func (s *Server) getWaterfall(ctx context.Context, by crm.Actor, in *WaterfallQuestion) (*waterfallOut, error) {
	f, err := s.fall(ctx, by, in)
	if err != nil {
		return nil, err
	}
	return &f.out, nil
}

// waterfallRow is what one deal adds to a waterfall.
type waterfallRow struct {
	Number int64          `json:"number"`
	Deal   *crm.Deal      `json:"deal,omitempty" doc:"Absent: it is gone, or somebody else's now"`
	Reason insight.Reason `json:"reason"`
	Amount int64          `json:"amount" doc:"In minor units of the base currency"`
}

func (s *Server) getWaterfallRows(ctx context.Context, by crm.Actor, in *struct {
	WaterfallQuestion
	Reason insight.Reason `query:"reason" required:"true" maxLength:"20"`
},
) (items[waterfallRow], error) {
	f, err := s.fall(ctx, by, &in.WaterfallQuestion)
	if err != nil {
		return items[waterfallRow]{}, err
	}
	return all(s.fallen(ctx, by, slices.DeleteFunc(f.Changes, func(c insight.Change) bool { return c.Reason != in.Reason })))
}

// fallen names the deals of changes, the largest first.
func (s *Server) fallen(ctx context.Context, by crm.Actor, changes []insight.Change) ([]waterfallRow, error) {
	slices.SortStableFunc(changes, func(a, b insight.Change) int {
		return cmp.Compare(max(b.Amount, -b.Amount), max(a.Amount, -a.Amount))
	})
	b, err := s.Books.Book(ctx, by.Workspace, 0)
	if err != nil {
		return nil, err
	}
	numbers := make([]int64, len(changes))
	for k := range changes {
		numbers[k] = changes[k].Number
	}
	deals, err := s.Store.Deals(ctx, by, b.Numbered(numbers))
	if err != nil {
		return nil, err
	}
	byNumber := make(map[int64]*crm.Deal, len(deals))
	for i := range deals {
		byNumber[deals[i].Number] = &deals[i]
	}
	out := make([]waterfallRow, len(changes))
	for k, c := range changes {
		out[k] = waterfallRow{c.Number, byNumber[c.Number], c.Reason, c.Amount}
	}
	return out, nil
}

func (s *Server) exportWaterfall(ctx context.Context, by crm.Actor, in *WaterfallQuestion) (*file, error) {
	f, err := s.fall(ctx, by, in)
	if err != nil {
		return nil, err
	}
	rows, err := s.fallen(ctx, by, f.Changes)
	if err != nil {
		return nil, err
	}
	money := func(minor int64) paper.Cell { return paper.Amount(crm.Money{Minor: minor, Currency: f.out.Currency}) }
	cells := [][]paper.Cell{{paper.Text("opening"), paper.Text(""), paper.Text(""), money(f.out.Opening.Amount)}}
	for _, r := range rows {
		name := ""
		if r.Deal != nil {
			name = r.Deal.Name
		}
		cells = append(cells, []paper.Cell{paper.Text(string(r.Reason)), paper.Whole(r.Number), paper.Text(name), money(r.Amount)})
	}
	cells = append(cells, []paper.Cell{paper.Text("closing"), paper.Text(""), paper.Text(""), money(f.out.Closing.Amount)})
	var b bytes.Buffer
	err = paper.WriteCSV(&b, paper.Table{Name: "waterfall", Header: []string{"reason", "number", "deal", "amount"}, Rows: slices.Values(cells)}, paper.CSVOptions{BOM: true})
	return &file{Type: "text/csv; charset=utf-8", Disposition: `attachment; filename="waterfall.csv"`, Body: b.Bytes()}, err
}
