package api

import (
	"testing"
	"time"
)

// A form counts as opened by whoever got the page, for as long as people take.
func TestTheStampOfAForm(t *testing.T) {
	t.Parallel()
	now := time.UnixMilli(1_796_212_800_000)
	good := stamp("secret", now)
	for _, c := range []struct {
		what, secret, stamp string
		after               time.Duration
		holds               bool
	}{
		{"after a minute", "secret", good, time.Minute, true},
		{"at once", "secret", good, time.Second, false},
		{"the day after tomorrow", "secret", good, 48 * time.Hour, false},
		{"of another form", "other", good, time.Minute, false},
		{"of one's own making", "secret", "1." + signed("guess", "1"), time.Minute, false},
		{"empty", "secret", "", time.Minute, false},
		{"no number", "secret", "x." + signed("secret", "x"), time.Minute, false},
	} {
		if got := stampHolds(c.secret, c.stamp, now.Add(c.after)); got != c.holds {
			t.Errorf("a stamp %s: %t", c.what, got)
		}
	}
}

func TestLongAndBrokenFieldsAreCut(t *testing.T) {
	t.Parallel()
	if got := letters("ab\x00ć\xffde", 4); got != "abćd" {
		t.Errorf("got %q", got)
	}
}
