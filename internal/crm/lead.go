package crm

import (
	"slices"
	"strconv"
	"strings"
)

// LeadStatus says how far a lead has come.
type LeadStatus string

// The states of a lead. The first two are open: somebody is to do something.
const (
	LeadNew          LeadStatus = "new"     // nobody has answered yet
	LeadWorking      LeadStatus = "working" // answered, and not decided
	LeadConverted    LeadStatus = "converted"
	LeadDisqualified LeadStatus = "disqualified"
	LeadRecycled     LeadStatus = "recycled"    // left alone until a date
	LeadQuarantined  LeadStatus = "quarantined" // looks like rubbish; kept until somebody looked
	LeadMerged       LeadStatus = "merged"      // it was another lead's person
)

// LeadStatuses gives every status.
func LeadStatuses() []LeadStatus {
	return []LeadStatus{LeadNew, LeadWorking, LeadConverted, LeadDisqualified, LeadRecycled, LeadQuarantined, LeadMerged}
}

// Open says whether somebody is to do something about the lead.
func (s LeadStatus) Open() bool { return s == LeadNew || s == LeadWorking }

// LeadDoor is the way by which a lead came in.
type LeadDoor string

// The doors for leads.
const (
	LeadByForm   LeadDoor = "form"
	LeadByAPI    LeadDoor = "api"
	LeadByImport LeadDoor = "import"
	LeadByHand   LeadDoor = "manual"
	LeadByPhone  LeadDoor = "phone"
)

// Lead is an inquiry that came in, or a suspect, whom nobody has qualified yet.
type Lead struct {
	ID       ID         `json:"id"`
	Version  int64      `json:"version"`
	Number   int64      `json:"number"`
	Name     string     `json:"name" doc:"Of the person"`
	Company  string     `json:"company_name"`
	Emails   []string   `json:"emails" nullable:"false"`
	Phones   []string   `json:"phones" nullable:"false"`
	Note     string     `json:"note" doc:"What they wrote, or said"`
	Source   string     `json:"source"`
	Campaign string     `json:"campaign"`
	Door     LeadDoor   `json:"door" enum:"form,api,import,manual,phone"`
	Pipeline ID         `json:"pipeline_id" doc:"Where its deal would begin; null: the firm's first"`
	Owner    ID         `json:"owner_id" doc:"null: in the pool, from which sellers take"`
	Status   LeadStatus `json:"status" enum:"new,working,converted,disqualified,recycled,quarantined,merged"`

	ArrivedAt  Instant   `json:"arrived_at"`
	GoalAt     Instant   `json:"goal_at" doc:"By when the first answer was meant to be there, in working hours"`
	BreachAt   Instant   `json:"breach_at" doc:"From when it is too late, in working hours"`
	AnsweredAt Instant   `json:"answered_at" doc:"When a person answered first"`
	AnsweredIn int       `json:"answered_in" doc:"Working minutes from arrival to the first answer"`
	Clock      LeadClock `json:"clock"`

	Attempts  int      `json:"attempts" doc:"Touches of ours"`
	Reachable bool     `json:"reachable" doc:"false: there is neither a mail address nor a phone number"`
	Turn      LeadTurn `json:"turn" doc:"Why it lies where it lies"`
	RecycleOn Date     `json:"recycle_on"`
	Reason    string   `json:"reason" doc:"Of a disqualification: a key of the firm's loss_reasons; of a quarantine: honeypot, token or flood"`
	Remark    string   `json:"remark" doc:"What was said about the decision"`

	DecidedAt     Instant       `json:"decided_at" doc:"When it became a deal, or was disqualified"`
	Qualification Qualification `json:"qualification"`

	Client     ID      `json:"company_id" doc:"A company of ours that it belongs to"`
	Contact    ID      `json:"contact_id" doc:"A contact of ours that it is"`
	Deal       ID      `json:"deal_id" doc:"What it became"`
	MergedInto ID      `json:"merged_into" doc:"The lead whose person it was"`
	CreatedAt  Instant `json:"created_at"`
	UpdatedAt  Instant `json:"updated_at"`
}

