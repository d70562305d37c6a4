// Package jobs leases jobs from the store, runs them, and retries those that
// fail. There is one file for each kind of job. The courier beside them empties
// the outbox, through the one HTTP client of the house.
package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"runtime/debug"
	"sync"
	"time"

	"hummock/internal/crm"
	"hummock/internal/store"
)

// Do carries out one job. It may run again after a crash.
type Do func(ctx context.Context, s *store.Store, j crm.Job) error

// Runner runs jobs until it is stopped.
type Runner struct {
	Store   *store.Store
	Log     *slog.Logger
	Kinds   map[crm.JobKind]Do
	Workers int
	Poll    time.Duration // how often to look for jobs of other nodes and of later
}

// backoff of failed attempts.
const (
	firstRetry = 10 * time.Second
	lastRetry  = 6 * time.Hour
	tidyEvery  = time.Hour
	checkEvery = 24 * time.Hour
)

// Run works until ctx ends; a job in work is given the rest of its lease.
func (r Runner) Run(ctx context.Context) {
	var all sync.WaitGroup
	for range r.Workers {
		all.Go(func() { r.work(ctx) })
	}
	all.Go(func() { r.tidy(ctx) })
	all.Go(func() { r.check(ctx) })
	all.Wait()
}

func (r Runner) work(ctx context.Context) {
	for ctx.Err() == nil {
		woken := r.Store.JobsChanged()
		j, err := r.Store.LeaseJob(ctx)
		if err != nil && ctx.Err() == nil {
			r.Log.Error("lease a job", slog.Any("error", err))
		}
		if j != nil {
			r.one(ctx, *j)
			continue
		}
		select {
		case <-ctx.Done():
		case <-woken:
		case <-time.After(r.Poll):
		}
	}
}

// one runs a job and settles it. The lease is renewed while it runs.
func (r Runner) one(ctx context.Context, j crm.Job) {
	running, stop := context.WithCancel(ctx)
	var renewing sync.WaitGroup
	renewing.Go(func() { r.renew(running, stop, j) })
	err := r.safely(running, j)
	stop()
	renewing.Wait()
	settle, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if err == nil {
		err = r.Store.FinishJob(settle, j)
	} else {
		r.Log.Error("job failed", slog.Any("kind", j.Kind), slog.Any("job", j.ID), slog.Int("attempt", j.Attempts), slog.Any("error", err))
		err = r.Store.RetryJob(settle, j, err.Error(), delay(j.Attempts, rand.Int64N))
	}
	if err != nil {
		r.Log.Error("settle a job", slog.Any("kind", j.Kind), slog.Any("job", j.ID), slog.Any("error", err))
	}
}

func (r Runner) renew(ctx context.Context, lost context.CancelFunc, j crm.Job) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(store.JobLease / 3):
		}
		if err := r.Store.RenewJob(ctx, j); crm.IsKind(err, crm.Conflict) {
			lost()
			return
		}
	}
}

func (r Runner) safely(ctx context.Context, j crm.Job) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	do, ok := r.Kinds[j.Kind]
	if !ok {
		return fmt.Errorf("no way to do a job of kind %q", j.Kind)
	}
	return do(ctx, r.Store, j)
}

// delay doubles with each attempt and is drawn evenly below that (full jitter).
func delay(attempts int, draw func(int64) int64) time.Duration {
	most := min(firstRetry<<min(attempts-1, 20), lastRetry)
	return time.Duration(draw(int64(most)) + 1)
}

func (r Runner) tidy(ctx context.Context) {
	for ctx.Err() == nil {
		if err := r.Store.Tidy(ctx); err != nil && ctx.Err() == nil {
			r.Log.Error("tidy", slog.Any("error", err))
		}
		if err := r.Store.PurgeFiles(ctx); err != nil && ctx.Err() == nil {
			r.Log.Error("purge files", slog.Any("error", err))
		}
		select {
		case <-ctx.Done():
		case <-time.After(tidyEvery):
		}
	}
}

// check looks the database over once a day.
func (r Runner) check(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(checkEvery):
		}
		if err := r.Store.Check(ctx); err != nil && ctx.Err() == nil {
			r.Log.Error("check", slog.Any("error", err))
		}
		if err := r.Store.SweepFiles(ctx); err != nil && ctx.Err() == nil {
			r.Log.Error("sweep files", slog.Any("error", err))
		}
	}
}
