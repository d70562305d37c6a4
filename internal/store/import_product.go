package store

import (
	"errors"

	"hummock/internal/crm"
)

// loadProducts learns the firm's products by their squashed names.
func (b *importBatch) loadProducts() error {
	if b.products != nil {
		return nil
	}
	b.products = map[string]namesakes{}
	return b.tx.query(func(row scanner) error {
		var id crm.ID
		var name string
		if err := row.Scan(&id, &name); err != nil {
			return err
		}
		b.products[crm.Squashed(name)] = append(b.products[crm.Squashed(name)], id)
		return nil
	}, `SELECT id, name FROM products WHERE workspace_id = ? AND deleted_at IS NULL ORDER BY id`, b.tx.ws)
}

// product finds what a deal's row names, or makes it; has is what the deal is
// about already.
func (b *importBatch) product(name string, has crm.ID) (crm.ID, error) {
	if err := b.loadProducts(); err != nil {
		return crm.ID{}, err
	}
	squashed := crm.Squashed(name)
	if same, ok := b.products[squashed]; ok {
		return same.meant(has, name)
	}
	if squashed == "" || !b.tx.by.Has(crm.Owner, crm.Admin, crm.Manager) {
		return crm.ID{}, crm.Invalidf("import.product_unknown", "the firm sells no product %q: correct the name, or ask a manager to add it", name).With("name", name)
	}
	p := crm.Product{Name: clipped(name), Currency: b.r.Workspace.Currency}
	if err := b.newProduct(&p); err != nil {
		return crm.ID{}, err
	}
	b.alongMade("product", squashed, p.Name, p.ID)
	return p.ID, nil
}

func (b *importBatch) newProduct(p *crm.Product) error {
	p.ID, p.Version = crm.NewID(), 1
	b.products[crm.Squashed(p.Name)] = namesakes{p.ID}
	_, err := b.tx.exec(`INSERT INTO products (workspace_id, id, version, name, folded, code, series, price, currency, import_id, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		b.tx.ws, p.ID, p.Version, p.Name, foldedName(p.Name), p.Code, p.Series, p.Price, string(p.Currency), b.r.Import.ID, b.tx.now.UnixMilli(), b.tx.now.UnixMilli())
	return err
}

func (b *importBatch) productRows() error {
	if err := b.loadProducts(); err != nil {
		return err
	}
	for i := range b.records {
		if !b.todo(i) {
			continue
		}
		if err := b.productRow(i, &b.records[i]); err != nil {
			return err
		}
	}
	return nil
}

func (b *importBatch) productRow(i int, rec *crm.ImportRecord) error {
	id, err := b.products[crm.Squashed(rec.Name)].meant(crm.ID{}, rec.Name)
	if err != nil {
		return b.refuse(i, "name", rec.Name, err)
	}
	if id.IsZero() {
		p := crm.Product{Name: rec.Name, Currency: b.r.Workspace.Currency}
		setProduct(&p, rec)
		if err := b.newProduct(&p); err != nil {
			return err
		}
		b.wouldMake("product", crm.Squashed(rec.Name))
		b.results[i] = rowResult{state: crm.RowCreated, noun: "product", target: p.ID}
		return nil
	}
	before, err := b.tx.product(id)
	if err != nil {
		return err
	}
	p := *before
	setProduct(&p, rec)
	b.results[i] = rowResult{state: crm.RowUnchanged, noun: "product", target: id}
	if p.Code == before.Code && p.Series == before.Series && p.Currency == before.Currency && sameAmount(p.Price, before.Price) {
		return nil
	}
	p.Version++
	b.results[i].state, b.results[i].before = crm.RowUpdated, importedBefore{Version: p.Version, Product: before}
	return b.tx.saveImportedProduct(&p, before.Version)
}

func (tx *Tx) saveImportedProduct(p *crm.Product, version int64) error {
	n, err := tx.exec(`UPDATE products SET version = ?, name = ?, folded = ?, code = ?, series = ?, price = ?, currency = ?, updated_at = ? WHERE workspace_id = ? AND id = ? AND version = ?`,
		p.Version, p.Name, foldedName(p.Name), p.Code, p.Series, p.Price, string(p.Currency), tx.now.UnixMilli(), tx.ws, p.ID, version)
	if err == nil && n == 0 {
		return stale(version, version+1)
	}
	return err
}

func setProduct(p *crm.Product, rec *crm.ImportRecord) {
	for _, v := range rec.Set {
		switch v.Field {
		case "code":
			p.Code, _ = v.Value.(string)
		case "series":
			p.Series, _ = v.Value.(string)
		case "price":
			if m, ok := v.Value.(crm.Money); ok {
				p.Price, p.Currency = &m.Minor, m.Currency
			}
		}
	}
}

func sameAmount(a, b *int64) bool { return a == b || a != nil && b != nil && *a == *b }

// importedBefore is a row as it was before an import changed it, and the version
// that it got: with another one, somebody has changed it since.
type importedBefore struct {
	Version int64        `json:"version"`
	Product *crm.Product `json:"product,omitempty"`
	Company *crm.Company `json:"company,omitempty"`
	Contact *crm.Contact `json:"contact,omitempty"`
	Lead    *crm.Lead    `json:"lead,omitempty"`
	Deal    *crm.Deal    `json:"deal,omitempty"`
	Visits  []crm.Visit  `json:"visits,omitempty"`
	Loss    *crm.Loss    `json:"loss,omitempty"`
}

var errNoBefore = errors.New("store: the row was changed by an import, but how it was before is not kept")
