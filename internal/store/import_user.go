package store

import (
	"cmp"
	"fmt"
	"strings"

	"hummock/internal/crm"
)

// notJoined is the domain of addresses that stand in for unknown ones. No mail
// can be sent to it (RFC 2606).
const notJoined = "@not-joined.invalid"

// loadUsers learns who is in the firm, by name and by address.
func (b *importBatch) loadUsers() error {
	if b.users != nil {
		return nil
	}
	list, err := b.tx.users()
	if err != nil {
		return err
	}
	b.users, b.people = map[string]*crm.User{}, list
	for i := range list {
		b.addUser(&list[i])
	}
	return nil
}

// addUser makes a user findable. Of two with one name the active one counts.
func (b *importBatch) addUser(u *crm.User) {
	for _, name := range [2]string{foldedName(u.Name), u.Email} {
		if old := b.users[name]; old == nil || !old.Active && u.Active {
			b.users[name] = u
		}
	}
}

// person finds who a name or address means. Admins' imports add unknown people:
// sellers who have not joined.
func (b *importBatch) person(name string) (*crm.User, error) {
	if err := b.loadUsers(); err != nil {
		return nil, err
	}
	if u := b.users[foldedName(name)]; u != nil {
		return u, nil
	}
	if refused, err := b.turnedAway(name); err != nil || refused {
		return nil, cmp.Or(err, error(crm.Invalidf("import.person_refused", "the row of %q in the file of people was refused: mend that row first", name).With("name", name)))
	}
	if !b.tx.by.Has(crm.Owner, crm.Admin) {
		return nil, crm.Invalidf("import.person_unknown", "nobody in the firm is called %q: correct the name, or ask an admin to add the person", name).With("name", name)
	}
	in := crm.NewUser{Name: clipped(name)}
	if strings.Contains(name, "@") {
		in.Email = name
	}
	u, err := b.newUser(in)
	if err != nil {
		return nil, err
	}
	b.alongMade("user", foldedName(name), name, u.ID)
	return u, nil
}

// mayTake says whether open deals can be given to somebody.
func mayTake(u *crm.User) error {
	switch {
	case !u.Active:
		return hasLeft(u)
	case !u.MayWork():
		return cannotOwn("owner", u)
	}
	return nil
}

func hasLeft(u *crm.User) error {
	return crm.Invalidf("import.owner_left", "%s has left the firm: name somebody else", u.Name).With("name", u.Name)
}

func (b *importBatch) newUser(in crm.NewUser) (*crm.User, error) {
	if in.Email == "" {
		in.Email = b.standIn(in.Name)
	}
	u, err := in.Make(b.tx.by, &b.r.Workspace)
	if err != nil {
		return nil, err
	}
	logged := len(b.tx.log)
	if err := insertUser(b.tx, u, ""); err != nil {
		return nil, err
	}
	b.tx.log = b.tx.log[:logged] // the batch has one entry for all
	b.addUser(u)
	return u, nil
}

// standIn makes an address for somebody whose address nobody told.
func (b *importBatch) standIn(name string) string {
	local := strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return '.'
	}, crm.Fold(name)), ".")
	if local == "" || len(local) > 60 || strings.Contains(local, "..") {
		local = fmt.Sprintf("person-%x", hashOf(crm.Fold(name)))
	}
	for n := 1; ; n++ {
		address := local + notJoined
		if n > 1 {
			address = fmt.Sprintf("%s.%d%s", local, n, notJoined)
		}
		if b.users[address] == nil {
			return address
		}
	}
}

// turnedAway says whether a row of this import about the person was refused: who
// may not come in by a row of their own is not made along the way.
func (b *importBatch) turnedAway(name string) (bool, error) {
	if b.refused == nil {
		b.refused = map[string]bool{}
		for i := range b.r.Import.Plan.Files {
			f := &b.r.Import.Plan.Files[i]
			if f.Kind != crm.ImportUsers {
				continue
			}
			rows, err := b.tx.importRows(b.r.Import.ID, i, 0, crm.MostImportRows, crm.RowBad)
			if err != nil {
				return false, err
			}
			for k := range rows {
				b.turnAway(f, rows[k].Cells)
			}
		}
	}
	return b.refused[foldedName(name)], nil
}

// turnAway notes by which names others may know the person of a refused row.
func (b *importBatch) turnAway(f *crm.ImportFile, cells []string) {
	of := map[string]string{}
	for i, c := range f.Columns {
		if i < len(cells) {
			of[c.Field] = cells[i]
		}
	}
	for _, name := range [3]string{of["name"], of["email"], of["first_name"] + " " + of["last_name"]} {
		if strings.TrimSpace(name) != "" {
			b.refused[foldedName(name)] = true
		}
	}
}

