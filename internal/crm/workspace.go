package crm

import (
	"cmp"
	"time"
)

// Workspace is one firm. Every row belongs to exactly one.
type Workspace struct {
	ID          WorkspaceID `json:"id"`
	Version     int64       `json:"version"`
	Rev         int64       `json:"rev"`
	Name        string      `json:"name"`
	Kind        string      `json:"kind" enum:"real,sample,test"`
	Currency    Currency    `json:"currency"`
	TimeZone    string      `json:"time_zone"`
	FiscalMonth int         `json:"fiscal_month" minimum:"1" maximum:"12" doc:"First month of the fiscal year"`
	Language    Language    `json:"language" enum:"en,ru,pl"`
	Settings    Settings    `json:"settings"`
	CreatedAt   Instant     `json:"created_at"`
}

// Settings of a workspace that an admin changes at any time.
type Settings struct {
	WorkingHours []Hours      `json:"working_hours" nullable:"false"`
	LossReasons  []LossReason `json:"loss_reasons" nullable:"false"`
	Segments     []string     `json:"segments" nullable:"false"`
	Sources      []string     `json:"sources" nullable:"false"`
	Tags         []string     `json:"tags" nullable:"false"`
	MinDeals     int          `json:"min_deals" doc:"Closed deals before probabilities are called reliable"`
	MinMonths    int          `json:"min_months" doc:"Months of history before probabilities are called reliable"`
	FilesMB      int          `json:"files_mb,omitempty" doc:"Most megabytes of files; absent: 5,120"`
	CostWarn     int          `json:"cost_warning_percent,omitempty" doc:"Part of a deal's value that its sale may cost before a warning, in percent; absent: 10"`
	MostDiscount *int64       `json:"most_discount,omitempty" doc:"Basis points that an offer is sent with without leave; absent: 1000"`
	Address      string       `json:"address,omitempty" doc:"As it stands on papers, in lines"`
	TaxID        string       `json:"tax_id,omitempty"`
	BankAccount  string       `json:"bank_account,omitempty" doc:"Where clients pay to, in lines"`
	InvoiceNote  string       `json:"invoice_note,omitempty" doc:"Stands under every invoice, such as a remark on tax"`
	ReminderDays *[]int       `json:"reminder_days,omitempty" doc:"Days after an invoice was due on which the client is reminded; absent: 3, 14 and 30; empty: never"`

	LeadGoalMinutes  int `json:"lead_goal_minutes,omitempty" doc:"Working minutes within which a lead is to be answered; absent: 5"`
	LeadLimitMinutes int `json:"lead_limit_minutes,omitempty" doc:"Working minutes after which that is too late, and the lead passes on; absent: 60"`
	LeadAttemptsMost int `json:"lead_attempts_most,omitempty" doc:"Touches of ours after which a lead is let go or decided; absent: 8"`

	SampleOf WorkspaceID `json:"sample_of,omitempty" doc:"Of a sample company that an owner made: the firm whose owner it was"`
}

// FileQuota is how many bytes of files the firm may keep.
func (s Settings) FileQuota() int64 {
	mb := s.FilesMB
	if mb == 0 {
		mb = DefaultFilesMB
	}
	return int64(mb) << 20
}

// CostWarning is the part of a deal's value, in percent, beyond which the cost of
// its sale is warned of.
func (s Settings) CostWarning() int { return cmp.Or(s.CostWarn, 10) }

// FreeDiscount is the discount that needs nobody's leave, in basis points.
func (s Settings) FreeDiscount() int64 {
	if s.MostDiscount == nil {
		return defaultDiscount
	}
	return *s.MostDiscount
}

// Hours are the working hours of one weekday (0 is Sunday), in minutes after
// midnight of the workspace's time zone.
type Hours struct {
	Weekday int `json:"weekday" minimum:"0" maximum:"6"`
	From    int `json:"from" minimum:"0" maximum:"1440"`
	To      int `json:"to" minimum:"0" maximum:"1440"`
}

// Holiday is a day on which the firm does not work.
type Holiday struct {
	Day  Date   `json:"day"`
	Name string `json:"name" maxLength:"100"`
}

// Zone is the workspace's time zone; an unknown name counts as UTC.
func (w Workspace) Zone() *time.Location {
	zone, err := time.LoadLocation(w.TimeZone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// Today is the calendar day of an instant in the workspace.
func (w Workspace) Today(now time.Time) Date { return DateOf(now, w.Zone()) }

// DefaultSettings are the settings of a new workspace.
func DefaultSettings() Settings {
	hours := make([]Hours, 0, 5)
	for day := 1; day <= 5; day++ {
		hours = append(hours, Hours{Weekday: day, From: 9 * 60, To: 18 * 60})
	}
	return Settings{
		WorkingHours: hours, LossReasons: defaultLossReasons(),
		Segments: []string{}, Sources: []string{}, Tags: []string{}, MinDeals: 50, MinMonths: 6,
	}
}

func defaultLossReasons() []LossReason {
	return []LossReason{
		{"misleading", Text{English: "Misleading information on one side", Russian: "Одна из сторон ввела в заблуждение", Polish: "Jedna ze stron wprowadziła w błąd"}},
		{"no_fit", Text{English: "Saw no fit between need and solution", Russian: "Не увидели, что решение отвечает потребности", Polish: "Rozwiązanie nie odpowiadało potrzebie"}},
		{"changes", Text{English: "Changes not possible in time or at cost", Russian: "Доработки не уложились бы в срок или бюджет", Polish: "Zmian nie dało się zrobić w terminie lub budżecie"}},
		{"price", Text{English: "Price", Russian: "Цена", Polish: "Cena"}},
		{"competitor", Text{English: "Competitor", Russian: "Ушли к конкуренту", Polish: "Konkurencja"}},
		{"no_decision", Text{English: "No decision", Russian: "Решение так и не приняли", Polish: "Brak decyzji"}},
		{"no_budget", Text{English: "No budget", Russian: "Нет бюджета", Polish: "Brak budżetu"}},
		{"legal", Text{English: "Legal or intellectual property", Russian: "Юридические вопросы или права", Polish: "Kwestie prawne lub prawa własności"}},
		{"unreachable", Text{English: "Stopped answering", Russian: "Перестали отвечать", Polish: "Przestali odpowiadać"}},
		{"not_a_client", Text{English: "Not a client for us", Russian: "Не наш клиент", Polish: "To nie klient dla nas"}},
		{"other", Text{English: "Other", Russian: "Другое", Polish: "Inne"}},
	}
}

// Pipeline is a sales process, or a process of the client's life, that the
// firm works by. Its stages live in versions.
type Pipeline struct {
	ID       ID       `json:"id"`
	Kind     DealKind `json:"kind"`
	Segment  string   `json:"segment"`
	Version  int      `json:"version" doc:"The version in force"`
	Position int      `json:"position"`
	Retired  bool     `json:"retired"`
	Process  Process  `json:"process"`
}

// Product is something the firm sells.
type Product struct {
	ID       ID       `json:"id"`
	Version  int64    `json:"version"`
	Name     string   `json:"name"`
	Code     string   `json:"code"`
	Series   string   `json:"series"`
	Price    *int64   `json:"price" doc:"List price in minor units"`
	Currency Currency `json:"currency"`
}
