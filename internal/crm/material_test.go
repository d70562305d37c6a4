package crm

import "testing"

// Learning material says what it is and where it is shown, and leads nowhere but
// to pages by https.
func TestLearningMaterialIsWhole(t *testing.T) {
	t.Parallel()
	at := MaterialDraft{Title: "Open questions", Kind: MaterialText, Text: "Ask, then be silent.", Pipeline: NewID(), Stage: "talk"}
	with := func(change func(*MaterialDraft)) MaterialDraft {
		d := at
		change(&d)
		return d
	}
	link := func(address string) MaterialDraft {
		return with(func(d *MaterialDraft) { d.Kind, d.Link = MaterialLink, address })
	}
	for code, d := range map[string]MaterialDraft{
		"":                      at,
		"name.empty":            with(func(d *MaterialDraft) { d.Title = " " }),
		"material.text_missing": with(func(d *MaterialDraft) { d.Text = "\n" }),
		"material.file_missing": with(func(d *MaterialDraft) { d.Kind = MaterialFile }),
		"material.place":        with(func(d *MaterialDraft) { d.Product = NewID() }),
		"role.unknown":          with(func(d *MaterialDraft) { d.Roles = []Role{"king"} }),
		"material.link":         link("javascript:alert(1)"),
	} {
		wantCode(t, code, d.Check())
	}
	for _, address := range []string{"http://example.com", "https://", "https://me:secret@example.com/", "//example.com", "https:example.com", "ftp://example.com"} {
		d := link(address)
		wantCode(t, "material.link", d.Check())
	}
	d := link(" https://example.com/questions?x=1#top ")
	d.FileID = NewID()
	wantCode(t, "", d.Check())
	if d.Link != "https://example.com/questions?x=1#top" || !d.FileID.IsZero() {
		t.Errorf("kept are %+v", d)
	}
}

func wantCode(t *testing.T, want string, err error) {
	t.Helper()
	if got := codeIn(err); got != want {
		t.Errorf("got %q (%v), want %q", got, err, want)
	}
}
