package crm

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// romanized writes Cyrillic letters as they are usually written in Latin ones.
var romanized = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "g", "ґ", "g", "д", "d", "е", "e", "є", "ie", "ж", "zh", "з", "z", "и", "i", "і", "i", "ї", "i", "й", "j",
	"к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ў", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch",
	"ш", "sh", "щ", "shch", "ъ", "", "ы", "i", "ь", "", "э", "e", "ю", "iu", "я", "ia",
)

// spellings lets the same sound be one letter, however Russian, Polish, English
// or German write it. Sounds that one of them writes like another are one.
var spellings = strings.NewReplacer(
	"shch", "s", "szcz", "s", "tsch", "k", "tch", "k", "sch", "s", "sh", "s", "sz", "s", "zh", "s", "rz", "s", "z", "s",
	"kh", "k", "ch", "k", "cz", "k", "ck", "k", "ts", "k", "tz", "k", "c", "k", "q", "k", "g", "k", "h", "k", "x", "ks",
	"ph", "v", "f", "v", "w", "v", "th", "t",
)

var (
	softened  = regexp.MustCompile(`[ijy]+([aeou])`)
	longI     = regexp.MustCompile(`[ijy]+`)
	manyOfOne = regexp.MustCompile(`aa+|bb+|dd+|ee+|kk+|ll+|mm+|nn+|oo+|pp+|rr+|ss+|tt+|uu+|vv+`)
)

// sound writes a folded word by its sound, so that Ковальская, Kowalska and
// Kovalskaya are nearly the same.
func sound(folded string) string {
	s := spellings.Replace(romanized.Replace(folded))
	s = softened.ReplaceAllString(s, "$1")
	s = longI.ReplaceAllString(s, "i")
	return manyOfOne.ReplaceAllStringFunc(s, func(run string) string { return run[:1] })
}

// skeleton is what of a sound hardly anybody writes otherwise: how it begins, and
// which consonants it has.
func skeleton(sound string) string {
	if sound == "" {
		return ""
	}
	rest := []byte{}
	for _, c := range []byte(sound[1:]) {
		if !strings.ContainsRune("aeiou", rune(c)) && !slices.Contains(rest, c) {
			rest = append(rest, c)
		}
	}
	slices.Sort(rest)
	first := sound[:1]
	if strings.ContainsAny(first, "aeiou") {
		first = "a"
	}
	return first + string(rest)
}

// soundWords splits a name into words, written by their sound.
func soundWords(name string) []string {
	words := strings.FieldsFunc(Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	for i := range words {
		words[i] = sound(words[i])
	}
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

// companyForms are the legal forms of companies, folded and without dots.
var companyForms = companyFormWords(
	"spolka z ograniczona odpowiedzialnoscia", "spolka komandytowa", "spolka akcyjna", "spolka jawna", "sp z o o sp k", "sp z oo sp k", "sp z o o", "sp z oo", "spzoo", "z o o", "zoo", "sp j", "spj", "sp k", "spk", "sp p", "s c", "sa", "s a", "sc", "pphu", "phu", "fhu", "ppuh", "pw",
	"общество с ограниченной ответственностью", "акционерное общество", "публичное акционерное общество", "закрытое акционерное общество", "индивидуальный предприниматель", "ооо", "оао", "зао", "пао", "ао", "нао", "ип", "чп", "тоо", "нко", "гк", "фгуп", "муп", "группа компаний", "тд", "торговый дом",
	"limited liability company", "public limited company", "ltd", "limited", "llc", "llp", "lp", "inc", "incorporated", "corp", "corporation", "co", "company", "plc", "pty", "the",
	"gmbh co kg", "gmbh", "mbh", "ag", "kg", "ohg", "ug", "e k", "ek", "se", "sro", "s r o", "as", "a s", "spol s r o", "oy", "oyj", "ab", "asa", "aps", "bv", "b v", "nv", "n v", "sas", "sarl", "srl", "spa", "s p a", "sl", "kft", "zrt", "ooo", "oao", "zao", "pao", "ao", "ip",
)

func companyFormWords(forms ...string) [][]string {
	list := make([][]string, len(forms))
	for i, f := range forms {
		list[i] = strings.Fields(f)
	}
	slices.SortStableFunc(list, func(a, b []string) int { return len(b) - len(a) })
	return list
}

// companyWords are the words of a company's name by their sound, without its legal
// form. A name that is nothing but forms keeps them.
func companyWords(name string) []string {
	folded := strings.ReplaceAll(strings.ReplaceAll(Fold(name), ".", " "), "&", " ")
	words := strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	kept := withoutForms(words)
	if len(kept) == 0 {
		kept = words
	}
	out := make([]string, 0, len(kept))
	for _, w := range kept {
		if s := sound(w); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func withoutForms(words []string) []string {
	for {
		at := slices.IndexFunc(companyForms, func(form []string) bool { return startsOrEndsWith(words, form) })
		if at < 0 {
			return words
		}
		n := len(companyForms[at])
		if len(words) >= n && slices.Equal(words[:n], companyForms[at]) {
			words = words[n:]
		} else {
			words = words[:len(words)-n]
		}
	}
}

func startsOrEndsWith(words, form []string) bool {
	return len(words) >= len(form) && (slices.Equal(words[:len(form)], form) || slices.Equal(words[len(words)-len(form):], form))
}

// nearness of two words, 0 to 1, after Jaro (1989) and Winkler (1990): the share of
// letters that they have in common and in order, more where they begin alike.
func nearness(a, b string) float64 {
	if a == b {
		return 1
	}
	x, y := []rune(a), []rune(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	common, turned := inCommon(x, y)
	if common == 0 {
		return 0
	}
	m := float64(common)
	jaro := (m/float64(len(x)) + m/float64(len(y)) + (m-float64(turned)/2)/m) / 3
	alike := 0
	for alike < min(4, len(x), len(y)) && x[alike] == y[alike] {
		alike++
	}
	return jaro + float64(alike)*0.1*(1-jaro)
}

// inCommon counts the letters that two words share within half of the longer one,
// and those among them that stand in another order.
func inCommon(x, y []rune) (common, turned int) {
	reach := max(max(len(x), len(y))/2-1, 0)
	taken := make([]bool, len(y))
	var inX, inY []rune
	for i, r := range x {
		for j := max(0, i-reach); j < min(len(y), i+reach+1); j++ {
			if !taken[j] && y[j] == r {
				taken[j] = true
				inX = append(inX, r)
				break
			}
		}
	}
	for j, r := range y {
		if taken[j] {
			inY = append(inY, r)
		}
	}
	for i := range inX {
		if inX[i] != inY[i] {
			turned++
		}
	}
	return len(inX), turned
}
