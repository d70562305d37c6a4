package api

import (
	"context"
	"slices"
	"strconv"

	"hummock/internal/crm"
	"hummock/internal/paper"
	"hummock/internal/store"
)

func dealLabel(number int64) paper.Cell {
	return paper.Text((&crm.Deal{Number: number}).Label())
}

func (s *Server) promiseTable(ctx context.Context, by crm.Actor) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list, err := s.Store.Promises(ctx, by, store.PromiseFilter{})
	if err != nil {
		return nil, paper.Table{}, err
	}
	var rows [][]paper.Cell
	for _, p := range list {
		state := string(p.State)
		if p.Overdue {
			state = "overdue"
		}
		rows = append(rows, []paper.Cell{
			dealLabel(p.DealNumber), paper.Text(p.DealName), paper.Text(p.Problem), paper.Text(p.Promise), paper.Text(p.ContactOf), paper.Text(names.users[p.Owner]),
			paper.Day(p.DueOn), paper.Text(state), paper.Text(p.Evidence), names.day(p.SettledAt), paper.Text(names.users[p.SettledBy]), names.day(p.CreatedAt),
		})
	}
	header := []string{"deal", "name", "problem", "promise", "contact", "owner", "due_on", "state", "evidence", "settled_at", "settled_by", "created_at"}
	return items[crm.Promise]{list}, paper.Table{Name: "promises", Header: header, Rows: slices.Values(rows)}, nil
}

// handoverTable has a row for each round of each handover that waits or was
// accepted, and one for those without a round.
func (s *Server) handoverTable(ctx context.Context, by crm.Actor) (any, paper.Table, error) {
	names, err := s.names(ctx, by)
	if err != nil {
		return nil, paper.Table{}, err
	}
	list, err := s.Store.Handovers(ctx, by, store.HandoverFilter{})
	if err != nil {
		return nil, paper.Table{}, err
	}
	for _, state := range [...]crm.HandoverState{crm.HandoverAccepted, crm.HandoverWithdrawn} {
		more, err := s.Store.Handovers(ctx, by, store.HandoverFilter{State: string(state)})
		if err != nil {
			return nil, paper.Table{}, err
		}
		list = append(list, more...)
	}
	var rows [][]paper.Cell
	for _, h := range list {
		rounds := h.Rounds
		if len(rounds) == 0 {
			rounds = []crm.Retelling{{}}
		}
		for _, r := range rounds {
			rows = append(rows, []paper.Cell{
				dealLabel(h.DealNumber), paper.Text(h.DealName), paper.Text(names.users[h.Owner]), paper.Text(h.ReceiverName), paper.Text(string(h.State)), paper.Moment(h.OfferedAt),
				paper.Whole(int64(h.WorkingDays)), paper.Text(yesNo(h.Hangs)), roundCell(r.Seq), paper.Text(r.Text), paper.Moment(r.At), paper.Text(r.Decision), paper.Text(r.Reason),
				paper.Text(names.users[r.DecidedBy]), paper.Moment(r.DecidedAt), paper.Text(h.Brief),
			})
		}
	}
	header := []string{"deal", "name", "owner", "receiver", "state", "offered_at", "working_days", "hangs", "round", "retelling", "retold_at", "decision", "reason", "decided_by", "decided_at", "brief"}
	return items[crm.Handover]{list}, paper.Table{Name: "handovers", Header: header, Rows: slices.Values(rows)}, nil
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func roundCell(seq int) paper.Cell {
	if seq == 0 {
		return paper.Cell{}
	}
	return paper.Text(strconv.Itoa(seq))
}
