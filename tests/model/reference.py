#!/usr/bin/env python3
"""A second reckoning of the board, from the rules alone (no code in common with the program).

  reference.py generate --seed N --classes K --assignments M --out DIR [--from D --to D]
      Makes a random school and what its boards must say. Writes into DIR (made if missing):
        school.json      what the reckoning needs: stages, classes, subjects, policy, calendar
                         (the public holidays of the year and the school's own days)
        calendar.csv     date,mark,name: the school's own days, for `calendar import`
        assignments.csv  the program's CSV; row N becomes the N-th assignment, and its text says N
        assignments.json the same assignments for `boards`
        expected.json    {class code: {date: board numbers}} of every day with something to say
      The same seed makes the same files. Classes are of all grades; give them to `init` as the
      codes in school.json's "classes". D is YYYY-MM-DD; unless given, 2026-09-01 to 2026-12-31,
      one school year, so that a class keeps its code. Needs a store that holds nothing else, so
      that ids are row numbers.

  reference.py boards SCHOOL.json ASSIGNMENTS.json [--class CODE] [--date D]
      Prints expected.json's numbers for any school and assignments in the same form.

Board numbers, named as in `hwboard board --format json`: limit (null: none), load, level,
uncounted, optional_minutes, evening, week_average (null: none), calibrated (null: none), paths [{path, load,
level}], items [{id, subject, text, minutes, today, running, counted, kind, place, tier, optional,
spread, assigned, due}]. An assignment may have "actual", the minutes that pupils needed.
"""
import argparse
import csv
import datetime
import fractions
import json
import os
import random
import statistics
import sys

KINDS = ["written", "reading", "oral", "inquiry", "sport", "art", "labor", "preview", "notice",
         "other"]
SPREADS = ["even", "first", "last", "each"]
TIERS = [None, "base", "plus", "stretch", "a", "b", "c"]
TIMED_SUBJECTS = ["chinese", "math"]
PART_MAX = 600
SPAN_MAX = 100
SEARCH_MAX = 400

# The subjects as shipped, in the order of the board, each with its own kind.
SUBJECTS = [
    ("chinese", "written"), ("math", "written"), ("english", "written"), ("moral", "written"),
    ("history", "written"), ("geography", "written"), ("science", "written"),
    ("physics", "written"), ("chemistry", "written"), ("biology", "written"),
    ("politics", "written"), ("it", "written"), ("technology", "written"), ("pe", "sport"),
    ("art", "art"), ("music", "art"), ("fine-art", "art"), ("labor", "labor"),
    ("practice", "inquiry"), ("class-affairs", "notice"),
]

# The public holidays of 2026, and the weekend days on which school is made up for them.
HOLIDAYS_2026 = [("01-01", "01-03"), ("02-15", "02-23"), ("04-04", "04-06"), ("05-01", "05-05"),
                 ("06-19", "06-21"), ("09-25", "09-27"), ("10-01", "10-07")]
MADE_UP_2026 = ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]
# What the law fixes of 2027; there is no notice yet of days bridged and made up for.
HOLIDAYS_2027 = [("01-01", "01-01"), ("02-05", "02-08"), ("04-05", "04-05"), ("05-01", "05-02"),
                 ("06-09", "06-09"), ("09-15", "09-15"), ("10-01", "10-03")]

ONE_DAY = datetime.timedelta(days=1)


def day_of(text):
    return datetime.date.fromisoformat(text)


# ---- the calendar: the school's own days, then the public ones, then the weekday ----

class Calendar:
    def __init__(self, description):
        self.own = {}
        self.no_homework = set()
        self.public = {day_of(day): mark for day, mark in description["public"].items()}
        for row in description["own"]:
            if row["mark"] == "no-homework":
                self.no_homework.add(day_of(row["date"]))
            else:
                self.own[day_of(row["date"])] = row["mark"]

    def kind(self, day):
        mark = self.own.get(day, self.public.get(day))
        if mark == "school":
            return "school"
        if mark is not None:
            return "holiday"
        return "school" if day.isoweekday() <= 5 else "weekend"

    def next_school_day(self, day):
        for step in range(1, SEARCH_MAX + 1):
            later = day + step * ONE_DAY
            if self.kind(later) == "school":
                return later
        return day + ONE_DAY


