package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"syscall"

	"hummock/internal/crm"

	"github.com/pressly/goose/v3/database"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrLocked tells that another process holds the embedded database.
var ErrLocked = errors.New("store: another Hummock holds this data folder")

// oldestSQLite is the first version without the WAL-reset bug that can corrupt
// a database written and checkpointed at once.
var oldestSQLite = [3]int{3, 51, 3}

const (
	batchLimit   = 16 // writes in one commit
	readers      = 4
	connections  = readers + 2 // the writer's, and one that is free to prepare statements
	cachePages   = -8192       // KiB for each connection: 6 connections stay below 64 MB
	databaseFile = "hummock.db"
)

// Exists says whether a folder holds an embedded database.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, databaseFile))
	return err == nil
}

func (s *Store) openSQLite(ctx context.Context, c Config) error {
	if kind := networkFileSystem(c.Dir); kind != "" {
		return crm.Errorf(crm.Unavailable, "database.network", "the folder %s lies on a network file system (%s), where an embedded database can lose writes: choose a folder on a disk of this machine, or PostgreSQL", c.Dir, kind)
	}
	if err := s.lock(c.Dir); err != nil {
		return err
	}
	path := filepath.Join(c.Dir, databaseFile)
	if err := keepPrivate(path); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", sqliteDSN(path))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	s.db, s.reads = db, make(chan struct{}, readers)
	s.close = append(s.close, db.Close)
	if err := checkSQLite(ctx, db); err != nil {
		return err
	}
	if err := migrate(ctx, db, database.DialectSQLite3); err != nil {
		return err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	s.lite = newWriter(conn)
	s.close = append(s.close, s.lite.stop)
	return nil
}

// keepPrivate makes the file of the database for its owner's eyes alone. SQLite
// gives the files beside it the same mode.
func keepPrivate(path string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("open the database: %w", err)
	}
	return firstError(f.Chmod(0o600), f.Close())
}

// Check has SQLite look over its file. An error says what is wrong with it;
// PostgreSQL looks after itself.
func (s *Store) Check(ctx context.Context) error {
	if s.lite == nil {
		return nil
	}
	var found string
	if err := s.db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&found); err != nil {
		return fmt.Errorf("look over the database: %w", err)
	}
	if found != "ok" {
		return fmt.Errorf("the database is damaged, so put a backup back soon: %s", found)
	}
	return nil
}

func sqliteDSN(path string) string {
	q := url.Values{"_pragma": {
		"journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)", "trusted_schema(OFF)",
		"secure_delete(FAST)", "busy_timeout(5000)", "mmap_size(0)", fmt.Sprintf("cache_size(%d)", cachePages),
	}}
	return "file:" + (&url.URL{Path: path}).EscapedPath() + "?" + q.Encode()
}

// lock takes the folder for this process until it ends.
func (s *Store) lock(dir string) error {
	f, err := os.OpenFile(filepath.Join(dir, "hummock.lock"), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return fmt.Errorf("lock the data folder: %w", err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		return firstError(ErrLocked, f.Close())
	}
	s.close = append(s.close, f.Close)
	return nil
}

func checkSQLite(ctx context.Context, db *sql.DB) error {
	var version string
	if err := db.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&version); err != nil {
		return fmt.Errorf("open the database: %w", err)
	}
	var v [3]int
	if _, err := fmt.Sscanf(version, "%d.%d.%d", &v[0], &v[1], &v[2]); err != nil {
		return fmt.Errorf("read SQLite's version %q: %w", version, err)
	}
	for i := range v {
		if v[i] != oldestSQLite[i] {
			if v[i] > oldestSQLite[i] {
				return nil
			}
			return crm.Errorf(crm.Unavailable, "sqlite.too_old", "SQLite %s can corrupt a database: build with 3.51.3 or newer", version)
		}
	}
	return nil
}

