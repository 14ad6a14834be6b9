-- Who holds a lease, so that what a dead replica held is free as soon as it is taken for dead.
ALTER TABLE jobs ADD COLUMN lease_by TEXT;
ALTER TABLE outbox ADD COLUMN lease_by TEXT;

-- Until when a replica may be changing the card to show progress; a result waits for it.
ALTER TABLE jobs ADD COLUMN card_until BIGINT;
