package store

import (
	"context"

	"hummock/internal/crm"
)

const materialColumns = `m.id, m.version, m.title, m.kind, m.text, m.link, m.file_id, COALESCE(f.name, ''), COALESCE(p.name, ''), m.roles, m.minutes, m.language, m.pipeline_id, m.stage, m.product_id,
	(SELECT COUNT(*) FROM materials_done n WHERE n.workspace_id = m.workspace_id AND n.material_id = m.id AND n.user_id = ?),
	(SELECT COUNT(*) FROM materials_done n WHERE n.workspace_id = m.workspace_id AND n.material_id = m.id)`

const materialFrom = ` FROM materials m LEFT JOIN files f ON f.workspace_id = m.workspace_id AND f.id = m.file_id LEFT JOIN products p ON p.workspace_id = m.workspace_id AND p.id = m.product_id WHERE m.workspace_id = ?`

func scanMaterial(row scanner) (crm.Material, error) {
	var m crm.Material
	var roles string
	var mine int
	err := row.Scan(&m.ID, &m.Version, &m.Title, &m.Kind, &m.Text, &m.Link, &m.FileID, &m.File, &m.ProductName, &roles, &m.Minutes, &m.Language, &m.Pipeline, &m.Stage, &m.Product, &mine, &m.DoneBy)
	if err != nil {
		return m, err
	}
	m.Done = mine > 0
	return m, fromJSON(roles, &m.Roles)
}

// Materials lists the firm's learning material by its title.
func (s *Store) Materials(ctx context.Context, by crm.Actor) ([]crm.Material, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Material, error) {
		return collect(tx, scanMaterial, `SELECT `+materialColumns+materialFrom+` ORDER BY m.folded, m.id`, by.User, tx.ws)
	})
}

func (tx *Tx) material(id crm.ID) (*crm.Material, error) {
	m, err := optional(collect(tx, scanMaterial, `SELECT `+materialColumns+materialFrom+` AND m.id = ?`, tx.by.User, tx.ws, id))
	if noRows(err) {
		return nil, crm.NotFoundf("material", "this learning material is not there any more")
	}
	return m, err
}

// AddMaterial puts learning material to a stage or a product.
func (s *Store) AddMaterial(ctx context.Context, by crm.Actor, draft crm.MaterialDraft) (*crm.Material, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Material, error) { return addMaterial(tx, draft) })
}

func addMaterial(tx *Tx, draft crm.MaterialDraft) (*crm.Material, error) {
	if err := tx.checkMaterial(&draft); err != nil {
		return nil, err
	}
	if !draft.FileID.IsZero() {
		if err := tx.useFile(draft.FileID); err != nil {
			return nil, err
		}
	}
	id := crm.NewID()
	_, err := tx.exec(`INSERT INTO materials (workspace_id, id, version, title, folded, kind, text, link, file_id, roles, minutes, language, pipeline_id, stage, product_id, created_at, created_by) VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, id, draft.Title, foldedName(draft.Title), string(draft.Kind), draft.Text, draft.Link, draft.FileID, rolesJSON(draft.Roles), draft.Minutes, draft.Language,
		draft.Pipeline, draft.Stage, draft.Product, tx.now.UnixMilli(), tx.by.User)
	if err != nil {
		return nil, err
	}
	tx.changed("material", id, "added", nil, draft)
	return tx.material(id)
}

func rolesJSON(roles []crm.Role) string {
	if roles == nil {
		return "[]"
	}
	return asJSON(roles)
}

// checkMaterial refuses a draft whose stage or product is not there.
func (tx *Tx) checkMaterial(draft *crm.MaterialDraft) error {
	if err := draft.Check(); err != nil {
		return err
	}
	if !draft.Product.IsZero() {
		_, err := tx.product(draft.Product)
		if crm.IsKind(err, crm.NotFound) {
			err = crm.InvalidField("product_id", "product.not_found", "there is no such product")
		}
		return err
	}
	p, err := tx.pipeline(draft.Pipeline, 0)
	if crm.IsKind(err, crm.NotFound) {
		return crm.InvalidField("pipeline_id", "pipeline.not_found", "there is no such pipeline")
	}
	if err != nil {
		return err
	}
	if _, ok := p.Process.Stage(draft.Stage); !ok {
		return crm.InvalidField("stage", "material.stage", "the pipeline has no stage %q: choose one of its stages", draft.Stage).With("stage", draft.Stage)
	}
	return nil
}

// EditMaterial replaces learning material, on the version that the actor knows.
func (s *Store) EditMaterial(ctx context.Context, by crm.Actor, id crm.ID, version int64, draft crm.MaterialDraft) (*crm.Material, error) {
	return s.onMaterial(ctx, by, id, version, func(tx *Tx, m *crm.Material) error {
		if err := tx.checkMaterial(&draft); err != nil {
			return err
		}
		if err := tx.changeFile(m.FileID, draft.FileID); err != nil {
			return err
		}
		n, err := tx.exec(`UPDATE materials SET version = ?, title = ?, folded = ?, kind = ?, text = ?, link = ?, file_id = ?, roles = ?, minutes = ?, language = ?, pipeline_id = ?, stage = ?, product_id = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
			version+1, draft.Title, foldedName(draft.Title), string(draft.Kind), draft.Text, draft.Link, draft.FileID, rolesJSON(draft.Roles), draft.Minutes, draft.Language,
			draft.Pipeline, draft.Stage, draft.Product, tx.ws, id, version)
		if err == nil && n == 0 {
			err = errRaced
		}
		tx.changed("material", id, "edited", m.MaterialDraft, draft)
		return err
	})
}

