package acceptance

import "testing"

// account is the money of a deal.
type account struct {
	Plan []struct {
		ID, Kind, State   string
		Planned, Received int64
	}
	Invoices []invoice
	Balance  int64
	Open     int64
}

type invoice struct {
	ID, Number, State, DueOn string
	Amount, Open             int64
}

func (u *user) account(t *testing.T, deal string) *account {
	t.Helper()
	a := &account{}
	u.ask(t, a, "GET /deals/"+deal+"/money", nil)
	return a
}

// plan divides the value of a deal: shares in hundredths of a percent.
func (u *user) plan(t *testing.T, deal string, milestones ...object) *account {
	t.Helper()
	a := &account{}
	u.ask(t, a, "PUT /deals/"+deal+"/plan", object{"milestones": milestones}, at(u.page(t, deal).Deal.Version)...)
	return a
}

func (u *user) invoice(t *testing.T, deal string, what object) *invoice {
	t.Helper()
	i := &invoice{}
	u.ask(t, i, "POST /deals/"+deal+"/invoices", what)
	return i
}

func (u *user) pay(t *testing.T, deal string, minor int64, reference string) {
	t.Helper()
	u.ask(t, nil, "POST /deals/"+deal+"/payments", object{"amount": minor, "reference": reference})
}

// told finds one criterion in a refusal.
func (p *problem) told(key string) string {
	for _, u := range p.Unmet {
		if u.ID == key {
			return u.Help
		}
	}
	return ""
}
