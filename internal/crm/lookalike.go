package crm

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"
)

// Face is what is known of a person or a company, to find others that may be the
// same: of a lead, a contact or a company.
type Face struct {
	Name    string // of the person; empty: a company
	Company string
	Emails  []string
	Phones  []string
	TaxID   string
}

// LikeKind says what two faces share.
type LikeKind string

// What faces may share.
const (
	LikeMail    LikeKind = "mail"
	LikePhone   LikeKind = "phone"
	LikeTaxID   LikeKind = "tax_id"
	LikeDomain  LikeKind = "domain"
	LikeName    LikeKind = "name"
	LikeCompany LikeKind = "company_name"
)

// LikeReason is one thing that speaks for two being the same.
type LikeReason struct {
	Kind   LikeKind `json:"kind" enum:"mail,phone,tax_id,domain,name,company_name"`
	Theirs string   `json:"theirs" doc:"As it stands on the other one"`
}

// LookAlike is a lead, a contact or a company that may be the one that is asked about.
type LookAlike struct {
	Noun    string       `json:"noun" enum:"lead,contact,company"`
	ID      ID           `json:"id"`
	Number  int64        `json:"number,omitempty" doc:"Of a lead"`
	Title   string       `json:"title"`
	Company string       `json:"company_name"`
	Client  ID           `json:"company_id" doc:"Of a contact"`
	Status  LeadStatus   `json:"status,omitempty" enum:",new,working,recycled,disqualified" doc:"Of a lead"`
	Score   int          `json:"score" doc:"0 to 100: how sure it is"`
	Why     []LikeReason `json:"why" nullable:"false" doc:"The strongest first"`
}

// LikeLeast is the score from which two look alike, and LikeSure the one from which
// they are all but certainly the same. They were set on pairs of names in English,
// Russian and Polish: see TestLookAlikesAreFound.
const (
	LikeLeast = 60
	LikeSure  = 85
)

// How much each thing that two faces share says alone, as the chance that they are
// the same; together they count as if independent.
const (
	weighsMail       = 0.97
	weighsPhone      = 0.90
	weighsTaxID      = 0.99
	weighsName       = 0.55
	weighsOneWord    = 0.25 // a name of one word
	weighsAtCompany  = 0.40 // persons at companies of one name
	weighsDomain     = 0.50
	weighsClient     = 0.80 // companies of one name
	weighsClientPost = 0.70 // companies of one mail domain
	otherName        = 0.50 // the most for those who are called otherwise
	otherNameOneMail = 0.75
	nearWord         = 0.845
	nearCompany      = 0.94
)

// openDomains are mail providers that anybody may use, and that say nothing of a firm.
var openDomains = []string{
	"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "ymail.com", "icloud.com", "me.com", "mac.com", "aol.com", "proton.me", "protonmail.com", "gmx.com", "gmx.de", "gmx.net", "web.de", "t-online.de", "zoho.com", "mail.com", "fastmail.com", "tutanota.com",
	"mail.ru", "bk.ru", "inbox.ru", "list.ru", "internet.ru", "yandex.ru", "ya.ru", "yandex.com", "rambler.ru", "vk.com", "narod.ru", "ukr.net",
	"wp.pl", "o2.pl", "onet.pl", "onet.eu", "op.pl", "poczta.onet.pl", "interia.pl", "interia.eu", "poczta.fm", "gazeta.pl", "tlen.pl", "vp.pl", "autograf.pl", "spoko.pl",
}

// sharedBoxes are the first parts of addresses that several people read.
var sharedBoxes = []string{"info", "office", "mail", "contact", "hello", "sales", "admin", "support", "team", "hr", "marketing", "biuro", "kontakt", "sekretariat", "zakupy", "sprzedaz", "handlowy", "poczta", "zakaz", "zakupki", "sekretar", "otdel", "snab", "zakazy", "buh"}

// domainOf gives the domain of a mail address where it says something of a firm.
func domainOf(mail string) string {
	_, domain, ok := strings.Cut(strings.ToLower(mail), "@")
	if !ok || slices.Contains(openDomains, domain) {
		return ""
	}
	return strings.TrimPrefix(domain, "www.")
}

func sharedBox(mail string) bool {
	box, _, _ := strings.Cut(strings.ToLower(mail), "@")
	return slices.Contains(sharedBoxes, box)
}

