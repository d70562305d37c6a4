package store

import (
	"cmp"
	"context"

	"hummock/internal/crm"
)

// leadReportDays is how far back the report goes where nobody says otherwise.
const leadReportDays = 90

// LeadReport tells how the leads that arrived on some days were answered, as far
// as the actor may see them. Without days it is about the last ninety.
func (s *Store) LeadReport(ctx context.Context, by crm.Actor, from, to crm.Date) (*crm.LeadReport, error) {
	return read(ctx, s, by, func(tx *Tx) (*crm.LeadReport, error) {
		w, err := workspaceByID(tx)
		if err != nil {
			return nil, err
		}
		work, err := tx.workingTime()
		if err != nil {
			return nil, err
		}
		to = cmp.Or(to, crm.DateOf(tx.now, work.Zone))
		from = cmp.Or(from, to.AddDays(-leadReportDays))
		if to < from {
			return nil, crm.InvalidField("to", "report.days", "the days end before they begin: choose a last day that is not before the first")
		}
		leads, err := collect(tx, scanLead, `SELECT `+leadColumns+` FROM leads l WHERE l.workspace_id = ? AND l.arrived_at >= ? AND l.arrived_at < ? ORDER BY l.arrived_at`,
			tx.ws, from.Begins(work.Zone), to.AddDays(1).Begins(work.Zone))
		if err != nil {
			return nil, err
		}
		var seen []crm.Lead
		for i := range leads {
			if tx.by.SeesLead(&leads[i]) {
				seen = append(seen, leads[i])
			}
		}
		r := crm.NewLeadReport(seen, w.Settings, work)
		r.From, r.To = from, to
		return r, nil
	})
}
