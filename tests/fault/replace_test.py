"""os::replace_file under a failure, a signal or a kill at every one of its system calls.

strace(1) injects them into a small driver. Whatever happens, the file holds its old bytes or the
new ones, whole; until the exchange a failure leaves the old ones; and nothing else stays behind.
"""

import os
import resource
import subprocess

import pytest

from cli.support.injection import calls_in, injecting, tracing

DRIVER = os.path.abspath(os.environ["STSMFA_REPLACE_DRIVER"])
OLD = b"old bytes\r\n"
SIZE = 100_000
NEW = b"n" * SIZE
WRITTEN, FAILED = 0, 6
LEFTOVER = ".credentials.stsmfa-killed2killed"

# Their failure is no failure of the replacement: a mask that cannot fail, a number that is known.
HARMLESS = {"rt_sigprocmask", "geteuid", "umask"}


class Folder:
    """A credentials file with everything that a replacement has to carry over."""

    def __init__(self, path):
        self.path = path
        self.target = path / "credentials"
        self.target.write_bytes(OLD)
        self.target.chmod(0o644)
        try:
            os.setxattr(self.target, "user.note", b"x")
        except OSError:
            pass  # no such attributes here: fewer calls to disturb
        if os.geteuid() == 0:
            os.chown(self.target, 12345, 12345)
        (path / LEFTOVER).write_bytes(OLD)

    def run(self, *strace, **more):
        return subprocess.run(
            [*strace, DRIVER, str(self.target), "n", str(SIZE)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=30,
            env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}, **more)

    def inject(self, call, what, when="{}"):
        return self.run(*injecting(call, f"{what}:when={when}"))

    def bytes(self):
        return self.target.read_bytes()

    def strangers(self):
        """What stands there beside the file and, if it could not be removed, the leftover."""
        return set(os.listdir(self.path)) - {"credentials", LEFTOVER}


@pytest.fixture
def folder(tmp_path):
    return fresh(tmp_path, "0")


def fresh(tmp_path, name):
    path = tmp_path / name
    path.mkdir(mode=0o700)
    return Folder(path)


@pytest.fixture(scope="module")
def calls(tmp_path_factory):
    """Every system call of an undisturbed replacement, in order."""
    path = tmp_path_factory.mktemp("trace")
    log = path / "log"
    try:
        done = fresh(path, "0").run(*tracing(log))
    except FileNotFoundError:
        pytest.skip("strace is not installed")
    if "PTRACE" in done.stdout or not log.exists() or not log.stat().st_size:
        pytest.skip("tracing is not permitted here: " + done.stdout.strip())
    assert done.returncode == WRITTEN, done.stdout
    found = calls_in(log)
    begin, end = (at for at, call in enumerate(found) if call.name == "getppid")
    result = found[begin + 1:end]
    assert {"openat", "writev", "fsync", "renameat2"} <= {call.name for call in result}
    return result


def position(calls, text):
    """Where the one call with `text` in it stands."""
    found = [at for at, call in enumerate(calls) if text in call.line]
    assert len(found) == 1, f"{text}: {found}"
    return found[0]


def must_fail(calls):
    """The calls whose failure has to end the replacement: from the temp's making to the exchange,
    but for those that only put something away."""
    first, exchange = position(calls, "O_EXCL"), position(calls, "RENAME_EXCHANGE")
    last_close = max(at for at in range(exchange) if calls[at].name == "close")
    return [call for at, call in enumerate(calls) if first <= at <= exchange
            and at != last_close and call.name not in HARMLESS]


def assert_old_bytes_are_said(folder, ended):
    """What stands beside the file when the old bytes, exchanged, could not be removed."""
    (left,) = folder.strangers()
    assert left.startswith(".credentials.stsmfa-swap-")
    assert f"{folder.path / left}, which holds the bytes of before, could not be removed" in (
        ended.stdout)
    assert folder.run().returncode == WRITTEN
    assert not folder.strangers()


@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_a_failing_call_leaves_the_old_bytes_or_the_new_ones(calls, tmp_path, error):
    fatal = must_fail(calls)
    for at, call in enumerate(calls):
        folder = fresh(tmp_path, str(at))
        ended = folder.inject(call, f"error={error}")
        assert ended.returncode in (WRITTEN, FAILED), f"{call}: {ended}"
        assert folder.bytes() == (NEW if ended.returncode == WRITTEN else OLD), call
        if call.name == "unlink" and call.number > 1:
            assert_old_bytes_are_said(folder, ended)
        else:
            assert not folder.strangers(), call
        if call in fatal:
            assert ended.returncode == FAILED, call
            assert "write: " + str(folder.target) in ended.stdout, call


def test_a_file_that_cannot_be_looked_at_after_the_exchange_is_put_back(calls, folder):
    exchange = position(calls, "RENAME_EXCHANGE")
    look = next(call for call in calls[exchange:] if call.name == "newfstatat")
    ended = folder.inject(look, "error=EIO", "{}+")
    assert ended.returncode == FAILED
    assert f"write: {folder.target}: Input/output error" in ended.stdout
    assert folder.bytes() == OLD
    assert folder.run().returncode == WRITTEN
    assert not folder.strangers()


def test_a_call_that_is_killed_leaves_what_the_next_run_puts_right(calls, tmp_path):
    exchange = position(calls, "RENAME_EXCHANGE")
    for at, call in enumerate(calls):
        folder = fresh(tmp_path, str(at))
        killed = folder.inject(call, "signal=KILL")
        assert killed.returncode not in (WRITTEN, FAILED), call
        # strace kills on entry, and the exchange may still happen
        allowed = (OLD,) if at < exchange else (NEW,) if at > exchange else (OLD, NEW)
        assert folder.bytes() in allowed, call
        again = folder.run()
        assert again.returncode == WRITTEN, f"{call}: {again.stdout}"
        assert folder.bytes() == NEW, call
        assert os.listdir(folder.path) == ["credentials"], call


