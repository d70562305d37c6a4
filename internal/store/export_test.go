package store

import (
	"context"
	"database/sql"
	"fmt"
	"sync"

	"hummock/internal/crm"
)

// Raw is the database below the store, for tests that look at its tables.
func (s *Store) Raw() *sql.DB { return s.db }

// OnPostgres says which database it is.
func (s *Store) OnPostgres() bool { return s.pg != nil }

// Dialect writes a statement for the store's database.
func (s *Store) Dialect(query string) string { return s.dialect(query) }

// Write runs statements as one write of the actor.
func (s *Store) Write(ctx context.Context, by crm.Actor, fn func(*Tx) error) error {
	_, err := write(ctx, s, by, func(tx *Tx) (bool, error) { return true, fn(tx) })
	return err
}

// Exec runs a statement in a write.
func (tx *Tx) Exec(query string, args ...any) error {
	_, err := tx.exec(query, args...)
	return err
}

// ReadTogether reads several times at once. Each read asks its own question when
// as many are at it as there are readers.
func (s *Store) ReadTogether(ctx context.Context, times int) []error {
	var inside, all sync.WaitGroup
	inside.Add(readers)
	errs := make([]error, times)
	for i := range times {
		all.Go(func() {
			_, errs[i] = read(ctx, s, crm.Actor{}, func(tx *Tx) (int, error) {
				if i < readers {
					inside.Done()
					inside.Wait()
				}
				var n int
				return n, tx.one(fmt.Sprintf(`SELECT %d`, i), nil, &n)
			})
		})
		if i == readers-1 {
			inside.Wait()
		}
	}
	all.Wait()
	return errs
}

// Enqueue asks for a job.
func (tx *Tx) Enqueue(kind crm.JobKind, args any) error { return tx.enqueue(kind, args) }

// Log appends an entry to the change log.
func (tx *Tx) Log(noun, verb string) { tx.changed(noun, crm.NewID(), verb, nil, nil) }

// LogChange appends an entry with contents to the change log.
func (tx *Tx) LogChange(before, after any) { tx.changed("test", crm.NewID(), "changed", before, after) }

// PostgresConfig reads the address of a PostgreSQL.
var PostgresConfig = postgresConfig

// Doubtful words what is not as it should be.
var Doubtful = doubtful
