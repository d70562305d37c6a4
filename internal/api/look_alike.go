package api

import (
	"context"

	"hummock/internal/crm"
	"hummock/internal/store"
)

func (s *Server) lookAlikeRoutes() {
	add(s, "GET /look-alikes", "list-look-alikes", "Leads, contacts and companies that may be the same as somebody, the surest first", s.listLookAlikes)
	add(s, "GET /leads/look-alikes", "list-lead-look-alikes", "Those of the leads that may be the same as somebody, with whom",
		func(ctx context.Context, by crm.Actor, in *struct {
			Status string `query:"status" enum:"open,new,working,recycled,disqualified" default:"open"`
		},
		) (items[store.LeadLookAlikes], error) {
			return all(s.Store.LeadsLookAlikes(ctx, by, store.LeadFilter{Status: in.Status, Urgent: in.Status == "open", Limit: 200}))
		})
	add(s, "POST /merges", "merge", "Make two records one; for seven days they can be taken apart again",
		func(ctx context.Context, by crm.Actor, in *in[crm.MergeOrder]) (*crm.Merge, error) {
			return s.Store.Merge(ctx, by, in.Body)
		})
	add(s, "GET /merges", "list-merges", "What went into a record",
		func(ctx context.Context, by crm.Actor, in *struct {
			Noun     string `query:"noun" required:"true" enum:"lead,contact,company"`
			Survivor crm.ID `query:"survivor_id" required:"true"`
		},
		) (items[crm.Merge], error) {
			return all(s.Store.Merges(ctx, by, in.Noun, in.Survivor))
		})
	add(s, "POST /merges/{id}/undo", "undo-merge", "Take a merged record apart again; what was changed since stays",
		func(ctx context.Context, by crm.Actor, in *ByID) (*crm.Merge, error) {
			return s.Store.UndoMerge(ctx, by, in.ID)
		})
}

// likeQuestion asks about a record, or about somebody of whom this much is known.
type likeQuestion struct {
	Noun    string `query:"noun" enum:"lead,contact,company" doc:"Only these; with id: what it is"`
	ID      crm.ID `query:"id" doc:"A contact or company; absent: what follows is known"`
	Name    string `query:"name" maxLength:"200" doc:"Of a person"`
	Company string `query:"company_name" maxLength:"200"`
	Email   string `query:"email" maxLength:"320"`
	Phone   string `query:"phone" maxLength:"100"`
	TaxID   string `query:"tax_id" maxLength:"100"`
}

func (s *Server) listLookAlikes(ctx context.Context, by crm.Actor, in *likeQuestion) (items[crm.LookAlike], error) {
	if !in.ID.IsZero() {
		if in.Noun != "contact" && in.Noun != "company" {
			return items[crm.LookAlike]{}, crm.InvalidField("noun", "look_alike.noun", "say what the record is: a contact or a company")
		}
		return all(s.Store.LookAlikesOf(ctx, by, in.Noun, in.ID))
	}
	face := crm.Face{Name: in.Name, Company: in.Company, TaxID: in.TaxID}
	if in.Email != "" {
		face.Emails = []string{in.Email}
	}
	if in.Phone != "" {
		face.Phones = []string{in.Phone}
	}
	return all(s.Store.LookAlikes(ctx, by, face, in.Noun, crm.ID{}))
}
