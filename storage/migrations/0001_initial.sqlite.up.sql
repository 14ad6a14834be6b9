-- A balance moves only as the effect of a transfer that was written just before, and by what that transfer says.

CREATE TRIGGER transfers_move AFTER INSERT ON transfers BEGIN
    UPDATE accounts SET balance = balance - NEW.amount, moved_by = NEW.id WHERE name = NEW.debit;
    UPDATE accounts SET balance = balance + NEW.amount, moved_by = NEW.id WHERE name = NEW.credit;
END;

CREATE TRIGGER transfers_stay_as_written BEFORE UPDATE ON transfers BEGIN
    SELECT RAISE(ABORT, 'transfers are never changed: write a correction');
END;

CREATE TRIGGER transfers_stay BEFORE DELETE ON transfers BEGIN
    SELECT RAISE(ABORT, 'transfers are never deleted: write a correction');
END;

CREATE TRIGGER accounts_begin_empty BEFORE INSERT ON accounts WHEN NEW.balance <> 0 OR NEW.moved_by <> 0 BEGIN
    SELECT RAISE(ABORT, 'accounts begin empty: write a transfer');
END;

CREATE TRIGGER accounts_move_by_transfer BEFORE UPDATE OF balance, moved_by ON accounts
WHEN NEW.moved_by <= OLD.moved_by OR NOT EXISTS (
    SELECT 1 FROM transfers t
    WHERE t.id = NEW.moved_by
      AND ((t.credit = NEW.name AND NEW.balance = OLD.balance + t.amount)
        OR (t.debit = NEW.name AND NEW.balance = OLD.balance - t.amount))
) BEGIN
    SELECT RAISE(ABORT, 'balances are moved by transfers only');
END;
