package auth

import (
	"encoding/base32"
	"strings"
	"testing"
	"time"
)

// The vectors of RFC 6238, appendix B, for SHA-1, as six digits.
func TestCodesAreThoseOfTheStandard(t *testing.T) {
	t.Parallel()
	secret := Secret{base32.StdEncoding.EncodeToString([]byte("12345678901234567890"))}
	for at, want := range map[int64]string{
		59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924", 2000000000: "279037", 20000000000: "353130",
	} {
		got, err := CodeAt(secret, time.Unix(at, 0))
		if err != nil || got != want {
			t.Errorf("at %d: want %s, got %s %v", at, want, got, err)
		}
	}
}

func TestACodeIsTakenOneStepEitherWay(t *testing.T) {
	t.Parallel()
	e, err := NewEnrolment("Norwind: Sales", "anna@example.com")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2026, 3, 1, 9, 0, 10, 0, time.UTC)
	for off, want := range map[int]bool{-2: false, -1: true, 0: true, 1: true, 2: false} {
		at := now.Add(time.Duration(off) * codePeriod * time.Second)
		code, err := CodeAt(e.Secret, at)
		if err != nil {
			t.Fatal(err)
		}
		step, ok, err := StepOf(e.Secret, code, now)
		if err != nil || ok != want {
			t.Errorf("a code of %d steps away: taken %v, want %v, %v", off, ok, want, err)
		}
		if ok && step != stepAt(at) {
			t.Errorf("a code of %d steps away belongs to step %d, not %d", off, stepAt(at), step)
		}
	}
	if _, ok, _ := StepOf(e.Secret, "", now); ok {
		t.Error("no code was taken for one")
	}
	if len(e.Picture) == 0 || !strings.HasPrefix(e.URI.Reveal(), "otpauth://totp/") {
		t.Errorf("nothing to photograph: %d bytes, %q", len(e.Picture), e.URI.Reveal())
	}
}

func TestACodeOnPaperIsTheSameHoweverItIsTyped(t *testing.T) {
	t.Parallel()
	codes := NewBackupCodes()
	seen := map[string]bool{}
	for _, c := range codes {
		hash := BackupHash(c)
		seen[hash] = true
		loose := strings.ToUpper(strings.ReplaceAll(c.Reveal(), "-", " "))
		if BackupHash(Secret{" " + loose + " "}) != hash {
			t.Errorf("%q is not taken for %q", loose, c.Reveal())
		}
		if _, digits := IsTimeCode(c.Reveal()); digits {
			t.Errorf("%q is taken for a code of the app", c.Reveal())
		}
	}
	if len(seen) != BackupCodes {
		t.Errorf("want %d codes, got %d", BackupCodes, len(seen))
	}
	if code, ok := IsTimeCode("123 456"); !ok || code != "123456" {
		t.Errorf("123 456 is read as %q", code)
	}
}
