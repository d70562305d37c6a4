-- +goose Up

-- Who took a deal over for delivery and answers for it; nobody: its owner does.
ALTER TABLE deals ADD COLUMN receiver_id uuid;
CREATE INDEX deals_receiver ON deals (workspace_id, receiver_id) WHERE receiver_id IS NOT NULL;

CREATE TABLE handovers (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  receiver_id uuid NOT NULL,
  state TEXT NOT NULL,
  since BIGINT NOT NULL,
  brief TEXT NOT NULL,
  offered_by uuid NOT NULL,
  offered_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, receiver_id) REFERENCES users (workspace_id, id)
);
CREATE INDEX handovers_deal ON handovers (workspace_id, deal_id, offered_at);
CREATE INDEX handovers_state ON handovers (workspace_id, state, since);
CREATE INDEX handovers_receiver ON handovers (workspace_id, receiver_id, state);

-- What receivers understood, round by round, with the word of the seller on it.
CREATE TABLE retellings (
  workspace_id BIGINT NOT NULL,
  handover_id uuid NOT NULL,
  seq INTEGER NOT NULL,
  text TEXT NOT NULL,
  by_id uuid NOT NULL,
  at BIGINT NOT NULL,
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  decided_by uuid,
  decided_at BIGINT,
  PRIMARY KEY (workspace_id, handover_id, seq),
  FOREIGN KEY (workspace_id, handover_id) REFERENCES handovers (workspace_id, id) ON DELETE CASCADE
);

CREATE TABLE promises (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  problem TEXT NOT NULL,
  promise TEXT NOT NULL,
  contact_id uuid,
  owner_id uuid NOT NULL,
  due_on TEXT NOT NULL,
  state TEXT NOT NULL,
  evidence TEXT NOT NULL,
  activity_id uuid,
  settled_at BIGINT,
  settled_by uuid,
  created_at BIGINT NOT NULL,
  created_by uuid NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts (workspace_id, id),
  FOREIGN KEY (workspace_id, owner_id) REFERENCES users (workspace_id, id)
);
CREATE INDEX promises_deal ON promises (workspace_id, deal_id, due_on);
CREATE INDEX promises_state ON promises (workspace_id, state, due_on);
CREATE INDEX promises_owner ON promises (workspace_id, owner_id, state);
CREATE INDEX promises_contact ON promises (workspace_id, contact_id) WHERE contact_id IS NOT NULL;
