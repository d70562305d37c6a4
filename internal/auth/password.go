package auth

import (
	"bufio"
	"context"
	"crypto/rand"
	"crypto/subtle"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"hummock/internal/crm"
)

// Bounds of a password's length in characters.
const (
	ShortestPassword = 12
	LongestPassword  = 256
)

// cost is how expensive a hash is. Stored with each hash, so that it can grow.
type cost struct {
	memory, time uint32 // KiB, passes
	threads      uint8
}

// today's cost takes 80 to 250 ms of one core.
var today = cost{memory: 32 * 1024, time: 3, threads: 1}

const keyLength = 32

// Passwords hashes and checks passwords, at most one for each processor at
// once; others wait their turn. Make it with NewPasswords.
type Passwords struct {
	cost  cost
	turns chan struct{}
	none  string // a hash to check against where there is no account
}

// NewPasswords makes a hasher of full cost.
func NewPasswords() *Passwords { return newPasswords(today) }

// NewTestPasswords makes a hasher of next to no cost, for tests alone: what it
// made is hashed anew at the next sign-in to a real one.
func NewTestPasswords() *Passwords { return newPasswords(cost{memory: 64, time: 1, threads: 1}) }

func newPasswords(c cost) *Passwords {
	p := &Passwords{cost: c, turns: make(chan struct{}, runtime.NumCPU())}
	p.none = encode(c, make([]byte, 16), make([]byte, keyLength))
	return p
}

// Hash gives the text to store for a password (PHC string of Argon2id). It
// refuses passwords that are too short, too long or among the most common.
func (p *Passwords) Hash(ctx context.Context, password Secret) (string, error) {
	if err := CheckPassword(password); err != nil {
		return "", err
	}
	return p.hash(ctx, password)
}

func (p *Passwords) hash(ctx context.Context, password Secret) (string, error) {
	if err := p.wait(ctx); err != nil {
		return "", err
	}
	defer p.done()
	salt := make([]byte, 16)
	_, _ = rand.Read(salt) // never fails: the program ends instead
	return encode(p.cost, salt, p.cost.key(password, salt)), nil
}

// Verify says whether a password is the one that was hashed. An empty hash
// takes as long as any other and is never right. Where the hash is of another
// cost than today's, better is a new one to store.
func (p *Passwords) Verify(ctx context.Context, hash string, password Secret) (ok bool, better string, err error) {
	missing := hash == ""
	if missing {
		hash = p.none
	}
	c, salt, key, err := decode(hash)
	if err != nil {
		return false, "", err
	}
	if utf8.RuneCountInString(password.text) > LongestPassword {
		password = Secret{}
	}
	if err := p.wait(ctx); err != nil {
		return false, "", err
	}
	ok = subtle.ConstantTimeCompare(c.key(password, salt), key) == 1 && !missing
	p.done()
	if ok && c != p.cost {
		better, err = p.hash(ctx, password)
	}
	return ok, better, err
}

func (p *Passwords) wait(ctx context.Context) error {
	select {
	case p.turns <- struct{}{}:
		return nil
	case <-ctx.Done():
		return crm.Errorf(crm.Unavailable, "password.busy", "many people are signing in at this moment: try again")
	}
}

func (p *Passwords) done() { <-p.turns }

func (c cost) key(password Secret, salt []byte) []byte {
	return argon2.IDKey([]byte(password.text), salt, c.time, c.memory, c.threads, keyLength)
}

var plain = base64.RawStdEncoding

func encode(c cost, salt, key []byte) string {
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memory, c.time, c.threads,
		plain.EncodeToString(salt), plain.EncodeToString(key))
}

func decode(hash string) (c cost, salt, key []byte, err error) {
	parts := strings.Split(hash, "$")
	var version int
	if len(parts) != 6 || parts[1] != "argon2id" {
		return c, nil, nil, errors.New("auth: a stored password is no Argon2id hash")
	}
	_, err1 := fmt.Sscanf(parts[2], "v=%d", &version)
	_, err2 := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.memory, &c.time, &c.threads)
	salt, err3 := plain.DecodeString(parts[4])
	key, err4 := plain.DecodeString(parts[5])
	for _, err := range []error{err1, err2, err3, err4} {
		if err != nil {
			return c, nil, nil, fmt.Errorf("auth: a stored password cannot be read: %w", err)
		}
	}
	if version != argon2.Version || len(key) != keyLength || c.time == 0 || c.threads == 0 || c.memory > 1<<20 {
		return c, nil, nil, errors.New("auth: a stored password has parameters that this program does not use")
	}
	return c, salt, key, nil
}

//go:embed common.txt
var commonText string

// CheckPassword refuses a password that is too short, too long, or among the
// most common ones, also with digits or signs at its end.
func CheckPassword(password Secret) error {
	n := utf8.RuneCountInString(password.text)
	switch {
	case n < ShortestPassword:
		return crm.InvalidField("password", "password.too_short", "the password has %d characters: use %d at least, a few words in a row are good", n, ShortestPassword).
			With("least", strconv.Itoa(ShortestPassword))
	case n > LongestPassword:
		return crm.InvalidField("password", "password.too_long", "the password is longer than %d characters: use a shorter one", LongestPassword).
			With("most", strconv.Itoa(LongestPassword))
	case isCommon(password.text):
		return crm.InvalidField("password", "password.common", "this password is among the first that are tried: choose words that nobody would guess")
	}
	return nil
}

// CheckPasswordOf refuses a password that holds the person's own mail address,
// or is made of it.
func CheckPasswordOf(password Secret, email string) error {
	low, address := strings.ToLower(password.text), strings.ToLower(strings.TrimSpace(email))
	if address != "" && strings.Contains(low, address) {
		return crm.InvalidField("password", "password.address", "the password holds your mail address, which is tried first: choose words that nobody would guess")
	}
	return nil
}

func isCommon(password string) bool {
	low := strings.ToLower(strings.TrimSpace(password))
	if isMonotonous(low) {
		return true
	}
	trunk := strings.TrimRight(low, "0123456789!@#$%^&*()-_=+.,?")
	for scan := bufio.NewScanner(strings.NewReader(commonText)); scan.Scan(); {
		word := scan.Text()
		if low == word || trunk == word || isRepeated(low, word) {
			return true
		}
	}
	return false
}

func isRepeated(text, word string) bool {
	return len(word) >= 3 && len(text)%len(word) == 0 && strings.Repeat(word, len(text)/len(word)) == text
}

// isMonotonous says whether a text has under four different characters, or
// only runs such as 123456 and abcdef.
func isMonotonous(text string) bool {
	runes := []rune(text)
	steps := 0
	for i := 1; i < len(runes); i++ {
		if d := runes[i] - runes[i-1]; d == 0 || d == 1 || d == -1 {
			steps++
		}
	}
	different := slices.Compact(slices.Sorted(slices.Values(runes)))
	return len(different) < 4 || steps*10 >= (len(runes)-1)*8
}
