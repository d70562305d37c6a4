package book

import (
	"time"

	"hummock/internal/crm"
)

// BoardOrder asks for a board.
type BoardOrder struct {
	Pipeline crm.ID
	Filter   Filter
	Cards    int       // first cards of each stage; 0: none
	Columns  bool      // all cards, up to ColumnsLimit, as columns instead
	AsOf     crm.Date  // day of the exchange rates; "": today
	Now      time.Time // the clock
}

// ColumnsLimit is how many cards a board in columns holds at most. Where there
// are more, every stage gets its first ones.
const ColumnsLimit = 5000

// Board is the active deals of a pipeline by stage.
type Board struct {
	Rev      int64        `json:"rev"`
	Pipeline crm.ID       `json:"pipeline_id"`
	Version  int          `json:"version" doc:"Version of the process in force"`
	Currency crm.Currency `json:"currency"`
	AsOf     crm.Date     `json:"as_of" doc:"Day of the exchange rates"`
	Rates    []crm.Rate   `json:"rates" nullable:"false" doc:"The rates that sums were converted with"`
	Stages   []BoardStage `json:"stages" nullable:"false"`
	Total    Sum          `json:"total" doc:"Of all stages, added up"`
	Ignored  []string     `json:"ignored" nullable:"false" doc:"Terms of the filter that mean nothing"`
	Columns  *CardColumns `json:"columns,omitempty"`
}

// BoardStage is one stage of a board.
type BoardStage struct {
	Key     string `json:"key"`
	Retired bool   `json:"retired,omitempty" doc:"No longer in the process, but deals are still in it"`
	Sum
	Cards []Card `json:"cards" nullable:"false"`
}

// Card is a deal on the board.
type Card struct {
	ID              crm.ID        `json:"id"`
	Number          int64         `json:"number"`
	Version         int64         `json:"version"`
	Kind            crm.DealKind  `json:"kind"`
	Name            string        `json:"name"`
	Company         crm.ID        `json:"company_id"`
	CompanyName     string        `json:"company_name"`
	PipelineVersion int           `json:"pipeline_version"`
	StageSince      crm.Instant   `json:"stage_since"`
	Rank            string        `json:"rank"`
	Value           *int64        `json:"value"`
	Currency        crm.Currency  `json:"currency"`
	ExpectedClose   crm.Date      `json:"expected_close"`
	Owner           crm.ID        `json:"owner_id"`
	Responsible     crm.ID        `json:"responsible_id"`
	Outcome         crm.Outcome   `json:"outcome"`
	NextStep        *crm.NextStep `json:"next_step"`
	WaitingUntil    crm.Date      `json:"waiting_until"`
	Debts           int           `json:"debts"`
	Waivers         int           `json:"waivers"`
	Tags            []string      `json:"tags,omitempty"`
}

// Board answers a board for an actor. Sums hold everything that the actor may
// see and that meets the filter, whatever number of cards is asked for.
func (b *Book) Board(by crm.Actor, o BoardOrder) (*Board, error) {
	q, done := b.ask(by, o.Now, o.AsOf)
	defer done()
	c := q.c
	p, ok := c.head.pipeline(o.Pipeline)
	if !ok || by.Workspace != b.ws {
		return nil, crm.NotFoundf("pipeline", "there is no such pipeline")
	}
	tests, ignored := q.compile(o.Filter)
	out := &Board{
		Rev: b.rev.Load(), Pipeline: p.ID, Version: p.Version, Currency: c.head.Currency,
		AsOf: q.exchange.on, Ignored: ignored,
	}
	limit := o.Cards
	if o.Columns {
		limit = ColumnsLimit
	}
	scan := newBoardScan(q, p, b.mask(c, by), limit)
	if len(tests) == 0 && q.current {
		scan.addUp()
	} else {
		scan.look(all(tests))
	}
	lists := scan.fill(out)
	if o.Columns {
		out.Columns = c.cardColumns(lists)
		out.Columns.Whole = len(out.Columns.ID) == out.Total.Deals
		return out, nil
	}
	for i, rows := range lists {
		for _, r := range rows {
			out.Stages[i].Cards = append(out.Stages[i].Cards, c.card(r))
		}
	}
	return out, nil
}

func (c *columns) card(i uint32) Card {
	r := &c.rest[i]
	company := c.company[i]
	return Card{
		ID: c.id[i], Number: c.number[i], Version: r.version, Kind: c.kind(i), Name: c.name(i),
		Company: c.companies.rows[company].id, CompanyName: c.companyName(company),
		PipelineVersion: c.places[c.place[i]].Version, StageSince: crm.Instant(c.since[i]), Rank: c.text(r.rank),
		Value: c.valueOf(i), Currency: c.currencies.values[c.currency[i]], ExpectedClose: c.close[i].Date(),
		Owner: c.owners.values[c.owner[i]], Responsible: c.owners.values[r.answers], Outcome: outcomeNames[c.outcome[i]], NextStep: c.nextStep(i),
		WaitingUntil: c.waiting[i].Date(), Debts: int(c.debts[i]), Waivers: int(r.waivers), Tags: c.tagsOf(i),
	}
}

func (c *columns) kind(i uint32) crm.DealKind {
	if c.flags[i]&relation != 0 {
		return crm.Relationship
	}
	return crm.Sale
}

func (c *columns) valueOf(i uint32) *int64 {
	if c.flags[i]&hasValue == 0 {
		return nil
	}
	v := c.value[i]
	return &v
}

func (c *columns) nextStep(i uint32) *crm.NextStep {
	r := &c.rest[i]
	if r.nextTask.IsZero() {
		return nil
	}
	return &crm.NextStep{
		Task: r.nextTask, Title: c.text(r.next), Kind: c.kinds.values[r.nextKind],
		DueOn: r.nextOn.Date(), DueAt: crm.Instant(r.nextAt),
	}
}

func (c *columns) tagsOf(i uint32) []string {
	s := c.rest[i].shownTags
	if s == 0 {
		return nil
	}
	return jsonTexts(c.at(s))
}
