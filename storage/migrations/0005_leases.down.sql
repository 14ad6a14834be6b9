ALTER TABLE jobs DROP COLUMN card_until;
ALTER TABLE outbox DROP COLUMN lease_by;
ALTER TABLE jobs DROP COLUMN lease_by;