// isUnique says whether an error means that the row exists already.
func (s *Store) isUnique(err error) bool {
	if s.pg != nil {
		return isUniquePostgres(err)
	}
	var e *sqlite.Error
	return errors.As(err, &e) && (e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE || e.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
}

// writer is SQLite's one writer: requests are served in their order, up to
// batchLimit of them in one commit, each in a savepoint of its own.
type writer struct {
	conn     *sql.Conn
	on       *cachedConn
	queue    chan *request
	stopping chan struct{}
	stopped  chan struct{}
	once     sync.Once
}

type request struct {
	ctx  context.Context
	run  func(execer) error
	err  error
	done chan struct{}
}

func newWriter(conn *sql.Conn) *writer {
	w := &writer{
		conn: conn, on: &cachedConn{conn: conn, stmts: map[string]*sql.Stmt{}},
		queue: make(chan *request, 256), stopping: make(chan struct{}), stopped: make(chan struct{}),
	}
	go w.loop()
	return w
}

// stop serves what is queued and ends the writer.
func (w *writer) stop() error {
	w.once.Do(func() { close(w.stopping) })
	<-w.stopped
	return w.conn.Close()
}

func (w *writer) do(ctx context.Context, run func(execer) error) error {
	r := &request{ctx: ctx, run: run, done: make(chan struct{})}
	select {
	case w.queue <- r:
	case <-w.stopping:
		return errStopping()
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case <-r.done:
		return r.err
	case <-w.stopped:
	}
	select {
	case <-r.done:
		return r.err
	default: // it was queued too late and will not be served
		return errStopping()
	}
}

func errStopping() error {
	return crm.Errorf(crm.Unavailable, "stopping", "the server is stopping: try again in a moment")
}

func (w *writer) loop() {
	defer close(w.stopped)
	for {
		batch := w.next()
		if len(batch) == 0 {
			return
		}
		w.commit(batch)
		for _, r := range batch {
			close(r.done)
		}
	}
}

// next waits for a request and takes those queued behind it. It gives none once
// the writer is stopping and the queue is empty.
func (w *writer) next() []*request {
	var batch []*request
	select {
	case r := <-w.queue:
		batch = append(batch, r)
	case <-w.stopping:
	}
	for len(batch) < batchLimit {
		select {
		case r := <-w.queue:
			batch = append(batch, r)
		default:
			return batch
		}
	}
	return batch
}

// commit runs a batch. A request that fails is rolled back alone; if the commit
// itself fails, none was done.
func (w *writer) commit(batch []*request) {
	ctx := context.WithoutCancel(batch[0].ctx) // a commit belongs to all of its requests
	if _, err := w.on.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		fail(batch, err)
		return
	}
	for _, r := range batch {
		w.savepoint(ctx, r)
	}
	if _, err := w.on.ExecContext(ctx, "COMMIT"); err != nil {
		fail(batch, err)
		_, _ = w.on.ExecContext(ctx, "ROLLBACK")
	}
}

func (w *writer) savepoint(ctx context.Context, r *request) {
	if r.err = r.ctx.Err(); r.err != nil {
		return
	}
	if _, r.err = w.on.ExecContext(ctx, "SAVEPOINT r"); r.err != nil {
		return
	}
	end := "RELEASE r"
	if r.err = guarded(r.run, w.on); r.err != nil {
		if _, err := w.on.ExecContext(ctx, "ROLLBACK TO r"); err != nil {
			r.err = err
		}
	}
	if _, err := w.on.ExecContext(ctx, end); err != nil && r.err == nil {
		r.err = err
	}
}

// guarded turns a panic into an error, so that one request cannot take the
// writer with it.
func guarded(run func(execer) error, on execer) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic in a transaction: %v", p)
		}
	}()
	return run(on)
}

func fail(batch []*request, err error) {
	for _, r := range batch {
		if r.err == nil {
			r.err = fmt.Errorf("commit: %w", err)
		}
	}
}

// cachedConn prepares each statement once on the writer's connection.
type cachedConn struct {
	conn  *sql.Conn
	stmts map[string]*sql.Stmt
}

func (c *cachedConn) stmt(ctx context.Context, query string) (*sql.Stmt, error) {
	if st, ok := c.stmts[query]; ok {
		return st, nil
	}
	st, err := c.conn.PrepareContext(ctx, query)
	if err == nil {
		c.stmts[query] = st
	}
	return st, err
}

// ExecContext runs a statement that changes something.
func (c *cachedConn) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	st, err := c.stmt(context.WithoutCancel(ctx), query)
	if err != nil {
		return driver.RowsAffected(0), err
	}
	return st.ExecContext(context.WithoutCancel(ctx), args...)
}

// QueryContext runs a statement that answers with rows.
func (c *cachedConn) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := c.stmt(context.WithoutCancel(ctx), query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(context.WithoutCancel(ctx), args...)
}

// takeReader waits for a place to read. Were all connections in transactions, those
// that prepare a statement, which is done outside of them, would wait for each other.
func (s *Store) takeReader(ctx context.Context) (leave func(), err error) {
	if s.reads == nil {
		return func() {}, nil
	}
	select {
	case s.reads <- struct{}{}:
		return func() { <-s.reads }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// cached gives a read transaction prepared statements on SQLite. (pgx keeps
// its own.)
func (s *Store) cached(on *sql.Tx) execer {
	if s.pg != nil {
		return on
	}
	return &cachedTx{tx: on, s: s}
}

type cachedTx struct {
	tx *sql.Tx
	s  *Store
}

// ExecContext runs a statement that changes something.
func (c *cachedTx) ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error) {
	return c.tx.ExecContext(ctx, query, args...)
}

// QueryContext runs a statement that answers with rows.
func (c *cachedTx) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if st, ok := c.s.prepared.Load(query); ok {
		return c.tx.StmtContext(ctx, st.(*sql.Stmt)).QueryContext(ctx, args...)
	}
	st, err := c.s.db.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	if other, raced := c.s.prepared.LoadOrStore(query, st); raced {
		_ = st.Close()
		st = other.(*sql.Stmt)
	}
	return c.tx.StmtContext(ctx, st).QueryContext(ctx, args...)
}
