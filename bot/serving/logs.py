"""Structured logs: one line an event, JSON unless a person watches, with the turn's id and never what was said."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Iterator
from types import TracebackType
from typing import Literal

import structlog

LogFormat = Literal["auto", "json", "text"]
#: Libraries that would log addresses with tokens in them, or every request.
_QUIET = ("httpx", "httpcore", "telegram", "apscheduler", "uvicorn.access")


def log_to_stderr(level: str, form: LogFormat = "auto") -> None:
    """Of an error only its type and where it happened are logged: its message may quote what a person wrote."""
    text = form == "text" or (form == "auto" and sys.stderr.isatty())
    number = logging.getLevelNamesMapping()[level.upper()]
    last = structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty()) if text else structlog.processors.JSONRenderer()
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper("iso"),
            structlog.processors.ExceptionRenderer(wordless),
            last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=lambda *_names: structlog.PrintLogger(sys.stderr),  # whatever standard error is by then
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Wordless("%(levelname)s %(name)s"))
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[handler], force=True)
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)


ErrorInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def wordless(exc_info: ErrorInfo) -> str:
    """A traceback without the messages of the errors in it, and without local variables."""
    return "\n".join(_chain(traceback.TracebackException(*exc_info, capture_locals=False)))


def _chain(error: traceback.TracebackException) -> Iterator[str]:
    """The cause first, as Python prints it."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None:
        yield from _chain(before)
        yield "which led to:"
    yield from (line.rstrip("\n") for line in error.stack.format())
    for inner in error.exceptions or ():
        yield from _chain(inner)
    yield str(getattr(error.exc_type, "__qualname__", "an error"))


class _Wordless(logging.Formatter):
    """For what libraries log: which of them had something to say, and where it went wrong."""

    def formatException(self, ei: object) -> str:  # noqa: N802 - as the class above calls it
        return wordless(ei) if isinstance(ei, tuple) and ei[0] is not None else ""
