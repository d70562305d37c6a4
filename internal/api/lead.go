package api

import (
	"context"
	"encoding/base64"
	"slices"
	"strings"

	"hummock/internal/crm"
	"hummock/internal/paper"
	"hummock/internal/store"
)

func (s *Server) leadRoutes() {
	add(s, "GET /leads", "list-leads", "Inquiries and suspects that nobody has qualified yet", s.listLeads)
	add(s, "POST /leads", "create-lead", "Take a lead in; whose turn it is gets it",
		func(ctx context.Context, by crm.Actor, in *in[crm.LeadDraft]) (*crm.Lead, error) {
			return s.Store.CreateLead(ctx, by, in.Body)
		})
	add(s, "GET /leads/{id}", "get-lead", "A lead with what happened about it",
		func(ctx context.Context, by crm.Actor, in *ByID) (*leadPage, error) {
			p, err := s.Store.Lead(ctx, by, in.ID)
			if err != nil {
				return nil, err
			}
			return &leadPage{p.Lead.Version, *p}, nil
		})
	add(s, "PATCH /leads/{id}", "edit-lead", "Change what is known of a lead",
		func(ctx context.Context, by crm.Actor, in *change[crm.LeadPatch]) (*crm.Lead, error) {
			return s.Store.EditLead(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "POST /leads/{id}/answer", "answer-lead", "Record a call, a mail or another touch; the first answer of a person stops the clock",
		func(ctx context.Context, by crm.Actor, in *onID[crm.LeadTouch]) (*crm.Lead, error) {
			return s.Store.TouchLead(ctx, by, in.ID, in.Body)
		})
	add(s, "POST /leads/{id}/assign", "assign-lead", "Give a lead to a person, or to whose turn it is",
		func(ctx context.Context, by crm.Actor, in *change[leadTo]) (*crm.Lead, error) {
			return s.Store.AssignLead(ctx, by, in.ID, in.version(), in.Body.Owner)
		})
	add(s, "POST /leads/{id}/take", "take-lead", "Take a lead from the pool",
		func(ctx context.Context, by crm.Actor, in *versioned) (*crm.Lead, error) {
			return s.Store.TakeLead(ctx, by, in.ID, in.version())
		})
	add(s, "POST /leads/{id}/disqualify", "disqualify-lead", "Say that a lead is none for the firm; early, that is good work",
		func(ctx context.Context, by crm.Actor, in *change[leadOut]) (*crm.Lead, error) {
			return s.Store.DisqualifyLead(ctx, by, in.ID, in.version(), in.Body.Reason, in.Body.Remark)
		})
	add(s, "PUT /leads/{id}/qualification", "qualify-lead", "Answer the questions by which the lead is judged, all or some of them",
		func(ctx context.Context, by crm.Actor, in *change[leadAnswers]) (*crm.Lead, error) {
			return s.Store.QualifyLead(ctx, by, in.ID, in.version(), in.Body.Answers)
		})
	add(s, "POST /leads/{id}/recycle", "recycle-lead", "Leave a lead alone until a day, on which it comes back by itself",
		func(ctx context.Context, by crm.Actor, in *change[leadLater]) (*crm.Lead, error) {
			return s.Store.RecycleLead(ctx, by, in.ID, in.version(), in.Body.Until, in.Body.Remark)
		})
	add(s, "POST /leads/{id}/reopen", "reopen-lead", "Open a lead again that was decided otherwise or held back",
		func(ctx context.Context, by crm.Actor, in *versioned) (*crm.Lead, error) {
			return s.Store.ReopenLead(ctx, by, in.ID, in.version())
		})
	add(s, "POST /leads/{id}/convert", "convert-lead", "Make a lead into a company, a contact and a deal, all at once",
		func(ctx context.Context, by crm.Actor, in *change[crm.Conversion]) (*store.Converted, error) {
			return s.Store.ConvertLead(ctx, by, in.ID, in.version(), in.Body)
		})
	add(s, "GET /reports/leads", "get-lead-report", "How soon leads were answered, what became of them, and what was let go early", s.getLeadReport)
	add(s, "GET /dead-leads", "list-dead-leads", "Leads that a sweep would let go, with the reason",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.DeadLead], error) {
			return all(s.Store.DeadLeads(ctx, by))
		})
	add(s, "POST /sweeps", "sweep-leads", "Let leads go together, until a day or for good; it can be taken back",
		func(ctx context.Context, by crm.Actor, in *in[crm.SweepOrder]) (*crm.Sweep, error) {
			return s.Store.SweepLeads(ctx, by, in.Body)
		})
	add(s, "GET /sweeps", "list-sweeps", "What was let go at once, the newest first",
		func(ctx context.Context, by crm.Actor, _ *struct{}) (items[crm.Sweep], error) {
			return all(s.Store.Sweeps(ctx, by))
		})
	add(s, "POST /sweeps/{id}/undo", "undo-sweep", "Take a sweep back; leads that somebody changed since stay as they are",
		func(ctx context.Context, by crm.Actor, in *ByID) (*crm.Sweep, error) {
			return s.Store.UndoSweep(ctx, by, in.ID)
		})
	s.lookAlikeRoutes()
	s.leadFormRoutes()
}

