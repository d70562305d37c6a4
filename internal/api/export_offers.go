package api

import (
	"context"
	"slices"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

// offerTable has a row for each version of each offer.
func (s *Server) offerTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	offers := []crm.Offer{}
	for i := range deals {
		list, err := s.Store.Offers(ctx, by, deals[i].ID)
		if err != nil {
			return nil, paper.Table{}, err
		}
		offers = append(offers, list...)
	}
	var rows [][]paper.Cell
	for i := range offers {
		for j := range offers[i].Versions {
			rows = append(rows, offerCells(&offers[i], &offers[i].Versions[j], names))
		}
	}
	header := []string{
		"deal", "name", "offer", "version", "state", "net", "tax", "gross", "currency", "discount", "valid_until", "sent_at", "sent_by",
		"seen_at", "seen_times", "answered_at", "answered_by", "address", "note",
	}
	return items[crm.Offer]{offers}, paper.Table{Name: "offers", Header: header, Rows: slices.Values(rows)}, nil
}

func offerCells(o *crm.Offer, v *crm.OfferVersion, names *exportNames) []paper.Cell {
	money := func(minor int64) paper.Cell { return amountFor(o.Hidden, minor, o.Currency) }
	var r crm.ClientReply
	if v.Reply != nil {
		r = *v.Reply
	}
	return []paper.Cell{
		dealLabel(o.DealNumber), paper.Text(o.DealName), paper.Text(o.Name), paper.Whole(int64(v.Number)), paper.Text(string(v.State)),
		money(v.Totals.Net), money(v.Totals.Tax), money(v.Totals.Gross), paper.Text(string(o.Currency)), basisCell(v.Totals.Given), paper.Day(v.ValidUntil),
		paper.Moment(v.SentAt), paper.Text(names.users[v.SentBy]), paper.Moment(v.SeenAt), paper.Whole(int64(v.SeenTimes)),
		paper.Moment(r.At), paper.Text(r.Name), paper.Text(r.Address), paper.Text(r.Note),
	}
}

func (s *Server) changeRequestTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	all := []crm.ChangeRequest{}
	for i := range deals {
		list, err := s.Store.ChangeRequests(ctx, by, deals[i].ID)
		if err != nil {
			return nil, paper.Table{}, err
		}
		all = append(all, list...)
	}
	var rows [][]paper.Cell
	for i := range all {
		r := &all[i]
		rows = append(rows, []paper.Cell{
			dealLabel(r.DealNumber), paper.Text(r.DealName), paper.Text(r.Title), paper.Text(r.Text), paper.Text(r.AskedBy), names.day(r.CreatedAt), paper.Text(string(r.Decision)), paper.Text(r.Reason),
			basisCell(r.Discount), effectCell(r, r.Cost), effectCell(r, r.Price), paper.Text(string(r.Currency)), names.day(r.DecidedAt), paper.Text(names.users[r.DecidedBy]),
		})
	}
	header := []string{"deal", "name", "title", "text", "asked_by", "asked_on", "decision", "reason", "discount", "cost_effect", "price_effect", "currency", "decided_on", "decided_by"}
	return items[crm.ChangeRequest]{all}, paper.Table{Name: "change-requests", Header: header, Rows: slices.Values(rows)}, nil
}

// basisCell is a percentage, of basis points.
func basisCell(basis int64) paper.Cell {
	if basis == 0 {
		return paper.Cell{}
	}
	return paper.Num(paper.Number{Unscaled: basis, Scale: 2})
}

func effectCell(r *crm.ChangeRequest, minor *int64) paper.Cell {
	if minor == nil {
		return paper.Cell{}
	}
	return amountFor(r.Hidden, *minor, r.Currency)
}
