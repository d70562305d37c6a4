package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"hummock/internal/crm"
)

// BookTx reads what a book is made of, all of it in one state of the database.
// It sees every row of the workspace: the book masks what it answers.
//
// A book learns of changes from the change log alone. So a write that changes
// deals, companies or contacts logs each of them under its noun and id, or the
// task, activity or approval that belongs to the deal. The one exception is an
// import: "import" with the import's id stands for every row that it created
// or touched, or, where the entry's after says {"file":0,"from":1,"to":500},
// for those of its rows alone.
type BookTx struct{ tx *Tx }

// BookHead is what the rows of a book are seen against.
type BookHead struct {
	Rev       int64
	Numbers   int64 // of deals that were ever given out: at most so many deals exist
	Currency  crm.Currency
	TimeZone  string
	Today     crm.Date       // in that time zone
	Pipelines []crm.Pipeline // with their processes in force, by position
	Versions  []BookVersion  // every published version
	Rates     []crm.Rate
	Users     []crm.User // id, name and e-mail alone
}

// BookVersion is one version of a pipeline's process.
type BookVersion struct {
	Pipeline crm.ID
	Version  int
	Process  *crm.Process
}

// BookDeal is a deal with its custom fields and tags as they are stored, since
// most readers never look into them. Starter and finisher, the reason to wait and
// the import stay empty.
type BookDeal struct {
	crm.Deal
	FieldsJSON string
	TagsJSON   string
}

// BookVisit is one stay of a deal in a stage.
type BookVisit struct {
	Deal     crm.ID
	Seq      int64
	Pipeline crm.ID
	Version  int
	Stage    string
	Entered  crm.Instant
	Left     crm.Instant
	Void     bool
}

// BookCompany is a company; a deleted one still names its deals.
type BookCompany struct {
	ID         crm.ID
	Name       string
	CreditDays *int
	Owner      crm.ID
	CreatedAt  crm.Instant
	Deleted    bool
}

// BookContact is a contact.
type BookContact struct {
	ID        crm.ID
	Company   crm.ID
	Name      string
	Email     string
	Phone     string
	CreatedAt crm.Instant
}

// BookChanges says which rows may have changed. They may as well be gone.
type BookChanges struct {
	Whole     bool // too much, or nobody knows what: read everything
	Head      bool
	Deals     []crm.ID
	Companies []crm.ID
	Contacts  []crm.ID
}

// Rows in all that are worth reading one by one.
const bookChangesLimit = 20_000

// ReadBook runs fn on one state of the database.
func (s *Store) ReadBook(ctx context.Context, ws crm.WorkspaceID, fn func(BookTx) error) error {
	by := crm.Actor{Workspace: ws, Sees: crm.SeesAll, Door: crm.DoorJob, ReadOnly: true}
	_, err := read(ctx, s, by, func(tx *Tx) (struct{}, error) { return struct{}{}, fn(BookTx{tx}) })
	return err
}

// Rev is the workspace's rev in this state.
func (b BookTx) Rev() (int64, error) {
	var rev int64
	err := b.tx.one(`SELECT rev FROM workspaces WHERE id = ?`, []any{b.tx.ws}, &rev)
	return rev, noWorkspace(err)
}

// Head reads what the rows are seen against.
func (b BookTx) Head() (*BookHead, error) {
	h := &BookHead{}
	err := b.tx.one(`SELECT rev, next_number - 1, currency, time_zone FROM workspaces WHERE id = ?`, []any{b.tx.ws}, &h.Rev, &h.Numbers, &h.Currency, &h.TimeZone)
	if err != nil {
		return nil, noWorkspace(err)
	}
	h.Today = crm.Workspace{TimeZone: h.TimeZone}.Today(b.tx.now)
	if h.Pipelines, err = pipelines(b.tx); err != nil {
		return nil, err
	}
	if h.Versions, err = b.versions(); err != nil {
		return nil, err
	}
	h.Rates, err = collect(b.tx, func(row scanner) (crm.Rate, error) {
		var r crm.Rate
		return r, row.Scan(&r.Currency, &r.Day, &r.Value)
	}, `SELECT currency, day, value FROM rates WHERE workspace_id = ? ORDER BY currency, day`, b.tx.ws)
	if err != nil {
		return nil, err
	}
	h.Users, err = collect(b.tx, func(row scanner) (crm.User, error) {
		var u crm.User
		return u, row.Scan(&u.ID, &u.Name, &u.Email)
	}, `SELECT id, name, email FROM users WHERE workspace_id = ? ORDER BY id`, b.tx.ws)
	return h, err
}

func (b BookTx) versions() ([]BookVersion, error) {
	list, err := collect(b.tx, func(row scanner) (BookVersion, error) {
		var v BookVersion
		return v, row.Scan(&v.Pipeline, &v.Version)
	}, `SELECT pipeline_id, version FROM pipeline_versions WHERE workspace_id = ? ORDER BY pipeline_id, version`, b.tx.ws)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if list[i].Process, err = b.tx.process(list[i].Pipeline, list[i].Version); err != nil {
			return nil, err
		}
	}
	return list, nil
}

