package auth

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"hummock/internal/crm"
)

func TestSecretNeverShows(t *testing.T) {
	t.Parallel()
	s := SecretOf("do-not-show")
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", slog.Any("secret", s), slog.Any("inside", struct{ S Secret }{s}))
	b, err := json.Marshal(map[string]any{"a": s, "b": &s})
	if err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{
		fmt.Sprint(s), fmt.Sprintf("%v %+v %#v %s %q %x %d", s, s, s, s, s, s, s), fmt.Sprintf("%+v", struct{ S Secret }{s}),
		fmt.Sprintf("%v", &s), log.String(), string(b),
	} {
		if strings.Contains(out, "do-not-show") || strings.Contains(out, fmt.Sprintf("%x", "do-not-show")) {
			t.Errorf("the secret shows in %q", out)
		}
	}
}

func TestSecretsDiffer(t *testing.T) {
	t.Parallel()
	a, b := NewSecret(), NewSecret()
	if a == b || len(a.Reveal()) < 43 || a.Hash() == b.Hash() || SecretOf(a.Reveal()).Hash() != a.Hash() {
		t.Errorf("secrets %q and %q must be long, different, and hash alike each time", a.Reveal(), b.Reveal())
	}
}

func TestTokensAreKnownByTheirForm(t *testing.T) {
	t.Parallel()
	token := NewToken()
	if !IsToken(token) {
		t.Fatalf("%q is a token", token.Reveal())
	}
	text := token.Reveal()
	for _, wrong := range []string{"", "hmk_", text[:len(text)-1], text + "0", strings.ToUpper(text), "hmk_" + strings.Repeat("0", len(text)-4), swapped(text)} {
		if IsToken(SecretOf(wrong)) {
			t.Errorf("%q is no token", wrong)
		}
	}
}

// swapped exchanges two different neighbours.
func swapped(text string) string {
	b := []byte(text)
	for i := 10; i < 30; i++ {
		if b[i] != b[i+1] {
			b[i], b[i+1] = b[i+1], b[i]
			break
		}
	}
	return string(b)
}

func TestPasswordRules(t *testing.T) {
	t.Parallel()
	for password, code := range map[string]string{
		"short":                      "password.too_short",
		"elevenchars":                "password.too_short",
		strings.Repeat("ab!x", 65):   "password.too_long",
		"password1234":               "password.common",
		"Password!!!!":               "password.common",
		"passwordpassword":           "password.common",
		"123456789012":               "password.common",
		"aaaaaaaaaaaaaaaa":           "password.common",
		"abcabcabcabcabc":            "password.common",
		"Парольпароль":               "password.common",
		"qwertyuiop2024!":            "password.common",
		"twelve quiet geese":         "",
		"зелёный чайник поёт":        "",
		"żółta łódź pływa":           "",
		"correct-harbour-7-lanterns": "",
	} {
		err := CheckPassword(SecretOf(password))
		switch {
		case code == "" && err != nil:
			t.Errorf("%q is good, got %v", password, err)
		case code != "" && !hasCode(err, code):
			t.Errorf("%q: want %s, got %v", password, code, err)
		}
	}
}

func hasCode(err error, code string) bool {
	e, ok := err.(*crm.Error) //nolint:errorlint // it is returned unwrapped
	return ok && e.Code == code
}

func TestPasswordsAreVerified(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	p := NewTestPasswords()
	good := SecretOf("twelve quiet geese")
	hash, err := p.Hash(ctx, good)
	if err != nil {
		t.Fatal(err)
	}
	if other, _ := p.Hash(ctx, good); other == hash {
		t.Error("two hashes of a password must have different salts")
	}
	if ok, better, err := p.Verify(ctx, hash, good); !ok || better != "" || err != nil {
		t.Errorf("the right password: %v %q %v", ok, better, err)
	}
	if ok, _, err := p.Verify(ctx, hash, SecretOf("twelve quiet goose")); ok || err != nil {
		t.Errorf("a wrong password: %v %v", ok, err)
	}
	if ok, _, err := p.Verify(ctx, "", good); ok || err != nil {
		t.Errorf("no account: %v %v", ok, err)
	}
	if _, _, err := p.Verify(ctx, "$2b$nonsense", good); err == nil {
		t.Error("a hash that cannot be read must be an error")
	}
}

func TestPasswordsAreHashedAnewAtAnotherCost(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	good := SecretOf("twelve quiet geese")
	old, err := NewTestPasswords().Hash(ctx, good)
	if err != nil {
		t.Fatal(err)
	}
	p := NewPasswords()
	ok, better, err := p.Verify(ctx, old, good)
	if !ok || err != nil || !strings.Contains(better, "m=32768,t=3,p=1") {
		t.Fatalf("want a hash of today's cost, got %v %q %v", ok, better, err)
	}
	if ok, again, err := p.Verify(ctx, better, good); !ok || again != "" || err != nil {
		t.Errorf("the new hash: %v %q %v", ok, again, err)
	}
}
