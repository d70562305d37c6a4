package store

import (
	"reflect"
	"strings"

	"hummock/internal/crm"
)

// leadRows brings leads in. A row that means a lead which is here already, by its
// number, its key, or its person and arrival, changes what it tells otherwise;
// every other one is a new lead, which goes to whoever's turn it is. What is no
// mail address is kept in the note: no row is refused for it.
func (b *importBatch) leadRows() error {
	known, err := b.leadsLike()
	if err != nil {
		return err
	}
	var arrivals []arrival
	for i := range b.records {
		if !b.todo(i) {
			continue
		}
		owner, ok, err := b.leadOwner(i)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		drafted := known.drafted[i]
		fresh, err := b.leadRow(i, drafted, known.find(i, &b.records[i]), owner)
		if err != nil {
			return err
		}
		if fresh {
			arrivals = append(arrivals, arrival{drafted, owner, b.records[i].Key, b.r.Import.ID})
		}
	}
	if len(arrivals) == 0 {
		return nil
	}
	logged := len(b.tx.log)
	err = b.tx.takeIn(arrivals...)
	b.tx.log = b.tx.log[:logged] // the entry of the batch stands for them
	return err
}

// leadRow judges a row, and changes the lead that it means. Fresh says that it
// brings a new one.
func (b *importBatch) leadRow(i int, drafted, known *crm.Lead, owner crm.ID) (fresh bool, err error) {
	rec := &b.records[i]
	if rec.CreatedAt > crm.InstantOf(b.tx.now) {
		return false, b.refuse(i, "arrived_at", "", crm.Invalidf("lead.future", "a lead has arrived already: give a time that is past, or leave it out"))
	}
	pipeline, err := b.leadPipeline(rec)
	if err != nil {
		return false, b.refuse(i, "pipeline", rec.Pipeline, err)
	}
	drafted.Pipeline = pipeline
	if known == nil {
		b.results[i] = rowResult{state: crm.RowCreated, noun: "lead", target: drafted.ID}
		return true, nil
	}
	logged := len(b.tx.log)
	err = b.updateLead(i, known, drafted, owner)
	b.tx.log = b.tx.log[:logged]
	return false, err
}

// leadOwner is whom the row names as the owner: the zero id for nobody.
func (b *importBatch) leadOwner(i int) (owner crm.ID, ok bool, err error) {
	name := b.records[i].Owner
	if name == "" {
		return crm.ID{}, true, nil
	}
	u, err := b.person(name)
	if err == nil {
		err = mayTake(u)
	}
	if err != nil {
		return crm.ID{}, false, b.refuse(i, "owner", name, err)
	}
	return u.ID, true, nil
}

func (b *importBatch) leadPipeline(rec *crm.ImportRecord) (crm.ID, error) {
	if rec.Pipeline == "" {
		return crm.ID{}, nil
	}
	p, err := b.r.pipelineNamed(rec.Pipeline)
	if err != nil {
		return crm.ID{}, err
	}
	return p.ID, nil
}

func (b *importBatch) draftedLead(i int) *crm.Lead {
	rec := &b.records[i]
	l := newLead(b.tx, crm.LeadDraft{
		Name: rec.Name, Company: rec.Company, Emails: addresses(rec.Email), Phones: addresses(rec.Given("phone")), Note: rec.Note,
		Source: rec.Given("source"), Campaign: rec.Given("campaign"), Door: crm.LeadByImport, ArrivedAt: rec.CreatedAt,
	})
	l.Gather()
	return l
}

// addresses are those of a cell that holds several.
func addresses(cell string) []string {
	return strings.FieldsFunc(cell, func(r rune) bool { return r == ',' || r == ';' || r == '|' || r == '\n' })
}

