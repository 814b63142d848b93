#!/usr/bin/env python3
"""Compares the program's boards with the second reckoning of reference.py, to the minute.

  compare.py PROGRAM DATABASE DIR

DIR was made by `reference.py generate`; its school was loaded into DATABASE. Asks the program for every
day of the school year of every class (`board CLASS --from --to --format json`) and for some holiday sheets,
weeks and single boards. Prints the first differences; exit code 1 where there is any.
"""
import datetime
import json
import os
import random
import subprocess
import sys

import reference

SHOWN = 20
SHEETS_A_CLASS = 1
FIELDS = ["limit", "load", "level", "uncounted", "optional_minutes", "evening", "week_average", "calibrated",
          "paths"]
ITEM_FIELDS = ["id", "subject", "text", "minutes", "today", "running", "counted", "kind", "place",
               "tier", "optional", "spread", "assigned", "due"]


class Comparison:
    def __init__(self, program, database, folder):
        self.program = [program, "--db", database, "--lang", "en"]
        with open(os.path.join(folder, "school.json"), encoding="utf-8") as file:
            self.school = json.load(file)
        with open(os.path.join(folder, "assignments.json"), encoding="utf-8") as file:
            self.items = [reference.read(row) for row in json.load(file)]
        first_year = min(item["assigned"] for item in self.items)
        begun = first_year.year if first_year.month >= 9 else first_year.year - 1
        self.first = datetime.date(begun, 9, 1)
        self.last = datetime.date(begun + 1, 8, 31)
        self.boards = 0
        self.differences = 0

    def ask(self, *arguments):
        done = subprocess.run(self.program + ["--date", self.first.isoformat(), "board", "--format",
                                              "json", *arguments],
                              stdout=subprocess.PIPE, check=False)
        if done.returncode != 0:
            sys.exit("the program failed (%d): board %s" % (done.returncode, " ".join(arguments)))
        return json.loads(done.stdout)

    def differ(self, where, what, expected, got):
        self.differences += 1
        if self.differences <= SHOWN:
            print("%s: %s: expected %s, got %s" % (where, what, expected, got))

    def same(self, where, what, expected, got):
        # bool is an int in Python, not in JSON
        if json.dumps(expected, sort_keys=True) != json.dumps(got, sort_keys=True):
            self.differ(where, what, expected, got)

    def board(self, reckoning, got):
        """One board of the program against the reckoning."""
        day = datetime.date.fromisoformat(got["date"])
        where = "%s %s" % (reckoning.klass["code"], got["date"])
        expected = reckoning.board(day)
        self.boards += 1
        self.same(where, "class", reckoning.klass["code"], got["class"])
        for name in FIELDS:
            self.same(where, name, expected[name], got[name])
        self.same(where, "items", [item["id"] for item in expected["items"]],
                  [item["id"] for item in got["items"]])
        for one, other in zip(expected["items"], got["items"]):
            for name in ITEM_FIELDS:
                self.same("%s #%d" % (where, one["id"]), name, one[name], other[name])

    def sheet(self, reckoning, first, last):
        """Everything assigned, due or done in the days, once, by subject."""
        got = self.ask(reckoning.klass["code"], "--from", first.isoformat(), "--to",
                       last.isoformat())
        where = "%s %s..%s" % (reckoning.klass["code"], first, last)
        expected = []
        for item in self.items:
            days = [item["assigned"], item["due"]]
            days += reference.evenings_of(item, reckoning.calendar)
            if item["class"] == reckoning.klass["code"] and any(first <= day <= last
                                                                for day in days):
                expected.append(item)
        order = [subject["code"] for subject in self.school["subjects"]]
        expected.sort(key=lambda item: (order.index(item["subject"]), item["assigned"], item["id"]))
        self.same(where, "items of the sheet", [item["id"] for item in expected],
                  [item["id"] for item in got["items"]])
        self.same(where, "days of the sheet",
                  [(first + n * reference.ONE_DAY).isoformat()
                   for n in range((last - first).days + 1)],
                  [board["date"] for board in got["days"]])
        for board in got["days"]:
            self.board(reckoning, board)

    def single(self, reckoning, day):
        self.board(reckoning, self.ask(reckoning.klass["code"], "--date", day.isoformat()))

    def week(self, reckonings, day):
        """The boards of all classes for one week."""
        got = self.ask("--week", "--date", day.isoformat())
        self.same("week of %s" % day, "boards", 7 * len(reckonings), len(got))
        for board in got:
            self.board(reckonings[board["class"]], board)

    def run(self):
        dice = random.Random(len(self.items))
        reckonings = {}
        for klass in self.school["classes"]:
            reckoning = reference.Reckoning(self.school, klass, self.items)
            reckonings[klass["code"]] = reckoning
            self.sheet(reckoning, self.first, self.last)
            for _ in range(SHEETS_A_CLASS):
                begin = self.first + dice.randrange(150) * reference.ONE_DAY
                self.sheet(reckoning, begin, begin + dice.randrange(12) * reference.ONE_DAY)
            self.single(reckoning, self.first + dice.randrange(150) * reference.ONE_DAY)
        # Its Monday may be in the year before: the first week has no whole board of it.
        self.week(reckonings, self.first + (7 + dice.randrange(140)) * reference.ONE_DAY)
        print("%d boards of %d assignments, %d differences" %
              (self.boards, len(self.items), self.differences))
        return 1 if self.differences else 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(Comparison(*sys.argv[1:]).run())
