-- The processes that share this database, and whose turn an update in the inbox is.
CREATE TABLE replicas (
    id      TEXT PRIMARY KEY,
    seen_at BIGINT NOT NULL
);
ALTER TABLE inbox ADD COLUMN owner TEXT NOT NULL DEFAULT 'only';
