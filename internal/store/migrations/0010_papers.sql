-- +goose Up

-- What papers for a client need to know of it.
ALTER TABLE companies ADD COLUMN address TEXT NOT NULL DEFAULT '';
ALTER TABLE companies ADD COLUMN tax_id TEXT NOT NULL DEFAULT '';
ALTER TABLE companies ADD COLUMN language TEXT NOT NULL DEFAULT '';

-- Each step of asking for late money is made once, whoever makes it.
CREATE TABLE reminders (
  workspace_id BIGINT NOT NULL,
  invoice_id uuid NOT NULL,
  step INTEGER NOT NULL,
  days INTEGER NOT NULL,
  deal_id uuid NOT NULL,
  task_id uuid NOT NULL,
  at BIGINT NOT NULL,
  settled_at BIGINT,
  PRIMARY KEY (workspace_id, invoice_id, step),
  FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices (workspace_id, id)
);
CREATE INDEX reminders_deal ON reminders (workspace_id, deal_id, step);

-- What was said of the points of a negotiation. Whether one is agreed says the
-- deal's field.
CREATE TABLE negotiation_points (
  workspace_id BIGINT NOT NULL,
  deal_id uuid NOT NULL,
  field TEXT NOT NULL,
  ours TEXT NOT NULL,
  theirs TEXT NOT NULL,
  bound TEXT NOT NULL,
  settled TEXT NOT NULL,
  contacts TEXT NOT NULL,
  agreed_at BIGINT,
  agreed_by uuid,
  PRIMARY KEY (workspace_id, deal_id, field),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE
);

-- +goose Down
SELECT 1;
