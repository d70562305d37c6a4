package crm

import (
	"errors"
	"fmt"
)

// Kind sorts errors by what the caller can do about them.
type Kind string

// The kinds of Error. Each has one HTTP status (package api).
const (
	Invalid         Kind = "invalid"         // the input is wrong
	NotFound        Kind = "not_found"       // missing, or not visible to the caller
	Conflict        Kind = "conflict"        // already exists, or in work
	Stale           Kind = "stale"           // somebody changed it meanwhile
	Forbidden       Kind = "forbidden"       // visible, but not allowed
	Unauthenticated Kind = "unauthenticated" // nobody is signed in
	Unmet           Kind = "unmet"           // exit criteria are open
	Precondition    Kind = "precondition"    // If-Match is missing
	TooMany         Kind = "too_many"        // slow down
	TooLarge        Kind = "too_large"       // the input is larger than allowed
	Unavailable     Kind = "unavailable"     // try again later
)

// Error is a failure the caller can act on. Any other error is internal: it is
// logged once and shown without detail.
type Error struct {
	Kind   Kind
	Code   string            // stable, such as "deal.not_found"; the key of its translations
	Msg    string            // one English sentence: what is wrong, where, what to do
	Params map[string]string // arguments of the translation
	At     Text              // where it is: stands before the translation, as it does in Msg
	Fields map[string]*Error // input path -> what is wrong there
	First  *Error            // of several Fields the one that Msg tells

	Unmet   []UnmetCriterion // Kind Unmet
	Allowed []string         // keys of stages that a refused move could go to instead
	WhoCan  []string         // names of people who may do it (Kind Forbidden)
	Mine    any              // Kind Stale: what the caller sent
	Theirs  any              // Kind Stale: what is stored now
}

func (e *Error) Error() string { return e.Msg }

// Errorf makes an Error whose sentence is formatted like fmt.Sprintf.
func Errorf(kind Kind, code, format string, args ...any) *Error {
	return &Error{Kind: kind, Code: code, Msg: fmt.Sprintf(format, args...)}
}

// Invalidf is Errorf for wrong input.
func Invalidf(code, format string, args ...any) *Error {
	return Errorf(Invalid, code, format, args...)
}

// NotFoundf is Errorf for a row that is missing or not visible to the caller.
func NotFoundf(noun, format string, args ...any) *Error {
	return Errorf(NotFound, noun+".not_found", format, args...)
}

// InvalidField is wrong input at one named place.
func InvalidField(field, code, format string, args ...any) *Error {
	e := Errorf(Invalid, code, format, args...)
	e.Fields = map[string]*Error{field: e}
	return e
}

// With adds a translation argument and returns the same error.
func (e *Error) With(key, value string) *Error {
	if e.Params == nil {
		e.Params = map[string]string{}
	}
	e.Params[key] = value
	return e
}

// IsKind says whether err is an Error of the kind.
func IsKind(err error, kind Kind) bool {
	var e *Error
	return errors.As(err, &e) && e.Kind == kind
}
