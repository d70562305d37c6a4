package crm

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// Limits of webhooks.
const (
	MostWebhooks      = 20
	mostWebhookEvents = 50
	longestURL        = 2000
)

// WebhookState says whether a webhook tells anything, and whether it arrives.
type WebhookState string

// The states of a webhook.
const (
	WebhookOn      WebhookState = "on"
	WebhookOff     WebhookState = "off"
	WebhookFailing WebhookState = "failing" // on, but the last try did not get through
)

// Webhook is an address outside that is told of changes.
type Webhook struct {
	ID           ID           `json:"id"`
	Version      int64        `json:"version"`
	Name         string       `json:"name"`
	URL          string       `json:"url"`
	Events       []string     `json:"events" nullable:"false" doc:"What it is told of, such as deal.moved, deal.* or *.created; empty: everything"`
	State        WebhookState `json:"state" enum:"on,off,failing"`
	Error        string       `json:"error" doc:"Why the last try did not get through, in words; empty: it did"`
	FailingSince Instant      `json:"failing_since"`
	Secret       ID           `json:"secret_id" doc:"Names the secret in force: another one after it was rotated"`
	CreatedAt    Instant      `json:"created_at"`

	Trouble *Trouble `json:"-"` // what Error says, to be worded in other languages
}

// Trouble is why something did not get through, in a form that can be kept and
// worded later.
type Trouble struct {
	Code   string            `json:"code"`
	Msg    string            `json:"msg"`
	Params map[string]string `json:"params,omitempty"`
}

// WebhookPatch names the fields of a webhook to change.
type WebhookPatch struct {
	Name   *string       `json:"name,omitempty" minLength:"1" maxLength:"200"`
	URL    *string       `json:"url,omitempty" minLength:"1" maxLength:"2000"`
	Events *[]string     `json:"events,omitempty" maxItems:"50" doc:"Such as deal.moved, deal.* or *.created; empty: everything"`
	State  *WebhookState `json:"state,omitempty" enum:"on,off"`
}

// Change applies a patch. A webhook tells of every row of the firm, so that only
// somebody who sees all of them may set one up.
func (w *Webhook) Change(by Actor, p WebhookPatch, inside InsideHosts) error {
	if by.Sees != SeesAll {
		return Errorf(Forbidden, "webhook.sees_all", "a webhook tells of everything in the firm, and you don't see all of it: ask somebody who does")
	}
	if p.Name != nil {
		if w.Name = strings.TrimSpace(*p.Name); w.Name == "" {
			return InvalidField("name", "name.empty", "the name is empty: write one")
		}
	}
	if p.URL != nil {
		w.URL = strings.TrimSpace(*p.URL)
	}
	if len(w.URL) > longestURL {
		return InvalidField("url", "webhook.url_long", "the address is longer than %d characters: take a shorter one", longestURL)
	}
	if p.Events != nil {
		w.Events = slices.Compact(slices.Sorted(slices.Values(*p.Events)))
	}
	if p.State != nil && (*p.State == WebhookOff || w.State == WebhookOff) {
		w.State = *p.State
	}
	if p.URL != nil || w.URL == "" || p.State != nil && *p.State == WebhookOn { // what leads nowhere any more can still be switched off
		if err := CheckTarget(w.URL, inside); err != nil {
			return err
		}
	}
	return checkEvents(w.Events)
}

func checkEvents(patterns []string) error {
	if len(patterns) > mostWebhookEvents {
		return InvalidField("events", "webhook.many_events", "more than %d kinds of events are named: leave the list empty to be told of everything", mostWebhookEvents)
	}
	for _, p := range patterns {
		if !slices.ContainsFunc(eventTypes, func(known string) bool { return matches(p, known) }) {
			return InvalidField("events", "webhook.event_unknown", "%q is nothing that happens here: write it like deal.moved, deal.* or *.created", p).With("event", p)
		}
	}
	return nil
}

func matches(pattern, event string) bool {
	noun, verb, ok := strings.Cut(pattern, ".")
	itsNoun, itsVerb, _ := strings.Cut(event, ".")
	return ok && (noun == "*" || noun == itsNoun) && (verb == "*" || verb == itsVerb)
}

// Wants says whether the webhook is told of an event such as deal.moved.
func (w *Webhook) Wants(event string) bool {
	return len(w.Events) == 0 || slices.ContainsFunc(w.Events, func(p string) bool { return matches(p, event) })
}

