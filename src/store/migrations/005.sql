-- Version 5: the school as it lives.

-- The day from which the parts of an assignment have the policy's least length; boards of earlier days keep
-- theirs. 0: from the beginning (a school made with this version or a later one).
ALTER TABLE school ADD COLUMN parts_since INTEGER NOT NULL DEFAULT 0;

-- Marking: what share of it was right, in percent (-1: not said); seats whose pupils left the class. A seat
-- does not count from first_day to last_day (84006, 2200-01-01: it stays empty).
ALTER TABLE handin ADD COLUMN correct INTEGER NOT NULL DEFAULT -1 CHECK (correct BETWEEN -1 AND 100);
CREATE TABLE left_seat (
    school_id {int64} NOT NULL,
    class_id {int64} NOT NULL,
    first_day INTEGER NOT NULL,
    seat INTEGER NOT NULL CHECK (seat BETWEEN 1 AND 1000),
    last_day INTEGER NOT NULL,
    PRIMARY KEY (school_id, class_id, first_day, seat),
    FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id),
    CHECK (first_day <= last_day)
) {strict};

-- only sqlite
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('left_seat', 'sqlite_autoindex_left_seat_1', '200 200 2 1 1');
ANALYZE sqlite_schema;
-- end

-- A change of posted homework that a reviewer has yet to let pass waits in a row of its own, beside what is
-- posted: the id of what it would replace, 0 for all else. The reviewer's words are no correction's: they
-- stand apart from `why`, which is public.
ALTER TABLE assignment ADD COLUMN replaces {int64} NOT NULL DEFAULT 0;
ALTER TABLE assignment ADD COLUMN reason TEXT NOT NULL DEFAULT '';
CREATE INDEX assignment_replaces ON assignment (school_id, replaces, id) WHERE replaces > 0;
-- What somebody entered and is not on the board yet: drafts, what waits, what came back.
CREATE INDEX assignment_own ON assignment (school_id, created_by, id) WHERE state <= 1;
-- only sqlite
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('assignment', 'assignment_replaces', '100 100 1 1'),
    ('assignment', 'assignment_own', '1000 1000 5 1');
ANALYZE sqlite_schema;
-- end
