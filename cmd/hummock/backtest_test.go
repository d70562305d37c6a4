package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hummock/internal/crm"
)

// imported gives a firm sixty deals of early 2025, one a day: every second is
// won, all after 5 to 14 days, in one stage or two.
func (i importer) imported() {
	i.t.Helper()
	deals := &strings.Builder{}
	history := &strings.Builder{}
	fmt.Fprintln(deals, "deal,name,value,currency,stage,created_at,closed_at,outcome")
	fmt.Fprintln(history, "deal,stage,entered_at,left_at")
	for n := range 60 {
		start := crm.Date("2025-01-01").AddDays(n)
		move, end := start.AddDays(3), start.AddDays(5+n%10)
		outcome := []string{"lost", "won"}[n%2]
		fmt.Fprintf(deals, "X%d,Deal %d,%d.50,EUR,Offer,%s,%s,%s\n", n, n, 100+n, start, end, outcome)
		fmt.Fprintf(history, "X%d,Talk,%s,%s\nX%d,Offer,%s,%s\n", n, start, move, n, move, end)
	}
	i.run(i.file("deals.csv", deals.String()), i.file("history.csv", history.String()), "--pipeline", "Sales", "--create-stages")
}

func TestBacktestOfAnImportedHistory(t *testing.T) {
	t.Parallel()
	i := newImporter(t)
	i.imported()
	rows := filepath.Join(i.dir, "rows.csv")
	code, out, errors := hummock(t, nil, "backtest", "--pipeline", "Sales", "--as-of", "2025-02-10,2025-02-20", "--rows", rows, "--json", "--data", i.data())
	var a backtestAnswer
	if err := json.Unmarshal([]byte(out), &a); code != 0 || err != nil {
		t.Fatalf("%d %v %s", code, err, errors)
	}
	if len(a.Days) != 2 || len(a.Pooled) != 6 || len(a.Differences) != 15 || a.Pooled[0].N == 0 || a.Pooled[0].N != a.Days[0].Models[0].N+a.Days[1].Models[0].N {
		t.Fatalf("%s", out)
	}
	text, err := os.ReadFile(rows)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if lines[0] != "as_of,deal,stage,age_days,value,p_base,p_assigned,p_stage,p_markov,p_age,p_stage_age,won" || len(lines) != a.Pooled[0].N+1 {
		t.Errorf("%d lines for %d deals, %s", len(lines), a.Pooled[0].N, lines[0])
	}
	// X39 began on 9 February and talks for three days; it is won on the 23rd.
	if !strings.Contains(string(text), "2025-02-10,X39,Talk,1,139.50,") || !strings.Contains(string(text), "2025-02-20,X39,Offer,8,139.50,") {
		t.Errorf("%s", text)
	}
	for _, line := range lines[1:] {
		var n int
		if _, err := fmt.Sscanf(strings.Split(line, ",")[1], "X%d", &n); err != nil || !strings.HasSuffix(line, fmt.Sprintf(",%d", n%2)) {
			t.Errorf("%s does not tell what came of the deal", line)
		}
	}
	code, out, _ = hummock(t, nil, "backtest", "--pipeline", "Sales", "--as-of", "2025-02-10", "--data", i.data())
	if code != 0 || !strings.Contains(out, "stage_age") || !strings.Contains(out, "Brier of age less that of base") {
		t.Errorf("%d %s", code, out)
	}
}

func TestBacktestRefuses(t *testing.T) {
	t.Parallel()
	i := newImporter(t)
	i.imported()
	for args, want := range map[string]string{
		"Sales --as-of 2037-01-01":        "is no day of the past",
		"Sales --as-of 2024-01-01":        "had been won or lost by 2024-01-01",
		"Sales --as-of 2025-06-01":        "no deal was open on these days",
		"Sales --as-of " + sixtyOneDays(): "a backtest takes 1 to 60 days",
		"Nothing --as-of 2025-02-10":      "there is no pipeline",
	} {
		code, out, errors := hummock(t, nil, append(append([]string{"backtest", "--data", i.data(), "--pipeline"}, strings.Fields(args)...), "--json")...)
		if code != 1 || out != "" || !strings.Contains(errors, want) || strings.Count(errors, "\n") != 1 {
			t.Errorf("%s: %d %s%s", args, code, out, errors)
		}
	}
}

func sixtyOneDays() string {
	var days []string
	for n := range 61 {
		days = append(days, string(crm.Date("2025-01-01").AddDays(n)))
	}
	return strings.Join(days, ",")
}

func TestCalibrationOfAnImportedHistory(t *testing.T) {
	t.Parallel()
	i := newImporter(t)
	i.imported()
	code, out, errors := hummock(t, nil, "calibration", "--pipeline", "Sales", "--by", "source", "--json", "--data", i.data())
	var a calibrationAnswer
	if err := json.Unmarshal([]byte(out), &a); code != 0 || err != nil || len(a.Stages) == 0 || a.Segments == nil {
		t.Fatalf("%d %v %s %s", code, err, errors, out)
	}
	code, out, _ = hummock(t, nil, "calibration", "--pipeline", "Sales", "--data", i.data())
	if code != 0 || !strings.Contains(out, "suggested") || !strings.Contains(out, "Talk") {
		t.Errorf("%d %s", code, out)
	}
	if code, _, errors = hummock(t, nil, "calibration", "--pipeline", "Nowhere", "--data", i.data()); code == 0 || !strings.Contains(errors, "Nowhere") {
		t.Errorf("%d %s", code, errors)
	}
}

// A flag that holds no day is a wrong use of the command, told before anything is
// asked.
func TestFlagsThatHoldNoDay(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"backtest --pipeline Sales --as-of 2025-02-30":                           "--as-of",
		"backtest --pipeline Sales --as-of 2025-02-10 --history-from 2025-02-30": "--history-from",
		"forecast --as-of x": "--as-of", "forecast --from 2026-1": "--from", "forecast --months 0": "--months", "funnel --as-of 1.2.26": "--as-of",
		"calibration --closed-from never": "--closed-from", "export losses --since 2026": "--since", "import backtest_test.go --history-from x": "--history-from",
	} {
		code, out, errors := hummock(t, nil, strings.Fields(line)...)
		if code != 2 || out != "" || !strings.Contains(errors, want) || strings.Count(errors, "\n") != 1 {
			t.Errorf("%s: %d, %q", line, code, errors)
		}
	}
}
