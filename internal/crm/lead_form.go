package crm

import "strings"

// LeadForm is a page by which strangers tell of themselves, at an address that
// cannot be guessed.
type LeadForm struct {
	ID        ID       `json:"id"`
	Version   int64    `json:"version"`
	Key       string   `json:"key" doc:"The form is at /f/ and this"`
	Name      string   `json:"name" doc:"Stands above the form"`
	Source    string   `json:"source"`
	Campaign  string   `json:"campaign"`
	Pipeline  ID       `json:"pipeline_id"`
	Language  Language `json:"language" enum:"en,ru,pl"`
	Active    bool     `json:"active"`
	CreatedAt Instant  `json:"created_at"`

	Secret string `json:"-"` // signs the time at which the form was opened
}

// LeadFormDraft is a form as it is written.
type LeadFormDraft struct {
	Name     string   `json:"name" minLength:"1" maxLength:"200"`
	Source   string   `json:"source,omitempty" maxLength:"200"`
	Campaign string   `json:"campaign,omitempty" maxLength:"200"`
	Pipeline ID       `json:"pipeline_id,omitzero"`
	Language Language `json:"language,omitempty" enum:"en,ru,pl" doc:"Absent: the firm's"`
	Active   bool     `json:"active"`
}

// Write applies a draft.
func (f *LeadForm) Write(d LeadFormDraft) error {
	f.Name, f.Source, f.Campaign = strings.TrimSpace(d.Name), strings.TrimSpace(d.Source), strings.TrimSpace(d.Campaign)
	f.Pipeline, f.Active = d.Pipeline, d.Active
	if d.Language != "" {
		f.Language = SupportedLanguage(d.Language)
	}
	if f.Name == "" {
		return InvalidField("name", "name.empty", "the name is empty: write one")
	}
	return nil
}

// Why a form's post is held back.
const (
	HeldHoneypot = "honeypot" // the field that people do not see was filled in
	HeldToken    = "token"    // sent faster than anybody types, or long after it was opened
	HeldFlood    = "flood"    // many came from one address
)
