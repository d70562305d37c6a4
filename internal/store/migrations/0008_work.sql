-- +goose Up

-- Time that people worked on deals.
CREATE TABLE hours (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  user_id uuid NOT NULL,
  stage TEXT NOT NULL,
  day TEXT NOT NULL,
  minutes BIGINT NOT NULL,
  what TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by uuid NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id)
);
CREATE INDEX hours_deal ON hours (workspace_id, deal_id, day);
CREATE INDEX hours_user ON hours (workspace_id, user_id);

-- Money that deals cost beside. What was taken back stays, since its amount
-- stands nowhere else.
CREATE TABLE expenses (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  stage TEXT NOT NULL,
  day TEXT NOT NULL,
  what TEXT NOT NULL,
  amount BIGINT NOT NULL,
  currency TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by uuid NOT NULL,
  removed_at BIGINT,
  removed_by uuid,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX expenses_deal ON expenses (workspace_id, deal_id, day);

-- What an hour of somebody costs from a day on; before the first such day
-- users.hourly_cost holds.
CREATE TABLE hourly_costs (
  workspace_id BIGINT NOT NULL,
  user_id uuid NOT NULL,
  since TEXT NOT NULL,
  cost BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, user_id, since),
  FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id)
);

-- What runs at the moment, one for each person.
CREATE TABLE timers (
  workspace_id BIGINT NOT NULL,
  user_id uuid NOT NULL,
  deal_id uuid NOT NULL,
  stage TEXT NOT NULL,
  what TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, user_id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id)
);
CREATE INDEX timers_deal ON timers (workspace_id, deal_id);

-- +goose Down
SELECT 1;
