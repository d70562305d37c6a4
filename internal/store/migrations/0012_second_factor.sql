-- +goose Up

-- The app on somebody's phone that gives codes for signing in. Its secret is
-- sealed; it is in force from confirmed_at on, and no code of a step up to
-- last_step is taken again.
CREATE TABLE second_factors (
  workspace_id BIGINT NOT NULL,
  user_id uuid NOT NULL,
  secret TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  confirmed_at BIGINT,
  last_step BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, user_id),
  FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id)
);

-- Codes on paper, each good for one sign-in.
CREATE TABLE backup_codes (
  workspace_id BIGINT NOT NULL,
  user_id uuid NOT NULL,
  hash TEXT NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (workspace_id, user_id, hash),
  FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id)
);

-- +goose Down
SELECT 1;
