package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
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

	node     string // names this process among the nodes
	spending chan map[string]int
}

type told struct {
	ws  crm.WorkspaceID
	rev int64
}

func (s *Store) openPostgres(ctx context.Context, c Config) error {
	config, err := postgresConfig(c.DSN)
	if err != nil {
		return err
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
	if s.warnings, err = doubts(ctx, db, config); err != nil {
		return err
	}
	if err := migrateLocked(ctx, db); err != nil {
		return err
	}
	background, stop := context.WithCancel(context.WithoutCancel(ctx)) // it ends with the store
	s.pg = &postgres{db: db, config: config, tell: make(chan told, 1024), stop: stop, node: rand.Text(), spending: make(chan map[string]int, 256)}
	done := make(chan struct{}, 2)
	go func() { s.pg.notify(background); done <- struct{}{} }()
	go func() { s.listen(background); done <- struct{}{} }()
	s.close = append(s.close, func() error { stop(); <-done; <-done; return nil })
	return nil
}

// postgresConfig reads an address. Of a server that is not on this machine it
// wants TLS that proves its name, unless the address says otherwise.
func postgresConfig(dsn string) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(dsn)
	if err == nil && !isProven(config) && !strings.Contains(dsn, "sslmode=") {
		config, err = pgx.ParseConfig(withProof(dsn))
	}
	if err != nil {
		return nil, crm.Invalidf("database.malformed", "the database address cannot be read: write postgres://user:password@host/name")
	}
	return config, nil
}

func withProof(dsn string) string {
	u, err := url.Parse(dsn)
	if err != nil || u.Scheme == "" { // the form host=... user=...
		return dsn + " sslmode=verify-full"
	}
	q := u.Query()
	q.Set("sslmode", "verify-full")
	u.RawQuery = q.Encode()
	return u.String()
}

// isProven says whether every way that an address leads stays on this machine,
// or ends at a server that proves its name.
func isProven(config *pgx.ConnConfig) bool {
	ways := []*pgconn.FallbackConfig{{Host: config.Host, TLSConfig: config.TLSConfig}}
	return !slices.ContainsFunc(append(ways, config.Fallbacks...), func(way *pgconn.FallbackConfig) bool {
		ip, err := netip.ParseAddr(way.Host)
		local := strings.HasPrefix(way.Host, "/") || way.Host == "localhost" || err == nil && ip.IsLoopback()
		return !local && (way.TLSConfig == nil || way.TLSConfig.InsecureSkipVerify)
	})
}

// doubts finds what about a server or its role is not as it should be, and yet
// no reason not to start.
func doubts(ctx context.Context, db *sql.DB, config *pgx.ConnConfig) ([]string, error) {
	var creates bool
	if err := db.QueryRowContext(ctx, "SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user").Scan(&creates); err != nil {
		return nil, fmt.Errorf("look at the role: %w", err)
	}
	var standbys int
	var confirming string
	if err := db.QueryRowContext(ctx, "SELECT COUNT(*), current_setting('synchronous_standby_names') FROM pg_stat_replication").Scan(&standbys, &confirming); err != nil {
		return nil, fmt.Errorf("look at the standbys: %w", err)
	}
	return doubtful(isProven(config), creates, standbys, confirming), nil
}

func doubtful(proven, creates bool, standbys int, confirming string) (list []string) {
	if !proven {
		list = append(list, "PostgreSQL is reached over the network and does not prove its name: whoever sits between may read along. Write sslmode=verify-full into its address")
	}
	if creates {
		list = append(list, "PostgreSQL lets this role create databases, which Hummock does not need: take it away by ALTER ROLE ... NOCREATEDB")
	}
	if standbys > 0 && confirming == "" {
		list = append(list, "PostgreSQL has standbys and waits for none of them: with the server the newest writes would be lost. Name those to wait for in synchronous_standby_names")
	}
	return list
}

// checkPostgres refuses a server that may forget acknowledged writes.
func checkPostgres(ctx context.Context, db *sql.DB) error {
	var commit string
	if err := db.QueryRowContext(ctx, "SHOW synchronous_commit").Scan(&commit); err != nil {
		if text := err.Error(); strings.Contains(text, "tls") || strings.Contains(text, "x509") {
			return crm.Errorf(crm.Unavailable, "database.unproven", "PostgreSQL does not prove its name by TLS: give it a certificate for that name (and its issuer by sslrootcert), or accept the risk by sslmode=disable in the address (%s)", firstLine(err))
		}
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
			_ = p.say(ctx, channel, fmt.Sprintf("%d %d", ws, rev))
		}
	}
}

// say sends a notice to every node, this one among them.
func (p *postgres) say(ctx context.Context, channel, payload string) error {
	_, err := p.db.ExecContext(ctx, "SELECT pg_notify($1, $2)", channel, payload)
	return err
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
	if _, err := conn.Exec(ctx, "LISTEN "+channel+"; LISTEN "+spendingChannel); err != nil {
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
		if n.Channel == spendingChannel {
			s.pg.hearSpending(n.Payload)
			continue
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
