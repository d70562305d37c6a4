package api

import (
	"context"
	"strconv"

	"hummock/internal/book"
	"hummock/internal/crm"
)

func (s *Server) boardRoutes() {
	add(s, "GET /pipelines/{id}/board", "get-board", "A pipeline's deals by stage, with sums", s.getBoard)
	add(s, "GET /deals", "list-deals", "Deals by filter and order, with sums", s.listDeals)
	add(s, "GET /search", "search", "Deals, companies and contacts by name, number, mail or telephone", s.search)
}

// SeenRev is part of inputs that are answered from the book: a rev that the
// caller has seen and that the answer must hold.
type SeenRev struct {
	Seen string `header:"Hummock-Rev" doc:"The answer holds at least this rev"`
}

func (r SeenRev) rev() int64 {
	n, err := strconv.ParseInt(r.Seen, 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// Filtered is part of inputs that filter deals.
type Filtered struct {
	Filter string `query:"filter" maxLength:"1000" doc:"Such as owner:me,stage:offer..decision,amount:>100000,next:none,age:>30"`
}

func (s *Server) getBoard(ctx context.Context, by crm.Actor, in *struct {
	ByID
	SeenRev
	Filtered
	Cards int      `query:"cards" minimum:"0" maximum:"500" default:"20" doc:"First cards of each stage"`
	Shape string   `query:"shape" enum:"cards,columns" default:"cards" doc:"columns: all cards, up to 5,000, as columns"`
	AsOf  crm.Date `query:"as_of" doc:"Day of the exchange rates; absent: today"`
},
) (*book.Board, error) {
	if _, err := crm.ParseDate(string(in.AsOf)); err != nil {
		return nil, err
	}
	b, err := s.Books.Book(ctx, by.Workspace, in.rev())
	if err != nil {
		return nil, err
	}
	return b.Board(by, book.BoardOrder{
		Pipeline: in.ID, Filter: book.ParseFilter(in.Filter), Cards: in.Cards, Columns: in.Shape == "columns", AsOf: in.AsOf, Now: s.Store.Now(),
	})
}

// dealList is a page of deals.
type dealList struct {
	Items []crm.Deal `json:"items" nullable:"false"`
	book.List
}

func (s *Server) listDeals(ctx context.Context, by crm.Actor, in *struct {
	SeenRev
	Filtered
	Sort  string   `query:"sort" maxLength:"40" doc:"Such as value, or -value for the largest first"`
	After string   `query:"after" maxLength:"2000" doc:"Cursor that the page before gave"`
	Limit int      `query:"limit" minimum:"1" maximum:"200" default:"50"`
	AsOf  crm.Date `query:"as_of"`
},
) (*dealList, error) {
	if _, err := crm.ParseDate(string(in.AsOf)); err != nil {
		return nil, err
	}
	b, err := s.Books.Book(ctx, by.Workspace, in.rev())
	if err != nil {
		return nil, err
	}
	list, err := b.List(by, book.ListOrder{Filter: book.ParseFilter(in.Filter), Sort: in.Sort, Cursor: in.After, Limit: in.Limit, AsOf: in.AsOf, Now: s.Store.Now()})
	if err != nil {
		return nil, err
	}
	out := &dealList{List: *list}
	out.Items, err = s.Store.Deals(ctx, by, list.IDs)
	return out, err
}

func (s *Server) search(ctx context.Context, by crm.Actor, in *struct {
	SeenRev
	Q     string `query:"q" maxLength:"200"`
	Limit int    `query:"limit" minimum:"1" maximum:"50" default:"10"`
},
) (*book.Found, error) {
	b, err := s.Books.Book(ctx, by.Workspace, in.rev())
	if err != nil {
		return nil, err
	}
	return b.Search(by, in.Q, in.Limit), nil
}
