-- Version 3: who somebody is in the school: what a person holds, and where, from a day to a day.
--
--   role  1 monitor, 2 representative, 3 teacher, 4 homeroom, 5 leader, 6 office
--
-- class_id 0 is bound to no class, grade 0 to no grade, subject '' is every subject of the class; days
-- are -7305 (1950-01-01) and 84006 (2200-01-01) where it holds always. A teacher's lessons are in
-- teaching; a row of role 3 is a substitute's.
CREATE TABLE role (
    school_id {int64} NOT NULL,
    teacher_id {int64} NOT NULL,
    role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 6),
    class_id {int64} NOT NULL,
    grade INTEGER NOT NULL CHECK (grade BETWEEN 0 AND 12),
    subject TEXT NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    PRIMARY KEY (school_id, teacher_id, role, class_id, grade, subject),
    FOREIGN KEY (school_id, teacher_id) REFERENCES teacher (school_id, id),
    CHECK (first_day <= last_day)
) {strict};

-- only sqlite
-- The statistics of a school of a hundred classes, as in version 1.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('role', 'sqlite_autoindex_role_1', '500 500 2 2 1 1 1');
ANALYZE sqlite_schema;
-- end
