-- +goose Up

-- What clients were asked to say about our work, and what they said.
CREATE TABLE feedback (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  kind TEXT NOT NULL,
  contact_id uuid NOT NULL,
  state TEXT NOT NULL,
  score INTEGER,
  words TEXT NOT NULL,
  answered_at BIGINT,
  answered_by uuid,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts (workspace_id, id)
);
CREATE INDEX feedback_deal ON feedback (workspace_id, deal_id, id);
CREATE INDEX feedback_contact ON feedback (workspace_id, contact_id);
CREATE UNIQUE INDEX feedback_open ON feedback (workspace_id, deal_id, contact_id, kind) WHERE state = 'open';

CREATE TABLE feedback_askings (
  workspace_id BIGINT NOT NULL,
  feedback_id uuid NOT NULL,
  seq INTEGER NOT NULL,
  way TEXT NOT NULL,
  note TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_id uuid NOT NULL,
  PRIMARY KEY (workspace_id, feedback_id, seq),
  FOREIGN KEY (workspace_id, feedback_id) REFERENCES feedback (workspace_id, id) ON DELETE CASCADE
);

-- What could be shown to others, if the client lets us.
CREATE TABLE publications (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  deal_id uuid NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  person TEXT NOT NULL,
  feedback_id uuid,
  document_id uuid,
  permission TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  created_by uuid NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, feedback_id) REFERENCES feedback (workspace_id, id),
  FOREIGN KEY (workspace_id, document_id) REFERENCES documents (workspace_id, id)
);
CREATE INDEX publications_deal ON publications (workspace_id, deal_id, id);
CREATE INDEX publications_permission ON publications (workspace_id, permission, id);

-- What became of a permission, in order. Steps are added and never changed.
CREATE TABLE permission_steps (
  workspace_id BIGINT NOT NULL,
  publication_id uuid NOT NULL,
  seq INTEGER NOT NULL,
  state TEXT NOT NULL,
  contact_id uuid NOT NULL,
  note TEXT NOT NULL,
  document_id uuid,
  at BIGINT NOT NULL,
  by_id uuid NOT NULL,
  PRIMARY KEY (workspace_id, publication_id, seq),
  FOREIGN KEY (workspace_id, publication_id) REFERENCES publications (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, contact_id) REFERENCES contacts (workspace_id, id),
  FOREIGN KEY (workspace_id, document_id) REFERENCES documents (workspace_id, id)
);
CREATE INDEX permission_steps_contact ON permission_steps (workspace_id, contact_id);

-- What is left out of a deal's work, and the figures that show what it brought.
CREATE TABLE results (
  workspace_id BIGINT NOT NULL,
  deal_id uuid NOT NULL,
  left_out TEXT NOT NULL,
  figures TEXT NOT NULL,
  PRIMARY KEY (workspace_id, deal_id),
  FOREIGN KEY (workspace_id, deal_id) REFERENCES deals (workspace_id, id) ON DELETE CASCADE
);

-- +goose Down
SELECT 1;
