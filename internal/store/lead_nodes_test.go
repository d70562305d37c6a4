package store_test

import (
	"fmt"
	"os"
	"strconv"
	"sync"
	"testing"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

// Eight workers on two nodes take leads in: each lead is given out once, nobody
// gets more than they can stay on top of, and the rest lies in the pool.
// HUMMOCK_LEADS says how many, 400 where it is not set.
func TestTwoNodesGiveLeadsOutOnce(t *testing.T) {
	t.Parallel()
	n := 400
	if more, err := strconv.Atoi(os.Getenv("HUMMOCK_LEADS")); err == nil {
		n = more
	}
	c := store.Config{DSN: storetest.Postgres(t), Now: storetest.NewClock().Now}
	nodes := make([]*store.Store, 2)
	for i := range nodes {
		c.Dir = t.TempDir()
		nodes[i] = must(store.Open(t.Context(), c))
		t.Cleanup(func() { must(true, nodes[i].Close()) })
	}
	f := leadFirm(t, nodes[0])
	fina := sees(f.Person(t, "Fina", crm.Finance), crm.SeesAll)
	room := map[crm.ID]int{f.Owner.User: n / 20}
	for i := range 9 {
		room[f.Person(t, fmt.Sprint("Seller", i), crm.Seller).User] = n/20 + i
	}
	total := 0
	for id, capacity := range room {
		u := must(nodes[0].User(t.Context(), f.Owner, id))
		must(nodes[0].EditUser(t.Context(), f.Owner, id, u.Version, crm.UserPatch{Capacity: &capacity}))
		total += capacity
	}

	var workers sync.WaitGroup
	for w := range 8 {
		workers.Go(func() {
			for i := w; i < n; i += 8 {
				if _, err := nodes[w%2].CreateLead(t.Context(), fina, crm.LeadDraft{Name: fmt.Sprint("Lead ", i), Emails: []string{fmt.Sprintf("l%d@x%d.test", i, i)}}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	workers.Wait()

	numbers, carried := map[int64]bool{}, map[crm.ID]int{}
	for after := ""; ; {
		list := must(nodes[1].Leads(t.Context(), fina, store.LeadFilter{Limit: 1000, After: after}))
		for i := range list {
			numbers[list[i].Number] = true
			carried[list[i].Owner]++
			if turn := list[i].Turn; !list[i].Owner.IsZero() && turn.Open > turn.Capacity {
				t.Fatalf("beyond capacity: %+v", turn)
			}
		}
		if len(list) == 0 {
			break
		}
		after = store.LeadCursor(&list[len(list)-1], false)
	}
	if len(numbers) != n || carried[crm.ID{}] != n-total {
		t.Errorf("%d leads, %d in the pool: want %d and %d", len(numbers), carried[crm.ID{}], n, n-total)
	}
	for id, capacity := range room {
		if carried[id] != capacity {
			t.Errorf("somebody with room for %d has %d", capacity, carried[id])
		}
	}
}
