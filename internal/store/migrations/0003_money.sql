-- +goose Up

CREATE TABLE milestones (
  workspace_id BIGINT NOT NULL,
  deal_id uuid NOT NULL,
  id uuid NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  stage TEXT NOT NULL,
  share BIGINT NOT NULL,
  amount BIGINT NOT NULL,
  due_on TEXT,
  credit_days INTEGER,
  PRIMARY KEY (workspace_id, deal_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE
);

-- The last number drawn of each series in each year. It is drawn in the
-- transaction that uses it, so that a number is never lost.
CREATE TABLE numbers (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  series TEXT NOT NULL,
  year INTEGER NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, series, year)
);

-- A draft has no number. What is open is kept with the row, for lists.
CREATE TABLE invoices (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  milestone_id uuid,
  number TEXT,
  text TEXT NOT NULL,
  amount BIGINT NOT NULL,
  currency TEXT NOT NULL,
  issued_on TEXT,
  due_on TEXT,
  sent_at BIGINT,
  open BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by uuid,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, number),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id)
);
CREATE INDEX invoices_deal ON invoices (workspace_id, deal_id);
CREATE INDEX invoices_open ON invoices (workspace_id, due_on) WHERE open > 0;

CREATE TABLE credit_notes (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  invoice_id uuid NOT NULL,
  deal_id uuid NOT NULL,
  number TEXT NOT NULL,
  amount BIGINT NOT NULL,
  issued_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  by_id uuid,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, number),
  FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices (workspace_id, id)
);
CREATE INDEX credit_notes_deal ON credit_notes (workspace_id, deal_id);
CREATE INDEX credit_notes_invoice ON credit_notes (workspace_id, invoice_id);

CREATE TABLE payments (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  invoice_id uuid,
  amount BIGINT NOT NULL,
  currency TEXT NOT NULL,
  value BIGINT NOT NULL,
  rate TEXT NOT NULL,
  rate_on TEXT,
  received_on TEXT NOT NULL,
  reference TEXT NOT NULL,
  line TEXT,
  booked_at BIGINT NOT NULL,
  booked_by uuid,
  reversed_at BIGINT,
  reversed_by uuid,
  reversal TEXT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id),
  FOREIGN KEY (workspace_id, invoice_id) REFERENCES invoices (workspace_id, id)
);
CREATE INDEX payments_deal ON payments (workspace_id, deal_id);
CREATE INDEX payments_invoice ON payments (workspace_id, invoice_id) WHERE invoice_id IS NOT NULL;
CREATE UNIQUE INDEX payments_line ON payments (workspace_id, line) WHERE line IS NOT NULL AND reversed_at IS NULL;

-- +goose Down
SELECT 1;
