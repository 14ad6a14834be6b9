-- The provider that is next, or has the job.
ALTER TABLE jobs ADD COLUMN provider TEXT GENERATED ALWAYS AS (json_extract(providers, '$[0]')) VIRTUAL;
CREATE INDEX jobs_queued ON jobs (provider, created_at, id) WHERE state = 'queued';

INSERT INTO job_media (job_id, media_id)
    SELECT j.id, m.id FROM jobs j CROSS JOIN json_tree(j.spec) t CROSS JOIN media m
    WHERE j.state IN ('queued', 'submitting', 'running', 'unsure', 'ready') AND t.type = 'text' AND m.id = t.value
    UNION SELECT j.id, j.result_media FROM jobs j WHERE j.state = 'ready' AND j.result_media IS NOT NULL;
INSERT INTO draft_media (draft_id, media_id)
    SELECT DISTINCT d.id, m.id FROM drafts d CROSS JOIN json_tree(d.data) t CROSS JOIN media m
    WHERE d.closed_at IS NULL AND t.type = 'text' AND m.id = t.value;

CREATE TRIGGER jobs_need_media AFTER INSERT ON jobs
WHEN NEW.state IN ('queued', 'submitting', 'running', 'unsure', 'ready') BEGIN
    INSERT INTO job_media (job_id, media_id)
        SELECT DISTINCT NEW.id, m.id FROM json_tree(NEW.spec) t CROSS JOIN media m
        WHERE t.type = 'text' AND m.id = t.value;
END;
CREATE TRIGGER jobs_need_their_result AFTER UPDATE OF result_media ON jobs
WHEN NEW.state IN ('queued', 'submitting', 'running', 'unsure', 'ready')
    AND NEW.result_media IS NOT NULL AND NEW.result_media IS NOT OLD.result_media BEGIN
    INSERT INTO job_media (job_id, media_id) SELECT NEW.id, NEW.result_media
        WHERE NOT EXISTS (SELECT 1 FROM job_media WHERE job_id = NEW.id AND media_id = NEW.result_media);
END;
CREATE TRIGGER jobs_over_need_nothing AFTER UPDATE OF state ON jobs
WHEN NEW.state IN ('delivered', 'failed', 'expired', 'cancelled') AND NEW.state <> OLD.state BEGIN
    DELETE FROM job_media WHERE job_id = NEW.id;
END;

CREATE TRIGGER drafts_need_media AFTER INSERT ON drafts WHEN NEW.closed_at IS NULL BEGIN
    INSERT INTO draft_media (draft_id, media_id)
        SELECT DISTINCT NEW.id, m.id FROM json_tree(NEW.data) t CROSS JOIN media m
        WHERE t.type = 'text' AND m.id = t.value;
END;
CREATE TRIGGER drafts_need_other_media AFTER UPDATE OF data ON drafts
WHEN NEW.closed_at IS NULL AND NEW.data <> OLD.data BEGIN
    DELETE FROM draft_media WHERE draft_id = NEW.id;
    INSERT INTO draft_media (draft_id, media_id)
        SELECT DISTINCT NEW.id, m.id FROM json_tree(NEW.data) t CROSS JOIN media m
        WHERE t.type = 'text' AND m.id = t.value;
END;
CREATE TRIGGER drafts_closed_need_nothing AFTER UPDATE OF closed_at ON drafts
WHEN NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL BEGIN
    DELETE FROM draft_media WHERE draft_id = NEW.id;
END;

-- The previous release finds what was ordered again in the audit log only.
CREATE TRIGGER retries_of_an_older_release AFTER INSERT ON audit
WHEN NEW.action = 'retry' AND NEW.target LIKE 'job:%' BEGIN
    UPDATE jobs SET retry_of = substr(NEW.target, 5) WHERE id = NEW.details AND retry_of IS NULL;
END;

