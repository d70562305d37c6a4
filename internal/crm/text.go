package crm

// Language is one of the languages in which people use the product.
type Language string

// The languages every text exists in.
const (
	English Language = "en"
	Russian Language = "ru"
	Polish  Language = "pl"
)

// Languages are all of them, the fallback first.
var languages = [...]Language{English, Russian, Polish}

// Languages returns every supported language, the fallback first.
func Languages() []Language { return languages[:] }

// Text is a text in several languages.
type Text map[Language]string

// In gives the text in a language, or in the first language that has it.
func (t Text) In(l Language) string {
	if s := t[l]; s != "" {
		return s
	}
	for _, other := range languages {
		if s := t[other]; s != "" {
			return s
		}
	}
	return ""
}

// SupportedLanguage gives l if it is supported, else English.
func SupportedLanguage(l Language) Language {
	for _, known := range languages {
		if l == known {
			return l
		}
	}
	return English
}
