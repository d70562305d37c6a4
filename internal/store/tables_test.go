package store_test

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"strings"

	"hummock/internal/crm"
	"hummock/internal/store"
)

// tb is what a test and a random history have in common.
type tb interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Context() context.Context
}

// tables gives the columns of every table of the product, by its name.
func tables(t tb, s *store.Store) map[string][]string {
	t.Helper()
	query := `SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE 'goose_%' ORDER BY m.name, p.cid`
	if s.OnPostgres() {
		query = `SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'goose_%' ORDER BY table_name, ordinal_position`
	}
	rows, err := s.Raw().QueryContext(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	all := map[string][]string{}
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			t.Fatal(err)
		}
		all[table] = append(all[table], column)
	}
	if err := rows.Err(); err != nil || len(all) < 15 {
		t.Fatalf("found %d tables: %v", len(all), err)
	}
	return all
}

// snapshots gives the statement that reads all that a workspace holds of each table.
func snapshots(t tb, s *store.Store) map[string]string {
	t.Helper()
	out := map[string]string{}
	for table, columns := range tables(t, s) {
		var where string
		switch {
		case slices.Contains(columns, "workspace_id"):
			where = " WHERE workspace_id = ?"
		case table == "workspaces":
			where = " WHERE id = ?"
		default:
			continue
		}
		out[table] = s.Dialect("SELECT " + strings.Join(columns, ", ") + " FROM " + table + where)
	}
	return out
}

// digest is a hash of every row that a workspace holds, whatever their order.
func digest(t tb, s *store.Store, statements map[string]string, ws crm.WorkspaceID) string {
	t.Helper()
	sum := sha256.New()
	for _, table := range slices.Sorted(maps.Keys(statements)) {
		lines := rowsOf(t, s, statements[table], ws)
		slices.Sort(lines)
		fmt.Fprintln(sum, table, strings.Join(lines, "\n"))
	}
	return string(sum.Sum(nil))
}

func rowsOf(t tb, s *store.Store, query string, args ...any) []string {
	t.Helper()
	rows, err := s.Raw().QueryContext(t.Context(), query, args...)
	if err != nil {
		t.Fatalf("%v in %s", err, query)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	values := make([]sql.RawBytes, len(columns))
	into := make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	lines := []string{}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		lines = append(lines, fmt.Sprintf("%q", values))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return lines
}

// number reads one number.
func number(t tb, s *store.Store, query string, args ...any) int64 {
	t.Helper()
	var n int64
	if err := s.Raw().QueryRowContext(t.Context(), s.Dialect(query), args...).Scan(&n); err != nil {
		t.Fatalf("%v in %s", err, query)
	}
	return n
}

// checkLog says whether a workspace's change log is numbered without gaps up to
// the workspace's own rev.
func checkLog(t tb, s *store.Store, ws crm.WorkspaceID) {
	t.Helper()
	rev := number(t, s, `SELECT rev FROM workspaces WHERE id = ?`, ws)
	entries := number(t, s, `SELECT COUNT(*) FROM changes WHERE workspace_id = ?`, ws)
	newest := number(t, s, `SELECT COALESCE(MAX(rev), 0) FROM changes WHERE workspace_id = ?`, ws)
	if rev != entries || rev != newest {
		t.Fatalf("the workspace is at rev %d with %d entries, the newest %d", rev, entries, newest)
	}
}