func noWorkspace(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return crm.NotFoundf("workspace", "there is no such workspace")
	}
	return err
}

const bookDeals = `SELECT id, version, number, kind, name, company_id, pipeline_id, pipeline_version, stage, stage_since, rank, value, currency, expected_close, probability, category, owner_id, start_date, end_date, source, segment, product_id, outcome, closed_at, waiting_until, fields, tags, debts, waivers, next_task_id, next_title, next_kind, next_due_on, next_due_at, created_at, updated_at, receiver_id, offered_id, performers FROM deals WHERE workspace_id = ? AND deleted_at IS NULL`

// Deals calls each for the deals of ids, or for all where ids is nil. Deals
// that are gone are left out. The argument is used again for the next row.
func (b BookTx) Deals(ids []crm.ID, each func(*BookDeal)) error {
	var d BookDeal
	var next crm.NextStep
	var title, kind sql.NullString
	return b.rows(bookDeals, ids, func(row scanner) error {
		d.Value, d.Probability, d.NextStep = nil, nil, nil
		err := row.Scan(&d.ID, &d.Version, &d.Number, &d.Kind, &d.Name, &d.Company, &d.Pipeline, &d.PipelineVersion,
			&d.Stage, &d.StageSince, &d.Rank, &d.Value, &d.Currency, &d.ExpectedClose, &d.Probability, &d.Category, &d.Owner,
			&d.StartDate, &d.EndDate, &d.Source, &d.Segment, &d.Product, &d.Outcome, &d.ClosedAt, &d.WaitingUntil,
			&d.FieldsJSON, &d.TagsJSON, &d.Debts, &d.Waivers, &next.Task, &title, &kind, &next.DueOn, &next.DueAt, &d.CreatedAt, &d.UpdatedAt, &d.Receiver, &d.OfferedTo, (*idList)(&d.Performers))
		if err != nil {
			return err
		}
		d.Responsible = d.Answers()
		if !next.Task.IsZero() {
			next.Title, next.Kind = title.String, crm.TaskKind(kind.String)
			d.NextStep = &next
		}
		each(&d)
		return nil
	})
}

const bookCompanies = `SELECT id, name, credit_days, owner_id, created_at, deleted_at FROM companies WHERE workspace_id = ?`

// Companies calls each for the companies of ids, or for all where ids is nil.
func (b BookTx) Companies(ids []crm.ID, each func(*BookCompany)) error {
	var c BookCompany
	return b.rows(bookCompanies, ids, func(row scanner) error {
		var deleted crm.Instant
		c.CreditDays = nil
		if err := row.Scan(&c.ID, &c.Name, &c.CreditDays, &c.Owner, &c.CreatedAt, &deleted); err != nil {
			return err
		}
		c.Deleted = deleted != 0
		each(&c)
		return nil
	})
}

const bookContacts = `SELECT id, company_id, name, email, phone, created_at FROM contacts WHERE workspace_id = ? AND deleted_at IS NULL`

// Contacts calls each for the contacts of ids, or for all where ids is nil.
func (b BookTx) Contacts(ids []crm.ID, each func(*BookContact)) error {
	var c BookContact
	return b.rows(bookContacts, ids, func(row scanner) error {
		if err := row.Scan(&c.ID, &c.Company, &c.Name, &c.Email, &c.Phone, &c.CreatedAt); err != nil {
			return err
		}
		each(&c)
		return nil
	})
}

const bookVisits = `SELECT deal_id, seq, pipeline_id, pipeline_version, stage, entered_at, left_at, void FROM visits WHERE workspace_id = ?`

// Visits calls each, in any order, for the visits of deals, or for all where
// deals is nil.
func (b BookTx) Visits(deals []crm.ID, each func(*BookVisit)) error {
	var v BookVisit
	scan := func(row scanner) error {
		if err := row.Scan(&v.Deal, &v.Seq, &v.Pipeline, &v.Version, &v.Stage, &v.Entered, &v.Left, &v.Void); err != nil {
			return err
		}
		each(&v)
		return nil
	}
	if deals == nil {
		return b.tx.query(scan, bookVisits+` ORDER BY deal_id, seq`, b.tx.ws)
	}
	return eachOf(b.tx, scan, bookVisits+` AND deal_id IN `, deals)
}

// rows runs a query for all rows, or for those of ids.
func (b BookTx) rows(query string, ids []crm.ID, scan func(scanner) error) error {
	if ids == nil { // ids grow with time: this is the order in which the rows lie on disk
		return b.tx.query(scan, query+` ORDER BY id`, b.tx.ws)
	}
	return eachOf(b.tx, scan, query+` AND id IN `, ids)
}

