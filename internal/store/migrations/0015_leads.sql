-- +goose Up

-- Inquiries and suspects that nobody has qualified yet. A company or contact that
-- an import brought may go again with it, so these are no foreign keys.
CREATE TABLE leads (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  version BIGINT NOT NULL,
  number BIGINT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  company_name TEXT NOT NULL,
  emails TEXT NOT NULL,
  phones TEXT NOT NULL,
  note TEXT NOT NULL,
  source TEXT NOT NULL,
  campaign TEXT NOT NULL,
  door TEXT NOT NULL,
  pipeline_id uuid,
  owner_id uuid,
  status TEXT NOT NULL,
  arrived_at BIGINT NOT NULL,
  goal_at BIGINT,
  breach_at BIGINT,
  answered_at BIGINT,
  answered_in BIGINT NOT NULL,
  passed_at BIGINT,
  attempts BIGINT NOT NULL,
  turn TEXT NOT NULL,
  turn_at BIGINT NOT NULL,
  recycle_on TEXT,
  reason TEXT NOT NULL,
  remark TEXT NOT NULL,
  company_id uuid,
  contact_id uuid,
  deal_id uuid,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines (workspace_id, id),
  FOREIGN KEY (workspace_id, owner_id) REFERENCES users (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id)
);
CREATE UNIQUE INDEX leads_number ON leads (workspace_id, number);
CREATE INDEX leads_owner ON leads (workspace_id, owner_id, turn_at);
CREATE INDEX leads_open ON leads (workspace_id, owner_id) WHERE status IN ('new', 'working');
CREATE INDEX leads_status ON leads (workspace_id, status, number);
CREATE INDEX leads_breach ON leads (workspace_id, breach_at) WHERE status = 'new' AND answered_at IS NULL AND passed_at IS NULL;
CREATE INDEX leads_recycle ON leads (workspace_id, recycle_on) WHERE status = 'recycled';
CREATE INDEX leads_pipeline ON leads (workspace_id, pipeline_id) WHERE pipeline_id IS NOT NULL;
CREATE INDEX leads_deal ON leads (workspace_id, deal_id) WHERE deal_id IS NOT NULL;

-- Forms by which strangers tell of themselves. The key is the form's address; the
-- secret signs the time at which it was opened.
CREATE TABLE lead_forms (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  version BIGINT NOT NULL,
  key TEXT NOT NULL,
  secret TEXT NOT NULL,
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  campaign TEXT NOT NULL,
  pipeline_id uuid,
  language TEXT NOT NULL,
  active SMALLINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines (workspace_id, id)
);
CREATE UNIQUE INDEX lead_forms_key ON lead_forms (key);

ALTER TABLE workspaces ADD COLUMN next_lead BIGINT NOT NULL DEFAULT 1;
ALTER TABLE activities ADD COLUMN lead_id uuid;
CREATE INDEX activities_lead ON activities (workspace_id, lead_id, at) WHERE lead_id IS NOT NULL;
CREATE INDEX deals_open_owner ON deals (workspace_id, owner_id) WHERE outcome = 'open' AND deleted_at IS NULL;
CREATE INDEX contacts_email_folded ON contacts (workspace_id, lower(email));
CREATE INDEX contacts_phone_digits ON contacts (workspace_id, replace(replace(replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), '/', ''));

-- +goose Down
SELECT 1;
