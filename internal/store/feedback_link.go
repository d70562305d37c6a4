package store

import (
	"context"
	"slices"

	"hummock/internal/crm"
)

// MakeFeedbackLink stores the hash of a link by which a client says what we
// asked for, in place of an earlier one.
func (s *Store) MakeFeedbackLink(ctx context.Context, by crm.Actor, id, making crm.ID, hash string) (*ClientLink, error) {
	return write(ctx, s, by, func(tx *Tx) (*ClientLink, error) {
		f, err := tx.feedbackByID(id)
		if err != nil {
			return nil, err
		}
		d, err := tx.deal(f.Deal)
		if crm.IsKind(err, crm.NotFound) {
			return nil, noFeedback()
		}
		if err != nil {
			return nil, err
		}
		if err := f.Waits(); err != nil {
			return nil, err
		}
		link := tx.lastingLink(making, 0)
		return link, firstError(tx.keepLink(crm.LinkFeedback, f.ID, link, hash), tx.bumped(d, "feedback_linked", map[string]any{"kind": f.Kind, "contact": f.ContactOf}))
	})
}

// ClientFeedback is what we ask a client, as they see it.
type ClientFeedback struct {
	Kind   crm.FeedbackKind   `json:"kind" enum:"contentment,final"`
	Person string             `json:"person" doc:"Whom we asked"`
	Score  *int               `json:"score"`
	Words  string             `json:"words"`
	Asked  []ClientPermission `json:"asked" nullable:"false" doc:"What we ask leave to show"`
}

// ClientPermission is something that we ask leave to show.
type ClientPermission struct {
	ID     crm.ID              `json:"publication_id"`
	Kind   crm.PublicationKind `json:"kind" enum:"quote,case,logo,figures"`
	Text   string              `json:"text"`
	Person string              `json:"person"`
}

// AnswerFeedbackLink takes what a client says by a link: of the work, and on what
// may be shown of it. It is taken once.
func (s *Store) AnswerFeedbackLink(ctx context.Context, hash string, signedIn crm.WorkspaceID, r crm.FeedbackReply) (*ClientPage, error) {
	return s.answerLink(ctx, hash, signedIn, crm.ClientPerson{Name: r.Name, Address: r.Address}, func(tx *Tx, l *linked) error {
		if l.kind != crm.LinkFeedback {
			return clientLinkOver()
		}
		return tx.replyFeedback(l, r)
	})
}

func (tx *Tx) followFeedback(l *linked) (deal crm.ID, err error) {
	l.feedback, err = tx.feedbackByID(l.of)
	if err != nil {
		return deal, err
	}
	return l.feedback.Deal, nil
}

// replyFeedback writes down the client's own answer, and then what may be shown.
func (tx *Tx) replyFeedback(l *linked, r crm.FeedbackReply) error {
	f := l.feedback
	if err := firstError(f.Waits(), r.Check()); err != nil {
		return err
	}
	tx.by.Client.Name = r.Name
	if err := tx.answerFeedback(l.deal, f, crm.FeedbackAnswer{Score: r.Score, Words: r.Words, Way: crm.Mail}); err != nil {
		return err
	}
	asked, err := tx.askedOf(f)
	if err != nil {
		return err
	}
	for _, reply := range r.Permissions {
		i := slices.IndexFunc(asked, func(p crm.Publication) bool { return p.ID == reply.Publication })
		if i < 0 {
			return crm.InvalidField("permissions", "feedback.not_asked", "this permission is not asked for any more: open the link anew")
		}
		if err := tx.permitByLink(l, &asked[i], reply.Granted); err != nil {
			return err
		}
	}
	if r.Quote == nil {
		return nil
	}
	quote, err := tx.insertPublication(l.deal, crm.PublicationDraft{Kind: crm.PublishQuote, Text: r.Words, Person: r.Name, Feedback: f.ID}, l.by)
	if err != nil {
		return err
	}
	return tx.permitByLink(l, quote, *r.Quote)
}

// askedOf gives what a person was asked leave to show and has not answered.
func (tx *Tx) askedOf(f *crm.Feedback) ([]crm.Publication, error) {
	list, err := tx.publications(f.Deal)
	return slices.DeleteFunc(list, func(p crm.Publication) bool {
		return p.Permission != crm.PermissionAsked || p.Steps[len(p.Steps)-1].Contact != f.Contact
	}), err
}

func (tx *Tx) permitByLink(l *linked, p *crm.Publication, granted bool) error {
	m := crm.PermissionMove{State: crm.PermissionRefused, Contact: l.feedback.Contact, Note: crm.ByLink(tx.by.Client.Name, tx.by.Language)}
	if granted {
		m.State = crm.PermissionGranted
	}
	return tx.permit(l.deal, p, m, l.feedback.ContactOf, l.by)
}

func (tx *Tx) showFeedback(page *ClientPage, l *linked) error {
	f := l.feedback
	page.Name = l.deal.Name
	page.Feedback = &ClientFeedback{Kind: f.Kind, Person: f.ContactOf, Score: f.Score, Words: f.Words, Asked: []ClientPermission{}}
	if f.State == crm.FeedbackAnswered {
		if f.Client != nil {
			page.Reply = &ShownReply{Name: f.Client.Name, At: f.AnsweredAt}
		} else {
			page.Reply = &ShownReply{Name: f.ContactOf, At: f.AnsweredAt}
		}
		return nil
	}
	asked, err := tx.askedOf(f)
	for i := range asked {
		page.Feedback.Asked = append(page.Feedback.Asked, ClientPermission{asked[i].ID, asked[i].Kind, asked[i].Text, asked[i].Person})
	}
	return err
}
