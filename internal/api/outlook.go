package api

import (
	"context"

	"hummock/internal/crm"
	"hummock/internal/insight"
)

// outlookOut says what the months of a forecast may come to.
type outlookOut struct {
	Rev      int64        `json:"rev"`
	Currency crm.Currency `json:"currency"`
	AsOf     crm.Date     `json:"as_of"`
	Target   *int64       `json:"target"`
	insight.Outlook
	Leans *leaning `json:"largest" doc:"The open deal that the mean leans on most"`
}

// leaning is the deal that an outlook leans on most.
type leaning struct {
	ID     crm.ID `json:"id"`
	Number int64  `json:"number"`
	Name   string `json:"name"`
	Value  int64  `json:"value" doc:"In the base currency"`
}

func (s *Server) getOutlook(ctx context.Context, by crm.Actor, in *struct {
	ForecastQuestion
	Target int64 `query:"target" minimum:"0" doc:"In minor units of the base currency; absent: none"`
},
) (*outlookOut, error) {
	if in.Basis == "share" {
		return nil, insight.NoOutlook()
	}
	q, err := s.askMeant(ctx, by, &in.ForecastQuestion)
	if err != nil {
		return nil, err
	}
	f, err := q.forecast(in.Lens)
	if err != nil {
		return nil, err
	}
	out := &outlookOut{Rev: q.rows.Rev, Currency: q.rows.Currency, AsOf: in.AsOf}
	if in.Target > 0 {
		out.Target = &in.Target
	}
	o, err := f.Outlook(&q.rows.Deals, in.Basis == "claimed", out.Target)
	if err != nil {
		return nil, err
	}
	out.Outlook = *o
	if o.Largest < 0 {
		return out, nil
	}
	deals, err := s.dealsOf(ctx, by, q, []int32{o.Largest})
	if err != nil {
		return nil, err
	}
	if d, ok := deals[q.rows.ID[o.Largest]]; ok {
		out.Leans = &leaning{d.ID, d.Number, d.Name, q.rows.Deals.Value[o.Largest]}
	}
	return out, nil
}
