package insight

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"hummock/internal/crm"
)

// stood is one row of a snapshot of a test.
type stood struct {
	number   int64
	place    int32
	owner    int32
	value    int64
	said     int64
	own      float64
	close    Day
	outcome  Outcome
	category Category
}

// snapshotOf has three stages of 10, 50 and 90 %, the last in another pipeline, and
// two owners.
func snapshotOf(deals ...stood) *Snapshot {
	s := &Snapshot{
		Currency: "PLN", Currencies: []crm.Currency{"PLN", "EUR"}, Owners: []crm.ID{{1}, {2}},
		Places: []Standing{{crm.ID{7}, "a", 10}, {crm.ID{7}, "b", 50}, {crm.ID{8}, "c", 90}},
	}
	slices.SortFunc(deals, func(a, b stood) int { return int(a.number - b.number) })
	for _, d := range deals {
		s.Number, s.Place, s.Owner = append(s.Number, d.number), append(s.Place, d.place), append(s.Owner, d.owner)
		s.Worth, s.Value, s.Said, s.In = append(s.Worth, Valued), append(s.Value, d.value), append(s.Said, d.said), append(s.In, 1)
		s.Own, s.Close = append(s.Own, d.own), append(s.Close, d.close)
		s.Outcome, s.Category = append(s.Outcome, d.outcome), append(s.Category, d.category)
	}
	return s
}

// Each reason has its bar, and a deal whose value and chance changed has two.
func TestAWaterfallNamesWhatChanged(t *testing.T) {
	t.Parallel()
	first := Day(20_000)
	view := View{Measure: Weighted, Pipeline: crm.ID{7}, From: first, To: first + 89, Sees: func(owner crm.ID, _ int64) bool { return owner == crm.ID{1} }}
	usual := stood{place: 1, value: 1000, said: 250, own: NoPercent, close: first + 10}
	with := func(n int64, change func(*stood)) stood {
		d := usual
		d.number = n
		change(&d)
		return d
	}
	same := func(*stood) {}
	cases := []struct {
		name   string
		before []stood
		after  []stood
		want   []Change
	}{
		{"the same", []stood{with(1, same)}, []stood{with(1, same)}, nil},
		{"new", nil, []stood{with(1, same)}, []Change{{1, ReasonNew, 500}}},
		{"deleted", []stood{with(1, same)}, nil, []Change{{1, ReasonDeleted, -500}}},
		{"won", []stood{with(1, same)}, []stood{with(1, func(d *stood) { d.outcome = Won })}, []Change{{1, ReasonWon, -500}}},
		{"lost", []stood{with(1, same)}, []stood{with(1, func(d *stood) { d.outcome = Lost })}, []Change{{1, ReasonLost, -500}}},
		{"disqualified", []stood{with(1, same)}, []stood{with(1, func(d *stood) { d.outcome = Disqualified })}, []Change{{1, ReasonLost, -500}}},
		{"reopened", []stood{with(1, func(d *stood) { d.outcome = Lost })}, []stood{with(1, same)}, []Change{{1, ReasonReopened, 500}}},
		{"value up", []stood{with(1, same)}, []stood{with(1, func(d *stood) { d.value, d.said = 1201, 300 })}, []Change{{1, ReasonValueUp, 101}}},
		{"value down", []stood{with(1, same)}, []stood{with(1, func(d *stood) { d.value, d.said = 0, 0 })}, []Change{{1, ReasonValueDown, -500}}},
		{"rates", []stood{with(1, same)}, []stood{with(1, func(d *stood) { d.value = 1100 })}, []Change{{1, ReasonRates, 50}}},
		{"back a stage", []stood{with(1, same)}, []stood{with(1, func(d *stood) { d.place = 0 })}, []Change{{1, ReasonChanceDown, -400}}},
		{"value and chance", []stood{with(1, func(d *stood) { d.place = 0 })}, []stood{with(1, func(d *stood) { d.value, d.said = 2000, 500 })}, []Change{{1, ReasonValueUp, 100}, {1, ReasonChanceUp, 800}}},
		{"slipped", []stood{with(1, same)}, []stood{with(1, func(d *stood) { d.close = first + 90 })}, []Change{{1, ReasonSlipped, -500}}},
		{"without a date", []stood{with(1, same)}, []stood{with(1, func(d *stood) { d.close = NoDay })}, []Change{{1, ReasonSlipped, -500}}},
		{"pulled in", []stood{with(1, func(d *stood) { d.close = first - 1 })}, []stood{with(1, same)}, []Change{{1, ReasonPulledIn, 500}}},
		{"handed over", []stood{with(1, same)}, []stood{with(1, func(d *stood) { d.owner, d.outcome = 1, Won })}, []Change{{1, ReasonMovedOut, -500}}},
		{"taken over", []stood{with(1, func(d *stood) { d.owner = 1 })}, []stood{with(1, same)}, []Change{{1, ReasonMovedIn, 500}}},
		{"another pipeline", []stood{with(1, same)}, []stood{with(1, func(d *stood) { d.place = 2 })}, []Change{{1, ReasonMovedOut, -500}}},
		{"left out", []stood{with(1, same)}, []stood{with(1, func(d *stood) { d.category = Omitted })}, []Change{{1, ReasonMovedOut, -500}}},
		{"never seen", []stood{with(1, func(d *stood) { d.owner = 1 })}, nil, nil},
	}
	for _, c := range cases {
		got, err := Falls(snapshotOf(c.before...), snapshotOf(c.after...), view)
		if err != nil {
			t.Fatal(c.name, err)
		}
		if !slices.Equal(got.Changes, c.want) {
			t.Errorf("%s: %+v", c.name, got.Changes)
		}
	}
}

