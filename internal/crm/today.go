package crm

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// DayWhy says in one word why something stands where it stands in a day.
type DayWhy string

// The reasons, in the order in which a day is told: running clocks, what was
// promised or agreed for today, next steps, and what nobody has decided.
const (
	DayClock   DayWhy = "clock"        // somebody waits for a first answer
	DayBroken  DayWhy = "promise_late" // a promise whose day is over
	DayPromise DayWhy = "promise"      // promised for today
	DayMeeting DayWhy = "meeting"      // agreed for an hour of today
	DayOverdue DayWhy = "overdue"      // a step whose day is over
	DayDue     DayWhy = "due"          // a step for today
	DayStale   DayWhy = "stale"        // too long in its stage: go on, or let go
)

// What one item takes where nobody says, in minutes.
var dayMinutes = map[TaskKind]int{TaskCall: 15, TaskMail: 10, TaskMeeting: 60, TaskToDo: 30}

// MostOfDay is how many items a day shows before the rest is for later.
const MostOfDay = 12

// DayItem is one thing that needs somebody today: a lead, or a deal with a task,
// a promise or a decision.
type DayItem struct {
	Why     DayWhy   `json:"why" enum:"clock,promise_late,promise,meeting,overdue,due,stale"`
	At      Instant  `json:"at" doc:"Its hour, or when the clock of a lead runs out"`
	On      Date     `json:"on" doc:"Its day"`
	Late    int      `json:"late_days"`
	Risk    int64    `json:"risk" doc:"Expected value at risk, in minor units of the firm's currency: value times the chance of the stage times how far the step is late against the stage's limit, at most the whole"`
	InBlock bool     `json:"in_block" doc:"Its stage belongs to this time of day, as its seller chose"`
	Minutes int      `json:"minutes" doc:"What it usually takes"`
	Later   bool     `json:"later" doc:"Does not fit into the working time that is left today"`
	Deal    *DayDeal `json:"deal"`
	Lead    *Lead    `json:"lead"`
	Task    *Task    `json:"task"`
	Promise *Promise `json:"promise"`
}

// DayDeal is a deal as a day shows it.
type DayDeal struct {
	Deal
	StageName string `json:"stage_name"`
	Days      int    `json:"days" doc:"In its stage"`
	StaleDays int    `json:"stale_days" doc:"After so many it is stale"`
}

// DayBlock is a part of the day that somebody keeps for deals in some stages.
type DayBlock struct {
	From   int      `json:"from" minimum:"0" maximum:"1440" doc:"Minutes after midnight"`
	To     int      `json:"to" minimum:"0" maximum:"1440"`
	Stages []string `json:"stages" minItems:"1" maxItems:"50" doc:"Keys of stages, in any pipeline"`
}

// CheckBlocks refuses blocks that end before they begin, that overlap, or that
// name no stage of the firm, and puts them in their order.
func CheckBlocks(blocks []DayBlock, exists func(stage string) bool) ([]DayBlock, error) {
	blocks = slices.SortedFunc(slices.Values(blocks), func(a, b DayBlock) int { return a.From - b.From })
	for i, b := range blocks {
		if b.From < 0 || b.To > 1440 || b.From >= b.To {
			return nil, InvalidField("blocks", "day.block_hours", "a block of the day begins before it ends, within one day: correct its hours")
		}
		if i > 0 && b.From < blocks[i-1].To {
			return nil, InvalidField("blocks", "day.blocks_overlap", "two blocks of the day overlap: let one end before the next begins")
		}
		if j := slices.IndexFunc(b.Stages, func(s string) bool { return !exists(s) }); j >= 0 {
			return nil, InvalidField("blocks", "day.block_stage", "no pipeline has a stage %q: choose one that exists", b.Stages[j]).With("stage", b.Stages[j])
		}
	}
	return blocks, nil
}

// BlockAt gives the stages that somebody keeps this time of day for, or none.
func BlockAt(blocks []DayBlock, now time.Time) []string {
	minute := now.Hour()*60 + now.Minute()
	for _, b := range blocks {
		if minute >= b.From && minute < b.To {
			return b.Stages
		}
	}
	return nil
}

// AtRisk is the expected value that waiting puts at risk: the weighted value
// times the days that a step is late, today counted, against the days after
// which its deal is stale; at most all of it.
func AtRisk(weighted int64, lateDays, staleDays int) int64 {
	if staleDays <= 0 || lateDays+1 >= staleDays {
		return weighted
	}
	return weighted / int64(staleDays) * int64(lateDays+1)
}

// dayOrder is the place of a reason in a day.
func (w DayWhy) order() int {
	switch w {
	case DayClock:
		return 0
	case DayBroken:
		return 1
	case DayPromise, DayMeeting:
		return 2
	case DayOverdue, DayDue:
		return 3
	}
	return 4
}

// PlanDay puts the items of a day in order: running clocks, the least time left
// first; promises that are late; promises and meetings of the day by their hour;
// next steps, those of this block of the day first, then by expected value at
// risk; and what is stale, by its value at risk. What does not fit into the minutes
// that are left, or beyond twelve items, is for later, but for what somebody
// outside waits for. Outside of working hours minutes are not counted.
func PlanDay(items []DayItem, minutes int) {
	for i := range items {
		items[i].Minutes = usualMinutes(&items[i])
	}
	slices.SortStableFunc(items, func(a, b DayItem) int {
		return cmp.Or(
			a.Why.order()-b.Why.order(),
			compareHours(a, b),
			compareSteps(a, b),
		)
	})
	used := 0
	for i := range items {
		item := &items[i]
		used += item.Minutes
		agreed := item.Why.order() <= DayMeeting.order()
		item.Later = !agreed && (minutes > 0 && used > minutes || i >= MostOfDay)
	}
}

func usualMinutes(i *DayItem) int {
	switch {
	case i.Task != nil:
		return cmp.Or(dayMinutes[i.Task.Kind], 30)
	case i.Lead != nil:
		return 10
	case i.Promise != nil:
		return 30
	}
	return 5
}

// compareHours orders what has its hour: those without one come first, since
// they can be done at once.
func compareHours(a, b DayItem) int {
	if a.Why.order() >= DayDue.order() {
		return 0
	}
	return cmp.Or(strings.Compare(string(a.On), string(b.On)), cmp.Compare(a.At, b.At))
}

func compareSteps(a, b DayItem) int {
	if a.InBlock != b.InBlock {
		if a.InBlock {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(b.Risk, a.Risk), strings.Compare(string(a.On), string(b.On)), cmp.Compare(a.At, b.At))
}
