package api

import (
	"embed"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"hummock/internal/crm"
)

//go:embed problems/*.json
var problemTexts embed.FS

// catalogue holds a sentence for every code in every language, with {params}.
type catalogue map[crm.Language]map[string]string

func loadCatalogue() catalogue {
	all := catalogue{}
	for _, l := range crm.Languages() {
		name := "problems/" + string(l) + ".json"
		b, err := problemTexts.ReadFile(name)
		texts := map[string]string{}
		if err == nil {
			err = json.Unmarshal(b, &texts)
		}
		if err != nil {
			panic(fmt.Sprintf("api: %s is built in and cannot be read: %v", name, err))
		}
		all[l] = texts
	}
	return all
}

var hole = regexp.MustCompile(`\{[a-z_]+\}`)

// sentence words an error in a language. The error's own English sentence knows
// most; a translation is taken where all that it mentions is known.
func (all catalogue) sentence(l crm.Language, e *crm.Error) string {
	if e.First != nil {
		return all.sentence(l, e.First)
	}
	if l == crm.English && e.Msg != "" {
		return e.Msg
	}
	known := true
	text := hole.ReplaceAllStringFunc(all[l][e.Code], func(name string) string {
		value, ok := e.Params[strings.Trim(name, "{}")]
		known = known && ok
		return value
	})
	if text == "" || !known && e.Msg != "" {
		return e.Msg
	}
	if place := e.At.In(l); place != "" {
		return place + ": " + uncapital(text)
	}
	return text
}

// uncapital begins a sentence in small, since something stands before it.
func uncapital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}
