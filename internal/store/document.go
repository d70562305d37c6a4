package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

const documentColumns = `p.id, p.deal_id, p.kind, p.name, p.points, p.state, p.expires_on, p.from_id, p.created_at, p.created_by`

func scanDocument(row scanner) (crm.Document, error) {
	d := crm.Document{Steps: []crm.DocumentStep{}}
	return d, row.Scan(&d.ID, &d.Deal, &d.Kind, &d.Name, &d.Points, &d.State, &d.ExpiresOn, &d.From, &d.CreatedAt, &d.CreatedBy)
}

// documents gives the documents of a deal without their steps, the oldest first.
func (tx *Tx) documents(deal crm.ID) ([]crm.Document, error) {
	return collect(tx, scanDocument, `SELECT `+documentColumns+` FROM documents p WHERE p.workspace_id = ? AND p.deal_id = ? ORDER BY p.id`, tx.ws, deal)
}

// addSteps fills in what became of documents.
func (tx *Tx) addSteps(list []crm.Document) error {
	of, ids := map[crm.ID]*crm.Document{}, make([]crm.ID, len(list))
	for i := range list {
		ids[i], of[list[i].ID] = list[i].ID, &list[i]
	}
	err := eachOf(tx, func(row scanner) error {
		var id crm.ID
		step, err := scanStep(row, &id)
		if d := of[id]; d != nil {
			d.Steps = append(d.Steps, step)
		}
		return err
	}, `SELECT s.document_id, s.seq, s.state, s.note, s.by_id, s.at, s.client_name, s.client_address, f.id, f.name, f.type, f.size, f.sha256, f.by_id, f.at FROM document_steps s LEFT JOIN files f ON f.workspace_id = s.workspace_id AND f.id = s.file_id WHERE s.workspace_id = ? AND s.document_id IN `, ids)
	for i := range list {
		slices.SortFunc(list[i].Steps, func(a, b crm.DocumentStep) int { return cmp.Compare(a.Seq, b.Seq) })
		numberVersions(list[i].Steps)
	}
	return err
}

func scanStep(row scanner, document *crm.ID) (crm.DocumentStep, error) {
	var s crm.DocumentStep
	var f crm.File
	var name, kind, sum *string
	var who crm.ClientPerson
	var size *int64
	err := row.Scan(document, &s.Seq, &s.State, &s.Note, &s.By, &s.At, &who.Name, &who.Address, &f.ID, &name, &kind, &size, &sum, &f.By, &f.At)
	s.Client = clientOf(who)
	if err == nil && !f.ID.IsZero() {
		f.Name, f.Type, f.Size, f.SHA256 = *name, crm.FileType(*kind), *size, *sum
		s.File = &f
	}
	return s, err
}

// numberVersions counts the files of a document. One that is named again keeps
// its number.
func numberVersions(steps []crm.DocumentStep) {
	versions := map[crm.ID]int{}
	for i := range steps {
		f := steps[i].File
		if f == nil {
			continue
		}
		if versions[f.ID] == 0 {
			versions[f.ID] = len(versions) + 1
		}
		steps[i].Version = versions[f.ID]
	}
}

// Documents gives the documents of a deal with all that became of them.
func (s *Store) Documents(ctx context.Context, by crm.Actor, deal crm.ID) ([]crm.Document, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Document, error) {
		if _, err := tx.deal(deal); err != nil {
			return nil, err
		}
		list, err := tx.documents(deal)
		if err != nil {
			return nil, err
		}
		return list, tx.addSteps(list)
	})
}

// AddDocument gives a deal a document.
func (s *Store) AddDocument(ctx context.Context, by crm.Actor, deal crm.ID, draft crm.DocumentDraft) (*crm.Deal, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Deal, error) {
		d, err := tx.deal(deal)
		if err != nil {
			return nil, err
		}
		if err := signedCopy(draft.State, draft.File); err != nil {
			return nil, err
		}
		after, err := tx.addDocument(d, draft)
		if err != nil {
			return nil, err
		}
		err = tx.bump(d)
		after["version"] = d.Version
		return d, err
	})
}

// signedCopy refuses to call signed what nobody can look at.
func signedCopy(state crm.DocumentState, file crm.ID) error {
	if state != crm.StateSigned || !file.IsZero() {
		return nil
	}
	return crm.InvalidField("file_id", "document.signed_copy", "signed needs the signed copy: upload it, or name the version that was signed")
}