// eventTypes is all that the change log tells of. A test finds any that is missing.
var eventTypes = []string{
	"company.change_dropped", "company.change_noted", "company.created", "company.division_added", "company.division_dropped", "company.division_edited",
	"company.deleted", "company.edited", "company.merged", "company.passed_on", "company.split", "company.split_off",
	"contact.created", "contact.deleted", "contact.edited", "contact.merged", "contact.split", "contact.split_off",
	"deal.answered", "deal.asked", "deal.card_joined", "deal.card_opened", "deal.change_asked", "deal.change_decided", "deal.contact_added", "deal.contact_merged",
	"deal.contact_removed", "deal.created", "deal.credit_issued", "deal.deal_linked", "deal.deal_unlinked", "deal.decided", "deal.disqualified",
	"deal.document_added", "deal.document_answered", "deal.document_edited", "deal.document_linked", "deal.document_stepped", "deal.edited", "deal.expense_added", "deal.expense_removed",
	"deal.engaged", "deal.feedback_answered", "deal.feedback_asked", "deal.feedback_linked", "deal.feedback_no_answer", "deal.figures_set", "deal.handover_accepted",
	"deal.handover_offered", "deal.handover_refused", "deal.handover_retold", "deal.hours_edited", "deal.hours_logged",
	"deal.hours_removed", "deal.interviewed", "deal.invoice_drafted", "deal.invoice_dropped", "deal.invoice_issued", "deal.invoice_sent",
	"deal.left_out_set", "deal.linked", "deal.lead_converted", "deal.logged", "deal.loss_edited", "deal.lost", "deal.mail_failed", "deal.mail_in_doubt", "deal.mail_queued", "deal.mail_undone", "deal.move_undone", "deal.moved", "deal.next_step", "deal.offer_accepted",
	"deal.offer_added", "deal.offer_changes_asked", "deal.offer_declined", "deal.offer_edited", "deal.offer_linked", "deal.offer_seen",
	"deal.offer_sent", "deal.passed_on", "deal.payment_booked", "deal.payment_reversed", "deal.permission_asked", "deal.permission_granted",
	"deal.permission_refused", "deal.permission_withdrawn", "deal.plan_set", "deal.point_agreed", "deal.point_opened", "deal.point_written",
	"deal.promise_broken", "deal.promise_edited", "deal.promise_kept", "deal.promise_made", "deal.promise_withdrawn", "deal.publication_added",
	"deal.publication_edited", "deal.publication_removed",
	"deal.reminder_due", "deal.reminder_settled", "deal.removed", "deal.renewal_added",
	"deal.renewal_dropped", "deal.renewal_lapsed", "deal.renewal_renewed", "deal.reopened", "deal.responsible", "deal.signs_answered",
	"deal.taken", "deal.task_added", "deal.task_done", "deal.task_dropped", "deal.task_edited", "deal.waiting",
	"deal.waiting_ended",
	"document_template.added", "document_template.edited",
	"field.created", "field.edited",
	"holidays.replaced",
	"import.cancelled", "import.checked", "import.checking", "import.done", "import.failed", "import.mapped", "import.rows", "import.rows_undone",
	"import.started", "import.stopping", "import.undoing", "import.undone", "import.uploaded",
	"lead.answered", "lead.assigned", "lead.converted", "lead.created", "lead.disqualified", "lead.edited", "lead.merged", "lead.merged_into", "lead.passed_on", "lead.qualified",
	"lead.recycled", "lead.reopened", "lead.returned", "lead.split", "lead.split_off", "lead.sweep_undone", "lead.swept", "lead.taken", "lead.touched",
	"lead_form.created", "lead_form.edited",
	"mail_settings.set",
	"material.added", "material.done", "material.edited", "material.removed", "material.undone",
	"pipeline.created", "pipeline.published", "pipeline.removed",
	"product.created", "product.edited",
	"rate.removed", "rate.set",
	"snapshot.taken",
	"team.created", "team.edited",
	"token.created", "token.revoked",
	"user.backup_code_used", "user.backup_codes_made", "user.cost_set", "user.created", "user.departed", "user.edited", "user.invited", "user.password_set",
	"user.second_factor_removed", "user.second_factor_set",
	"webhook.created", "webhook.edited", "webhook.removed", "webhook.rotated",
	"workspace.created", "workspace.edited",
}

// EventTypes lists all that a webhook can be told of.
func EventTypes() []string { return slices.Clone(eventTypes) }

// WebhookTest is the event by which somebody tries a webhook out.
const WebhookTest = "webhook.test"

// WebhookEvent is what a webhook tells: the body of the request.
type WebhookEvent struct {
	Type string      `json:"type"`
	At   Instant     `json:"timestamp"`
	Data WebhookData `json:"data"`
}

// WebhookData points to what changed. It is small: the receiver fetches the rest
// by the API, with rights of its own.
type WebhookData struct {
	Workspace WorkspaceID    `json:"workspace_id"`
	Rev       int64          `json:"rev"`
	Noun      string         `json:"noun"`
	ID        ID             `json:"id"`
	Verb      string         `json:"verb"`
	Actor     ID             `json:"actor_id"`
	Door      Door           `json:"door"`
	Changed   []string       `json:"changed"`
	Before    map[string]any `json:"before,omitempty"`
	After     map[string]any `json:"after,omitempty"`
}

// toldFields are the fields of a deal whose values leave the house: those that
// automations turn on. No free text and nothing of a person does, so that what
// was once sent needs no erasing elsewhere; amounts do, since only those who see
// everything can set up a webhook.
var toldFields = []string{
	"number", "version", "kind", "company_id", "pipeline_id", "pipeline_version", "stage", "stage_since", "value", "currency",
	"expected_close", "probability", "category", "owner_id", "product_id", "outcome", "closed_at", "waiting_until",
}

// Tell fills in the changed fields from an entry of the change log, whose before
// and after are JSON objects, or empty.
func (d *WebhookData) Tell(before, after string) {
	was, is := fieldsOf(before), fieldsOf(after)
	names := slices.Concat(slices.Collect(maps.Keys(was)), slices.Collect(maps.Keys(is)))
	slices.Sort(names)
	d.Changed = slices.Compact(names)
	if d.Changed == nil {
		d.Changed = []string{}
	}
	if d.Noun == "deal" {
		d.Before, d.After = told(was), told(is)
	}
}

func fieldsOf(text string) map[string]json.RawMessage {
	fields := map[string]json.RawMessage{}
	if json.Unmarshal([]byte(text), &fields) != nil {
		return nil // a list, or nothing: there are no fields to name
	}
	return fields
}

func told(fields map[string]json.RawMessage) map[string]any {
	out := map[string]any{}
	for _, name := range toldFields {
		if v, ok := fields[name]; ok {
			out[name] = v
		}
	}
	return out
}
