package crm

import "testing"

func TestTraitsCountEachDealOnce(t *testing.T) {
	t.Parallel()
	p := soundProcess()
	sign := func(yes bool) SelfCheck {
		return SelfCheck{Stage: "offer", Signs: []SignAnswer{{Good: true, Text: both("They ask for it"), Yes: yes}}}
	}
	deals := []EndedDeal{
		{Won: true, Checks: []SelfCheck{sign(false), sign(true)}}, // the last answer counts
		{Won: false, Checks: []SelfCheck{sign(false)}},
		{Won: false, Visits: []Visit{{Stage: "offer", Met: []string{"need"}}, {Stage: "sign", Waived: []Waiver{{Criterion: "need"}}}}},
		{Won: true, Visits: []Visit{{Stage: "offer", Met: []string{"need"}}}},
		{Won: true, Visits: []Visit{{Stage: "offer", Waived: []Waiver{{Criterion: "need"}}, Void: true}}}, // undone
		{Won: false, Visits: []Visit{{Stage: "offer", Debts: []Debt{{Criterion: "gone"}}}}},
	}
	want := map[string][2]Endings{
		"sign offer ": {{1, 1}, {0, 1}},
		"waiver need": {{0, 1}, {1, 1}},
		"debt need":   {{}, {1, 2}},
		"debt gone":   {{0, 1}, {}},
	}
	got := Traits(p, deals)
	for _, each := range got {
		name := string(each.Kind) + " " + each.Stage + each.Criterion
		if each.Kind == TraitSign {
			name += " "
		}
		if w, known := want[name]; !known || w != [2]Endings{each.With, each.Without} {
			t.Errorf("%s: with %+v, without %+v", name, each.With, each.Without)
		}
		if each.Text.In(English) == "" {
			t.Errorf("%s has no words", name)
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %+v", got)
	}
}