-- The previous release keeps pauses as JSON in `switches`: until it is gone both tables say the same, whoever writes.
-- SQLite fires no trigger again that is at work already, so the two do not chase each other.
INSERT INTO provider_pauses (provider, cause, paused_by, since, why, until, probe_at, relapses, told, changed_at)
    SELECT substr(name, 7), json_extract(value, '$.cause'), json_extract(value, '$.by'), json_extract(value, '$.since'),
            json_extract(value, '$.why'), json_extract(value, '$.until'), json_extract(value, '$.probe_at'),
            json_extract(value, '$.relapses'), json_extract(value, '$.told'), changed_at
    FROM switches WHERE substr(name, 1, 6) = 'pause:';
CREATE TRIGGER switches_pause_inserted AFTER INSERT ON switches WHEN substr(NEW.name, 1, 6) = 'pause:' BEGIN
    INSERT INTO provider_pauses (provider, cause, paused_by, since, why, until, probe_at, relapses, told, changed_at)
        SELECT substr(NEW.name, 7), json_extract(NEW.value, '$.cause'), json_extract(NEW.value, '$.by'), json_extract(NEW.value, '$.since'),
            json_extract(NEW.value, '$.why'), json_extract(NEW.value, '$.until'), json_extract(NEW.value, '$.probe_at'),
            json_extract(NEW.value, '$.relapses'), json_extract(NEW.value, '$.told'), NEW.changed_at
        WHERE true
        ON CONFLICT (provider) DO UPDATE SET cause = excluded.cause, paused_by = excluded.paused_by,
            since = excluded.since, why = excluded.why, until = excluded.until, probe_at = excluded.probe_at,
            relapses = excluded.relapses, told = excluded.told, changed_at = excluded.changed_at;
END;
CREATE TRIGGER switches_pause_updated AFTER UPDATE ON switches WHEN substr(NEW.name, 1, 6) = 'pause:' BEGIN
    INSERT INTO provider_pauses (provider, cause, paused_by, since, why, until, probe_at, relapses, told, changed_at)
        SELECT substr(NEW.name, 7), json_extract(NEW.value, '$.cause'), json_extract(NEW.value, '$.by'), json_extract(NEW.value, '$.since'),
            json_extract(NEW.value, '$.why'), json_extract(NEW.value, '$.until'), json_extract(NEW.value, '$.probe_at'),
            json_extract(NEW.value, '$.relapses'), json_extract(NEW.value, '$.told'), NEW.changed_at
        WHERE true
        ON CONFLICT (provider) DO UPDATE SET cause = excluded.cause, paused_by = excluded.paused_by,
            since = excluded.since, why = excluded.why, until = excluded.until, probe_at = excluded.probe_at,
            relapses = excluded.relapses, told = excluded.told, changed_at = excluded.changed_at;
END;
CREATE TRIGGER switches_pause_deleted AFTER DELETE ON switches WHEN substr(OLD.name, 1, 6) = 'pause:' BEGIN
    DELETE FROM provider_pauses WHERE provider = substr(OLD.name, 7);
END;
CREATE TRIGGER pauses_inserted AFTER INSERT ON provider_pauses BEGIN
    INSERT INTO switches (name, value, changed_at)
        SELECT 'pause:' || NEW.provider,
            json_object('until', NEW.until, 'why', NEW.why, 'by', NEW.paused_by, 'cause', NEW.cause, 'since', NEW.since,
                'probe_at', NEW.probe_at, 'relapses', NEW.relapses,
                'told', json(CASE WHEN NEW.told THEN 'true' ELSE 'false' END)),
            NEW.changed_at
        WHERE true ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at;
END;
CREATE TRIGGER pauses_updated AFTER UPDATE ON provider_pauses BEGIN
    INSERT INTO switches (name, value, changed_at)
        SELECT 'pause:' || NEW.provider,
            json_object('until', NEW.until, 'why', NEW.why, 'by', NEW.paused_by, 'cause', NEW.cause, 'since', NEW.since,
                'probe_at', NEW.probe_at, 'relapses', NEW.relapses,
                'told', json(CASE WHEN NEW.told THEN 'true' ELSE 'false' END)),
            NEW.changed_at
        WHERE true ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at;
END;
CREATE TRIGGER pauses_deleted AFTER DELETE ON provider_pauses BEGIN
    DELETE FROM switches WHERE name = 'pause:' || OLD.provider;
END;
