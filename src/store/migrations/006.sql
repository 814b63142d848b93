-- Version 6: what is told of a school beside its homework. Sections are added at the end until it is released.

-- Events of a class, of a grade (class_id 0) or of the whole school (both 0): a trip, a test, a games day.
-- first_day and last_day are days since 1970-01-01, both inclusive; a grade is that of the day.
CREATE TABLE event (
    school_id {int64} NOT NULL REFERENCES school (id),
    id {int64} NOT NULL CHECK (id > 0),
    class_id {int64} NOT NULL DEFAULT 0,
    grade INTEGER NOT NULL DEFAULT 0 CHECK (grade BETWEEN 0 AND 12),
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(text) > 0),
    PRIMARY KEY (school_id, id),
    CHECK (first_day <= last_day),
    CHECK (class_id = 0 OR grade = 0)
) {strict};
CREATE INDEX event_last_day ON event (school_id, last_day, id);
-- only sqlite
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('event', 'sqlite_autoindex_event_1', '500 500 1'),
    ('event', 'event_last_day', '500 500 3 1');
ANALYZE sqlite_schema;
-- end

-- A link that lets who has it read a class's page where others may not; one a class.
CREATE TABLE class_link (
    school_id {int64} NOT NULL REFERENCES school (id),
    class_id {int64} NOT NULL,
    key TEXT NOT NULL CHECK (length(key) = 32),
    PRIMARY KEY (school_id, class_id)
) {strict};
-- only sqlite
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('class_link', 'sqlite_autoindex_class_link_1', '60 60 1');
ANALYZE sqlite_schema;
-- end
