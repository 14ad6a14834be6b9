-- Words in braces are the few things that the two databases spell differently; storage/migrating.py has the list.
-- Times are whole milliseconds since 1970 in UTC; flags are 0 or 1; documents are JSON text.

CREATE TABLE users (
    id              {serial},
    telegram_id     BIGINT UNIQUE,              -- NULL once the person asked to be forgotten
    name            TEXT NOT NULL DEFAULT '',
    username        TEXT,
    language        TEXT,                       -- chosen with /language; NULL follows the app's
    app_language    TEXT,
    consent_version INTEGER,
    consented_at    BIGINT,
    blocked_at      BIGINT,                     -- the person blocked the bot
    created_at      BIGINT NOT NULL,
    forgotten_at    BIGINT
);

-- Salted fingerprints of people who were forgotten, so that nobody gets a second welcome gift by being forgotten.
CREATE TABLE forgotten (
    fingerprint TEXT PRIMARY KEY,
    until       BIGINT NOT NULL
);

CREATE TABLE chats (
    id          {key},
    kind        TEXT NOT NULL,
    title       TEXT NOT NULL DEFAULT '',
    language    TEXT,
    migrated_to BIGINT,
    created_at  BIGINT NOT NULL
);

CREATE TABLE accounts (
    name     TEXT PRIMARY KEY,                  -- user:7:available, user:7:held, house:grants, provider:akool:cost ...
    owned    INTEGER NOT NULL DEFAULT 0,        -- 1: belongs to a user or a chat, so may never be overdrawn
    balance  BIGINT NOT NULL DEFAULT 0,         -- kept by trigger: the sum of this account's transfers
    moved_by BIGINT NOT NULL DEFAULT 0,         -- the transfer that moved the balance last; triggers allow no other cause
    CONSTRAINT never_overdrawn CHECK (owned = 0 OR balance >= 0)
);

CREATE TABLE transfers (
    id          {serial},
    debit       TEXT NOT NULL REFERENCES accounts (name),   -- loses the amount
    credit      TEXT NOT NULL REFERENCES accounts (name),   -- gains the amount
    amount      BIGINT NOT NULL CHECK (amount > 0),
    kind        TEXT NOT NULL CHECK (kind IN ('grant', 'take', 'hold', 'settle', 'release', 'cost', 'correction')),
    job_id      TEXT,
    phase       TEXT CHECK (phase IN ('hold', 'close')),    -- settle and release share 'close': one of them, once
    external_id TEXT UNIQUE,
    corrects    BIGINT,
    note        TEXT NOT NULL DEFAULT '',
    at          BIGINT NOT NULL,
    CHECK (debit <> credit),
    UNIQUE (job_id, phase)
);
INSERT INTO accounts (name) VALUES ('house:grants'), ('house:revenue');
CREATE INDEX transfers_by_debit ON transfers (debit, id);
CREATE INDEX transfers_by_credit ON transfers (credit, id);

CREATE TABLE quotas (
    scope           TEXT PRIMARY KEY,           -- default, user:7, chat:-100123
    jobs_per_day    INTEGER,                    -- NULL: no limit; 0: none allowed
    credits_per_day INTEGER,
    open_jobs       INTEGER,
    changed_at      BIGINT NOT NULL
);

CREATE TABLE drafts (
    id              TEXT PRIMARY KEY,
    user_id         BIGINT NOT NULL REFERENCES users (id),
    chat_id         BIGINT NOT NULL,
    thread_id       BIGINT,
    kind            TEXT NOT NULL,              -- swap, age
    step            TEXT NOT NULL,
    data            TEXT NOT NULL,
    version         INTEGER NOT NULL DEFAULT 1,
    card_message_id BIGINT,
    source_update   BIGINT UNIQUE,              -- the update that opened it: a replayed update finds it again
    created_at      BIGINT NOT NULL,
    changed_at      BIGINT NOT NULL,
    closed_at       BIGINT
);
CREATE UNIQUE INDEX drafts_one_open ON drafts (user_id, chat_id) WHERE closed_at IS NULL;

CREATE TABLE media (
    id          TEXT PRIMARY KEY,
    user_id     BIGINT REFERENCES users (id),
    purpose     TEXT NOT NULL,                  -- scene, identity, face, result, preview
    sha256      TEXT NOT NULL,
    mime        TEXT NOT NULL,
    bytes       BIGINT NOT NULL,
    width       INTEGER NOT NULL,
    height      INTEGER NOT NULL,
    path        TEXT NOT NULL,
    file_id     TEXT,                           -- Telegram's, once it was uploaded
    created_at  BIGINT NOT NULL,
    expires_at  BIGINT,                         -- NULL: kept until the person deletes it
    deleted_at  BIGINT
);
CREATE INDEX media_by_user ON media (user_id) WHERE deleted_at IS NULL;
CREATE INDEX media_by_expiry ON media (expires_at) WHERE deleted_at IS NULL;

