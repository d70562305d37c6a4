-- +goose Up

-- Who is asked to take a deal over, as long as the handover is open: they see it.
ALTER TABLE deals ADD COLUMN offered_id uuid;
UPDATE deals SET offered_id = (SELECT h.receiver_id FROM handovers h WHERE h.workspace_id = deals.workspace_id AND h.deal_id = deals.id AND h.state IN ('offered', 'retold', 'refused') ORDER BY h.offered_at DESC LIMIT 1)
  WHERE EXISTS (SELECT 1 FROM handovers h WHERE h.workspace_id = deals.workspace_id AND h.deal_id = deals.id AND h.state IN ('offered', 'retold', 'refused'));
CREATE INDEX deals_offered ON deals (workspace_id, offered_id) WHERE offered_id IS NOT NULL;

-- What helps people do their work well, on a stage or on a product.
CREATE TABLE materials (
  workspace_id BIGINT NOT NULL,
  id uuid NOT NULL,
  version BIGINT NOT NULL,
  title TEXT NOT NULL,
  folded TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  link TEXT NOT NULL,
  file_id uuid,
  roles TEXT NOT NULL,
  minutes BIGINT NOT NULL,
  language TEXT NOT NULL,
  pipeline_id uuid,
  stage TEXT NOT NULL,
  product_id uuid,
  created_at BIGINT NOT NULL,
  created_by uuid NOT NULL,
  PRIMARY KEY (workspace_id, id),
  FOREIGN KEY (workspace_id, pipeline_id) REFERENCES pipelines (workspace_id, id),
  FOREIGN KEY (workspace_id, product_id) REFERENCES products (workspace_id, id),
  FOREIGN KEY (workspace_id, file_id) REFERENCES files (workspace_id, id)
);
CREATE INDEX materials_file ON materials (workspace_id, file_id) WHERE file_id IS NOT NULL;

-- Who has been through what.
CREATE TABLE materials_done (
  workspace_id BIGINT NOT NULL,
  material_id uuid NOT NULL,
  user_id uuid NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (workspace_id, material_id, user_id),
  FOREIGN KEY (workspace_id, material_id) REFERENCES materials (workspace_id, id) ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, user_id) REFERENCES users (workspace_id, id)
);
CREATE INDEX materials_done_user ON materials_done (workspace_id, user_id);

-- +goose Down
SELECT 1;
