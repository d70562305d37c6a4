package crm

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Whatever strangers write, their face has short keys, and two faces are as alike
// as the same two the other way round.
func FuzzFaces(f *testing.F) {
	f.Add("Anna Kowalska", "Brzoza sp. z o.o.", "anna@brzoza.test", "+48 600 100 200", "PL 123-456-78-90", "Ковальская Анна", "600100200")
	f.Add("", "ООО «»", "@", "+", "--", "İ", "0048")
	f.Add("\xff\x00", strings.Repeat("ж", 300), strings.Repeat("a", 200)+"@b", strings.Repeat("9", 400), "", " ", "١٢٣")
	f.Fuzz(func(t *testing.T, name, company, mail, phone, tax, otherName, otherPhone string) {
		one := Face{Name: name, Company: company, Emails: []string{mail}, Phones: []string{phone}, TaxID: tax}
		other := Face{Name: otherName, Company: company, Emails: []string{strings.ToUpper(mail)}, Phones: []string{otherPhone}}
		for _, key := range append(one.MatchKeys(), other.MatchKeys()...) {
			if len(key) > 100 || utf8.ValidString(name+company+mail+phone+tax+otherName+otherPhone) && !utf8.ValidString(key) {
				t.Errorf("the key %q", key)
			}
		}
		there, _ := one.Like(other)
		back, _ := other.Like(one)
		if there != back || there < 0 || there > 100 {
			t.Errorf("%d there and %d back", there, back)
		}
	})
}

// Nothing that a stranger writes is refused, and nothing of it is lost.
func FuzzGather(f *testing.F) {
	f.Add("Anna", "Brzoza", "anna@brzoza.test", "+48 600 100 200", "Hello")
	f.Add(" ", "", "not an address", "", "")
	f.Add("", "", "", "", "")
	f.Add("\t", "\n", "a@b", "\x00", "\xff")
	f.Fuzz(func(t *testing.T, name, company, mail, phone, note string) {
		l := Lead{Name: name, Company: company, Emails: []string{mail}, Phones: []string{phone}, Note: note}
		l.Gather()
		if again := l; again.Tidy() != nil {
			t.Errorf("it is kept, and refused when it is looked at again: %+v", l)
		}
		for _, told := range []string{name, company, mail, phone, note} {
			told = strings.TrimSpace(told)
			kept := slices.Contains(slices.Concat(l.Emails, l.Phones, []string{l.Name, l.Company}), told) || strings.Contains(l.Note, told)
			if !kept {
				t.Errorf("%q is lost: %+v", told, l)
			}
		}
	})
}
