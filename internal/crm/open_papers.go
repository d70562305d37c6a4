package crm

import (
	"fmt"
	"slices"
	"strings"
)

// signedKinds are papers that both sides sign.
var signedKinds = [...]DocumentKind{"contract", "addendum", "nda", "acceptance"}

// closesPapers says whether a criterion is the lawyer's word that all is signed:
// one that a stage asks beside the last money.
func (a Ask) closesPapers() bool {
	c := a.Criterion
	return c.Kind == KindTick && c.Role == Legal && a.Stage != nil &&
		slices.ContainsFunc(a.Stage.Exit, func(c Criterion) bool { return c.Kind == KindBalance })
}

// openPapers are the names of those that are neither signed nor void.
func (f *Facts) openPapers() []string {
	var names []string
	for i := range f.Documents {
		d := &f.Documents[i]
		if slices.Contains(signedKinds[:], d.Kind) && d.State != StateVoid && d.State != StateSigned {
			names = append(names, d.Name)
		}
	}
	return names
}

// papersOpen tells which papers are open; it holds their names.
var papersOpen = Text{
	English: "Not signed yet: %s.",
	Russian: "Ещё не подписано: %s.",
	Polish:  "Jeszcze bez podpisu: %s.",
}

func (a Ask) papersText(f *Facts, l Language) string {
	if !a.closesPapers() || len(f.openPapers()) == 0 {
		return ""
	}
	quoted := make([]string, 0, len(f.Documents))
	for _, name := range f.openPapers() {
		quoted = append(quoted, fmt.Sprintf(quotedName.In(l), name))
	}
	return fmt.Sprintf(papersOpen.In(l), strings.Join(quoted, ", "))
}

var quotedName = Text{English: "“%s”", Russian: "«%s»", Polish: "„%s”"}

// CheckPapers refuses the lawyer's word while a paper is open, and names it.
func (a Ask) CheckPapers(f *Facts, l Language) error {
	if text := a.papersText(f, l); text != "" {
		names := strings.Join(f.openPapers(), ", ")
		return Errorf(Conflict, "papers.open", "these papers are not signed yet: %s: have them signed, or make them void", names).With("names", names)
	}
	return nil
}
