package crm

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Bounds of what a deal may hold.
const (
	longestDealName  = 200
	longestShortText = 200
	longestLongText  = 20_000
	longestAddress   = 500
	longestTaxID     = 50
	mostTags         = 20
	// LargestAmount is the largest amount of money, in minor units, that is
	// exact in every client (2^53 - 1).
	LargestAmount = 1<<53 - 1
)

// Set gives one field of the deal a value, as JSON decodes it: text, float64,
// bool, nil to clear, or a map for money. Stage, pipeline and outcome are no
// fields: only moves change them. Custom fields are named by their key.
func (d *Deal) Set(field string, v any, custom []CustomField) error {
	switch field {
	case "name":
		return setText(&d.Name, field, v, longestDealName, true)
	case "source":
		return setText(&d.Source, field, v, longestShortText, false)
	case "segment":
		return setText(&d.Segment, field, v, longestShortText, false)
	case "expected_close":
		return setDate(&d.ExpectedClose, field, v)
	case "start_date":
		return setDate(&d.StartDate, field, v)
	case "value":
		return d.setValue(v)
	case "currency":
		return d.setCurrency(v)
	case "probability":
		return d.setProbability(v)
	case "category":
		return d.setCategory(v)
	case "company_id", "company":
		return setID(&d.Company, field, v)
	case "owner_id", "owner":
		return d.setOwner(field, v)
	case "product_id", "product":
		return setID(&d.Product, field, v)
	case "performers":
		return setIDs(&d.Performers, field, v)
	case "tags":
		return d.setTags(v)
	case "stage", "pipeline", "pipeline_id", "outcome", "pipeline_version":
		return InvalidField(field, "deal.only_moves", "%s cannot be edited: move the deal instead", field)
	}
	own := slices.ContainsFunc(custom, func(c CustomField) bool { return c.Noun == "deal" && c.Key == field })
	if !own && field == "fields" {
		return InvalidField(field, "field.kept_whole", "custom fields are not sent under %q: send each under its own name, beside the other fields", field)
	}
	if !own && slices.Contains(keptFields[:], field) {
		return InvalidField(field, "field.kept", "%s cannot be set by hand: the product keeps it itself", field).With("field", field)
	}
	return setCustom(&d.Fields, "deal", field, v, custom)
}

// keptFields are those of a deal that follow from what happens to it.
var keptFields = [...]string{
	"id", "number", "version", "kind", "company_name", "stage_since", "rank", "starter_id", "finisher_id", "end_date", "closed_at",
	"waiting_until", "waiting_reason", "next_step", "previous_id", "debts", "waivers", "responsible_id", "import_id", "created_at", "updated_at",
}

// setCustom sets a custom field of a noun in its map, which is copied first.
func setCustom(fields *map[string]any, noun, field string, v any, custom []CustomField) error {
	i := slices.IndexFunc(custom, func(c CustomField) bool { return c.Noun == noun && c.Key == field })
	if i < 0 {
		return InvalidField(field, "field.unknown", "a %s has no field %q", noun, field).With("field", field)
	}
	clean, err := custom[i].Clean(v)
	if err != nil {
		return err
	}
	changed := maps.Clone(*fields)
	if changed == nil {
		changed = map[string]any{}
	}
	delete(changed, field)
	if clean != nil {
		changed[field] = clean
	}
	*fields = changed
	return nil
}

func (d *Deal) setOwner(field string, v any) error {
	var owner ID
	if err := setID(&owner, field, v); err != nil {
		return err
	}
	if owner.IsZero() {
		return InvalidField(field, "deal.no_owner", "a deal belongs to somebody: name who takes it")
	}
	d.Owner = owner
	return nil
}

func (d *Deal) setValue(v any) error {
	if m, ok := v.(map[string]any); ok {
		if c, given := m["currency"]; given {
			if err := d.setCurrency(c); err != nil {
				return err
			}
		}
		minor, given := m["minor"]
		if !given {
			return InvalidField("value", "money.malformed", `value wants an amount such as {"minor": 250000, "currency": "EUR"} for 2,500.00`)
		}
		v = minor
	}
	if v == nil {
		d.Value = nil
		return nil
	}
	minor, err := wholeAmount("value", v)
	if err != nil {
		return err
	}
	if minor < 0 {
		return InvalidField("value", "money.negative", "the value of a deal cannot be negative")
	}
	d.Value = &minor
	return nil
}

