"""Runs a command and notes the most memory that it, or a child that it waited for, ever had.

    measured.py FILE COMMAND...

A program of its own, and a small one: the kernel counts what a process had before execve(2) as its
memory too, which for a child of pytest would be all of pytest's. FILE gets kilobytes.
"""

import os
import sys


def main(report: str, *command: str) -> int:
    child = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(child, 0)
    with open(report, "w", encoding="ascii") as file:
        file.write(str(usage.ru_maxrss))
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        os.kill(os.getpid(), -code)
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
