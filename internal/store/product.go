package store

import (
	"context"

	"hummock/internal/crm"
)

const productColumns = `p.id, p.version, p.name, p.code, p.series, p.price, p.currency`

func scanProduct(row scanner) (crm.Product, error) {
	var p crm.Product
	return p, row.Scan(&p.ID, &p.Version, &p.Name, &p.Code, &p.Series, &p.Price, &p.Currency)
}

// Products lists what the firm sells.
func (s *Store) Products(ctx context.Context, by crm.Actor, page Page) ([]crm.Product, error) {
	return read(ctx, s, by, func(tx *Tx) ([]crm.Product, error) {
		q := tx.list("products p").page("p.folded", "p.id", page)
		q.And("p.deleted_at IS NULL")
		return listed(tx, scanProduct, q, productColumns)
	})
}

func (tx *Tx) product(id crm.ID) (*crm.Product, error) {
	p, err := optional(collect(tx, scanProduct, `SELECT `+productColumns+` FROM products p WHERE p.workspace_id = ? AND p.id = ? AND p.deleted_at IS NULL`, tx.ws, id))
	if noRows(err) {
		return nil, crm.NotFoundf("product", "there is no such product")
	}
	return p, err
}

// CreateProduct adds a product; it needs a name.
func (s *Store) CreateProduct(ctx context.Context, by crm.Actor, p crm.Product) (*crm.Product, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Product, error) {
		if err := tx.checkProduct(&p); err != nil {
			return nil, err
		}
		p.ID, p.Version = crm.NewID(), 1
		return &p, insertProduct(tx, &p)
	})
}

func (tx *Tx) checkProduct(p *crm.Product) error {
	if foldedName(p.Name) == "" {
		return crm.InvalidField("name", "field.required", "a product needs a name")
	}
	if p.Currency == "" {
		w, err := workspaceByID(tx)
		if err != nil {
			return err
		}
		p.Currency = w.Currency
	}
	var err error
	p.Currency, err = crm.ParseCurrency(string(p.Currency))
	return err
}

func insertProduct(tx *Tx, p *crm.Product) error {
	_, err := tx.exec(`INSERT INTO products (workspace_id, id, version, name, folded, code, series, price, currency, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		tx.ws, p.ID, p.Version, p.Name, foldedName(p.Name), p.Code, p.Series, p.Price, string(p.Currency), tx.now.UnixMilli(), tx.now.UnixMilli())
	tx.changed("product", p.ID, "created", nil, p)
	return err
}

// EditProduct replaces a product.
func (s *Store) EditProduct(ctx context.Context, by crm.Actor, id crm.ID, version int64, p crm.Product) (*crm.Product, error) {
	return write(ctx, s, by, func(tx *Tx) (*crm.Product, error) {
		before, err := tx.product(id)
		if err != nil {
			return nil, err
		}
		if before.Version != version {
			e := stale(version, before.Version)
			e.Mine, e.Theirs = p, before
			return nil, e
		}
		if err := tx.checkProduct(&p); err != nil {
			return nil, err
		}
		p.ID, p.Version = id, version+1
		n, err := tx.exec(`UPDATE products SET version = ?, name = ?, folded = ?, code = ?, series = ?, price = ?, currency = ?, updated_at = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
			p.Version, p.Name, foldedName(p.Name), p.Code, p.Series, p.Price, string(p.Currency), tx.now.UnixMilli(), tx.ws, id, version)
		if err == nil && n == 0 {
			return nil, errRaced
		}
		was, is, derr := crm.Diff(before, &p)
		tx.changed("product", id, "edited", was, is)
		return &p, firstError(err, derr)
	})
}
