package auth

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"
)

var place = Place{"webhooks", "1/x", "secret"}

func ring(t *testing.T, keys ...Secret) *Keyring {
	t.Helper()
	words := make([]string, len(keys))
	for i, k := range keys {
		words[i] = k.Reveal()
	}
	k, err := NewKeyring(SecretOf(strings.Join(words, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func sealed(t *testing.T, k *Keyring, text string) string {
	t.Helper()
	s, err := k.Seal(place, SecretOf(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSealedSecretOpensInItsPlaceAlone(t *testing.T) {
	t.Parallel()
	k := ring(t, NewKey())
	text := sealed(t, k, "do-not-show")
	if got, err := k.Open(place, text); err != nil || got.Reveal() != "do-not-show" {
		t.Fatalf("got %q, %v", got.Reveal(), err)
	}
	if strings.Contains(text, "do-not-show") || text == sealed(t, k, "do-not-show") {
		t.Error("a sealed secret tells nothing, and looks new each time")
	}
	for name, elsewhere := range map[string]Place{"table": {"users", "1/x", "secret"}, "row": {"webhooks", "1/y", "secret"}, "column": {"webhooks", "1/x", "old"}} {
		if _, err := k.Open(elsewhere, text); err == nil {
			t.Errorf("it opens with another %s", name)
		}
	}
}

// Whatever bit of a sealed secret is changed: it does not open, and nothing breaks.
func TestASpoiltSecretDoesNotOpen(t *testing.T) {
	t.Parallel()
	k := ring(t, NewKey())
	text := sealed(t, k, "x")
	for i := range text {
		for _, with := range "Aa0_:" {
			other := text[:i] + string(with) + text[i+1:]
			got, err := k.Open(place, other)
			if err == nil && other != text && got.Reveal() != "x" { // the last bits of base64 say nothing
				t.Errorf("%q opens as %q", other, got.Reveal())
			}
		}
	}
	for _, other := range []string{"", ":", "::", "1::", "2" + text[1:], text[:20], text + "A"} {
		if _, err := k.Open(place, other); err == nil {
			t.Errorf("%q opens", other)
		}
	}
}

func TestKeysAreRotated(t *testing.T) {
	t.Parallel()
	old, young := NewKey(), NewKey()
	before := sealed(t, ring(t, old), "a")
	both := ring(t, young, old)
	if got, err := both.Open(place, before); err != nil || got.Reveal() != "a" {
		t.Errorf("the old key still opens: %v", err)
	}
	after := sealed(t, both, "b")
	if got, err := ring(t, young).Open(place, after); err != nil || got.Reveal() != "b" {
		t.Errorf("the new key seals: %v", err)
	}
	if _, err := ring(t, young).Open(place, before); !errors.Is(err, ErrKeyMissing) {
		t.Errorf("want to be told that a key is missing, got %v", err)
	}
}

func TestWithoutAKeyNothingIsSealed(t *testing.T) {
	t.Parallel()
	var none *Keyring
	if _, err := none.Seal(place, SecretOf("x")); err == nil || !strings.Contains(err.Error(), "HUMMOCK_SECRET_KEY") {
		t.Errorf("want to be told what to do, got %v", err)
	}
	if _, err := none.Open(place, sealed(t, ring(t, NewKey()), "x")); !errors.Is(err, ErrKeyMissing) {
		t.Errorf("got %v", err)
	}
	for _, wrong := range []string{"short", "c2hvcnQ=", strings.Repeat("x", 44)} {
		if k, err := NewKeyring(SecretOf(wrong)); err == nil || k != nil || strings.Contains(err.Error(), wrong) {
			t.Errorf("%q is no key, and is not shown: %v", wrong, err)
		}
	}
}

func TestAKeyringNeverShows(t *testing.T) {
	t.Parallel()
	key := NewKey()
	k := ring(t, key)
	var log strings.Builder
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", slog.Any("k", k), slog.Any("in", struct{ K *Keyring }{k}))
	asJSON, err := json.Marshal(map[string]any{"k": k})
	if err != nil {
		t.Fatal(err)
	}
	out := log.String() + string(asJSON) + fmt.Sprintf("%v %+v %#v %x %s", k, struct{ K *Keyring }{k}, k, k, k.keys)
	if strings.Contains(out, key.Reveal()) || strings.Contains(out, fmt.Sprintf("%d", k.keys[0].master)) || strings.Contains(out, hex.EncodeToString(k.keys[0].master)) {
		t.Errorf("the key shows in %s", out)
	}
}

func folderOf(t *testing.T) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	return root
}

func TestTheKeyFileIsMadeOnceForItsOwnerAlone(t *testing.T) {
	t.Parallel()
	root := folderOf(t)
	if k, err := OpenKeyring(root, false); k != nil || err != nil {
		t.Errorf("where none may be made there is none: %v, %v", k, err)
	}
	first, err := OpenKeyring(root, true)
	if err != nil {
		t.Fatal(err)
	}
	text := sealed(t, first, "x")
	second, err := OpenKeyring(root, true)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := second.Open(place, text); err != nil || got.Reveal() != "x" {
		t.Errorf("the key stays the same: %v", err)
	}
	info, err := root.Stat(KeyFile)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("want 0600, got %v, %v", info.Mode(), err)
	}
}

func TestAKeyFileThatOthersReadIsRefused(t *testing.T) {
	t.Parallel()
	root := folderOf(t)
	if _, err := OpenKeyring(root, true); err != nil {
		t.Fatal(err)
	}
	path := root.Name() + "/" + KeyFile
	for mode, named := range map[os.FileMode]bool{0o600: true, 0o400: true, 0o640: true, 0o604: false, 0o644: false} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		_, err := OpenKeyring(root, true)
		if own := mode&0o077 == 0; (err == nil) != own {
			t.Errorf("in the data folder with %o: %v", mode, err)
		}
		if err := CheckKeyFile(path); (err == nil) != named {
			t.Errorf("named by the operator with %o: %v", mode, err)
		}
	}
}

func TestAnEmptyKeyFileIsRefused(t *testing.T) {
	t.Parallel()
	root := folderOf(t)
	if err := root.WriteFile(KeyFile, []byte("\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if k, err := OpenKeyring(root, true); err == nil || k != nil {
		t.Errorf("an empty file would lose every secret without a word: %v", err)
	}
}

// The vector that Standard Webhooks publishes.
func TestWebhooksAreSignedAfterTheStandard(t *testing.T) {
	t.Parallel()
	got, err := SignWebhook(SecretOf("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), "msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	if want := "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="; err != nil || got != want {
		t.Errorf("want %s, got %s, %v", want, got, err)
	}
	if _, err := SignWebhook(SecretOf("hello"), "x", time.Unix(0, 0), nil); err == nil {
		t.Error("that is no secret of a webhook")
	}
	if s := NewWebhookSecret().Reveal(); !strings.HasPrefix(s, "whsec_") || len(s) != 50 {
		t.Errorf("got %q", s)
	}
}
