package store

import (
	"fmt"

	"hummock/internal/crm"
)

// crewColumns are those columns of a deal by which crm.Actor.SeesDeal decides.
// Every list of what belongs to deals reads them.
const crewColumns = `d.owner_id, d.performers, d.receiver_id, d.offered_id`

// intoCrew gives where crewColumns are scanned to.
func intoCrew(d *crm.Deal) []any {
	return []any{&d.Owner, (*idList)(&d.Performers), &d.Receiver, &d.OfferedTo}
}

// beside scans further columns that come after those of a row.
type beside struct {
	scanner

	more []any
}

// Scan implements scanner.
func (b beside) Scan(dest ...any) error { return b.scanner.Scan(append(dest, b.more...)...) }

func scanCrew(row scanner) (crm.Deal, error) {
	var d crm.Deal
	return d, row.Scan(intoCrew(&d)...)
}

// idList is a column that holds ids as JSON; NULL is none.
type idList []crm.ID

// Scan implements sql.Scanner.
func (l *idList) Scan(src any) error {
	*l = nil
	switch text := src.(type) {
	case nil:
		return nil
	case string:
		return l.read(text)
	case []byte:
		return l.read(string(text))
	}
	return fmt.Errorf("store: ids cannot be read from %T", src)
}

func (l *idList) read(text string) error {
	if text == "[]" {
		return nil
	}
	return fromJSON(text, (*[]crm.ID)(l))
}