func (d *Deal) setCurrency(v any) error {
	c, err := currencyOf("currency", v)
	if err != nil {
		return err
	}
	d.Currency = c
	return nil
}

func currencyOf(field string, v any) (Currency, error) {
	s, _ := v.(string)
	c, err := ParseCurrency(s)
	if err != nil {
		return "", InvalidField(field, "currency.unknown", "%q is not a currency: use an ISO 4217 code such as EUR", s)
	}
	return c, nil
}

func (d *Deal) setProbability(v any) error {
	if v == nil {
		d.Probability = nil
		return nil
	}
	p, ok := v.(float64)
	if !ok || p < 0 || p > 100 || math.IsNaN(p) {
		return InvalidField("probability", "probability.range", "a probability is a number from 0 to 100")
	}
	d.Probability = &p
	return nil
}

func (d *Deal) setCategory(v any) error {
	s, _ := v.(string)
	c := Category(s)
	if !slices.Contains([]Category{CategoryPipeline, CategoryBest, CategoryCommit, CategoryOmitted}, c) {
		return InvalidField("category", "category.unknown", "%q is not a forecast category: use pipeline, best_case, commit or omitted", s)
	}
	d.Category = c
	return nil
}

func (d *Deal) setTags(v any) error {
	list, err := textList("tags", v)
	if err != nil {
		return err
	}
	slices.Sort(list)
	list = slices.Compact(list)
	if len(list) > mostTags {
		return InvalidField("tags", "tags.too_many", "a deal has at most %d tags", mostTags)
	}
	for _, t := range list {
		if t == "" || utf8.RuneCountInString(t) > 50 || strings.ContainsRune(t, 0) {
			return InvalidField("tags", "tags.length", "a tag has 1 to 50 characters, none of them NUL")
		}
	}
	d.Tags = list
	return nil
}

// Clean checks a value of the custom field and gives it in the form in which
// it is stored; nil clears.
func (c CustomField) Clean(v any) (any, error) {
	if v == nil || v == "" {
		return nil, nil //nolint:nilnil // cleared
	}
	switch c.Kind {
	case FieldText:
		var s string
		err := setText(&s, c.Key, v, longestLongText, false)
		return emptyIsNil(s), err
	case FieldNumber:
		if n, ok := v.(float64); ok && !math.IsNaN(n) && !math.IsInf(n, 0) {
			return n, nil
		}
		return nil, InvalidField(c.Key, "field.number", "%s wants a number", c.Key)
	case FieldDate:
		var d Date
		err := setDate(&d, c.Key, v)
		return string(d), err
	case FieldYesNo:
		if b, ok := v.(bool); ok {
			return b, nil
		}
		return nil, InvalidField(c.Key, "field.yes_no", "%s wants yes or no (true or false)", c.Key)
	case FieldChoice:
		s, _ := v.(string)
		if slices.ContainsFunc(c.Choices, func(ch Choice) bool { return ch.Key == s }) {
			return s, nil
		}
		return nil, InvalidField(c.Key, "field.choice", "%q is not one of the choices of %s", fmt.Sprint(v), c.Key)
	case FieldPerson:
		var id ID
		err := setID(&id, c.Key, v)
		return id.String(), err
	case FieldMoney:
		return cleanMoney(c.Key, v)
	}
	return nil, InvalidField(c.Key, "field.unknown", "%s cannot hold a value", c.Key).With("field", c.Key)
}

func cleanMoney(field string, v any) (any, error) {
	m, ok := v.(map[string]any)
	if !ok {
		return nil, InvalidField(field, "field.money", `%s wants an amount such as {"minor": 250000, "currency": "EUR"}`, field)
	}
	minor, err := wholeAmount(field, m["minor"])
	if err != nil {
		return nil, err
	}
	c, err := currencyOf(field, m["currency"])
	if err != nil {
		return nil, err
	}
	return map[string]any{"minor": float64(minor), "currency": string(c)}, nil
}

