package api

import (
	"bytes"
	"context"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"hummock/internal/crm"
	"hummock/internal/insight"
	"hummock/internal/paper"
)

// file is an answer that a browser saves.
type file struct {
	Type        string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// addFile is add for operations that answer with a file.
func addFile[I any](s *Server, route, id, summary string, handle func(context.Context, crm.Actor, *I) (*file, error)) {
	huma.Register(s.api, s.operation(route, id, summary), func(ctx context.Context, in *I) (*file, error) {
		c := callIn(ctx)
		out, err := handle(ctx, c.by, in)
		return out, c.close(nil, err)
	})
}

// sheetOut is process P2's table.
type sheetOut struct {
	Rev      int64            `json:"rev"`
	Currency crm.Currency     `json:"currency"`
	AsOf     crm.Date         `json:"as_of"`
	Rates    []crm.Rate       `json:"rates" nullable:"false"`
	Rows     []sheetDeal      `json:"rows" nullable:"false"`
	Stages   []stageSums      `json:"stages" nullable:"false"`
	Months   []forecastFigure `json:"months" nullable:"false" doc:"Cash by month"`
	Beside   []forecastFigure `json:"beside" nullable:"false"`
	Total    insight.Sums     `json:"total"`
}

// sheetDeal is one deal of the funnel sheet.
type sheetDeal struct {
	Deal  crm.Deal `json:"deal"`
	Stage string   `json:"stage" doc:"Its stage's name in the caller's language"`
	Rate  string   `json:"rate,omitempty" doc:"Units of base currency for one of the deal's"`
	insight.SheetRow
}

// stageSums are the sums of one stage.
type stageSums struct {
	Pipeline crm.ID `json:"pipeline_id"`
	Key      string `json:"key"`
	Name     string `json:"name"`
	insight.Sums
}

func (s *Server) getFunnelSheet(ctx context.Context, by crm.Actor, in *ForecastQuestion) (*sheetOut, error) {
	q, err := s.askMeant(ctx, by, in)
	if err != nil {
		return nil, err
	}
	sheet, err := insight.NewFunnelSheet(&q.rows.Deals, q.options)
	if err != nil {
		return nil, err
	}
	q.url.Set("lens", "cash")
	out := &sheetOut{Rev: q.rows.Rev, Currency: q.rows.Currency, AsOf: in.AsOf, Rates: q.rows.Rates, Total: sheet.Total, Rows: []sheetDeal{}, Stages: []stageSums{}}
	out.Months, out.Beside = q.figures(sheet.Cash)
	names, err := s.stageNames(ctx, by, q)
	if err != nil {
		return nil, err
	}
	rows := make([]int32, len(sheet.Rows))
	for k := range sheet.Rows {
		rows[k] = sheet.Rows[k].Row
	}
	deals, err := s.dealsOf(ctx, by, q, rows)
	if err != nil {
		return nil, err
	}
	for _, r := range sheet.Rows {
		d := deals[q.rows.ID[r.Row]]
		row := sheetDeal{Deal: d, SheetRow: r, Rate: rateOf(q.rows.Rates, d.Currency)}
		if r.Stage >= 0 {
			row.Stage = names[r.Stage]
		}
		out.Rows = append(out.Rows, row)
	}
	slices.SortStableFunc(out.Rows, func(a, b sheetDeal) int { return int(a.Deal.Number - b.Deal.Number) })
	out.Stages = q.stageSums(sheet, names)
	return out, nil
}

// stageSums adds up stages that are the same in several versions.
func (q *question) stageSums(sheet *insight.FunnelSheet, names []string) []stageSums {
	out := []stageSums{}
	for i, place := range q.rows.Places {
		sums := sheet.Stages[i]
		if sums.Deals == 0 {
			continue
		}
		k := slices.IndexFunc(out, func(o stageSums) bool { return o.Pipeline == place.Pipeline && o.Key == place.Stage })
		if k < 0 {
			out = append(out, stageSums{Pipeline: place.Pipeline, Key: place.Stage, Name: names[i], Sums: sums})
			continue
		}
		out[k].Deals += sums.Deals
		out[k].Value += sums.Value
		out[k].Claimed += sums.Claimed
		out[k].Weighted += sums.Weighted
		out[k].Share += sums.Share
	}
	return out
}

// stageNames names the places of the rows in the caller's language.
func (s *Server) stageNames(ctx context.Context, by crm.Actor, q *question) ([]string, error) {
	names := make([]string, len(q.rows.Places))
	for i, place := range q.rows.Places {
		p, err := s.Store.ProcessOf(ctx, by, place.Pipeline, place.Version)
		if err != nil {
			return nil, err
		}
		names[i] = place.Stage
		if stage, ok := p.Stage(place.Stage); ok {
			names[i] = stage.Name.In(by.Language)
		}
	}
	return names, nil
}

func rateOf(rates []crm.Rate, c crm.Currency) string {
	i := slices.IndexFunc(rates, func(r crm.Rate) bool { return r.Currency == c })
	if i < 0 {
		return ""
	}
	return rates[i].Value
}

func (s *Server) exportFunnelSheet(ctx context.Context, by crm.Actor, in *ForecastQuestion) (*file, error) {
	sheet, err := s.getFunnelSheet(ctx, by, in)
	if err != nil {
		return nil, err
	}
	input := paper.FunnelSheetInput{Labels: funnelLabels(by.Language), Base: sheet.Currency, FirstMonth: in.From, Months: in.Months}
	for _, r := range sheet.Rows {
		input.Rows = append(input.Rows, r.onPaper())
	}
	var b bytes.Buffer
	if err := paper.WriteFunnelSheet(&b, input); err != nil {
		return nil, err
	}
	return &file{Type: xlsxType, Disposition: `attachment; filename="funnel-` + string(sheet.AsOf) + `.xlsx"`, Body: b.Bytes()}, nil
}

// onPaper is the row as the workbook shows it.
func (r sheetDeal) onPaper() paper.FunnelRow {
	row := paper.FunnelRow{
		Number: r.Deal.Label(), Client: r.Deal.CompanyName, Deal: r.Deal.Name, Value: crm.Money{Currency: r.Deal.Currency}, Rate: r.Rate,
		Stage: r.Stage, Percent: max(r.Percent, 0), ExpectedClose: r.Close, CreditDays: int(r.CreditDays),
		Overdue: r.Finding == insight.FindingOverdue,
	}
	if r.Deal.Value != nil {
		row.Value.Minor = *r.Deal.Value
	}
	return row
}

func funnelLabels(l crm.Language) paper.FunnelLabels {
	switch l {
	case crm.Russian:
		return paper.FunnelLabels{
			Title: "Лист воронки", Number: "Номер", Client: "Клиент", Deal: "Сделка", Value: "Сумма контракта", Currency: "Валюта", Rate: "Курс",
			Stage: "Этап", Probability: "Вероятность", Weighted: "Взвешенная сумма", ExpectedClose: "Ожидаемое закрытие", CreditDays: "Отсрочка, дней",
			CashDate: "Дата оплаты", OtherMonths: "Другие месяцы", Total: "Итого", Unrated: "Без курса, в суммы не входят",
		}
	case crm.Polish:
		return paper.FunnelLabels{
			Title: "Arkusz lejka", Number: "Numer", Client: "Klient", Deal: "Transakcja", Value: "Wartość umowy", Currency: "Waluta", Rate: "Kurs",
			Stage: "Etap", Probability: "Prawdopodobieństwo", Weighted: "Wartość ważona", ExpectedClose: "Oczekiwane zamknięcie", CreditDays: "Termin płatności, dni",
			CashDate: "Data wpływu", OtherMonths: "Inne miesiące", Total: "Razem", Unrated: "Bez kursu, poza sumami",
		}
	}
	return paper.FunnelLabels{
		Title: "Funnel sheet", Number: "Number", Client: "Client", Deal: "Deal", Value: "Contract value", Currency: "Currency", Rate: "Rate",
		Stage: "Stage", Probability: "Probability", Weighted: "Weighted value", ExpectedClose: "Expected close", CreditDays: "Credit days",
		CashDate: "Cash date", OtherMonths: "Other months", Total: "Total", Unrated: "Without a rate, in no sum",
	}
}
