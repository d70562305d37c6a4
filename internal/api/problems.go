package api

import (
	"embed"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

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
	if l == crm.English && e.Msg != "" {
		return e.Msg
	}
	for _, text := range []string{all[l][e.Code], all[l][generalised(e.Code)]} {
		if text == "" {
			continue
		}
		filled := hole.ReplaceAllStringFunc(text, func(name string) string {
			if value, ok := e.Params[strings.Trim(name, "{}")]; ok {
				return value
			}
			return name
		})
		if !hole.MatchString(filled) || e.Msg == "" {
			return filled
		}
	}
	return e.Msg
}

// generalised is the code of the sentence that needs no params, such as
// "money.malformed" in place of "money.malformed!".
func generalised(code string) string { return code + ".plain" }
