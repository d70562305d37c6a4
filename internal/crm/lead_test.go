package crm

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func office() WorkingTime {
	zone, err := time.LoadLocation("Europe/Warsaw")
	if err != nil {
		panic(err)
	}
	return WorkingTime{Hours: DefaultSettings().WorkingHours, Zone: zone, Free: []Holiday{{Day: "2026-12-25"}}}
}

func arrival(t *testing.T, text string) Instant {
	t.Helper()
	when, err := time.ParseInLocation("2006-01-02 15:04", text, office().Zone)
	if err != nil {
		t.Fatal(err)
	}
	return InstantOf(when)
}

// The clock runs in working hours alone: nights, weekends and holidays count for
// nothing.
func TestWorkingTime(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from string
		work time.Duration
		by   string
	}{
		{"2026-12-02 12:00", time.Hour, "2026-12-02 13:00"},
		{"2026-12-02 17:30", time.Hour, "2026-12-03 09:30"},
		{"2026-12-04 17:59", 5 * time.Minute, "2026-12-07 09:04"},
		{"2026-12-05 03:00", time.Minute, "2026-12-07 09:01"},
		{"2026-12-24 18:00", time.Hour, "2026-12-28 10:00"},
		{"2026-03-27 17:00", 2 * time.Hour, "2026-03-30 10:00"}, // clocks changed between
	} {
		got := office().After(arrival(t, c.from), c.work)
		if got != arrival(t, c.by) {
			t.Errorf("%s after %s is %s, want %s", c.work, c.from, got.Time().In(office().Zone), c.by)
		}
		if back := office().Between(arrival(t, c.from), got); back != c.work {
			t.Errorf("between %s and %s lie %s", c.from, c.by, back)
		}
	}
	if got := office().Opens(arrival(t, "2026-12-24 20:00")); got != arrival(t, "2026-12-28 09:00") {
		t.Errorf("it opens %s", got.Time())
	}
	if never := (WorkingTime{Zone: time.UTC}).After(0, time.Minute); never != 0 {
		t.Errorf("a firm that never works has worked by %s", never.Time())
	}
}

func TestWorkingTimeAddsUp(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		from := Instant(rapid.Int64Range(1_760_000_000_000, 1_830_000_000_000).Draw(t, "from"))
		work := time.Duration(rapid.Int64Range(1, 20*60*60*1000).Draw(t, "work")) * time.Millisecond
		by := office().After(from, work)
		if got := office().Between(from, by); got != work {
			t.Fatalf("%s of work after %d end at %d, between which lie %s", work, from, by, got)
		}
		if opens := office().Opens(by - 1); opens != by-1 {
			t.Fatalf("work ended outside of working hours: %d", by)
		}
	})
}

func TestTheClockOfALead(t *testing.T) {
	t.Parallel()
	l := &Lead{ArrivedAt: arrival(t, "2026-12-02 17:58"), Status: LeadNew}
	l.Promise(DefaultSettings(), office(), l.ArrivedAt)
	for _, c := range []struct {
		now   string
		state ClockState
		left  int
		runs  bool
	}{
		{"2026-12-02 17:59", ClockRunning, 59 * 60, true},
		{"2026-12-02 23:00", ClockRunning, 58 * 60, false},
		{"2026-12-03 09:03", ClockLate, 55 * 60, true},
		{"2026-12-03 09:59", ClockBreached, -60, true},
	} {
		l.Tell(office(), arrival(t, c.now))
		if l.Clock.State != c.state || l.Clock.Left != c.left || l.Clock.GoalLeft != c.left-55*60 || (l.Clock.Resumes == 0) != c.runs {
			t.Errorf("at %s: %+v", c.now, l.Clock)
		}
	}
	l.Answer(office(), arrival(t, "2026-12-03 09:10"))
	l.Answer(office(), arrival(t, "2026-12-03 12:00"))
	if l.Tell(office(), arrival(t, "2026-12-04 09:00")); l.Clock.State != ClockAnswered || l.AnsweredIn != 12 || l.Clock.Breached {
		t.Errorf("%+v", l.Clock)
	}
}

// Rounds go on, nobody gets beyond capacity, and where one does it says so.
func TestWhoseTurnItIs(t *testing.T) {
	t.Parallel()
	vera, igor := NewID(), NewID()
	of := []Carrier{{User: vera, Name: "Vera", Open: 3, Capacity: 4, LastGot: 10}, {User: igor, Name: "Igor", Open: 9, LastGot: 5}}
	if to, turn := NextTurn(of, ID{}, ""); to != igor || turn.Why != TurnNext || turn.Open != 10 {
		t.Errorf("%s %+v", to, turn)
	}
	of[1].Capacity = 9
	if to, turn := NextTurn(of, ID{}, ""); to != vera || turn.Open != 4 || turn.Capacity != 4 {
		t.Errorf("%s %+v", to, turn)
	}
	if to, turn := NextTurn(of, igor, "Odra"); to != igor || turn.Why != TurnOwnerFull || turn.Company != "Odra" {
		t.Errorf("%s %+v", to, turn)
	}
	of[0].Open = 4
	if to, turn := NextTurn(of, ID{}, ""); !to.IsZero() || turn.Why != TurnPoolFull || turn.Sellers != 2 {
		t.Errorf("%s %+v", to, turn)
	}
	if to, turn := NextTurn(nil, ID{}, ""); !to.IsZero() || turn.Why != TurnPool {
		t.Errorf("%s %+v", to, turn)
	}
}

func TestNothingThatArrivesIsDropped(t *testing.T) {
	t.Parallel()
	l := &Lead{Emails: []string{" not a mail ", "a@example.com", "a@example.com"}, Note: "Hi"}
	if l.Gather(); l.Note != "Hi\nnot a mail" || len(l.Emails) != 1 || !l.Reachable {
		t.Errorf("%+v", l)
	}
	empty := &Lead{}
	if empty.Gather(); empty.Note == "" || empty.Reachable {
		t.Errorf("%+v", empty)
	}
	if err := (&Lead{}).Tidy(); err == nil {
		t.Error("an empty lead of a caller who can be told was taken in")
	}
}
