-- +goose Up

-- Who is asked to take a deal over, as long as the handover is open: they see it.
ALTER TABLE deals ADD COLUMN offered_id uuid;
UPDATE deals SET offered_id = (SELECT h.receiver_id FROM handovers h WHERE h.workspace_id = deals.workspace_id AND h.deal_id = deals.id AND h.state IN ('offered', 'retold', 'refused') ORDER BY h.offered_at DESC LIMIT 1)
  WHERE EXISTS (SELECT 1 FROM handovers h WHERE h.workspace_id = deals.workspace_id AND h.deal_id = deals.id AND h.state IN ('offered', 'retold', 'refused'));
CREATE INDEX deals_offered ON deals (workspace_id, offered_id) WHERE offered_id IS NOT NULL;

-- +goose Down
SELECT 1;
