-- The provider that is next, or has the job.
ALTER TABLE jobs ADD COLUMN provider TEXT GENERATED ALWAYS AS (providers::jsonb ->> 0) STORED;
CREATE INDEX jobs_queued ON jobs (provider, created_at, id) WHERE state = 'queued';

CREATE FUNCTION media_named_in(document TEXT) RETURNS SETOF TEXT LANGUAGE sql STABLE AS $$
    SELECT DISTINCT m.id
    FROM jsonb_path_query(document::jsonb, 'strict $.** ? (@.type() == "string")') AS found (word)
    JOIN media m ON m.id = found.word #>> '{}'
$$;

INSERT INTO job_media (job_id, media_id)
    SELECT j.id, named FROM jobs j CROSS JOIN LATERAL media_named_in(j.spec) AS named
    WHERE j.state IN ('queued', 'submitting', 'running', 'unsure', 'ready')
    UNION SELECT j.id, j.result_media FROM jobs j WHERE j.state = 'ready' AND j.result_media IS NOT NULL;
INSERT INTO draft_media (draft_id, media_id)
    SELECT d.id, named FROM drafts d CROSS JOIN LATERAL media_named_in(d.data) AS named WHERE d.closed_at IS NULL;

CREATE FUNCTION keep_job_media() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state IN ('delivered', 'failed', 'expired', 'cancelled') THEN
        DELETE FROM job_media WHERE job_id = NEW.id;
    ELSIF TG_OP = 'INSERT' THEN
        INSERT INTO job_media (job_id, media_id) SELECT NEW.id, media_named_in(NEW.spec);
    ELSIF NEW.result_media IS NOT NULL THEN
        INSERT INTO job_media (job_id, media_id) VALUES (NEW.id, NEW.result_media) ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER jobs_need_media AFTER INSERT ON jobs FOR EACH ROW EXECUTE FUNCTION keep_job_media();
CREATE TRIGGER jobs_keep_media AFTER UPDATE OF state, result_media ON jobs FOR EACH ROW
WHEN (NEW.state IS DISTINCT FROM OLD.state OR NEW.result_media IS DISTINCT FROM OLD.result_media)
EXECUTE FUNCTION keep_job_media();

CREATE FUNCTION keep_draft_media() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        DELETE FROM draft_media WHERE draft_id = NEW.id;
    END IF;
    IF NEW.closed_at IS NULL THEN
        INSERT INTO draft_media (draft_id, media_id) SELECT NEW.id, media_named_in(NEW.data);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER drafts_need_media AFTER INSERT ON drafts FOR EACH ROW EXECUTE FUNCTION keep_draft_media();
CREATE TRIGGER drafts_keep_media AFTER UPDATE OF data, closed_at ON drafts FOR EACH ROW
WHEN (NEW.data IS DISTINCT FROM OLD.data OR NEW.closed_at IS DISTINCT FROM OLD.closed_at)
EXECUTE FUNCTION keep_draft_media();

-- The previous release finds what was ordered again in the audit log only.
CREATE FUNCTION keep_retry_of() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE jobs SET retry_of = substr(NEW.target, 5) WHERE id = NEW.details AND retry_of IS NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER audit_keeps_retries AFTER INSERT ON audit FOR EACH ROW
WHEN (NEW.action = 'retry' AND NEW.target LIKE 'job:%') EXECUTE FUNCTION keep_retry_of();

-- The previous release keeps pauses as JSON in `switches`: until it is gone both tables say the same, whoever writes.
INSERT INTO provider_pauses (provider, cause, paused_by, since, why, until, probe_at, relapses, told, changed_at)
    SELECT substr(name, 7), value::jsonb ->> 'cause', value::jsonb ->> 'by', (value::jsonb ->> 'since')::bigint,
        value::jsonb ->> 'why', (value::jsonb ->> 'until')::bigint, (value::jsonb ->> 'probe_at')::bigint,
        (value::jsonb ->> 'relapses')::integer, (value::jsonb ->> 'told')::boolean::integer, changed_at
    FROM switches WHERE name LIKE 'pause:%';

CREATE FUNCTION switches_to_pauses() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said jsonb;
BEGIN
    IF pg_trigger_depth() > 1 THEN  -- it came from there
        RETURN NULL;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM provider_pauses WHERE provider = substr(OLD.name, 7) AND OLD.name LIKE 'pause:%';
    ELSIF NEW.name LIKE 'pause:%' THEN
        said := NEW.value::jsonb;
        INSERT INTO provider_pauses
            (provider, cause, paused_by, since, why, until, probe_at, relapses, told, changed_at)
        VALUES (substr(NEW.name, 7), said ->> 'cause', said ->> 'by', (said ->> 'since')::bigint, said ->> 'why',
            (said ->> 'until')::bigint, (said ->> 'probe_at')::bigint, (said ->> 'relapses')::integer,
            (said ->> 'told')::boolean::integer, NEW.changed_at)
        ON CONFLICT (provider) DO UPDATE SET cause = excluded.cause, paused_by = excluded.paused_by,
            since = excluded.since, why = excluded.why, until = excluded.until, probe_at = excluded.probe_at,
            relapses = excluded.relapses, told = excluded.told, changed_at = excluded.changed_at;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER switches_keep_pauses AFTER INSERT OR UPDATE OR DELETE ON switches
FOR EACH ROW EXECUTE FUNCTION switches_to_pauses();

CREATE FUNCTION pauses_to_switches() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() > 1 THEN
        RETURN NULL;
    ELSIF TG_OP = 'DELETE' THEN
        DELETE FROM switches WHERE name = 'pause:' || OLD.provider;
    ELSE
        INSERT INTO switches (name, value, changed_at)
        VALUES ('pause:' || NEW.provider, jsonb_build_object('until', NEW.until, 'why', NEW.why, 'by', NEW.paused_by,
            'cause', NEW.cause, 'since', NEW.since, 'probe_at', NEW.probe_at, 'relapses', NEW.relapses,
            'told', NEW.told = 1)::text, NEW.changed_at)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER pauses_keep_switches AFTER INSERT OR UPDATE OR DELETE ON provider_pauses
FOR EACH ROW EXECUTE FUNCTION pauses_to_switches();
