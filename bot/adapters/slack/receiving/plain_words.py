"""From Slack's markup to the words that a person typed. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.patterns import pattern

#: ``<@U1>``, ``<#C1|name>``, ``<!here>``, ``<https://…|label>``: docs.slack.dev/messaging/formatting-message-text
_MARKUP = pattern(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_SPACES = pattern(r"[^\S\n]+")
_BEFORE_MARK = pattern(r"[\s,]+(?=[.;:!?])|\s+(?=,)")
_LOOSE_MARKS = " \n,:;–-"
#: ``<!subteam^S1|@ops>``: a user group.
_SUBTEAM = "subteam^"


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody, or with ``group`` a user group, whom a message mentions; ``words_of`` has ``name`` behind an @."""

    id: str
    name: str
    group: bool = False


def words_of(text: str, bot_user: str) -> str:
    """What was typed, without the bot's name; links and names as they are read.

    ``Hey <@UBOT>, which one?`` is ``Hey, which one?``.
    """
    named = names(text, bot_user)
    plain = _plain(_MARKUP.sub(lambda match: _read(match, bot_user), text))
    if not named:
        return plain.strip()
    return _BEFORE_MARK.sub("", _SPACES.sub(" ", plain)).lstrip(_LOOSE_MARKS).rstrip()


def names(text: str, user: str) -> bool:
    """Whether a message mentions ``user``."""
    return any(named.id == user for named in everybody_named(text))


def names_others(text: str, bot_user: str) -> bool:
    """Whether a message mentions somebody, and not the bot."""
    mentioned = {named.id for named in everybody_named(text)}
    return bool(mentioned) and bot_user not in mentioned


def everybody_named(text: str) -> Iterator[Named]:
    """Whom a message mentions, in order."""
    for found in _MARKUP.finditer(text):
        kind, target, label = found.groups()
        if kind == "@":
            yield Named(target, _plain(label or target))
        elif kind == "!" and target.startswith(_SUBTEAM):
            yield Named(_group_id(target), _plain(_group_name(target, label)), group=True)


def _read(match: re.Match[str], bot_user: str) -> str:
    kind, target, label = match.groups()
    if kind == "@":
        return " " if target == bot_user else f"@{label or target}"
    if kind == "#":
        return f"#{label or target}"
    if kind == "!" and target.startswith(_SUBTEAM):
        return f"@{_group_name(target, label)}"
    if kind == "!":
        return label or f"@{target.partition('^')[0]}"
    return _link(target, label)


def _group_id(target: str) -> str:
    return target.removeprefix(_SUBTEAM)


def _group_name(target: str, label: str | None) -> str:
    return (label or "").removeprefix("@") or _group_id(target)


def _plain(text: str) -> str:
    for written, meant in _ENTITIES:
        text = text.replace(written, meant)
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def _link(address: str, label: str | None) -> str:
    """An address that Slack recognised in the text keeps only what was typed; another keeps both."""
    bare = address.removeprefix("mailto:").removeprefix("tel:")
    if not label or label in address:
        return bare if address == label or not label else label
    return f"{label} ({bare})"
