package crm

// History is a firm with all that happened in it, as the sample company is told.
type History struct {
	Name        string
	Currency    Currency
	TimeZone    string
	FiscalMonth int
	Language    Language
	Began       Instant  // when the firm started to work with the product
	Owner       NewUser  // who founds the workspace
	Template    Template // pipelines and fields
	Segments    []string
	Sources     []string
	Tags        []string
	Teams       []Team
	Products    []Product
	Rates       []Rate
	Holidays    []Holiday
	Address     string // of the firm, in lines, as it stands on papers
	TaxID       string
	Bank        string
	Acts        []Act // by time
}

// Act is one thing that somebody did at a time. Ids of people, companies,
// contacts, teams and products are the history's own and are kept; deals get
// ids as they are made.
type Act struct {
	At   Instant
	By   ID     // who; zero: the owner of the workspace
	Deal string // the history's own name for the deal, given by its Begin
	Did  Deed
}

// Deed is what an Act does.
type Deed interface{ deed() }

// Join brings a person into the firm.
type Join struct {
	ID ID
	NewUser
}

// Meet brings in a company.
type Meet struct{ Company }

// Know brings in a contact of a company.
type Know struct{ Contact }

// Begin makes a deal.
type Begin struct {
	Pipeline int      // its position in the workspace
	Follows  string   // the lost deal that this one takes up again, if any
	Grows    LinkKind // how it grew out of a client's card, if it did
	From     ID       // whose card
	DealDraft
}

// Edit changes fields of a deal, as in a PATCH.
type Edit map[string]any

// Give answers a criterion without a move.
type Give struct{ Answer }

// Go moves a deal.
type Go struct{ MoveOrder }

// Happen logs an activity.
type Happen struct{ ActivityAnswer }

// Paper tells how far a document of a kind has come. History knows of what was
// signed without a copy of it.
type Paper struct {
	Kind  DocumentKind
	State DocumentState
	Name  string
	Note  string
}

// Agree sets the payment plan of a deal.
type Agree struct{ Milestones []Milestone }

// Bill sends the client an invoice for a milestone of the plan, named by its
// position.
type Bill struct{ Milestone int }

// Plan adds a task.
type Plan struct{ TaskAnswer }

// Complete ends the deal's next step.
type Complete struct {
	Result   string
	Next     *TaskAnswer
	Activity *ActivityAnswer
}

// AskRole puts a criterion to the roles that decide it.
type AskRole struct{ Criterion, Purpose, Message string }

// Decide answers the open question about a criterion of the deal.
type Decide struct{ Criterion, Decision, Reason string }

// Vow promises the client something.
type Vow struct{ PromiseDraft }

// Settle says what became of the deal's oldest open promise.
type Settle struct{ Settlement }

// Toil logs hours.
type Toil struct{ HourDraft }

// Spend adds an expense.
type Spend struct{ ExpenseDraft }

// Interview holds an exit interview.
type Interview struct{ ExitDraft }

// Price says what an hour of somebody costs.
type Price struct{ HourlyCost }

// Teach adds learning material, on a stage of the pipeline at a position or, with
// a position below zero, on a product.
type Teach struct {
	Pipeline int
	MaterialDraft
}

// Close loses or disqualifies a deal.
type Close struct {
	Outcome Outcome
	Loss    Loss
}

// Wait silences a deal until a day.
type Wait struct {
	Until  Date
	Reason string
}

func (Join) deed()      {}
func (Meet) deed()      {}
func (Know) deed()      {}
func (Begin) deed()     {}
func (Edit) deed()      {}
func (Give) deed()      {}
func (Go) deed()        {}
func (Happen) deed()    {}
func (Paper) deed()     {}
func (Agree) deed()     {}
func (Bill) deed()      {}
func (Plan) deed()      {}
func (Complete) deed()  {}
func (AskRole) deed()   {}
func (Decide) deed()    {}
func (Vow) deed()       {}
func (Settle) deed()    {}
func (Close) deed()     {}
func (Wait) deed()      {}
func (Toil) deed()      {}
func (Spend) deed()     {}
func (Interview) deed() {}
func (Price) deed()     {}
func (Teach) deed()     {}
