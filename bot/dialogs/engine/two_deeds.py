"""Two changes to a team in one message, "invite Kofi and remove Tom": each is made, one after the other."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from bot.dialogs.engine.dialog import is_of_teams
from bot.dialogs.engine.equipment import Equipment
from bot.dialogs.engine.given import TurnInput
from bot.dialogs.engine.having import guess
from bot.dialogs.engine.in_several import together
from bot.dialogs.engine.listening import listen
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import State
from bot.dialogs.engine.steps.outright.members import takes_off_one
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_DEED = (
    r"(?:add|invite|ask|put|remove|kick|take|drop|throw|nudge|remind|ping|exempt|excuse|make|promote|demote|require|rename"
    r"|close|hand|create|set\s*up|move|appoint|give(?=\s+\S+(?:\s+\S+)?\s+the\s+lead\b|\s+the\s+lead\b))(?!\w)"
)
_JOINTS = pattern(
    rf"(?:\s*[,;.&+]\s*|\s+)(?:(?:and|then|but|plus|also|please)\s+)+(?={_DEED})|\s*[,;.&+]\s*(?={_DEED})",
    re.IGNORECASE,
)
_WHO = (
    r"(?:every\s?(?:one|body)|all(?:\s+of\s+(?:them|us))?|at\s+least|some(?:one|body)"
    r"|(?:\d{1,3}|one|two|three|four|five|six)(?:\s+\w{3,12})?)"
)
#: "Two people in Ops need CKA, and everyone in Data AZ-900": what each of two teams needs.
_NEED_TOO = pattern(
    rf"\s*[,;.]\s*(?:(?:and|also|but|plus)\s+)*(?={_WHO}\s[^,;.]{{0,40}}?\bneeds?\s)|\s+(?:and|but|plus)\s+(?={_WHO}\s[^,;.]{{0,40}}?\bneeds?\s)",
    re.IGNORECASE,
)
#: "Remove Amira from Ward 3 and Raj from ICU": the deed is said once.
_ONCE = pattern(r"\s*(?:,|&|;|(?<!\w)and(?!\w))\s*(?:and\s+)?(?=\S+(?:\s+\S+)?\s+(?:from|out\s+of)\s)", re.IGNORECASE)
_FROM = pattern(r"\s(?:from|out\s+of)\s", re.IGNORECASE)
_SAID = pattern(_DEED, re.IGNORECASE)
_MAKES, _ADDS = "create_team", "add_members"
#: From here on a half is surely a request of its own.
_SURE = 0.5
#: Characters of a message that may hold two of them.
_LONGEST = 300


async def answered(manager: Equipment, given: TurnInput, state: State) -> tuple[Session, Reply] | None:
    """What becomes of both; None for a message that is not surely two such changes."""
    text = " ".join((given.text or "").split())
    if state.waiting is not None or not given.circle.led or len(text) > _LONGEST:
        return None
    if takes_off_one(text):  # "he does no lifting, take him off that one" says one thing
        return None
    for one, two in _halves(text):
        first = await _asked(manager, replace(given, text=one), state)
        second = first and await _asked(manager, replace(given, text=two), state)
        if first is not None and second and _differ(first, second):
            return await _both(manager, first, replace(given, text=two))
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for joint in itertools.chain(_JOINTS.finditer(text), _NEED_TOO.finditer(text)):
        one, two = text[: joint.start()], text[joint.end() :]
        if len(one.split()) > 1 and len(two.split()) > 1:
            yield one, two

    deed = _SAID.search(text)
    for joint in _ONCE.finditer(text):
        if deed is not None and _FROM.search(text, 0, joint.start()):
            yield text[: joint.start()], f"{deed[0]} {text[joint.end() :]}"


def _differ(first: Session, second: Session) -> bool:
    """Not the same twice, unless it is in another team."""
    if first.guesses[0].dialog != second.guesses[0].dialog:
        return True
    one, two = ({i for team in s.heard.teams for i in team.ids} for s in (first, second))
    return bool(one and two) and not one & two and first.guesses[0].dialog != _ADDS


async def _asked(manager: Equipment, given: TurnInput, state: State) -> Session | None:
    """A turn on one half, where that is surely a change to a team, and names what it is about."""
    session = Session(manager, given, manager.hear(given, given.text or "", state), state)
    await guess(session)
    best = session.guesses[0] if session.guesses else None
    if best is None or best.score < _SURE or not (is_of_teams(best.dialog) and manager.dialogs[best.dialog].writes):
        return None
    heard = session.heard
    return (
        session if heard.people or heard.teams or heard.named or heard.unknown_team or best.dialog == _MAKES else None
    )


async def _both(manager: Equipment, first: Session, rest: TurnInput) -> tuple[Session, Reply]:
    """A question that the first leaves open comes before the second, which is said again then."""
    state = first.state
    one = await listen(first)
    if state.waiting is not None:
        later = paragraph(_("One at a time: say “{rest}” afterwards."), rest=rest.text or "")
        return first, Reply(parts=(later,)).plus(one)
    second = Session(manager, rest, manager.hear(rest, rest.text or "", state), state)  # "him" is of the first half
    two = await listen(second)
    second.trace = [*first.trace, *second.trace]
    second.elsewhere = [*first.elsewhere, *second.elsewhere]
    second.personal |= first.personal
    return second, together(second, [one, two])
