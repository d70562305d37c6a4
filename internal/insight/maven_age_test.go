package insight

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"hummock/internal/crm"
)

// E10: time in stage, chances by age and the backtest of the Maven history. The
// history is complete from the first day on which a deal was closed.
func TestMavenByAge(t *testing.T) {
	t.Parallel()
	shared := sharedFolder(t)
	if shared == "" {
		return
	}
	d, v, _ := maven(t, shared)
	p := Past{Deals: d, Visits: v, Win: 2, Zone: time.UTC, AsOf: "2017-12-31"}
	j, err := newJourneys(p)
	if err != nil {
		t.Fatal(err)
	}
	if got := j.complete.Date(); got != "2017-03-01" {
		t.Errorf("the history is complete from %s", got)
	}
	stays := j.byStage()[1]
	lengths := []float64{7, 14, 30, 60, 90, 120, 138}
	mavenCurve(t, stays, lengths, 60, []float64{.804393, .615728, .568688, .499065, .309548, .177994, .155628})
	naive := make([]Stay, len(stays))
	for i, s := range stays {
		naive[i] = Stay{s.Days, Watched, s.Cause}
	}
	mavenCurve(t, naive, lengths, 69, []float64{.829759, .661886, .618799, .549766, .350861, .204459, .178820})
	m, err := newAgeModel(j, []float64{.631501, .631501})
	if err != nil {
		t.Fatal(err)
	}
	for age, want := range map[float64]float64{0: .529025, 30: .495311, 60: .471964, 90: .353832, 120: .095067} {
		near(t, "chance to win when open", m.Chance(1, age, .5).Raw, want)
	}
	mavenOpen(t, shared, j, m)
	mavenBacktest(t, p)
}

func mavenCurve(t *testing.T, stays []Stay, lengths []float64, median float64, want []float64) {
	t.Helper()
	s, err := KaplanMeier(stays, 10)
	if err != nil {
		t.Fatal(err)
	}
	for i, days := range lengths {
		near(t, "S", s.At(days), want[i])
	}
	if got, reached := s.Quantile(.5); got != median || !reached {
		t.Errorf("median %v, want %v", got, median)
	}
}

// mavenOpen weighs the open deals, which have no value, by list price.
func mavenOpen(t *testing.T, shared string, j *journeys, m *AgeModel) {
	t.Helper()
	read := func(name string) [][]string {
		file, err := os.Open(filepath.Join(shared, "data", "maven-crm", name))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		records, err := csv.NewReader(file).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return records[1:]
	}
	price := map[string]float64{}
	for _, r := range read("products.csv") {
		price[r[0]], _ = strconv.ParseFloat(r[2], 64)
	}
	price["GTXPro"] = price["GTX Pro"]
	older, raw, weighted, blended := 0, 0., 0., 0.
	for i, r := range read("sales_pipeline.csv") {
		h := j.open(int32(i))
		if h == nil {
			continue
		}
		c := m.Chance(h.at, j.age(h.entered), 4238./6711)
		if j.age(h.entered) > 138 {
			older++
		}
		raw += c.Raw * price[r[2]]
		weighted += 4238. / 6711 * price[r[2]]
		blended += c.Value * price[r[2]]
	}
	near(t, "at the win rate", weighted, 2457944.643421)
	near(t, "by age alone", raw, 174168.196754)
	if older != 1291 || !(blended > raw) || blended > weighted/2 {
		t.Errorf("%d deals are older than any that closed; blended %.0f", older, blended)
	}
	t.Logf("blended: %.0f", blended)
}

// mavenBacktest compares with what the reference prints of April to September.
func mavenBacktest(t *testing.T, p Past) {
	t.Helper()
	rows, err := Backtest(p, []crm.Date{"2017-04-30", "2017-05-31", "2017-06-30", "2017-07-31", "2017-08-31", "2017-09-30"})
	if err != nil {
		t.Fatal(err)
	}
	s, err := ScoreBacktest(p.Deals, rows, 1)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "April, share won so far", rows[0].P[0], .661800)
	base, stageAge := s.Pooled[0], s.Pooled[5]
	if base.N != 11770 || base.Won != 3993 {
		t.Errorf("%d deals, %d won", base.N, base.Won)
	}
	nearAll(t, "base", []float64{base.Brier, base.LogLoss, *base.AUC, base.SumP}, []float64{.313937, .825223, .504446, 7523.887932})
	if stageAge.Brier > .2250 || *stageAge.AUC < .68 {
		t.Errorf("age in stage: Brier %v, AUC %v, where the reference has .2237 and .6871 without blend", stageAge.Brier, *stageAge.AUC)
	}
}
