package store

import (
	"strings"

	"hummock/internal/crm"
)

// listQuery builds the WHERE of a list. It can be made only with the actor's
// scope: the workspace and the rows that the actor may see.
type listQuery struct {
	tx    *Tx
	from  string
	where []string
	args  []any
	order string
	limit int
}

// list starts a query over a table with an alias, such as "companies c".
func (tx *Tx) list(from string) *listQuery {
	alias := strings.Fields(from)[1]
	return (&listQuery{tx: tx, from: from}).And(alias+".workspace_id = ?", tx.ws)
}

// And adds a condition, written by the programmer, with its arguments.
func (q *listQuery) And(condition string, args ...any) *listQuery {
	q.where = append(q.where, condition)
	q.args = append(q.args, args...)
	return q
}

// owned limits the rows to those whose owner the actor may see; rows without
// an owner belong to everybody.
func (q *listQuery) owned(column string) *listQuery {
	by := q.tx.by
	var ids []crm.ID
	switch by.Sees {
	case crm.SeesAll:
		return q
	case crm.SeesTeam:
		ids = by.Team
	default:
		ids = []crm.ID{by.User}
	}
	marks := make([]string, len(ids))
	args := make([]any, len(ids))
	for i, id := range ids {
		marks[i], args[i] = "?", id
	}
	return q.And("("+column+" IS NULL OR "+column+" IN ("+strings.Join(marks, ", ")+"))", args...)
}

// page orders by a folded name and id, and cuts out the asked part.
func (q *listQuery) page(folded, id string, p Page) *listQuery {
	if p.Text != "" {
		q.And(folded+` LIKE ? ESCAPE '\'`, "%"+escapeLike(crm.Fold(p.Text))+"%")
	}
	if name, last, ok := strings.Cut(p.After, "\x00"); ok {
		if after, err := crm.ParseID(last); err == nil {
			q.And(folded+" >= ? AND ("+folded+" > ? OR "+id+" > ?)", name, name, after)
		}
	}
	q.order, q.limit = folded+", "+id, p.Limit
	return q
}

// Cursor names the place of a row in a list ordered by name.
func Cursor(name string, id crm.ID) string { return foldedName(name) + "\x00" + id.String() }

func escapeLike(s string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s)
}

// listed runs the query.
func listed[T any](tx *Tx, scan func(scanner) (T, error), q *listQuery, columns string) ([]T, error) {
	text := "SELECT " + columns + " FROM " + q.from + " WHERE " + strings.Join(q.where, " AND ") + " ORDER BY " + q.order + " LIMIT ?"
	return collect(tx, scan, text, append(q.args, q.limit)...)
}
