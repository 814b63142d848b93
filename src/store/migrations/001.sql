-- Version 1: the school, its people, its assignments and their history.
--
-- One text for every engine. The driver fills in {int64}, {bytes} and {strict}; lines between
-- "-- only NAME" and "-- end" are for the engine NAME alone.
--
-- Days are days since 1970-01-01, times are seconds since 1970-01-01 00:00 UTC, flags are 0 or 1.
-- Codes are small numbers, and a number never changes its meaning:
--   stage   0 primary, 1 junior, 2 senior
--   kind    0 written, 1 reading, 2 oral, 3 inquiry, 4 sport, 5 art, 6 labor, 7 preview, 8 notice,
--           9 other
--   place   0 home, 1 school
--   tier    0 none (everybody), 1 base, 2 plus, 3 stretch
--   spread  0 even, 1 first, 2 last, 3 each
--   state   0 draft, 1 pending, 2 published, 3 collected, 4 marked, 5 returned, 6 corrected,
--           7 withdrawn, 8 removed
--   mark    0 holiday, 1 school, 2 vacation, 3 no-homework
-- The history holds the words instead, so that it can be read without this table.

-- One row a school. rev counts its changes and orders its writers: whoever counts it up holds the
-- row until the end of the change. last_seq and last_hash are the end of the history's chain.
CREATE TABLE school (
    id {int64} NOT NULL PRIMARY KEY CHECK (id > 0),
    name TEXT NOT NULL,
    primary_years INTEGER NOT NULL CHECK (primary_years BETWEEN 0 AND 9),
    junior_years INTEGER NOT NULL CHECK (junior_years BETWEEN 0 AND 9),
    senior_years INTEGER NOT NULL CHECK (senior_years BETWEEN 0 AND 9),
    year_start_month INTEGER NOT NULL CHECK (year_start_month BETWEEN 1 AND 12),
    year_start_day INTEGER NOT NULL CHECK (year_start_day BETWEEN 1 AND 31),
    rev {int64} NOT NULL DEFAULT 0,
    next_id {int64} NOT NULL DEFAULT 1,
    next_assignment {int64} NOT NULL DEFAULT 1,
    last_seq {int64} NOT NULL DEFAULT 0,
    last_hash TEXT NOT NULL DEFAULT ''
) {strict};

CREATE TABLE class (
    school_id {int64} NOT NULL REFERENCES school (id),
    id {int64} NOT NULL CHECK (id > 0),
    stage INTEGER NOT NULL CHECK (stage BETWEEN 0 AND 2),
    entry_year INTEGER NOT NULL CHECK (entry_year BETWEEN 1950 AND 2200),
    number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 99),
    name TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size BETWEEN 0 AND 200),
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    PRIMARY KEY (school_id, id)
) {strict};
CREATE UNIQUE INDEX class_number ON class (school_id, stage, entry_year, number)
    WHERE removed = 0;

-- What the school says of a subject of the subject file, or a subject of its own.
CREATE TABLE subject (
    school_id {int64} NOT NULL REFERENCES school (id),
    code TEXT NOT NULL CHECK (length(code) > 0),
    zh TEXT NOT NULL,
    en TEXT NOT NULL,
    also TEXT NOT NULL, -- a JSON array of further names
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 9),
    daily INTEGER NOT NULL CHECK (daily BETWEEN 0 AND 8191), -- bit g: daily in grade g
    position INTEGER NOT NULL,
    short_zh TEXT NOT NULL,
    hidden INTEGER NOT NULL CHECK (hidden IN (0, 1)),
    PRIMARY KEY (school_id, code)
) {strict};

CREATE TABLE teacher (
    school_id {int64} NOT NULL REFERENCES school (id),
    id {int64} NOT NULL CHECK (id > 0),
    login TEXT NOT NULL,
    name TEXT NOT NULL,
    removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
    PRIMARY KEY (school_id, id)
) {strict};
CREATE UNIQUE INDEX teacher_login ON teacher (school_id, login)
    WHERE removed = 0 AND login <> '';

CREATE TABLE teaching (
    school_id {int64} NOT NULL,
    class_id {int64} NOT NULL,
    subject TEXT NOT NULL CHECK (length(subject) > 0),
    teacher_id {int64} NOT NULL,
    PRIMARY KEY (school_id, class_id, subject, teacher_id),
    FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id),
    FOREIGN KEY (school_id, teacher_id) REFERENCES teacher (school_id, id)
) {strict};

CREATE TABLE calendar (
    school_id {int64} NOT NULL REFERENCES school (id),
    id {int64} NOT NULL CHECK (id > 0),
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    mark INTEGER NOT NULL CHECK (mark BETWEEN 0 AND 3),
    name TEXT NOT NULL,
    PRIMARY KEY (school_id, id),
    CHECK (first_day <= last_day)
) {strict};

CREATE TABLE term (
    school_id {int64} NOT NULL REFERENCES school (id),
    id {int64} NOT NULL CHECK (id > 0),
    name TEXT NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    PRIMARY KEY (school_id, id),
    CHECK (first_day <= last_day)
) {strict};

