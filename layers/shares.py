"""Whether a file lies on another machine, where several programs can't safely write to it."""

from __future__ import annotations

from pathlib import PurePath

from qgis.PyQt.QtCore import QStorageInfo

#: File systems that are reached over a network, as the operating system names them.
_REMOTE = frozenset({"cifs", "smb3", "smbfs", "nfs", "nfs4", "afpfs", "webdav", "davfs", "9p"})
_REMOTE_FUSE = ("sshfs", "davfs", "smb", "cifs", "gvfs", "rclone")


def is_on_share(path: PurePath) -> bool:
    """Whether the file at a resolved path is on a network share, as far as can be told.

    On Windows a drive letter of a share is resolved to the server's name; elsewhere the mounted
    file system says what it is.
    """
    if path.as_posix().startswith("//"):
        return True
    return is_remote(bytes(QStorageInfo(str(path)).fileSystemType()).decode(errors="replace"))


def is_remote(file_system: str) -> bool:
    """Whether a file system of that name is reached over a network."""
    name = file_system.lower()
    kind, _, driver = name.partition(".")
    return name in _REMOTE or (kind == "fuse" and driver.startswith(_REMOTE_FUSE))
