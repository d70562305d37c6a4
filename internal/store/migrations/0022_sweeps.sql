-- +goose Up

-- Dead leads that were let go together, each as it was before, so that it can be
-- taken back.
CREATE TABLE sweeps (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  kept TEXT NOT NULL,
  leads BIGINT NOT NULL,
  by_id uuid,
  at BIGINT NOT NULL,
  undone_at BIGINT,
  PRIMARY KEY (workspace_id, id)
);

-- +goose Down
SELECT 1;
