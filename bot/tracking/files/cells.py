"""What one cell of a table says, and the guard against cells that a spreadsheet would run as a formula."""

from __future__ import annotations

from bot.patterns import pattern

# Spreadsheets run a cell that begins with one of these (OWASP, "CSV Injection"); the wide ones count in Japanese
# and Chinese editions. Apostrophes before it are part of the pattern so that guarding can be undone exactly.
_FORMULA = pattern(r"'*[=+\-@\t\r＝＋－＠]")

#: Control characters that are no white space, and halves of pairs (the categories Cc and Cs of Unicode).
_UNSTORABLE = pattern("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")


def one_line(text: str) -> str:
    """``text`` with every run of white space as one blank and without characters nobody can see or store."""
    return " ".join(_UNSTORABLE.sub("", text).split())


def guarded(cell: str) -> str:
    """``cell`` with an apostrophe before it when a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell that ``guarded`` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
