package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"hummock/internal/crm"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3/database"
)

// channel carries "workspace rev" between nodes.
const channel = "hummock_changes"

// mostRetries bounds how often a write that lost a race is tried again.
const mostRetries = 4

type postgres struct {
	db     *sql.DB
	config *pgx.ConnConfig
	tell   chan told
	stop   context.CancelFunc
}

type told struct {
	ws  crm.WorkspaceID
	rev int64
}

func (s *Store) openPostgres(ctx context.Context, c Config) error {
	config, err := pgx.ParseConfig(c.DSN)
	if err != nil {
		return crm.Invalidf("database.malformed", "the database address cannot be read: write postgres://user:password@host/name")
	}
	set := config.RuntimeParams
	set["statement_timeout"], set["lock_timeout"] = "15s", "2s"
	set["idle_in_transaction_session_timeout"] = "30s"
	set["application_name"] = "hummock"
	db := stdlib.OpenDB(*config)
	db.SetMaxOpenConns(24)
	db.SetMaxIdleConns(24)
	s.db = db
	s.close = append(s.close, db.Close)
	if err := checkPostgres(ctx, db); err != nil {
		return err
	}
	if err := migrateLocked(ctx, db); err != nil {
		return err
	}
	background, stop := context.WithCancel(context.WithoutCancel(ctx)) // it ends with the store
	s.pg = &postgres{db: db, config: config, tell: make(chan told, 1024), stop: stop}
	done := make(chan struct{}, 2)
	go func() { s.pg.notify(background); done <- struct{}{} }()
	go func() { s.listen(background); done <- struct{}{} }()
	s.close = append(s.close, func() error { stop(); <-done; <-done; return nil })
	return nil
}

// checkPostgres refuses a server that may forget acknowledged writes.
func checkPostgres(ctx context.Context, db *sql.DB) error {
	var commit string
	if err := db.QueryRowContext(ctx, "SHOW synchronous_commit").Scan(&commit); err != nil {
		return crm.Errorf(crm.Unavailable, "database.unreachable", "PostgreSQL does not answer: check the address and that it runs (%s)", firstLine(err))
	}
	if commit == "off" || commit == "local" {
		return crm.Errorf(crm.Unavailable, "database.unsafe", "PostgreSQL runs with synchronous_commit=%s and may forget writes: set it to on", commit)
	}
	var super bool
	if err := db.QueryRowContext(ctx, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user").Scan(&super); err != nil {
		return fmt.Errorf("look at the role: %w", err)
	}
	if super {
		return crm.Errorf(crm.Unavailable, "database.superuser", "PostgreSQL lets this role do anything to every database: give Hummock a role of its own without SUPERUSER")
	}
	return nil
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}

// migrateLocked lets one node migrate at a time.
func migrateLocked(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "SET statement_timeout = 0; SET lock_timeout = 0; SELECT pg_advisory_lock(8246)"); err != nil {
		return fmt.Errorf("wait for other nodes to migrate: %w", err)
	}
	defer conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock(8246); RESET statement_timeout; RESET lock_timeout") //nolint:errcheck // ends with the connection
	return migrate(ctx, db, database.DialectPostgres)
}

// do runs a write. One that lost a race for a row is tried again.
func (p *postgres) do(ctx context.Context, run func(execer) error) error {
	err := p.once(ctx, run)
	for range mostRetries {
		if !isRetryable(err) {
			break
		}
		err = p.once(ctx, run)
	}
	return err
}

func (p *postgres) once(ctx context.Context, run func(execer) error) error {
	tx, err := p.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // nothing to roll back after the commit
	if err := guarded(run, tx); err != nil {
		return err
	}
	return tx.Commit()
}

// recount has PostgreSQL look at the tables that an import fills. Until it has,
// it plans as if they were empty, and may check each foreign key by reading all
// rows of the firm. Without it an import is slow, so an error is none.
func (s *Store) recount(ctx context.Context) {
	if s.pg != nil {
		_, _ = s.db.ExecContext(ctx, "ANALYZE companies, contacts, products, deals, visits, tasks, activities, import_rows")
	}
}

// announcePostgres tells other nodes, after the commit and on a connection of
// its own: inside the transaction it would cut throughput to a third.
func (s *Store) announcePostgres(ws crm.WorkspaceID, rev int64) {
	if s.pg == nil {
		return
	}
	select {
	case s.pg.tell <- told{ws, rev}:
	default: // the other nodes' polling catches up
	}
}

func (p *postgres) notify(ctx context.Context) {
	for {
		var t told
		select {
		case <-ctx.Done():
			return
		case t = <-p.tell:
		}
		newest := map[crm.WorkspaceID]int64{t.ws: t.rev}
	drain:
		for {
			select {
			case t = <-p.tell:
				newest[t.ws] = max(newest[t.ws], t.rev)
			default:
				break drain
			}
		}
		for ws, rev := range newest {
			_, _ = p.db.ExecContext(ctx, "SELECT pg_notify($1, $2)", channel, fmt.Sprintf("%d %d", ws, rev))
		}
	}
}

// listen hears of other nodes' writes; each new connection catches up first.
func (s *Store) listen(ctx context.Context) {
	for ctx.Err() == nil {
		_ = s.listenOnce(ctx)
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

func (s *Store) listenOnce(ctx context.Context) error {
	conn, err := pgx.ConnectConfig(ctx, s.pg.config)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	if _, err := conn.Exec(ctx, "LISTEN "+channel); err != nil {
		return err
	}
	for {
		if err := s.catchUp(ctx); err != nil {
			return err
		}
		if err := s.hear(ctx, conn); err != nil {
			return err
		}
	}
}

// hear waits for the next notice; every five seconds it returns to poll.
func (s *Store) hear(ctx context.Context, conn *pgx.Conn) error {
	wait, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	for {
		n, err := conn.WaitForNotification(wait)
		if err != nil {
			if wait.Err() != nil && ctx.Err() == nil {
				return nil
			}
			return err
		}
		ws, rev, _ := strings.Cut(n.Payload, " ")
		w, err1 := strconv.ParseInt(ws, 10, 64)
		r, err2 := strconv.ParseInt(rev, 10, 64)
		if err1 == nil && err2 == nil {
			s.announce(crm.WorkspaceID(w), r)
		}
	}
}

func (s *Store) catchUp(ctx context.Context) error {
	rows, err := s.db.QueryContext(ctx, `SELECT id, rev FROM workspaces`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var t told
		if err := rows.Scan(&t.ws, &t.rev); err != nil {
			return err
		}
		if s.Latest(t.ws) < t.rev {
			s.announce(t.ws, t.rev)
		}
	}
	return rows.Err()
}

func isUniquePostgres(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && e.Code == "23505"
}

func isRetryable(err error) bool {
	var e *pgconn.PgError
	return errors.Is(err, errRaced) || errors.As(err, &e) && (e.Code == "40001" || e.Code == "40P01" || e.Code == "0A000")
}
