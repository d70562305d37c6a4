// Package store keeps everything in a database: SQLite in a folder of its own,
// or PostgreSQL. Exported methods are what a user can do or ask; each write is
// one transaction that ends with its rows in the change log. The unexported
// functions below them hold the SQL, written once for both databases.
package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"hummock/internal/crm"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Store is an open database.
type Store struct {
	db    *sql.DB // reads; on PostgreSQL writes too
	now   func() time.Time
	lite  *writer       // SQLite's one writer; nil on PostgreSQL
	reads chan struct{} // holds one for each read in work; SQLite
	pg    *postgres
	root  *os.Root
	close []func() error

	text      sync.Map // SQL with ? -> SQL for the database
	prepared  sync.Map // SQL -> *sql.Stmt, for reads on SQLite
	processes sync.Map // processKey -> *crm.Process; published versions never change
	inWork    sync.Map // idempotency keys being answered by this process
	revs      sync.Map // workspace -> *atomic.Int64, the newest rev known here
	wake      broadcast
	jobs      broadcast
	outbox    broadcast
	warnings  []string // about the database, found when it was opened
}

// Config says where the database is.
type Config struct {
	Dir string           // folder of the embedded database and of files
	DSN string           // postgres://...; empty means the embedded database
	Now func() time.Time // the clock
}

// Open opens and migrates the database. An embedded database is locked for
// this process; ErrLocked tells that another one holds it.
func Open(ctx context.Context, c Config) (*Store, error) {
	s := &Store{now: c.Now}
	if err := s.openRoot(c); err != nil {
		return nil, err
	}
	open := s.openSQLite
	if c.DSN != "" {
		open = s.openPostgres
	}
	if err := open(ctx, c); err != nil {
		return nil, firstError(err, s.Close())
	}
	if err := s.catchUp(ctx); err != nil {
		return nil, firstError(err, s.Close())
	}
	return s, nil
}

func (s *Store) openRoot(c Config) error {
	if c.Dir == "" {
		return nil
	}
	if err := os.MkdirAll(c.Dir, 0o700); err != nil {
		return fmt.Errorf("make the data folder: %w", err)
	}
	root, err := os.OpenRoot(c.Dir)
	if err != nil {
		return fmt.Errorf("open the data folder: %w", err)
	}
	s.root = root
	s.close = append(s.close, root.Close)
	return nil
}

// Close waits for the write in work and closes the database.
func (s *Store) Close() error {
	var first error
	for _, closing := range slices.Backward(s.close) {
		first = firstError(first, closing())
	}
	s.close = nil
	return first
}

// Warnings says in sentences what about the database is not as it should be, and
// yet no reason not to start.
func (s *Store) Warnings() []string { return s.warnings }

// Now is the store's clock.
func (s *Store) Now() time.Time { return s.now() }

// Root is the folder for files, or nil where none was given.
func (s *Store) Root() *os.Root { return s.root }

// Ready says whether the database answers.
func (s *Store) Ready(ctx context.Context) error {
	var one int
	return s.db.QueryRowContext(ctx, "SELECT 1").Scan(&one)
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// migrate brings the schema up to date.
func migrate(ctx context.Context, db *sql.DB, dialect database.Dialect) error {
	files, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(dialect, db, files, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return err
	}
	known, err := newestMigration(provider)
	if err != nil {
		return err
	}
	current, err := provider.GetDBVersion(ctx)
	if err != nil {
		return fmt.Errorf("read the schema's version: %w", err)
	}
	if current > known {
		return crm.Errorf(crm.Unavailable, "schema.newer", "the database was written by a newer Hummock (schema %d, this program knows %d): start that one", current, known)
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate the database: %w", err)
	}
	return nil
}

func newestMigration(p *goose.Provider) (int64, error) {
	sources := p.ListSources()
	if len(sources) == 0 {
		return 0, errors.New("no migrations are built in")
	}
	return sources[len(sources)-1].Version, nil
}

// latest is the newest rev of a workspace known to this process.
func (s *Store) latest(ws crm.WorkspaceID) *atomic.Int64 {
	v, _ := s.revs.LoadOrStore(ws, new(atomic.Int64))
	return v.(*atomic.Int64)
}

// Latest is the newest rev of a workspace that this process knows of: its own
// writes at once, those of other nodes as soon as they are told of.
func (s *Store) Latest(ws crm.WorkspaceID) int64 { return s.latest(ws).Load() }

// Changed gives a channel that is closed at the next change of any workspace.
func (s *Store) Changed() <-chan struct{} { return s.wake.wait() }

// JobsChanged gives a channel that is closed when a job is enqueued here.
func (s *Store) JobsChanged() <-chan struct{} { return s.jobs.wait() }

// OutboxChanged gives a channel that is closed when something is put into the
// outbox here.
func (s *Store) OutboxChanged() <-chan struct{} { return s.outbox.wait() }

func (s *Store) announce(ws crm.WorkspaceID, rev int64) {
	latest := s.latest(ws)
	for {
		old := latest.Load()
		if rev <= old || latest.CompareAndSwap(old, rev) {
			break
		}
	}
	s.wake.signal()
}

// broadcast wakes everybody who waits.
type broadcast struct {
	mu sync.Mutex
	ch chan struct{}
}

func (b *broadcast) wait() <-chan struct{} {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ch == nil {
		b.ch = make(chan struct{})
	}
	return b.ch
}

func (b *broadcast) signal() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ch != nil {
		close(b.ch)
		b.ch = nil
	}
}