func (b *importBatch) updateLead(i int, before, told *crm.Lead, owner crm.ID) error {
	l := *before
	earlier := b.means(i, l.ID)
	l.Told(told)
	if !owner.IsZero() && owner != l.Owner && l.Status.Open() {
		if err := b.tx.handLead(&l, owner, crm.TurnHand, b.tx.by.Name); err != nil {
			return err
		}
	}
	b.results[i] = rowResult{state: crm.RowUnchanged, noun: "lead", target: l.ID}
	if reflect.DeepEqual(&l, before) {
		return nil
	}
	if earlier != 0 {
		return b.refuseRepeated(i, earlier)
	}
	if err := b.tx.saveLead(before, &l, "edited"); err != nil {
		return err
	}
	b.results[i].state, b.results[i].before = crm.RowUpdated, importedBefore{Version: l.Version, Lead: before}
	return nil
}

// knownLeads are the leads that a batch could mean.
type knownLeads struct {
	drafted  []*crm.Lead // by row: what it tells
	byNumber map[int64]*crm.Lead
	byKey    map[string]crm.ID
	all      map[crm.ID]*crm.Lead
	met      map[int]map[crm.ID]string // by row: those that share an address or a name
}

func (b *importBatch) leadsLike() (*knownLeads, error) {
	var keys []string
	var numbers []int64
	drafted, faces := make([]*crm.Lead, len(b.records)), make([]faced, len(b.records))
	for i := range b.records {
		rec := &b.records[i]
		drafted[i] = b.draftedLead(i)
		faces[i] = faced{"lead", crm.ID{}, leadFace(drafted[i])}
		if n, ok := crm.LeadNumber(rec.Key); ok {
			numbers = append(numbers, n)
		}
		if rec.Key != "" {
			keys = append(keys, rec.Key)
		}
	}
	k := &knownLeads{drafted: drafted, byNumber: map[int64]*crm.Lead{}, all: map[crm.ID]*crm.Lead{}, met: map[int]map[crm.ID]string{}}
	met, err := b.tx.meet(faces)
	if err != nil {
		return nil, err
	}
	var ids []crm.ID
	for i, of := range met {
		k.met[i] = of
		for id, noun := range of {
			if noun == "lead" {
				ids = append(ids, id)
			}
		}
	}
	if k.byKey, err = b.tx.externals("leads", keys); err != nil {
		return nil, err
	}
	for _, id := range k.byKey {
		ids = append(ids, id)
	}
	add := func(row scanner) error {
		l, err := scanLead(row)
		if err == nil && b.tx.by.SeesLead(&l) {
			k.all[l.ID], k.byNumber[l.Number] = &l, &l
		}
		return err
	}
	if err := eachOf(b.tx, add, `SELECT `+leadColumns+` FROM leads l WHERE l.workspace_id = ? AND l.id IN `, ids); err != nil {
		return nil, err
	}
	return k, eachOf(b.tx, add, `SELECT `+leadColumns+` FROM leads l WHERE l.workspace_id = ? AND l.number IN `, numbers)
}

// find gives the lead that a row means, the oldest of several.
func (k *knownLeads) find(i int, rec *crm.ImportRecord) *crm.Lead {
	if n, ok := crm.LeadNumber(rec.Key); ok && k.byNumber[n] != nil {
		return k.byNumber[n]
	}
	if rec.Key != "" {
		return k.all[k.byKey[rec.Key]]
	}
	var found *crm.Lead
	for id := range k.met[i] {
		l := k.all[id]
		if l == nil || rec.CreatedAt != 0 && l.ArrivedAt != rec.CreatedAt || !l.SamePerson(k.drafted[i]) {
			continue
		}
		if found == nil || l.Number < found.Number {
			found = l
		}
	}
	return found
}

// restoreLead puts a lead back as it was before an import changed it.
func (tx *Tx) restoreLead(was *crm.Lead, version int64) error {
	now, err := optional(collect(tx, scanLead, `SELECT `+leadColumns+` FROM leads l WHERE l.workspace_id = ? AND l.id = ?`, tx.ws, was.ID))
	if noRows(err) || err == nil && now.Version != version {
		return stale(version, version+1)
	}
	if err != nil {
		return err
	}
	l := *was
	if err := tx.adoptLead(&l); err != nil {
		return err
	}
	logged := len(tx.log)
	err = tx.saveLead(now, &l, "edited")
	tx.log = tx.log[:logged] // the entry of the batch stands for it
	return err
}
