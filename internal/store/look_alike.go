package store

import (
	"context"
	"slices"
	"strings"

	"hummock/internal/crm"
)

// matchVersion counts the rules by which match keys are made; raise it with them,
// and every firm's are made anew.
const matchVersion = 1

// Keys that so many records share say nothing.
const mostAlike = 200

// faced is a record with what is known of it.
type faced struct {
	noun string
	id   crm.ID
	face crm.Face
}

func leadFace(l *crm.Lead) crm.Face {
	return crm.Face{Name: l.Name, Company: l.Company, Emails: l.Emails, Phones: l.Phones}
}

// contactFace is the face of a person; the name of the company is for comparing
// alone, and has no key.
func contactFace(c *crm.Contact, company string) crm.Face {
	f := crm.Face{Name: c.Name, Company: company, Emails: someOf(c.Email), Phones: someOf(c.Phone)}
	for _, other := range c.Also {
		if strings.Contains(other, "@") {
			f.Emails = append(f.Emails, other)
		} else {
			f.Phones = append(f.Phones, other)
		}
	}
	return f
}

func companyFace(c *crm.Company) crm.Face { return crm.Face{Company: c.Name, TaxID: c.TaxID} }

func someOf(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// addKeys stores the keys of records.
func (tx *Tx) addKeys(records ...faced) error {
	var rows [][]any
	for _, r := range records {
		for _, key := range r.face.MatchKeys() {
			rows = append(rows, []any{tx.ws, key, r.noun, r.id})
		}
	}
	return tx.insertMany(`INSERT INTO match_keys (workspace_id, key, noun, id) VALUES `, rows, ` ON CONFLICT DO NOTHING`)
}

// changeKeys stores the keys of a record whose face was another before.
func (tx *Tx) changeKeys(before crm.Face, now faced) error {
	if slices.Equal(before.MatchKeys(), now.face.MatchKeys()) {
		return nil
	}
	return tx.renewKeys(now)
}

func (tx *Tx) renewKeys(of faced) error {
	if err := tx.dropKeys(of.id); err != nil {
		return err
	}
	return tx.addKeys(of)
}

func (tx *Tx) dropKeys(id crm.ID) error {
	_, err := tx.exec(`DELETE FROM match_keys WHERE workspace_id = ? AND id = ?`, tx.ws, id)
	return err
}

// LookAlikes finds what may be the same as somebody of whom this much is known,
// among one noun, or among leads, contacts and companies where none is named. A
// record itself is left out.
func (s *Store) LookAlikes(ctx context.Context, by crm.Actor, face crm.Face, noun string, self crm.ID) ([]crm.LookAlike, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.LookAlike, error) {
		found, err := tx.lookAlikes([]faced{{noun, self, face}})
		if err != nil {
			return nil, err
		}
		return slices.DeleteFunc(found[0], func(l crm.LookAlike) bool { return noun != "" && l.Noun != noun }), nil
	})
}

// LookAlikesOf finds what may be the same as a company or a contact.
func (s *Store) LookAlikesOf(ctx context.Context, by crm.Actor, noun string, id crm.ID) ([]crm.LookAlike, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.LookAlike, error) {
		self, err := tx.faceOf(noun, id)
		if err != nil {
			return nil, err
		}
		found, err := tx.lookAlikes([]faced{self})
		if err != nil {
			return nil, err
		}
		return slices.DeleteFunc(found[0], func(l crm.LookAlike) bool { return l.Noun != noun }), nil
	})
}

func (tx *Tx) faceOf(noun string, id crm.ID) (faced, error) {
	if noun == "contact" {
		c, err := tx.contact(id)
		if err != nil {
			return faced{}, err
		}
		name, err := tx.companyName(c.Company)
		return faced{noun, id, contactFace(c, name)}, err
	}
	c, err := tx.company(id)
	if err != nil {
		return faced{}, err
	}
	face := companyFace(c)
	people, err := collect(tx, scanContact, `SELECT `+contactColumns+` FROM contacts c WHERE c.workspace_id = ? AND c.company_id = ? AND c.deleted_at IS NULL LIMIT 50`, tx.ws, id)
	for i := range people {
		face.Emails = append(face.Emails, someOf(people[i].Email)...)
	}
	return faced{noun, id, face}, err
}

