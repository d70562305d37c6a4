-- +goose Up

-- What people uploaded. The bytes lie below files/ in the data folder under a
-- random name (place), written and renamed before the row is. A file that is
-- not used by a document is purged after a day.
ALTER TABLE workspaces ADD COLUMN file_bytes BIGINT NOT NULL DEFAULT 0;

CREATE TABLE files (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  place TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  used SMALLINT NOT NULL,
  by_id uuid,
  at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, place)
);
CREATE INDEX files_by ON files (workspace_id, by_id, at);
CREATE INDEX files_unused ON files (at) WHERE used = 0;

CREATE TABLE documents (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  points TEXT NOT NULL,
  state TEXT NOT NULL,
  expires_on TEXT,
  from_id uuid,
  created_at BIGINT NOT NULL,
  created_by uuid,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id),
  FOREIGN KEY (workspace_id, from_id) REFERENCES documents (workspace_id, id)
);
CREATE INDEX documents_deal ON documents (workspace_id, deal_id, id);

-- What became of each document. Rows are added and never changed; those with a
-- file are its versions.
CREATE TABLE document_steps (
  workspace_id BIGINT NOT NULL,
  document_id uuid NOT NULL,
  seq INTEGER NOT NULL,
  state TEXT NOT NULL,
  note TEXT NOT NULL,
  file_id uuid,
  by_id uuid,
  at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, document_id, seq),
  FOREIGN KEY (workspace_id, document_id) REFERENCES documents (workspace_id, id),
  FOREIGN KEY (workspace_id, file_id) REFERENCES files (workspace_id, id)
);
CREATE INDEX document_steps_file ON document_steps (workspace_id, file_id) WHERE file_id IS NOT NULL;

-- +goose Down
SELECT 1;
