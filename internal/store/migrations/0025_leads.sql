-- +goose Up

-- Leads that sheets bring, by the key that another program knows them by.
ALTER TABLE leads ADD COLUMN external TEXT;
ALTER TABLE leads ADD COLUMN import_id uuid;
CREATE INDEX leads_external ON leads (workspace_id, external) WHERE external IS NOT NULL;

-- What was answered about a lead, and what it comes to.
ALTER TABLE leads ADD COLUMN qualification TEXT NOT NULL DEFAULT '';
ALTER TABLE leads ADD COLUMN verdict TEXT NOT NULL DEFAULT '';

-- +goose Down
SELECT 1;
