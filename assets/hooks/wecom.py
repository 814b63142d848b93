#!/usr/bin/env python3
# A hook of hwboard: sends what happened to a robot of a WeChat Work (企业微信) group. Copy it into the
# folder of [hooks] as on-publish, at-time or another name of `hwboard hooks list`, chmod 700, and
# beside it a file wecom.conf (chmod 600): the robot's address, and on a second line, where the board is
# to be sent as a picture behind the text, the command that writes it, {class} for the class:
#     hwboard board {class} --format png
import base64
import hashlib
import json
import os
import shlex
import subprocess
import sys
import urllib.request

TEXT_BYTES = 2048  # more is refused
PICTURE_BYTES = 2 * 1024 * 1024  # likewise
PICTURES = 10  # a robot may send 20 messages a minute

folder = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(folder, "wecom.conf"), encoding="utf-8") as file:
    lines = [line.strip() for line in file if line.strip()]


def send(kind, content):
    body = json.dumps({"msgtype": kind, kind: content}, ensure_ascii=False)
    request = urllib.request.Request(lines[0], body.encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=8) as answer:
        said = json.load(answer)
    if said.get("errcode") != 0:
        sys.exit("WeChat Work: %s" % said.get("errmsg"))


def picture_of(name):
    words = [word.replace("{class}", name) for word in shlex.split(lines[1])]
    picture = subprocess.run(words, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, check=True).stdout
    if len(picture) > PICTURE_BYTES:
        sys.exit("the picture of %s has %d bytes: at most %d are taken" % (name, len(picture), PICTURE_BYTES))
    return {"base64": base64.b64encode(picture).decode(), "md5": hashlib.md5(picture).hexdigest()}


event = json.load(sys.stdin)
text = event["text"]
if len(text.encode()) > TEXT_BYTES:
    text = text.encode()[: TEXT_BYTES - 3].decode(errors="ignore") + "…"
send("text", {"content": text})
# what waits or was sent back is on no board
if len(lines) > 1 and event["event"] in ("on-publish", "on-correct", "on-over-limit", "at-time"):
    rows = event.get("boards") or event.get("items") or []
    for name in list(dict.fromkeys(row["class"] for row in rows))[:PICTURES]:
        send("image", picture_of(name))