// digits that two spellings of one phone number have in common at their end.
const phoneEnd = 7

func phoneKey(phone string) string {
	digits := onlyDigits(phone)
	if len(digits) < phoneEnd {
		return ""
	}
	return digits[len(digits)-phoneEnd:]
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// MatchKeys are the coarse keys of a face: two that may be the same share at least
// one of them. No key is longer than 100 bytes.
func (f Face) MatchKeys() []string {
	var keys []string
	add := func(kind, value string) {
		if value != "" {
			keys = append(keys, clip(kind+":"+value, 100))
		}
	}
	for _, mail := range f.Emails {
		add("m", strings.ToLower(mail))
		add("d", domainOf(mail))
	}
	for _, phone := range f.Phones {
		add("p", phoneKey(phone))
	}
	add("t", taxKey(f.TaxID))
	for _, pair := range pairsOf(soundWords(f.Name)) {
		add("n", pair)
	}
	words := companyWords(f.Company)
	for i := range words {
		if words[i] = skeleton(words[i]); i == 0 {
			add("c", words[0])
		}
	}
	slices.Sort(words)
	add("c", strings.Join(words, " "))
	slices.Sort(keys)
	return slices.Compact(keys)
}

func clip(s string, most int) string {
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "")
}

// pairsOf gives every two of a name's words: a patronymic or a second name may be
// missing on the other side, and the order may differ.
func pairsOf(words []string) []string {
	if len(words) == 1 {
		return []string{skeleton(words[0])}
	}
	var pairs []string
	for i := range min(len(words), 4) {
		for j := range i {
			pair := []string{skeleton(words[i]), skeleton(words[j])}
			slices.Sort(pair)
			pairs = append(pairs, strings.Join(pair, " "))
		}
	}
	return pairs
}

func taxKey(id string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, id)
}

// evidence gathers what two faces share.
type evidence struct {
	against float64 // the chance that they differ, after what was found
	found   []weighed
}

type weighed struct {
	LikeReason
	weight float64
}

func (e *evidence) add(kind LikeKind, theirs string, weight float64) {
	e.against *= 1 - weight
	e.found = append(e.found, weighed{LikeReason{kind, theirs}, weight})
}

func (e *evidence) has(kind LikeKind) bool {
	return slices.ContainsFunc(e.found, func(w weighed) bool { return w.Kind == kind })
}

// Like says how sure it is, 0 to 100, that two faces are of the same person, or of
// the same company where one of them is of a company; and what speaks for it, as it
// stands on the other face.
func (f Face) Like(other Face) (int, []LikeReason) {
	e := &evidence{against: 1}
	var most float64
	if f.Name == "" || other.Name == "" {
		most = e.companies(f, other)
	} else {
		most = e.persons(f, other)
	}
	slices.SortStableFunc(e.found, func(a, b weighed) int { return int(math.Copysign(1, b.weight-a.weight)) })
	why := make([]LikeReason, len(e.found))
	for i, w := range e.found {
		why[i] = w.LikeReason
	}
	return int(math.Round(100 * min(1-e.against, most))), why
}

// companies compares where at least one side is a company, or a lead of which no
// person is known. It gives the most that the score may be.
func (e *evidence) companies(f, other Face) float64 {
	if key := taxKey(f.TaxID); key != "" && key == taxKey(other.TaxID) {
		e.add(LikeTaxID, other.TaxID, weighsTaxID)
	}
	most := 1.0
	if near := companyNearness(f.Company, other.Company); near > 0 {
		e.add(LikeCompany, other.Company, weighsClient*near)
	} else if f.Company != "" && other.Company != "" && !e.has(LikeTaxID) {
		most = otherName
	}
	persons := f.Name != "" || other.Name != ""
	e.mails(f, other, weighsClientPost, !persons || f.Company == "" || other.Company == "")
	if theirs := commonPhone(f.Phones, other.Phones); theirs != "" {
		e.add(LikePhone, theirs, weighsPhone)
	}
	return most
}

