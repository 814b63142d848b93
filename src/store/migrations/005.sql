-- Version 5: the school as it lives.

-- The day from which the parts of an assignment have the policy's least length; boards of earlier days keep
-- theirs. 0: from the beginning (a school made with this version or a later one).
ALTER TABLE school ADD COLUMN parts_since INTEGER NOT NULL DEFAULT 0;
UPDATE school SET parts_since = {upgrade_day} WHERE EXISTS (
    SELECT 1 FROM assignment WHERE assignment.school_id = school.id);

-- The tiers A, B and C: tier goes on with 4 a, 5 b, 6 c. A check cannot be changed where it stands, so the
-- column is made anew under its name; no index has it.
ALTER TABLE assignment ADD COLUMN wider_tier INTEGER NOT NULL DEFAULT 0 CHECK (wider_tier BETWEEN 0 AND 6);
UPDATE assignment SET wider_tier = tier;
ALTER TABLE assignment DROP COLUMN tier;
ALTER TABLE assignment RENAME COLUMN wider_tier TO tier;

-- After-school service: when it ends (minutes after midnight) and how many pupils stay; 0 = not said.
ALTER TABLE service ADD COLUMN until INTEGER NOT NULL DEFAULT 0 CHECK (until BETWEEN 0 AND 1439);
ALTER TABLE service ADD COLUMN pupils INTEGER NOT NULL DEFAULT 0 CHECK (pupils BETWEEN 0 AND 200);
