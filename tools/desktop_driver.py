"""Drives the real QGIS Desktop as a person would: real mouse, real keys, on a virtual screen.

``Desktop`` starts the screen with a window manager, and QGIS on it with a profile of its own. What
it asks of QGIS (where is that button, what does it say) goes over a private socket to
``desktop_session``; what it does, it does by X events. It waits for what it was told to wait for,
never for a time.
"""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "tools"
NEEDED = ("qgis", "Xvfb", "openbox", "xdotool", "setxkbmap")
START, WAIT, POLL = 90.0, 15.0, 0.04  # seconds
LEFT, MIDDLE, RIGHT = 1, 2, 3


def missing() -> list[str]:
    """The programs that driving needs and that are not on the PATH."""
    return [name for name in NEEDED if shutil.which(name) is None]


class DriveError(AssertionError):
    """What was waited for did not come, or QGIS is gone."""


class Desktop:
    """One QGIS on one screen; ``close`` leaves nothing behind. Names of things are their object
    name, accessible name, title or text, as the user reads it.
    """

    def __init__(
        self,
        project: Path | str = "",
        locale: str = "sv",
        size: str = "1366x768",
        environment: dict[str, str] | None = None,
        settings: str = "",
    ) -> None:
        """``settings`` are more lines for the profile's QGIS3.ini, ``environment`` for QGIS."""
        # Short: a socket's path has room for little more than a hundred characters.
        self.folder = Path(tempfile.mkdtemp(prefix="synpunkt-"))
        self.profiles = self.folder / "profiles"
        self._environment = environment or {}
        self._children: list[subprocess.Popen[bytes]] = []
        self._qgis: subprocess.Popen[bytes] | None = None
        self._socket: socket.socket | None = None
        try:
            profile = ["bash", str(TOOLS / "profile"), str(self.profiles), locale]
            subprocess.run(profile, check=True)
            if settings:
                ini = self.profiles / "profiles/default/QGIS/QGIS3.ini"
                ini.write_text(ini.read_text() + "\n" + settings)
            self._start_screen(size)
            self.start(project)
        except BaseException:
            self.close()
            raise

    # --- QGIS itself ---

    def start(self, project: Path | str = "") -> None:
        """Start QGIS on the profile as it is, with ``project`` open; waits until it is ready."""
        path = self.folder / "socket"
        path.unlink(missing_ok=True)
        command = '. "$0"; desktop_qgis "$@"'
        script = str(TOOLS / "desktop_session.py")
        options = [str(TOOLS / "desktop.sh"), str(self.profiles), "--code", script]
        given = ["--project", str(project)] if project else []
        environment = {**self._display, **self._environment, "SYNPUNKT_SOCKET": str(path)}
        with self.log.open("ab") as log:
            self._qgis = subprocess.Popen(
                ["bash", "-c", command, *options, *given],
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=_die_with_parent,
            )
        self._socket = self._connect(path)
        self.until("iface.mainWindow().isVisible() and iface.mainWindow().isActiveWindow()", START)
        self.until("is_calm()", START)

    def kill(self) -> None:
        """End QGIS as a crash would (SIGKILL), with no chance to save or tidy up."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        if self._qgis is not None:
            _end(self._qgis, signal.SIGKILL)
            self._qgis = None

    def restart(self, project: Path | str = "") -> None:
        """Crash, and start again on the same profile."""
        self.kill()
        self.start(project)

    def close(self) -> None:
        """End QGIS and its screen, and remove their folder."""
        self.kill()
        while self._children:
            _end(self._children.pop(), signal.SIGTERM)
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def log(self) -> Path:
        """What QGIS wrote to its terminal."""
        return self.folder / "qgis.log"

    # --- asking ---

    def ask(self, code: str) -> Any:
        """The value of a Python expression in QGIS; of statements, what they call ``result``.

        ``iface``, ``project``, ``widget(name)`` and all else of ``desktop_session`` are at hand.
        """
        if self._socket is None:
            raise DriveError("QGIS is not running.")
        try:
            self._socket.sendall(json.dumps(code).encode() + b"\n")
            answer = json.loads(self._line())
        except OSError as error:
            raise DriveError(
                f"QGIS gave no answer to {code!r}: {error}\n{self._end_of_log()}"
            ) from error
        if "error" in answer:
            raise DriveError(f"{code}\n{answer['error']}")
        return answer["value"]

    def until(self, condition: str, seconds: float = WAIT) -> Any:
        """Wait until the expression holds, and return what it came to."""
        deadline = time.monotonic() + seconds
        while not (found := self.ask(condition)):
            if time.monotonic() > deadline:
                raise DriveError(f"Not within {seconds} s: {condition}\n{self._situation()}")
            time.sleep(POLL)
        return found

    def find(self, name: str, seconds: float = WAIT) -> dict[str, Any]:
        """Wait until a thing of that name shows and stands still; its ``rect`` is in pixels.

        Also ``text``, ``enabled``, ``focus`` and ``kind`` (its class).
        """
        before = None
        deadline = time.monotonic() + seconds
        while (found := self.ask(f"describe({name!r})")) is None or found != before:
            if time.monotonic() > deadline:
                raise DriveError(f"Nothing named {name!r} shows.\n{self._situation()}")
            before = found
            time.sleep(POLL)
        return found

    def shows(self, name: str) -> bool:
        """Whether a thing of that name shows now."""
        return self.ask(f"describe({name!r})") is not None

    def text(self, name: str) -> str:
        """What the thing of that name says."""
        return str(self.find(name)["text"])

    def messages(self) -> list[str]:
        """What QGIS's message bar says."""
        return list(self.ask("messages()"))

    def errors(self) -> list[str]:
        """Tracebacks of what went wrong in QGIS's Python since the last call."""
        found = list(self.ask("list(errors)"))
        self.ask("errors.clear()")
        return found

    def picture(self, path: Path | str) -> Path:
        """Save the screen as PNG, when the map is drawn."""
        self.until("is_calm()", START)
        self.ask(f"picture({str(path)!r})")
        return Path(path)

    # --- acting ---

    def click(self, name: str, button: int = LEFT, keys: Sequence[str] = ()) -> None:
        """Click the middle of the thing of that name, ``keys`` (as "ctrl") held down."""
        self.click_at(*self._middle(name), button=button, keys=keys)

    def click_tab(self, text: str, tabs: str = "synpunktTabs") -> None:
        """Bring a tab to the front; other things on the screen may be called the same."""
        bar = f"widget({tabs!r}).tabBar()"
        index = f"next(i for i in range({bar}.count()) if {bar}.tabText(i) == {text!r})"
        at = f"at = {bar}.mapToGlobal({bar}.tabRect({index}).center())\nresult = [at.x(), at.y()]"
        self.click_at(*self.ask(at))

    def double_click(self, name: str) -> None:
        """Double click the middle of the thing of that name."""
        self.click_at(*self._middle(name), times=2)

    def click_map(
        self, x: float, y: float, crs: str = "", button: int = LEFT, keys: Sequence[str] = ()
    ) -> None:
        """Click the map at a point in ``crs``, or in the map's own system."""
        self.click_at(*self.on_screen(x, y, crs), button=button, keys=keys)

    def click_at(
        self, x: int, y: int, button: int = LEFT, keys: Sequence[str] = (), times: int = 1
    ) -> None:
        """Click a pixel of the screen."""
        self._move(x, y)
        held = [part for key in keys for part in ("keydown", key)]
        freed = [part for key in keys for part in ("keyup", key)]
        self._x(*held, "click", "--repeat", str(times), "--delay", "60", str(button), *freed)

    def drag(self, start: tuple[int, int], end: tuple[int, int], keys: Sequence[str] = ()) -> None:
        """Press the mouse at one pixel, and let it go at another, by way of those between."""
        self._move(*start)
        held = [part for key in keys for part in ("keydown", key)]
        self._x(*held, "mousedown", str(LEFT))
        for step in range(1, 9):
            across, down = (a + (b - a) * step // 8 for a, b in zip(start, end, strict=True))
            # A drag that began while this is answered would keep the answer until it ends.
            self._send("mousemove", str(across), str(down))
            self.ask("True")
        self._x("mouseup", str(LEFT), *(part for key in keys for part in ("keyup", key)))

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        self._x("type", "--delay", "15", "--", text)

    def key(self, *keys: str) -> None:
        """Press keys one after the other: "Return", "ctrl+z", "alt+1", "F2"."""
        self._x("key", "--delay", "30", "--", *keys)

    def on_screen(self, x: float, y: float, crs: str = "") -> tuple[int, int]:
        """The pixel at which the map shows a point in ``crs``, or in the map's own system."""
        self.until("is_calm()", START)
        across, down = self.ask(f"on_screen({x!r}, {y!r}, {crs!r})")
        return across, down

    # --- how ---

    def _middle(self, name: str) -> tuple[int, int]:
        left, top, width, height = self.find(name)["rect"]
        return left + width // 2, top + height // 2

    def _move(self, x: int, y: int) -> None:
        # Twice: a pointer that was there already tells nobody that it came.
        self._x("mousemove", str(x + 1), str(y), "mousemove", str(x), str(y))

    def _send(self, *arguments: str) -> None:
        command = ["xdotool", *arguments]
        subprocess.run(command, env=self._display, check=True, timeout=60, capture_output=True)

    def _x(self, *arguments: str) -> None:
        self._send(*arguments)
        # What QGIS has been sent is done when it has answered after it.
        self.ask("QApplication.processEvents()")

    def _start_screen(self, size: str) -> None:
        reading, writing = os.pipe()
        screen = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{size}x24"]
        self._children.append(
            subprocess.Popen(
                [*screen, "-dpi", "96", "-nolisten", "tcp", "-noreset"],
                pass_fds=(writing,),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                preexec_fn=_die_with_parent,
            )
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise DriveError("The virtual screen could not be started.")
        self._display = {**os.environ, "DISPLAY": f":{number}", "HOME": str(self.folder)}
        # A Swedish keyboard: å, ä and ö are keys of their own, as they are for the user.
        subprocess.run(["setxkbmap", "se"], env=self._display, check=True)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._children.append(
            subprocess.Popen(["openbox"], env=self._display, preexec_fn=_die_with_parent, **quiet)
        )

    def _connect(self, path: Path) -> socket.socket:
        deadline = time.monotonic() + START
        while time.monotonic() < deadline and self._qgis.poll() is None:
            client = socket.socket(socket.AF_UNIX)
            try:
                client.connect(str(path))
            except OSError:
                client.close()
                time.sleep(POLL)
            else:
                client.settimeout(START)
                return client
        raise DriveError(f"QGIS did not start.\n{self._end_of_log()}")

    def _line(self) -> bytes:
        parts = []
        while not parts or not parts[-1].endswith(b"\n"):
            part = self._socket.recv(1 << 16)
            if not part:
                raise ConnectionError("QGIS has ended")
            parts.append(part)
        return b"".join(parts)

    def _situation(self) -> str:
        """What is on the screen, for whoever reads why a drive failed."""
        kept = Path(tempfile.gettempdir()) / f"synpunkt-gave-up-{os.getpid()}.png"
        self.ask(f"picture({str(kept)!r})")
        said = [f"picture: {kept}", f"messages: {self.messages()}"]
        return "\n".join([*said, *self.ask("list(errors)")])

    def _end_of_log(self) -> str:
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-15:])


def _die_with_parent() -> None:
    """What was started must not outlive who started it, however that ends (prctl PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, int(signal.SIGKILL))


def _end(process: subprocess.Popen[bytes], how: signal.Signals) -> None:
    if os.getpgid(process.pid) == process.pid:
        os.killpg(process.pid, how)  # Debian's qgis is a script that starts the program
    else:
        process.send_signal(how)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