func (tx *Tx) companyName(id crm.ID) (string, error) {
	if id.IsZero() {
		return "", nil
	}
	c, err := tx.anyCompany(id)
	if crm.IsKind(err, crm.NotFound) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return c.Name, nil
}

// LeadLookAlikes is a lead with what may be the same.
type LeadLookAlikes struct {
	Lead  crm.ID          `json:"lead_id"`
	Items []crm.LookAlike `json:"items" nullable:"false"`
}

// LeadsLookAlikes gives, of the leads in a list, those that look like somebody.
func (s *Store) LeadsLookAlikes(ctx context.Context, by crm.Actor, f LeadFilter) ([]LeadLookAlikes, error) {
	return read(ctx, s, by, func(tx *Tx) ([]LeadLookAlikes, error) {
		leads, err := listed(tx, scanLead, tx.leadList(f), leadColumns)
		if err != nil {
			return nil, err
		}
		of := make([]faced, len(leads))
		for i := range leads {
			of[i] = faced{"lead", leads[i].ID, leadFace(&leads[i])}
		}
		found, err := tx.lookAlikes(of)
		out := []LeadLookAlikes{}
		for i, items := range found {
			if len(items) > 0 {
				out = append(out, LeadLookAlikes{leads[i].ID, items})
			}
		}
		return out, err
	})
}

// most that are shown of one.
const mostShown = 5

// lookAlikes finds for each record what the actor may see of those that may be the
// same, the surest first.
func (tx *Tx) lookAlikes(of []faced) ([][]crm.LookAlike, error) {
	out := make([][]crm.LookAlike, len(of))
	met, err := tx.meet(of)
	if err != nil {
		return out, err
	}
	known, err := tx.faces(met)
	if err != nil {
		return out, err
	}
	for i, self := range of {
		out[i] = []crm.LookAlike{}
		for id := range met[i] {
			other := known.of[id]
			if other == nil || id == self.id {
				continue
			}
			look := other.look
			if look.Score, look.Why = self.face.Like(other.face); look.Score < crm.LikeLeast {
				continue
			}
			out[i] = append(out[i], look)
		}
		slices.SortFunc(out[i], func(a, b crm.LookAlike) int {
			if a.Score != b.Score {
				return b.Score - a.Score
			}
			return slices.Compare(a.ID[:], b.ID[:])
		})
		if out[i], err = known.shown(tx, out[i]); err != nil {
			return out, err
		}
	}
	return out, nil
}

// meet gives, for each record, those that share a key with it, by noun.
func (tx *Tx) meet(of []faced) ([]map[crm.ID]string, error) {
	askers := map[string][]int{}
	var keys []string
	for i := range of {
		for _, key := range of[i].face.MatchKeys() {
			if askers[key] == nil {
				keys = append(keys, key)
			}
			askers[key] = append(askers[key], i)
		}
	}
	type hit struct {
		noun string
		id   crm.ID
	}
	hits := map[string][]hit{}
	err := eachOf(tx, func(row scanner) error {
		var key string
		var h hit
		err := row.Scan(&key, &h.noun, &h.id)
		if len(hits[key]) <= mostAlike {
			hits[key] = append(hits[key], h)
		}
		return err
	}, `SELECT key, noun, id FROM match_keys WHERE workspace_id = ? AND key IN `, keys)
	out := make([]map[crm.ID]string, len(of))
	for i := range out {
		out[i] = map[crm.ID]string{}
	}
	for key, same := range hits {
		if len(same) > mostAlike {
			continue
		}
		for _, i := range askers[key] {
			for _, h := range same {
				out[i][h.id] = h.noun
			}
		}
	}
	return out, err
}

// known is a record that shares a key with one that is asked about.
type known struct {
	look  crm.LookAlike
	face  crm.Face
	lead  *crm.Lead
	owner crm.ID // of the company
}

