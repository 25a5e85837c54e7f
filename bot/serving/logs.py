"""Structured logs: one line an event, JSON unless a person watches, with the turn's id and never what was said."""

from __future__ import annotations

import logging
import sys
from typing import Literal

import structlog

LogFormat = Literal["auto", "json", "text"]
#: Libraries that would log addresses with tokens in them, or every request.
_QUIET = ("httpx", "httpcore", "telegram", "apscheduler", "uvicorn.access")


def log_to_stderr(level: str, form: LogFormat = "auto") -> None:
    """Tracebacks go without local variables: those hold what people wrote."""
    text = form == "text" or (form == "auto" and sys.stderr.isatty())
    number = logging.getLevelNamesMapping()[level.upper()]
    last: list[structlog.typing.Processor] = (
        [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)]
        if text
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper("iso"),
            *last,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=lambda *_names: structlog.PrintLogger(sys.stderr),  # whatever standard error is by then
    )
    logging.basicConfig(
        level=max(number, logging.WARNING), stream=sys.stderr, format="%(levelname)s %(name)s", force=True
    )
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
