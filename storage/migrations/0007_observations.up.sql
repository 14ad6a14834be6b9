-- Who looks at a job that a provider has, and until when: one look at a time, whoever rang.
ALTER TABLE jobs ADD COLUMN observed_until BIGINT;
ALTER TABLE jobs ADD COLUMN observed_by TEXT;

-- Orders whose answer was lost are few, and counted.
CREATE INDEX attempts_unsure ON attempts (sent_at) WHERE state = 'unsure';