# ---- rule 3.1: the grade ----

def stage_year(school, klass, day):
    """(stage, year of the stage) of a class on a day; None before and after its time."""
    month, first = (int(part) for part in school["year_start"].split("-"))
    begun = day.year if (day.month, day.day) >= (month, first) else day.year - 1
    year = begun - klass["entry_year"] + 1
    if 1 <= year <= school["stages"][klass["stage"]]:
        return klass["stage"], year
    return None


# ---- rule 3.2: evenings and parts ----

def default_due(calendar, assigned, place):
    if place == "school":
        return assigned
    return min(calendar.next_school_day(assigned), assigned + SPAN_MAX * ONE_DAY)


def evenings_of(item, calendar):
    span = (item["due"] - item["assigned"]).days
    days = [item["assigned"] + n * ONE_DAY for n in range(span)]
    if item["place"] == "school":
        return [item["assigned"]] + [day for day in days[1:] if calendar.kind(day) == "school"]
    return [day for day in days if day not in calendar.no_homework] or days


def parts_of(item, calendar, part_min):
    """[(evening, minutes)]"""
    evenings = evenings_of(item, calendar)
    count = len(evenings)
    whole = item["minutes"]
    if item["spread"] == "each":
        parts = [whole] * count
    elif item["spread"] == "first":
        parts = [whole] + [0] * (count - 1)
    elif item["spread"] == "last":
        parts = [0] * (count - 1) + [whole]
    else:
        # As many of the first evenings as can have part_min minutes each, and one in any case; on these
        # it is dealt out a minute at a time.
        used = 1
        while used < count and (used + 1) * part_min <= whole:
            used += 1
        parts = [len(range(index, whole, used)) for index in range(used)] + [0] * (count - used)
    return list(zip(evenings, parts))


# ---- rules 3.3 to 3.6: the board ----

def is_counted(school, when, item):
    # Where nothing at all is allowed, choice makes no difference.
    if item["optional"] and school["policy"]["limit"]["%s.%d" % when] != 0:
        return False
    policy = school["policy"]["counts"]["%s.%d" % when]
    return "%s@%s" % (item["kind"], item["place"]) in policy


def on_path(path, item):
    return item["tier"] is None or item["tier"] in path["tiers"]


def level_of(load, limit, yellow_at):
    if limit is None:
        return "none"
    if load > limit:
        return "red"
    return "yellow" if 1000 * load > yellow_at * limit else "green"


# ---- rule 3.8: by the time that pupils needed ----

def half_up(value):
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def ratio_of(item):
    """In thousandths; None where it says nothing."""
    times = item.get("actual") or []
    if len(times) < 3 or item["minutes"] == 0:
        return None
    median = fractions.Fraction(statistics.median(fractions.Fraction(time) for time in times))
    return half_up(1000 * median / item["minutes"])


def factor_on(items, subject, day):
    known = [(item["assigned"], item["id"], ratio_of(item)) for item in items
             if item["subject"] == subject and item["assigned"] < day
             and ratio_of(item) is not None]
    if len(known) < 5:
        return None
    last = [fractions.Fraction(ratio) for _, _, ratio in sorted(known)[-30:]]
    return min(max(half_up(fractions.Fraction(statistics.median(last))), 500), 3000)


