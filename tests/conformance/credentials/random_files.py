"""Credentials files made at random: out of lines that botocore mostly reads, and by changes of others."""

import random


class Writer:
    """Makes files of sections with distinct names out of lines that botocore mostly reads."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.end = self.random.choice(["\n", "\n", "\r\n"])

    def text(self):
        names = ["x", "default", "my prof", "a", "b.c", "ünï", "n" * 200, "DEFAULT"]
        chosen = self.random.sample(names, self.random.randrange(len(names)))
        lines = self.filler()
        for name in chosen:
            lines += [self.header(name), *self.body()]
        text = self.end.join(lines) + self.random.choice([self.end, ""])
        return text.encode()

    def header(self, name):
        indented = self.random.random() < 0.05
        tail = self.random.choice(["", "", "", " # c", " ; c"])
        return ("  " if indented else "") + f"[{name}]{tail}"

    def body(self):
        keys = ["region", "output", "AWS_Access_Key_ID", "aws_session_token", "assumed_role_arn"]
        chosen = self.random.sample(keys, self.random.randrange(len(keys)))
        indentation = "  " if self.random.random() < 0.1 else ""
        lines = self.filler()
        for key in chosen:
            lines += [indentation + line for line in self.property(key)] + self.filler()
        return lines

    def property(self, key):
        sign = self.random.choice([" = ", "=", ": ", " :", "\t=\t"])
        value = self.random.choice(["v", "a=b:c", "v # c", "v#c", "", "[x]", "V" * 8000, '"q"', "ü"])
        lines = [key + sign + value]
        if self.random.random() < 0.15:
            lines += self.random.choice(
                [["  more"], ["\tk = 1", "\tl = 2"], ["  aws_session_token = 1"], [" [x]"]]
            )
        return lines

    def filler(self):
        return self.random.choice(
            [[], [], [], [""], ["# c"], ["", "; aws_session_token = 1"], ["  # c"], ["#[x]"], [" "]]
        )


PIECES = [b"[", b"]", b"=", b":", b"#", b";", b" ", b"\t", b"\n", b"\r", b"\r\n", b"\n\n", b"\n ", b" #", b" ;",
          b"[x]", b"[default]", b"[DEFAULT]", b"\n[x]\n", b"\na = 1", b"\n  b = 2", b"=\n", b"\xc2\xa0", b"\xe2\x80\x83",
          b"\xe2\x80\xa8", b"\x0b", b"\x0c", b"\x1c", b"\x85", b"\xc2\x85", b"\xef\xbb\xbf", b"\xff", b'"', b"'", b"%", b"\\",
          b"rem ", b"aws_session_token", b"K\xc3\x84"]


def changed(text: bytes, rng: random.Random) -> bytes:
    """A few pieces put in, taken out, repeated or exchanged."""
    for _ in range(rng.randrange(1, 5)):
        at = rng.randrange(len(text) + 1)
        length = rng.choice([1, 1, 2, 5, 20])
        what = rng.randrange(4)
        if what == 0:
            text = text[:at] + rng.choice(PIECES) + text[at:]
        elif what == 1:
            text = text[:at] + text[at + length:]
        elif what == 2:
            text = text[:at] + text[at:at + length] * 2 + text[at + length:]
        else:
            text = text[:at] + rng.choice(PIECES) + text[at + length:]
    return text
