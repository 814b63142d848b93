-- Version 5: the school as it lives.

-- The day from which the parts of an assignment have the policy's least length; boards of earlier days keep
-- theirs. 0: from the beginning (a school made with this version or a later one).
ALTER TABLE school ADD COLUMN parts_since INTEGER NOT NULL DEFAULT 0;
UPDATE school SET parts_since = {upgrade_day} WHERE EXISTS (
    SELECT 1 FROM assignment WHERE assignment.school_id = school.id);

-- What the school is holds from a day on (from_day): the timetable, after-school service, agreed shares, who
-- teaches what, the size of a class. 0 is from the beginning: what was said first, and all that there was so
-- far. What holds on a day is the last that is not later. A row may say that there is none from then on:
-- a lesson 0 without a subject (no timetable), 0 minutes of service, -1 minutes of a share, teacher 0.
-- Columns that are added to one of these tables stand below: the tables are made anew here.
ALTER TABLE teaching RENAME TO undated_teaching;
CREATE TABLE teaching (
    school_id {int64} NOT NULL,
    class_id {int64} NOT NULL,
    subject TEXT NOT NULL CHECK (length(subject) > 0),
    teacher_id {int64} NOT NULL CHECK (teacher_id >= 0),
    from_day INTEGER NOT NULL,
    PRIMARY KEY (school_id, class_id, subject, teacher_id, from_day),
    FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id)
) {strict};
INSERT INTO teaching (school_id, class_id, subject, teacher_id, from_day)
    SELECT school_id, class_id, subject, teacher_id, 0 FROM undated_teaching;
DROP TABLE undated_teaching;

ALTER TABLE share RENAME TO undated_share;
CREATE TABLE share (
    school_id {int64} NOT NULL REFERENCES school (id),
    grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 12),
    subject TEXT NOT NULL CHECK (length(subject) > 0),
    from_day INTEGER NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN -1 AND 600),
    PRIMARY KEY (school_id, grade, subject, from_day)
) {strict};
INSERT INTO share (school_id, grade, subject, from_day, minutes)
    SELECT school_id, grade, subject, 0, minutes FROM undated_share;
DROP TABLE undated_share;

ALTER TABLE lesson RENAME TO undated_lesson;
CREATE TABLE lesson (
    school_id {int64} NOT NULL,
    class_id {int64} NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    period INTEGER NOT NULL CHECK (period BETWEEN 0 AND 30),
    from_day INTEGER NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (school_id, class_id, weekday, period, from_day),
    FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id),
    CHECK ((period = 0) = (length(subject) = 0))
) {strict};
INSERT INTO lesson (school_id, class_id, weekday, period, from_day, subject)
    SELECT school_id, class_id, weekday, period, 0, subject FROM undated_lesson;
DROP TABLE undated_lesson;

ALTER TABLE service RENAME TO undated_service;
CREATE TABLE service (
    school_id {int64} NOT NULL,
    class_id {int64} NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    from_day INTEGER NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 600),
    PRIMARY KEY (school_id, class_id, weekday, from_day),
    FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id)
) {strict};
INSERT INTO service (school_id, class_id, weekday, from_day, minutes)
    SELECT school_id, class_id, weekday, 0, minutes FROM undated_service;
DROP TABLE undated_service;

-- What the row of the class says is its size from the beginning.
CREATE TABLE class_size (
    school_id {int64} NOT NULL,
    class_id {int64} NOT NULL,
    from_day INTEGER NOT NULL,
    size INTEGER NOT NULL CHECK (size BETWEEN 0 AND 200),
    PRIMARY KEY (school_id, class_id, from_day),
    FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id)
) {strict};

-- only sqlite
-- The statistics of a school of a hundred classes, as in version 1; those of the old tables went with them.
DELETE FROM sqlite_stat1 WHERE tbl IN ('teaching', 'share', 'lesson', 'service');
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('teaching', 'sqlite_autoindex_teaching_1', '3000 3000 30 5 2 1'),
    ('share', 'sqlite_autoindex_share_1', '600 600 60 3 1'),
    ('lesson', 'sqlite_autoindex_lesson_1', '9000 9000 90 18 3 1'),
    ('service', 'sqlite_autoindex_service_1', '1500 1500 15 3 1'),
    ('class_size', 'sqlite_autoindex_class_size_1', '300 300 3 1');
ANALYZE sqlite_schema;
-- end

-- A make-up day has the timetable of the weekday it stands for: 1 Monday to 7 Sunday, 0 none.
ALTER TABLE calendar ADD COLUMN like_weekday INTEGER NOT NULL DEFAULT 0
    CHECK (like_weekday BETWEEN 0 AND 7);

-- Policy files are not dated: what the store saw of them, by the change that was the first under each. It is
-- no row of the history, for nobody of the school did it, and undo does not touch it.
CREATE TABLE policy_seen (
    school_id {int64} NOT NULL REFERENCES school (id),
    change {int64} NOT NULL,
    fingerprint TEXT NOT NULL CHECK (length(fingerprint) > 0),
    first_day INTEGER NOT NULL,
    PRIMARY KEY (school_id, change)
) {strict};

-- only sqlite
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('policy_seen', 'sqlite_autoindex_policy_seen_1', '20 20 1');
ANALYZE sqlite_schema;
-- end

-- The tiers A, B and C: tier goes on with 4 a, 5 b, 6 c. A check cannot be changed where it stands, so the
-- column is made anew under its name; no index has it.
ALTER TABLE assignment ADD COLUMN wider_tier INTEGER NOT NULL DEFAULT 0 CHECK (wider_tier BETWEEN 0 AND 6);
UPDATE assignment SET wider_tier = tier;
ALTER TABLE assignment DROP COLUMN tier;
ALTER TABLE assignment RENAME COLUMN wider_tier TO tier;

-- After-school service: when it ends (minutes after midnight) and how many pupils stay; 0 = not said.
ALTER TABLE service ADD COLUMN until INTEGER NOT NULL DEFAULT 0 CHECK (until BETWEEN 0 AND 1439);
ALTER TABLE service ADD COLUMN pupils INTEGER NOT NULL DEFAULT 0 CHECK (pupils BETWEEN 0 AND 200);

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
