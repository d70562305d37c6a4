package main

import (
	"context"
	"database/sql"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"hummock/internal/crm"
)

// floor asks the database directly what the API is asked, and gives the median
// time of each question.
func floor(ctx context.Context, o options, dir, dsn string, f *firm) (map[string]time.Duration, error) {
	db, err := floorDB(dir, dsn)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	r := rand.New(rand.NewPCG(o.seed, 9))
	p := &prober{ctx: ctx, db: db, numbered: dsn != "", firm: f, r: r}
	out := map[string]time.Duration{}
	for _, q := range []struct {
		name string
		do   func() error
	}{
		{"board", p.board},
		{"board, filtered", p.filtered},
		{"forecast, 24 months", p.forecast},
		{"open with timeline", p.open},
		{"search", p.search},
		{"create", p.create},
		{"move", p.move},
	} {
		if out[q.name], err = median(q.do); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func floorDB(dir, dsn string) (*sql.DB, error) {
	if dsn != "" {
		return sql.Open("pgx", dsn)
	}
	db, err := sql.Open("sqlite", "file:"+dir+"/hummock.db?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(ON)&_txlock=immediate")
	if err == nil {
		db.SetMaxOpenConns(1)
	}
	return db, err
}

func median(do func() error) (time.Duration, error) {
	var times []time.Duration
	for began := time.Now(); len(times) < 15 || time.Since(began) < 500*time.Millisecond && len(times) < 500; {
		start := time.Now()
		if err := do(); err != nil {
			return 0, err
		}
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	return times[len(times)/2], nil
}

type prober struct {
	ctx      context.Context
	db       *sql.DB
	numbered bool
	firm     *firm
	r        *rand.Rand
}

func (p *prober) text(query string) string {
	if !p.numbered {
		return query
	}
	for n := 1; strings.Contains(query, "?"); n++ {
		query = strings.Replace(query, "?", "$"+strconv.Itoa(n), 1)
	}
	return query
}

// all reads every row of a query and forgets it.
func (p *prober) all(query string, args ...any) error {
	rows, err := p.db.QueryContext(p.ctx, p.text(query), args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	into := make([]any, len(columns))
	for i := range into {
		into[i] = new(any)
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
	}
	return rows.Err()
}

const boardSums = `SELECT stage, COUNT(*), SUM(value) FROM deals WHERE workspace_id = ? AND pipeline_id = ? AND outcome = 'open'`

func (p *prober) board() error {
	if err := p.all(boardSums+` GROUP BY stage`, p.firm.workspace, p.firm.pipeline); err != nil {
		return err
	}
	return p.all(`SELECT stage, name, value FROM (SELECT stage, name, value, ROW_NUMBER() OVER (PARTITION BY stage ORDER BY rank) AS n FROM deals WHERE workspace_id = ? AND pipeline_id = ? AND outcome = 'open') AS t WHERE n <= 20`, p.firm.workspace, p.firm.pipeline)
}

func (p *prober) filtered() error {
	return p.all(boardSums+` AND value > 1000000 AND name LIKE '%amber%' GROUP BY stage`, p.firm.workspace, p.firm.pipeline)
}

func (p *prober) forecast() error {
	return p.all(`SELECT SUBSTR(expected_close, 1, 7), stage, COUNT(*), SUM(value) FROM deals WHERE workspace_id = ? AND outcome = 'open' GROUP BY 1, 2`, p.firm.workspace)
}

func (p *prober) deal() crm.ID { return p.firm.open[p.r.IntN(len(p.firm.open))] }

func (p *prober) open() error {
	id := p.deal()
	return firstOf(
		p.all(`SELECT * FROM deals WHERE workspace_id = ? AND id = ?`, p.firm.workspace, id),
		p.all(`SELECT * FROM visits WHERE workspace_id = ? AND deal_id = ? ORDER BY seq`, p.firm.workspace, id),
		p.all(`SELECT * FROM activities WHERE workspace_id = ? AND deal_id = ? ORDER BY at DESC LIMIT 50`, p.firm.workspace, id))
}

// search looks, like the API, at all that match before it gives the best few.
func (p *prober) search() error {
	like := "%" + words[p.r.IntN(len(words))][:3] + "%"
	return firstOf(
		p.all(`SELECT id, name FROM deals WHERE workspace_id = ? AND name LIKE ? ORDER BY updated_at DESC LIMIT 10`, p.firm.workspace, like),
		p.all(`SELECT id, name FROM companies WHERE workspace_id = ? AND folded LIKE ? ORDER BY updated_at DESC LIMIT 10`, p.firm.workspace, like))
}

// create is the smallest honest write of a new deal: its number and its row.
func (p *prober) create() error {
	id := crm.NewID()
	return p.write(func(tx *sql.Tx) error {
		var number int64
		if err := tx.QueryRowContext(p.ctx, p.text(`UPDATE workspaces SET next_number = next_number + 1 WHERE id = ? RETURNING next_number - 1`), p.firm.workspace).Scan(&number); err != nil {
			return err
		}
		_, err := tx.ExecContext(p.ctx, p.text(`INSERT INTO deals (workspace_id, id, version, number, kind, name, pipeline_id, pipeline_version, stage, stage_since, rank, currency, category, performers, source, segment, outcome, waiting_reason, fields, tags, debts, waivers, created_at, updated_at) SELECT workspace_id, ?, 1, ?, kind, name, pipeline_id, pipeline_version, stage, stage_since, rank, currency, category, performers, source, segment, 'lost', waiting_reason, fields, tags, 0, 0, created_at, updated_at FROM deals WHERE workspace_id = ? AND id = ?`), id, number, p.firm.workspace, p.deal())
		return err
	})
}

// move is the smallest honest write of a move: the deal, its visits, one log row.
func (p *prober) move() error {
	id := p.deal()
	return p.write(func(tx *sql.Tx) error {
		for _, s := range []string{
			`UPDATE deals SET version = version + 1 WHERE workspace_id = ? AND id = ?`,
			`UPDATE visits SET left_at = left_at WHERE workspace_id = ? AND deal_id = ?`,
		} {
			if _, err := tx.ExecContext(p.ctx, p.text(s), p.firm.workspace, id); err != nil {
				return err
			}
		}
		return nil
	})
}

func (p *prober) write(do func(*sql.Tx) error) error {
	tx, err := p.db.BeginTx(p.ctx, nil)
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		_ = tx.Rollback()
		return err
	}
	return tx.Commit()
}