// addDocument inserts a document with its first step. It gives what the change
// log will tell; the caller saves the deal.
func (tx *Tx) addDocument(d *crm.Deal, draft crm.DocumentDraft) (map[string]any, error) {
	p := &crm.Document{
		ID: crm.NewID(), Deal: d.ID, Kind: draft.Kind, Name: strings.TrimSpace(draft.Name), Points: strings.TrimSpace(draft.Points), State: draft.State,
		ExpiresOn: draft.ExpiresOn, From: draft.From, CreatedAt: crm.InstantOf(tx.now), CreatedBy: tx.by.User,
	}
	if p.State == "" {
		p.State = crm.StateDraft
	}
	if !p.Kind.Known() {
		return nil, crm.InvalidField("kind", "document.kind", "there is no kind of document %q: choose one of those offered", p.Kind)
	}
	if err := firstError((&crm.Document{State: crm.StateDraft}).Next(p.State), checkDay(p.ExpiresOn), tx.takeOver(p)); err != nil {
		return nil, err
	}
	if draft.File.IsZero() && strings.TrimSpace(draft.Note) == "" && p.Points == "" {
		return nil, crm.InvalidField("file_id", "document.empty", "a document needs a file, or a note that says where it is")
	}
	if !draft.File.IsZero() {
		if err := tx.useFile(draft.File); err != nil {
			return nil, err
		}
	}
	if err := tx.nameDocument(p, draft.File); err != nil {
		return nil, err
	}
	after := map[string]any{"document": paperTold(p)}
	tx.changed("deal", d.ID, "document_added", nil, after)
	return after, tx.insertDocument(p, draft.File, draft.Note)
}

// insertDocument writes a document with its first step.
func (tx *Tx) insertDocument(p *crm.Document, file crm.ID, note string) error {
	_, err := tx.exec(`INSERT INTO documents (workspace_id, id, deal_id, kind, name, points, state, expires_on, from_id, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, p.ID, p.Deal, string(p.Kind), p.Name, p.Points, string(p.State), p.ExpiresOn, p.From, p.CreatedAt, p.CreatedBy)
	if err != nil {
		return err
	}
	return tx.addStep(p, file, note)
}

func checkDay(day crm.Date) error {
	_, err := crm.ParseDate(string(day))
	return err
}

// takeOver gives a document made from another one its name and points.
func (tx *Tx) takeOver(p *crm.Document) error {
	if p.From.IsZero() {
		return nil
	}
	from, err := tx.document(p.From)
	if crm.IsKind(err, crm.NotFound) || err == nil && (from.Deal != p.Deal || from.State == crm.StateVoid) {
		return crm.InvalidField("from_id", "document.from", "there is no such document on this deal to make it from, or it is void")
	}
	if err != nil {
		return err
	}
	p.Name, p.Points = cmp.Or(p.Name, from.Name), cmp.Or(p.Points, from.Points)
	return nil
}

// nameDocument calls a document that nobody named by its file, or by its kind.
func (tx *Tx) nameDocument(p *crm.Document, file crm.ID) error {
	if p.Name != "" {
		return nil
	}
	p.Name = p.Kind.Label(tx.by.Language)
	if file.IsZero() {
		return nil
	}
	return tx.one(`SELECT name FROM files WHERE workspace_id = ? AND id = ?`, []any{tx.ws, file}, &p.Name)
}

// addStep appends what became of a document; it is never changed.
func (tx *Tx) addStep(p *crm.Document, file crm.ID, note string) error {
	_, err := tx.exec(`INSERT INTO document_steps (workspace_id, document_id, seq, state, note, file_id, by_id, at, client_name, client_address) VALUES (?, ?, (SELECT COALESCE(MAX(s.seq), 0) + 1 FROM document_steps s WHERE s.workspace_id = ? AND s.document_id = ?), ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, p.ID, tx.ws, p.ID, string(p.State), strings.TrimSpace(note), file, tx.by.User, tx.now.UnixMilli(), tx.by.Client.Name, tx.by.Client.Address)
	return err
}

// paperTold is what the change log says of a document.
func paperTold(p *crm.Document) map[string]any {
	return map[string]any{"id": p.ID, "name": p.Name, "kind": p.Kind, "state": p.State, "expires_on": p.ExpiresOn}
}

// document loads a document of a deal that the actor may see, without its steps.
func (tx *Tx) document(id crm.ID) (*crm.Document, error) {
	p, err := optional(collect(tx, scanDocument, `SELECT `+documentColumns+` FROM documents p WHERE p.workspace_id = ? AND p.id = ?`, tx.ws, id))
	if noRows(err) {
		return nil, noDocument()
	}
	if err != nil {
		return nil, err
	}
	if _, err := tx.deal(p.Deal); err != nil {
		return nil, noDocument()
	}
	return p, nil
}

func noDocument() *crm.Error {
	return crm.NotFoundf("document", "there is no such document, or you may not see it")
}
