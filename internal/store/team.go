package store

import (
	"context"
	"strings"

	"hummock/internal/crm"
)

// Teams lists the teams of the workspace by name.
func (s *Store) Teams(ctx context.Context, by crm.Actor) ([]crm.Team, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Team, error) {
		return collect(tx, scanTeam, `SELECT id, version, name FROM teams WHERE workspace_id = ? ORDER BY name, id`, tx.ws)
	})
}

func scanTeam(row scanner) (crm.Team, error) {
	var t crm.Team
	return t, row.Scan(&t.ID, &t.Version, &t.Name)
}

// CreateTeam adds a team without members; users join it by their team_id.
func (s *Store) CreateTeam(ctx context.Context, by crm.Actor, name string) (*crm.Team, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Team, error) {
		t := crm.Team{ID: crm.NewID(), Version: 1, Name: strings.TrimSpace(name)}
		if t.Name == "" {
			return nil, crm.InvalidField("name", "name.empty", "the name is empty: write one")
		}
		return &t, insertTeam(tx, t)
	})
}

func insertTeam(tx *Tx, t crm.Team) error {
	_, err := tx.exec(`INSERT INTO teams (workspace_id, id, name) VALUES (?, ?, ?)`, tx.ws, t.ID, t.Name)
	tx.changed("team", t.ID, "created", nil, t)
	return err
}

// RenameTeam gives a team another name.
func (s *Store) RenameTeam(ctx context.Context, by crm.Actor, id crm.ID, version int64, name string) (*crm.Team, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Team, error) {
		t, err := tx.team(id)
		if err != nil {
			return nil, err
		}
		if version != t.Version {
			return nil, stale(version, t.Version)
		}
		before := *t
		t.Name = strings.TrimSpace(name)
		if t.Name == "" {
			return nil, crm.InvalidField("name", "name.empty", "the name is empty: write one")
		}
		if t.Name == before.Name {
			return t, nil
		}
		t.Version++
		n, err := tx.exec(`UPDATE teams SET name = ?, version = ? WHERE workspace_id = ? AND id = ? AND version = ?`, t.Name, t.Version, tx.ws, id, version)
		if err == nil && n == 0 {
			return nil, errRaced
		}
		tx.changed("team", id, "edited", before, t)
		return t, err
	})
}

func (tx *Tx) team(id crm.ID) (*crm.Team, error) {
	list, err := collect(tx, scanTeam, `SELECT id, version, name FROM teams WHERE workspace_id = ? AND id = ?`, tx.ws, id)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, crm.NotFoundf("team", "there is no such team")
	}
	return &list[0], nil
}
