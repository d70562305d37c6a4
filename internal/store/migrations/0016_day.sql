-- +goose Up
-- Parts of the day that somebody keeps for deals in some stages.
ALTER TABLE users ADD COLUMN blocks TEXT NOT NULL DEFAULT '[]';
CREATE INDEX tasks_done ON tasks (workspace_id, done_by, done_at) WHERE done_at IS NOT NULL;
CREATE INDEX deals_in_work ON deals (workspace_id, stage_since) WHERE outcome = 'won' AND end_date IS NULL AND deleted_at IS NULL;
CREATE INDEX deals_ended ON deals (workspace_id, end_date) WHERE end_date IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX invoices_draft ON invoices (workspace_id, deal_id) WHERE number IS NULL;

-- +goose Down
SELECT 1;
