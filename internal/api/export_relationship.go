package api

import (
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

// lossTable has a row for each deal that was lost and each relationship that
// ended in the period.
func (s *Server) lossTable(ctx context.Context, by crm.Actor, in *exportIn) (any, paper.Table, error) {
	names, list, err := s.lossesNamed(ctx, by, in)
	if err != nil {
		return nil, paper.Table{}, err
	}
	labels := labelsOf(list)
	var rows [][]paper.Cell
	for _, l := range list.Items {
		rows = append(rows, []paper.Cell{
			dealLabel(l.Number), paper.Text(l.Name), paper.Text(string(l.Kind)), paper.Text(l.CompanyName), paper.Text(names.users[l.Owner]), names.day(l.ClosedAt),
			paper.Text(labels[l.Stated]), paper.Text(labels[l.Cause]),
		})
	}
	header := []string{"deal", "name", "kind", "company", "owner", "closed_at", "stated_reason", "root_cause"}
	return list, paper.Table{Name: "losses", Header: header, Rows: slices.Values(rows)}, nil
}

// interviewTable has a row for each exit interview of what was lost in the period.
func (s *Server) interviewTable(ctx context.Context, by crm.Actor, in *exportIn) (any, paper.Table, error) {
	names, list, err := s.lossesNamed(ctx, by, in)
	if err != nil {
		return nil, paper.Table{}, err
	}
	labels := labelsOf(list)
	held := []crm.LostDeal{}
	var rows [][]paper.Cell
	for _, l := range list.Items {
		x := l.Interview
		if x == nil {
			continue
		}
		held = append(held, l)
		rows = append(rows, []paper.Cell{
			dealLabel(l.Number), paper.Text(l.Name), paper.Text(l.CompanyName), names.day(x.At), paper.Text(names.users[x.By]),
			paper.Text(labels[x.Reason]), paper.Text(x.Stated), paper.Text(labels[x.Cause]), paper.Text(x.Evidence), paper.Text(linkedIDs(x.Linked)),
			paper.Text(x.Lesson), paper.Text(names.users[x.Winner]), paper.Day(x.ComeBack),
		})
	}
	header := []string{"deal", "name", "company", "held_at", "held_by", "stated_reason", "stated", "root_cause", "evidence", "linked", "lesson", "winner", "come_back"}
	return items[crm.LostDeal]{held}, paper.Table{Name: "exit interviews", Header: header, Rows: slices.Values(rows)}, nil
}

func (s *Server) lossesNamed(ctx context.Context, by crm.Actor, in *exportIn) (*exportNames, *crm.Losses, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, nil, err
	}
	list, err := s.Store.Losses(ctx, by, in.Since, in.Until)
	return names, list, err
}

// labelsOf names the reasons and causes that losses were counted by.
func labelsOf(l *crm.Losses) map[string]string {
	labels := map[string]string{}
	for _, side := range l.Sides {
		for _, c := range slices.Concat(side.Stated, side.Causes) {
			labels[c.Key] = c.Label
		}
	}
	return labels
}

func linkedIDs(e crm.Evidence) string {
	var all []string
	for _, id := range slices.Concat(e.Promises, e.Activities, e.Documents) {
		all = append(all, id.String())
	}
	return strings.Join(all, " ")
}

// selfCheckTable has a row for each sign that was answered, with how the deal
// ended, to find out which signs foretell it.
func (s *Server) selfCheckTable(ctx context.Context, by crm.Actor, deals []crm.Deal) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list, err := s.Store.SelfChecks(ctx, by, deals)
	if err != nil {
		return nil, paper.Table{}, err
	}
	of := dealsByID(deals)
	var rows [][]paper.Cell
	for _, c := range list {
		d := of[c.Deal]
		for _, sign := range c.Signs {
			half := "badly"
			if sign.Good {
				half = "well"
			}
			rows = append(rows, []paper.Cell{
				paper.Text(d.Label()), paper.Text(outcomeWord(d)), paper.Text(c.Stage), paper.Text(names.stage(d, c.PipelineVersion, c.Stage, by.Language)), paper.Whole(int64(c.Visit)),
				paper.Whole(int64(c.PipelineVersion)), paper.Moment(c.At), paper.Text(names.users[c.By]), paper.Text(half), paper.Text(sign.Text.In(by.Language)), paper.Text(yesNo(sign.Yes)),
			})
		}
	}
	header := []string{"deal", "outcome", "stage", "stage_name", "visit", "version", "at", "by", "done", "sign", "answer"}
	return items[crm.SelfCheck]{list}, paper.Table{Name: "self-checks", Header: header, Rows: slices.Values(rows)}, nil
}
