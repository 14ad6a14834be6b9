CREATE FUNCTION leave_lane() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.lane := 0;
    RETURN NEW;
END $$;
CREATE TRIGGER inbox_handled_by_an_older_release BEFORE UPDATE OF handled_at ON inbox FOR EACH ROW
WHEN (NEW.handled_at IS NOT NULL AND NEW.lane <> 0) EXECUTE FUNCTION leave_lane();
