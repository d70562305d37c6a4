-- +goose Up

-- Where a firm hands its mail over. The password is sealed. Whoever sends holds
-- the lease, one at a time.
CREATE TABLE mail_settings (
  workspace_id BIGINT NOT NULL PRIMARY KEY REFERENCES workspaces (id),
  version BIGINT NOT NULL,
  host TEXT NOT NULL,
  port INTEGER NOT NULL,
  security TEXT NOT NULL,
  username TEXT NOT NULL,
  password TEXT NOT NULL,
  from_address TEXT NOT NULL,
  from_name TEXT NOT NULL,
  tried_at BIGINT NOT NULL,
  lease_until BIGINT,
  fence BIGINT NOT NULL
);

-- Mails that people wrote. The message id is fixed before the first try, so that
-- a mail that arrives twice can be told as one.
CREATE TABLE mails (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  message_id TEXT NOT NULL,
  to_list TEXT NOT NULL,
  cc_list TEXT NOT NULL,
  contacts TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL,
  send_at BIGINT NOT NULL,
  run_at BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  trouble TEXT,
  answer TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by uuid NOT NULL,
  settled_at BIGINT,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX mails_deal ON mails (workspace_id, deal_id, created_at);
CREATE INDEX mails_due ON mails (workspace_id, run_at, id) WHERE state = 'queued';
CREATE INDEX mails_sending ON mails (workspace_id, run_at) WHERE state = 'sending';

-- +goose Down
SELECT 1;
