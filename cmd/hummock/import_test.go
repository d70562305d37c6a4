package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hummock/internal/crm"
)

// importer is a firm in a folder, with sheets beside it.
type importer struct {
	t   *testing.T
	dir string
}

func newImporter(t *testing.T) importer {
	t.Helper()
	i := importer{t, t.TempDir()}
	if code, _, errors := hummock(t, nil, "workspace", "create", "One", "--owner", "anna@example.com", "--data", i.data()); code != 0 {
		t.Fatal(errors)
	}
	return i
}

func (i importer) data() string { return filepath.Join(i.dir, "data") }

func (i importer) file(name, text string) string {
	i.t.Helper()
	path := filepath.Join(i.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		i.t.Fatal(err)
	}
	return path
}

func (i importer) run(args ...string) crm.Import {
	i.t.Helper()
	code, out, errors := hummock(i.t, nil, append(append([]string{"import"}, args...), "--data", i.data(), "--json")...)
	var im crm.Import
	if err := json.Unmarshal([]byte(out), &im); code != 0 || err != nil {
		i.t.Fatalf("%d %v %s%s", code, err, out, errors)
	}
	return im
}

const untidy = `name;company;amount;closing date
Portal;Reed;1 250,50;01.12.2026
Store;Reed;a lot;31.02.2026
"=HYPERLINK(1)";Reed;10;
`

func TestRefusedRowsComeBackAsAFileThatCanBeMended(t *testing.T) {
	t.Parallel()
	i := newImporter(t)
	deals := i.file("deals.csv", untidy)
	if im := i.run(deals, "--pipeline", "Sales", "--dry-run"); im.State != crm.ImportChecked || im.Counts.Created != 2 || im.Counts.Bad != 1 {
		t.Fatalf("%+v", im)
	}
	im := i.run(deals, "--pipeline", "Sales")
	if im.Counts.Created != 2 || im.Counts.Bad != 1 {
		t.Fatalf("%+v", im)
	}
	bad, err := os.ReadFile(deals + ".bad.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"name,company,amount,closing date,hummock row", "Store,Reed,a lot,31.02.2026,3,amount; closing date,a lot; 31.02.2026,"} {
		if !strings.Contains(string(bad), want) {
			t.Errorf("%s lacks %s", bad, want)
		}
	}
	mended := i.file("mended.csv", strings.NewReplacer("a lot,31.02.2026,3", "700,01.11.2026,3").Replace(string(bad)))
	if im := i.run(mended); im.Counts.Created != 1 || im.Counts.Bad != 0 {
		t.Errorf("%+v", im.Counts)
	}
	if again := i.run(deals); again.Counts.Unchanged != 2 || again.Counts.Bad != 1 {
		t.Errorf("%+v", again.Counts)
	}
	code, out, errors := hummock(t, nil, "import", "undo", im.ID.String(), "--data", i.data())
	if code != 0 || !strings.Contains(out, "Taken back: 2 rows; 1 could not be") || !strings.Contains(out, "company Reed, made along the way: it was changed since") { // the company has the mended deal
		t.Errorf("%d %s%s", code, out, errors)
	}
}

func TestAMapSaysWhatHeadersDoNot(t *testing.T) {
	t.Parallel()
	i := newImporter(t)
	odd := i.file("odd.csv", "A,B,C\nPortal,Reed,1.250\n")
	code, _, errors := hummock(t, nil, "import", odd, "--data", i.data())
	if code != 1 || !strings.Contains(errors, "choose deals, leads, companies") {
		t.Errorf("%d %s", code, errors)
	}
	mapping := i.file("map.yaml", "pipeline: Sales\nfiles:\n- name: odd.csv\n  kind: deals\n  columns:\n    A: {field: name}\n    B: {field: company}\n    C: {field: value, decimal: ','}\n")
	if im := i.run(odd, "--map", mapping); im.Counts.Created != 1 {
		t.Errorf("%+v", im)
	}
	if im := i.run(odd); im.Counts.Unchanged != 1 { // the map was remembered
		t.Errorf("%+v", im)
	}
	twice := i.file("twice.yaml", "files:\n- name: odd.csv\n  columns:\n    B: {field: company}\n    C: {field: company}\n")
	if code, _, errors := hummock(t, nil, "import", odd, "--map", twice, "--data", i.data()); code != 1 || !strings.Contains(errors, `"B" and "C" are both to be read as company`) {
		t.Errorf("%d %s", code, errors)
	}
	for args, want := range map[string]string{
		i.file("empty.csv", "name,stage\n"):         "no rows",
		i.file("picture.csv", "\x89PNG\r\n\x1a\n"):  "not a table",
		"undo 01920000-0000-7000-8000-000000000000": "no such import",
	} {
		code, out, errors := hummock(t, nil, append(append([]string{"import"}, strings.Fields(args)...), "--data", i.data())...)
		if code != 1 || out != "" || !strings.Contains(errors, want) || strings.Count(errors, "\n") != 1 {
			t.Errorf("%s: %d %s%s", args, code, out, errors)
		}
	}
}

func TestImportGoesThroughARunningServer(t *testing.T) {
	t.Parallel()
	i := importer{t, t.TempDir()}
	start(t, nil, "--data", i.data())
	if code, _, errors := hummock(t, nil, "workspace", "create", "One", "--owner", "anna@example.com", "--data", i.data()); code != 0 {
		t.Fatal(errors)
	}
	im := i.run(i.file("deals.csv", untidy), "--pipeline", "Sales")
	if im.State != crm.ImportDone || im.Counts.Created != 2 {
		t.Errorf("%+v", im)
	}
}

func TestRefusedRowsNeedAPlaceBeforeAnythingIsSent(t *testing.T) {
	t.Parallel()
	i := newImporter(t)
	deals := i.file("deals.csv", untidy)
	code, out, errors := hummock(t, nil, "import", deals, "--pipeline", "Sales", "--bad-rows", filepath.Join(i.dir, "nowhere"), "--data", i.data())
	if code != 1 || out != "" || !strings.Contains(errors, "nothing was imported") || strings.Count(errors, "\n") != 1 {
		t.Errorf("%d %s%s", code, out, errors)
	}
	if im := i.run(deals, "--pipeline", "Sales", "--bad-rows", i.dir); im.Counts.Created != 2 {
		t.Errorf("the refused run has written: %+v", im.Counts)
	}
	worthless := i.file("worthless.csv", "name,company,amount\nStore,Reed,a lot\n")
	for _, more := range [][]string{{}, {"--dry-run"}} {
		code, out, errors := hummock(t, nil, append([]string{"import", worthless, "--data", i.data()}, more...)...)
		if code != 1 || !strings.Contains(out, "1 refused") || !strings.Contains(errors, "not one of the 1 rows") {
			t.Errorf("%v: %d %s%s", more, code, out, errors)
		}
	}
}
