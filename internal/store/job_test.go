package store_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
	"hummock/internal/storetest"
)

func enqueue(t *testing.T, s *store.Store, by crm.Actor, n int) {
	t.Helper()
	err := s.Write(t.Context(), by, func(tx *store.Tx) error {
		for i := range n {
			if err := tx.Enqueue(crm.JobTidy, map[string]int{"n": i}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Several workers take each job once.
func TestWorkersTakeEachJobOnce(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		woken := s.JobsChanged()
		enqueue(t, s, f.Owner, 200)
		select {
		case <-woken:
		default:
			t.Error("nobody was told of the jobs")
		}
		var mu sync.Mutex
		taken := map[crm.ID]int{}
		atOnce(3, func(int) {
			for {
				j, err := s.LeaseJob(t.Context())
				if err != nil || j == nil {
					if err != nil {
						t.Error(err)
					}
					return
				}
				mu.Lock()
				taken[j.ID]++
				mu.Unlock()
				if err := s.FinishJob(t.Context(), *j); err != nil {
					t.Error(err)
				}
			}
		})
		for id, n := range taken {
			if n != 1 {
				t.Errorf("%s was taken %d times", id, n)
			}
		}
		if left := number(t, s, `SELECT COUNT(*) FROM jobs`); len(taken) != 200 || left != 0 {
			t.Errorf("%d jobs were done, %d are left", len(taken), left)
		}
	})
}

// A worker that is too slow loses its lease, and can neither finish the job nor
// put it back.
func TestALostLeaseIsFenced(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := smallFirm(t, s)
		enqueue(t, s, f.Owner, 1)
		slow := must(s.LeaseJob(t.Context()))
		clock.Move(store.JobLease - time.Second)
		if j := must(s.LeaseJob(t.Context())); j != nil {
			t.Fatal("a leased job was taken")
		}
		if err := s.RenewJob(t.Context(), *slow); err != nil {
			t.Fatal(err)
		}
		clock.Move(store.JobLease - time.Second)
		if j := must(s.LeaseJob(t.Context())); j != nil {
			t.Fatal("a renewed lease was not kept")
		}
		clock.Move(2 * time.Second)
		quick := must(s.LeaseJob(t.Context()))
		if quick == nil || quick.ID != slow.ID || quick.Fence <= slow.Fence || quick.Attempts != 2 {
			t.Fatalf("after the lease: %+v", quick)
		}
		for name, err := range map[string]error{
			"finish": s.FinishJob(t.Context(), *slow),
			"renew":  s.RenewJob(t.Context(), *slow),
			"retry":  s.RetryJob(t.Context(), *slow, "late", 0),
		} {
			var e *crm.Error
			if !errors.As(err, &e) || e.Code != "job.lease_lost" {
				t.Errorf("%s without the lease: %v", name, err)
			}
		}
		if err := s.FinishJob(t.Context(), *quick); err != nil {
			t.Error(err)
		}
	})
}

// A job that fails comes back later, and after its last attempt waits for a person.
func TestAJobThatKeepsFailingIsSetAside(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := smallFirm(t, s)
		enqueue(t, s, f.Owner, 1)
		for attempt := 1; attempt <= store.JobAttempts; attempt++ {
			j := must(s.LeaseJob(t.Context()))
			if j == nil || j.Attempts != attempt {
				t.Fatalf("attempt %d: %+v", attempt, j)
			}
			if err := s.RetryJob(t.Context(), *j, "no luck", time.Minute); err != nil {
				t.Fatal(err)
			}
			if again := must(s.LeaseJob(t.Context())); again != nil {
				t.Fatal("it came back at once")
			}
			clock.Move(2 * time.Minute)
		}
		isDead(t, s)
	})
}

// A job under which its worker dies, time and again, is set aside too.
func TestAJobThatKillsItsWorkersIsSetAside(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := smallFirm(t, s)
		enqueue(t, s, f.Owner, 1)
		for range store.JobAttempts {
			if j := must(s.LeaseJob(t.Context())); j == nil {
				t.Fatal("it did not come back")
			}
			clock.Move(store.JobLease + time.Second)
		}
		isDead(t, s)
	})
}

func isDead(t *testing.T, s *store.Store) {
	t.Helper()
	if j := must(s.LeaseJob(t.Context())); j != nil {
		t.Fatalf("it was taken once more: %+v", j)
	}
	if n := number(t, s, `SELECT COUNT(*) FROM jobs WHERE state = 'dead' AND error <> ''`); n != 1 {
		t.Errorf("%d dead jobs", n)
	}
}

// A job is there only if the write that asked for it was done.
func TestAJobComesWithItsWrite(t *testing.T) {
	t.Parallel()
	storetest.Each(t, func(t *testing.T, s *store.Store) {
		t.Helper()
		f := smallFirm(t, s)
		_ = s.Write(t.Context(), f.Owner, func(tx *store.Tx) error {
			return errors.Join(tx.Enqueue(crm.JobTidy, nil), errOnPurpose)
		})
		if j := must(s.LeaseJob(t.Context())); j != nil {
			t.Errorf("%+v", j)
		}
	})
}

func TestTidyRemovesOldKeys(t *testing.T) {
	t.Parallel()
	storetest.EachAt(t, func(t *testing.T, s *store.Store, clock *storetest.Clock) {
		t.Helper()
		f := smallFirm(t, s)
		must(s.CreateCompany(t.Context(), keyed(f.Owner, "old", "x"), map[string]any{"name": "Old"}))
		clock.Move(71 * time.Hour)
		must(s.CreateCompany(t.Context(), keyed(f.Owner, "new", "x"), map[string]any{"name": "New"}))
		clock.Move(2 * time.Hour)
		if err := s.Tidy(t.Context()); err != nil {
			t.Fatal(err)
		}
		if n := number(t, s, `SELECT COUNT(*) FROM idempotency`); n != 1 {
			t.Errorf("%d keys are kept", n)
		}
	})
}
