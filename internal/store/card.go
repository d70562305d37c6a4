package store

import (
	"cmp"
	"context"
	"slices"

	"hummock/internal/crm"
)

// The card of a client's life: one for each client, opened by a win. Deals hang
// on it: those that were won, and those that grew out of it.

// openCard hangs a won deal on its client's card. A client without one gets it,
// in the first stage. Firms without a pipeline for relationships have no cards.
func (tx *Tx) openCard(d *crm.Deal) error {
	if d.Kind != crm.Sale || d.Company.IsZero() {
		return nil
	}
	p, err := tx.lifePipeline()
	if err != nil || p == nil {
		return err
	}
	// Of two wins at once the second finds the card of the first.
	if _, err := tx.exec(`UPDATE companies SET version = version WHERE workspace_id = ? AND id = ?`, tx.ws, d.Company); err != nil {
		return err
	}
	card, err := tx.cardOf(d.Company)
	if err != nil {
		return err
	}
	if card != nil {
		return tx.link(card, d, crm.LinkWin)
	}
	if card, err = tx.newCard(d, p); err != nil {
		return err
	}
	tx.changed("deal", d.ID, "card_opened", nil, map[string]any{"card": card.Label()})
	_, err = tx.hang(card.ID, d.ID, crm.LinkWin)
	return err
}

// lifePipeline gives the pipeline of the cards, or nil where there is none.
func (tx *Tx) lifePipeline() (*crm.Pipeline, error) {
	list, err := pipelines(tx)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(list, func(p crm.Pipeline) bool { return p.Kind == crm.Relationship && !p.Retired })
	if i < 0 {
		return nil, nil //nolint:nilnil // no such pipeline is an answer here
	}
	return tx.pipeline(list[i].ID, 0)
}

// cardOf gives the running card of a client, whoever owns it, or nil.
func (tx *Tx) cardOf(company crm.ID) (*crm.Deal, error) {
	list, err := collect(tx, scanDeal, `SELECT `+dealColumns+dealFrom+` WHERE d.workspace_id = ? AND d.company_id = ? AND d.kind = 'relationship' AND d.outcome = 'open' AND d.deleted_at IS NULL ORDER BY d.number LIMIT 1`, tx.ws, company)
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0], nil
}

func (tx *Tx) newCard(d *crm.Deal, p *crm.Pipeline) (*crm.Deal, error) {
	w, err := workspaceByID(tx)
	if err != nil {
		return nil, err
	}
	card := newDeal(tx, w, p)
	card.Name, card.Company, card.CompanyName = d.CompanyName, d.Company, d.CompanyName
	card.Owner, card.Currency, card.Segment = d.Answers(), d.Currency, d.Segment
	if err := tx.adopt(&card.Owner); err != nil {
		return nil, err
	}
	route, err := p.Process.Route("", p.Process.Stages[0].Key, nil)
	if err != nil {
		return nil, err
	}
	if err := insertDeal(tx, card, nil); err != nil {
		return nil, err
	}
	return card, beginDeal(tx, card, p, route, &crm.Passage{})
}

// onlyCard refuses a second running card of a client.
func (tx *Tx) onlyCard(d *crm.Deal) error {
	if d.Kind != crm.Relationship || d.Company.IsZero() || d.Outcome != crm.Open {
		return nil
	}
	card, err := tx.cardOf(d.Company)
	if err != nil || card == nil || card.ID == d.ID {
		return err
	}
	return crm.Errorf(crm.Conflict, "card.exists", "this client has a card already: go on in %s", card.Label()).With("deal", card.Label())
}

// link hangs a deal on a card that has a history, and tells both.
func (tx *Tx) link(card, d *crm.Deal, kind crm.LinkKind) error {
	if fresh, err := tx.hang(card.ID, d.ID, kind); err != nil || !fresh {
		return err
	}
	tx.changed("deal", d.ID, "card_joined", nil, map[string]any{"card": card.Label(), "kind": kind})
	return tx.bumped(card, "deal_linked", map[string]any{"deal": d.Label(), "kind": kind})
}

// hang links a deal to a card; a deal that grew out of the card stays linked so.
func (tx *Tx) hang(card, deal crm.ID, kind crm.LinkKind) (fresh bool, err error) {
	n, err := tx.exec(`INSERT INTO deal_links (workspace_id, card_id, deal_id, kind, at, by_id) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (workspace_id, card_id, deal_id) DO NOTHING`,
		tx.ws, card, deal, string(kind), tx.now.UnixMilli(), tx.by.User)
	return n > 0, err
}

