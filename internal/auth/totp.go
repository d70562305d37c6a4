package auth

import (
	"bytes"
	"crypto/subtle"
	"fmt"
	"image/png"
	"strconv"
	"strings"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"

	"hummock/internal/crm"
)

// How codes are made (RFC 6238): what every authenticator app expects.
const (
	codePeriod  = 30 // seconds that one code lasts
	codeDrift   = 1  // steps that a phone's clock may be off, either way
	pictureSize = 232
)

// BackupCodes is how many codes on paper a person gets at a time.
const BackupCodes = 10

// Enrolment is what somebody's authenticator app learns once.
type Enrolment struct {
	Secret  Secret
	URI     Secret // otpauth://, which holds the secret
	Picture []byte // the URI as a QR code, PNG
}

// NewEnrolment makes a secret of 160 bits for the person with a mail address.
func NewEnrolment(firm, email string) (Enrolment, error) {
	key, err := totp.Generate(totp.GenerateOpts{Issuer: "Hummock " + strings.ReplaceAll(firm, ":", " "), AccountName: email, Period: codePeriod})
	if err != nil {
		return Enrolment{}, fmt.Errorf("auth: make a second factor: %w", err)
	}
	picture, err := key.Image(pictureSize, pictureSize)
	if err != nil {
		return Enrolment{}, fmt.Errorf("auth: draw a second factor: %w", err)
	}
	var out bytes.Buffer
	err = png.Encode(&out, picture)
	return Enrolment{Secret{key.Secret()}, Secret{key.URL()}, out.Bytes()}, err
}

// CodeAt gives the code of six digits that an app with the secret shows.
func CodeAt(secret Secret, at time.Time) (string, error) {
	return codeOf(secret, stepAt(at))
}

// StepOf gives the step of time that a code belongs to, within one step of an
// instant. The same step must not be taken twice; who calls sees to that.
func StepOf(secret Secret, code string, at time.Time) (step int64, ok bool, err error) {
	now := stepAt(at)
	for s := max(0, now-codeDrift); s <= now+codeDrift; s++ {
		want, err := codeOf(secret, s)
		if err != nil {
			return 0, false, err
		}
		if subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			step, ok = s, true
		}
	}
	return step, ok, nil
}

func stepAt(at time.Time) int64 { return at.Unix() / codePeriod }

func codeOf(secret Secret, step int64) (string, error) {
	code, err := hotp.GenerateCodeCustom(secret.text, uint64(step), hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1}) //nolint:gosec // a step is never below zero
	if err != nil {
		return "", fmt.Errorf("auth: work out a code: %w", err)
	}
	return code, nil
}

// IsTimeCode says whether a text that somebody typed is a code of six digits, and gives
// it without spaces.
func IsTimeCode(typed string) (code string, ok bool) {
	code = strings.Join(strings.Fields(typed), "")
	_, err := strconv.ParseUint(code, 10, 32)
	return code, err == nil && len(code) == int(otp.DigitsSix)
}

const backupSize = 16 // letters, five bits each

// NewBackupCodes makes the codes that somebody keeps on paper.
func NewBackupCodes() []Secret {
	codes := make([]Secret, BackupCodes)
	for i := range codes {
		text := letters.EncodeToString(random())
		codes[i] = Secret{text[:4] + "-" + text[4:8] + "-" + text[8:12] + "-" + text[12:backupSize]}
	}
	return codes
}

var likeness = strings.NewReplacer("-", "", " ", "", "o", "0", "i", "1", "l", "1")

// BackupHash is what is stored of a code on paper: the same however it is
// typed. With 80 bits it needs no slow hash.
func BackupHash(typed Secret) string {
	return Secret{likeness.Replace(strings.ToLower(strings.TrimSpace(typed.text)))}.Hash()
}

// FactorPlace is where the secret of somebody's second factor is kept.
func FactorPlace(ws crm.WorkspaceID, user crm.ID) Place {
	return Place{Table: "second_factors", Row: strconv.FormatInt(int64(ws), 10) + "/" + user.String(), Column: "secret"}
}
