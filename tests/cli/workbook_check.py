"""A workbook as text: a line a row, SHEET: cells between bars; formulas as value=FORMULA. Read with the
standard library alone; a part that is no sound XML or a relation that leads nowhere is said."""
import datetime
import posixpath
import re
import sys
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def sound(book):
    names = set(book.namelist())
    for name in names:
        root = tree.fromstring(book.read(name))
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in root:
            to = posixpath.normpath(posixpath.join(folder, relation.get("Target").lstrip("/")))
            if to not in names:
                print("leads nowhere:", name, to)


def column_of(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - 64
    return number


def day_styles(book):
    root = tree.fromstring(book.read("xl/styles.xml"))
    codes = {f.get("numFmtId"): f.get("formatCode") for f in root.iter(MAIN + "numFmt")}
    return {i for i, style in enumerate(root.find(MAIN + "cellXfs"))
            if "mm" in codes.get(style.get("numFmtId"), "")}


def rows(book):
    strings = ["".join(t.text or "" for t in item.iter(MAIN + "t"))
               for item in tree.fromstring(book.read("xl/sharedStrings.xml"))]
    days = day_styles(book)
    targets = {r.get("Id"): r.get("Target") for r in tree.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
    for sheet in tree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet"):
        root = tree.fromstring(book.read("xl/" + targets[sheet.get(REL + "id")]))
        for row in root.iter(MAIN + "row"):
            cells = {}
            for cell in row:
                value = cell.findtext(MAIN + "v", "")
                formula = cell.findtext(MAIN + "f")
                if cell.get("t") == "s":
                    value = strings[int(value)]
                elif value and int(cell.get("s", 0)) in days:
                    value = str(datetime.date(1899, 12, 30) + datetime.timedelta(int(float(value))))
                cells[column_of(cell.get("r"))] = value + ("=" + formula if formula else "")
            yield sheet.get("name"), [cells.get(c, "") for c in range(1, max(cells, default=0) + 1)]


def without_results(book, name):
    """A copy whose formulas have no results: who opens it does the sums."""
    with zipfile.ZipFile(name, "w") as copy:
        for part in book.namelist():
            data = book.read(part)
            if part.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"(<f>[^<]*</f>)<v>[^<]*</v>", rb"\1", data)
            copy.writestr(part, data)


with zipfile.ZipFile(sys.argv[1]) as workbook:
    if sys.argv[2:3] == ["--without-results"]:
        without_results(workbook, sys.argv[3])
        sys.exit()
    sound(workbook)
    for name, cells in rows(workbook):
        print(name + ": " + " | ".join(cells).replace("\n", "\\n"))
