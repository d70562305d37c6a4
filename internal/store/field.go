package store

import (
	"context"
	"errors"
	"regexp"
	"slices"

	"hummock/internal/crm"
)

// Fields lists the custom fields of the workspace.
func (s *Store) Fields(ctx context.Context, by crm.Actor) ([]crm.CustomField, error) {
	return read(ctx, s, by, customFields)
}

// CreateField adds a custom field.
func (s *Store) CreateField(ctx context.Context, by crm.Actor, f crm.CustomField) (*crm.CustomField, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.CustomField, error) { f.Version = 1; return &f, insertField(tx, f) })
}

var fieldKey = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

func insertField(tx *Tx, f crm.CustomField) error {
	if err := checkField(f); err != nil {
		return err
	}
	if isBuiltIn(f.Noun, f.Key) {
		return crm.InvalidField("key", "field.built_in", "every %s has a field %q: choose another key", f.Noun, f.Key).With("key", f.Key)
	}
	f.Version = 1
	_, err := tx.exec(`INSERT INTO custom_fields (workspace_id, noun, key, definition, position) VALUES (?, ?, ?, ?, (SELECT COUNT(*) FROM custom_fields WHERE workspace_id = ? AND noun = ?))`,
		tx.ws, f.Noun, f.Key, asJSON(f), tx.ws, f.Noun)
	if errors.Is(err, errUnique) {
		return crm.InvalidField("key", "field.exists", "there is a field %q already: choose another key", f.Key).With("key", f.Key)
	}
	tx.changed("field", crm.ID{}, "created", nil, f)
	return err
}

// sheetColumns are those that a sheet of a noun has beside its fields.
var sheetColumns = map[string][]string{
	"deal":    {"deal", "loss_reason", "close_date", "stage_since", "share"},
	"company": {"key", "owner", "parent"},
	"contact": {"key", "company", "first_name", "last_name"},
}

// isBuiltIn says whether a noun has a field of that name without anybody's doing.
func isBuiltIn(noun, key string) bool {
	if slices.Contains(sheetColumns[noun], key) {
		return true
	}
	var err error
	switch noun {
	case "deal":
		err = (&crm.Deal{}).Set(key, nil, nil)
	case "company":
		err = (&crm.Company{Name: "-"}).SetAll(map[string]any{key: nil}, nil)
	case "contact":
		err = (&crm.Contact{Name: "-"}).SetAll(map[string]any{key: nil}, nil)
	}
	var e *crm.Error
	return !errors.As(err, &e) || e.Code != "field.unknown"
}

// checkPeople refuses values of custom fields that name nobody of the firm.
func (tx *Tx) checkPeople(noun string, custom []crm.CustomField, set map[string]any) error {
	for _, f := range custom {
		text, given := set[f.Key].(string)
		var id crm.ID
		if f.Noun != noun || f.Kind != crm.FieldPerson || !given || text == "" || id.UnmarshalText([]byte(text)) != nil {
			continue
		}
		if _, err := tx.activeUser(id); crm.IsKind(err, crm.NotFound) {
			return crm.InvalidField(f.Key, "user.not_found", "there is no such person in the firm, or they have left")
		} else if err != nil {
			return err
		}
	}
	return nil
}

func checkField(f crm.CustomField) error {
	kinds := []crm.FieldKind{crm.FieldText, crm.FieldNumber, crm.FieldMoney, crm.FieldDate, crm.FieldChoice, crm.FieldPerson, crm.FieldYesNo}
	switch {
	case !slices.Contains([]string{"deal", "company", "contact"}, f.Noun):
		return crm.InvalidField("noun", "field.noun", "fields belong to a deal, a company or a contact: choose one of them")
	case !fieldKey.MatchString(f.Key):
		return crm.InvalidField("key", "field.key", "the key %q is not well formed: use small Latin letters, digits and _, a letter first", f.Key).With("key", f.Key)
	case !slices.Contains(kinds, f.Kind):
		return crm.InvalidField("kind", "field.kind", "there is no kind of field %q", f.Kind).With("kind", string(f.Kind))
	case f.Label.In(crm.English) == "":
		return crm.InvalidField("label", "field.label", "the field has no label: write one in one language at least")
	case f.Kind == crm.FieldChoice && len(f.Choices) == 0:
		return crm.InvalidField("choices", "field.choices", "a choice field needs something to choose from: add choices")
	}
	seen := map[string]bool{}
	for _, c := range f.Choices {
		if c.Key == "" || seen[c.Key] {
			return crm.InvalidField("choices", "field.choices_twice", "every choice needs a key of its own: look at %q", c.Key).With("key", c.Key)
		}
		seen[c.Key] = true
	}
	return nil
}

// FieldPatch names what to change of a custom field. Its kind stays.
type FieldPatch struct {
	Label   *crm.Text     `json:"label,omitempty"`
	Choices *[]crm.Choice `json:"choices,omitempty" maxItems:"500"`
	Long    *bool         `json:"long,omitempty"`
	Hidden  *bool         `json:"hidden,omitempty" doc:"Kept, but no longer offered"`
}

// EditField changes how a custom field looks.
func (s *Store) EditField(ctx context.Context, by crm.Actor, noun, key string, version int64, p FieldPatch) (*crm.CustomField, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.CustomField, error) {
		all, err := customFields(tx)
		if err != nil {
			return nil, err
		}
		i := slices.IndexFunc(all, func(f crm.CustomField) bool { return f.Noun == noun && f.Key == key })
		if i < 0 {
			return nil, crm.NotFoundf("field", "there is no field %q of a %s", key, noun)
		}
		if version != all[i].Version {
			return nil, stale(version, all[i].Version)
		}
		f := all[i]
		set(&f.Label, p.Label)
		set(&f.Choices, p.Choices)
		set(&f.Long, p.Long)
		set(&f.Hidden, p.Hidden)
		if err := checkField(f); err != nil {
			return nil, err
		}
		was, is, err := crm.Diff(&all[i], &f)
		if err != nil || len(is) == 0 {
			return &f, err
		}
		f.Version++
		is["noun"], is["key"] = noun, key
		tx.changed("field", crm.ID{}, "edited", was, is)
		_, err = tx.exec(`UPDATE custom_fields SET definition = ? WHERE workspace_id = ? AND noun = ? AND key = ?`, asJSON(f), tx.ws, noun, key)
		return &f, err
	})
}
