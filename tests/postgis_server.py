"""A PostGIS server of the tests' own: unprivileged, on a socket in a short folder, thrown away.

PostgreSQL refuses to run as root, so there it is started as one of the users "postgres" and
"nobody".
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

USER = "synpunkt"
DATABASE = "synpunkt_test"
#: The one user that the server asks for a password; a test makes it.
LOCKED = "locked"
OPTIONS = (
    "-c listen_addresses= -c unix_socket_directories={home} -c fsync=off"
    " -c full_page_writes=off -c shared_buffers=64MB -c max_connections=60"
)


def programs() -> Path | None:
    """The folder with the newest installed server's programs, or None."""
    found = sorted(
        (path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        key=lambda folder: float(folder.parent.name),
    )
    return found[-1] if found else None


class PostgisServer:
    """``start`` and ``stop`` it as often as need be; ``remove`` it at the end."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        # A socket's path has at most 107 bytes.
        self.home = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
        self._data = self.home / "data"
        self._account: dict[str, Any] = {}
        if os.geteuid() == 0:
            account = _unprivileged()
            os.chown(self.home, account.pw_uid, account.pw_gid)
            self._account = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
        self.home.chmod(0o755)
        self._run("initdb", "-D", str(self._data), "-U", USER, "-A", "trust", "-E", "UTF8",
                  "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        self._ask_for_password()
        self.start()
        self.sql(f"CREATE DATABASE {DATABASE}", "postgres")
        self.sql("CREATE EXTENSION postgis")

    def _ask_for_password(self) -> None:
        rules = self._data / "pg_hba.conf"
        rule = f"local all {LOCKED} scram-sha-256\n"
        rules.write_text(rule + rules.read_text(encoding="utf-8"), encoding="utf-8")

    def start(self) -> None:
        # Without -l the server would keep our end of the pipe open.
        self._run("pg_ctl", "-D", str(self._data), "-w", "-t", "60", "-l", str(self.home / "log"),
                  "-o", OPTIONS.format(home=self.home), "start")  # fmt: skip

    def stop(self) -> None:
        if (self._data / "postmaster.pid").exists():
            self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "-w", "stop")

    def remove(self) -> None:
        try:
            self.stop()
        finally:
            shutil.rmtree(self.home, ignore_errors=True)

    def sql(self, statement: str, database: str = DATABASE) -> str:
        """What psql prints for the statement, without decoration."""
        return self._run("psql", "-h", str(self.home), "-U", USER, "-d", database, "-v",
                         "ON_ERROR_STOP=1", "-qAtc", statement)  # fmt: skip

    def address(self, schema: str, user: str = USER) -> str:
        """STORE for a schema of the tests' database."""
        return f"postgresql:///{DATABASE}?host={self.home}&user={user}&schema={schema}"

    def _run(self, program: str, *options: str) -> str:
        done = subprocess.run(
            [str(self._programs / program), *options],
            cwd=self.home,
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(self.home)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=120,
            **self._account,
        )
        assert done.returncode == 0, f"{program}: {done.stdout}"
        return done.stdout.strip()


def _unprivileged() -> pwd.struct_passwd:
    accounts = {account.pw_name: account for account in pwd.getpwall()}
    return accounts.get("postgres") or accounts["nobody"]