// persons compares two people. It gives the most that the score may be.
func (e *evidence) persons(f, other Face) float64 {
	e.mails(f, other, weighsDomain, true)
	if theirs := commonPhone(f.Phones, other.Phones); theirs != "" {
		e.add(LikePhone, theirs, weighsPhone)
	}
	if near := companyNearness(f.Company, other.Company); near > 0 && !e.has(LikeDomain) {
		e.add(LikeCompany, other.Company, weighsAtCompany*near)
	}
	near, known := nameNearness(f.Name, other.Name)
	switch {
	case near > 0:
		weight := weighsOneWord
		if known {
			weight = weighsName
		}
		e.add(LikeName, other.Name, weight*near)
	case known && e.has(LikeMail):
		return otherNameOneMail
	case known:
		return otherName
	}
	return 1
}

func (e *evidence) mails(f, other Face, domain float64, boxes bool) {
	for _, mine := range f.Emails {
		for _, theirs := range other.Emails {
			if strings.EqualFold(mine, theirs) && boxes && !sharedBox(mine) {
				e.add(LikeMail, theirs, weighsMail)
				return
			}
		}
	}
	for _, mine := range f.Emails {
		for _, theirs := range other.Emails {
			if d := domainOf(mine); d != "" && d == domainOf(theirs) {
				e.add(LikeDomain, d, domain)
				return
			}
		}
	}
}

// commonPhone gives a number of the other side that is one of ours, however either
// is written; "" where there is none. Numbers of which one lacks its country are
// the same if the rest is.
func commonPhone(ours, others []string) string {
	for _, mine := range ours {
		for _, theirs := range others {
			if key := phoneKey(mine); key == "" || key != phoneKey(theirs) {
				continue
			}
			if onlyDigits(mine) == onlyDigits(theirs) {
				return theirs
			}
			match := phonenumbers.IsNumberMatch(withPlus(mine), withPlus(theirs))
			if match == phonenumbers.EXACT_MATCH || match == phonenumbers.NSN_MATCH {
				return theirs
			}
		}
	}
	return ""
}

// withPlus writes the way out of a country, 00, as the plus.
func withPlus(phone string) string {
	if rest, ok := strings.CutPrefix(strings.TrimSpace(phone), "00"); ok {
		return "+" + rest
	}
	return phone
}

// nameNearness says how near the names of two people are, 0 where they differ;
// known is whether both have two words at least, so that a difference tells.
func nameNearness(a, b string) (near float64, known bool) {
	x, y := soundWords(a), soundWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 {
		return 0, false
	}
	known = len(x) > 1
	left := slices.Clone(y)
	sum := 0.0
	for _, word := range x {
		at, best := bestWord(word, left)
		if best < nearWord {
			return 0, known
		}
		left = slices.Delete(left, at, at+1)
		sum += best
	}
	return sum / float64(len(x)), known
}

func bestWord(word string, among []string) (at int, best float64) {
	for i, other := range among {
		near := nearness(word, other)
		if (len(word) == 1 || len(other) == 1) && word[0] == other[0] {
			near = max(near, 0.9) // an initial
		}
		if near > best {
			at, best = i, near
		}
	}
	return at, best
}

// companyNearness says how near two names of companies are, 0 where they differ.
func companyNearness(a, b string) float64 {
	x, y := companyWords(a), companyWords(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) == 0 || !sameNumbers(x, y) {
		return 0
	}
	if near := nearness(strings.Join(x, ""), strings.Join(y, "")); near >= nearCompany && wordsNear(x, y) {
		return near
	}
	for _, word := range x {
		if _, best := bestWord(word, y); best < nearCompany {
			return 0
		}
	}
	if len(x) == len(y) {
		return 0.95
	}
	if !slices.ContainsFunc(x, func(w string) bool { return len(w) >= 4 }) || x[0] != y[0] {
		return 0
	}
	return 0.7 // a part of the other's name: Norwind, and Norwind Polska
}

// wordsNear says whether each word has its like, where there are as many: Alfa
// Trade is not Alfa Trans.
func wordsNear(x, y []string) bool {
	if len(x) != len(y) {
		return true
	}
	for _, word := range x {
		if _, best := bestWord(word, y); best < nearWord {
			return false
		}
	}
	return true
}

func sameNumbers(x, y []string) bool {
	number := func(w string) bool { return !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsDigit(r) }) }
	a := slices.DeleteFunc(slices.Clone(x), func(w string) bool { return !number(w) })
	b := slices.DeleteFunc(slices.Clone(y), func(w string) bool { return !number(w) })
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}
