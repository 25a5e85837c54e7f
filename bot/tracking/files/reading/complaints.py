"""What to tell the person whose file cannot be taken in."""

from __future__ import annotations

from collections.abc import Sequence

from bot.tracking.files.cells import one_line
from bot.translation import _, listed, number

_MAX_NAMED_COLUMNS = 12


class UnreadableFileError(Exception):
    """The file cannot be taken in; ``reason`` tells the person what is wrong with it and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def shown(name: str) -> str:
    """The name of a file or a column as it is shown."""
    name = one_line(name)
    return name if len(name) <= 60 else f"{name[:40]}…{name[-12:]}"


def wrong_type(file: str, kind: str) -> UnreadableFileError:
    return UnreadableFileError(
        _(
            "{file} is {kind}, and I cannot read a list out of it. Save or export the list as CSV or as an Excel "
            "workbook (.xlsx) and send me that."
        ).format(file=file, kind=kind)
    )


def empty(file: str) -> UnreadableFileError:
    return UnreadableFileError(
        _("There are no credentials in {file}. Put one in each row and send it again.").format(file=file)
    )


def protected(file: str) -> UnreadableFileError:
    return UnreadableFileError(
        _("{file} is protected with a password. Save a copy without one, or as CSV, and send me that.").format(
            file=file
        )
    )


def broken(file: str) -> UnreadableFileError:
    return UnreadableFileError(
        _(
            "{file} is damaged or not what its name says. Open it, save it again as CSV or as an Excel workbook "
            "(.xlsx), and send me that."
        ).format(file=file)
    )


def too_big(file: str) -> UnreadableFileError:
    return UnreadableFileError(
        _("{file} is too big. Keep only the list of credentials, save it as CSV, and send me that.").format(file=file)
    )


def too_many(file: str, limit: int) -> UnreadableFileError:
    return UnreadableFileError(
        _("{file} has more than {limit} rows. Split it and send me the parts.").format(file=file, limit=number(limit))
    )


def no_credential_column(file: str, header: Sequence[str]) -> UnreadableFileError:
    names = [f"“{shown(cell)}”" for cell in header if cell]
    if len(names) > _MAX_NAMED_COLUMNS:
        names = [*names[:_MAX_NAMED_COLUMNS], "…"]
    return UnreadableFileError(
        _(
            "I see no column with the names of the credentials in {file}. Its columns are {columns}. Call the right "
            "one “Certification” and send it again."
        ).format(file=file, columns=listed(names))
    )
