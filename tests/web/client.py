"""client.py PORT COMMAND ARG…: a client of hwboard-web for the tests.

get PATH [NAME=VALUE…]   status, headers, an empty line, the content (unpacked); a fault is a line
patient PATH             its status and content, and how long it took
statuses PATH…           a line for each: its status and the path
raw FILE                 sends the bytes of a file, prints the first line of the answer
malformed COUNT SEED     sends so many broken requests, prints how many were answered or cut off
events PATH SECONDS COMMAND…   opens a stream, runs the command, prints "change" and whether it came in time
leave COUNT PATH         so many streams are opened and left at once; whether a further one comes within two seconds
idle COUNT PATH COMMAND…       the same with so many streams: how many heard of it, and the longest wait
slow COUNT PATH          so many who read one byte and wait; then how long another's request takes
busy COUNT PATH PAGE     so many ask for PATH at once, each for another day; then whether a page comes between
                         them, however slow the machine is, and how many of them got theirs
beside PATH PAGE…        asks for PATH; until it comes, for the pages again and again and for what a stream tells:
                         the status of PATH, and whether they came within a second
trickle SECONDS          a request that never ends, a byte a second: prints when it was cut off
"""

import gzip
import http.client
import random
import select
import socket
import subprocess
import sys
import threading
import time

HOST = "127.0.0.1"
port, command, rest = int(sys.argv[1]), sys.argv[2], sys.argv[3:]


def get(path, headers, method="GET", timeout=20):
    connection = http.client.HTTPConnection(HOST, port, timeout=timeout)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.getheader("Content-Encoding") == "gzip" and body:
        body = gzip.decompress(body)
    return answer, body


def opened(path=None):
    stream = socket.create_connection((HOST, port), timeout=20)
    if path:
        stream.sendall(("GET %s HTTP/1.1\r\nHost: x\r\n\r\n" % path).encode())
    return stream


def listen(streams, begin, limit):
    """When each of the streams hears of a change after `begin`."""
    heard = {}
    while len(heard) < len(streams) and time.monotonic() - begin < limit:
        ready, _, _ = select.select([s for s in streams if s not in heard], [], [], 0.2)
        for stream in ready:
            data = stream.recv(4096)
            if b"event: change" in data:
                heard[stream] = time.monotonic() - begin
            elif not data:
                heard[stream] = 999
    return heard


def settle(streams):
    """The first event, which every stream is given, is read away."""
    for stream in streams:
        data = b""
        while b"event: change" not in data:
            more = stream.recv(4096)
            if not more:
                sys.exit("a stream ended: %r" % data)
            data += more


if command in ("get", "head", "post", "put", "delete", "options", "trace"):
    answer, body = get(rest[0], dict(pair.split("=", 1) for pair in rest[1:]), command.upper())
    print(answer.status)
    for name, value in answer.getheaders():
        print("%s: %s" % (name, value))
    print()
    sys.stdout.flush()
    sys.stdout.buffer.write(body)
elif command == "patient":
    begin = time.monotonic()
    answer, body = get(rest[0], {}, timeout=120)
    print(answer.status, body.decode().strip(), "after %d s" % (time.monotonic() - begin))
elif command == "statuses":
    for path in rest:
        print(get(path, {})[0].status, path)
elif command == "raw":
    stream = opened()
    try:
        stream.sendall(open(rest[0], "rb").read())
        stream.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # it has answered and closed already
    print(stream.recv(65536).split(b"\r\n")[0].decode("latin-1"))