type knownFaces struct {
	of    map[crm.ID]*known
	sells map[crm.ID]bool // companies with which the actor has a deal
}

// faces loads what was met. Who is known at a company brings it along.
func (tx *Tx) faces(met []map[crm.ID]string) (*knownFaces, error) {
	ids := map[string][]crm.ID{}
	seen := map[crm.ID]bool{}
	want := func(noun string, id crm.ID) {
		if !seen[id] && !id.IsZero() {
			seen[id] = true
			ids[noun] = append(ids[noun], id)
		}
	}
	for _, m := range met {
		for id, noun := range m {
			want(noun, id)
		}
	}
	k := &knownFaces{of: map[crm.ID]*known{}, sells: map[crm.ID]bool{}}
	if err := k.leads(tx, ids["lead"]); err != nil {
		return nil, err
	}
	people, err := collectOf(tx, scanContact, `SELECT `+contactColumns+` FROM contacts c WHERE c.workspace_id = ? AND c.deleted_at IS NULL AND c.id IN `, ids["contact"])
	if err != nil {
		return nil, err
	}
	for i := range people {
		want("company", people[i].Company)
	}
	if err := k.companies(tx, ids["company"]); err != nil {
		return nil, err
	}
	for i := range people {
		k.contact(&people[i])
	}
	for _, m := range met {
		for id := range m {
			if p := k.of[id]; p != nil && p.look.Noun == "contact" && !p.look.Client.IsZero() {
				m[p.look.Client] = "company"
			}
		}
	}
	return k, nil
}

func collectOf[T any](tx *Tx, scan func(scanner) (T, error), query string, ids []crm.ID) ([]T, error) {
	var out []T
	err := eachOf(tx, func(row scanner) error {
		v, err := scan(row)
		out = append(out, v)
		return err
	}, query, ids)
	return out, err
}

func (k *knownFaces) leads(tx *Tx, ids []crm.ID) error {
	list, err := collectOf(tx, scanLead, `SELECT `+leadColumns+` FROM leads l WHERE l.workspace_id = ? AND l.status IN ('new', 'working', 'recycled', 'disqualified') AND l.id IN `, ids)
	for i := range list {
		l := &list[i]
		k.of[l.ID] = &known{face: leadFace(l), lead: l, look: crm.LookAlike{Noun: "lead", ID: l.ID, Number: l.Number, Title: l.Title(), Company: l.Company, Status: l.Status}}
	}
	return err
}

func (k *knownFaces) companies(tx *Tx, ids []crm.ID) error {
	list, err := collectOf(tx, scanCompany, `SELECT `+companyColumns+` FROM companies c WHERE c.workspace_id = ? AND c.deleted_at IS NULL AND c.id IN `, ids)
	for i := range list {
		c := &list[i]
		k.of[c.ID] = &known{face: companyFace(c), owner: c.Owner, look: crm.LookAlike{Noun: "company", ID: c.ID, Title: c.Name}}
	}
	return err
}

func (k *knownFaces) contact(c *crm.Contact) {
	at, name := k.of[c.Company], ""
	if at != nil {
		name = at.face.Company
	}
	face := contactFace(c, name)
	if at != nil {
		at.face.Emails = append(at.face.Emails, face.Emails...)
		at.face.Phones = append(at.face.Phones, face.Phones...)
	}
	k.of[c.ID] = &known{face: face, look: crm.LookAlike{Noun: "contact", ID: c.ID, Title: c.Name, Company: name, Client: c.Company}}
}

// shown leaves the first few that the actor may see.
func (k *knownFaces) shown(tx *Tx, list []crm.LookAlike) ([]crm.LookAlike, error) {
	out := list[:0]
	for _, look := range list {
		sees, err := k.sees(tx, k.of[look.ID])
		if err != nil {
			return out, err
		}
		if sees {
			out = append(out, look)
		}
		if len(out) == mostShown {
			break
		}
	}
	return out, nil
}

