package store_test

import (
	"regexp"
	"strings"
	"testing"

	"hummock/internal/store"
	"hummock/internal/storetest"
)

// Tables that stay small however long a firm works: what people enter by hand,
// and what is tidied up by age.
var small = map[string]bool{
	"workspaces": true, "users": true, "teams": true, "rates": true, "holidays": true, "pipelines": true, "pipeline_versions": true,
	"custom_fields": true, "tokens": true, "links": true, "sessions": true, "second_factors": true, "backup_codes": true, "sign_in_failures": true, "imports": true, "products": true, "webhooks": true, "hourly_costs": true, "materials": true, "document_templates": true, "lead_forms": true, "sweeps": true, "mail_settings": true,
	"CONSTANT": true,
}

// whole gives statements that read all rows of a firm, or sort what they read,
// with the reason.
var whole = map[string]string{
	"next_due_at, created_at, updated_at, receiver_id, offered_id, performers FROM deals WHERE workspace_id = ? AND deleted_at": "a book is loaded",
	"FROM visits WHERE workspace_id = ?":                                          "a book is loaded",
	"created_at, deleted_at FROM companies":                                       "a book is loaded",
	"SELECT id, company_id, name, email, phone, created_at FROM contacts":         "a book is loaded",
	"SELECT id FROM companies WHERE workspace_id = ? AND import_id":               "once for each import",
	"SELECT id FROM contacts WHERE workspace_id = ? AND import_id":                "once for each import",
	"SELECT d.id, d.name, d.company_id, ":                                         "once for each import",
	"FROM contacts c WHERE c.workspace_id = ? AND c.deleted_at IS NULL AND 1 = 1": "the beginning of a search for a batch; its end has an index",
	"d.owner_id = ? AND d.outcome IN":                                             "somebody leaves the firm",
	"d.receiver_id = ? AND d.outcome IN":                                          "somebody leaves the firm",
	"d.performers LIKE ? AND d.outcome IN":                                        "somebody leaves the firm",
	"FROM deals WHERE workspace_id = ? AND owner_id":                              "somebody leaves the firm",
	"DELETE FROM users WHERE workspace_id = ? AND id":                             "an import of users is undone",
	"u.password IS NULL AND NOT EXISTS":                                           "an import of users is undone",
	"pipeline_id = ? AND version > 1)":                                            "an import that made a pipeline is undone",
	"DELETE FROM pipeline_versions":                                               "an import that made a pipeline is undone",
	"SELECT 1 FROM deals WHERE workspace_id = ? LIMIT 1":                          "it ends at the first row",
	"FROM deal_contacts p JOIN contacts c":                                        "sorts the people of one deal",
	"FROM approvals a JOIN deals d ON d.workspace_id = a.workspace_id AND d.id = a.deal_id WHERE a.workspace_id = ? AND a.deal_id = ?": "sorts the approvals of one deal",
	"FROM milestones WHERE workspace_id = ? AND deal_id = ? ORDER BY position":                                                         "sorts the plan of one deal",
	"FROM invoices i JOIN deals d": "all that is open, and nothing that is paid",
	"FROM deals d LEFT JOIN companies c ON c.workspace_id = d.workspace_id AND c.id = d.company_id WHERE d.workspace_id = ? AND d.kind = 'sale'": "the report of costs adds up all deals",
	"FROM hours h JOIN deals d ON d.workspace_id = h.workspace_id AND d.id = h.deal_id WHERE h.workspace_id = ? AND d.deleted_at":                "the report of costs adds up all work",
	"AND e.removed_at IS NULL AND d.deleted_at":                                     "the report of costs adds up all work",
	"d.pipeline_id = ? AND d.outcome IN ('won', 'lost')":                            "the report of traits goes through all closed deals",
	"c.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM deals r":                    "once after an import: clients without a card",
	"AND (EXISTS (SELECT 1 FROM hours h":                                            "the open deals on which somebody has worked",
	"ORDER BY m.folded, m.id":                                                       "sorts the learning material",
	"d.outcome = 'won' AND d.end_date IS NULL AND EXISTS (SELECT 1 FROM milestones": "the deals that are in work, and none that has ended",
	"AND NOT EXISTS (SELECT 1 FROM handovers h":                                     "the deals that are in work, and none that has ended",
	"FROM snapshots WHERE workspace_id = ? ORDER BY day DESC":                       "snapshots are thinned out: a few hundred",
	"UPDATE jobs SET state = 'running'":                                             "sorts what is due",
	"SELECT workspace_id, place, size FROM files WHERE workspace_id = ?":            "the sample company is removed",
}

var planned = regexp.MustCompile(`(?:SCAN|SEARCH) (\w+)`)

// TestNoStatementReadsAllOfAFirm asks SQLite how it would run each statement. As
// nothing ever counts its tables for it, the plans are the same at any size.
func TestNoStatementReadsAllOfAFirm(t *testing.T) {
	t.Parallel()
	s := storetest.SQLite(t, storetest.NewClock())
	needed := map[string]bool{}
	for at, st := range statements(t) {
		text := spacing.ReplaceAllString(st.text, " ")
		if st.only == "postgres" || strings.HasPrefix(strings.TrimSpace(text), "INSERT") {
			continue
		}
		for _, line := range plan(t, s, text) {
			if !grows(text, line) {
				continue
			}
			reason := ""
			for part, why := range whole {
				if strings.Contains(text, part) {
					reason, needed[part] = why, true
				}
			}
			if reason == "" {
				t.Errorf("%s: %s\n%s", at, line, text)
			}
		}
	}
	for part := range whole {
		if !needed[part] {
			t.Errorf("no statement needs leave for %q any more: remove it", part)
		}
	}
}

func plan(t *testing.T, s *store.Store, text string) []string {
	t.Helper()
	rows, err := s.Raw().QueryContext(t.Context(), "EXPLAIN QUERY PLAN "+text, make([]any, strings.Count(text, "?"))...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var lines []string
	for rows.Next() {
		var id, parent, unused int
		var line string
		if err := rows.Scan(&id, &parent, &unused, &line); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, line)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

// grows says whether a step of a plan takes longer the more rows a firm has.
func grows(text, line string) bool {
	if line == "USE TEMP B-TREE FOR ORDER BY" {
		from := source.FindStringSubmatch(text)
		return from == nil || !small[from[1]]
	}
	table := planned.FindStringSubmatch(line)
	if table == nil || small[named(text, table[1])] {
		return false
	}
	return strings.HasPrefix(line, "SCAN") || strings.HasSuffix(line, "(workspace_id=?)")
}

// named gives the table that an alias stands for.
func named(text, alias string) string {
	for _, from := range source.FindAllStringSubmatch(text, -1) {
		if from[2] == alias {
			return from[1]
		}
	}
	return alias
}