// takeBackCard takes a deal that is not won after all off its client's card. A
// card that the win had opened goes with it, as long as nothing happened on it.
func (tx *Tx) takeBackCard(d *crm.Deal) error {
	cards, err := collect(tx, scanID, `SELECT card_id FROM deal_links WHERE workspace_id = ? AND deal_id = ? AND kind = 'win'`, tx.ws, d.ID)
	if err != nil {
		return err
	}
	for _, card := range cards {
		if _, err := tx.exec(`DELETE FROM deal_links WHERE workspace_id = ? AND card_id = ? AND deal_id = ?`, tx.ws, card, d.ID); err != nil {
			return err
		}
		var more int
		if err := tx.one(`SELECT COUNT(*) FROM deal_links WHERE workspace_id = ? AND card_id = ?`, []any{tx.ws, card}, &more); err != nil {
			return err
		}
		fresh, err := collect(tx, scanID, removals["deal"].free+`(?)`, tx.ws, card)
		if err != nil {
			return err
		}
		if more > 0 || len(fresh) == 0 {
			tx.changed("deal", card, "deal_unlinked", nil, map[string]any{"deal": d.Label()})
			continue
		}
		if _, err := tx.exec(`UPDATE deals SET deleted_at = ?, version = version + 1 WHERE workspace_id = ? AND id = ?`, tx.now.UnixMilli(), tx.ws, card); err != nil {
			return err
		}
		tx.changed("deal", card, "removed", nil, nil)
	}
	return nil
}

// OpenLinked starts a deal that grows out of a client's card: more for the same
// client, or somebody to whom the client led us. A restart begins right before
// the win, where the process lets deals start there: what the stages before ask
// was answered when the client was won in that process.
func (s *Store) OpenLinked(ctx context.Context, by crm.Actor, id crm.ID, draft crm.LinkedDraft) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		card, err := tx.deal(id)
		if err != nil {
			return nil, err
		}
		if err := draft.From(card); err != nil {
			return nil, err
		}
		if draft.Kind == crm.LinkRestart {
			if draft.Pipeline, err = tx.restartsIn(card, draft.Pipeline); err != nil {
				return nil, err
			}
		}
		return openLinked(tx, card, draft)
	})
}

func openLinked(tx *Tx, card *crm.Deal, draft crm.LinkedDraft) (*crm.Deal, error) {
	p, err := pipelineFor(tx, draft.Pipeline)
	if err != nil {
		return nil, err
	}
	if p.Kind != crm.Sale {
		return nil, crm.InvalidField("pipeline_id", "link.no_sale", "what grows out of a relationship is a sale: choose a pipeline for sales")
	}
	wanted := crm.DealDraft{Name: draft.Name, Pipeline: p.ID, Company: draft.Company, CompanyName: draft.CompanyName, Set: draft.Set}
	if draft.Kind == crm.LinkRestart {
		wanted.Stage = restartAt(&p.Process)
	}
	d, err := startDeal(tx, wanted, func(r *crm.Route) []crm.Ask {
		if draft.Kind != crm.LinkRestart {
			return r.Asks
		}
		return slices.DeleteFunc(slices.Clone(r.Asks), func(a crm.Ask) bool { return a.Stage.Key != r.To })
	})
	if err != nil {
		return nil, err
	}
	if draft.Division != "" {
		if err := tx.addDivision(card.Company, crm.DivisionDraft{Name: draft.Division}); err != nil {
			return nil, err
		}
		if card, err = tx.deal(card.ID); err != nil { // the division may have answered a field of it
			return nil, err
		}
	}
	if draft.Kind == crm.LinkReferral {
		if err := tx.answerFields(card, map[string]string{fieldReferral: d.Name}); err != nil {
			return nil, err
		}
	}
	return d, tx.link(card, d, draft.Kind)
}

// restartsIn gives the pipeline in which a client starts anew: one in which they
// were won, the last of them where none is named. The way there leads only from
// where the relationship can turn back.
func (tx *Tx) restartsIn(card *crm.Deal, named crm.ID) (crm.ID, error) {
	life, err := tx.pipeline(card.Pipeline, 0)
	if err != nil {
		return named, err
	}
	if !life.Process.TurnsBack(card.Stage) {
		return named, crm.InvalidField("kind", "link.no_restart", "a client starts anew from where the relationship can turn back, after a change: move the card there first, or open an expansion")
	}
	won, err := tx.wonIn(card.ID)
	switch {
	case err != nil:
		return named, err
	case named.IsZero() && len(won) > 0:
		return won[0], nil
	case !slices.Contains(won, named):
		return named, crm.InvalidField("kind", "link.never_won", "this client was not won in that process, so its stages are still to be answered: open an expansion instead")
	}
	return named, nil
}

