package crm

import (
	"slices"
	"testing"
)

func TestADealWaitsForWhomItsStageCalls(t *testing.T) {
	t.Parallel()
	stage := &Stage{Key: "offer", Responsible: Seller, CalledIn: []Role{Expert}}
	seller, expert := User{Roles: []Role{Seller}}, User{Roles: []Role{Expert, Seller}}
	for _, test := range []struct {
		name string
		deal Deal
		role Role
		ours []User
		want bool
	}{
		{"an expert is called", Deal{Outcome: Open}, Expert, []User{seller}, true},
		{"one is there", Deal{Outcome: Open}, Expert, []User{seller, expert}, false},
		{"the matter of a seller, who is there", Deal{Outcome: Open}, Seller, []User{seller}, false},
		{"nobody is there", Deal{Outcome: Open}, Seller, nil, true},
		{"a lawyer is not called", Deal{Outcome: Open}, Legal, nil, false},
		{"it was put off", Deal{Outcome: Open, WaitingUntil: "2027-01-01"}, Expert, nil, false},
		{"it is lost", Deal{Outcome: Lost}, Expert, nil, false},
		{"it is won and in work", Deal{Outcome: Won}, Expert, nil, true},
	} {
		if got := test.deal.Wants(test.role, stage, test.ours); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

func TestWhatIsKnownIsToldWithoutMoney(t *testing.T) {
	t.Parallel()
	p := &Process{Stages: []Stage{
		{Key: "brief", Exit: []Criterion{{Kind: KindField, Field: "need"}, {Kind: KindField, Field: "budget"}, {Kind: KindField, Field: "need"}, {Kind: KindTick, Field: "secret"}}},
		{Key: "offer", Exit: []Criterion{{Kind: KindField, Field: "scope"}}},
		{Key: "later", Exit: []Criterion{{Kind: KindField, Field: "later"}}},
	}}
	text := func(key string, kind FieldKind) CustomField {
		return CustomField{Noun: "deal", Key: key, Kind: kind, Label: Text{English: key}}
	}
	fields := []CustomField{text("need", FieldText), text("budget", FieldMoney), text("scope", FieldText), text("later", FieldText), text("secret", FieldText)}
	d := &Deal{Stage: "offer", Fields: map[string]any{"need": " Find it ", "budget": map[string]any{"minor": 5}, "scope": "", "later": "x", "secret": "y"}}
	if got := p.Known(d, fields, English); !slices.Equal(got, []Told{{"need", "Find it"}}) {
		t.Errorf("%+v", got)
	}
}

func TestTheNextWorkingDayIsNoHoliday(t *testing.T) {
	t.Parallel()
	s := DefaultSettings()
	for after, want := range map[Date]Date{"2026-12-02": "2026-12-03", "2026-12-04": "2026-12-07", "2026-12-23": "2026-12-28"} {
		if got := s.NextWorkingDay(after, []Holiday{{Day: "2026-12-24"}, {Day: "2026-12-25"}}); got != want {
			t.Errorf("after %s: %s, want %s", after, got, want)
		}
	}
	if got := (Settings{}).NextWorkingDay("2026-12-04", nil); got != "2026-12-05" {
		t.Errorf("a firm without working hours: %s", got)
	}
}
