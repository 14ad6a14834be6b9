ALTER TABLE media DROP COLUMN milliseconds;
