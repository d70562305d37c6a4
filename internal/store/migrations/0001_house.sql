-- +goose Up

CREATE TABLE workspaces (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  currency TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  fiscal_month INTEGER NOT NULL,
  language TEXT NOT NULL,
  settings TEXT NOT NULL,
  version BIGINT NOT NULL,
  rev BIGINT NOT NULL,
  next_number BIGINT NOT NULL,
  webhooks INTEGER NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL
);

CREATE TABLE teams (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  name TEXT NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

CREATE TABLE users (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  version BIGINT NOT NULL,
  email TEXT NOT NULL,
  name TEXT NOT NULL,
  roles TEXT NOT NULL,
  team_id uuid,
  sees TEXT NOT NULL,
  language TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  hourly_cost BIGINT,
  capacity INTEGER NOT NULL,
  active SMALLINT NOT NULL,
  password TEXT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, email),
  FOREIGN KEY (workspace_id, team_id) REFERENCES teams (workspace_id, id)
);
CREATE INDEX users_email ON users (email);

-- One-time links: invitations, and links that set a password.
CREATE TABLE links (
  secret_hash TEXT NOT NULL PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  user_id uuid,
  purpose TEXT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);

CREATE TABLE sessions (
  secret_hash TEXT NOT NULL PRIMARY KEY,
  workspace_id BIGINT NOT NULL,
  user_id uuid NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id)
);
CREATE INDEX sessions_user ON sessions (workspace_id, user_id);

CREATE TABLE tokens (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  name TEXT NOT NULL,
  secret_hash TEXT NOT NULL UNIQUE,
  writes SMALLINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id)
);