elif command == "malformed":
    dice = random.Random(int(rest[1]))
    good = (b"GET /class/3-2?date=2026-11-17 HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n"
            b"If-None-Match: \"a\"\r\nContent-Length: 3\r\n\r\nabc")
    closed = 0
    for i in range(int(rest[0])):
        broken = bytearray(good)
        for _ in range(dice.randint(1, 12)):
            place = dice.randrange(len(broken))
            what = dice.randrange(4)
            if what == 0:
                broken[place] = dice.randrange(256)
            elif what == 1:
                del broken[place:place + dice.randint(1, 9)]
            elif what == 2:
                broken[place:place] = bytes(dice.randrange(256) for _ in range(dice.randint(1, 20)))
            else:
                broken[place:place] = dice.choice([b"\r\n", b"%", b"%00", b"/../", b"\0", b"?date=", b"%ff", b" ",
                                                   b"A" * 2000, b"/class/", b"Transfer-Encoding: chunked\r\n"])
            if not broken:
                broken = bytearray(good)
        try:
            stream = opened()
            stream.sendall(bytes(broken))
            stream.shutdown(socket.SHUT_WR)
            stream.settimeout(0.05)
            while stream.recv(65536):
                pass
        except OSError:
            pass
        closed += 1
        stream.close()
    print(closed)
elif command == "events":
    stream = opened(rest[0])
    settle([stream])
    begin = time.monotonic()
    subprocess.run(rest[2:], check=True, stdout=subprocess.DEVNULL)
    begin = max(begin, time.monotonic() - 0.05)
    heard = listen([stream], begin, float(rest[1]))
    print("change in time" if heard and heard[stream] < 1 else "late or never: %s" % heard.get(stream))
elif command == "idle":
    streams = [opened(rest[1]) for _ in range(int(rest[0]))]
    settle(streams)
    subprocess.run(rest[2:], check=True, stdout=subprocess.DEVNULL)
    heard = listen(streams, time.monotonic(), 5)
    print(len(heard), "in time" if max(heard.values()) < 1 else "late: %.2f s" % max(heard.values()))
elif command == "leave":
    for _ in range(int(rest[0])):
        stream = opened(rest[1])
        stream.recv(4096)
        stream.close()
    status = b""
    begin = time.monotonic()
    while b" 200 " not in status and time.monotonic() - begin < 5:
        stream = opened(rest[1])
        status = stream.recv(64)
        stream.close()
        time.sleep(0.1)
    print("in time" if time.monotonic() - begin < 2 else "late: %r" % status)
elif command == "slow":
    streams = []
    for _ in range(int(rest[0])):
        stream = socket.socket()
        stream.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        stream.connect((HOST, port))
        stream.sendall(("GET %s HTTP/1.1\r\nHost: x\r\n\r\n" % rest[1]).encode())
        streams.append(stream)
    begin = time.monotonic()
    answer, body = get(rest[1], {})
    waited = time.monotonic() - begin
    print(answer.status, "in time" if waited < 1 else "late: %.2f s" % waited)
elif command == "busy":
    got = []
    makers = [threading.Thread(target=lambda day=day: got.append(get("%s?date=2026-10-%02d" % (rest[1], day + 1), {})[0].status))
              for day in range(int(rest[0]))]
    for maker in makers:
        maker.start()
    time.sleep(0.1)
    made = len(got)
    answer, body = get(rest[2], {})
    made = len(got) - made
    for maker in makers:
        maker.join()
    print(answer.status, "in between" if made < 4 else "behind %d" % made, got.count(200))
elif command == "beside":
    statuses, waits = [], []
    sheet = threading.Thread(target=lambda: statuses.append(get(rest[0], {})[0].status))
    sheet.start()
    time.sleep(0.1)
    while sheet.is_alive():
        for page in rest[1:]:
            asked = time.monotonic()
            get(page, {})
            waits.append(time.monotonic() - asked)
        asked = time.monotonic()
        stream = opened("/events")
        settle([stream])
        waits.append(time.monotonic() - asked)
        stream.close()
        time.sleep(0.02)  # there may be so many streams and no more
    sheet.join()
    print(statuses[0], "beside it in time" if len(waits) > 2 and max(waits) < 1 else
          "beside it %d, at most %.2f s" % (len(waits), max(waits)))
elif command == "trickle":
    stream = opened()
    begin = time.monotonic()
    stream.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX: ")
    while time.monotonic() - begin < float(rest[0]):
        try:
            stream.sendall(b"a")
            if select.select([stream], [], [], 1)[0] and not stream.recv(100):
                break
        except OSError:
            break
    print("%d" % (time.monotonic() - begin))
