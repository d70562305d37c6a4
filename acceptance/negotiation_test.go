package acceptance

import (
	"bytes"
	"strings"
	"testing"
)

// negotiation is the table of a deal as the API tells it.
type negotiation struct {
	When   string
	Points []struct {
		Field, State, Shown string
		WithNames           []string `json:"with_names"`
	}
	Seats []struct {
		Part   string
		People []struct {
			Name    string
			Contact string `json:"contact_id"`
		}
	}
}

func (u *user) negotiation(t *testing.T, id string) *negotiation {
	t.Helper()
	n := &negotiation{}
	u.ask(t, n, "GET /deals/"+id+"/negotiation", nil)
	return n
}

// fourPoints is step 6: three people of the client come to the table, four points
// are agreed, and the letter of intent that says so becomes the core of the
// contract.
func (s *funnelStory) fourPoints(t *testing.T) {
	id := s.proposed(t, "Order desk", s.client(t, "Table Ltd", 30))
	s.vera.move(t, id, "evaluate", answers(
		field("value-known", 90_000_00), field("meets-need", true), field("can-pay", true), field("close-date-known", "2011-07-01"), talk("presented", "meeting"),
	))
	said := []object{field("price-accepted", true), tick("changes-answered", "Each of the five"), contact("signer-at-table", "Sina Signs"), contact("business-at-table", "Bo Business")}
	s.vera.blocked(t, id, "negotiate", []string{"finance-at-table"}, answers(said...))
	s.vera.move(t, id, "negotiate", answers(append(said, contact("finance-at-table", "Fin Ance"))...))
	n := s.vera.negotiation(t, id)
	if n.When != "now" || len(n.Points) != 4 || len(n.Seats) != 3 {
		t.Fatalf("four points and three seats, got %+v", n)
	}
	signer := n.Seats[0].People[0].Contact
	letter := "POST /deals/" + id + "/negotiation/letter"
	s.vera.refused(t, 422, "negotiation.open", letter, nil, at(s.vera.page(t, id).Deal.Version)...)
	for point, value := range map[string]string{"open_features": "none", "release_date": "2011-05-01", "price_terms": "5 % from 50 seats", "warranty_and_maintenance": "Two years"} {
		s.vera.ask(t, nil, "PUT /deals/"+id+"/negotiation/"+point, object{"limit": "Never below cost", "agree": object{"value": value, "with": []string{signer}}}, at(s.vera.page(t, id).Deal.Version)...)
	}
	for _, p := range s.vera.negotiation(t, id).Points {
		if p.State != "agreed" || !contains(p.WithNames, "Sina Signs") {
			t.Errorf("got %+v", p)
		}
	}
	s.vera.ask(t, nil, letter, nil, at(s.vera.page(t, id).Deal.Version)...)
	var papers struct {
		Items []struct {
			ID, Kind, State, Points string
			From                    string `json:"from_id"`
		}
	}
	s.vera.ask(t, &papers, "GET /deals/"+id+"/documents", nil)
	loi := papers.Items[len(papers.Items)-1]
	if loi.Kind != "letter_of_intent" || loi.State != "draft" || strings.Contains(loi.Points, "Never") || !strings.Contains(loi.Points, "5 % from 50 seats") {
		t.Fatalf("got %+v", loi)
	}
	s.vera.ask(t, nil, "POST /documents/"+loi.ID+"/steps", object{"state": "agreed"}, at(s.vera.page(t, id).Deal.Version)...)
	s.vera.ask(t, nil, "POST /deals/"+id+"/documents", object{"kind": "contract", "from_id": loi.ID}, at(s.vera.page(t, id).Deal.Version)...)
	s.vera.ask(t, &papers, "GET /deals/"+id+"/documents", nil)
	if contract := papers.Items[len(papers.Items)-1]; contract.From != loi.ID || contract.Points != loi.Points {
		t.Errorf("the contract begins with the points of the letter, got %+v", contract)
	}
	s.vera.move(t, id, "contract")
	s.vera.refused(t, 422, "negotiation.over", "PUT /deals/"+id+"/negotiation/price_terms", object{"ours": "More"}, at(s.vera.page(t, id).Deal.Version)...)
}

// An invoice is a paper for those who see amounts; late, it becomes a task on the
// day set for it, once, also when the server starts again; money ends it.
func TestLateInvoicesAreRemindedOf(t *testing.T) {
	t.Parallel()
	each(t, "2026-11-02T09:00:00Z", func(t *testing.T, w *world) {
		t.Helper()
		f := w.found(t, "b2b-weighted", "EUR")
		fina, expert := f.person(t, "Fina", "finance"), f.person(t, "Evi", "expert")
		id := f.owner.create(t, object{"name": "Portal", "company_name": "Aster", "set": object{"value": 90_000}}).ID
		i := f.owner.invoice(t, id, object{"amount": 60_000, "due_on": "2026-11-10"})
		paper := "GET /invoices/" + i.ID + "/pdf"
		if pdf := fina.do(t, paper, nil); pdf.status != 200 || !bytes.HasPrefix(pdf.raw, []byte("%PDF-")) {
			t.Errorf("got %d %.40s", pdf.status, pdf.raw)
		}
		expert.refused(t, 403, "role.not_allowed", paper, nil)
		fina.refused(t, 404, "reminder.not_found", "GET /invoices/"+i.ID+"/reminders/1/pdf", nil)
		for _, day := range []string{"2026-11-13T09:00:00Z", "2026-11-13T12:00:00Z"} {
			w.at(t, day)
			tasks := f.owner.page(t, id).Tasks
			for range 50 { // the first round begins with the server, and takes a moment
				if len(tasks) > 0 {
					break
				}
				tasks = f.owner.page(t, id).Tasks
			}
			if len(tasks) != 1 || tasks[0].Owner != fina.id || !strings.Contains(tasks[0].Title, i.Number) {
				t.Fatalf("on %s: %+v", day, tasks)
			}
		}
		if pdf := fina.do(t, "GET /invoices/"+i.ID+"/reminders/1/pdf", nil); pdf.status != 200 || !bytes.HasPrefix(pdf.raw, []byte("%PDF-")) {
			t.Errorf("got %d %.40s", pdf.status, pdf.raw)
		}
		fina.pay(t, id, 60_000, "In full")
		if task := f.owner.page(t, id).Tasks[0]; task.DoneAt.IsZero() {
			t.Errorf("the money ends the task, got %+v", task)
		}
	})
}
