"""The lines of the script protocol: one JSON object each, read into a typed line or refused with a sentence."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal, TypeAlias, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from bot.adapters.script.instants import Instant, Span

ScriptPlatform = Literal["slack", "telegram"]
PLATFORMS: tuple[ScriptPlatform, ...] = get_args(ScriptPlatform)
#: ``lead``: creating teams.
GrantKind = Literal["lead"]


class LineError(Exception):
    """A line that cannot be carried out; the message is a sentence. Nothing was changed."""


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError(f"{name!r} is not a time zone such as Europe/Berlin") from None
    return name


Name = Annotated[str, Field(min_length=1, max_length=200)]
Zone = Annotated[str, AfterValidator(_zone)]
#: A colon ends the place in the name of a conversation.
Channel = Annotated[str, Field(min_length=1, max_length=80, pattern="^[^:]+$")]


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Say(_Line):
    """A message of a person. What describes the person is remembered for later lines."""

    user: Name
    say: str
    platform: ScriptPlatform | None = None
    name: Name | None = None
    tz: Zone | None = None
    locale: Name | None = None
    channel: Channel | None = None


class Press(_Line):
    """A press of the button with this id; where it was shown is known."""

    user: Name
    press: Name
    platform: ScriptPlatform | None = None


class Advance(_Line):
    advance: Span


class Until(_Line):
    until: Instant


class DownUntil(_Line):
    down_until: Instant


class Restart(_Line):
    restart: Literal[True]


class Redeliver(_Line):
    redeliver: Literal[True]


class Upload(_Line):
    user: Name
    upload: Name
    say: str | None = None
    platform: ScriptPlatform | None = None
    name: Name | None = None
    tz: Zone | None = None
    locale: Name | None = None
    channel: Channel | None = None


class Unreachable(_Line):
    unreachable: Name
    platform: ScriptPlatform


class Reachable(_Line):
    reachable: Name
    platform: ScriptPlatform


class Grant(_Line):
    """What an operator does with ``laurel grant``; without ``platform`` for where the user last wrote from."""

    grant: GrantKind
    user: Name
    platform: ScriptPlatform | None = None


Line: TypeAlias = (
    Say | Press | Advance | Until | DownUntil | Restart | Redeliver | Upload | Unreachable | Reachable | Grant
)

#: The key that says what a line does; ``upload`` stands before ``say``, which may go with it.
_VERBS: dict[str, type[Line]] = {
    "upload": Upload,
    "say": Say,
    "press": Press,
    "advance": Advance,
    "until": Until,
    "down_until": DownUntil,
    "restart": Restart,
    "redeliver": Redeliver,
    "unreachable": Unreachable,
    "reachable": Reachable,
    "grant": Grant,
}


def parse(raw: bytes) -> Line:
    """One line of input. Raises LineError."""
    try:
        data = json.loads(raw.decode())
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeDecodeError:
        raise LineError("The line is not UTF-8 text.") from None
    except UnicodeEncodeError:
        raise LineError("The line holds half of a surrogate pair, such as \\ud83d alone, which is no text.") from None
    except (ValueError, RecursionError) as error:
        raise LineError(f"The line is not JSON: {error}.") from None
    if not isinstance(data, dict):
        raise LineError('The line is not a JSON object such as {"user": "dana", "say": "hello"}.')
    verb = _verb(data)
    try:
        return _VERBS[verb].model_validate(data)
    except ValidationError as error:
        raise LineError(" ".join(_sentence(verb, e["loc"], e["type"], e["msg"]) for e in error.errors())) from None


def _verb(data: dict[str, Any]) -> str:
    found = [verb for verb in _VERBS if verb in data]
    if not found:
        raise LineError(f"The line does not say what to do; it needs one of: {', '.join(_VERBS)}.")
    if len(found) > 1 and found != ["upload", "say"]:
        raise LineError(f"The line wants several things at once: {', '.join(found)}. Write one line for each.")
    return found[0]


def _sentence(verb: str, loc: tuple[int | str, ...], kind: str, message: str) -> str:
    key = loc[0] if loc else verb
    if kind == "extra_forbidden":
        return f"The key “{key}” is not known in a line with “{verb}”."
    if kind == "missing":
        return f"The key “{key}” is missing in a line with “{verb}”."
    return f"The key “{key}” cannot be used: {message.removeprefix('Value error, ')}."
