-- +goose Up

-- How all deals for sales stood at one moment: written once, never changed.
CREATE TABLE snapshots (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  day TEXT NOT NULL,
  nightly BIGINT NOT NULL,
  rev BIGINT NOT NULL,
  taken_at BIGINT NOT NULL,
  taken_by uuid,
  note TEXT NOT NULL,
  content BYTEA NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX snapshots_night ON snapshots (workspace_id, day) WHERE nightly = 1;
CREATE INDEX snapshots_day ON snapshots (workspace_id, day);

-- +goose Down
SELECT 1;
