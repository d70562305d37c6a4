package crm

// PromiseState says what became of a promise.
type PromiseState string

// The states of a promise.
const (
	PromiseOpen      PromiseState = "open"
	PromiseKept      PromiseState = "kept"
	PromiseBroken    PromiseState = "broken"
	PromiseWithdrawn PromiseState = "withdrawn" // both sides let it go
)

// Settled says whether the state ends a promise.
func (s PromiseState) Settled() bool {
	return s == PromiseKept || s == PromiseBroken || s == PromiseWithdrawn
}

// Promise is what we told a client that we would do about a problem of theirs,
// from the sale through the delivery.
type Promise struct {
	ID         ID           `json:"id"`
	Deal       ID           `json:"deal_id"`
	DealNumber int64        `json:"deal_number"`
	DealName   string       `json:"deal_name"`
	Problem    string       `json:"problem"`
	Promise    string       `json:"promise"`
	Contact    ID           `json:"contact_id" doc:"To whom it was made"`
	ContactOf  string       `json:"contact_name"`
	Owner      ID           `json:"owner_id" doc:"Who of ours keeps it"`
	DueOn      Date         `json:"due_on"`
	State      PromiseState `json:"state" enum:"open,kept,broken,withdrawn"`
	Overdue    bool         `json:"overdue" doc:"Open, and its day is over"`
	Evidence   string       `json:"evidence"`
	Activity   ID           `json:"activity_id" doc:"The activity that shows it"`
	SettledAt  Instant      `json:"settled_at"`
	SettledBy  ID           `json:"settled_by"`
	CreatedAt  Instant      `json:"created_at"`
	CreatedBy  ID           `json:"created_by"`
}

// PromiseDraft is a new promise.
type PromiseDraft struct {
	Problem string `json:"problem" minLength:"1" maxLength:"4000"`
	Promise string `json:"promise" minLength:"1" maxLength:"4000"`
	Contact ID     `json:"contact_id,omitzero"`
	Owner   ID     `json:"owner_id,omitzero" doc:"Absent: the owner of the deal"`
	DueOn   Date   `json:"due_on"`
}

// PromiseEdit changes an open promise; absent fields stay.
type PromiseEdit struct {
	Problem *string `json:"problem,omitempty" minLength:"1" maxLength:"4000"`
	Promise *string `json:"promise,omitempty" minLength:"1" maxLength:"4000"`
	Contact *ID     `json:"contact_id,omitempty"`
	Owner   *ID     `json:"owner_id,omitempty"`
	DueOn   *Date   `json:"due_on,omitempty"`
}

// Settlement says what became of a promise, and what shows it.
type Settlement struct {
	State    PromiseState `json:"state" enum:"kept,broken,withdrawn"`
	Evidence string       `json:"evidence,omitempty" maxLength:"4000"`
	Activity ID           `json:"activity_id,omitzero" doc:"An activity of the deal that shows it"`
}

// PromiseRecord is how we kept our word to a client: a sign of how the client is.
type PromiseRecord struct {
	Open      int `json:"open" doc:"Overdue ones among them"`
	Overdue   int `json:"overdue"`
	Kept      int `json:"kept"`
	Broken    int `json:"broken"`
	Withdrawn int `json:"withdrawn"`
}

// RecordOf counts promises by what became of them.
func RecordOf(list []Promise) PromiseRecord {
	var r PromiseRecord
	for _, p := range list {
		switch p.State {
		case PromiseKept:
			r.Kept++
		case PromiseBroken:
			r.Broken++
		case PromiseWithdrawn:
			r.Withdrawn++
		case PromiseOpen:
			r.Open++
			if p.Overdue {
				r.Overdue++
			}
		}
	}
	return r
}
