-- Why somebody reported a result: 'me', 'child', 'nude' or 'other'.
ALTER TABLE reports ADD COLUMN reason TEXT NOT NULL DEFAULT 'other';