// userRows adds people who are not in the firm yet. Those who are stay as they
// are: nobody's rights change by a sheet. Managers who have no row of their own
// are made when it is known who comes in and who does not.
func (b *importBatch) userRows() error {
	if err := b.loadUsers(); err != nil {
		return err
	}
	for i := range b.records {
		if !b.todo(i) {
			continue
		}
		if err := b.userRow(i, &b.records[i]); err != nil {
			return err
		}
	}
	if _, err := b.turnedAway(""); err != nil {
		return err
	}
	for i, res := range b.results {
		if res.state == crm.RowBad {
			b.turnAway(b.file, b.rows[i].Cells)
		}
	}
	for i, res := range b.results {
		if res.state != crm.RowCreated {
			continue
		}
		if err := b.manager(b.records[i].Manager, b.records[i].Team); err != nil {
			return err
		}
	}
	return nil
}

func (b *importBatch) userRow(i int, rec *crm.ImportRecord) error {
	found := b.users[strings.ToLower(rec.Email)]
	if rec.Email == "" {
		found = b.users[foldedName(rec.Name)]
	}
	if found != nil {
		b.results[i] = rowResult{state: crm.RowUnchanged, noun: "user", target: found.ID}
		return nil
	}
	team, err := b.team(rec.Team)
	if err != nil {
		return b.refuse(i, "team", rec.Team, err)
	}
	if err := b.managerFits(rec.Manager); err != nil {
		return b.refuse(i, "manager", rec.Manager, err)
	}
	in := crm.NewUser{Name: rec.Name, Email: rec.Email, Team: team}
	if rec.Role != "" {
		in.Roles = []crm.Role{rec.Role}
	}
	u, err := b.newUser(in)
	if err != nil {
		return b.refuse(i, "email", rec.Email, err)
	}
	b.wouldMake("user", foldedName(rec.Name))
	b.results[i] = rowResult{state: crm.RowCreated, noun: "user", target: u.ID}
	return nil
}

// managerFits says whether somebody could be made of a manager's name.
func (b *importBatch) managerFits(name string) error {
	if name == "" || b.users[foldedName(name)] != nil {
		return nil
	}
	in := crm.NewUser{Name: name, Email: b.standIn(name)}
	_, err := in.Make(b.tx.by, &b.r.Workspace)
	return err
}

func (b *importBatch) manager(name, teamName string) error {
	if name == "" || b.users[foldedName(name)] != nil || b.refused[foldedName(name)] {
		return nil
	}
	team, err := b.team(teamName)
	if err != nil {
		return err
	}
	u, err := b.newUser(crm.NewUser{Name: name, Roles: []crm.Role{crm.Manager}, Team: team, Sees: crm.SeesTeam})
	if err == nil {
		b.alongMade("user", foldedName(name), name, u.ID)
	}
	return err
}

// team finds a team by name, or makes it.
func (b *importBatch) team(name string) (crm.ID, error) {
	if name == "" {
		return crm.ID{}, nil
	}
	teams, err := collect(b.tx, func(row scanner) (crm.Team, error) {
		var t crm.Team
		return t, row.Scan(&t.ID, &t.Name)
	}, `SELECT id, name FROM teams WHERE workspace_id = ? ORDER BY id`, b.tx.ws)
	if err != nil {
		return crm.ID{}, err
	}
	for _, t := range teams {
		if foldedName(t.Name) == foldedName(name) {
			return t.ID, nil
		}
	}
	id := crm.NewID()
	_, err = b.tx.exec(`INSERT INTO teams (workspace_id, id, name) VALUES (?, ?, ?)`, b.tx.ws, id, clipped(name))
	b.alongMade("team", foldedName(name), name, id)
	return id, err
}

// resolvePeople replaces the names in fields that hold a person by ids.
func (b *importBatch) resolvePeople(i int, set []crm.ImportValue) ([]crm.ImportValue, bool, error) {
	out := set
	for k, v := range set {
		name, ok := v.Value.(crm.PersonName)
		if !ok {
			continue
		}
		u, err := b.person(string(name))
		if err != nil {
			return nil, false, b.refuse(i, v.Field, v.Raw, err)
		}
		if &out[0] == &set[0] {
			out = append([]crm.ImportValue{}, set...)
		}
		out[k].Value = u.ID.String()
	}
	return out, true, nil
}
