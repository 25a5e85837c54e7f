"""A Reply as plain text: for the script protocol and for pipes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import TypeAdapter

from bot.messaging.courier import UnfetchableError
from bot.messaging.incoming import Upload
from bot.messaging.reply import Bullets, Heading, Note, Paragraph, Part, Span, Table

_PARTS: TypeAdapter[tuple[Part, ...]] = TypeAdapter(tuple[Part, ...])


def parts_of(reply: dict[str, object]) -> tuple[Part, ...]:
    """The parts of a reply as the outbox holds it."""
    return _PARTS.validate_python(reply.get("parts", ()))


def as_text(parts: Iterable[Part]) -> str:
    """What a person reads, markup removed; one blank line between parts."""
    return "\n\n".join(_part(part) for part in parts)


def span_text(spans: Iterable[Span]) -> str:
    return "".join(s.text if not s.url else f"{s.text} ({s.url})" for s in spans)


def local_file(upload: Upload) -> bytes:
    """The bytes of a file on this machine, where a person at a terminal names it by its path."""
    try:
        return Path(upload.reference).read_bytes()
    except OSError as error:
        raise UnfetchableError(f"{upload.name}: {error.strerror}") from None


def _part(part: Part) -> str:
    match part:
        case Heading():
            return part.text
        case Paragraph() | Note():
            return span_text(part.spans)
        case Bullets():
            marks = (f"{i}." if part.numbered else "•" for i in range(part.first, part.first + len(part.items)))
            return "\n".join(f"{mark} {span_text(item)}" for mark, item in zip(marks, part.items, strict=True))
        case Table():
            return table_text(part)


def table_text(table: Table) -> str:
    """Cells by row, each named by its column, so that it reads on a narrow screen."""
    lines = []
    for row in table.rows:
        cells = (f"{name}: {cell}" for name, cell in zip(table.header[1:], row[1:], strict=True))
        lines.append(f"{row[0]} – " + " | ".join(cells))
    return "\n".join(lines)