class Reckoning:
    """The boards of one class."""

    def __init__(self, school, klass, items):
        self.school = school
        self.klass = klass
        self.calendar = Calendar(school["calendar"])
        self.by_day = {}
        self.factors = {}
        self.items = [item for item in items if item["class"] == klass["code"]]
        for item in self.items:
            for day, minutes in parts_of(item, self.calendar, school["policy"]["part_min"]):
                self.by_day.setdefault(day, []).append((item, minutes))

    def path_loads(self, day):
        when = stage_year(self.school, self.klass, day)
        loads = []
        for path in self.school["policy"]["paths"]:
            loads.append(sum(minutes for item, minutes in self.by_day.get(day, [])
                             if on_path(path, item) and is_counted(self.school, when, item)))
        return loads

    def week_average(self, day):
        monday = day - (day.isoweekday() - 1) * ONE_DAY
        loads = []
        while monday <= day:
            if self.calendar.kind(monday) == "school":
                loads.append(max(self.path_loads(monday)))
            monday += ONE_DAY
        if not loads:
            return None
        # Half up: the floor of the mean and a half.
        return (sum(loads) + len(loads) / 2) // len(loads)

    def factor(self, subject, day):
        if (subject, day) not in self.factors:
            self.factors[subject, day] = factor_on(self.items, subject, day)
        return self.factors[subject, day]

    def board(self, day):
        policy = self.school["policy"]
        when = stage_year(self.school, self.klass, day)
        limit = policy["limit"]["%s.%d" % when]
        loads = self.path_loads(day)
        headline = policy["paths"][loads.index(max(loads))]
        order = [subject["code"] for subject in self.school["subjects"]]
        listed = sorted(self.by_day.get(day, []),
                        key=lambda entry: (order.index(entry[0]["subject"]), entry[0]["id"]))
        items, running, uncounted, optional, evening = [], 0, 0, 0, 0
        calibrated, by_factor = 0, False
        for item, minutes in listed:
            counted = is_counted(self.school, when, item)
            if item["optional"]:
                optional += minutes
            elif on_path(headline, item) and item["place"] == "home":
                evening += minutes
            if on_path(headline, item):
                if counted:
                    running += minutes
                    factor = self.factor(item["subject"], day)
                    by_factor = by_factor or factor is not None
                    calibrated += half_up(fractions.Fraction(minutes * (factor or 1000), 1000))
                elif not item["optional"]:
                    uncounted += minutes
            row = {name: item[name] for name in ("id", "subject", "text", "minutes", "kind",
                                                 "place", "tier", "optional", "spread")}
            row.update(today=minutes, running=running, counted=counted,
                       assigned=item["assigned"].isoformat(), due=item["due"].isoformat())
            items.append(row)
        average = self.week_average(day)
        yellow_at = policy["yellow_at"]
        return {
            "limit": limit,
            "load": max(loads),
            "calibrated": calibrated if by_factor else None,
            "level": level_of(max(loads), limit, yellow_at),
            "uncounted": uncounted,
            "optional_minutes": optional,
            "evening": evening,
            "week_average": None if average is None else int(average),
            "paths": [{"path": path["id"], "load": load, "level": level_of(load, limit, yellow_at)}
                      for path, load in zip(policy["paths"], loads)
                      if path["id"] in policy["always"]
                      or any(item["tier"] in path["tiers"] for item, _ in listed)],
            "items": items,
        }


def boards(school, items, only_class=None, only_day=None):
    result = {}
    for klass in school["classes"]:
        if only_class not in (None, klass["code"]):
            continue
        reckoning = Reckoning(school, klass, items)
        days = [only_day] if only_day else sorted(reckoning.by_day)
        result[klass["code"]] = {day.isoformat(): reckoning.board(day) for day in days
                                 if stage_year(school, klass, day) is not None}
    return result


# ---- a random school ----