// leadPage carries the lead's version to the ETag.
type leadPage struct {
	Version int64 `json:"version"`
	store.LeadPage
}

type leadTo struct {
	Owner crm.ID `json:"owner_id,omitzero" doc:"Absent: whoever's turn it is"`
}

type leadOut struct {
	Reason string `json:"reason" maxLength:"40" doc:"A key of the firm's loss_reasons"`
	Remark string `json:"remark,omitempty" maxLength:"2000"`
}

type leadAnswers struct {
	Answers []crm.LeadPick `json:"answers" nullable:"false" maxItems:"22"`
}

type leadLater struct {
	Until  crm.Date `json:"recycle_on"`
	Remark string   `json:"remark,omitempty" maxLength:"2000"`
}

// leadList asks for part of the leads.
type leadList struct {
	Q        string `query:"q" maxLength:"200" doc:"Part of number, name, company, mail address or phone"`
	Status   string `query:"status" enum:"open,new,working,converted,disqualified,recycled,quarantined,merged" doc:"open: new and working"`
	Owner    crm.ID `query:"owner_id"`
	Pool     bool   `query:"pool" doc:"Only those of nobody"`
	Source   string `query:"source" maxLength:"200"`
	Verdict  string `query:"verdict" enum:"open,qualified,no_budget,knocked_out" doc:"What the answers about them come to"`
	Breached bool   `query:"breached" doc:"Only those whose first answer came too late, or is too late already"`
	Sort     string `query:"sort" enum:"newest,urgent" default:"newest" doc:"urgent: the least time left to answer first"`
	After    string `query:"after" maxLength:"1000" doc:"Cursor that the page before gave"`
	Limit    int    `query:"limit" minimum:"1" maximum:"200" default:"50"`
}

func (s *Server) listLeads(ctx context.Context, by crm.Actor, in *leadList) (pageOut[crm.Lead], error) {
	after, err := base64.RawURLEncoding.DecodeString(in.After)
	if err != nil {
		after = nil
	}
	urgent := in.Sort == "urgent"
	list, err := s.Store.Leads(ctx, by, store.LeadFilter{
		Status: in.Status, Owner: in.Owner, Pool: in.Pool, Source: in.Source, Breached: in.Breached, Verdict: crm.LeadVerdict(in.Verdict), Urgent: urgent, Text: in.Q, After: string(after), Limit: in.Limit,
	})
	return paged(list, err, in.Limit, func(l crm.Lead) string { return store.LeadCursor(&l, urgent) })
}

func (s *Server) leadTable(ctx context.Context, by crm.Actor) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list, err := s.Store.Leads(ctx, by, store.LeadFilter{Limit: mostExported})
	if err != nil {
		return nil, paper.Table{}, err
	}
	var rows [][]paper.Cell
	for i := range list {
		l := &list[i]
		rows = append(rows, []paper.Cell{
			paper.Text(l.Label()), paper.Text(l.Name), paper.Text(l.Company), paper.Text(strings.Join(l.Emails, ", ")), paper.Text(strings.Join(l.Phones, ", ")), paper.Text(l.Source), paper.Text(l.Campaign),
			paper.Text(string(l.Door)), paper.Text(string(l.Status)), paper.Text(names.users[l.Owner]), paper.Text(string(l.Turn.Why)), paper.Moment(l.ArrivedAt), paper.Moment(l.AnsweredAt),
			minutesCell(l), paper.Text(yesNo(l.Clock.Breached)), paper.Whole(int64(l.Attempts)), paper.Text(l.Reason), paper.Day(l.RecycleOn), paper.Text(l.Remark), paper.Text(l.Note), paper.Text(string(l.Qualification.Verdict)), qualifiedCell(l), paper.Text(l.Qualification.In(by.Language)),
		})
	}
	header := []string{"lead", "name", "company", "emails", "phones", "source", "campaign", "door", "status", "owner", "why", "arrived_at", "answered_at", "answered_in_minutes", "breached", "attempts", "reason", "recycle_on", "remark", "note", "verdict", "score", "answers"}
	return items[crm.Lead]{list}, paper.Table{Name: "leads", Header: header, Rows: slices.Values(rows)}, nil
}

func qualifiedCell(l *crm.Lead) paper.Cell {
	if l.Qualification.Verdict == "" {
		return paper.Cell{}
	}
	return paper.Whole(int64(l.Qualification.Score))
}

func minutesCell(l *crm.Lead) paper.Cell {
	if l.AnsweredAt == 0 {
		return paper.Cell{}
	}
	return paper.Whole(int64(l.AnsweredIn))
}
