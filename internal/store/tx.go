package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"hummock/internal/crm"
)

// execer is what a transaction runs on: a connection inside BEGIN (SQLite's
// writer) or a *sql.Tx.
type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// Tx is one transaction of one workspace. Its clock stands still.
type Tx struct {
	ctx   context.Context
	s     *Store
	on    execer
	ws    crm.WorkspaceID
	now   time.Time
	by    crm.Actor
	log   []change
	rev   int64
	wokeJ bool
	wokeO bool

	writes bool
	learnt map[processKey]*crm.Process // kept by the store once the write is done
}

// exec runs a statement and gives the number of rows it changed.
func (tx *Tx) exec(query string, args ...any) (int64, error) {
	if err := storable(args); err != nil {
		return 0, err
	}
	res, err := tx.on.ExecContext(tx.ctx, tx.s.dialect(query), args...)
	if err != nil {
		return 0, tx.s.translate(err, query)
	}
	return res.RowsAffected()
}

// query calls scan for each row.
func (tx *Tx) query(scan func(row scanner) error, query string, args ...any) error {
	if err := storable(args); err != nil {
		return err
	}
	rows, err := tx.on.QueryContext(tx.ctx, tx.s.dialect(query), args...)
	if err != nil {
		return tx.s.translate(err, query)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// storable refuses text that PostgreSQL cannot keep.
func storable(args []any) error {
	for _, arg := range args {
		s, ok := arg.(string)
		if ok && (strings.ContainsRune(s, 0) || !utf8.ValidString(s)) {
			return crm.Invalidf("text.not_storable", "a text holds a character that cannot be stored (NUL, or broken UTF-8): remove it")
		}
	}
	return nil
}

// one reads a single row, or gives sql.ErrNoRows.
func (tx *Tx) one(query string, args []any, dest ...any) error {
	found := false
	err := tx.query(func(row scanner) error {
		found = true
		return row.Scan(dest...)
	}, query, args...)
	if err == nil && !found {
		return sql.ErrNoRows
	}
	return err
}

type scanner interface{ Scan(dest ...any) error }

// collect reads all rows of a query.
func collect[T any](tx *Tx, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	out := []T{}
	err := tx.query(func(row scanner) error {
		v, err := scan(row)
		if err != nil {
			return err
		}
		out = append(out, v)
		return nil
	}, query, args...)
	return out, err
}

// write runs fn as one transaction of the actor's workspace, appends what it
// logged, and keeps its result under the actor's idempotency key. A repeated
// key gets the stored result again and changes nothing.
func write[T any](ctx context.Context, s *Store, by crm.Actor, fn func(*Tx) (T, error)) (T, error) {
	var out T
	if by.ReadOnly {
		return out, crm.Errorf(crm.Forbidden, "token.read_only", "this token may only read: use one with the write scope")
	}
	release, err := s.claimKey(by)
	if err != nil {
		return out, err
	}
	defer release()
	var tx *Tx
	run := func(on execer) error {
		tx = &Tx{ctx: ctx, s: s, on: on, ws: by.Workspace, now: s.now(), by: by, writes: true, learnt: map[processKey]*crm.Process{}}
		out = *new(T)
		replayed, err := replay(tx, &out)
		if err != nil || replayed {
			return err
		}
		if out, err = fn(tx); err != nil {
			return err
		}
		if err := remember(tx, out); err != nil {
			return err
		}
		return tx.appendLog()
	}
	if s.lite != nil {
		err = s.lite.do(ctx, run)
	} else {
		err = s.pg.do(ctx, run)
	}
	if errors.Is(err, errRaced) {
		err = crm.Errorf(crm.Stale, "stale", "many people change this at the moment: look at the new state and try again")
	}
	if err != nil {
		return *new(T), err
	}
	for key, process := range tx.learnt {
		s.processes.Store(key, process)
	}
	if tx.rev > 0 {
		s.announce(by.Workspace, tx.rev)
		s.announcePostgres(by.Workspace, tx.rev)
		if by.Wrote != nil {
			*by.Wrote = tx.rev
		}
	}
	if tx.wokeJ {
		s.jobs.signal()
	}
	if tx.wokeO {
		s.outbox.signal()
	}
	return out, nil
}

// read runs fn on one consistent state of the database.
func read[T any](ctx context.Context, s *Store, by crm.Actor, fn func(*Tx) (T, error)) (T, error) {
	opts := &sql.TxOptions{ReadOnly: true}
	if s.pg != nil {
		opts.Isolation = sql.LevelRepeatableRead
	}
	leave, err := s.takeReader(ctx)
	if err != nil {
		return *new(T), err
	}
	defer leave()
	on, err := s.db.BeginTx(ctx, opts)
	if err != nil {
		return *new(T), err
	}
	defer on.Rollback() //nolint:errcheck // nothing was written
	return fn(&Tx{ctx: ctx, s: s, on: s.cached(on), ws: by.Workspace, now: s.now(), by: by})
}

// change is one entry of the change log before it has a rev.
type change struct {
	at            time.Time
	by            crm.Actor
	noun, verb    string
	id            crm.ID
	before, after any
}

// changed adds an entry to the change log. Before and after hold the changed
// fields alone.
func (tx *Tx) changed(noun string, id crm.ID, verb string, before, after any) {
	tx.log = append(tx.log, change{at: tx.now, by: tx.by, noun: noun, verb: verb, id: id, before: before, after: after})
}

// appendLog numbers the entries and writes them, last in the transaction: the
// workspace row orders one firm's writes and is locked for a moment only.
func (tx *Tx) appendLog() error {
	if len(tx.log) == 0 {
		return nil
	}
	n, webhooks := int64(len(tx.log)), 0
	if err := tx.one(`UPDATE workspaces SET rev = rev + ? WHERE id = ? RETURNING rev, webhooks`, []any{n, tx.ws}, &tx.rev, &webhooks); err != nil {
		return fmt.Errorf("number the change: %w", err)
	}
	listeners, err := tx.listeners(webhooks)
	if err != nil {
		return err
	}
	for i, c := range tx.log {
		before, err := logged(c.before)
		if err != nil {
			return err
		}
		after, err := logged(c.after)
		if err != nil {
			return err
		}
		rev := tx.rev - n + 1 + int64(i)
		_, err = tx.exec(`INSERT INTO changes (workspace_id, rev, at, actor_id, door, noun, id, verb, cid, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			tx.ws, rev, c.at.UnixMilli(), c.by.User, string(c.by.Door), c.noun, c.id, c.verb, null(c.by.CID), before, after)
		if err != nil {
			return err
		}
		if err := tx.tell(listeners, rev, &c, before, after); err != nil {
			return err
		}
	}
	return nil
}

func logged(v any) (any, error) {
	if v == nil {
		return nil, nil //nolint:nilnil // NULL
	}
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return string(b), nil
}

// eachOf runs a query that ends with IN for portions of values. There are two
// sizes of portions, so that few statements are prepared; the last portion is
// filled up with a value that it holds already.
func eachOf[T any](tx *Tx, scan func(scanner) error, query string, values []T) error {
	const few, many = 4, 64
	for len(values) > 0 {
		size := many
		if len(values) <= few {
			size = few
		}
		args := []any{tx.ws}
		for i := range size {
			args = append(args, values[min(i, len(values)-1)])
		}
		if err := tx.query(scan, query+`(?`+strings.Repeat(`, ?`, size-1)+`)`, args...); err != nil {
			return err
		}
		values = values[min(size, len(values)):]
	}
	return nil
}

// dialect rewrites ? placeholders for PostgreSQL.
func (s *Store) dialect(query string) string {
	if s.pg == nil {
		return query
	}
	if text, ok := s.text.Load(query); ok {
		return text.(string)
	}
	text := numbered(query)
	s.text.Store(query, text)
	return text
}

// numbered turns each ? into $1, $2, ... Statements hold no ? inside quotes.
func numbered(query string) string {
	var b strings.Builder
	n := 0
	for _, part := range strings.SplitAfter(query, "?") {
		before, found := strings.CutSuffix(part, "?")
		b.WriteString(before)
		if found {
			n++
			b.WriteString("$" + strconv.Itoa(n))
		}
	}
	return b.String()
}

// translate gives a unique violation its meaning; other errors name the statement.
func (s *Store) translate(err error, query string) error {
	if s.isUnique(err) {
		return errUnique
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	return fmt.Errorf("%w (in %.60s)", err, query)
}

var (
	errUnique = errors.New("store: the row exists already")
	// errRaced tells that another write came between reading a row and saving
	// it. The write is tried again and sees the other's.
	errRaced = errors.New("store: the row was changed meanwhile")
)

func null(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// asJSON is the text of a JSON column; a value that cannot be written is a
// mistake in this program.
func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("store: write %T as JSON: %v", v, err))
	}
	return string(b)
}

func fromJSON(text string, into any) error {
	if text == "" {
		return nil
	}
	return json.Unmarshal([]byte(text), into)
}
