package store

import (
	"cmp"
	"context"
	"slices"

	"hummock/internal/crm"
)

const feedbackColumns = `f.id, f.deal_id, d.number, d.name, COALESCE(co.name, ''), f.kind, f.contact_id, c.name, f.state, f.score, f.words, f.answered_at, f.answered_by, f.created_at, f.client_name, f.client_address`

const feedbackFrom = ` FROM feedback f JOIN deals d ON d.workspace_id = f.workspace_id AND d.id = f.deal_id JOIN contacts c ON c.workspace_id = f.workspace_id AND c.id = f.contact_id LEFT JOIN companies co ON co.workspace_id = d.workspace_id AND co.id = d.company_id WHERE f.workspace_id = ?`

func scanFeedback(row scanner) (crm.Feedback, error) {
	f := crm.Feedback{Askings: []crm.Asking{}}
	var who crm.ClientPerson
	err := row.Scan(&f.ID, &f.Deal, &f.DealNumber, &f.DealName, &f.Company, &f.Kind, &f.Contact, &f.ContactOf, &f.State, &f.Score, &f.Words, &f.AnsweredAt, &f.AnsweredBy, &f.CreatedAt, &who.Name, &who.Address)
	f.Client = clientOf(who)
	return f, err
}

// feedback gives what the people of a deal's client were asked, the oldest first.
func (tx *Tx) feedback(deal crm.ID) ([]crm.Feedback, error) {
	list, err := collect(tx, scanFeedback, `SELECT `+feedbackColumns+feedbackFrom+` AND f.deal_id = ? ORDER BY f.id`, tx.ws, deal)
	if err != nil {
		return nil, err
	}
	of, ids := map[crm.ID]*crm.Feedback{}, make([]crm.ID, len(list))
	for i := range list {
		ids[i], of[list[i].ID] = list[i].ID, &list[i]
	}
	err = eachOf(tx, func(row scanner) error {
		var id crm.ID
		var a crm.Asking
		err := row.Scan(&id, &a.Seq, &a.Way, &a.Note, &a.At, &a.By)
		if f := of[id]; f != nil {
			f.Askings = append(f.Askings, a)
		}
		return err
	}, `SELECT a.feedback_id, a.seq, a.way, a.note, a.at, a.by_id FROM feedback_askings a WHERE a.workspace_id = ? AND a.feedback_id IN `, ids)
	for i := range list {
		slices.SortFunc(list[i].Askings, func(a, b crm.Asking) int { return cmp.Compare(a.Seq, b.Seq) })
	}
	return list, err
}

// AskFeedback asks a person of the client to say something about our work: for
// the first time, or once more while nothing came.
func (s *Store) AskFeedback(ctx context.Context, by crm.Actor, deal crm.ID, draft crm.FeedbackDraft) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		return d, tx.askFeedback(d, draft)
	})
}

