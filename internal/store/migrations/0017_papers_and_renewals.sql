-- +goose Up
-- Both sides of an invoice as it was issued: a paper that went out says the same
-- for good. Empty: issued before this was kept.
ALTER TABLE invoices ADD COLUMN printed TEXT NOT NULL DEFAULT '';

-- Renewals that health looks for.
CREATE INDEX renewals_open ON renewals (workspace_id, due_on) WHERE state = 'open';

-- +goose Down
SELECT 1;