func (k *knownFaces) sees(tx *Tx, who *known) (bool, error) {
	if who.lead != nil {
		return tx.by.SeesLead(who.lead), nil
	}
	company := who
	if who.look.Noun == "contact" {
		if company = k.of[who.look.Client]; company == nil {
			return who.look.Client.IsZero(), nil
		}
	}
	if company.owner.IsZero() || tx.by.MaySee(company.owner) {
		return true, nil
	}
	sells, asked := k.sells[company.look.ID]
	if asked {
		return sells, nil
	}
	sells, err := tx.sellsTo(company.look.ID)
	k.sells[company.look.ID] = sells
	return sells, err
}

// keyRecords makes the keys of every firm whose were made by older rules. It may be
// cut off, and goes on the next time.
func (s *Store) keyRecords(ctx context.Context) error {
	firms, err := read(ctx, s, crm.Actor{}, func(tx *Tx) ([]crm.WorkspaceID, error) {
		return collect(tx, func(row scanner) (crm.WorkspaceID, error) {
			var id crm.WorkspaceID
			return id, row.Scan(&id)
		}, `SELECT id FROM workspaces WHERE match_version < ?`, matchVersion)
	})
	for _, ws := range firms {
		by := crm.Actor{Workspace: ws, Sees: crm.SeesAll, Door: crm.DoorJob}
		err = firstError(err, s.keyAll(ctx, by, keyCompanies), s.keyAll(ctx, by, keyContacts), s.keyAll(ctx, by, keyLeads))
		if err != nil {
			return err
		}
		_, err = write(ctx, s, by, func(tx *Tx) (int64, error) {
			return tx.exec(`UPDATE workspaces SET match_version = ? WHERE id = ?`, matchVersion, ws)
		})
	}
	return err
}

// keyAll goes through a table some rows at a time, each in a transaction of its own.
func (s *Store) keyAll(ctx context.Context, by crm.Actor, some func(tx *Tx, after crm.ID) ([]faced, error)) error {
	var last crm.ID
	for {
		done, err := write(ctx, s, by, func(tx *Tx) ([]faced, error) {
			records, err := some(tx, last)
			if err != nil {
				return nil, err
			}
			for _, r := range records {
				if err := tx.renewKeys(r); err != nil {
					return nil, err
				}
			}
			return records, nil
		})
		if err != nil || len(done) == 0 {
			return err
		}
		last = done[len(done)-1].id
	}
}

func keyCompanies(tx *Tx, after crm.ID) ([]faced, error) {
	return collect(tx, func(row scanner) (faced, error) {
		c, err := scanCompany(row)
		return faced{"company", c.ID, companyFace(&c)}, err
	}, `SELECT `+companyColumns+` FROM companies c WHERE c.workspace_id = ? AND c.id > ? ORDER BY c.id LIMIT 500`, tx.ws, after)
}

func keyContacts(tx *Tx, after crm.ID) ([]faced, error) {
	return collect(tx, func(row scanner) (faced, error) {
		c, err := scanContact(row)
		return faced{"contact", c.ID, contactFace(&c, "")}, err
	}, `SELECT `+contactColumns+` FROM contacts c WHERE c.workspace_id = ? AND c.id > ? ORDER BY c.id LIMIT 500`, tx.ws, after)
}

func keyLeads(tx *Tx, after crm.ID) ([]faced, error) {
	return collect(tx, func(row scanner) (faced, error) {
		l, err := scanLead(row)
		return faced{"lead", l.ID, leadFace(&l)}, err
	}, `SELECT `+leadColumns+` FROM leads l WHERE l.workspace_id = ? AND l.id > ? ORDER BY l.id LIMIT 500`, tx.ws, after)
}

// surest gives the likeliest one, among some of a noun, that is all but certainly
// the same, or nil.
func (k *knownFaces) surest(self faced, noun string, among map[crm.ID]string) *known {
	var best *known
	most := crm.LikeSure - 1
	for id := range among {
		other := k.of[id]
		if other == nil || other.look.Noun != noun {
			continue
		}
		score, _ := self.face.Like(other.face)
		if score > most || score == most && best != nil && slices.Compare(id[:], best.look.ID[:]) < 0 {
			most, best = score, other
		}
	}
	return best
}
