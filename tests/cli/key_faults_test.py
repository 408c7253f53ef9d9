"""Keys that stand twice in the section which they are taken from."""

import pytest

from cli.support.examples import KEYS
from cli.support.home import Home
from cli.support.program import Program
from cli.support.terminal import CTRL_C
from sts.default_world import LEE_KEY

LONG_TERM = f"[dev-long-term]\n{KEYS}"

DUPLICATES = [
    (LONG_TERM + f"aws_access_key_id = {LEE_KEY}\n",
     "line 5: 'aws_access_key_id' stands on line 2 already"),
    ("[a]\n" + LONG_TERM + "[dev-long-term]\nregion = eu-west-1\n",
     "line 6: section [dev-long-term] stands on line 2 already"),
    (LONG_TERM + "# [other]\n" + LONG_TERM.partition("\n")[2],
     "line 6: 'aws_access_key_id' stands on line 2 already; "
     "line 7: 'aws_secret_access_key' stands on line 3 already; line 8: "),
]  # fmt: skip


@pytest.mark.parametrize(("file", "words"), DUPLICATES)
@pytest.mark.parametrize("how", [("-p", "dev"), ("--all",)])
def test_keys_that_stand_twice_are_named_before_the_question(
    home: Home, stsmfa: Program, file: str, words: str, how: tuple[str, ...]
) -> None:
    home.write_credentials(file)
    terminal = stsmfa.spawn(*how)
    before = terminal.expect("Enter AWS MFA code")
    assert f"stsmfa: {home.credentials}: {words}" in before
    terminal.type(CTRL_C)
    terminal.finish()
