package api

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

type pointIn struct {
	ByID
	Versioned
	Field string `path:"field" maxLength:"40"`
	Body  crm.PointEdit
}

func (s *Server) negotiationRoutes() {
	add(s, "GET /deals/{id}/negotiation", "get-negotiation", "The points of a deal's negotiation, and who sits at the table",
		func(ctx context.Context, by crm.Actor, in *ByID) (*crm.Negotiation, error) {
			return s.Store.Negotiation(ctx, by, in.ID)
		})
	add(s, "PUT /deals/{id}/negotiation/{field}", "put-point", "Write what each side wants on a point, agree on it, or open it again",
		func(ctx context.Context, by crm.Actor, in *pointIn) (*crm.Deal, error) {
			return s.Store.PutPoint(ctx, by, in.ID, in.version(), in.Field, in.Body)
		})
	add(s, "POST /deals/{id}/negotiation/letter", "write-letter", "Write the letter of intent from the agreed points, as a draft on the deal", s.writeLetter)
}

// writeLetter keeps the PDF first, as an upload, and then puts it on the deal.
// What is refused leaves an upload that nobody uses.
func (s *Server) writeLetter(ctx context.Context, by crm.Actor, in *sendIn) (*crm.Deal, error) {
	l, err := s.Store.Letter(ctx, by, in.ID)
	if err != nil {
		return nil, err
	}
	var file crm.ID
	name := paper.LetterName(l.Language())
	if l.Deal.Version == in.version() {
		var b bytes.Buffer
		if err := (press{}).PrintLetter(&b, l, l.Firm.Today(s.Store.Now())); err != nil {
			return nil, err
		}
		keeper := by
		keeper.Key = "" // that of the request names the letter
		kept, err := s.Store.KeepFile(ctx, keeper, l.Deal.Label()+" "+name+".pdf", crm.FilePDF, &b)
		if err != nil {
			return nil, err
		}
		file = kept.ID
	}
	return s.Store.AddLetter(ctx, by, in.ID, in.version(), name, l.Terms, file)
}

// negotiationRow is one point of an exported deal.
type negotiationRow struct {
	DealName string `json:"deal"`
	crm.NegotiationPoint
}

func (s *Server) negotiationTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list := []negotiationRow{}
	var rows [][]paper.Cell
	for i := range deals {
		d := &deals[i]
		n, err := s.Store.Negotiation(ctx, by, d.ID)
		if err != nil {
			return nil, paper.Table{}, err
		}
		for _, p := range n.Points {
			list = append(list, negotiationRow{d.Label(), p})
			rows = append(rows, []paper.Cell{
				paper.Text(d.Label()), paper.Text(d.Name), paper.Text(p.Input.Label), paper.Text(p.State), paper.Text(plain(p.Value)), paper.Text(p.Ours), paper.Text(p.Theirs), paper.Text(p.Limit),
				paper.Text(strings.Join(p.Names, ", ")), names.day(p.AgreedAt), paper.Text(names.users[p.AgreedBy]),
			})
		}
	}
	header := []string{"deal", "name", "point", "state", "value", "ours", "theirs", "limit", "agreed_with", "agreed_on", "agreed_by"}
	return items[negotiationRow]{list}, paper.Table{Name: "negotiation", Header: header, Rows: slices.Values(rows)}, nil
}