// Won in between counts, whether it was there before or not, at its value.
func TestAWaterfallMarksWhatWasWon(t *testing.T) {
	t.Parallel()
	open, won := stood{number: 1, place: 1, value: 1000, own: NoPercent}, stood{number: 1, place: 1, value: 1500, own: NoPercent, outcome: Won}
	second, old := won, won
	second.number, old.number = 2, 3
	got, err := Falls(snapshotOf(open, old), snapshotOf(won, second, old), View{Measure: Weighted, From: NoDay, To: NoDay})
	if err != nil || got.Won != (DealSum{2, 3000}) || got.Opening != (DealSum{1, 500}) || got.Closing != (DealSum{}) {
		t.Errorf("%+v, %v", got, err)
	}
	other := snapshotOf()
	other.Currency = "EUR"
	if _, err := Falls(snapshotOf(), other, View{}); err == nil {
		t.Error("two currencies were compared")
	}
}

func anySnapshot(t *rapid.T) *Snapshot {
	var deals []stood
	percent := rapid.OneOf(rapid.Just(NoPercent), rapid.Float64Range(0, 100))
	value := rapid.OneOf(rapid.Int64Range(-5, 5), rapid.Int64Range(0, crm.LargestAmount))
	for n := range int64(12) {
		if rapid.Bool().Draw(t, "there") {
			deals = append(deals, stood{
				number: n, place: int32(rapid.IntRange(0, 2).Draw(t, "place")), owner: int32(rapid.IntRange(0, 1).Draw(t, "owner")),
				value: value.Draw(t, "value"), said: int64(rapid.IntRange(0, 2).Draw(t, "said")), own: percent.Draw(t, "own"),
				close:   rapid.SampledFrom([]Day{NoDay, 19_999, 20_000, 20_050, 20_089, 20_090}).Draw(t, "close"),
				outcome: Outcome(rapid.IntRange(0, int(Ended)).Draw(t, "outcome")), category: Category(rapid.IntRange(0, int(Omitted)).Draw(t, "category")),
			})
		}
	}
	s := snapshotOf(deals...)
	for i := range s.Places {
		s.Places[i].Percent = percent.Draw(t, "percent")
	}
	for i := range s.Worth {
		s.Worth[i] = Worth(rapid.IntRange(0, int(Valued)).Draw(t, "worth"))
	}
	return s
}

// Whatever happened: the parts lead from the one sum to the other, to the cent, a
// waterfall from a snapshot to itself is flat, and what is kept is what was taken.
func TestEveryWaterfallTiesOut(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		before, after := anySnapshot(t), anySnapshot(t)
		view := View{Measure: rapid.SampledFrom([]Measure{InFull, Claimed, Weighted}).Draw(t, "measure"), From: NoDay, To: NoDay}
		if rapid.Bool().Draw(t, "in a period") {
			view.From, view.To = 20_000, 20_089
		}
		if rapid.Bool().Draw(t, "one pipeline") {
			view.Pipeline = crm.ID{7}
		}
		if rapid.Bool().Draw(t, "own deals alone") {
			view.Sees = func(owner crm.ID, n int64) bool { return owner == crm.ID{2} || n == 3 }
		}
		w, err := Falls(before, after, view)
		if err != nil {
			t.Fatal(err)
		}
		parts, changes := int64(0), int64(0)
		deals := map[Reason]int{}
		for _, c := range w.Changes {
			changes += c.Amount
			deals[c.Reason]++
		}
		for _, p := range w.Sums {
			parts += p.Amount
			if p.Deals != deals[p.Reason] {
				t.Fatalf("%s counts %d deals and has %d", p.Reason, p.Deals, deals[p.Reason])
			}
		}
		if w.Opening.Amount+parts != w.Closing.Amount || parts != changes {
			t.Fatalf("%d and %d (%d deal by deal) make %d", w.Opening.Amount, parts, changes, w.Closing.Amount)
		}
		came := deals[ReasonNew] + deals[ReasonReopened] + deals[ReasonMovedIn] + deals[ReasonPulledIn]
		left := deals[ReasonSlipped] + deals[ReasonMovedOut] + deals[ReasonWon] + deals[ReasonLost] + deals[ReasonDeleted]
		if w.Opening.Deals+came-left != w.Closing.Deals {
			t.Fatalf("%d deals, %d came, %d left, %d are there", w.Opening.Deals, came, left, w.Closing.Deals)
		}
		flat, err := Falls(before, before, view)
		if err != nil || len(flat.Changes) > 0 || flat.Opening != flat.Closing {
			t.Fatalf("from itself to itself: %+v, %v", flat, err)
		}
		packed, err := before.Pack()
		if err != nil {
			t.Fatal(err)
		}
		again, err := Unpack(packed)
		if err != nil {
			t.Fatal(err)
		}
		other, err := Falls(before, again, view)
		if err != nil || len(other.Changes) > 0 || again.Len() != before.Len() || again.Len() > 0 && !reflect.DeepEqual(again, before) {
			t.Fatalf("what was kept differs: %v", err)
		}
	})
}

func TestABrokenSnapshotIsRefused(t *testing.T) {
	t.Parallel()
	whole := snapshotOf(stood{number: 1, own: NoPercent}, stood{number: 2, own: NoPercent})
	whole.Number[1] = 1
	packed, err := whole.Pack()
	if err != nil {
		t.Fatal(err)
	}
	for name, kept := range map[string][]byte{"a number twice": packed, "nothing": nil, "cut": packed[:len(packed)/2]} {
		if _, err := Unpack(kept); err == nil {
			t.Errorf("%s was read", name)
		}
	}
}
