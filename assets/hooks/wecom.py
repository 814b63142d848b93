#!/usr/bin/env python3
# A hook of hwboard: sends what happened to a robot of a WeChat Work (企业微信) group. Copy it into the
# folder of [hooks] as on-publish, on-held or another name of `hwboard hooks list`, chmod 700, and
# beside it a file wecom.conf (chmod 600) with the robot's address.
import json
import os
import sys
import urllib.request

TEXT_BYTES = 2048  # more is refused

folder = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(folder, "wecom.conf"), encoding="utf-8") as file:
    address = file.readline().strip()

event = json.load(sys.stdin)
text = event["text"]
if len(text.encode()) > TEXT_BYTES:
    text = text.encode()[: TEXT_BYTES - 3].decode(errors="ignore") + "…"
body = json.dumps({"msgtype": "text", "text": {"content": text}}, ensure_ascii=False)
request = urllib.request.Request(address, body.encode(), {"Content-Type": "application/json"})
with urllib.request.urlopen(request, timeout=8) as answer:
    said = json.load(answer)
if said.get("errcode") != 0:
    sys.exit("WeChat Work: %s" % said.get("errmsg"))
