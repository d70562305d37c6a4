package crm

import (
	"database/sql/driver"
	"fmt"

	"github.com/google/uuid"
)

// ID names a row inside its workspace. It is a UUIDv7: ids made later sort later.
type ID [16]byte

// WorkspaceID names a firm; it leads every key in the database.
type WorkspaceID int64

// NewID makes a fresh id.
func NewID() ID { return ID(uuid.Must(uuid.NewV7())) }

// ParseID reads the canonical text form of an id.
func ParseID(s string) (ID, error) {
	u, err := uuid.Parse(s)
	if err != nil {
		return ID{}, Invalidf("id.malformed", "%q is not an id: use the id that the API gave you", s)
	}
	return ID(u), nil
}

// IsZero says whether the id names nothing.
func (id ID) IsZero() bool { return id == ID{} }

// String is the canonical text form, or "" for the zero id.
func (id ID) String() string {
	if id.IsZero() {
		return ""
	}
	return uuid.UUID(id).String()
}

// MarshalText writes the canonical text form.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads the canonical text form; empty text is the zero id.
func (id *ID) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*id = ID{}
		return nil
	}
	parsed, err := ParseID(string(b))
	*id = parsed
	return err
}

// Value stores the id as 16 bytes, the zero id as NULL.
func (id ID) Value() (driver.Value, error) {
	if id.IsZero() {
		return nil, nil //nolint:nilnil // NULL
	}
	return id[:], nil
}

// Scan reads an id from a column of type uuid on either database.
func (id *ID) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*id = ID{}
		return nil
	case []byte:
		if len(v) == 16 {
			copy(id[:], v)
			return nil
		}
		return id.UnmarshalText(v)
	case string:
		return id.UnmarshalText([]byte(v))
	case [16]byte:
		*id = v
		return nil
	}
	return fmt.Errorf("crm: cannot read an id from %T", src)
}
