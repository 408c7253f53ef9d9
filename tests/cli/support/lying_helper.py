#!/usr/bin/python3 -IS
"""In the helper's place: does what the file beside it says, one step a line of JSON.

    ["give", TEXT]           writes it; {id} is the number of the request that was taken last
    ["give_for_ever", TEXT]  until nobody reads any more
    ["drip", TEXT]           a byte each tenth of a second
    ["take"]                 a request, whole
    ["complain", TEXT]       on standard error
    ["close", DESCRIPTOR]
    ["die", SIGNAL]
    ["exit", STATUS]
    ["stay"]                 for ever, whoever hangs up

After the last step it waits for the end of its input, as a good one does.
"""

import contextlib
import json
import os
import signal
import sys
import time

request = b""


def give(text: str) -> None:
    number = request.partition(b"id ")[2].partition(b"\n")[0]
    data = text.encode("latin-1").replace(b"{id}", number)
    while data:
        data = data[os.write(1, data) :]


def give_for_ever(text: str) -> None:
    while True:
        give(text * 100)


def drip(text: str) -> None:
    for letter in text:
        give(letter)
        time.sleep(0.1)


def take() -> None:
    global request
    request = b""
    while not request.endswith(b"\n\n"):
        request += os.read(0, 1) or sys.exit(0)


def complain(text: str) -> None:
    os.write(2, text.encode("latin-1"))


def die(number: int) -> None:
    os.kill(os.getpid(), number)


def stay() -> None:
    while True:
        signal.pause()


STEPS = {
    step.__name__: step for step in (give, give_for_ever, drip, take, complain, die, stay)
} | {"close": os.close, "exit": os._exit}


def main() -> None:
    with open(sys.argv[0] + ".steps", encoding="utf-8") as file:
        steps = [json.loads(line) for line in file]
    for name, *values in steps:
        STEPS[name](*values)
    while os.read(0, 2**16):
        pass


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        main()
