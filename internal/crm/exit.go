package crm

import (
	"cmp"
	"slices"
	"strings"
)

// ExitInterview is why a client left: what they said, what it really was, and
// what we learnt.
type ExitInterview struct {
	Deal ID      `json:"deal_id"`
	At   Instant `json:"at"`
	By   ID      `json:"by"`
	Task ID      `json:"task_id" doc:"The task of the day on which we come back"`
	ExitDraft
}

// ExitDraft is an exit interview as it is written down.
type ExitDraft struct {
	Reason   string   `json:"reason" required:"false" doc:"What they say, by the key of a loss reason of the firm; empty: only in their words"`
	Stated   string   `json:"stated,omitempty" maxLength:"4000" doc:"What they say, in their words"`
	Cause    string   `json:"cause" minLength:"1" maxLength:"40" doc:"Root cause: a key of the firm's list"`
	Evidence string   `json:"evidence,omitempty" maxLength:"4000" doc:"What proves the cause"`
	Linked   Evidence `json:"linked,omitzero"`
	Lesson   string   `json:"lesson" minLength:"1" maxLength:"4000"`
	Winner   ID       `json:"winner_id,omitzero" doc:"Who of ours could win them back; absent: the owner of the card"`
	ComeBack Date     `json:"come_back,omitempty" doc:"When to get in touch again"`
}

// Evidence names what proves a root cause.
type Evidence struct {
	Promises   []ID `json:"promises,omitempty" maxItems:"50"`
	Activities []ID `json:"activities,omitempty" maxItems:"50"`
	Documents  []ID `json:"documents,omitempty" maxItems:"50"`
}

// Any says whether anything is named.
func (e Evidence) Any() bool { return len(e.Promises)+len(e.Activities)+len(e.Documents) > 0 }

// Fields of a deal that an exit interview fills, where the firm has them, so
// that criteria which ask for them are met.
const (
	fieldStated   = "stated_reason"
	fieldCause    = "root_cause"
	fieldEvidence = "evidence"
	fieldLesson   = "lesson"
	fieldComeBack = "come_back"
)

var rootCauses = [...]Choice{
	{"broken_promises", Text{English: "Broken promises", Russian: "Невыполненные обещания", Polish: "Niedotrzymane obietnice"}},
	{"problem_unsolved", Text{English: "The problem was not solved", Russian: "Проблема не решена", Polish: "Problem nie został rozwiązany"}},
	{"lost_trust", Text{English: "Trust was lost", Russian: "Потеряли доверие", Polish: "Utracone zaufanie"}},
	{"lost_contact", Text{English: "We lost touch with those who decide", Russian: "Потеряли связь с теми, кто решает", Polish: "Straciliśmy kontakt z decydentami"}},
	{"price_over_value", Text{English: "The price outgrew the value", Russian: "Цена переросла пользу", Polish: "Cena przerosła wartość"}},
	{"better_competitor", Text{English: "A competitor served them better", Russian: "Конкурент оказался лучше", Polish: "Konkurent obsłużył ich lepiej"}},
	{"change_at_client", Text{English: "Change at the client", Russian: "Перемены у клиента", Polish: "Zmiany u klienta"}},
	{"wrong_fit", Text{English: "We never fitted", Russian: "Мы друг другу не подходили", Polish: "Nigdy do siebie nie pasowaliśmy"}},
	{"need_gone", Text{English: "The need is gone", Russian: "Потребность исчезла", Polish: "Potrzeba znikła"}},
	{"our_choice", Text{English: "We chose to part", Russian: "Мы сами решили расстаться", Polish: "To my postanowiliśmy się rozstać"}},
	{"other", Text{English: "Something else", Russian: "Другое", Polish: "Coś innego"}},
}

// RootCauses are why clients really leave: the choices of the firm's own field
// root_cause of deals, or a usual list where it has none.
func RootCauses(fields []CustomField) []Choice {
	i := slices.IndexFunc(fields, func(f CustomField) bool {
		return f.Noun == "deal" && f.Key == fieldCause && f.Kind == FieldChoice && len(f.Choices) > 0
	})
	if i < 0 {
		return slices.Clone(rootCauses[:])
	}
	return fields[i].Choices
}

// Check tidies an exit interview up and says what it lacks. Reasons are the
// firm's loss reasons, causes its root causes.
func (x *ExitDraft) Check(reasons []LossReason, causes []Choice, today, agreed Date) error {
	for _, text := range [...]*string{&x.Stated, &x.Evidence, &x.Lesson} {
		*text = strings.TrimSpace(*text)
	}
	known := slices.ContainsFunc(reasons, func(r LossReason) bool { return r.Key == x.Reason })
	back, err := ParseDate(string(x.ComeBack))
	switch {
	case err != nil:
		return err
	case x.Reason != "" && !known, x.Reason == "" && x.Stated == "":
		return InvalidField("reason", "exit.reason_missing", "say which reason they gave: choose one from the firm's list, or write it in their words")
	case !slices.ContainsFunc(causes, func(c Choice) bool { return c.Key == x.Cause }):
		return InvalidField("cause", "exit.cause_missing", "say what it really was: choose a root cause from the firm's list")
	case x.Lesson == "":
		return InvalidField("lesson", "exit.lesson_missing", "write down what we learn from it")
	case back != "" && back != agreed && back < today:
		return InvalidField("come_back", "loss.come_back_past", "nobody can come back on %s, which is over: choose today or a later day", back).With("day", string(back))
	}
	return nil
}

