package crm

import (
	"cmp"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"
)

// Merge is two records that turned out to be one, and can be taken apart again.
type Merge struct {
	ID       ID      `json:"id"`
	Noun     string  `json:"noun" enum:"lead,contact,company"`
	Survivor ID      `json:"survivor_id"`
	Merged   ID      `json:"merged_id"`
	Name     string  `json:"merged_name" doc:"Of the merged record, as it was"`
	Kept     string  `json:"-"` // both as they were, and the survivor as it became
	By       ID      `json:"by_id"`
	At       Instant `json:"at"`
	Until    Instant `json:"until" doc:"Until when it can be taken back"`
	UndoneAt Instant `json:"undone_at"`
}

// MergeOrder says which record goes into which.
type MergeOrder struct {
	Noun     string   `json:"noun" enum:"lead,contact,company"`
	Survivor ID       `json:"survivor_id" doc:"Stays"`
	Merged   ID       `json:"merged_id" doc:"Goes into it"`
	Take     []string `json:"take,omitempty" maxItems:"20" doc:"Fields of a contact or company that are to be as on the merged one; the others stay as on the survivor, or are filled where it has nothing"`
}

// MergeUndoDays is how long a merge can be taken back.
const MergeUndoDays = 7

// Undoable refuses to take back what was taken back before, or is too old.
func (m *Merge) Undoable(now Instant) error {
	switch {
	case m.UndoneAt != 0:
		return Errorf(Conflict, "merge.undone", "these were taken apart already")
	case now > m.Until:
		return Errorf(Conflict, "merge.over", "a merge can be taken back for %d days, and these are over", MergeUndoDays)
	}
	return nil
}

// MergedUntil is until when what is merged now can be taken apart.
func MergedUntil(now Instant) Instant {
	return now + Instant(MergeUndoDays*24*time.Hour/time.Millisecond)
}

// Unite takes in another lead of the same person: nothing that it told is lost. The
// clock goes on from whichever came first.
func (l *Lead) Unite(other *Lead) {
	for _, pair := range [][2]*string{{&l.Name, &other.Name}, {&l.Company, &other.Company}, {&l.Source, &other.Source}, {&l.Campaign, &other.Campaign}, {&l.Remark, &other.Remark}} {
		*pair[0] = cmp.Or(*pair[0], *pair[1])
	}
	notes := []string{l.Note}
	for _, told := range []string{other.Note, otherWriting(l.Name, other.Name), otherWriting(l.Company, other.Company)} {
		if told != "" && !slices.Contains(notes, told) {
			notes = append(notes, told)
		}
	}
	l.Note = strings.TrimSpace(strings.Join(notes, "\n"))
	l.Emails = distinct(slices.Concat(l.Emails, other.Emails))
	l.Phones = distinct(slices.Concat(l.Phones, other.Phones))
	l.Reachable = len(l.Emails)+len(l.Phones) > 0
	l.Attempts += other.Attempts
	l.Pipeline = firstID(l.Pipeline, other.Pipeline)
	l.Client, l.Contact = firstID(l.Client, other.Client), firstID(l.Contact, other.Contact)
	if l.Owner.IsZero() && !other.Owner.IsZero() {
		l.Owner, l.Turn = other.Owner, other.Turn
	}
	if other.Status.Open() && l.Status == LeadRecycled {
		l.Status, l.RecycleOn = LeadWorking, ""
	}
	if other.ArrivedAt < l.ArrivedAt {
		l.ArrivedAt, l.GoalAt, l.BreachAt = other.ArrivedAt, other.GoalAt, other.BreachAt
	}
	if other.AnsweredAt != 0 && (l.AnsweredAt == 0 || other.AnsweredAt < l.AnsweredAt) {
		l.AnsweredAt, l.AnsweredIn = other.AnsweredAt, other.AnsweredIn
	}
	if l.Qualification.Verdict == "" {
		l.Qualification = other.Qualification
	}
	if l.AnsweredAt != 0 && l.Status == LeadNew {
		l.Status = LeadWorking
	}
}

// otherWriting is a name that is written otherwise than ours.
func otherWriting(ours, theirs string) string {
	if strings.EqualFold(ours, theirs) {
		return ""
	}
	return theirs
}

