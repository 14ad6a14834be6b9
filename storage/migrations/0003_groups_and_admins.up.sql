ALTER TABLE users ADD COLUMN banned_at BIGINT;      -- by an admin; NULL: welcome
ALTER TABLE users ADD COLUMN ban_reason TEXT;
ALTER TABLE users ADD COLUMN timezone TEXT;         -- an IANA name; NULL is UTC
ALTER TABLE users ADD COLUMN day_from BIGINT;       -- the day that ran when they moved to another time zone: it
ALTER TABLE users ADD COLUMN day_until BIGINT;      -- ends when it would have, so that moving earns no second one

ALTER TABLE forgotten ADD COLUMN banned_at BIGINT;  -- being forgotten lifts no ban
ALTER TABLE forgotten ADD COLUMN ban_reason TEXT;

ALTER TABLE chats ADD COLUMN wallet TEXT;           -- NULL: chat:<id>; a group keeps its wallet when its id changes
ALTER TABLE chats ADD COLUMN timezone TEXT;
ALTER TABLE chats ADD COLUMN day_from BIGINT;       -- as users have it
ALTER TABLE chats ADD COLUMN day_until BIGINT;
ALTER TABLE chats ADD COLUMN enabled INTEGER NOT NULL DEFAULT 1;
ALTER TABLE chats ADD COLUMN allowed TEXT NOT NULL DEFAULT 'everyone';  -- everyone, admins
ALTER TABLE chats ADD COLUMN cooldown BIGINT NOT NULL DEFAULT 0;        -- seconds between two jobs of one person
ALTER TABLE chats ADD COLUMN results TEXT NOT NULL DEFAULT 'group';     -- group, private
ALTER TABLE chats ADD COLUMN left_at BIGINT;        -- the bot was removed from it

ALTER TABLE jobs ADD COLUMN asked_in BIGINT;        -- the chat where it was ordered, when its card is elsewhere
CREATE INDEX jobs_by_asking ON jobs (asked_in, created_at) WHERE asked_in IS NOT NULL;
CREATE INDEX jobs_by_time ON jobs (created_at);
CREATE INDEX jobs_ready ON jobs (changed_at) WHERE state = 'ready';

-- What an admin is about to do and has not confirmed yet; done once, however often the button is pressed.
CREATE TABLE proposals (
    id         TEXT PRIMARY KEY,
    actor      BIGINT NOT NULL,                     -- a Telegram id
    action     TEXT NOT NULL,
    data       TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    done_at    BIGINT,
    outcome    TEXT                                 -- done, dropped
);

CREATE TABLE broadcasts (
    id              TEXT PRIMARY KEY,
    actor           BIGINT NOT NULL,                -- a Telegram id; the message to copy is in their private chat
    message_id      BIGINT NOT NULL,
    card_message_id BIGINT,
    state           TEXT NOT NULL,                  -- draft, running, stopped, gone (nothing left to copy), done, dropped
    holder          TEXT,                           -- the one process that works on it, until its lease runs out
    lease_until     BIGINT,
    told_at         BIGINT,                         -- the card shows how it stands, and nothing is under way
    created_at      BIGINT NOT NULL,
    changed_at      BIGINT NOT NULL
);
CREATE TABLE broadcast_targets (
    broadcast_id TEXT NOT NULL REFERENCES broadcasts (id),
    chat_id      BIGINT NOT NULL,
    state        TEXT NOT NULL,                     -- waiting, sending, sent, failed, unsure
    next_at      BIGINT NOT NULL,
    tries        INTEGER NOT NULL DEFAULT 0,
    changed_at   BIGINT NOT NULL,
    PRIMARY KEY (broadcast_id, chat_id)
);
CREATE INDEX broadcast_targets_due ON broadcast_targets (broadcast_id, next_at, chat_id DESC) WHERE state = 'waiting';
CREATE INDEX broadcast_targets_under_way ON broadcast_targets (broadcast_id) WHERE state = 'sending';

-- When the admins were told last, so that a fault that goes on does not ring for every job.
CREATE TABLE alerts (
    name      TEXT PRIMARY KEY,
    told_at   BIGINT NOT NULL,
    held_back INTEGER NOT NULL DEFAULT 0            -- how many were not told since
);

-- What a provider took today is looked up before every order to it.
CREATE INDEX costs_by_time ON transfers (credit, at) WHERE kind = 'cost';
