CREATE TRIGGER inbox_handled_by_an_older_release AFTER UPDATE OF handled_at ON inbox
WHEN NEW.handled_at IS NOT NULL AND NEW.lane <> 0 BEGIN
    UPDATE inbox SET lane = 0 WHERE update_id = NEW.update_id;
END;