// changeFile lets one file take the place of another, which is swept then.
func (tx *Tx) changeFile(from, to crm.ID) error {
	if from == to {
		return nil
	}
	if !to.IsZero() {
		if err := tx.useFile(to); err != nil {
			return err
		}
	}
	if from.IsZero() {
		return nil
	}
	_, err := tx.exec(`UPDATE files SET used = 0 WHERE workspace_id = ? AND id = ?`, tx.ws, from)
	return err
}

// RemoveMaterial takes learning material away, on the version that the actor knows.
func (s *Store) RemoveMaterial(ctx context.Context, by crm.Actor, id crm.ID, version int64) error {
	_, err := s.onMaterial(ctx, by, id, version, func(tx *Tx, m *crm.Material) error {
		if _, err := tx.exec(`DELETE FROM materials WHERE workspace_id = ? AND id = ?`, tx.ws, id); err != nil {
			return err
		}
		tx.changed("material", id, "removed", m.MaterialDraft, nil)
		return tx.changeFile(m.FileID, crm.ID{})
	})
	return err
}

// onMaterial changes learning material and gives it as it is then; nil where it
// is gone.
func (s *Store) onMaterial(ctx context.Context, by crm.Actor, id crm.ID, version int64, do func(*Tx, *crm.Material) error) (*crm.Material, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Material, error) {
		m, err := tx.material(id)
		if err != nil {
			return nil, err
		}
		if m.Version != version {
			return nil, stale(version, m.Version)
		}
		if err := do(tx, m); err != nil {
			return nil, err
		}
		m, err = tx.material(id)
		if crm.IsKind(err, crm.NotFound) {
			return nil, nil // it was removed
		}
		return m, err
	})
}

// DoMaterial notes that the actor has been through learning material, or that
// they want to see it again.
func (s *Store) DoMaterial(ctx context.Context, by crm.Actor, id crm.ID, done bool) (*crm.Material, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Material, error) {
		m, err := tx.material(id)
		if err != nil || m.Done == done {
			return m, err
		}
		if done {
			_, err = tx.exec(`INSERT INTO materials_done (workspace_id, material_id, user_id, at) VALUES (?, ?, ?, ?)`, tx.ws, id, by.User, tx.now.UnixMilli())
			tx.changed("material", id, "done", nil, nil)
		} else {
			_, err = tx.exec(`DELETE FROM materials_done WHERE workspace_id = ? AND material_id = ? AND user_id = ?`, tx.ws, id, by.User)
			tx.changed("material", id, "undone", nil, nil)
		}
		if err != nil {
			return nil, err
		}
		return tx.material(id)
	})
}
