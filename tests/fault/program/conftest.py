"""The fixtures of the command-line tests, and at the end how much was done."""

from collections import Counter

from _pytest.terminal import TerminalReporter

from cli.conftest import (  # noqa: F401
    home,
    program_path,
    pytest_collection_modifyitems,
    stsmfa,
)


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """What the tests have counted by record_property(), summed over all that passed."""
    sums: Counter[str] = Counter()
    for report in terminalreporter.stats.get("passed", []):
        sums.update(dict(report.user_properties))
    for what, count in sorted(sums.items()):
        terminalreporter.write_line(f"{count:6} {what}")
