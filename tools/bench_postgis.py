"""A PostGIS of the benchmark's own, in a folder, heard only on a socket there; gone afterwards."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_BINARIES = "/usr/lib/postgresql"
# PostgreSQL refuses to be run by root.
_ACCOUNT = "postgres"
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "shared_buffers": "512MB",
    "max_wal_size": "4GB",
    "jit": "off",
}


def binaries() -> Path | None:
    """Where the newest PostgreSQL's programs lie that has PostGIS; None if there is none."""
    found = [
        path.parent
        for path in Path(_BINARIES).glob("*/bin/initdb")
        if _has_postgis(path.parents[1].name)
    ]
    return max(found, key=lambda path: int(path.parent.name), default=None)


@contextlib.contextmanager
def server() -> Iterator[str]:
    """A running server; gives what psycopg2 and GDAL connect by. "" where there is no PostGIS."""
    programs = binaries()
    if programs is None:
        yield ""
        return
    # Short: a socket's path may have 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="spb", dir="/tmp"))
    who: dict[str, Any] = {}
    if os.geteuid() == 0:
        account = pwd.getpwnam(_ACCOUNT)
        os.chown(folder, account.pw_uid, account.pw_gid)
        who = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}

    def run(program: str, *arguments: str) -> None:
        subprocess.run(
            [str(programs / program), *arguments],
            check=True, cwd=folder, stdout=subprocess.DEVNULL, **who,
        )  # fmt: skip

    data, said = str(folder / "data"), str(folder / "log")
    settings = " ".join(f"-c {name}='{value}'" for name, value in _SETTINGS.items())
    try:
        run("initdb", "-D", data, "-A", "trust", "-U", "bench", "-E", "UTF8", "--no-sync")
        options = f"-k {folder} {settings}"
        run("pg_ctl", "start", "-w", "-D", data, "-l", said, "-o", options)
        try:
            run("psql", "-q", "-h", str(folder), "-U", "bench", "-d", "postgres",
                "-c", "CREATE EXTENSION postgis")  # fmt: skip
            yield f"host={folder} user=bench dbname=postgres"
        finally:
            run("pg_ctl", "stop", "-m", "immediate", "-D", data)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _has_postgis(version: str) -> bool:
    return Path("/usr/share/postgresql", version, "extension/postgis.control").exists()
