package crm

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

func TestADayIsToldInItsOrder(t *testing.T) {
	t.Parallel()
	step := func(why DayWhy, risk int64, block bool) DayItem {
		return DayItem{Why: why, Risk: risk, InBlock: block, Task: &Task{Kind: TaskCall}}
	}
	want := []DayItem{
		{Why: DayClock, At: 10, Lead: &Lead{}},
		{Why: DayClock, At: 20, Lead: &Lead{}},
		{Why: DayBroken, On: "2026-03-01", Promise: &Promise{}},
		{Why: DayPromise, On: "2026-03-02", Promise: &Promise{}},
		{Why: DayMeeting, On: "2026-03-02", At: 50, Task: &Task{Kind: TaskMeeting}},
		step(DayDue, 5, true),
		step(DayOverdue, 900, false),
		step(DayDue, 100, false),
		{Why: DayStale, Risk: 10_000},
	}
	for seed := range uint64(50) {
		got := slices.Clone(want)
		random := rand.New(rand.NewPCG(seed, 1))
		random.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		PlanDay(got, 480)
		for i := range want {
			if got[i].Why != want[i].Why || got[i].At != want[i].At || got[i].Risk != want[i].Risk {
				t.Fatalf("place %d: want %+v, got %+v", i, want[i], got[i])
			}
		}
	}
}

// What somebody outside waits for is never put off; the rest is, when the day is full.
func TestADayHoldsWhatFits(t *testing.T) {
	t.Parallel()
	items := []DayItem{{Why: DayPromise, Promise: &Promise{}}}
	for range 5 {
		items = append(items, DayItem{Why: DayDue, Task: &Task{Kind: TaskToDo}})
	}
	PlanDay(items, 95) // half an hour for the promise, and for each of two steps
	var later int
	for _, i := range items {
		later += map[bool]int{true: 1}[i.Later]
	}
	if later != 3 || items[0].Later || items[2].Later || !items[3].Later {
		t.Errorf("want three for later, got %d: %+v", later, items)
	}
	PlanDay(items, 0)
	if slices.ContainsFunc(items, func(i DayItem) bool { return i.Later }) {
		t.Errorf("after hours nobody counts minutes, got %+v", items)
	}
}

func TestWhatWaitingPutsAtRisk(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		weighted    int64
		late, stale int
		want        int64
	}{{1000_00, 0, 10, 100_00}, {1000_00, 4, 10, 500_00}, {1000_00, 9, 10, 1000_00}, {1000_00, 400, 10, 1000_00}, {7, 0, 0, 7}, {9e15, 8, 10, 81e14}} {
		if got := AtRisk(c.weighted, c.late, c.stale); got != c.want {
			t.Errorf("AtRisk(%d, %d, %d) = %d, want %d", c.weighted, c.late, c.stale, got, c.want)
		}
	}
}

func TestBlocksOfADay(t *testing.T) {
	t.Parallel()
	exists := func(stage string) bool { return stage == "close" }
	for name, c := range map[string]struct {
		blocks []DayBlock
		code   string
	}{
		"in order":     {[]DayBlock{{From: 780, To: 900, Stages: []string{"close"}}, {From: 540, To: 720, Stages: []string{"close"}}}, ""},
		"backwards":    {[]DayBlock{{From: 720, To: 540, Stages: []string{"close"}}}, "day.block_hours"},
		"past the end": {[]DayBlock{{From: 720, To: 1500, Stages: []string{"close"}}}, "day.block_hours"},
		"overlapping":  {[]DayBlock{{From: 540, To: 720, Stages: []string{"close"}}, {From: 700, To: 800, Stages: []string{"close"}}}, "day.blocks_overlap"},
		"no stage":     {[]DayBlock{{From: 540, To: 720, Stages: []string{"open"}}}, "day.block_stage"},
	} {
		blocks, err := CheckBlocks(c.blocks, exists)
		if c.code == "" && (err != nil || blocks[0].From != 540) {
			t.Errorf("%s: got %v, %v", name, blocks, err)
		}
		if c.code != "" && codeIn(err) != c.code {
			t.Errorf("%s: want %s, got %v", name, c.code, err)
		}
	}
	morning := []DayBlock{{From: 540, To: 720, Stages: []string{"close"}}}
	for hour, want := range map[int]int{8: 0, 9: 1, 11: 1, 12: 0} {
		if got := BlockAt(morning, time.Date(2026, 3, 2, hour, 0, 0, 0, time.UTC)); len(got) != want {
			t.Errorf("at %d o'clock: got %v", hour, got)
		}
	}
}
