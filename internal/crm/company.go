package crm

// Company is a client or a possible client.
type Company struct {
	ID         ID             `json:"id"`
	Version    int64          `json:"version"`
	Name       string         `json:"name"`
	Segment    string         `json:"segment"`
	Industry   string         `json:"industry"`
	Size       string         `json:"size"`
	CreditDays *int           `json:"credit_days" doc:"Days that the client has to pay"`
	Address    string         `json:"address" doc:"As it stands on papers, in lines"`
	TaxID      string         `json:"tax_id"`
	Language   Language       `json:"language" enum:",en,ru,pl" doc:"Of papers for the client; empty: the firm's"`
	Owner      ID             `json:"owner_id"`
	Parent     ID             `json:"parent_id"`
	Fields     map[string]any `json:"fields" nullable:"false"`
	CreatedAt  Instant        `json:"created_at"`
	UpdatedAt  Instant        `json:"updated_at"`
}
