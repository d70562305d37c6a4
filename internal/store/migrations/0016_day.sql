-- +goose Up
-- Parts of the day that somebody keeps for deals in some stages.
ALTER TABLE users ADD COLUMN blocks TEXT NOT NULL DEFAULT '[]';

-- +goose Down
SELECT 1;
