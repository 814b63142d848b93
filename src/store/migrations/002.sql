-- Version 2: what happens to homework after it was set (handing in, marking, real time, exemplars),
-- what a class is beyond its homework (shares, syllabus, timetable, after-school service), the five
-- dimensions, and the search in texts.
--
-- Seats and times are numbers with commas between them: "3,17,20". Weekdays are 0 Monday to 6 Sunday.
--   dimension  0 homework, 1 phone, 2 reading, 3 sleep, 4 exercise

-- Which kinds of rows of this version the school ever had, as bits (enum holds in store.h): a school
-- without them reads none of their tables for a board.
ALTER TABLE school ADD COLUMN holds {int64} NOT NULL DEFAULT 0;

-- 1 where the row in handin has times enough for a factor. Kept by the store beside that row, for the
-- partial index alone: the last thirty are found without reading the years between.
ALTER TABLE assignment ADD COLUMN timed INTEGER NOT NULL DEFAULT 0;
CREATE INDEX assignment_timed ON assignment (school_id, class_id, subject, assigned, id)
    WHERE timed = 1;

CREATE TABLE handin (
    school_id {int64} NOT NULL,
    assignment_id {int64} NOT NULL,
    missing TEXT NOT NULL,
    excused TEXT NOT NULL,
    stopped TEXT NOT NULL,
    collected INTEGER NOT NULL CHECK (collected BETWEEN -1 AND 1000),
    marked INTEGER NOT NULL CHECK (marked BETWEEN -1 AND 1000),
    returned INTEGER NOT NULL CHECK (returned BETWEEN -1 AND 1000),
    corrected INTEGER NOT NULL CHECK (corrected BETWEEN -1 AND 1000),
    collected_at {int64} NOT NULL,
    marked_at {int64} NOT NULL,
    returned_at {int64} NOT NULL,
    corrected_at {int64} NOT NULL,
    actual TEXT NOT NULL,
    feedback TEXT NOT NULL,
    PRIMARY KEY (school_id, assignment_id),
    FOREIGN KEY (school_id, assignment_id) REFERENCES assignment (school_id, id)
) {strict};

CREATE TABLE star (
    school_id {int64} NOT NULL,
    assignment_id {int64} NOT NULL,
    why TEXT NOT NULL,
    starred_by TEXT NOT NULL,
    starred_at {int64} NOT NULL,
    PRIMARY KEY (school_id, assignment_id),
    FOREIGN KEY (school_id, assignment_id) REFERENCES assignment (school_id, id)
) {strict};

CREATE TABLE share (
    school_id {int64} NOT NULL REFERENCES school (id),
    grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 12),
    subject TEXT NOT NULL CHECK (length(subject) > 0),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 600),
    PRIMARY KEY (school_id, grade, subject)
) {strict};

CREATE TABLE unit (
    school_id {int64} NOT NULL REFERENCES school (id),
    grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 12),
    subject TEXT NOT NULL CHECK (length(subject) > 0),
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 1000),
    name TEXT NOT NULL CHECK (length(name) > 0),
    PRIMARY KEY (school_id, grade, subject, position)
) {strict};

-- The unit that a class is at.
CREATE TABLE progress (
    school_id {int64} NOT NULL,
    class_id {int64} NOT NULL,
    subject TEXT NOT NULL CHECK (length(subject) > 0),
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 1000),
    PRIMARY KEY (school_id, class_id, subject),
    FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id)
) {strict};

CREATE TABLE lesson (
    school_id {int64} NOT NULL,
    class_id {int64} NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    period INTEGER NOT NULL CHECK (period BETWEEN 1 AND 30),
    subject TEXT NOT NULL CHECK (length(subject) > 0),
    PRIMARY KEY (school_id, class_id, weekday, period),
    FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id)
) {strict};

-- After-school service.
CREATE TABLE service (
    school_id {int64} NOT NULL,
    class_id {int64} NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 600),
    PRIMARY KEY (school_id, class_id, weekday),
    FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id)
) {strict};

