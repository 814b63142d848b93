#!/usr/bin/env python3
# A hook of hwboard: sends what happened to a DingTalk (钉钉) robot. Copy it into the folder of [hooks]
# as on-publish, on-held or another name of `hwboard hooks list`, chmod 700, and beside it a file
# dingtalk.conf (chmod 600): the robot's address, and on a second line its secret (加签) if it has one. Its robots
# take no pictures but by an address that everybody can open: text is all that is sent.
import base64
import hashlib
import hmac
import json
import os
import sys
import time
import urllib.parse
import urllib.request

folder = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(folder, "dingtalk.conf"), encoding="utf-8") as file:
    lines = [line.strip() for line in file if line.strip()]
address = lines[0]
if len(lines) > 1:
    # the time in milliseconds and the secret, signed with the secret
    moment = str(round(time.time() * 1000))
    signed = hmac.new(lines[1].encode(), (moment + "\n" + lines[1]).encode(), hashlib.sha256)
    sign = urllib.parse.quote_plus(base64.b64encode(signed.digest()))
    address += ("&" if "?" in address else "?") + "timestamp=" + moment + "&sign=" + sign

event = json.load(sys.stdin)
body = json.dumps({"msgtype": "text", "text": {"content": event["text"]}}, ensure_ascii=False)
request = urllib.request.Request(address, body.encode(), {"Content-Type": "application/json"})
with urllib.request.urlopen(request, timeout=8) as answer:
    said = json.load(answer)
if said.get("errcode") != 0:
    sys.exit("DingTalk: %s" % said.get("errmsg"))
