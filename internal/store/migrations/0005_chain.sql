-- +goose Up

-- The audit chain over the change log: the proof of each entry, made under a key
-- that is not in the database. Erased takes the place of an entry's before and
-- after where these were erased.
CREATE TABLE chain (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  rev BIGINT NOT NULL,
  key TEXT NOT NULL,
  digest BYTEA NOT NULL,
  hash BYTEA NOT NULL,
  erased BYTEA,
  PRIMARY KEY (workspace_id, rev)
);

-- +goose Down
SELECT 1;
