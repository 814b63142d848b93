"""What paper.test asks of files: texts of a PDF in order, the head of a PNG."""
import struct
import subprocess
import sys


def words_of(pdf):
    """The text of a PDF as it is drawn, without white space, for lines break anywhere."""
    said = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True, check=True)
    return "".join(said.stdout.split())


def in_order(pdf, texts):
    """Each text behind the one before; says which is missing."""
    all_words, at = words_of(pdf), 0
    for text in texts:
        text = "".join(text.split())
        found = all_words.find(text, at)
        if found < 0:
            print("not found in order:", text)
            return
        at = found + len(text)


def png(name):
    with open(name, "rb") as file:
        data = file.read()
    width, height = struct.unpack(">II", data[16:24])
    kind = {0: "grey", 2: "colour"}[data[25]]
    small = "small" if len(data) < 2 * 1000 * 1000 else "large"
    print(data[1:4].decode(), width, kind, small, "high" if height > 300 else "low")


if sys.argv[1] == "order":
    in_order(sys.argv[2], [line.rstrip("\n") for line in sys.stdin])
elif sys.argv[1] == "words":
    print(words_of(sys.argv[2]))
elif sys.argv[1] == "png":
    png(sys.argv[2])