func wholeAmount(field string, v any) (int64, error) {
	n, ok := v.(float64)
	if !ok {
		if i, isInt := v.(int64); isInt {
			n, ok = float64(i), true
		}
	}
	if !ok || n != math.Trunc(n) {
		return 0, InvalidField(field, "money.malformed", `%s wants a whole number of minor units, such as {"minor": 250000, "currency": "EUR"} for 2,500.00`, field)
	}
	if math.Abs(n) > LargestAmount {
		return 0, InvalidField(field, "money.too_large", "%s is larger than can be kept exactly", field)
	}
	return int64(n), nil
}

func setText(into *string, field string, v any, longest int, required bool) error {
	s, ok := v.(string)
	if v != nil && !ok {
		return InvalidField(field, "field.text", "%s wants text", field)
	}
	s = strings.TrimSpace(s)
	if required && Fold(s) == "" {
		return InvalidField(field, "field.required", "%s cannot be empty", field)
	}
	if len([]rune(s)) > longest {
		return InvalidField(field, "field.too_long", "%s is longer than %d characters", field, longest)
	}
	if strings.ContainsRune(s, 0) {
		return InvalidField(field, "field.text", "%s holds a character that cannot be stored (NUL)", field)
	}
	*into = s
	return nil
}

func setDate(into *Date, field string, v any) error {
	s, ok := v.(string)
	if v != nil && !ok {
		return InvalidField(field, "date.malformed", "%s wants a date such as 2026-11-30", field).With("value", fmt.Sprint(v))
	}
	d, err := ParseDate(s)
	if err != nil {
		return InvalidField(field, "date.malformed", "%q is not a date: write it as year-month-day, such as 2026-11-30", s).With("value", s)
	}
	*into = d
	return nil
}

func setID(into *ID, field string, v any) error {
	s, ok := v.(string)
	if v != nil && !ok {
		return InvalidField(field, "id.malformed", "%s wants an id", field)
	}
	var id ID
	if err := id.UnmarshalText([]byte(s)); err != nil {
		return InvalidField(field, "id.malformed", "%s: %q is not an id", field, s)
	}
	*into = id
	return nil
}

func setIDs(into *[]ID, field string, v any) error {
	list, err := textList(field, v)
	if err != nil {
		return err
	}
	ids := make([]ID, 0, len(list))
	for _, s := range list {
		var id ID
		if err := setID(&id, field, s); err != nil {
			return err
		}
		if id.IsZero() {
			return InvalidField(field, "id.malformed", "%s: one of the ids is empty", field)
		}
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	*into = ids
	return nil
}

func textList(field string, v any) ([]string, error) {
	if v == nil {
		return []string{}, nil
	}
	list, ok := v.([]any)
	if !ok {
		return nil, InvalidField(field, "field.list", "%s wants a list", field)
	}
	out := make([]string, len(list))
	for i, item := range list {
		s, ok := item.(string)
		if !ok {
			return nil, InvalidField(field, "field.list", "%s wants a list of texts", field)
		}
		out[i] = strings.TrimSpace(s)
	}
	return out, nil
}

func emptyIsNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// Diff gives the fields in which two states of one thing differ, before and
// after, under their JSON names.
func Diff[T any](before, after *T) (was, is map[string]any, err error) {
	b, err := asMap(before)
	if err != nil {
		return nil, nil, err
	}
	a, err := asMap(after)
	if err != nil {
		return nil, nil, err
	}
	was, is = map[string]any{}, map[string]any{}
	for k, v := range a {
		if string(b[k]) != string(v) {
			was[k], is[k] = b[k], v
		}
	}
	for k, v := range b {
		if _, still := a[k]; !still {
			was[k], is[k] = v, nil
		}
	}
	return was, is, nil
}

func asMap(v any) (map[string]json.RawMessage, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	m := map[string]json.RawMessage{}
	return m, json.Unmarshal(text, &m)
}
