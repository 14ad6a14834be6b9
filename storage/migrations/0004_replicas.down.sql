ALTER TABLE inbox DROP COLUMN owner;
DROP TABLE replicas;
