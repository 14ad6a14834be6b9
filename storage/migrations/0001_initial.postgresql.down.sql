DROP FUNCTION move_by_transfer();
DROP FUNCTION refuse();
DROP FUNCTION refuse_unless_transfer();