// LeadDraft is a lead as it comes in.
type LeadDraft struct {
	Name      string   `json:"name,omitempty" maxLength:"200" doc:"Of the person"`
	Company   string   `json:"company_name,omitempty" maxLength:"200"`
	Emails    []string `json:"emails,omitempty" maxItems:"10"`
	Phones    []string `json:"phones,omitempty" maxItems:"10"`
	Note      string   `json:"note,omitempty" maxLength:"10000" doc:"What they wrote, or said"`
	Source    string   `json:"source,omitempty" maxLength:"200"`
	Campaign  string   `json:"campaign,omitempty" maxLength:"200"`
	Door      LeadDoor `json:"door,omitempty" enum:"api,manual,phone" doc:"Absent: manual at a browser, api by a token"`
	Pipeline  ID       `json:"pipeline_id,omitzero"`
	Owner     ID       `json:"owner_id,omitzero" doc:"Absent: whoever's turn it is"`
	ArrivedAt Instant  `json:"arrived_at,omitzero" doc:"Absent: now"`
	Spoken    bool     `json:"spoken,omitempty" doc:"Somebody of ours talked with them: the first answer is given"`
}

// LeadPatch names the fields of a lead to change.
type LeadPatch struct {
	Name     *string   `json:"name,omitempty" maxLength:"200"`
	Company  *string   `json:"company_name,omitempty" maxLength:"200"`
	Emails   *[]string `json:"emails,omitempty" maxItems:"10"`
	Phones   *[]string `json:"phones,omitempty" maxItems:"10"`
	Note     *string   `json:"note,omitempty" maxLength:"10000"`
	Source   *string   `json:"source,omitempty" maxLength:"200"`
	Campaign *string   `json:"campaign,omitempty" maxLength:"200"`
	Pipeline *ID       `json:"pipeline_id,omitempty"`
}

// LeadTouch is something that we did about a lead, or its people did.
type LeadTouch struct {
	Kind      ActivityKind `json:"kind" enum:"call,meeting,mail,message,letter,visit,note"`
	Direction Direction    `json:"direction,omitempty" enum:"ours,theirs"`
	TwoWay    bool         `json:"two_way,omitempty" doc:"They were reached"`
	Minutes   int          `json:"minutes,omitempty" minimum:"0" maximum:"1440"`
	Note      string       `json:"note,omitempty" maxLength:"10000"`
}

// Answers says whether the touch is a first answer by a person: anything of ours
// but a note to ourselves, and a talk that they began.
func (t LeadTouch) Answers() bool { return t.Kind != Note && (t.Direction != Theirs || t.TwoWay) }

// Conversion says what a lead becomes.
type Conversion struct {
	Company     ID          `json:"company_id,omitzero" doc:"A company that is there already; absent: the lead's own is made"`
	Contact     ID          `json:"contact_id,omitzero" doc:"A contact that is there already; absent: the lead's person is made"`
	CompanyName string      `json:"company_name,omitempty" maxLength:"200"`
	Part        Part        `json:"part,omitempty" enum:"decider,signer,budget_holder,user,influencer,gatekeeper" doc:"Of the person in the decision; absent: influencer"`
	DealName    string      `json:"deal_name,omitempty" maxLength:"200" doc:"Absent: the company's name, or the person's"`
	Pipeline    ID          `json:"pipeline_id,omitzero"`
	Stage       string      `json:"stage,omitempty" maxLength:"40" doc:"Absent: the first"`
	Value       *int64      `json:"value,omitempty" minimum:"0" maximum:"9007199254740991" doc:"Minor units"`
	Answers     []Answer    `json:"answers,omitempty" maxItems:"50" doc:"To criteria that a start in a later stage asks"`
	NextStep    *TaskAnswer `json:"next_step,omitempty"`
}

// LeadNumber reads the number of a lead as Label writes it.
func LeadNumber(key string) (n int64, ok bool) { return numberAfter("L-", key) }

// Label is how people call the lead.
func (l *Lead) Label() string { return "L-" + strconv.FormatInt(l.Number, 10) }

// SeesLead says whether a lead is visible to the actor: those in the pool to
// everybody, others by their owner.
func (a Actor) SeesLead(l *Lead) bool { return l.Owner.IsZero() || a.MaySee(l.Owner) }

// Title is what a lead is called where it has no name.
func (l *Lead) Title() string {
	for _, t := range slices.Concat([]string{l.Name, l.Company}, l.Emails, l.Phones) {
		if t != "" {
			return t
		}
	}
	return l.Label()
}