def national_policy():
    limit, counts = {}, {}
    for stage, years, minutes in (("primary", 6, 60), ("junior", 4, 90), ("senior", 3, None)):
        for year in range(1, years + 1):
            youngest = stage == "primary" and year <= 2
            limit["%s.%d" % (stage, year)] = 0 if youngest else minutes
            counts["%s.%d" % (stage, year)] = (["written@home"] if youngest
                                               else ["written@home", "written@school"])
    return {
        "limit": limit,
        "counts": counts,
        "yellow_at": 800,
        "part_min": 10,
        "paths": [{"id": "base", "tiers": ["base"]}, {"id": "plus", "tiers": ["base", "plus"]},
                  {"id": "stretch", "tiers": ["base", "plus", "stretch"]},
                  {"id": "a", "tiers": ["a"]}, {"id": "b", "tiers": ["b"]},
                  {"id": "c", "tiers": ["c"]}],
        "always": ["base", "plus", "stretch"],
    }


def public_days():
    days = {}
    for year, holidays in (("2026-", HOLIDAYS_2026), ("2027-", HOLIDAYS_2027)):
        for first, last in holidays:
            day = day_of(year + first)
            while day <= day_of(year + last):
                days[day.isoformat()] = "holiday"
                day += ONE_DAY
    days.update(("2026-" + day, "school") for day in MADE_UP_2026)
    return days


def random_classes(dice, count, school_year):
    """All grades come before any comes twice."""
    stages = [("primary", year) for year in range(1, 7)]
    stages += [("junior", year) for year in range(1, 4)] + [("senior", year) for year in range(1, 4)]
    dice.shuffle(stages)
    before = {"primary": 0, "junior": 6, "senior": 9}
    classes = []
    for index in range(count):
        stage, year = stages[index % len(stages)]
        number = index // len(stages) + 1
        classes.append({"code": "%d-%d" % (before[stage] + year, number), "stage": stage,
                        "entry_year": school_year - year + 1, "number": number})
    return classes


def random_own_days(dice, first, last):
    """A few days of each mark, no day twice."""
    days = dice.sample(range((last - first).days + SPAN_MAX), 14)
    marks = ["holiday"] * 3 + ["vacation"] * 2 + ["school"] * 3 + ["no-homework"] * 6
    return sorted(({"date": (first + day * ONE_DAY).isoformat(), "mark": mark,
                    "name": "%s %d" % (mark, index)}
                   for index, (day, mark) in enumerate(zip(days, marks), 1)),
                  key=lambda row: row["date"])


def fits(item, calendar, part_min):
    span = (item["due"] - item["assigned"]).days
    if span > SPAN_MAX or span < (0 if item["place"] == "school" else 1):
        return False
    return all(minutes <= PART_MAX for _, minutes in parts_of(item, calendar, part_min))


def random_item(dice, number, school, calendar, first, last):
    """An assignment, and the cells that leave to the program what it should fill in."""
    while True:
        subject = dice.choice(school["subjects"])
        assigned = first + dice.randrange((last - first).days + 1) * ONE_DAY
        given_kind = dice.choice(KINDS) if dice.random() < 0.5 else None
        kind = given_kind or subject["kind"]
        given_due = None
        if dice.random() < 0.5:
            # Mostly a few days, at times the longest that there is.
            longest = dice.choice([3, 3, 3, 8, 8, 20, SPAN_MAX])
            given_due = assigned + dice.randint(0, longest) * ONE_DAY
        place = dice.choice(["home", "home", "home", "school"])
        item = {
            "id": number,
            "class": dice.choice(school["classes"])["code"],
            "subject": subject["code"],
            "text": "练习 %d, “%s”" % (number, dice.choice("甲乙丙丁")),
            "minutes": 0 if kind == "notice" else dice.choice([
                dice.randint(1, 30), dice.randint(1, 30), dice.randint(1, 120),
                dice.randint(1, 900)]),
            "kind": kind,
            "place": place,
            "tier": dice.choice(TIERS) if dice.random() < 0.4 else None,
            "optional": dice.random() < 0.12,
            "spread": dice.choice(SPREADS) if dice.random() < 0.5 else "even",
            "assigned": assigned,
            "due": given_due or default_due(calendar, assigned, place),
        }
        if item["subject"] in TIMED_SUBJECTS and kind != "notice" and dice.random() < 0.8:
            pace = dice.choice([0.3, 0.8, 1.2, 1.7, 4])
            item["actual"] = [min(599, max(1, round(item["minutes"] * pace * dice.uniform(0.5, 1.5))))
                              for _ in range(dice.choice([2, 3, 4, 5, 8]))]
        if fits(item, calendar, school["policy"]["part_min"]):
            return item, given_kind, given_due


