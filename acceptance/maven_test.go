package acceptance

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// mavenFolder lies beside the checkout. Its absence is a failure in CI.
func mavenFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		data := filepath.Join(dir, "shared", "data", "maven-crm")
		if _, err := os.Stat(data); err == nil {
			return data
		}
	}
	if os.Getenv("CI") != "" {
		t.Error("the folder shared is not beside the checkout: put it there, CI needs its data")
	}
	t.Log("not run: the import of the Maven files, because no folder shared lies beside the checkout")
	return ""
}

// The four Maven files come in by one command, without a map, and the firm then
// counts what the files hold.
func TestMavenComesInByOneCommand(t *testing.T) {
	t.Parallel()
	data := mavenFolder(t)
	if data == "" {
		return
	}
	each(t, "2017-12-31T12:00:00Z", func(t *testing.T, w *world) {
		t.Helper()
		m := &maven{firm: w.found(t, "", "USD"), files: []string{
			filepath.Join(data, "sales_pipeline.csv"), filepath.Join(data, "accounts.csv"),
			filepath.Join(data, "products.csv"), filepath.Join(data, "sales_teams.csv"),
		}}
		m.rows(t)
		_ = t.Run("one command", m.comesIn) && t.Run("the counts", m.count) && t.Run("once more", m.changesNothing)
	})
}

type maven struct {
	*firm
	files []string
	held  int // rows in the files
}

func (m *maven) rows(t *testing.T) {
	t.Helper()
	for _, path := range m.files {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(f).ReadAll()
		_ = f.Close() // was only read
		if err != nil {
			t.Fatal(err)
		}
		m.held += len(records) - 1
	}
}

func (m *maven) run(t *testing.T) *brought {
	t.Helper()
	im := &brought{}
	m.told(t, im, append([]string{"import", "--pipeline", "Maven", "--history-from", "2017-03-01", "--bad-rows", m.dir}, m.files...)...)
	if im.State != "done" || im.Counts.Rows != m.held || im.Counts.Bad != 0 {
		t.Errorf("want %d rows and none refused, got %s with %+v", m.held, im.State, im.Counts)
	}
	return im
}

func (m *maven) comesIn(t *testing.T) {
	im := m.run(t)
	for noun, want := range map[string]int{"deal": 8800, "company": 85, "product": 7} {
		if got := im.Counts.Nouns[noun].Created; got != want {
			t.Errorf("want %d of %s made, got %d", want, noun, got)
		}
	}
}

// count compares with the figures that come with the files.
func (m *maven) count(t *testing.T) {
	for filter, want := range map[string]int64{
		"outcome:won": 4238, "outcome:lost": 2473, "outcome:open": 2089, "company:none": 1425,
		"outcome:open,stage:engaging": 1589, "outcome:open,stage:prospecting": 500,
		"product:" + m.product(t, "GTX Pro"): 1480, // the deals call it GTXPro
	} {
		if got := m.owner.filter(t, filter).Total.Count; got != want {
			t.Errorf("%s: want %d deals, got %d", filter, want, got)
		}
	}
	if got := m.owner.filter(t, "outcome:won").Total.Sum; got != 10_005_534_00 {
		t.Errorf("want 10,005,534 won, got %d cents", got)
	}
	id := ""
	for _, p := range m.pipelines(t) {
		if name, ok := p.Process["name"].(object); ok && name["en"] == "Maven" {
			id = p.ID
		}
	}
	var funnel struct {
		Won, Lost struct{ Deals int }
		WinRate   *struct{ Value float64 } `json:"win_rate"`
	}
	m.owner.ask(t, &funnel, "GET /funnel?pipeline="+id, nil)
	if funnel.Won.Deals != 4238 || funnel.Lost.Deals != 2473 || funnel.WinRate == nil || math.Abs(funnel.WinRate.Value-.631501) > 5e-7 {
		t.Errorf("want a win rate of .631501, got %+v", funnel)
	}
	if _, out, _ := m.command(t, "funnel", "--pipeline", "Maven"); !strings.Contains(out, "won 4238, 10005534.00 USD; lost 2473; disqualified 0") {
		t.Errorf("the command shows the same, got %s", out)
	}
	board := m.owner.board(t, id).counts()
	if len(board) != 2 || board["engaging"] != 1589 || board["prospecting"] != 500 {
		t.Errorf("want 1,589 and 500 on the board, got %v", board)
	}
}

func (m *maven) product(t *testing.T, name string) string {
	t.Helper()
	var all list[struct{ ID, Name string }]
	m.owner.ask(t, &all, "GET /products?q="+query(name), nil)
	if len(all.Items) != 1 {
		t.Fatalf("want one product %s, got %v", name, all.Items)
	}
	return all.Items[0].ID
}

// changesNothing: the same files once more are all known.
func (m *maven) changesNothing(t *testing.T) {
	if again := m.run(t); again.Counts.Created != 0 || again.Counts.Updated != 0 || again.Counts.Unchanged != m.held {
		t.Errorf("the same files change nothing, got %+v", again.Counts)
	}
}
