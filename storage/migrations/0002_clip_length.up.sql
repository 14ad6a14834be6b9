ALTER TABLE media ADD COLUMN milliseconds BIGINT; -- how long a clip is; NULL for pictures
