""" "AWS rather than Azure I think", at a choice that has both: the one that is preferred is picked."""

from __future__ import annotations

import re

from bot.dialogs.engine import questions
from bot.dialogs.engine.answers import choose
from bot.dialogs.engine.session import Session
from bot.messaging.reply import Reply
from bot.patterns import pattern

_FRONT = (
    r"\W*(?:(?:ok|okay|well|so|hm+|oh|i|i['’]?d|would|prefer|like|go\s+for|take|think|guess|maybe|probably|rather|more|the)"
    r"\W+){0,6}"
)
_BEHIND = (
    r"(?:\W+(?:i\s+(?:think|guess|suppose|reckon)|i['’]?d\s+say|probably|maybe|please|pls|though|tho|then)){0,3}\W*"
)
_RATHER = pattern(
    rf"{_FRONT}(?P<this>[^,.;?!\n]{{2,50}}?)\W{{1,3}}(?:rather\s+than|instead\s+of|more\s+than|(?:and\s+|but\s+)?not|over|than)\s+"
    rf"(?P<that>[^,.;?!\n]{{2,50}}?){_BEHIND}",
    re.IGNORECASE,
)
_NOT = pattern(
    rf"{_FRONT}not\s+(?P<that>[^,.;?!\n]{{2,50}}?)\W{{1,3}}(?:but\s+|rather\s+)?(?P<this>[^,.;?!\n]{{2,50}}?){_BEHIND}",
    re.IGNORECASE,
)


async def picked(session: Session) -> Reply | None:
    """None where no choice is open, where a yes would change something, or where it has not both."""
    frame, text = session.state.waiting, session.heard.text
    if frame is None or frame.awaiting is None or not frame.awaiting.options or session.dialog(frame).writes:
        return None
    said = _RATHER.fullmatch(text) or _NOT.fullmatch(text)
    if said is None:
        return None
    options, labels = frame.awaiting.options, questions.option_labels(session, frame)
    with session.hearing(said["that"]) as heard:
        other = choose(heard, options, labels)
    with session.hearing(said["this"]) as heard:
        chosen = choose(heard, options, labels)
    if chosen is None or other is None or chosen == other:
        return None
    session.trace.append("one of the choice rather than another")
    return await session.accept(frame, chosen)
