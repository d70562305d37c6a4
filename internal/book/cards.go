package book

import (
	"encoding/json"

	"hummock/internal/crm"
)

// CardColumns are cards as columns, which pack far better than objects. All
// columns but the four lists at the end have one entry for each card; stage,
// company, currency, owner and kinds are positions in lists.
type CardColumns struct {
	Whole           bool           `json:"whole" doc:"No card was left out"`
	Stage           []int          `json:"stage" nullable:"false" doc:"Position in the board's stages"`
	ID              []crm.ID       `json:"id" nullable:"false"`
	Number          []int64        `json:"number" nullable:"false"`
	Version         []int64        `json:"version" nullable:"false"`
	Name            []string       `json:"name" nullable:"false"`
	Company         []int          `json:"company" nullable:"false" doc:"Position in companies"`
	PipelineVersion []int          `json:"pipeline_version" nullable:"false"`
	StageSince      []crm.Instant  `json:"stage_since" nullable:"false"`
	Rank            []string       `json:"rank" nullable:"false"`
	Value           []*int64       `json:"value" nullable:"false"`
	Currency        []int          `json:"currency" nullable:"false" doc:"Position in currencies"`
	ExpectedClose   []crm.Date     `json:"expected_close" nullable:"false"`
	Owner           []int          `json:"owner" nullable:"false" doc:"Position in owners"`
	Responsible     []int          `json:"responsible" nullable:"false" doc:"Position in owners"`
	Outcome         []crm.Outcome  `json:"outcome" nullable:"false"`
	NextTask        []crm.ID       `json:"next_task_id" nullable:"false"`
	NextTitle       []string       `json:"next_title" nullable:"false"`
	NextKind        []crm.TaskKind `json:"next_kind" nullable:"false"`
	NextDueOn       []crm.Date     `json:"next_due_on" nullable:"false"`
	NextDueAt       []crm.Instant  `json:"next_due_at" nullable:"false"`
	WaitingUntil    []crm.Date     `json:"waiting_until" nullable:"false"`
	Debts           []int          `json:"debts" nullable:"false"`
	Waivers         []int          `json:"waivers" nullable:"false"`
	Tags            [][]string     `json:"tags" nullable:"false"`
	Companies       []CardCompany  `json:"companies" nullable:"false"`
	Currencies      []crm.Currency `json:"currencies" nullable:"false"`
	Owners          []crm.ID       `json:"owners" nullable:"false"`
}

// CardCompany is a company that cards name.
type CardCompany struct {
	ID   crm.ID `json:"id"`
	Name string `json:"name"`
}

// cardColumns puts the rows of the stages into columns.
func (c *columns) cardColumns(stages [][]uint32) *CardColumns {
	share, n := fairShare(stages, ColumnsLimit)
	out := newCardColumns(n)
	companies, currencies, owners := newOrder[uint32](), newOrder[uint16](), newOrder[uint32]()
	for stage, rows := range stages {
		for _, i := range rows[:min(share, len(rows))] {
			out.Stage = append(out.Stage, stage)
			out.Company = append(out.Company, companies.of(c.company[i]))
			out.Currency = append(out.Currency, currencies.of(c.currency[i]))
			out.Owner = append(out.Owner, owners.of(c.owner[i]))
			out.Responsible = append(out.Responsible, owners.of(c.rest[i].answers))
			out.add(c, i)
		}
	}
	for _, n := range companies.values {
		out.Companies = append(out.Companies, CardCompany{c.companies.rows[n].id, c.companyName(n)})
	}
	for _, n := range currencies.values {
		out.Currencies = append(out.Currencies, c.currencies.values[n])
	}
	for _, n := range owners.values {
		out.Owners = append(out.Owners, c.owners.values[n])
	}
	return out
}

// newCardColumns makes columns for n cards, none of them null.
func newCardColumns(n int) *CardColumns {
	return &CardColumns{
		Stage:           make([]int, 0, n),
		ID:              make([]crm.ID, 0, n),
		Number:          make([]int64, 0, n),
		Version:         make([]int64, 0, n),
		Name:            make([]string, 0, n),
		Company:         make([]int, 0, n),
		PipelineVersion: make([]int, 0, n),
		StageSince:      make([]crm.Instant, 0, n),
		Rank:            make([]string, 0, n),
		Value:           make([]*int64, 0, n),
		Currency:        make([]int, 0, n),
		ExpectedClose:   make([]crm.Date, 0, n),
		Owner:           make([]int, 0, n),
		Responsible:     make([]int, 0, n),
		Outcome:         make([]crm.Outcome, 0, n),
		NextTask:        make([]crm.ID, 0, n),
		NextTitle:       make([]string, 0, n),
		NextKind:        make([]crm.TaskKind, 0, n),
		NextDueOn:       make([]crm.Date, 0, n),
		NextDueAt:       make([]crm.Instant, 0, n),
		WaitingUntil:    make([]crm.Date, 0, n),
		Debts:           make([]int, 0, n),
		Waivers:         make([]int, 0, n),
		Tags:            make([][]string, 0, n),
		Companies:       []CardCompany{},
		Currencies:      []crm.Currency{},
		Owners:          []crm.ID{},
	}
}

func (out *CardColumns) add(c *columns, i uint32) {
	r := &c.rest[i]
	out.ID = append(out.ID, c.id[i])
	out.Number = append(out.Number, c.number[i])
	out.Version = append(out.Version, r.version)
	out.Name = append(out.Name, c.name(i))
	out.PipelineVersion = append(out.PipelineVersion, c.places[c.place[i]].Version)
	out.StageSince = append(out.StageSince, crm.Instant(c.since[i]))
	out.Rank = append(out.Rank, c.text(r.rank))
	out.Value = append(out.Value, c.valueOf(i))
	out.ExpectedClose = append(out.ExpectedClose, c.close[i].Date())
	out.Outcome = append(out.Outcome, outcomeNames[c.outcome[i]])
	out.NextTask = append(out.NextTask, r.nextTask)
	out.NextTitle = append(out.NextTitle, c.text(r.next))
	out.NextKind = append(out.NextKind, c.kinds.values[r.nextKind])
	out.NextDueOn = append(out.NextDueOn, r.nextOn.Date())
	out.NextDueAt = append(out.NextDueAt, crm.Instant(r.nextAt))
	out.WaitingUntil = append(out.WaitingUntil, c.waiting[i].Date())
	out.Debts = append(out.Debts, int(c.debts[i]))
	out.Waivers = append(out.Waivers, int(r.waivers))
	out.Tags = append(out.Tags, c.tagsOf(i))
}

// fairShare gives how many rows each stage may show so that all stages together
// show at most limit, and how many that are.
func fairShare(stages [][]uint32, limit int) (share, n int) {
	shown := func(share int) (n int) {
		for _, rows := range stages {
			n += min(share, len(rows))
		}
		return n
	}
	low, high := 0, limit
	for low < high {
		mid := (low + high + 1) / 2
		if shown(mid) <= limit {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return low, shown(low)
}

// order numbers values as they come.
type order[T comparable] struct {
	index  map[T]int
	values []T
}

func newOrder[T comparable]() *order[T] { return &order[T]{index: map[T]int{}} }

func (o *order[T]) of(v T) int {
	n, ok := o.index[v]
	if !ok {
		n = len(o.values)
		o.index[v] = n
		o.values = append(o.values, v)
	}
	return n
}

func jsonTexts(list []byte) []string {
	var out []string
	if json.Unmarshal(list, &out) != nil {
		return nil
	}
	return out
}
