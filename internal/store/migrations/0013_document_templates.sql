-- +goose Up

-- Texts of the firm's own from which documents of deals are made.
CREATE TABLE document_templates (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  version BIGINT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  body TEXT NOT NULL,
  archived SMALLINT NOT NULL,
  updated_at BIGINT NOT NULL,
  updated_by uuid NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- +goose Down
SELECT 1;
