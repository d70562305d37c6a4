package crm

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// Reasons why money on a bank statement may be for an invoice.
const (
	ByNumber = "number" // the text names the invoice
	ByAmount = "amount" // it is what the invoice waits for, to the cent
	ByPayer  = "payer"  // the one who paid is the client
)

// Confidence says how sure a proposal is.
type Confidence string

// The confidences.
const (
	Sure   Confidence = "high"   // the number, and the amount or the payer
	Likely Confidence = "medium" // the number alone, or amount and payer
	Faint  Confidence = "low"    // one sign alone that many share
)

// StatementLine is money that came in by a bank statement.
type StatementLine struct {
	Line      string     `json:"line" doc:"Names the line, to be sent with the payment: one line is booked once"`
	Row       int        `json:"row" doc:"Of the file"`
	On        Date       `json:"on"`
	Amount    int64      `json:"amount"`
	Currency  Currency   `json:"currency"`
	Payer     string     `json:"payer"`
	Text      string     `json:"text"`
	Booked    bool       `json:"booked" doc:"A payment was made of this line already"`
	Proposals []Proposal `json:"proposals" nullable:"false" doc:"The likeliest first; nothing is booked by them"`
}

// UnreadLine is a row of a statement that says something about money and cannot be
// read.
type UnreadLine struct {
	Row    int    `json:"row" doc:"Of the file"`
	Column string `json:"column" doc:"Head of the column that cannot be read"`
	Value  string `json:"value"`
}

// Proposal is an invoice that a line of a statement may pay.
type Proposal struct {
	Receivable

	Confidence Confidence `json:"confidence" enum:"high,medium,low"`
	Reasons    []string   `json:"reasons" nullable:"false" enum:"number,amount,payer"`
}

// mostProposals is how many invoices are proposed for one line.
const mostProposals = 3

// NameLines gives each line its name: the same content gets the same name in
// every file, and of lines that are alike in one file each its own.
func NameLines(lines []StatementLine) {
	seen := map[string]int{}
	for i := range lines {
		l := &lines[i]
		text := strings.Join([]string{string(l.On), strconv.FormatInt(l.Amount, 10), string(l.Currency), bareWords(l.Payer), bareWords(l.Text)}, "\x00")
		seen[text]++
		sum := sha256.Sum256([]byte(text + "\x00" + strconv.Itoa(seen[text])))
		l.Line = hex.EncodeToString(sum[:])
	}
}

// Propose finds the invoices that a line may be for.
func (l *StatementLine) Propose(open []Receivable) {
	l.Proposals = []Proposal{}
	for _, r := range open {
		if p := l.proposal(r); p != nil {
			l.Proposals = append(l.Proposals, *p)
		}
	}
	slices.SortStableFunc(l.Proposals, func(a, b Proposal) int {
		return cmp.Or(cmp.Compare(b.weight(), a.weight()), cmp.Compare(a.DueOn, b.DueOn))
	})
	l.Proposals = l.Proposals[:min(len(l.Proposals), mostProposals)]
}

func (l *StatementLine) proposal(r Receivable) *Proposal {
	p := &Proposal{Receivable: r, Confidence: Faint, Reasons: []string{}}
	number := names(l.Text, r.Number)
	amount := l.Amount == r.Open && l.Currency == r.Currency
	payer := alike(l.Payer, r.CompanyName)
	for _, sign := range []struct {
		there  bool
		reason string
	}{{number, ByNumber}, {amount, ByAmount}, {payer, ByPayer}} {
		if sign.there {
			p.Reasons = append(p.Reasons, sign.reason)
		}
	}
	switch {
	case len(p.Reasons) == 0:
		return nil
	case number && (amount || payer):
		p.Confidence = Sure
	case number || amount && payer:
		p.Confidence = Likely
	}
	return p
}

func (p *Proposal) weight() int {
	return map[Confidence]int{Sure: 20, Likely: 10}[p.Confidence] + len(p.Reasons)
}

// names says whether a text holds a number of an invoice, and not a longer one.
func names(text, number string) bool {
	for at := 0; number != ""; {
		i := strings.Index(text[at:], number)
		if i < 0 {
			return false
		}
		from, to := at+i, at+i+len(number)
		if !digitAt(text, from-1) && !digitAt(text, to) && (from == 0 || text[from-1] != 'C') {
			return true
		}
		at = to
	}
	return false
}

func digitAt(text string, i int) bool {
	return i >= 0 && i < len(text) && text[i] >= '0' && text[i] <= '9'
}

// leastName is the shortest name of a company that says something in another.
const leastName = 4

// alike says whether one name holds the other, whatever the case and signs.
func alike(payer, company string) bool {
	a, b := bareWords(payer), bareWords(company)
	if len([]rune(a)) < leastName || len([]rune(b)) < leastName {
		return a != "" && a == b
	}
	return strings.Contains(" "+a+" ", " "+b+" ") || strings.Contains(" "+b+" ", " "+a+" ")
}

// bareWords folds a text and keeps its letters and digits, with single spaces.
func bareWords(s string) string {
	return strings.Join(strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}
