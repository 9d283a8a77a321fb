"""How a text file is written down: encoding, NUL bytes, or no text at all.

Two looks at the file: ``examine`` reads it once in pieces, whatever its size, and settles the
encoding for all of it; the reader then decodes by what was found.
"""

from __future__ import annotations

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from ...layers.errors import InputError
from ...layers.files import why
from ...layers.language import translate
from ...layers.photo_files import sha256_of

PIECE = 1 << 20
FALLBACK, MAC = "cp1252", "mac-roman"
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WIDE = ("utf-16", "utf-32", "utf_16", "utf_32")
# What well-known binary files begin with: archives and workbooks, pictures, PDF, databases,
# old Office documents, programs.
BINARY_STARTS = (
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"SQLite format 3",
    b"\xd0\xcf\x11\xe0",
    b"MZ\x90",
    b"\x7fELF",
)
TEXT_CONTROLS = b"\t\n\r\f\x0b\x1a\x1b"
CONTROLS = bytes(sorted(set(range(1, 32)) - set(TEXT_CONTROLS)))


@dataclass(frozen=True)
class Examined:
    """What a look at the whole file tells; ``nuls`` counts NUL characters that are no padding.

    ``likely`` is another encoding that the file looks as if it were in, "" for none.
    """

    encoding: str
    sha256: str
    nuls: int
    message: str = ""
    likely: str = ""

    @property
    def errors(self) -> str:
        """The decoding error handler that lets unreadable bytes through, marked."""
        return "surrogatepass" if _is_wide(self.encoding) else "surrogateescape"


def examine(path: Path, encoding: str = "") -> Examined:
    """The encoding and fingerprint of the text file at ``path``.

    A byte order mark decides; else strict UTF-8 for the whole file; else ``encoding``; else
    Windows-1252, which is said. Raises ``InputError`` for an empty or a binary file, a file that
    can't be read, and an encoding that isn't known.
    """
    wanted = known_encoding(encoding)
    try:
        with path.open("rb") as file:
            start = file.read(PIECE)
            _refuse_binary(path, start, wanted)
            digest, nuls, is_utf8 = hashlib.sha256(), 0, True
            decoder = codecs.getincrementaldecoder("utf-8")("strict")
            piece = start
            while piece:
                digest.update(piece)
                nuls += piece.count(0)
                is_utf8 = is_utf8 and _decodes(decoder, piece)
                piece = file.read(PIECE)
    except OSError as error:
        raise cant_read(path, error) from error
    is_utf8 = is_utf8 and _decodes(decoder, b"", final=True)
    found = _encoding(start, is_utf8, wanted)
    is_guess = found == FALLBACK and not wanted
    likely = MAC if is_guess and _looks_like_mac(start) else ""
    message = _about_guess(path, likely) if is_guess else ""
    return Examined(found, digest.hexdigest(), 0 if _is_wide(found) else nuls, message, likely)


def known_encoding(encoding: str) -> str:
    """Python's name of ``encoding``, "" for none; ``InputError`` if there is no such encoding."""
    if not encoding.strip():
        return ""
    try:
        "".encode(encoding.strip())  # "hex" and the like are codecs too, but not of text
        return codecs.lookup(encoding.strip()).name
    except (LookupError, ValueError) as error:
        raise InputError(
            translate("Synpunkt", "The encoding “{name}” is not known. Try UTF-8 or Windows-1252.")
            .format(name=encoding.strip())
        ) from error  # fmt: skip


def fingerprint(path: Path) -> str:
    """SHA-256 of the file, as hex; "" for a folder, as a file geodatabase is one."""
    if path.is_dir():
        return ""
    try:
        return sha256_of(path)
    except OSError as error:
        raise cant_read(path, error) from error


def cant_read(path: Path, error: OSError) -> InputError:
    """The sentence for a file that is missing or may not be read."""
    return InputError(
        translate("Synpunkt", "The file {name} can't be read: {reason}.").format(
            name=path.name, reason=why(error)
        )
    )


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True


def _is_wide(encoding: str) -> bool:
    return encoding.startswith(WIDE)


def _refuse_binary(path: Path, start: bytes, wanted: str) -> None:
    mark = _byte_order_mark(start)
    if not start.strip() or (mark and len(start) <= 4):
        raise InputError(translate("Synpunkt", "The file {name} is empty.").format(name=path.name))
    if mark or _is_wide(wanted):
        return
    controls = len(start) - len(start.translate(None, CONTROLS))
    nuls = start.count(0)
    if (
        start.startswith(BINARY_STARTS)
        or controls > len(start) * 0.05 + 1
        or nuls > len(start) * 0.3
    ):
        raise InputError(
            translate(
                "Synpunkt",
                "The file {name} holds no text, whatever its name says. If it is a workbook, let"
                " its"
                " name end in .xlsx or .ods.",
            ).format(name=path.name)
        )


def _looks_like_mac(start: bytes) -> bool:
    """Whether å, ä and ö stand where old Macs had them, and not where Windows has them."""
    mac, windows = "åäöÅÄÖ".encode(MAC), "åäöÅÄÖ".encode("cp1252")
    return any(start.count(byte) for byte in mac) and not any(start.count(b) for b in windows)


def _byte_order_mark(start: bytes) -> str:
    return next((name for mark, name in BYTE_ORDER_MARKS if start.startswith(mark)), "")


def _encoding(start: bytes, is_utf8: bool, wanted: str) -> str:
    mark = _byte_order_mark(start)
    if mark:
        return mark
    if _is_wide(wanted) and start.count(0):
        return wanted
    return "utf-8" if is_utf8 else wanted or FALLBACK


def _about_guess(path: Path, likely: str) -> str:
    if likely:
        text = translate(
            "Synpunkt",
            "{name} was read as Windows-1252, but looks like a file from an older Mac. If letters"
            " look wrong, choose the encoding mac_roman.",
        )
    else:
        text = translate(
            "Synpunkt",
            "{name} is not UTF-8 and was read as Windows-1252. If letters look wrong, choose the"
            " encoding.",
        )
    return text.format(name=path.name)
