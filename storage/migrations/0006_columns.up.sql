-- What was said in text is said in columns. Triggers keep it true whoever writes: this release, or the previous one
-- that runs beside it for a while and knows nothing of these columns. See docs/decisions/0014.

-- The job that was ordered again in place of this one is the other's `retry_of`.
ALTER TABLE jobs ADD COLUMN retry_of TEXT;
UPDATE jobs SET retry_of = (
    SELECT substr(a.target, 5) FROM audit a
    WHERE a.action = 'retry' AND a.details = jobs.id AND a.target LIKE 'job:%' ORDER BY a.id DESC LIMIT 1
) WHERE id IN (SELECT details FROM audit WHERE action = 'retry');
CREATE INDEX jobs_by_retry ON jobs (retry_of, created_at) WHERE retry_of IS NOT NULL;

-- Which media a job needs, from its order to its end, and a draft, for as long as it is open: they are not erased.
CREATE TABLE job_media (
    job_id   TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    media_id TEXT NOT NULL REFERENCES media (id) ON DELETE CASCADE,
    PRIMARY KEY (job_id, media_id)
);
CREATE INDEX job_media_by_media ON job_media (media_id);
CREATE TABLE draft_media (
    draft_id TEXT NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
    media_id TEXT NOT NULL REFERENCES media (id) ON DELETE CASCADE,
    PRIMARY KEY (draft_id, media_id)
);
CREATE INDEX draft_media_by_media ON draft_media (media_id);

-- Providers that are left alone; also those of which the pause is over.
CREATE TABLE provider_pauses (
    provider   TEXT PRIMARY KEY,
    cause      TEXT NOT NULL,                       -- trouble, budget, hand
    paused_by  TEXT NOT NULL,                       -- auto, or user:<Telegram id>
    since      BIGINT NOT NULL,
    why        TEXT NOT NULL DEFAULT '',
    until      BIGINT,                              -- NULL: it ends by a probe or by hand
    probe_at   BIGINT,
    relapses   INTEGER NOT NULL DEFAULT 0,          -- how often trouble came back soon after a probe
    told       INTEGER NOT NULL DEFAULT 1,          -- the admins know
    changed_at BIGINT NOT NULL
);
