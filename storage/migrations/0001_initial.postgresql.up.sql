-- A balance moves only as the effect of a transfer that was written just before, and by what that transfer says.

CREATE FUNCTION move_by_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE accounts SET balance = balance - NEW.amount, moved_by = NEW.id WHERE name = NEW.debit;
    UPDATE accounts SET balance = balance + NEW.amount, moved_by = NEW.id WHERE name = NEW.credit;
    RETURN NULL;
END $$;

CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION refuse_unless_transfer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.moved_by <= OLD.moved_by OR NOT EXISTS (
        SELECT 1 FROM transfers t
        WHERE t.id = NEW.moved_by
          AND ((t.credit = NEW.name AND NEW.balance = OLD.balance + t.amount)
            OR (t.debit = NEW.name AND NEW.balance = OLD.balance - t.amount))
    ) THEN
        RAISE EXCEPTION 'balances are moved by transfers only' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER transfers_move AFTER INSERT ON transfers FOR EACH ROW EXECUTE FUNCTION move_by_transfer();

CREATE TRIGGER transfers_stay_as_written BEFORE UPDATE ON transfers
FOR EACH ROW EXECUTE FUNCTION refuse('transfers are never changed: write a correction');

CREATE TRIGGER transfers_stay BEFORE DELETE ON transfers
FOR EACH ROW EXECUTE FUNCTION refuse('transfers are never deleted: write a correction');

CREATE TRIGGER transfers_are_not_emptied BEFORE TRUNCATE ON transfers
FOR EACH STATEMENT EXECUTE FUNCTION refuse('transfers are never deleted: write a correction');

CREATE TRIGGER accounts_begin_empty BEFORE INSERT ON accounts
FOR EACH ROW WHEN (NEW.balance <> 0 OR NEW.moved_by <> 0)
EXECUTE FUNCTION refuse('accounts begin empty: write a transfer');

CREATE TRIGGER accounts_move_by_transfer BEFORE UPDATE ON accounts
FOR EACH ROW WHEN (NEW.balance IS DISTINCT FROM OLD.balance OR NEW.moved_by IS DISTINCT FROM OLD.moved_by)
EXECUTE FUNCTION refuse_unless_transfer();
