package crm

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// bodyLine is a line of a template's text without its sign.
type bodyLine struct {
	kind BlockKind
	text string
}

func bodyLines(body string) []bodyLine {
	var lines []bodyLine
	for line := range strings.SplitSeq(body, "\n") {
		lines = append(lines, lineOf(strings.TrimSpace(line)))
	}
	return lines
}

func lineOf(text string) bodyLine {
	if text == "" {
		return bodyLine{BlockGap, ""}
	}
	for sign, kind := range map[string]BlockKind{"# ": BlockHeading, "## ": BlockSubheading, "- ": BlockItem} {
		if rest, ok := strings.CutPrefix(text, sign); ok {
			return bodyLine{kind, strings.TrimSpace(rest)}
		}
	}
	return bodyLine{BlockText, text}
}

// merge is a merge field as it stands in a text.
type merge struct {
	written  string // with its braces
	key      string
	optional bool
}

// newlines are written in several ways; a text has one.
var newlines = strings.NewReplacer("\r\n", "\n", "\r", "\n")

var braces = regexp.MustCompile(`\{([^{}]*)\}`)

func mergesIn(text string) []merge {
	var list []merge
	for _, found := range braces.FindAllStringSubmatch(text, -1) {
		key, optional := strings.CutSuffix(strings.TrimSpace(found[1]), "?")
		list = append(list, merge{found[0], strings.TrimSpace(key), optional})
	}
	return list
}

// PaperFacts are what merge fields are filled from: of the facts those of the
// deal, its client, people, promises and money.
type PaperFacts struct {
	*Facts

	Firm        *Workspace
	Negotiation *Negotiation
	Offers      []Offer // the oldest first
}

// MergeField is something that a template can merge, for those who write one.
type MergeField struct {
	Key     string `json:"key"`
	Label   string `json:"label" doc:"In the caller's language"`
	Example Text   `json:"example" doc:"How it may look, in the language of the template; of a list its lines"`
	List    bool   `json:"list" doc:"On a line of its own it becomes a list"`
}

// MergeFields lists all that templates can merge, with the firm's own fields of
// deals last.
func MergeFields(own []CustomField, l Language) []MergeField {
	var list []MergeField
	for i := range mergeFields {
		f := &mergeFields[i]
		list = append(list, MergeField{f.key, f.label.In(l), f.example, f.list})
	}
	for _, c := range own {
		if f, ok := ownMerge(&c); ok && !c.Hidden {
			list = append(list, MergeField{f.key, f.label.In(l), f.label, false})
		}
	}
	return list
}

// signaturesField is the place where both sides sign.
const signaturesField = "signatures"

// ownPrefix begins the keys of the firm's own fields.
const ownPrefix = "field."

// mergePlace says where people fill in what a merge field shows.
type mergePlace int

const (
	inDeal mergePlace = iota
	inCompany
	inPeople
	inFirm
	inNegotiation
	inPromises
	inMoney
	inWork
	inOffers
)

type mergeField struct {
	key            string
	label, example Text
	place          mergePlace
	amount         bool   // told to those alone who see amounts
	list           bool   // each line is an item
	joint          string // between lines where they stand within a sentence
	value          func(*PaperFacts, Language) []string
}

// lines are the value without what is empty of it.
func (m *mergeField) lines(f *PaperFacts, l Language) []string {
	var out []string
	for _, value := range m.value(f, l) {
		for line := range strings.SplitSeq(value, "\n") {
			if line = strings.TrimSpace(line); line != "" {
				out = append(out, line)
			}
		}
	}
	return out
}

func mergeFieldOf(key string, own []CustomField) (*mergeField, bool) {
	if i := slices.IndexFunc(mergeFields[:], func(f mergeField) bool { return f.key == key }); i >= 0 {
		return &mergeFields[i], true
	}
	i := slices.IndexFunc(own, func(c CustomField) bool { return ownPrefix+c.Key == key && c.Noun == "deal" })
	if i < 0 {
		return nil, false
	}
	return ownMerge(&own[i])
}

// ownMerge is the merge field of a custom field. People are named by the
// product's own fields.
func ownMerge(c *CustomField) (*mergeField, bool) {
	if c.Noun != "deal" || c.Kind == FieldPerson {
		return nil, false
	}
	return &mergeField{
		key: ownPrefix + c.Key, label: c.Label, amount: c.Kind == FieldMoney, joint: " ",
		value: func(f *PaperFacts, l Language) []string {
			in := f.fieldInput(c.Key, l)
			if v := f.Deal.Fields[c.Key]; v == false {
				return []string{no.In(l)}
			}
			return []string{in.words(f.Deal.Fields[c.Key], l)}
		},
	}, true
}

// peopleWith names the client's people who have a part.
func (f *Facts) peopleWith(part Part) []string {
	var names []string
	for _, c := range f.People {
		if c.Part == part {
			names = append(names, c.Name)
		}
	}
	return names
}

// Signs names who signs for the client; empty: nobody was named.
func (f *Facts) Signs() string { return strings.Join(f.peopleWith(Signer), ", ") }

func (f *PaperFacts) ownerName() string {
	i := slices.IndexFunc(f.Ours, func(u User) bool { return u.ID == f.Deal.Owner })
	if i < 0 {
		return ""
	}
	return f.Ours[i].Name
}

// agreedPoints are those of the negotiation that are settled, in the language of
// the paper.
func (f *PaperFacts) agreedPoints(l Language) []string {
	var lines []string
	for i := range f.Negotiation.Points {
		p := &f.Negotiation.Points[i]
		if p.State == "agreed" {
			in := f.fieldInput(p.Field, l)
			lines = append(lines, in.Label+": "+strings.ReplaceAll(in.words(p.Value, l), "\n", " "))
		}
	}
	return lines
}

func (f *PaperFacts) promised(l Language) []string {
	var lines []string
	for _, p := range f.Promises {
		if p.State == PromiseOpen || p.State == PromiseKept {
			lines = append(lines, strings.ReplaceAll(p.Promise, "\n", " ")+" ("+p.DueOn.In(l)+")")
		}
	}
	return lines
}

func (f *PaperFacts) planned(l Language) []string {
	var lines []string
	for _, m := range f.Account.Plan {
		line := cmp.Or(m.Name, milestoneLabels[m.Kind].In(l)) + ": " + Money{m.Planned, f.Account.Currency}.In(l)
		if m.DueOn != "" {
			line += " (" + m.DueOn.In(l) + ")"
		}
		lines = append(lines, line)
	}
	return lines
}

// offered is the version that counts: the newest that was accepted, else the
// newest of the newest offer; nil: there is none.
func (f *PaperFacts) offered() (*Offer, *OfferVersion) {
	for i := range slices.Backward(f.Offers) {
		if v := f.Offers[i].With(); v.State == OfferAccepted {
			return &f.Offers[i], v
		}
	}
	if len(f.Offers) == 0 {
		return nil, nil
	}
	o := &f.Offers[len(f.Offers)-1]
	return o, o.Newest()
}

func (f *PaperFacts) offerLines(l Language) []string {
	o, v := f.offered()
	if o == nil {
		return nil
	}
	lines := make([]string, len(v.Lines))
	for i, line := range v.Lines {
		lines[i] = strings.ReplaceAll(line.Text, "\n", " ") + ": " + Money{v.Totals.Lines[i].Net, o.Currency}.In(l)
	}
	return lines
}

func (f *PaperFacts) offerTotal(l Language) []string {
	o, v := f.offered()
	if o == nil || len(v.Lines) == 0 {
		return nil
	}
	return []string{Money{v.Totals.Gross, o.Currency}.In(l)}
}