// Changes reads the log after rev and says what to read anew.
func (b BookTx) Changes(after, upTo int64) (*BookChanges, error) {
	if upTo-after > bookChangesLimit {
		return &BookChanges{Whole: true}, nil
	}
	g := gathering{tx: b.tx}
	err := b.tx.query(func(row scanner) error {
		var e entry
		if err := row.Scan(&e.noun, &e.id, &e.after); err != nil {
			return err
		}
		g.entries++
		g.add(e)
		return nil
	}, `SELECT noun, id, CASE WHEN noun = 'import' THEN after END FROM changes WHERE workspace_id = ? AND rev > ? AND rev <= ? ORDER BY rev`, b.tx.ws, after, upTo)
	if err != nil {
		return nil, err
	}
	if g.entries != upTo-after { // a log that was cut, or a database put back from a backup
		return &BookChanges{Whole: true}, nil
	}
	return g.finish()
}

type entry struct {
	noun  string
	id    crm.ID
	after sql.NullString
}

// gathering collects the rows that log entries speak of.
type gathering struct {
	tx      *Tx
	entries int64
	out     BookChanges
	parts   [3][]crm.ID // tasks, activities, approvals
	imports []entry
}

func (g *gathering) add(e entry) {
	switch e.noun {
	case "deal":
		g.out.Deals = append(g.out.Deals, e.id)
	case "company":
		g.out.Companies = append(g.out.Companies, e.id)
	case "contact":
		g.out.Contacts = append(g.out.Contacts, e.id)
	case "task":
		g.parts[0] = append(g.parts[0], e.id)
	case "activity":
		g.parts[1] = append(g.parts[1], e.id)
	case "approval":
		g.parts[2] = append(g.parts[2], e.id)
	case "import":
		g.imports = append(g.imports, e)
	case "product", "session", "token", "invitation", "field", "holidays", "team", "material", "document_template":
	default:
		g.out.Head = true
	}
}

func (g *gathering) finish() (*BookChanges, error) {
	for _, e := range g.imports {
		if err := g.imported(e); err != nil {
			return nil, err
		}
	}
	addDeal := func(row scanner) error {
		var id crm.ID
		err := row.Scan(&id)
		if err == nil && !id.IsZero() {
			g.out.Deals = append(g.out.Deals, id)
		}
		return err
	}
	for i, query := range [...]string{
		`SELECT deal_id FROM tasks WHERE workspace_id = ? AND id IN `,
		`SELECT deal_id FROM activities WHERE workspace_id = ? AND id IN `,
		`SELECT deal_id FROM approvals WHERE workspace_id = ? AND id IN `,
	} {
		if err := eachOf(g.tx, addDeal, query, g.parts[i]); err != nil {
			return nil, err
		}
	}
	g.out.Deals, g.out.Companies, g.out.Contacts = distinct(g.out.Deals), distinct(g.out.Companies), distinct(g.out.Contacts)
	if len(g.out.Deals)+len(g.out.Companies)+len(g.out.Contacts) > bookChangesLimit {
		return &BookChanges{Whole: true}, nil
	}
	return &g.out, nil
}

// imported adds the rows of an import's entry.
func (g *gathering) imported(e entry) error {
	query, args := `SELECT noun, target_id FROM import_rows WHERE workspace_id = ? AND import_id = ? AND target_id IS NOT NULL`, []any{g.tx.ws, e.id}
	var part struct{ File, From, To *int64 }
	if e.after.Valid && json.Unmarshal([]byte(e.after.String), &part) == nil && part.File != nil && part.From != nil && part.To != nil {
		query += ` AND file = ? AND row BETWEEN ? AND ?`
		args = append(args, *part.File, *part.From, *part.To)
	}
	touched := func(row scanner) error {
		var noun sql.NullString
		var id crm.ID
		if err := row.Scan(&noun, &id); err != nil {
			return err
		}
		g.add(entry{noun: noun.String, id: id})
		return nil
	}
	if err := g.tx.query(touched, query, args...); err != nil {
		return err
	}
	if len(args) > 2 {
		return nil
	}
	for noun, query := range map[string]string{
		"deal":    `SELECT id FROM deals WHERE workspace_id = ? AND import_id = ?`,
		"company": `SELECT id FROM companies WHERE workspace_id = ? AND import_id = ?`,
		"contact": `SELECT id FROM contacts WHERE workspace_id = ? AND import_id = ?`,
	} {
		created := func(row scanner) error {
			var id crm.ID
			err := row.Scan(&id)
			g.add(entry{noun: noun, id: id})
			return err
		}
		if err := g.tx.query(created, query, g.tx.ws, e.id); err != nil {
			return err
		}
	}
	return nil
}

func distinct(ids []crm.ID) []crm.ID {
	slices.SortFunc(ids, func(a, b crm.ID) int { return slices.Compare(a[:], b[:]) })
	return slices.Compact(ids)
}
