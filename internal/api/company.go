package api

import (
	"context"
	"encoding/base64"

	"hummock/internal/crm"
	"hummock/internal/store"
)

func (s *Server) companyRoutes() {
	add(s, "GET /companies", "list-companies", "Companies by name", s.listCompanies)
	add(s, "POST /companies", "create-company", "Add a company; it needs a name",
		func(ctx context.Context, by crm.Actor, in *in[map[string]any]) (*crm.Company, error) {
			return s.Store.CreateCompany(ctx, by, in.Body)
		})
	add(s, "GET /companies/{id}", "get-company", "A company with its contacts and deals", s.getCompany)
	add(s, "PATCH /companies/{id}", "edit-company", "Change fields of a company",
		func(ctx context.Context, by crm.Actor, in *change[map[string]any]) (*crm.Company, error) {
			return s.Store.EditCompany(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "GET /contacts", "list-contacts", "Contacts by name", s.listContacts)
	add(s, "POST /contacts", "create-contact", "Add a contact; it needs a name",
		func(ctx context.Context, by crm.Actor, in *in[map[string]any]) (*crm.Contact, error) {
			return s.Store.CreateContact(ctx, by, in.Body)
		})
	add(s, "GET /contacts/{id}", "get-contact", "One contact",
		func(ctx context.Context, by crm.Actor, in *ByID) (*crm.Contact, error) {
			return s.Store.Contact(ctx, by, in.ID)
		})
	add(s, "PATCH /contacts/{id}", "edit-contact", "Change fields of a contact",
		func(ctx context.Context, by crm.Actor, in *change[map[string]any]) (*crm.Contact, error) {
			return s.Store.EditContact(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "POST /deals/{id}/contacts", "link-contact", "Give a contact a part in a deal's decision",
		func(ctx context.Context, by crm.Actor, in *onID[partIn]) (items[crm.DealContact], error) {
			return all(s.Store.LinkContact(ctx, by, in.ID, in.Body.Contact, in.Body.Part))
		})
	add(s, "DELETE /deals/{id}/contacts/{contact}", "unlink-contact", "Take a contact off a deal",
		func(ctx context.Context, by crm.Actor, in *struct {
			ByID
			Contact crm.ID `path:"contact"`
		},
		) (items[crm.DealContact], error) {
			return all(s.Store.UnlinkContact(ctx, by, in.ID, in.Contact))
		})
	add(s, "GET /products", "list-products", "What the firm sells", s.listProducts)
	add(s, "POST /products", "create-product", "Add a product",
		func(ctx context.Context, by crm.Actor, in *in[productIn]) (*crm.Product, error) {
			return s.Store.CreateProduct(ctx, by, in.Body.product())
		})
	add(s, "PUT /products/{id}", "edit-product", "Replace a product",
		func(ctx context.Context, by crm.Actor, in *change[productIn]) (*crm.Product, error) {
			return s.Store.EditProduct(ctx, by, in.ID, in.version(), in.Body.product())
		})
}

// partIn names a contact and its part.
type partIn struct {
	Contact crm.ID   `json:"contact_id"`
	Part    crm.Part `json:"part" enum:"decider,signer,budget_holder,user,influencer,gatekeeper"`
}

// productIn is a product as it is written.
type productIn struct {
	Name     string       `json:"name" minLength:"1" maxLength:"200"`
	Code     string       `json:"code,omitempty" maxLength:"100"`
	Series   string       `json:"series,omitempty" maxLength:"100"`
	Price    *int64       `json:"price,omitempty" minimum:"0" maximum:"9007199254740991" doc:"Minor units"`
	Currency crm.Currency `json:"currency,omitempty" doc:"Absent: the workspace's"`
}

func (p productIn) product() crm.Product {
	return crm.Product{Name: p.Name, Code: p.Code, Series: p.Series, Price: p.Price, Currency: p.Currency}
}

// Paged asks for part of a list.
type Paged struct {
	Q     string `query:"q" maxLength:"200" doc:"Part of the name"`
	After string `query:"after" maxLength:"1000" doc:"Cursor that the page before gave"`
	Limit int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

func (p Paged) page() store.Page {
	after, err := base64.RawURLEncoding.DecodeString(p.After)
	if err != nil {
		after = nil
	}
	return store.Page{Text: p.Q, After: string(after), Limit: p.Limit}
}

// pageOut is part of a list.
type pageOut[T any] struct {
	Items []T    `json:"items" nullable:"false"`
	Next  string `json:"next" doc:"Cursor of the next page; empty: this is the last"`
}

func paged[T any](list []T, err error, limit int, cursor func(T) string) (pageOut[T], error) {
	out := pageOut[T]{Items: list}
	if err == nil && len(list) == limit {
		out.Next = base64.RawURLEncoding.EncodeToString([]byte(cursor(list[len(list)-1])))
	}
	return out, err
}

func (s *Server) listCompanies(ctx context.Context, by crm.Actor, in *Paged) (pageOut[crm.Company], error) {
	list, err := s.Store.Companies(ctx, by, in.page())
	return paged(list, err, in.Limit, func(c crm.Company) string { return store.Cursor(c.Name, c.ID) })
}

func (s *Server) listContacts(ctx context.Context, by crm.Actor, in *struct {
	Paged
	Company crm.ID `query:"company_id"`
},
) (pageOut[crm.Contact], error) {
	page := in.page()
	page.Parent = in.Company
	list, err := s.Store.Contacts(ctx, by, page)
	return paged(list, err, in.Limit, func(c crm.Contact) string { return store.Cursor(c.Name, c.ID) })
}

func (s *Server) listProducts(ctx context.Context, by crm.Actor, in *Paged) (pageOut[crm.Product], error) {
	list, err := s.Store.Products(ctx, by, in.page())
	return paged(list, err, in.Limit, func(p crm.Product) string { return store.Cursor(p.Name, p.ID) })
}

// companyPage is a company with what hangs on it.
type companyPage struct {
	Company  crm.Company   `json:"company"`
	Contacts []crm.Contact `json:"contacts" nullable:"false"`
	Deals    []crm.Deal    `json:"deals" nullable:"false"`

	Promises crm.PromiseRecord `json:"promises" doc:"How we kept our word, on the deals that you may see"`
	Promised []crm.Promise     `json:"promised" nullable:"false" doc:"The promises themselves, of the newest deal first"`
	Client   *store.Client     `json:"client" doc:"Changes, divisions and figures"`
}

func (s *Server) getCompany(ctx context.Context, by crm.Actor, in *ByID) (*companyPage, error) {
	c, err := s.Store.Company(ctx, by, in.ID)
	if err != nil {
		return nil, err
	}
	page := &companyPage{Company: *c}
	if page.Contacts, err = s.Store.Contacts(ctx, by, store.Page{Parent: in.ID, Limit: 200}); err != nil {
		return nil, err
	}
	if page.Deals, err = s.Store.DealsOf(ctx, by, in.ID); err != nil {
		return nil, err
	}
	if page.Promised, err = s.Store.PromisesTo(ctx, by, in.ID); err != nil {
		return nil, err
	}
	page.Promises = crm.RecordOf(page.Promised)
	page.Client, err = s.Store.Client(ctx, by, in.ID, page.Promises)
	return page, err
}
