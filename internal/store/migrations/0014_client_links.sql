-- +goose Up

-- Links by which clients see one thing and answer it: an offer, a document, or
-- what we ask about the work. Of a link there is only the hash; a new one for
-- the same version takes the place of the earlier.
CREATE TABLE client_links (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  kind TEXT NOT NULL,
  of_id uuid NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL,
  ends_at BIGINT NOT NULL,
  made_by uuid NOT NULL,
  PRIMARY KEY (workspace_id, kind, of_id, version)
);
CREATE UNIQUE INDEX client_links_hash ON client_links (hash);

INSERT INTO client_links (workspace_id, kind, of_id, version, hash, ends_at, made_by)
SELECT workspace_id, 'offer', offer_id, number, link_hash, link_until, sent_by FROM offer_versions WHERE link_hash IS NOT NULL;
DROP INDEX offer_versions_link;
ALTER TABLE offer_versions DROP COLUMN link_hash;
ALTER TABLE offer_versions DROP COLUMN link_until;

-- Who of the client did it by a link, as they wrote their name, and from where.
ALTER TABLE document_steps ADD COLUMN client_name TEXT NOT NULL DEFAULT '';
ALTER TABLE document_steps ADD COLUMN client_address TEXT NOT NULL DEFAULT '';
ALTER TABLE feedback ADD COLUMN client_name TEXT NOT NULL DEFAULT '';
ALTER TABLE feedback ADD COLUMN client_address TEXT NOT NULL DEFAULT '';
ALTER TABLE permission_steps ADD COLUMN client_name TEXT NOT NULL DEFAULT '';
ALTER TABLE permission_steps ADD COLUMN client_address TEXT NOT NULL DEFAULT '';

-- +goose Down
SELECT 1;
