package paper_test

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"hummock/internal/crm"
	"hummock/internal/paper"
)

// filled is a ready text with the examples of its merge fields.
func filled(t *testing.T, d *crm.DocumentTemplateDraft) paper.Document {
	t.Helper()
	body := d.Body
	for _, f := range crm.MergeFields(nil, d.Language) {
		example := f.Example.In(d.Language)
		if f.List {
			example = "- " + strings.ReplaceAll(example, "\n", "\n- ")
		}
		if f.Key != "signatures" {
			body = strings.NewReplacer("{"+f.Key+"}", example, "{"+f.Key+"?}", example).Replace(body)
		}
	}
	plain := crm.DocumentTemplateDraft{Language: d.Language, Body: body}
	blocks, err := plain.Fill(&crm.PaperFacts{Facts: &crm.Facts{}}, crm.Actor{Roles: []crm.Role{crm.Seller}})
	if err != nil {
		t.Fatal(err)
	}
	return paper.Document{Firm: "Kestrel & Söhne", Name: d.Name, Signs: [2]string{"Kestrel & Söhne", "Anna Żak"}, Blocks: blocks, Language: d.Language, On: "2026-12-02"}
}

// The ready texts merge only what there is, say that a lawyer must read them, and
// become a PDF that is the same each time. With PAPERS set to a folder, the files
// are left there to be looked at.
func TestReadyTextsBecomePDFs(t *testing.T) {
	t.Parallel()
	for l, lawyer := range map[crm.Language]string{crm.English: "lawyer", crm.Russian: "юрист", crm.Polish: "prawnik"} {
		starts, err := paper.Starts(l)
		if err != nil || len(starts) != 4 {
			t.Fatalf("%v %v", starts, err)
		}
		for _, start := range starts {
			if err := start.Check(nil); err != nil {
				t.Errorf("%s in %s: %v", start.Kind, l, err)
			}
			lines := strings.Split(start.Body, "\n")
			if !strings.Contains(lines[len(lines)-1], lawyer) {
				t.Errorf("%s in %s ends by %q", start.Kind, l, lines[len(lines)-1])
			}
			d := filled(t, &start)
			var once, again bytes.Buffer
			if err := paper.WriteDocument(&once, d); err != nil {
				t.Fatal(err)
			}
			if err := paper.WriteDocument(&again, d); err != nil || !bytes.Equal(once.Bytes(), again.Bytes()) {
				t.Errorf("%s in %s: two writings differ: %v", start.Kind, l, err)
			}
			if !slices.ContainsFunc(d.Blocks, func(b crm.Block) bool { return b.Kind == crm.BlockItem }) {
				t.Errorf("%s in %s has no items", start.Kind, l)
			}
			if folder := os.Getenv("PAPERS"); folder != "" {
				if err := os.WriteFile(folder+"/"+string(start.Kind)+"-"+string(l)+".pdf", once.Bytes(), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// Whatever stands in a text, it becomes a PDF.
func TestAnyTextBecomesAPDF(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		kinds := rapid.SampledFrom([]crm.BlockKind{crm.BlockHeading, crm.BlockSubheading, crm.BlockItem, crm.BlockText, crm.BlockGap, crm.BlockSignatures})
		text := rapid.StringN(0, 80, -1)
		d := paper.Document{Firm: text.Draw(t, "firm"), Language: crm.Polish, On: "2026-12-02"}
		for range rapid.IntRange(0, 120).Draw(t, "blocks") {
			d.Blocks = append(d.Blocks, crm.Block{Kind: kinds.Draw(t, "kind"), Text: text.Draw(t, "text")})
		}
		var b bytes.Buffer
		if err := paper.WriteDocument(&b, d); err != nil || !bytes.HasPrefix(b.Bytes(), []byte("%PDF-")) {
			t.Fatal(err)
		}
	})
}
