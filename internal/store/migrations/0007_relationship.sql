-- +goose Up

-- Deals that hang on the card of a client's life: those whose win opened or
-- joined it, and those that grew out of it.
CREATE TABLE deal_links (
  workspace_id BIGINT NOT NULL,
  card_id uuid NOT NULL,
  deal_id uuid NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_id uuid,
  PRIMARY KEY (workspace_id, card_id, deal_id),
  FOREIGN KEY (workspace_id, card_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX deal_links_deal ON deal_links (workspace_id, deal_id);

CREATE TABLE change_events (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  kind TEXT NOT NULL,
  day TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by uuid,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies (workspace_id, id)
);
CREATE INDEX change_events_company ON change_events (workspace_id, company_id, day);

CREATE TABLE divisions (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  name TEXT NOT NULL,
  contact_id uuid,
  created_at BIGINT NOT NULL,
  created_by uuid,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, company_id) REFERENCES companies (workspace_id, id),
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts (workspace_id, id)
);
CREATE INDEX divisions_company ON divisions (workspace_id, company_id, name);
CREATE INDEX divisions_contact ON divisions (workspace_id, contact_id) WHERE contact_id IS NOT NULL;

CREATE TABLE renewals (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  due_on TEXT NOT NULL,
  note TEXT NOT NULL,
  state TEXT NOT NULL,
  settled_at BIGINT,
  settled_by uuid,
  created_at BIGINT NOT NULL,
  created_by uuid,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX renewals_deal ON renewals (workspace_id, deal_id, due_on);

-- What a client who leaves says, and what it really was. Evidence names
-- promises, activities and documents by id.
CREATE TABLE exit_interviews (
  workspace_id BIGINT NOT NULL,
  deal_id uuid NOT NULL,
  reason TEXT NOT NULL,
  stated TEXT NOT NULL,
  cause TEXT NOT NULL,
  evidence TEXT NOT NULL,
  linked TEXT NOT NULL,
  lesson TEXT NOT NULL,
  winner_id uuid,
  come_back TEXT,
  task_id uuid,
  at BIGINT NOT NULL,
  by_id uuid,
  PRIMARY KEY (workspace_id, deal_id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE
);

-- The signs of a stage as somebody answered them during one stay in it, under
-- the version that the stage had. Answers are added and never changed.
CREATE TABLE self_checks (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  visit INTEGER NOT NULL,
  pipeline_id uuid NOT NULL,
  pipeline_version INTEGER NOT NULL,
  stage TEXT NOT NULL,
  signs TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_id uuid,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE
);
CREATE INDEX self_checks_deal ON self_checks (workspace_id, deal_id, at);

-- What was won, lost or ended within a time.
CREATE INDEX deals_closed ON deals (workspace_id, closed_at) WHERE closed_at IS NOT NULL;

-- +goose Down
SELECT 1;