func (tx *Tx) askFeedback(d *crm.Deal, draft crm.FeedbackDraft) error {
	if err := draft.Check(); err != nil {
		return err
	}
	name, err := tx.personOf(d, draft.Contact)
	if err != nil {
		return err
	}
	told := map[string]any{"kind": draft.Kind, "contact": name}
	// The version is taken first: of two who ask at once the second adds to the first.
	if err := tx.bumped(d, "feedback_asked", told); err != nil {
		return err
	}
	f, err := optional(collect(tx, scanFeedback, `SELECT `+feedbackColumns+feedbackFrom+` AND f.deal_id = ? AND f.contact_id = ? AND f.kind = ? AND f.state = 'open'`,
		tx.ws, d.ID, draft.Contact, string(draft.Kind)))
	if noRows(err) {
		f = &crm.Feedback{ID: crm.NewID()}
		_, err = tx.exec(`INSERT INTO feedback (workspace_id, id, deal_id, kind, contact_id, state, words, created_at) VALUES (?, ?, ?, ?, ?, 'open', '', ?)`,
			tx.ws, f.ID, d.ID, string(draft.Kind), draft.Contact, tx.now.UnixMilli())
	}
	if err != nil {
		return err
	}
	seq := 0
	if err := tx.one(`SELECT COALESCE(MAX(seq), 0) + 1 FROM feedback_askings WHERE workspace_id = ? AND feedback_id = ?`, []any{tx.ws, f.ID}, &seq); err != nil {
		return err
	}
	told["times"] = seq
	_, err = tx.exec(`INSERT INTO feedback_askings (workspace_id, feedback_id, seq, way, note, at, by_id) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, f.ID, seq, string(draft.Way), draft.Note, tx.now.UnixMilli(), tx.by.User)
	if err != nil || draft.Kind != crm.FinalFeedback {
		return err
	}
	return addTask(tx, d, crm.TaskAnswer{Title: crm.AskedFor(name, tx.by.Language), Done: true})
}

// personOf gives the name of a person of the client that the actor may see.
func (tx *Tx) personOf(d *crm.Deal, id crm.ID) (string, error) {
	if err := tx.attended(d, []crm.ID{id}); err != nil {
		return "", err
	}
	name := ""
	return name, tx.one(`SELECT name FROM contacts WHERE workspace_id = ? AND id = ?`, []any{tx.ws, id}, &name)
}

// AnswerFeedback writes down what somebody said, on a version of the deal. What
// was said is a talk with the client as well.
func (s *Store) AnswerFeedback(ctx context.Context, by crm.Actor, id crm.ID, version int64, a crm.FeedbackAnswer) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		f, err := tx.feedbackByID(id)
		if err != nil {
			return nil, err
		}
		d, err := tx.dealBehind(f.Deal, version, noFeedback())
		if err != nil {
			return nil, err
		}
		return d, tx.answerFeedback(d, f, a)
	})
}

// feedbackByID loads a request for feedback without its askings, whoever asks.
func (tx *Tx) feedbackByID(id crm.ID) (*crm.Feedback, error) {
	f, err := optional(collect(tx, scanFeedback, `SELECT `+feedbackColumns+feedbackFrom+` AND f.id = ?`, tx.ws, id))
	if noRows(err) {
		return nil, noFeedback()
	}
	return f, err
}

func noFeedback() *crm.Error {
	return crm.NotFoundf("feedback", "there is no such request for feedback, or you may not see it")
}

// clientOf gives who of the client did something by a link; nil: one of ours did it.
func clientOf(who crm.ClientPerson) *crm.ClientPerson {
	if who == (crm.ClientPerson{}) {
		return nil
	}
	return &who
}

func (tx *Tx) answerFeedback(d *crm.Deal, f *crm.Feedback, a crm.FeedbackAnswer) error {
	if err := f.Answer(&a); err != nil {
		return err
	}
	told := map[string]any{"kind": f.Kind, "contact": f.ContactOf, "score": f.Score}
	if err := tx.bumped(d, "feedback_"+string(f.State), told); err != nil {
		return err
	}
	_, err := tx.exec(`UPDATE feedback SET state = ?, score = ?, words = ?, answered_at = ?, answered_by = ?, client_name = ?, client_address = ? WHERE workspace_id = ? AND id = ?`,
		string(f.State), f.Score, f.Words, tx.now.UnixMilli(), tx.by.User, tx.by.Client.Name, tx.by.Client.Address, tx.ws, f.ID)
	if err != nil || a.NoAnswer {
		return err
	}
	_, err = insertActivity(tx, d, crm.ActivityAnswer{Kind: a.Way, TwoWay: true, Contacts: []crm.ID{f.Contact}, Note: f.Said()})
	return err
}

// Feedback gives what clients were asked about a deal and said, the oldest first.
func (s *Store) Feedback(ctx context.Context, by crm.Actor, deal crm.ID) ([]crm.Feedback, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Feedback, error) {
		if _, err := tx.deal(deal); err != nil {
			return nil, err
		}
		return tx.feedback(deal)
	})
}
