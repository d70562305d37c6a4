-- +goose Up

-- Coarse keys of leads, contacts and companies: those that may be the same share
-- one. They follow from the records, and say nothing of their own; match_version
-- says by which rules a firm's were made.
CREATE TABLE match_keys (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  key TEXT NOT NULL,
  noun TEXT NOT NULL,
  id uuid NOT NULL,
  PRIMARY KEY (workspace_id, key, noun, id)
);
CREATE INDEX match_keys_record ON match_keys (workspace_id, id);
ALTER TABLE workspaces ADD COLUMN match_version BIGINT NOT NULL DEFAULT 0;

-- Two records that turned out to be one, with what each was, so that they can be
-- taken apart again.
CREATE TABLE merges (
  workspace_id BIGINT NOT NULL REFERENCES workspaces (id),
  id uuid NOT NULL,
  noun TEXT NOT NULL,
  survivor_id uuid NOT NULL,
  merged_id uuid NOT NULL,
  kept TEXT NOT NULL,
  by_id uuid,
  at BIGINT NOT NULL,
  undone_at BIGINT,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX merges_survivor ON merges (workspace_id, survivor_id, at, id);

ALTER TABLE leads ADD COLUMN merged_into uuid;
CREATE INDEX leads_company ON leads (workspace_id, company_id) WHERE company_id IS NOT NULL;
CREATE INDEX leads_contact ON leads (workspace_id, contact_id) WHERE contact_id IS NOT NULL;
DROP INDEX deal_contacts_contact;
CREATE INDEX deal_contacts_contact ON deal_contacts (workspace_id, contact_id, deal_id, part);
ALTER TABLE contacts ADD COLUMN merged_into uuid;
-- Other mail addresses and phone numbers of the person.
ALTER TABLE contacts ADD COLUMN also TEXT NOT NULL DEFAULT '[]';
DROP INDEX contacts_email_folded;
DROP INDEX contacts_phone_digits;
ALTER TABLE companies ADD COLUMN merged_into uuid;

-- +goose Down
SELECT 1;
