-- Version 4: whether the minutes of an assignment were proposed and not yet written by anybody. All that
-- there was so far was written.
ALTER TABLE assignment ADD COLUMN estimated INTEGER NOT NULL DEFAULT 0 CHECK (estimated IN (0, 1));
