package crm

// Part is what a contact has to say in the decision.
type Part string

// The parts in a decision.
const (
	Decider      Part = "decider"
	Signer       Part = "signer"
	BudgetHolder Part = "budget_holder"
	EndUser      Part = "user"
	Influencer   Part = "influencer"
	Gatekeeper   Part = "gatekeeper"
)

// Parts returns every part.
func Parts() []Part {
	return []Part{Decider, Signer, BudgetHolder, EndUser, Influencer, Gatekeeper}
}

// Contact is a person at a company.
type Contact struct {
	ID        ID              `json:"id"`
	Version   int64           `json:"version"`
	Company   ID              `json:"company_id"`
	Name      string          `json:"name"`
	Title     string          `json:"title"`
	Email     string          `json:"email"`
	Phone     string          `json:"phone"`
	Also      []string        `json:"also" nullable:"false" doc:"Other mail addresses and phone numbers of theirs"`
	Part      Part            `json:"part" doc:"Usual part in a decision"`
	Language  Language        `json:"language"`
	OptOut    map[string]bool `json:"opt_out" nullable:"false" doc:"Channels (mail, phone) that the person does not want"`
	Fields    map[string]any  `json:"fields" nullable:"false"`
	CreatedAt Instant         `json:"created_at"`
	UpdatedAt Instant         `json:"updated_at"`
}

// DealContact is a contact with a part in one deal's decision.
type DealContact struct {
	Contact ID     `json:"contact_id"`
	Name    string `json:"name"`
	Email   string `json:"email"`
	Phone   string `json:"phone"`
	Part    Part   `json:"part"`
}
