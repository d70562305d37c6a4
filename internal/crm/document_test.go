package crm

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestDocumentsMeetCriteria(t *testing.T) {
	t.Parallel()
	contract := func(state DocumentState, expires Date) Document {
		return Document{Kind: "contract", Name: "Contract", State: state, ExpiresOn: expires}
	}
	for name, c := range map[string]struct {
		kind, state string
		papers      []Document
		met         bool
	}{
		"none":                              {"contract", "signed", nil, false},
		"in the state":                      {"contract", "signed", []Document{contract(StateSigned, "")}, true},
		"further than asked":                {"contract", "sent", []Document{contract(StateAgreed, "")}, true},
		"not as far":                        {"contract", "signed", []Document{contract(StateAgreed, "")}, false},
		"changes asked: it was seen":        {"contract", "seen", []Document{contract(StateChangesAsked, "")}, true},
		"changes asked: not agreed":         {"contract", "agreed", []Document{contract(StateChangesAsked, "")}, false},
		"void":                              {"contract", "draft", []Document{contract(StateVoid, "")}, false},
		"another kind":                      {"nda", "signed", []Document{contract(StateSigned, "")}, false},
		"any kind":                          {Any, "signed", []Document{contract(StateSigned, "")}, true},
		"one of several":                    {"contract", "signed", []Document{contract(StateVoid, ""), contract(StateSigned, ""), contract(StateDraft, "")}, true},
		"on its last day":                   {"contract", "signed", []Document{contract(StateSigned, "2026-12-02")}, true},
		"expired":                           {"contract", "signed", []Document{contract(StateSigned, "2026-12-01")}, false},
		"expired, and renewed":              {"contract", "signed", []Document{contract(StateSigned, "2026-12-01"), contract(StateSigned, "2027-12-01")}, true},
		"a sent one does not expire":        {"contract", "sent", []Document{contract(StateSent, "2026-12-01")}, true},
		"an agreed one is expired for sent": {"contract", "sent", []Document{contract(StateAgreed, "2026-12-01")}, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := &Facts{Deal: dealSince(0), Documents: c.papers, Now: noon, Today: "2026-12-02"}
			ask := Ask{Criterion: &Criterion{Key: "paper", Text: Text{English: "The paper"}, Kind: KindDocument, Document: c.kind, State: c.state, Role: Legal}, Stage: &Stage{}}
			if got := ask.Met(f, seller.User); got != c.met {
				t.Errorf("met: %v", got)
			}
			told := ask.Describe(f, seller)
			if told.Action.Do != "answer" || len(told.Action.Inputs) != 1 || told.Action.Inputs[0].State != DocumentState(c.state) || len(told.Action.Inputs[0].Choices) == 0 {
				t.Errorf("whoever moves the deal answers with the paper, got %+v", told.Action)
			}
			expired := !c.met && strings.HasPrefix(name, "expired") || strings.Contains(name, "is expired")
			if strings.Contains(told.Help, "2026-12-01") != expired {
				t.Errorf("the refusal tells of an expired paper and of no other, got %q", told.Help)
			}
		})
	}
}

// What is signed stays signed or becomes void, and void is the end; else papers
// go back and forth.
func TestWhereDocumentsMayGo(t *testing.T) {
	t.Parallel()
	states := append([]string{string(StateVoid)}, documentStates[:]...)
	rapid.Check(t, func(t *rapid.T) {
		from, to := DocumentState(rapid.SampledFrom(states).Draw(t, "from")), DocumentState(rapid.SampledFrom(states).Draw(t, "to"))
		want := from != StateVoid && (from != StateSigned || to == StateSigned || to == StateVoid)
		if got := (&Document{State: from}).Next(to) == nil; got != want {
			t.Fatalf("%s to %s: %v", from, to, got)
		}
		if from != StateVoid && !from.Reaches(from) || from == StateVoid && to != StateVoid && (from.Reaches(to) || to.Reaches(from)) {
			t.Fatalf("%s and %s", from, to)
		}
	})
}

func TestFileNamesAreHarmless(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Contract.pdf":                    "Contract.pdf",
		"../../etc/passwd":                "passwd",
		`C:\Users\x\Contract v2.pdf`:      "Contract v2.pdf",
		"a\x00b\r\n.pdf":                  "ab.pdf",
		"annex\u202efdp.exe":              "annexfdp.exe",
		"Договор № 7.docx":                "Договор № 7.docx",
		"  Umowa   o dzieło .odt ":        "Umowa o dzieło.odt",
		"":                                "file",
		"///":                             "file",
		".pdf":                            "pdf",
		`"quoted";x.pdf`:                  "quoted;x.pdf",
		strings.Repeat("ж", 300) + ".pdf": strings.Repeat("ж", 116) + ".pdf",
	} {
		if got := CleanFileName(name); got != want {
			t.Errorf("%q became %q, want %q", name, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		got := CleanFileName(rapid.String().Draw(t, "name"))
		if got == "" || utf8.RuneCountInString(got) > longestFile || strings.ContainsAny(got, `/\"`) || got == "." || got == ".." {
			t.Fatalf("%q", got)
		}
		if strings.ContainsFunc(got, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }) {
			t.Fatalf("%q", got)
		}
		if again := CleanFileName(got); again != got {
			t.Fatalf("%q became %q", got, again)
		}
	})
}
