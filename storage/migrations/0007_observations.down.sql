DROP INDEX attempts_unsure;
ALTER TABLE jobs DROP COLUMN observed_by;
ALTER TABLE jobs DROP COLUMN observed_until;
