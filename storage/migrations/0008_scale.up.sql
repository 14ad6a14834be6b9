-- What runs every day must not become slower with all that ever was, and what is over must not stay for ever.
-- docs/operations.md says how long each kind of row is kept; storage/retention.py removes it.

-- Empty for forgotten people of whom something is left: until their last job is over and emptied.
ALTER TABLE users ADD COLUMN erased_at BIGINT;
UPDATE users SET erased_at = forgotten_at WHERE forgotten_at IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM jobs j WHERE j.user_id = users.id
    AND (j.spec <> '{}' OR j.state NOT IN ('delivered', 'failed', 'expired', 'cancelled'))
) AND id NOT IN (SELECT user_id FROM media WHERE user_id IS NOT NULL AND sha256 <> '');
CREATE INDEX users_to_erase ON users (id) WHERE forgotten_at IS NOT NULL AND erased_at IS NULL;
CREATE INDEX users_by_username ON users (lower(username));
CREATE INDEX users_to_write_to ON users (telegram_id)
    WHERE telegram_id IS NOT NULL AND consent_version IS NOT NULL AND blocked_at IS NULL AND banned_at IS NULL;
CREATE INDEX forgotten_by_time ON forgotten (until) WHERE banned_at IS NULL;
CREATE INDEX chats_by_title ON chats (title);
CREATE INDEX chats_by_plain_title ON chats (lower(title));
CREATE INDEX chats_to_write_to ON chats (id)
    WHERE kind IN ('group', 'supergroup') AND left_at IS NULL AND migrated_to IS NULL AND enabled = 1;

CREATE INDEX drafts_by_user ON drafts (user_id);
CREATE INDEX drafts_open_by_chat ON drafts (chat_id) WHERE closed_at IS NULL;
CREATE INDEX drafts_idle ON drafts (changed_at) WHERE closed_at IS NULL;
CREATE INDEX drafts_closed ON drafts (closed_at) WHERE closed_at IS NOT NULL;

DROP INDEX media_by_user;
CREATE INDEX media_by_user ON media (user_id);
CREATE INDEX media_by_path ON media (path) WHERE deleted_at IS NULL;
CREATE INDEX media_deleted ON media (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX saved_faces_by_media ON saved_faces (media_id);
CREATE INDEX detections_by_time ON detections (at);

CREATE INDEX jobs_without_result ON jobs (state, created_at, id) WHERE state IN ('failed', 'expired', 'cancelled');
CREATE INDEX jobs_by_result ON jobs (result_media) WHERE result_media IS NOT NULL;
CREATE INDEX transfers_by_time ON transfers (at) WHERE kind IN ('settle', 'grant', 'correction');

-- An attempt that ended long ago keeps what figures are made of, and no token, ticket or address.
ALTER TABLE attempts ADD COLUMN retired_at BIGINT;
CREATE INDEX attempts_succeeded ON attempts (sent_at, provider, ended_at) WHERE state = 'succeeded';
CREATE INDEX attempts_to_retire ON attempts (sent_at) WHERE retired_at IS NULL;

CREATE INDEX callbacks_handled ON callbacks (handled_at) WHERE handled_at IS NOT NULL;
CREATE INDEX outbox_over ON outbox (created_at) WHERE state <> 'waiting';
CREATE INDEX outbox_parked ON outbox (job_id) WHERE state = 'parked';
CREATE INDEX reports_open ON reports (job_id) WHERE closed_at IS NULL;
CREATE INDEX reports_closed ON reports (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX audit_by_actor ON audit (actor);
CREATE INDEX audit_by_time ON audit (at);
CREATE INDEX proposals_by_time ON proposals (created_at);
CREATE INDEX alerts_by_time ON alerts (told_at);
CREATE INDEX broadcast_targets_by_chat ON broadcast_targets (chat_id);

-- An update that is handled says no longer whose it was.
UPDATE inbox SET lane = 0 WHERE handled_at IS NOT NULL AND lane <> 0;
CREATE INDEX inbox_handled ON inbox (handled_at) WHERE handled_at IS NOT NULL;
CREATE INDEX inbox_backlog ON inbox (owner, update_id) WHERE handled_at IS NULL;

-- How often a hosted service looked for faces for a person on a day, which is paid for before anything is ordered.
CREATE TABLE looks (
    user_id BIGINT NOT NULL REFERENCES users (id),
    day     BIGINT NOT NULL,                        -- when the person's day began
    count   INTEGER NOT NULL,
    PRIMARY KEY (user_id, day)
);
CREATE INDEX looks_by_day ON looks (day);
