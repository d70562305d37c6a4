package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"log/slog"
	"strings"
)

// Secret is a text that must not be seen: it prints as "(secret)" wherever it
// is formatted, logged or written as JSON. Reveal gives the text itself.
type Secret struct{ text string }

// NewSecret makes 256 random bits, written in letters, digits, - and _.
func NewSecret() Secret {
	return Secret{base64.RawURLEncoding.EncodeToString(random())}
}

// SecretOf wraps a text that came in from outside.
func SecretOf(text string) Secret { return Secret{text} }

// Reveal gives the text: for the person it belongs to, and for hashing.
func (s Secret) Reveal() string { return s.text }

// Empty says whether there is no secret.
func (s Secret) Empty() bool { return s.text == "" }

// Hash is what is stored in place of the secret: SHA-256 in hexadecimal. It is
// only for secrets of full strength, never for passwords.
func (s Secret) Hash() string {
	sum := sha256.Sum256([]byte(s.text))
	return hex.EncodeToString(sum[:])
}

const hidden = "(secret)"

// Format keeps the text out of every verb of package fmt.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, hidden) }

// LogValue keeps the text out of logs.
func (s Secret) LogValue() slog.Value { return slog.StringValue(hidden) }

// MarshalText keeps the text out of JSON and other encodings.
func (s Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }

// UnmarshalText lets a secret be part of an input, such as a flag.
func (s *Secret) UnmarshalText(b []byte) error {
	s.text = string(b)
	return nil
}

// tokenMark begins every API token, so that one that leaked can be recognised.
const tokenMark = "hmk_"

var letters = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// NewToken makes an API token: a mark, 256 random bits, and a checksum by which
// mistyped and made-up tokens are told without asking the database.
func NewToken() Secret {
	body := letters.EncodeToString(random())
	return Secret{tokenMark + body + checksum(body)}
}

// IsToken says whether a text has the form of an API token.
func IsToken(s Secret) bool {
	body, marked := strings.CutPrefix(s.text, tokenMark)
	cut := letters.EncodedLen(32)
	return marked && len(body) == cut+letters.EncodedLen(4) && checksum(body[:cut]) == body[cut:]
}

func checksum(body string) string {
	sum := crc32.ChecksumIEEE([]byte(body))
	return letters.EncodeToString([]byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)})
}

func random() []byte {
	b := make([]byte, 32)
	_, _ = rand.Read(b) // never fails: the program ends instead
	return b
}
