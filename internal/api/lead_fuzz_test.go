package api

import (
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"hummock/internal/crm"
)

// A form's post of any content becomes a lead that can be stored, within its
// lengths.
func FuzzFormPost(f *testing.F) {
	f.Add("name=Anna&email=a%40b.test&message=Hello")
	f.Add("name=%00%ff&phone=" + strings.Repeat("9", 500))
	f.Add("name=a;b&&=%zz&stamp=..&website=")
	f.Add("message=" + strings.Repeat("%D0%B6", 2000))
	f.Fuzz(func(t *testing.T, body string) {
		post, _ := url.ParseQuery(body)
		draft := posted(post)
		storable := func(most int, texts ...string) {
			for _, text := range texts {
				if !utf8.ValidString(text) || strings.Contains(text, "\x00") || utf8.RuneCountInString(text) > most {
					t.Errorf("%q cannot be stored", text)
				}
			}
		}
		storable(formText, draft.Name, draft.Company, draft.Emails[0], draft.Phones[0])
		storable(formLetter, draft.Note)
		l := crm.Lead{Name: draft.Name, Company: draft.Company, Emails: draft.Emails, Phones: draft.Phones, Note: draft.Note}
		l.Gather()
		if stampHolds("secret", post.Get("stamp"), l.ArrivedAt.Time()) {
			t.Error("a stamp that nobody made holds")
		}
	})
}
