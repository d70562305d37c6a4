-- +goose Up

-- Leads that sheets bring, by the key that another program knows them by.
ALTER TABLE leads ADD COLUMN external TEXT;
ALTER TABLE leads ADD COLUMN import_id uuid;
CREATE INDEX leads_external ON leads (workspace_id, external) WHERE external IS NOT NULL;

-- What was answered about a lead, and what it comes to.
ALTER TABLE leads ADD COLUMN qualification TEXT NOT NULL DEFAULT '';
ALTER TABLE leads ADD COLUMN verdict TEXT NOT NULL DEFAULT '';

-- When a lead became a deal, or was disqualified. Earlier ones tell by their last change.
ALTER TABLE leads ADD COLUMN decided_at BIGINT;
UPDATE leads SET decided_at = updated_at WHERE status IN ('converted', 'disqualified');
CREATE INDEX leads_arrived ON leads (workspace_id, arrived_at);

-- +goose Down
SELECT 1;
