"""What a file is, by its content, and by its name where the content cannot tell."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import PurePath

from bot.tracking.files.cells import one_line
from bot.tracking.files.reading.complaints import broken, protected, wrong_type
from bot.translation import _

FILE_TYPES = (".csv", ".tsv", ".txt", ".xlsx")

# The container of .xls, and of encrypted .xlsx.
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_workbook(name: str, file: str, content: bytes) -> bool:
    """Whether to read it as an Excel workbook, or else as text; an error for what is neither."""
    suffix = PurePath(name.strip()).suffix.lower()
    if content.startswith(b"PK\x03\x04"):
        return True
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise protected(file)
        raise wrong_type(file, _kinds().get(suffix) or _kinds()[".xls"])
    start = content[:200].lstrip(BOM_UTF8 + b" \t\r\n").lower()
    for magic, kind in _magics():
        if start.startswith(magic):
            raise wrong_type(file, kind)
    if suffix == ".xlsx":
        raise broken(file)
    if suffix and suffix not in FILE_TYPES:
        kind = _kinds().get(suffix) or _("a {suffix} file").format(suffix=one_line(suffix)[:12])
        raise wrong_type(file, kind)
    return False


def kind_of_archive(names: set[str]) -> str | None:
    """What a ZIP archive is by the names in it; None for an Excel workbook that can be read."""
    if "xl/workbook.bin" in names:
        return _kinds()[".xlsb"]
    if any(name.startswith("xl/") for name in names):
        return None
    if any(name.endswith(".iwa") for name in names) or "Index.zip" in names:
        return _kinds()[".numbers"]
    if "content.xml" in names and "mimetype" in names:
        return _kinds()[".ods"]
    if any(name.startswith("word/") for name in names):
        return _kinds()[".docx"]
    return _kinds()[".zip"]


def _magics() -> tuple[tuple[bytes, str], ...]:
    return (
        (b"%pdf-", _("a PDF")),
        (b"{\\rtf", _("a text document (.rtf)")),
        (b"\x89png", _("a picture")),
        (b"\xff\xd8\xff", _("a picture")),
        (b"gif8", _("a picture")),
        (b"<!doctype html", _("a web page")),
        (b"<html", _("a web page")),
        (b"<table", _("a web page")),
        (b"<?xml", _("an XML file")),
        (b"pk\x05\x06", _("an empty ZIP archive")),
    )


def _kinds() -> dict[str, str]:
    return {
        ".pdf": _("a PDF"),
        ".xls": _("an old Excel workbook (.xls)"),
        ".xlsb": _("a binary Excel workbook (.xlsb)"),
        ".numbers": _("a Numbers, Pages or Keynote document"),
        ".ods": _("an OpenDocument file (.ods)"),
        ".doc": _("a Word document"),
        ".docx": _("a Word document"),
        ".jpg": _("a picture"),
        ".jpeg": _("a picture"),
        ".png": _("a picture"),
        ".heic": _("a picture"),
        ".zip": _("a ZIP archive"),
        ".htm": _("a web page"),
        ".html": _("a web page"),
    }