// Fills are the fields of a deal that the interview answers, by key: those of
// its answers that the firm has a fitting field for.
func (x *ExitDraft) Fills(fields []CustomField, reasons []LossReason, l Language) map[string]any {
	said := x.Stated
	if i := slices.IndexFunc(reasons, func(r LossReason) bool { return r.Key == x.Reason }); i >= 0 {
		said = strings.TrimSuffix(reasons[i].Label.In(l)+": "+x.Stated, ": ")
	}
	values := map[string]struct {
		kind FieldKind
		text string
	}{
		fieldStated: {FieldText, said}, fieldCause: {FieldChoice, x.Cause}, fieldEvidence: {FieldText, x.Evidence},
		fieldLesson: {FieldText, x.Lesson}, fieldComeBack: {FieldDate, string(x.ComeBack)},
	}
	out := map[string]any{}
	for _, f := range fields {
		if v, ok := values[f.Key]; ok && f.Noun == "deal" && f.Kind == v.kind && v.text != "" {
			out[f.Key] = v.text
		}
	}
	return out
}

// ExitOf reads an exit interview from a deal's own fields, for those who answered
// them one by one. It is nil where the root cause is not named.
func ExitOf(d *Deal) *ExitDraft {
	text := func(key string) string { s, _ := d.Fields[key].(string); return s }
	x := &ExitDraft{
		Stated: text(fieldStated), Cause: text(fieldCause), Evidence: text(fieldEvidence),
		Lesson: text(fieldLesson), ComeBack: Date(text(fieldComeBack)),
	}
	if x.Cause == "" {
		return nil
	}
	return x
}

// LostDeal is a sale that was lost, or a relationship that ended, with what was
// said and what it really was.
type LostDeal struct {
	Deal        ID             `json:"deal_id"`
	Number      int64          `json:"number"`
	Name        string         `json:"name"`
	Kind        DealKind       `json:"kind" enum:"sale,relationship"`
	CompanyName string         `json:"company_name"`
	Owner       ID             `json:"owner_id"`
	ClosedAt    Instant        `json:"closed_at"`
	Stated      string         `json:"stated" doc:"Key of the stated reason; empty: in their own words, or none"`
	Cause       string         `json:"cause" doc:"Key of the root cause; empty: nobody found it out"`
	Interview   *ExitInterview `json:"interview"`
}

// LossCount is how many deals were lost for one reason.
type LossCount struct {
	Key   string `json:"key" doc:"Empty: not from the list, or not found out"`
	Label string `json:"label"`
	Count int    `json:"count"`
}

// LossSide counts the losses of one kind of deals twice: by what clients said,
// and by what it really was.
type LossSide struct {
	Kind   DealKind    `json:"kind" enum:"sale,relationship"`
	Total  int         `json:"total"`
	Found  int         `json:"found" doc:"With a root cause that somebody found out"`
	Stated []LossCount `json:"stated" nullable:"false"`
	Causes []LossCount `json:"causes" nullable:"false"`
}

// Losses are what was lost between two days, and why.
type Losses struct {
	From  Date       `json:"from"`
	To    Date       `json:"to"`
	Sides []LossSide `json:"sides" nullable:"false"`
	Items []LostDeal `json:"items" nullable:"false" doc:"The newest first"`
}

// Count fills the sides in from the items. Labels name reasons and causes.
func (l *Losses) Count(reasons, causes map[string]string) {
	l.Sides = []LossSide{}
	for _, kind := range [...]DealKind{Sale, Relationship} {
		side := LossSide{Kind: kind}
		stated, found := map[string]int{}, map[string]int{}
		for _, i := range l.Items {
			if i.Kind != kind {
				continue
			}
			side.Total++
			stated[i.Stated]++
			found[i.Cause]++
			if i.Cause != "" {
				side.Found++
			}
		}
		side.Stated, side.Causes = byCount(stated, reasons), byCount(found, causes)
		l.Sides = append(l.Sides, side)
	}
}

// byCount puts the most frequent first, and what nobody knows last.
func byCount(counts map[string]int, labels map[string]string) []LossCount {
	out := make([]LossCount, 0, len(counts))
	for key, n := range counts {
		out = append(out, LossCount{Key: key, Label: cmp.Or(labels[key], key), Count: n})
	}
	slices.SortFunc(out, func(a, b LossCount) int {
		if a.Key == "" || b.Key == "" {
			return cmp.Compare(b.Key, a.Key)
		}
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Key, b.Key))
	})
	return out
}