-- class_id 0 is all classes; day -2147483648 is every week on the weekday.
CREATE TABLE activity (
    school_id {int64} NOT NULL REFERENCES school (id),
    id {int64} NOT NULL CHECK (id > 0),
    class_id {int64} NOT NULL,
    day INTEGER NOT NULL,
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
    name TEXT NOT NULL CHECK (length(name) > 0),
    PRIMARY KEY (school_id, id)
) {strict};
CREATE INDEX activity_class ON activity (school_id, class_id, day);

-- Minutes that a pupil reported of a day, by seat; -1 = not said.
CREATE TABLE habit (
    school_id {int64} NOT NULL,
    class_id {int64} NOT NULL,
    day INTEGER NOT NULL,
    seat INTEGER NOT NULL CHECK (seat BETWEEN 1 AND 200),
    homework INTEGER NOT NULL CHECK (homework BETWEEN -1 AND 1440),
    phone INTEGER NOT NULL CHECK (phone BETWEEN -1 AND 1440),
    reading INTEGER NOT NULL CHECK (reading BETWEEN -1 AND 1440),
    sleep INTEGER NOT NULL CHECK (sleep BETWEEN -1 AND 1440),
    exercise INTEGER NOT NULL CHECK (exercise BETWEEN -1 AND 1440),
    PRIMARY KEY (school_id, class_id, day, seat),
    FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id)
) {strict};

-- Raised hands: pupils of the class in each band.
CREATE TABLE habit_count (
    school_id {int64} NOT NULL,
    class_id {int64} NOT NULL,
    day INTEGER NOT NULL,
    dimension INTEGER NOT NULL CHECK (dimension BETWEEN 0 AND 4),
    green INTEGER NOT NULL CHECK (green BETWEEN 0 AND 200),
    yellow INTEGER NOT NULL CHECK (yellow BETWEEN 0 AND 200),
    red INTEGER NOT NULL CHECK (red BETWEEN 0 AND 200),
    PRIMARY KEY (school_id, class_id, day, dimension),
    FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id)
) {strict};

-- The search. Its documents are lists of words that the store cuts from the texts (src/store/search.c)
-- and their numbers are in the order of the answer; the texts themselves are not kept twice. The
-- store fills it right after this file has run.
-- only sqlite
CREATE VIRTUAL TABLE search USING fts5(words, content = '', detail = none, columnsize = 0,
    tokenize = 'ascii');
-- end
-- only postgres
CREATE TABLE search (
    school_id BIGINT NOT NULL REFERENCES school (id),
    id BIGINT NOT NULL,
    words TSVECTOR NOT NULL,
    PRIMARY KEY (school_id, id)
);
CREATE INDEX search_words ON search USING gin (words);
-- end

-- only sqlite
-- The statistics of a school of a hundred classes, as in version 1.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('assignment', 'assignment_timed', '50000 50000 500 50 1 1'),
    ('handin', 'sqlite_autoindex_handin_1', '300000 300000 1'),
    ('star', 'sqlite_autoindex_star_1', '2000 2000 1'),
    ('share', 'sqlite_autoindex_share_1', '200 200 20 1'),
    ('unit', 'sqlite_autoindex_unit_1', '2000 2000 200 20 1'),
    ('progress', 'sqlite_autoindex_progress_1', '1000 1000 10 1'),
    ('lesson', 'sqlite_autoindex_lesson_1', '3000 3000 30 6 1'),
    ('service', 'sqlite_autoindex_service_1', '500 500 5 1'),
    ('activity', 'sqlite_autoindex_activity_1', '500 500 1'),
    ('activity', 'activity_class', '500 500 50 1'),
    ('habit', 'sqlite_autoindex_habit_1', '1000000 1000000 10000 45 1'),
    ('habit_count', 'sqlite_autoindex_habit_count_1', '100000 100000 1000 5 1');
ANALYZE sqlite_schema;
-- end
