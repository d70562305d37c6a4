package crm

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Limits of reminders.
const (
	mostReminderDays = 365 // after the invoice was due
	reminderTones    = 3
)

// Reminder is one step of asking for money that is late. It is a task of somebody
// who works with money, and is done when that task is.
type Reminder struct {
	Step    int     `json:"step" doc:"The first reminder of an invoice is 1"`
	Days    int     `json:"days" doc:"After the invoice was due"`
	At      Instant `json:"at" doc:"When it fell due"`
	Task    ID      `json:"task_id" doc:"Null: the task was removed"`
	DoneAt  Instant `json:"done_at" doc:"When somebody reminded the client"`
	DoneBy  ID      `json:"done_by"`
	Settled bool    `json:"settled" doc:"The money came before anybody reminded the client"`
}

// Tone is how firmly the letter of a reminder speaks: 1 to 3.
func (r *Reminder) Tone() int { return min(max(r.Step, 1), reminderTones) }

// Reminders are the days after an invoice was due on which the client is reminded.
func (s Settings) Reminders() []int {
	if s.ReminderDays == nil {
		return []int{3, 14, 30}
	}
	return *s.ReminderDays
}

// CheckReminderDays gives the days in their order, each once.
func CheckReminderDays(days []int) ([]int, error) {
	out := slices.Compact(slices.Sorted(slices.Values(days)))
	if slices.ContainsFunc(out, func(d int) bool { return d < 1 || d > mostReminderDays }) {
		return nil, InvalidField("reminder_days", "reminder.days", "a reminder comes between 1 and %d days after the invoice was due", mostReminderDays).With("most", strconv.Itoa(mostReminderDays))
	}
	if out == nil {
		out = []int{}
	}
	return out, nil
}

// DueReminder gives the reminder whose day has come and that nobody was given
// yet. Of several it is the last one: a client is asked once for one delay.
func (i *Invoice) DueReminder(days []int, today Date) (Reminder, bool) {
	if !i.Issued() || i.Open <= 0 || i.DueOn == "" || i.DueOn >= today {
		return Reminder{}, false
	}
	late, made := today.DaysSince(i.DueOn), i.remindedUpTo()
	for _, d := range slices.Backward(days) {
		if d <= late && d > made {
			return Reminder{Step: len(i.Reminders) + 1, Days: d}, true
		}
	}
	return Reminder{}, false
}

// NextReminder is the day of the reminder that comes next; empty: there is none.
func (i *Invoice) NextReminder(days []int) Date {
	return nextReminder(days, i.DueOn, i.remindedUpTo())
}

func nextReminder(days []int, due Date, made int) Date {
	for _, d := range days {
		if d > made && due != "" {
			return due.AddDays(d)
		}
	}
	return ""
}

func (i *Invoice) remindedUpTo() int {
	if len(i.Reminders) == 0 {
		return 0
	}
	return i.Reminders[len(i.Reminders)-1].Days
}

// Reminder finds a reminder by its step.
func (i *Invoice) Reminder(step int) (*Reminder, error) {
	for n := range i.Reminders {
		if i.Reminders[n].Step == step {
			return &i.Reminders[n], nil
		}
	}
	return nil, NotFoundf("reminder", "invoice %s has no reminder %d yet", i.Number, step)
}

// remindTask is the title of a reminder's task; it holds client, invoice and day.
var remindTask = Text{
	English: "Remind %s: invoice %s, due %s",
	Russian: "Напомнить %s об оплате: счёт %s, срок %s",
	Polish:  "Przypomnieć %s o płatności: faktura %s, termin %s",
}

// RemindTitle says in a language what the task of a reminder asks. It names no amount.
func (i *Invoice) RemindTitle(client string, l Language) string {
	text := fmt.Sprintf(remindTask.In(l), client, i.Number, i.DueOn.In(l))
	if runes := []rune(strings.TrimSpace(text)); len(runes) > longestShortText {
		return string(runes[:longestShortText-1]) + "…"
	}
	return text
}

var prepaymentGone = Text{
	English: "The prepayment was taken back: talk to the client before the work goes on",
	Russian: "Предоплату отозвали: поговорите с клиентом, прежде чем продолжать работу",
	Polish:  "Przedpłata została cofnięta: porozmawiaj z klientem, zanim prace ruszą dalej",
}

// PrepaymentGone is the task of who owns a deal in work whose prepayment was reversed.
func PrepaymentGone(l Language) string { return prepaymentGone.In(l) }
