package store

import (
	"context"

	"hummock/internal/crm"
)

// QualifyLead keeps what was answered about a lead, in place of what was before.
func (s *Store) QualifyLead(ctx context.Context, by crm.Actor, id crm.ID, version int64, picks []crm.LeadPick) (*crm.Lead, error) {
	return s.onLead(ctx, by, id, version, "qualified", func(tx *Tx, l *crm.Lead) error {
		if err := l.MustBe(crm.LeadNew, crm.LeadWorking, crm.LeadRecycled); err != nil {
			return err
		}
		questions, err := tx.leadQuestions(l)
		if err != nil {
			return err
		}
		q, err := crm.Qualify(questions, picks)
		if err != nil {
			return err
		}
		q.By, q.At = by.User, crm.InstantOf(tx.now)
		l.Qualification = q
		return nil
	})
}

// leadQuestions are those of the pipeline where the lead's deal would begin.
func (tx *Tx) leadQuestions(l *crm.Lead) ([]crm.Question, error) {
	p, err := pipelineFor(tx, l.Pipeline)
	if err != nil {
		return nil, err
	}
	return p.Process.Questions(), nil
}

func keptAnswers(l *crm.Lead) string {
	if l.Qualification.Verdict == "" {
		return ""
	}
	return asJSON(l.Qualification)
}
