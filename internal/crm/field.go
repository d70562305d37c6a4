package crm

// FieldKind is the type of a custom field.
type FieldKind string

// The kinds of custom fields.
const (
	FieldText   FieldKind = "text"
	FieldNumber FieldKind = "number"
	FieldMoney  FieldKind = "money"
	FieldDate   FieldKind = "date"
	FieldChoice FieldKind = "choice"
	FieldPerson FieldKind = "person"
	FieldYesNo  FieldKind = "yes_no"
)

// CustomField is a typed field that an admin, or a template, adds to a noun.
type CustomField struct {
	Version int64     `json:"version,omitempty" readOnly:"true"`
	Noun    string    `json:"noun" enum:"deal,company,contact"`
	Key     string    `json:"key" pattern:"^[a-z][a-z0-9_]*$" maxLength:"40"`
	Kind    FieldKind `json:"kind" enum:"text,number,money,date,choice,person,yes_no"`
	Label   Text      `json:"label"`
	Choices []Choice  `json:"choices,omitempty" doc:"kind choice: what may be chosen"`
	Long    bool      `json:"long,omitempty" doc:"kind text: several lines"`
	Hidden  bool      `json:"hidden,omitempty" doc:"Kept, but no longer offered"`
}

// Choice is one value of a choice field.
type Choice struct {
	Key   string `json:"key"`
	Label Text   `json:"label"`
}
