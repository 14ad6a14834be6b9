ALTER TABLE reports DROP COLUMN reason;
