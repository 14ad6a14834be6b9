DROP TRIGGER inbox_handled_by_an_older_release ON inbox;
DROP FUNCTION leave_lane();
