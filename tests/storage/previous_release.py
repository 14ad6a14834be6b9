"""Statements as an earlier release sends them, recorded: they must go on working on every later schema.

Add to the list with each release; never mend what stands here.
"""

RELEASE_0_1 = [
    "INSERT INTO users (telegram_id, name, username, app_language, created_at) VALUES (1, 'A', 'a', 'en', 1)",
    "UPDATE users SET consent_version = 1, consented_at = 1, blocked_at = NULL WHERE telegram_id = 1",
    "INSERT INTO chats (id, kind, title, created_at) VALUES (-5, 'group', 'Trip', 1)",
    """INSERT INTO inbox (update_id, lane, payload, received_at) VALUES (1, 1, '{}', 1)
       ON CONFLICT (update_id) DO NOTHING""",
    "UPDATE inbox SET tries = tries + 1 WHERE update_id = 1",
    "UPDATE inbox SET handled_at = 1, payload = '' WHERE update_id = 1",
    """INSERT INTO drafts (id, user_id, chat_id, thread_id, kind, step, data, source_update, created_at, changed_at)
       VALUES ('d', 1, 1, NULL, 'swap', 'scene', '{}', 1, 1, 1)""",
    "UPDATE drafts SET step = 'price', data = '{}', version = version + 1, changed_at = 2 WHERE id = 'd'",
    """INSERT INTO media (id, user_id, purpose, sha256, mime, bytes, width, height, path, created_at, expires_at)
       VALUES ('m', 1, 'scene', 'h', 'image/jpeg', 1, 1, 1, 'p', 1, 9)""",
    "INSERT INTO detections (sha256, detector, faces, at) VALUES ('h', 'local', '[]', 1)",
    """INSERT INTO saved_faces (user_id, name, media_id, box, is_default, created_at)
       VALUES (1, 'Me', 'm', '[0,0,1,1]', 1, 1)""",
    "INSERT INTO accounts (name, owned) VALUES ('user:1:available', 1) ON CONFLICT (name) DO NOTHING",
    "INSERT INTO accounts (name, owned) VALUES ('user:1:held', 1) ON CONFLICT (name) DO NOTHING",
    """INSERT INTO transfers (debit, credit, amount, kind, external_id, note, at)
       VALUES ('house:grants', 'user:1:available', 10, 'grant', 'welcome', '', 1)
       ON CONFLICT (external_id) DO NOTHING""",
    """INSERT INTO jobs (id, draft_id, user_id, wallet, chat_id, thread_id, card_message_id, locale, kind, spec, price,
           state, providers, next_check_at, deadline_at, created_at, changed_at)
       VALUES ('j', 'd', 1, 'user:1', 1, NULL, 5, 'en', 'swap', '{}', 3, 'queued', '["local"]', 1, 9, 1, 1)""",
    """INSERT INTO transfers (debit, credit, amount, kind, job_id, phase, at)
       VALUES ('user:1:available', 'user:1:held', 3, 'hold', 'j', 'hold', 1)""",
    "UPDATE jobs SET epoch = epoch + 1, lease_until = 5 WHERE id = 'j'",
    """INSERT INTO attempts (job_id, number, provider, token_hash, state, sent_at)
       VALUES ('j', 1, 'local', 't', 'submitting', 1)""",
    "INSERT INTO callbacks (attempt_id, digest, body, received_at) VALUES (1, 'x', '', 1)",
    "UPDATE jobs SET state = 'ready', result_media = 'm', checks = 0 WHERE id = 'j' AND state = 'queued'",
    "INSERT INTO outbox (job_id, kind, state, next_at, created_at) VALUES ('j', 'result', 'waiting', 1, 1)",
    """INSERT INTO transfers (debit, credit, amount, kind, job_id, phase, at)
       SELECT credit, 'house:revenue', amount, 'settle', job_id, 'close', 1
       FROM transfers WHERE job_id = 'j' AND phase = 'hold' ON CONFLICT (job_id, phase) DO NOTHING""",
    "UPDATE outbox SET state = 'sent', sent_at = 2 WHERE job_id = 'j'",
    "INSERT INTO reports (job_id, user_id, at) VALUES ('j', 1, 1)",
    "INSERT INTO switches (name, value, changed_at) VALUES ('pause', 'on', 1)",
    "INSERT INTO quotas (scope, jobs_per_day, changed_at) VALUES ('default', 5, 1)",
    "INSERT INTO audit (actor, action, target, at) VALUES ('1', 'grant', 'user:1', 1)",
    "INSERT INTO forgotten (fingerprint, until) VALUES ('f', 9)",
    "UPDATE media SET deleted_at = 1 WHERE id = 'm'",
]