@pytest.mark.parametrize("signal", ["INT", "TERM", "HUP", "QUIT", "USR1", "XCPU", "VTALRM", "IO"])
def test_a_signal_waits_from_the_temp_to_the_exchange(calls, tmp_path, signal):
    first, exchange = position(calls, "O_EXCL"), position(calls, "RENAME_EXCHANGE")
    for at, call in enumerate(calls):
        folder = fresh(tmp_path, str(at))
        folder.inject(call, f"signal={signal}")
        assert folder.bytes() in (OLD, NEW), call
        assert not folder.strangers(), call
        if first <= at <= exchange:
            assert folder.bytes() == NEW, call


def test_a_temp_name_that_is_taken_gives_way_to_another(calls, folder):
    made = calls[position(calls, "O_EXCL")]
    assert folder.inject(made, "error=EEXIST").returncode == WRITTEN
    assert folder.bytes() == NEW
    assert not folder.strangers()


def test_an_interrupted_call_goes_on(calls, tmp_path):
    first = position(calls, "O_EXCL")
    for at, call in enumerate(calls):
        if at > first and call.name in ("read", "write"):
            folder = fresh(tmp_path, str(at))
            assert folder.inject(call, "error=EINTR").returncode == WRITTEN, call
            assert folder.bytes() == NEW, call


@pytest.mark.parametrize("error", ["EINVAL", "ENOSYS", "EPERM"])
def test_where_files_cannot_be_exchanged_a_plain_rename_replaces(calls, folder, error):
    exchange = calls[position(calls, "RENAME_EXCHANGE")]
    assert folder.inject(exchange, f"error={error}", "{}+").returncode == WRITTEN
    assert folder.bytes() == NEW
    assert not folder.strangers()


@pytest.mark.parametrize("error", ["EINVAL", "ENOSYS", "EPERM"])
def test_where_no_rename_is_of_a_new_kind_a_file_is_made(calls, folder, error):
    exchange = calls[position(calls, "RENAME_EXCHANGE")]
    folder.target.unlink()
    assert folder.inject(exchange, f"error={error}", "1+").returncode == WRITTEN
    assert folder.bytes() == NEW
    assert not folder.strangers()


@pytest.mark.parametrize("error", ["EACCES", "EBUSY"])
def test_a_file_that_is_scanned_is_replaced_a_moment_later(calls, folder, error):
    exchange = calls[position(calls, "RENAME_EXCHANGE")]
    assert folder.inject(exchange, f"error={error}", "{}..%d" % (exchange.number + 2)
                         ).returncode == WRITTEN
    assert folder.bytes() == NEW


def test_a_file_that_stays_busy_is_given_up_after_a_second(calls, folder):
    ended = folder.inject(calls[position(calls, "RENAME_EXCHANGE")], "error=EBUSY", "{}+")
    assert ended.returncode == FAILED
    assert "mount the folder, not the file" in ended.stdout
    assert folder.bytes() == OLD
    assert not folder.strangers()


def test_an_owner_that_cannot_be_given_back_is_a_refusal(calls, folder):
    owner = [call for call in calls if call.name == "fchown"]
    if not owner:
        pytest.skip("only root can replace another user's file")
    ended = folder.inject(owner[0], "error=EPERM")
    assert ended.returncode == FAILED
    assert "given back to its owner" in ended.stdout
    assert folder.bytes() == OLD


@pytest.mark.parametrize("name, remark", [
    ("fsetxattr", "attribute user.note was not kept: Operation not permitted"),
    ("fremovexattr", None),
])
def test_an_attribute_that_we_may_not_set_is_lost_and_said(calls, folder, name, remark):
    found = [call for call in calls if call.name == name]
    if not found:
        pytest.skip("no user attributes on this file system")
    ended = folder.inject(found[0], "error=EPERM")
    assert ended.returncode == (WRITTEN if remark else FAILED)
    assert folder.bytes() == (NEW if remark else OLD)
    assert remark is None or remark in ended.stdout


@pytest.mark.parametrize("error, remark", [("EIO", True), ("EINVAL", False)])
def test_a_folder_that_cannot_be_synced_is_said_after_the_exchange(calls, folder, error, remark):
    last = [call for call in calls if call.name == "fsync"][-1]
    ended = folder.inject(last, f"error={error}")
    assert ended.returncode == WRITTEN
    assert folder.bytes() == NEW
    assert ("written, but perhaps not yet on disk" in ended.stdout) == remark


def test_a_short_write_that_ends_at_a_limit_leaves_the_old_bytes(folder):
    limit = (SIZE // 2, SIZE // 2)
    ended = folder.run(preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit),
                       restore_signals=False)  # Python ignores SIGXFSZ, and so does the driver
    assert ended.returncode == FAILED
    assert "File too large" in ended.stdout
    assert folder.bytes() == OLD
    assert not folder.strangers()


def test_a_full_disk_leaves_the_old_bytes(tmp_path):
    script = (f"mount -t tmpfs -o size={SIZE // 2},mode=0700 none {tmp_path} || exit 77; "
              f"cd {tmp_path}; printf old >credentials; {DRIVER} $PWD/credentials n {SIZE}; "
              "echo status $?; cat credentials; echo; ls -A")
    ended = subprocess.run(["unshare", "--mount", "sh", "-c", script], text=True,
                           stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=30)
    if ended.returncode == 77 or "unshare" in ended.stdout:
        pytest.skip("mounting is not permitted here: " + ended.stdout.strip())
    assert "No space left on device" in ended.stdout
    assert ended.stdout.splitlines()[1:] == ["status 6", "old", "credentials"]