def csv_row(dice, item, given_kind, given_due):
    def unless_default(value, default):
        return "" if value == default and dice.random() < 0.5 else value
    return [item["assigned"].isoformat(), item["class"], item["subject"], item["minutes"],
            item["text"], given_kind or "", unless_default(item["place"], "home"),
            item["tier"] or "", "1" if item["optional"] else "",
            given_due.isoformat() if given_due else "", unless_default(item["spread"], "even")]


def written(item):
    return dict(item, assigned=item["assigned"].isoformat(), due=item["due"].isoformat())


def read(row):
    return dict(row, assigned=day_of(row["assigned"]), due=day_of(row["due"]))


def write_json(path, value):
    with open(path, "w", encoding="utf-8") as out:
        json.dump(value, out, ensure_ascii=False, indent=1, sort_keys=True)
        out.write("\n")


def generate(options):
    dice = random.Random(options.seed)
    first, last = day_of(options.first), day_of(options.last)
    school_year = first.year if first.month >= 9 else first.year - 1
    school = {
        "stages": {"primary": 6, "junior": 3, "senior": 3},
        "year_start": "09-01",
        "classes": random_classes(dice, options.classes, school_year),
        "subjects": [{"code": code, "kind": kind} for code, kind in SUBJECTS],
        "policy": national_policy(),
        "calendar": {"public": public_days(), "own": random_own_days(dice, first, last)},
    }
    calendar = Calendar(school["calendar"])
    made = [random_item(dice, number, school, calendar, first, last)
            for number in range(1, options.assignments + 1)]
    items = [item for item, _, _ in made]

    os.makedirs(options.out, exist_ok=True)
    write_json(os.path.join(options.out, "school.json"), school)
    write_json(os.path.join(options.out, "assignments.json"), [written(item) for item in items])
    write_json(os.path.join(options.out, "expected.json"), boards(school, items))
    with open(os.path.join(options.out, "calendar.csv"), "w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(["date", "mark", "name"])
        table.writerows([row["date"], row["mark"], row["name"]] for row in school["calendar"]["own"])
    with open(os.path.join(options.out, "assignments.csv"), "w", encoding="utf-8",
              newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow("date,class,subject,minutes,text,kind,place,tier,optional,due,spread"
                       .split(","))
        table.writerows(csv_row(dice, *entry) for entry in made)


def show(options):
    with open(options.school, encoding="utf-8") as file:
        school = json.load(file)
    with open(options.items, encoding="utf-8") as file:
        items = [read(row) for row in json.load(file)]
    day = day_of(options.date) if options.date else None
    json.dump(boards(school, items, options.only_class, day), sys.stdout, ensure_ascii=False,
              indent=1, sort_keys=True)
    print()


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("generate")
    command.add_argument("--seed", type=int, required=True)
    command.add_argument("--classes", type=int, default=12)
    command.add_argument("--assignments", type=int, default=2000)
    command.add_argument("--out", required=True)
    command.add_argument("--from", dest="first", default="2026-09-01")
    command.add_argument("--to", dest="last", default="2026-12-31")
    command.set_defaults(run=generate)
    command = commands.add_parser("boards")
    command.add_argument("school")
    command.add_argument("items")
    command.add_argument("--class", dest="only_class")
    command.add_argument("--date")
    command.set_defaults(run=show)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