CREATE TABLE jobs (
    id              TEXT PRIMARY KEY,
    draft_id        TEXT NOT NULL UNIQUE,       -- one press or ten: one job
    user_id         BIGINT NOT NULL REFERENCES users (id),
    wallet          TEXT NOT NULL,              -- who pays: user:7 or chat:-100123
    chat_id         BIGINT NOT NULL,
    thread_id       BIGINT,
    card_message_id BIGINT,
    locale          TEXT NOT NULL,
    kind            TEXT NOT NULL,
    spec            TEXT NOT NULL,
    price           BIGINT NOT NULL,
    state           TEXT NOT NULL,
    attempt_no      INTEGER NOT NULL DEFAULT 0,
    providers       TEXT NOT NULL,              -- names still to be tried, in order, as JSON
    reason          TEXT,                       -- why it failed: a text key
    result_media    TEXT REFERENCES media (id),
    cancel_asked_at BIGINT,
    epoch           BIGINT NOT NULL DEFAULT 0,  -- goes up with every claim; every later write of a claimant checks it
    lease_until     BIGINT,
    next_check_at   BIGINT NOT NULL,
    checks          INTEGER NOT NULL DEFAULT 0,
    deadline_at     BIGINT NOT NULL,
    created_at      BIGINT NOT NULL,
    changed_at      BIGINT NOT NULL
);
CREATE INDEX jobs_due ON jobs (next_check_at) WHERE state IN ('queued', 'submitting', 'running', 'unsure');
CREATE INDEX jobs_by_user ON jobs (user_id, created_at);
CREATE INDEX jobs_by_chat ON jobs (chat_id, created_at);

CREATE TABLE attempts (
    id          {serial},
    job_id      TEXT NOT NULL REFERENCES jobs (id),
    number      INTEGER NOT NULL,
    provider    TEXT NOT NULL,
    token_hash  TEXT NOT NULL UNIQUE,           -- SHA-256 of the secret in the callback address
    state       TEXT NOT NULL,                  -- submitting, running, succeeded, failed, refused, unsent, unsure
    task_ref    TEXT,                           -- the provider's own name for it
    ticket      TEXT,                           -- whatever else the provider needs to ask about it, as JSON
    result      TEXT,                           -- where the finished result is: an address, or local:<media id>
    points      BIGINT,                         -- what the provider says it took
    error       TEXT,
    sent_at     BIGINT NOT NULL,
    answered_at BIGINT,
    ended_at    BIGINT,
    UNIQUE (job_id, number)
);
CREATE INDEX attempts_by_ref ON attempts (provider, task_ref);

CREATE TABLE callbacks (
    id          {serial},
    attempt_id  BIGINT NOT NULL REFERENCES attempts (id),
    digest      TEXT NOT NULL,
    body        {bytes} NOT NULL,
    received_at BIGINT NOT NULL,
    handled_at  BIGINT,
    outcome     TEXT,
    UNIQUE (attempt_id, digest)
);
CREATE INDEX callbacks_waiting ON callbacks (id) WHERE handled_at IS NULL;

CREATE TABLE inbox (
    update_id   {key},
    lane        BIGINT NOT NULL,                -- whose turn it waits for: the person, else the chat
    payload     TEXT NOT NULL,                  -- emptied once it is handled
    received_at BIGINT NOT NULL,
    tries       INTEGER NOT NULL DEFAULT 0,
    handled_at  BIGINT
);
CREATE INDEX inbox_waiting ON inbox (lane, update_id) WHERE handled_at IS NULL;

CREATE TABLE outbox (
    id          {serial},
    job_id      TEXT NOT NULL REFERENCES jobs (id),
    kind        TEXT NOT NULL,                  -- result, failure
    state       TEXT NOT NULL,                  -- waiting, sent, parked (the person cannot be reached), dead
    tries       INTEGER NOT NULL DEFAULT 0,
    next_at     BIGINT NOT NULL,
    epoch       BIGINT NOT NULL DEFAULT 0,
    lease_until BIGINT,
    created_at  BIGINT NOT NULL,
    sent_at     BIGINT,
    UNIQUE (job_id, kind)
);
CREATE INDEX outbox_due ON outbox (next_at) WHERE state = 'waiting';

CREATE TABLE saved_faces (
    id         {serial},
    user_id    BIGINT NOT NULL REFERENCES users (id),
    name       TEXT NOT NULL,
    media_id   TEXT NOT NULL REFERENCES media (id),
    box        TEXT NOT NULL,
    is_default INTEGER NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    UNIQUE (user_id, name)
);
CREATE UNIQUE INDEX saved_faces_one_default ON saved_faces (user_id) WHERE is_default = 1;

CREATE TABLE detections (
    sha256   TEXT NOT NULL,
    detector TEXT NOT NULL,
    faces    TEXT NOT NULL,
    at       BIGINT NOT NULL,
    PRIMARY KEY (sha256, detector)
);

CREATE TABLE reports (
    id         {serial},
    job_id     TEXT NOT NULL REFERENCES jobs (id),
    user_id    BIGINT NOT NULL REFERENCES users (id),
    at         BIGINT NOT NULL,
    closed_at  BIGINT,
    UNIQUE (job_id, user_id)
);

CREATE TABLE switches (
    name       TEXT PRIMARY KEY,
    value      TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE audit (
    id      {serial},
    actor   TEXT NOT NULL,
    action  TEXT NOT NULL,
    target  TEXT NOT NULL,
    details TEXT NOT NULL DEFAULT '',
    at      BIGINT NOT NULL
);
