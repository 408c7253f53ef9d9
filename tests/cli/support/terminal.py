"""A pseudo-terminal with a program in its foreground, and what is seen on it."""

import fcntl
import os
import re
import select
import signal
import struct
import termios
from collections.abc import Mapping, Sequence

import pexpect

PATIENCE = 10
"""Seconds for something to appear; only a failing test ever waits that long."""

TIOCGPTN = 0x80045430
"""ioctl(2) that asks a terminal's master side for its number; Python 3.11 has no name for it."""

MOST_QUESTIONS = 30
"""More than any program asks that gets on."""

CTRL_C, CTRL_D, CTRL_Z, CTRL_BACKSLASH = "\x03", "\x04", "\x1a", "\x1c"


class Terminal:
    def __init__(
        self,
        command: Sequence[str],
        environment: dict[str, str],
        printed: list[str],
        columns: int = 400,
    ) -> None:
        self._printed = printed
        self._child = pexpect.spawn(
            command[0],
            list(command[1:]),
            env=environment,
            encoding="utf-8",
            codec_errors="surrogateescape",
            timeout=PATIENCE,
            dimensions=(24, columns),
        )
        self._child.delaybeforesend = None
        self._child.delayafterterminate = 0.01
        self._child.ptyproc.delayafterclose = 0.01
        self.screen = ""
        """All that has appeared, with plain line ends."""

    @property
    def pid(self) -> int:
        return int(self._child.pid)

    @property
    def name(self) -> str:
        """As /dev/pts/3."""
        number = fcntl.ioctl(self._child.child_fd, TIOCGPTN, bytes(4))
        return f"/dev/pts/{struct.unpack('I', number)[0]}"

    def expect(self, text: str) -> str:
        """Waits for the text; gives what came before it."""
        return self.expect_pattern(re.escape(text))

    def expect_pattern(self, pattern: str) -> str:
        self._expect([pattern])
        return str(self._child.before)

    def _expect(self, patterns: list[object]) -> int:
        """Which of them has appeared, or the end."""
        try:
            found = self._child.expect(patterns)
        except (pexpect.TIMEOUT, pexpect.EOF) as problem:
            seen = self.screen + str(self._child.before or "")
            raise AssertionError(
                f"no {patterns!r} ({type(problem).__name__}) on the terminal:\n{seen}"
            ) from None
        self._note()
        return int(found)

    def expect_question(self) -> None:
        self.expect("Enter AWS MFA code for device [")
        self.expect(" seconds):")

    def type(self, text: str) -> None:
        """Without a line end."""
        self._child.send(text)

    def answer(self, text: str) -> None:
        self._child.send(text + "\n")

    def modes(self) -> list[object]:
        return termios.tcgetattr(self._child.child_fd)

    def answer_each(self, answers: Mapping[str, str]) -> int:
        """Gives every question its answer, whichever come, until the program ends; then as
        finish()."""
        texts = list(answers.values())
        patterns: list[object] = [*map(re.escape, answers), pexpect.EOF]
        for _ in range(MOST_QUESTIONS):
            found = self._expect(patterns)
            if found == len(texts):
                return self._status()
            self.answer(texts[found])
        raise AssertionError(f"asks without an end:\n{self.screen}")

    def finish(self) -> int:
        """The status when the program has ended, as subprocess has it: negative for a signal."""
        self._child.expect(pexpect.EOF, timeout=PATIENCE * 2)
        self._note()
        return self._status()

    def _status(self) -> int:
        self._child.wait()
        self._printed.append(self.screen)
        if self._child.signalstatus is not None:
            return -int(self._child.signalstatus)
        return int(self._child.exitstatus)

    def send_signal(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """The window is closed; waits until what ran in it has ended, however long that takes it:
        pexpect would send SIGINT after a moment, of which a shell dies before its next command."""
        self._child.ptyproc.fileobj.close()
        process = os.pidfd_open(self.pid)
        select.select([process], [], [], PATIENCE)
        os.close(process)
        self._child.close(force=False)

    def kill(self) -> None:
        """Ends what a failed test has left."""
        if not self._child.closed:
            self._child.close(force=True)

    def _note(self) -> None:
        after = self._child.after
        seen = str(self._child.before) + (after if isinstance(after, str) else "")
        self.screen += seen.replace("\r\n", "\n")
