package crm

import "slices"

// TaskKind says what a task is about.
type TaskKind string

// The kinds of tasks.
const (
	TaskCall    TaskKind = "call"
	TaskMail    TaskKind = "mail"
	TaskMeeting TaskKind = "meeting"
	TaskToDo    TaskKind = "to_do"
)

// Task is something to do, with an owner and a due day or time. The earliest
// open task of a deal is its next step.
type Task struct {
	ID        ID       `json:"id"`
	Version   int64    `json:"version"`
	Deal      ID       `json:"deal_id"`
	Title     string   `json:"title"`
	Kind      TaskKind `json:"kind"`
	Owner     ID       `json:"owner_id"`
	DueOn     Date     `json:"due_on"`
	DueAt     Instant  `json:"due_at" doc:"Where the task has a time of day"`
	DoneAt    Instant  `json:"done_at"`
	DoneBy    ID       `json:"done_by"`
	Result    string   `json:"result"`
	CreatedAt Instant  `json:"created_at"`
	CreatedBy ID       `json:"created_by"`
}

// ActivityKind says what happened.
type ActivityKind string

// The kinds of activities.
const (
	Call    ActivityKind = "call"
	Meeting ActivityKind = "meeting"
	Mail    ActivityKind = "mail"
	Message ActivityKind = "message"
	Letter  ActivityKind = "letter"
	VisitTo ActivityKind = "visit"
	Note    ActivityKind = "note"
)

var everyActivityKind = [...]ActivityKind{Call, Meeting, Mail, Message, Letter, VisitTo, Note}

// Known says whether the kind exists.
func (k ActivityKind) Known() bool { return slices.Contains(everyActivityKind[:], k) }

// Direction says who started.
type Direction string

// The directions of an activity.
const (
	Ours   Direction = "ours"
	Theirs Direction = "theirs"
)

// Activity is something that happened with a client.
type Activity struct {
	ID        ID           `json:"id"`
	Deal      ID           `json:"deal_id"`
	Company   ID           `json:"company_id"`
	Kind      ActivityKind `json:"kind"`
	Direction Direction    `json:"direction"`
	TwoWay    bool         `json:"two_way"`
	At        Instant      `json:"at"`
	Minutes   int          `json:"minutes"`
	Contacts  []ID         `json:"contacts" nullable:"false"`
	Note      string       `json:"note"`
	By        ID           `json:"by"`
}
