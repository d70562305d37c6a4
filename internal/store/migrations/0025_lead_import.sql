-- +goose Up

-- Leads that sheets bring, by the key that another program knows them by.
ALTER TABLE leads ADD COLUMN external TEXT;
ALTER TABLE leads ADD COLUMN import_id uuid;
CREATE INDEX leads_external ON leads (workspace_id, external) WHERE external IS NOT NULL;

-- +goose Down
SELECT 1;
