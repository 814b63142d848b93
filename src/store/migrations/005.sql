-- Version 5: the school as it lives.

-- The day from which the parts of an assignment have the policy's least length; boards of earlier days keep
-- theirs. 0: from the beginning (a school made with this version or a later one).
ALTER TABLE school ADD COLUMN parts_since INTEGER NOT NULL DEFAULT 0;