-- A subject said that there is none on a day.
CREATE TABLE no_homework (
    school_id {int64} NOT NULL,
    class_id {int64} NOT NULL,
    day INTEGER NOT NULL,
    subject TEXT NOT NULL CHECK (length(subject) > 0),
    PRIMARY KEY (school_id, class_id, day, subject),
    FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id)
) {strict};

CREATE TABLE assignment (
    school_id {int64} NOT NULL,
    id {int64} NOT NULL CHECK (id > 0),
    class_id {int64} NOT NULL,
    subject TEXT NOT NULL CHECK (length(subject) > 0),
    assigned INTEGER NOT NULL,
    due INTEGER NOT NULL,
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 0 AND 60000),
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 9),
    place INTEGER NOT NULL CHECK (place BETWEEN 0 AND 1),
    tier INTEGER NOT NULL CHECK (tier BETWEEN 0 AND 3),
    optional INTEGER NOT NULL CHECK (optional IN (0, 1)),
    spread INTEGER NOT NULL CHECK (spread BETWEEN 0 AND 3),
    unit TEXT NOT NULL,
    device INTEGER NOT NULL CHECK (device IN (0, 1)),
    teacher TEXT NOT NULL,
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 8),
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    created_at {int64} NOT NULL,
    created_by TEXT NOT NULL,
    published_at {int64} NOT NULL,
    changed_at {int64} NOT NULL,
    was TEXT NOT NULL,
    why TEXT NOT NULL,
    held_change {int64} NOT NULL,
    rev {int64} NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, class_id) REFERENCES class (school_id, id),
    -- the bound that keeps the reading of a board flat
    CHECK (due - assigned BETWEEN 0 AND 100)
) {strict};
-- A board: those assigned in the last days, and the few with a longer span by their due day.
CREATE INDEX assignment_day ON assignment (school_id, class_id, assigned, due);
CREATE INDEX assignment_long ON assignment (school_id, class_id, due, assigned)
    WHERE due - assigned > 7;
CREATE INDEX assignment_subject ON assignment (school_id, class_id, subject, assigned, id);
CREATE INDEX assignment_pending ON assignment (school_id, class_id, id) WHERE state = 1;

-- What happened, in order, without gaps. n counts the rows of one change from 1; what is needed once
-- a change is indexed for n = 1 alone.
CREATE TABLE history (
    school_id {int64} NOT NULL REFERENCES school (id),
    seq {int64} NOT NULL CHECK (seq > 0),
    change {int64} NOT NULL,
    n {int64} NOT NULL CHECK (n > 0),
    request TEXT NOT NULL CHECK (length(request) > 0),
    at {int64} NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    ref {int64} NOT NULL,
    entity TEXT NOT NULL,
    key TEXT NOT NULL,
    class_id {int64} NOT NULL,
    before TEXT,
    after TEXT,
    why TEXT,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (school_id, seq)
) {strict};
CREATE UNIQUE INDEX history_request ON history (school_id, request) WHERE n = 1;
CREATE INDEX history_change ON history (school_id, change, seq);
CREATE INDEX history_key ON history (school_id, entity, key, seq);
CREATE INDEX history_class ON history (school_id, class_id, seq);
CREATE INDEX history_actor ON history (school_id, actor, change) WHERE n = 1 AND ref = 0;
CREATE INDEX history_ref ON history (school_id, ref, change) WHERE ref <> 0;

-- only sqlite
-- Without statistics SQLite takes school_id = 1 for selective. These are of a school of a hundred
-- classes after some years; ANALYZE makes the table, and then reads it again.
ANALYZE;
DELETE FROM sqlite_stat1;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('class', 'sqlite_autoindex_class_1', '100 100 1'),
    ('class', 'class_number', '100 100 40 8 1'),
    ('subject', 'sqlite_autoindex_subject_1', '20 20 1'),
    ('teacher', 'sqlite_autoindex_teacher_1', '300 300 1'),
    ('teacher', 'teacher_login', '300 300 1'),
    ('teaching', 'sqlite_autoindex_teaching_1', '1000 1000 10 2 1'),
    ('calendar', 'sqlite_autoindex_calendar_1', '200 200 1'),
    ('term', 'sqlite_autoindex_term_1', '20 20 1'),
    ('no_homework', 'sqlite_autoindex_no_homework_1', '200000 200000 2000 3 1'),
    ('assignment', 'sqlite_autoindex_assignment_1', '1000000 1000000 1'),
    ('assignment', 'assignment_day', '1000000 1000000 10000 8 4'),
    ('assignment', 'assignment_long', '20000 20000 200 2 1'),
    ('assignment', 'assignment_subject', '1000000 1000000 10000 1000 1 1'),
    ('assignment', 'assignment_pending', '100 100 2 1'),
    ('history', 'sqlite_autoindex_history_1', '2000000 2000000 1'),
    ('history', 'history_request', '1000000 1000000 1'),
    ('history', 'history_change', '2000000 2000000 2 1'),
    ('history', 'history_key', '2000000 2000000 250000 2 1'),
    ('history', 'history_class', '2000000 2000000 20000 1'),
    ('history', 'history_actor', '1000000 1000000 5000 1'),
    ('history', 'history_ref', '10000 10000 1 1');
ANALYZE sqlite_schema;
-- end
