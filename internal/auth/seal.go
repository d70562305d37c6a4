package auth

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"golang.org/x/crypto/chacha20poly1305"

	"hummock/internal/crm"
)

// Place says where a sealed secret is kept. One that is copied to another place
// does not open there.
type Place struct{ Table, Row, Column string }

func (p Place) String() string { return p.Table + "|" + p.Row + "|" + p.Column }

// Keyring seals secrets that the product has to use again, such as those that
// sign webhooks: what the database and its backups hold is worth nothing
// without the key. The first key seals, all of them open. A nil keyring has
// none. It prints as "(secret)".
type Keyring struct{ keys []sealingKey }

type sealingKey struct {
	id     string // names the key in what it sealed
	master []byte
}

// sealForm marks the form of a sealed secret: form:key:salt+nonce+ciphertext.
const (
	sealForm = "1"
	saltSize = 16
	keySize  = chacha20poly1305.KeySize
)

// NewKey makes a key for a keyring: 256 random bits in base64.
func NewKey() Secret { return Secret{base64.StdEncoding.EncodeToString(random())} }

// NewKeyring reads keys, one a line or with commas between: the one in force
// first, then those that were in force before. Empty text gives nil.
func NewKeyring(text Secret) (*Keyring, error) {
	words := strings.FieldsFunc(text.text, func(r rune) bool { return r == ',' || r == '\n' || r == '\r' || r == ' ' })
	if len(words) == 0 {
		return nil, nil //nolint:nilnil // a nil keyring is one without keys
	}
	ring := &Keyring{}
	for i, word := range words {
		master, err := base64.StdEncoding.DecodeString(word)
		if err != nil || len(master) != keySize {
			return nil, fmt.Errorf("key %d of HUMMOCK_SECRET_KEY is not 32 bytes in base64: make one with openssl rand -base64 32", i+1)
		}
		sum := sha256.Sum256(append([]byte("hummock key id "), master...))
		ring.keys = append(ring.keys, sealingKey{hex.EncodeToString(sum[:4]), master})
	}
	return ring, nil
}

// Seal encrypts a secret for its place with XChaCha20-Poly1305, under a key of
// its own that HKDF derives from the first key, the place and a random salt.
func (k *Keyring) Seal(at Place, s Secret) (string, error) {
	if k == nil {
		return "", crm.Errorf(crm.Unavailable, "secret.no_key", "no key for secrets is set, so that none can be kept: give every node the same HUMMOCK_SECRET_KEY, or HUMMOCK_SECRET_KEY_FILE, and start again")
	}
	sealed := make([]byte, saltSize+chacha20poly1305.NonceSizeX, saltSize+chacha20poly1305.NonceSizeX+len(s.text)+chacha20poly1305.Overhead)
	_, _ = rand.Read(sealed) // never fails: the program ends instead
	aead, err := k.keys[0].aead(at, sealed[:saltSize])
	if err != nil {
		return "", err
	}
	sealed = aead.Seal(sealed, sealed[saltSize:], []byte(s.text), []byte(at.String()))
	return sealForm + ":" + k.keys[0].id + ":" + base64.RawURLEncoding.EncodeToString(sealed), nil
}

// ErrKeyMissing tells that a secret was sealed with a key that is not at hand.
var ErrKeyMissing = errors.New("auth: the key that this secret was sealed with is not at hand")

var errSpoilt = errors.New("auth: a sealed secret was changed, or is kept in another place")

// Open decrypts what Seal made for the same place.
func (k *Keyring) Open(at Place, sealed string) (Secret, error) {
	parts := strings.Split(sealed, ":")
	if len(parts) != 3 || parts[0] != sealForm {
		return Secret{}, errSpoilt
	}
	b, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil || len(b) < saltSize+chacha20poly1305.NonceSizeX+chacha20poly1305.Overhead {
		return Secret{}, errSpoilt
	}
	key, ok := k.named(parts[1])
	if !ok {
		return Secret{}, ErrKeyMissing
	}
	aead, err := key.aead(at, b[:saltSize])
	if err != nil {
		return Secret{}, err
	}
	b = b[saltSize:]
	text, err := aead.Open(nil, b[:chacha20poly1305.NonceSizeX], b[chacha20poly1305.NonceSizeX:], []byte(at.String()))
	if err != nil {
		return Secret{}, errSpoilt
	}
	return Secret{string(text)}, nil
}

func (k *Keyring) named(id string) (sealingKey, bool) {
	if k == nil {
		return sealingKey{}, false
	}
	for _, key := range k.keys {
		if key.id == id {
			return key, true
		}
	}
	return sealingKey{}, false
}

func (k sealingKey) aead(at Place, salt []byte) (cipher.AEAD, error) {
	own, err := hkdf.Key(sha256.New, k.master, salt, "hummock seal 1 "+at.String(), keySize)
	if err != nil {
		return nil, err
	}
	return chacha20poly1305.NewX(own)
}

// Format keeps the keys out of every verb of package fmt.
func (k *Keyring) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hidden) }

// LogValue keeps the keys out of logs.
func (k *Keyring) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalText keeps the keys out of JSON and other encodings.
func (k *Keyring) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// Format keeps the key out of every verb of package fmt.
func (k sealingKey) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hidden) }
