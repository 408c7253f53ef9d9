"""What real shells offer where the cursor stands, with the completions that the build has made."""

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from cli.support.terminal import Terminal
from docs.sources import COMPLETIONS

_ALL_OF_THEM = "\x1b*"
"""What readline inserts every completion for."""

_BASH = r"""
PS1='ready> '
source '{completions}/stsmfa.bash'
stsmfa() {{ printf '<%s>\n' "$@"; echo done; }}
"""
"""In stsmfa's place a function that shows the words which a completed line consists of."""

_ZSH = r"""
PS1='ready> '
fpath=('{completions}' $fpath)
autoload -Uz compinit
compinit -u -d '{dump}'
compadd() {{
  if [[ ${{@[1,(i)(-|--)]}} != *-(O|A|D)\ * ]]; then
    local -a offered
    builtin compadd -A offered "$@"
    print -rl -- $offered >>'{folder}/offered'
  fi
  builtin compadd "$@"
}}
_capture() {{
  _main_complete
  compstate[insert]='' compstate[list]=''
  zle -M done
}}
zle -C capture complete-word _capture
bindkey '^I' capture
"""
"""As zsh's own functions see it: compadd is what adds a completion. What compinit finds takes it
longer than all the rest, and is kept for the tests that follow."""


class Shell:
    """One shell: with bash and zsh a terminal and the TAB key, with fish its `complete -C`."""

    def __init__(self, name: str, folder: Path, environment: Mapping[str, str]) -> None:
        self.name = name
        self._folder = folder
        self._environment = dict(environment)

    def set_variable(self, variable: str, value: str) -> None:
        self._environment[variable] = value

    def offers(self, line: str) -> set[str]:
        """The completions of the last word, whole."""
        return set(self.described(line)) if self.name == "fish" else self._typed(line)

    def described(self, line: str) -> dict[str, str]:
        """fish's completions with their descriptions."""
        script = "source $argv[1]; complete -C $argv[2]"
        command = ["fish", "-c", script, str(COMPLETIONS / "stsmfa.fish"), line]
        run = subprocess.run(
            command, env=self._environment, capture_output=True, text=True, check=True, timeout=20
        )
        assert run.stderr == ""
        rows = (row.partition("\t") for row in run.stdout.splitlines())
        return {word: description for word, _, description in rows}

    def _typed(self, line: str) -> set[str]:
        start = self._folder / "start"
        script = {"bash": _BASH, "zsh": _ZSH}[self.name]
        dump = self._folder.parent / "zcompdump"
        start.write_text(
            script.format(completions=COMPLETIONS, folder=self._folder, dump=dump)
        )
        options = {"bash": ["--norc", "--noprofile"], "zsh": ["-f"]}[self.name]
        terminal = Terminal([shutil.which(self.name) or "", *options, "-i"], self._environment, [])
        try:
            terminal.answer(f"source {start}")
            terminal.expect("ready> ")
            return self._bash(terminal, line) if self.name == "bash" else self._zsh(terminal, line)
        finally:
            terminal.kill()

    def _bash(self, terminal: Terminal, line: str) -> set[str]:
        terminal.answer(line + _ALL_OF_THEM)
        shown = terminal.expect_pattern(r"(?m)^done\r$")
        words = re.findall(r"(?m)^<(.*)>\r$", shown)
        return set(words[len(line.split()) - (0 if line.endswith(" ") else 1) - 1 :])

    def _zsh(self, terminal: Terminal, line: str) -> set[str]:
        offered = self._folder / "offered"
        offered.write_text("")
        terminal.type(line + "\t")
        terminal.expect("done")
        return set(filter(None, offered.read_text().splitlines()))