// Change applies a patch.
func (l *Lead) Change(p LeadPatch) error {
	give(&l.Name, p.Name)
	give(&l.Company, p.Company)
	give(&l.Emails, p.Emails)
	give(&l.Phones, p.Phones)
	give(&l.Note, p.Note)
	give(&l.Source, p.Source)
	give(&l.Campaign, p.Campaign)
	give(&l.Pipeline, p.Pipeline)
	return l.Tidy()
}

// Told changes what a sheet tells otherwise of the lead. What it leaves empty says
// nothing, and addresses are added to those known.
func (l *Lead) Told(of *Lead) {
	for _, text := range [][2]*string{{&l.Name, &of.Name}, {&l.Company, &of.Company}, {&l.Note, &of.Note}, {&l.Source, &of.Source}, {&l.Campaign, &of.Campaign}} {
		if *text[1] != "" {
			*text[0] = *text[1]
		}
	}
	l.Emails, l.Phones = added(l.Emails, of.Emails, strings.EqualFold), added(l.Phones, of.Phones, samePhone)
	l.Reachable = len(l.Emails)+len(l.Phones) > 0
	if !of.Pipeline.IsZero() {
		l.Pipeline = of.Pipeline
	}
}

// SamePerson says whether two leads share a mail address or a phone number. Where
// one of them has neither, their names and companies decide.
func (l *Lead) SamePerson(other *Lead) bool {
	if l.Reachable && other.Reachable {
		shared := func(mine, theirs []string, same func(a, b string) bool) bool {
			return len(added(mine, theirs, same)) < len(mine)+len(theirs)
		}
		return shared(l.Emails, other.Emails, strings.EqualFold) || shared(l.Phones, other.Phones, samePhone)
	}
	return l.Name+l.Company != "" && Fold(l.Name) == Fold(other.Name) && Fold(l.Company) == Fold(other.Company)
}

// added gives a list with what others have besides, without changing it.
func added(list, others []string, same func(a, b string) bool) []string {
	out := slices.Clone(list)
	for _, other := range others {
		if !slices.ContainsFunc(list, func(own string) bool { return same(own, other) }) {
			out = append(out, other)
		}
	}
	return out
}

func samePhone(a, b string) bool { return a == b || phoneKey(a) != "" && phoneKey(a) == phoneKey(b) }

func give[T any](field, value *T) {
	if value != nil {
		*field = *value
	}
}

// Tidy trims what came in, keeps each address once, and refuses a lead of which
// nothing is told. What is no mail address is refused as well; Gather keeps it.
func (l *Lead) Tidy() error {
	for _, text := range []*string{&l.Name, &l.Company, &l.Note, &l.Source, &l.Campaign} {
		*text = strings.TrimSpace(*text)
	}
	l.Emails, l.Phones = distinct(l.Emails), distinct(l.Phones)
	l.Reachable = len(l.Emails)+len(l.Phones) > 0
	for _, mail := range l.Emails {
		if !validEmail(mail) {
			return InvalidField("emails", "email.malformed", "%q is no mail address: write it like anna@example.com, or put it into the note", mail)
		}
	}
	if l.Name == "" && l.Company == "" && l.Note == "" && !l.Reachable {
		return InvalidField("name", "lead.empty", "nothing is told about this lead: give a name, a company, a way to reach them, or a note")
	}
	return nil
}

// Gather is Tidy for what strangers wrote: nothing is refused, and what is no
// mail address is kept in the note.
func (l *Lead) Gather() {
	l.Emails = slices.DeleteFunc(distinct(l.Emails), func(mail string) bool {
		if validEmail(mail) {
			return false
		}
		l.Note = strings.TrimSpace(l.Note + "\n" + mail)
		return true
	})
	if err := l.Tidy(); err != nil {
		l.Note = "-"
	}
}

func distinct(list []string) []string {
	kept := []string{}
	for _, w := range list {
		if w = strings.TrimSpace(w); w != "" && !slices.Contains(kept, w) {
			kept = append(kept, w)
		}
	}
	return kept
}

// MustBe refuses what cannot be done with a lead in its state.
func (l *Lead) MustBe(some ...LeadStatus) error {
	if slices.Contains(some, l.Status) {
		return nil
	}
	return Errorf(Conflict, "lead.status", "%s is %s, and this is not done with such a lead: reopen it first, or look at what became of it", l.Label(), l.Status).With("lead", l.Label())
}