-- Failed sign-ins, for the limit per account and per address.
CREATE TABLE sign_in_failures (
  subject TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX sign_in_failures_subject ON sign_in_failures (subject, at);

CREATE TABLE pipelines (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  kind TEXT NOT NULL,
  segment TEXT NOT NULL,
  version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  retired SMALLINT NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

CREATE TABLE pipeline_versions (
  workspace_id BIGINT NOT NULL,
  pipeline_id uuid NOT NULL,
  version INTEGER NOT NULL,
  process TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  published_by uuid,
  PRIMARY KEY (workspace_id, pipeline_id, version),
  FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines (workspace_id, id)
);

CREATE TABLE custom_fields (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  noun TEXT NOT NULL,
  key TEXT NOT NULL,
  definition TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, noun, key)
);

CREATE TABLE rates (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  currency TEXT NOT NULL,
  day TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (workspace_id, currency, day)
);

CREATE TABLE holidays (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  day TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (workspace_id, day)
);

CREATE TABLE companies (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  version BIGINT NOT NULL,
  external TEXT,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  segment TEXT NOT NULL,
  industry TEXT NOT NULL,
  size TEXT NOT NULL,
  credit_days INTEGER,
  owner_id uuid,
  parent_id uuid,
  fields TEXT NOT NULL,
  import_id uuid,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  deleted_at BIGINT,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, owner_id) REFERENCES users (workspace_id, id),
  FOREIGN KEY (workspace_id, parent_id) REFERENCES companies (workspace_id, id)
);
CREATE INDEX companies_folded ON companies (workspace_id, folded, id);
CREATE INDEX companies_owner ON companies (workspace_id, owner_id);
CREATE INDEX companies_parent ON companies (workspace_id, parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE contacts (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  version BIGINT NOT NULL,
  external TEXT,
  company_id uuid,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  title TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  part TEXT NOT NULL,
  language TEXT NOT NULL,
  opt_out TEXT NOT NULL,
  fields TEXT NOT NULL,
  import_id uuid,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  deleted_at BIGINT,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies (workspace_id, id)
);
CREATE INDEX contacts_company ON contacts (workspace_id, company_id);
CREATE INDEX contacts_folded ON contacts (workspace_id, folded, id);
CREATE INDEX contacts_email ON contacts (workspace_id, email);

CREATE TABLE products (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  code TEXT NOT NULL,
  series TEXT NOT NULL,
  price BIGINT,
  currency TEXT NOT NULL,
  import_id uuid,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  deleted_at BIGINT,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX products_folded ON products (workspace_id, folded, id);

CREATE TABLE deals (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  version BIGINT NOT NULL,
  number BIGINT NOT NULL,
  external TEXT,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  company_id uuid,
  pipeline_id uuid NOT NULL,
  pipeline_version INTEGER NOT NULL,
  stage TEXT NOT NULL,
  stage_since BIGINT NOT NULL,
  rank TEXT NOT NULL,
  value BIGINT,
  currency TEXT NOT NULL,
  expected_close TEXT,
  probability DOUBLE PRECISION,
  category TEXT NOT NULL,
  owner_id uuid,
  starter_id uuid,
  performers TEXT NOT NULL,
  finisher_id uuid,
  start_date TEXT,
  end_date TEXT,
  source TEXT NOT NULL,
  segment TEXT NOT NULL,
  product_id uuid,
  outcome TEXT NOT NULL,
  closed_at BIGINT,
  waiting_until TEXT,
  waiting_reason TEXT NOT NULL,
  fields TEXT NOT NULL,
  tags TEXT NOT NULL,
  previous_id uuid,
  debts INTEGER NOT NULL,
  waivers INTEGER NOT NULL,
  next_task_id uuid,
  next_title TEXT,
  next_kind TEXT,
  next_due_on TEXT,
  next_due_at BIGINT,
  loss TEXT,
  import_id uuid,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  deleted_at BIGINT,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, number),
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies (workspace_id, id),
  FOREIGN KEY (workspace_id, pipeline_id, pipeline_version) REFERENCES pipeline_versions (workspace_id, pipeline_id, version),
  FOREIGN KEY (workspace_id, owner_id) REFERENCES users (workspace_id, id),
  FOREIGN KEY (workspace_id, product_id) REFERENCES products (workspace_id, id),
  FOREIGN KEY (workspace_id, previous_id) REFERENCES deals (workspace_id, id)
);
CREATE INDEX deals_company ON deals (workspace_id, company_id, number);
CREATE INDEX deals_active ON deals (workspace_id, pipeline_id, stage) WHERE outcome IN ('open', 'won') AND end_date IS NULL AND deleted_at IS NULL;
CREATE INDEX deals_product ON deals (workspace_id, product_id) WHERE product_id IS NOT NULL;
CREATE INDEX deals_previous ON deals (workspace_id, previous_id) WHERE previous_id IS NOT NULL;
CREATE UNIQUE INDEX deals_external ON deals (workspace_id, external);
CREATE INDEX deals_import ON deals (workspace_id, import_id) WHERE import_id IS NOT NULL;

CREATE TABLE visits (
  workspace_id BIGINT NOT NULL,
  deal_id uuid NOT NULL,
  seq INTEGER NOT NULL,
  pipeline_id uuid NOT NULL,
  pipeline_version INTEGER NOT NULL,
  stage TEXT NOT NULL,
  way TEXT NOT NULL,
  entered_at BIGINT NOT NULL,
  entered_by uuid,
  left_at BIGINT,
  left_by uuid,
  reason TEXT NOT NULL,
  gate TEXT,
  void SMALLINT NOT NULL,
  imported SMALLINT NOT NULL,
  PRIMARY KEY (workspace_id, deal_id, seq),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE deal_contacts (
  workspace_id BIGINT NOT NULL,
  deal_id uuid NOT NULL,
  contact_id uuid NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (workspace_id, deal_id, contact_id, part),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts (workspace_id, id)
);
CREATE INDEX deal_contacts_contact ON deal_contacts (workspace_id, contact_id);

CREATE TABLE ticks (
  workspace_id BIGINT NOT NULL,
  deal_id uuid NOT NULL,
  criterion TEXT NOT NULL,
  by_id uuid,
  roles TEXT NOT NULL,
  at BIGINT NOT NULL,
  note TEXT NOT NULL,
  signs TEXT,
  PRIMARY KEY (workspace_id, deal_id, criterion),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE approvals (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  criterion TEXT NOT NULL,
  purpose TEXT NOT NULL,
  roles TEXT NOT NULL,
  message TEXT NOT NULL,
  asked_by uuid NOT NULL,
  asked_at BIGINT NOT NULL,
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided_by uuid,
  decided_at BIGINT,
  decider_roles TEXT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX approvals_deal ON approvals (workspace_id, deal_id);
CREATE INDEX approvals_open ON approvals (workspace_id, decision, asked_at);

CREATE TABLE tasks (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  version BIGINT NOT NULL,
  deal_id uuid NOT NULL,
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  owner_id uuid,
  due_on TEXT,
  due_at BIGINT,
  done_at BIGINT,
  done_by uuid,
  result TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by uuid,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX tasks_deal ON tasks (workspace_id, deal_id);
CREATE INDEX tasks_open ON tasks (workspace_id, owner_id, due_on) WHERE done_at IS NULL;

CREATE TABLE activities (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid,
  company_id uuid,
  kind TEXT NOT NULL,
  direction TEXT NOT NULL,
  two_way SMALLINT NOT NULL,
  at BIGINT NOT NULL,
  minutes INTEGER NOT NULL,
  contacts TEXT NOT NULL,
  note TEXT NOT NULL,
  by_id uuid,
  import_id uuid,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies (workspace_id, id)
);
CREATE INDEX activities_deal ON activities (workspace_id, deal_id, at);
CREATE INDEX activities_company ON activities (workspace_id, company_id, at);

-- The spine: one row for each change, numbered without gaps in each workspace.
CREATE TABLE changes (
  workspace_id BIGINT NOT NULL,
  rev BIGINT NOT NULL,
  at BIGINT NOT NULL,
  actor_id uuid,
  door TEXT NOT NULL,
  noun TEXT NOT NULL,
  id uuid,
  verb TEXT NOT NULL,
  cid TEXT,
  before TEXT,
  after TEXT,
  PRIMARY KEY (workspace_id, rev)
);
CREATE INDEX changes_row ON changes (workspace_id, id, rev);

CREATE TABLE idempotency (
  workspace_id BIGINT NOT NULL,
  user_id uuid NOT NULL,
  key TEXT NOT NULL,
  print TEXT NOT NULL,
  result TEXT NOT NULL,
  rev BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, user_id, key)
);
CREATE INDEX idempotency_at ON idempotency (at);

CREATE TABLE jobs (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  kind TEXT NOT NULL,
  args TEXT NOT NULL,
  state TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  lease_until BIGINT,
  fence BIGINT NOT NULL,
  error TEXT,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX jobs_due ON jobs (state, run_at);

-- Addresses outside that are told of changes. A worker leases one, so that what
-- it is told stays in order. Workspaces.webhooks counts those that are on.
CREATE TABLE webhooks (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  events TEXT NOT NULL,
  active SMALLINT NOT NULL,
  secret_id uuid NOT NULL,
  secret TEXT NOT NULL,
  old_secret TEXT,
  old_until BIGINT,
  failures INTEGER NOT NULL,
  failing_since BIGINT,
  trouble TEXT,
  retry_at BIGINT NOT NULL,
  tried_at BIGINT NOT NULL,
  lease_until BIGINT,
  fence BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- What is on its way out. Its id is the one that the receiver sees; rows of one
-- destination about one subject go out in the order of rev.
CREATE TABLE outbox (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  kind TEXT NOT NULL,
  destination uuid NOT NULL,
  subject TEXT NOT NULL,
  rev BIGINT NOT NULL,
  type TEXT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  status INTEGER NOT NULL,
  trouble TEXT,
  created_at BIGINT NOT NULL,
  sent_at BIGINT,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX outbox_list ON outbox (workspace_id, destination, rev);
CREATE INDEX outbox_age ON outbox (run_at);
CREATE INDEX outbox_due ON outbox (workspace_id, destination, rev) WHERE state = 'waiting';
CREATE INDEX outbox_subject ON outbox (workspace_id, destination, subject, rev) WHERE state = 'waiting';

-- An import walks through its rows by a cursor (progress); step grows with each
-- batch, so that two workers cannot both carry the same one out.
CREATE TABLE imports (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  version BIGINT NOT NULL,
  state TEXT NOT NULL,
  by_id uuid,
  plan TEXT NOT NULL,
  counts TEXT NOT NULL,
  progress TEXT NOT NULL,
  step BIGINT NOT NULL,
  cancel SMALLINT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- The rows of the files, with what became of each. File -1 holds what rows of
-- other files made along the way, such as a company that only a deal names.
CREATE TABLE import_rows (
  workspace_id BIGINT NOT NULL,
  import_id uuid NOT NULL,
  file INTEGER NOT NULL,
  row INTEGER NOT NULL,
  cells TEXT NOT NULL,
  state TEXT NOT NULL,
  problem TEXT,
  noun TEXT,
  target_id uuid,
  before TEXT,
  PRIMARY KEY (workspace_id, import_id, file, row),
  FOREIGN KEY (workspace_id, import_id) REFERENCES imports (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX import_rows_bad ON import_rows (workspace_id, import_id, file, row) WHERE state = 'bad';
CREATE INDEX companies_external ON companies (workspace_id, external) WHERE external IS NOT NULL;
CREATE INDEX contacts_external ON contacts (workspace_id, external) WHERE external IS NOT NULL;

CREATE TABLE import_maps (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  header TEXT NOT NULL,
  mapping TEXT NOT NULL,
  PRIMARY KEY (workspace_id, header)
);

-- +goose Down
SELECT 1;
