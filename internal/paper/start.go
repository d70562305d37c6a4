package paper

import (
	"embed"
	"fmt"

	"hummock/internal/crm"
)

//go:embed starts/*.txt
var startTexts embed.FS

// Starts are ready texts that a firm's templates can start from, in a language.
func Starts(l crm.Language) ([]crm.DocumentTemplateDraft, error) {
	l = crm.SupportedLanguage(l)
	kinds := [...]crm.DocumentKind{"contract", "nda", "acceptance", "brief"}
	starts := make([]crm.DocumentTemplateDraft, 0, len(kinds))
	for _, kind := range kinds {
		body, err := startTexts.ReadFile(fmt.Sprintf("starts/%s.%s.txt", kind, l))
		if err != nil {
			return nil, fmt.Errorf("read a ready text: %w", err)
		}
		starts = append(starts, crm.DocumentTemplateDraft{Name: kind.Label(l), Kind: kind, Language: l, Body: string(body)})
	}
	return starts, nil
}