// wonIn gives the pipelines in which the client of a card was won, the last first.
func (tx *Tx) wonIn(card crm.ID) ([]crm.ID, error) {
	sales, err := collect(tx, func(row scanner) (crm.Deal, error) {
		var d crm.Deal
		return d, row.Scan(&d.Pipeline, &d.ClosedAt)
	}, `SELECT d.pipeline_id, d.closed_at FROM deal_links l JOIN deals d ON d.workspace_id = l.workspace_id AND d.id = l.deal_id
		WHERE l.workspace_id = ? AND l.card_id = ? AND d.outcome = 'won' AND d.deleted_at IS NULL`, tx.ws, card)
	slices.SortStableFunc(sales, func(a, b crm.Deal) int { return cmp.Compare(b.ClosedAt, a.ClosedAt) })
	lines := make([]crm.ID, len(sales))
	for i := range sales {
		lines[i] = sales[i].Pipeline
	}
	return lines, err
}

// restartAt is the last stage before the win where a deal may start.
func restartAt(p *crm.Process) string {
	last := p.Stages[max(min(p.WinIndex(), len(p.Stages))-1, 0)].Key
	if _, err := p.Route("", last, nil); err != nil {
		return p.Stages[0].Key
	}
	return last
}

// links gives the other ends of a deal's links that the actor may see, the
// newest first.
func (tx *Tx) links(d *crm.Deal) ([]crm.DealLink, error) {
	other := `SELECT deal_id, kind, at FROM deal_links WHERE workspace_id = ? AND card_id = ?`
	if d.Kind == crm.Sale {
		other = `SELECT card_id, kind, at FROM deal_links WHERE workspace_id = ? AND deal_id = ?`
	}
	all, err := collect(tx, func(row scanner) (crm.DealLink, error) {
		var l crm.DealLink
		return l, row.Scan(&l.Deal.ID, &l.Kind, &l.At)
	}, other, tx.ws, d.ID)
	if err != nil {
		return nil, err
	}
	seen := []crm.DealLink{}
	for _, l := range all {
		there, err := tx.deal(l.Deal.ID)
		if crm.IsKind(err, crm.NotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		l.Deal = *there
		seen = append(seen, l)
	}
	slices.SortFunc(seen, func(a, b crm.DealLink) int { return int(b.Deal.Number - a.Deal.Number) })
	return seen, nil
}

// CardLinks is a client's card with the deals that hang on it.
type CardLinks struct {
	Card  crm.Deal       `json:"card"`
	Links []crm.DealLink `json:"links" nullable:"false"`
}

// CardLinks gives what hangs on those of the deals that are clients' cards and that
// the actor may see.
func (s *Store) CardLinks(ctx context.Context, by crm.Actor, deals []crm.Deal) ([]CardLinks, error) {
	return read(ctx, s, by, func(tx *Tx) ([]CardLinks, error) {
		out := []CardLinks{}
		for i := range deals {
			if deals[i].Kind != crm.Relationship || !by.SeesDeal(&deals[i]) {
				continue
			}
			links, err := tx.links(&deals[i])
			if err != nil {
				return nil, err
			}
			out = append(out, CardLinks{deals[i], links})
		}
		return out, nil
	})
}

// relationship fills in what a deal's page tells of the client's life.
func (tx *Tx) relationship(page *DealPage, fields []crm.CustomField) error {
	d := &page.Deal
	page.Causes, page.Renewals = []crm.Option{}, []crm.Renewal{}
	for _, c := range crm.RootCauses(fields) {
		page.Causes = append(page.Causes, crm.Option{Key: c.Key, Label: c.Label.In(tx.by.Language)})
	}
	var err error
	if page.Links, err = tx.links(d); err != nil {
		return err
	}
	if page.Signs, err = tx.selfChecks(d.ID); err != nil {
		return err
	}
	if page.Exit, err = tx.interview(d.ID); err != nil || d.Kind != crm.Relationship {
		return err
	}
	if page.Renewals, err = tx.renewals(d.ID); err != nil {
		return err
	}
	for _, l := range page.Links {
		some, err := tx.promises(l.Deal.ID)
		if err != nil {
			return err
		}
		page.Promises = append(page.Promises, some...)
	}
	slices.SortStableFunc(page.Promises, func(a, b crm.Promise) int { return cmp.Compare(a.DueOn, b.DueOn) })
	return nil
}
