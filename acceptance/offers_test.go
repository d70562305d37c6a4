package acceptance

import "testing"

// offer is an offer as the API tells it.
type offer struct {
	ID       string
	Versions []struct {
		Number int
		State  string
		Totals struct{ Net, Gross int64 }
		Reply  *struct{ Name, Address, At string }
	}
}

// offerOf is the newest offer of a deal.
func (u *user) offerOf(t *testing.T, id string) *offer {
	t.Helper()
	var list struct{ Items []offer }
	u.ask(t, &list, "GET /deals/"+id+"/offers", nil)
	if len(list.Items) == 0 {
		t.Fatal("the deal has no offer")
	}
	return &list.Items[len(list.Items)-1]
}

// offers writes an offer of one line, sends it, and gives the secret of the
// client's link.
func (u *user) offers(t *testing.T, id, name string, price int64) string {
	t.Helper()
	u.ask(t, nil, "POST /deals/"+id+"/offers", object{"name": name, "lines": []object{{"text": name, "quantity": 1000, "price": price, "tax": 2300}}})
	o := u.offerOf(t, id)
	u.ask(t, nil, "POST /offers/"+o.ID+"/sent", nil, at(u.page(t, id).Deal.Version)...)
	return u.clientLink(t, "/offers/"+o.ID)
}

// offerIsAccepted: the client opens the link, without an account, and accepts
// once; what they did stays on the offer and makes the deal's document agreed.
func (u *user) offerIsAccepted(t *testing.T, id, token string, net int64) {
	t.Helper()
	client := &user{world: u.world}
	var seen struct {
		Offer struct {
			State  string
			Totals struct{ Net int64 }
		}
	}
	client.ask(t, &seen, "POST /client-links/open", object{"token": token})
	if seen.Offer.State != "seen" || seen.Offer.Totals.Net != net {
		t.Errorf("the client sees the offer over %d, got %+v", net, seen)
	}
	accepts := object{"token": token, "state": "accepted", "name": "Dora Decides"}
	client.ask(t, nil, "POST /client-links/reply", accepts)
	client.refused(t, 409, "offer.answered", "POST /client-links/reply", accepts)
	client.refused(t, 404, "client_link.over", "POST /client-links/open", object{"token": token + "x"})
	o := u.offerOf(t, id)
	v := o.Versions[len(o.Versions)-1]
	if v.State != "accepted" || v.Reply == nil || v.Reply.Name != "Dora Decides" || v.Reply.Address == "" || v.Reply.At == "" {
		t.Errorf("name, time and address are kept, got %+v", v)
	}
	u.refused(t, 409, "offer.frozen", "PUT /offers/"+o.ID+"/draft", object{"number": v.Number, "lines": []object{}}, at(u.page(t, id).Deal.Version)...)
	for _, p := range u.page(t, id).Documents {
		if p.Kind == "offer" && p.State == "agreed" {
			return
		}
	}
	t.Error("the deal's document does not say that the offer is agreed")
}

// fiveChanges is step 5: three change requests are accepted, one is declined
// with an explanation, one is deferred and the client buys as it is for less.
func (s *funnelStory) fiveChanges(t *testing.T) {
	id := s.swapped
	before := s.vera.page(t, id).Deal
	verdicts := []object{
		{"decision": "accepted", "price_effect": 1_000_00, "cost_effect": 400_00, "change_value": true},
		{"decision": "accepted", "cost_effect": 100_00},
		{"decision": "accepted"},
		{"decision": "declined", "reason": "The old desk cannot be read from outside"},
		{"decision": "as_is_with_discount", "discount": 500, "change_value": true},
	}
	type request struct {
		ID, Decision, Reason, DecidedBy string
		Discount                        int64
	}
	var list struct{ Items []request }
	for i, verdict := range verdicts {
		s.vera.ask(t, nil, "POST /deals/"+id+"/change-requests", object{"title": "Change " + string(rune('A'+i)), "asked_by": "Dan"})
		s.vera.ask(t, &list, "GET /deals/"+id+"/change-requests", nil)
		route := "PUT /change-requests/" + list.Items[i].ID + "/decision"
		if verdict["decision"] == "declined" {
			s.vera.refused(t, 422, "change.reason", route, object{"decision": "declined"}, at(s.vera.page(t, id).Deal.Version)...)
		}
		s.vera.ask(t, nil, route, verdict, at(s.vera.page(t, id).Deal.Version)...)
	}
	s.vera.ask(t, &list, "GET /deals/"+id+"/change-requests", nil)
	for i, verdict := range verdicts {
		if got := list.Items[i]; got.Decision != verdict["decision"] {
			t.Errorf("request %d: got %+v", i, got)
		}
	}
	want := (*before.Value + 1_000_00) * 95 / 100
	if after := s.vera.page(t, id).Deal; *after.Value != want {
		t.Errorf("41,000 less 5 %%: want %d, got %d", want, *after.Value)
	}
}
