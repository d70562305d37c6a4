package templates

import (
	"strings"
	"testing"

	"hummock/internal/crm"
)

const sound = `key: small
name: {en: Small, ru: Малый, pl: Mały}
about: {en: A short sale, ru: Короткая продажа, pl: Krótka sprzedaż}
fields:
  - {noun: deal, key: need, kind: text, label: {en: Need, ru: Потребность, pl: Potrzeba}}
pipelines:
  - key: sale
    name: {en: Sale, ru: Продажа, pl: Sprzedaż}
    kind: sale
    stages:
      - key: talk
        name: {en: Talk, ru: Разговор, pl: Rozmowa}
        phase: sell
        why: {en: To hear, ru: Чтобы услышать, pl: Żeby usłyszeć}
        exit:
          - {key: need-known, kind: field, field: need, level: required, text: {en: Known, ru: Известна, pl: Znana}}
      - key: sign
        name: {en: Sign, ru: Подпись, pl: Podpis}
        phase: sell
        why: {en: To be sure, ru: Для верности, pl: Dla pewności}
variants:
  - key: short
    name: {en: Short, ru: Короче, pl: Krótsza}
    about: {en: One stage, ru: Один этап, pl: Jeden etap}
    drop: [sign]
`

func TestBrokenFilesGetASentenceThatNamesThePlace(t *testing.T) {
	t.Parallel()
	if _, err := parse("small.yaml", []byte(sound)); err != nil {
		t.Fatalf("the sound file: %v", err)
	}
	cases := []struct{ name, old, new, says string }{
		{"empty", sound, "", "small.yaml: the file is empty"},
		{"only a comment", sound, "# nothing\n", "small.yaml: the file is empty"},
		{"no mapping", sound, "[1, 2]", "the file holds array, but a mapping belongs there"},
		{"broken YAML", "key: small", "key: [small", "small.yaml: line"},
		{"unknown key", "        phase: sell\n        why: {en: To hear", "        fase: sell\n        why: {en: To hear", `small.yaml:13: nothing here is called "fase"`},
		{"a key that belongs elsewhere", "kind: sale", "kind: sale\n    level: required", `small.yaml:10: nothing here is called "level"`},
		{"key twice", "key: small", "key: small\nkey: large", "already defined"},
		{"wrong type", "phase: sell", "phase: [sell]", "phase holds array, but a word belongs there"},
		{"missing translation", "ru: Чтобы услышать, ", "", `stage 1 “Talk” (why): it has no text in language "ru"`},
		{"missing label", "ru: Потребность, ", "", `label of field "need" has no text in language "ru"`},
		{"missing template name", ", ru: Малый", "", `the name has no text in language "ru"`},
		{"unknown field", "field: need", "field: mood", `pipeline "sale": stage 1 “Talk”, criterion “Known”: there is no deal field "mood"`},
		{"bad custom field", "kind: text", "kind: song", `field “need”: kind cannot be "song"`},
		{"no why", "        why: {en: To be sure, ru: Для верности, pl: Dla pewności}\n", "", `stage 2 “Sign”: it does not say why it exists`},
		{"variant drops nothing", "drop: [sign]", "drop: [gone]", `variant "short": there is no stage "gone" to drop`},
		{"variant inserts nowhere", "drop: [sign]", "insert: [{before: gone, stages: []}]", `variant "short": there is no stage "gone" to insert before`},
		{"variant without stages", "drop: [sign]", "drop: [talk, sign]", `variant "short": the pipeline: it has 0 stages`},
		{"no pipelines", "pipelines:", "pipelines: []\nleft: ", `small.yaml:7: nothing here is called "left"`},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(sound, c.old) {
				t.Fatalf("%q is not in the sound file", c.old)
			}
			_, err := parse("small.yaml", []byte(strings.Replace(sound, c.old, c.new, 1)))
			if !crm.IsKind(err, crm.Invalid) {
				t.Fatalf("got %v, want an invalid-input error", err)
			}
			if !strings.HasPrefix(err.Error(), "small.yaml") || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %q, want one sentence with %q", err, c.says)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(sound))
	f.Add([]byte("key: &a [*a]"))
	f.Add([]byte("pipelines:\n  - &p {key: a, stages: [*p]}"))
	f.Add([]byte("? [a, b]\n: c"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := parse("wild.yaml", b); err != nil && err.Error() == "" {
			t.Error("an error without a sentence")
		}
	})
}
