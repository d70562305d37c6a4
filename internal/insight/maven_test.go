package insight

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"hummock/internal/crm"
)

// sharedFolder is the folder beside the checkout that holds reference data, or
// "" where there is none. In CI its absence is a failure.
func sharedFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		shared := filepath.Join(dir, "shared")
		if _, err := os.Stat(filepath.Join(shared, "data")); err == nil {
			return shared
		}
	}
	if os.Getenv("CI") != "" {
		t.Error("the folder shared is not beside the checkout: put it there, CI needs its data")
	}
	t.Log("not run: the part on the Maven data, because no folder shared lies beside the checkout")
	return ""
}

// maven are the 8,800 deals, in stages Prospecting and Engaging. A deal of
// Prospecting has no dates and so no visit with a time.
func maven(t *testing.T, shared string) (*Deals, *Visits, map[string][]int32) {
	t.Helper()
	file, err := os.Open(filepath.Join(shared, "data", "maven-crm", "sales_pipeline.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	records, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	const agent, stage, engaged, closed, value = 1, 4, 5, 6, 7
	var list []deal
	v := &Visits{}
	agents := map[string][]int32{}
	for i, r := range records[1:] {
		x := deal{stage: 1, closed: crm.Date(r[closed])}
		switch r[stage] {
		case "Won":
			x.outcome = Won
		case "Lost":
			x.outcome = Lost
		case "Prospecting":
			x.stage = 0
		}
		if r[value] != "" {
			major, err := strconv.ParseInt(r[value], 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			x.value = major * 100
		}
		list = append(list, x)
		agents[r[agent]] = append(agents[r[agent]], int32(i))
		v.Deal, v.Stage, v.Void = append(v.Deal, int32(i)), append(v.Stage, x.stage), append(v.Void, false)
		v.Entered = append(v.Entered, crm.InstantOf(crm.Date(r[engaged]).Time()))
		v.Left = append(v.Left, crm.InstantOf(crm.Date(r[closed]).Time()))
		if r[engaged] == "" {
			v.Entered[i] = 0
		}
		if r[closed] == "" {
			v.Left[i] = 0
		}
	}
	return columns(t, []float64{NoPercent, NoPercent}, list...), v, agents
}

// E10: what the import of the Maven files has to count.
func TestMaven(t *testing.T) {
	t.Parallel()
	shared := sharedFolder(t)
	if shared == "" {
		return
	}
	d, v, agents := maven(t, shared)
	f := funnelOf(t, d, v, FunnelOptions{Win: 2})
	for name, got := range map[string][2]int{
		"won": {f.Won.Deals, 4238}, "lost": {f.Lost.Deals, 2473}, "engaging": {f.Stages[1].Now.Deals, 1589},
		"prospecting": {f.Stages[0].Now.Deals, 500}, "prospecting with a time": {f.Stages[0].Entered.Deals, 0},
		"ever engaging": {f.Stages[1].Entered.Deals, 8300}, "engaging, won": {f.Stages[1].Won.Deals, 4238},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %d, want %d", name, got[0], got[1])
		}
	}
	if f.Won.Value != 10_005_534_00 {
		t.Errorf("won value %d, want 10,005,534.00", f.Won.Value)
	}
	near(t, "win rate", f.WinRate.Value, .631501)
	if got := f.History("2017-12-31"); got != (History{Closed: 6711, Months: 9}) {
		t.Errorf("history %+v", got)
	}
	compareAgents(t, shared, d, agents)
}

// No real difference between the agents, and the numbers of the reference.
func compareAgents(t *testing.T, shared string, d *Deals, agents map[string][]int32) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(shared, "data", "maven-crm", "reference", "maven_reference.json"))
	if err != nil {
		t.Fatal(err)
	}
	var reference struct {
		ByAgent struct {
			Mu       float64 `json:"mu"`
			M        float64 `json:"M_mom"`
			Rho      float64 `json:"rho_mom"`
			Segments map[string]struct {
				Won    int     `json:"won"`
				Closed int     `json:"closed"`
				Mean   float64 `json:"eb_mean"`
			} `json:"segments"`
		} `json:"by_agent"`
	}
	if err := json.Unmarshal(bytes.ReplaceAll(text, []byte("Infinity"), []byte("null")), &reference); err != nil {
		t.Fatal(err)
	}
	want := reference.ByAgent
	var names []string
	var records []Record
	for name, rows := range agents {
		f := funnelOf(t, d, &Visits{}, FunnelOptions{Win: 2, Rows: rows})
		if f.WinRate != nil {
			names, records = append(names, name), append(records, f.WinRate.Record)
		}
	}
	s, err := CompareSegments(records)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "mu", s.Mean, want.Mu)
	near(t, "rho", s.Rho, want.Rho)
	near(t, "M over a thousand", s.Weight/1000, want.M/1000)
	if s.Differ || len(records) != len(want.Segments) {
		t.Errorf("agents differ: %v (p %v), %d of %d agents", s.Differ, s.P, len(records), len(want.Segments))
	}
	for i, name := range names {
		w := want.Segments[name]
		if records[i] != (Record{w.Won, w.Closed}) {
			t.Errorf("%s: %+v, want %+v", name, records[i], w)
		}
		near(t, name, s.Each[i].Shrunk, w.Mean)
	}
}
