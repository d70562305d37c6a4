-- +goose Up

CREATE TABLE offers (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  document_id uuid,
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by uuid,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id),
  FOREIGN KEY (workspace_id, document_id) REFERENCES documents (workspace_id, id)
);
CREATE INDEX offers_deal ON offers (workspace_id, deal_id, id);

-- What an offer says, as one document: its content never changes once it was
-- sent. Of the client's link there is only the hash.
CREATE TABLE offer_versions (
  workspace_id BIGINT NOT NULL,
  offer_id uuid NOT NULL,
  number INTEGER NOT NULL,
  state TEXT NOT NULL,
  content TEXT NOT NULL,
  approved BIGINT NOT NULL,
  sent_at BIGINT,
  sent_by uuid,
  file_id uuid,
  link_hash TEXT,
  link_until BIGINT,
  seen_at BIGINT,
  seen_times INTEGER NOT NULL,
  reply_name TEXT NOT NULL,
  reply_note TEXT NOT NULL,
  reply_at BIGINT,
  reply_address TEXT NOT NULL,
  reply_by uuid,
  PRIMARY KEY (workspace_id, offer_id, number),
  FOREIGN KEY (workspace_id, offer_id) REFERENCES offers (workspace_id, id),
  FOREIGN KEY (workspace_id, file_id) REFERENCES files (workspace_id, id)
);
CREATE UNIQUE INDEX offer_versions_link ON offer_versions (link_hash) WHERE link_hash IS NOT NULL;
CREATE INDEX offer_versions_file ON offer_versions (workspace_id, file_id) WHERE file_id IS NOT NULL;

CREATE TABLE change_requests (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by uuid,
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  discount BIGINT NOT NULL,
  cost_effect BIGINT,
  price_effect BIGINT,
  decided_at BIGINT,
  decided_by uuid,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id)
);
CREATE INDEX change_requests_deal ON change_requests (workspace_id, deal_id, id);

-- +goose Down
SELECT 1;
