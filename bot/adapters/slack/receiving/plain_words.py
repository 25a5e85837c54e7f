"""From Slack's markup to the words that a person typed. Pure."""

from __future__ import annotations

import re

#: ``<@U1>``, ``<#C1|name>``, ``<!here>``, ``<https://…|label>``: docs.slack.dev/messaging/formatting-message-text
_MARKUP = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))
_SPACES = re.compile(r"[^\S\n]+")
_BEFORE_MARK = re.compile(r"[\s,]+(?=[.;:!?])|\s+(?=,)")
_LOOSE_MARKS = " \n,:;–-"


def words_of(text: str, bot_user: str) -> str:
    """What was typed, without the bot's name; links and names as they are read.

    ``Hey <@UBOT>, which one?`` is ``Hey, which one?``.
    """
    named = names(text, bot_user)
    plain = _MARKUP.sub(lambda match: _read(match, bot_user), text)
    for written, meant in _ENTITIES:
        plain = plain.replace(written, meant)
    plain = plain.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    if not named:
        return plain.strip()
    return _BEFORE_MARK.sub("", _SPACES.sub(" ", plain)).lstrip(_LOOSE_MARKS).rstrip()


def names(text: str, user: str) -> bool:
    """Whether a message mentions ``user``."""
    return any(found.group(1) == "@" and found.group(2) == user for found in _MARKUP.finditer(text))


def names_others(text: str, bot_user: str) -> bool:
    """Whether a message mentions somebody, and not the bot."""
    mentioned = {found.group(2) for found in _MARKUP.finditer(text) if found.group(1) == "@"}
    return bool(mentioned) and bot_user not in mentioned


def _read(match: re.Match[str], bot_user: str) -> str:
    kind, target, label = match.groups()
    if kind == "@":
        return " " if target == bot_user else f"@{label or target}"
    if kind == "#":
        return f"#{label or target}"
    if kind == "!":
        return label or f"@{target.partition('^')[0]}"
    return _link(target, label)


def _link(address: str, label: str | None) -> str:
    """An address that Slack recognised in the text keeps only what was typed; another keeps both."""
    bare = address.removeprefix("mailto:").removeprefix("tel:")
    if not label or label in address:
        return bare if address == label or not label else label
    return f"{label} ({bare})"