func firstID(ids ...ID) ID {
	for _, id := range ids {
		if !id.IsZero() {
			return id
		}
	}
	return ID{}
}

// TakeBack gives a record as it is now, but with what one change did to it taken
// back: fields that are still as the change left them are as they were before it;
// what was changed since stays.
func TakeBack[T any](now, before, after *T) (*T, error) {
	fields, err := asMap(now)
	if err != nil {
		return nil, err
	}
	was, err := asMap(before)
	if err != nil {
		return nil, err
	}
	became, err := asMap(after)
	if err != nil {
		return nil, err
	}
	for key := range fields {
		if key != "version" && key != "updated_at" && string(fields[key]) == string(became[key]) {
			fields[key] = was[key]
		}
	}
	text, err := json.Marshal(fields)
	if err != nil {
		return nil, err
	}
	out := new(T)
	return out, json.Unmarshal(text, out)
}

// Unite takes in another record of the same person. Fields that are to be taken are
// as on the other one; addresses and numbers that find no place are kept beside.
func (c *Contact) Unite(other *Contact, take []string) error {
	ours, theirs := c.plain(), other.plain()
	had := []string{c.Email, c.Phone, other.Email, other.Phone}
	if err := unite(ours, theirs, take); err != nil {
		return err
	}
	if slices.Contains(take, "company_id") || c.Company.IsZero() {
		c.Company = firstID(other.Company, c.Company)
	}
	for channel, out := range other.OptOut {
		c.OptOut = withKey(c.OptOut, channel, c.OptOut[channel] || out)
	}
	c.Fields = uniteFields(c.Fields, other.Fields)
	c.Also = slices.DeleteFunc(distinct(slices.Concat(c.Also, had, other.Also)), func(a string) bool { return a == c.Email || a == c.Phone })
	return nil
}

func (c *Contact) plain() map[string]*string {
	return map[string]*string{"name": &c.Name, "title": &c.Title, "email": &c.Email, "phone": &c.Phone, "part": (*string)(&c.Part), "language": (*string)(&c.Language), "company_id": new(string)}
}

// Unite takes in another record of the same company. Fields that are to be taken
// are as on the other one.
func (c *Company) Unite(other *Company, take []string) error {
	if err := unite(c.plain(), other.plain(), take); err != nil {
		return err
	}
	if slices.Contains(take, "credit_days") && other.CreditDays != nil || c.CreditDays == nil {
		c.CreditDays = other.CreditDays
	}
	if slices.Contains(take, "owner_id") || c.Owner.IsZero() {
		c.Owner = firstID(other.Owner, c.Owner)
	}
	if slices.Contains(take, "parent_id") || c.Parent.IsZero() {
		c.Parent = firstID(other.Parent, c.Parent)
	}
	if c.Parent == c.ID || c.Parent == other.ID {
		c.Parent = ID{}
	}
	c.Fields = uniteFields(c.Fields, other.Fields)
	return nil
}

func (c *Company) plain() map[string]*string {
	return map[string]*string{
		"name": &c.Name, "segment": &c.Segment, "industry": &c.Industry, "size": &c.Size, "address": &c.Address, "tax_id": &c.TaxID, "language": (*string)(&c.Language),
		"credit_days": new(string), "owner_id": new(string), "parent_id": new(string),
	}
}

// unite fills the empty texts of one record from another, and takes those that are
// named, unless they are empty there.
func unite(ours, theirs map[string]*string, take []string) error {
	for _, field := range take {
		if ours[field] == nil {
			return InvalidField("take", "merge.field", "%q is no field that can be taken from the other record: leave it out", field).With("field", field)
		}
	}
	for field, mine := range ours {
		if *mine == "" || slices.Contains(take, field) && *theirs[field] != "" {
			*mine = *theirs[field]
		}
	}
	return nil
}

func uniteFields(ours, theirs map[string]any) map[string]any {
	all := maps.Clone(theirs)
	if all == nil {
		all = map[string]any{}
	}
	maps.Copy(all, ours)
	return all
}

func withKey(m map[string]bool, key string, value bool) map[string]bool {
	all := map[string]bool{key: value}
	for k, v := range m {
		if k != key {
			all[k] = v
		}
	}
	return all
}
