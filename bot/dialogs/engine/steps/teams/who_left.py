""" "Peter left the company", "kick peter out" of somebody whom nobody here knows, and "Sam is now in Accounts"."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steering import control
from bot.dialogs.engine.steps.teams.signs import SOMEBODY, signed
from bot.dialogs.engine.team_slots import PeopleSlot
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.agreeing import asks
from bot.dialogs.understanding.openings import ASKING, CORRECTING, OPENING
from bot.dialogs.understanding.standing import is_an_owner
from bot.knowledge.finder.real_words import REAL_WORDS
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.teams import membership
from bot.translation import _, listed

_ADDS, _REMOVES = "add_members", "remove_member"
_NAME = r"(?P<who>[^\W\d_][^\W\d_'’-]{1,20})"
_FROM_US = (
    r"(?:\s+(?:the\s+)?(?:company|firm|us|team|job|business|organi[sz]ation|crew|ward|place|here|already|today|yesterday|now|last\s+\w+"
    r"|this\s+\w+|a\s+(?:while|week|month)\s+ago|at\s+the\s+end\s+of\s+(?:the\s+)?\w+|for\s+good|from|of|in))*"
)
_OUT = r"(?:out|off|from\s+(?:the\s+)?(?:team|list|crew|group)|out\s+of\s+(?:the\s+)?(?:team|list|crew|group))"
_GONE = pattern(
    rf"{OPENING}{_NAME}(?:\s+has|\s+have|['’]?s)?\s+(?:just\s+|already\s+|now\s+)?(?:left|quit|resigned|retired|is\s+leaving|leaves|is\s+gone|gone|was\s+(?:fired|sacked|let\s+go)|got\s+(?:fired|sacked)|(?:does|do)\s?n['’]?t\s+work\s+here(?:\s+any\s?more)?"
    rf"|no\s+longer\s+works\s+here|is\s+not\s+here\s+any\s?more){_FROM_US}\W*"
    rf"|{ASKING}(?:kick|throw|take|get|boot)\s+{_NAME.replace('who', 'out')}\s+{_OUT}"
    r"(?:\W+(?:please|pls|now|then))*\W*",
    re.IGNORECASE,
)


async def unknown(session: Session) -> Reply | None:
    """None unless a lead says so of a word that is nobody's name here, and nothing else."""
    heard = session.heard
    if not heard.leads or heard.people or heard.named or asks(heard.text) or session.state.asking is not None:
        return None
    said = _GONE.fullmatch(heard.text)
    name = (said["who"] or said["out"]) if said is not None else ""
    if not name or name.casefold() in REAL_WORDS or not is_an_owner(name, session.manager.phrases.common):
        return None
    session.trace.append("somebody is gone whom nobody here knows")
    session.understood = (_REMOVES, 0.9)
    text = _("Nobody in your teams is called {name}, so nothing changes. Name them as your team shows them.")
    return Reply(parts=(paragraph(text, name=bold(name)),), buttons=(begin(_("Show the team"), "show_team"),))


_NOW_IN = pattern(
    rf"{OPENING}{SOMEBODY}(?:\s+(?:has|have|is|was|are)|['’]?s)?\s*(?:(?:just|already|now|recently)\s+)?"
    r"(?P<how>(?:been\s+)?moved\s+(?:over\s+)?(?:to|into)|(?:been\s+)?transferred\s+to|went\s+(?:over\s+)?to|switched\s+(?:over\s+)?to|works?\s+(?:now\s+)?(?:in|for|at|with)|in|with|at|over\s+at|part\s+of)\s+"
    r"(?:now\s+)?(?:the\s+|our\s+|team\s+)*(?P<place>[^\W\d_][\w&/-]*(?:\s+[\w&/-]+)?)(?P<now>\s+now|\s+these\s+days|\s+from\s+now\s+on)?(?:\s+(?:team|btw|so|fyi))*\W*",
    re.IGNORECASE,
)
_NOW = pattern(r"\bnow\b|\bmoved\b|\btransferred\b|\bswitched\b|\bwent\b|\bthese\s+days\b", re.IGNORECASE)
#: Where nobody has a place among colleagues.
_ELSEWHERE = frozenset(
    """
    training holiday holidays leave hospital sick bed work home school meeting meetings trouble charge time touch
    town london berlin it that this here there
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def now_elsewhere(session: Session) -> Reply | None:
    """Into another team of theirs they are asked; of a place that is none nothing is done, and what can be is said."""
    heard = session.heard
    if not heard.leads or len(heard.people) != 1 or asks(heard.text) or session.state.asking is not None:
        return None
    if any(n.mention.of("credential") for n in heard.named):
        return None
    said = _NOW_IN.fullmatch(signed(replace(heard, named=())))  # "the kitchen" is a trade as well
    if said is None or not _NOW.search(heard.text) or said["place"].split()[0].casefold() in _ELSEWHERE:
        return None
    circle, who = session.given.circle, PeopleSlot().find(heard).value
    place = said["place"].removesuffix(" now").removesuffix(" team")
    into = [team for team in circle.teams if team.id in circle.led and team.name.casefold() == place.casefold()]
    if len(into) == 1:
        session.trace.append("somebody is in another team now")
        return await session.begin(_ADDS, {"who": who, "team": into[0].id, "moved": True}, 0.9)
    session.trace.append("somebody is now where there is no team of theirs")
    session.understood = (_REMOVES, 0.7)
    name = heard.people[0].name
    text = _(
        "I know no team of yours called {place} – you lead {teams} – so {name} stays where they are. To take them out "
        "press below; whoever leads that other team asks them into it."
    )
    led = listed([team.name for team in circle.teams if team.id in circle.led])
    remove = begin(_("Remove {name}").format(name=name), _REMOVES, who=who)
    return Reply(parts=(paragraph(text, place=bold(place), teams=led, name=name),), buttons=(remove,))


_STAYS_IN = pattern(
    rf"(?:(?P<kept>{CORRECTING}(?:not\s+{SOMEBODY}\W+)?(?:leave|keep|let)\s+(?:{SOMEBODY}|her|him|them)\s+(?:stay\s+)?(?:in(?:\s+(?:it|there|here|the\s+team))?|there|here|where\s+(?:{SOMEBODY}|s?he|they)\s+(?:is|are)))"
    rf"|{CORRECTING}(?:{SOMEBODY}|s?he|they)(?:['’]?(?:s|re|ll)|\s+(?:is|are|will|wants\s+to|does|did))?\s+(?:(?:just|still|now|actually|going\s+to|gonna)\s+)*(?:stay(?:s|ing)?(?:\s+(?:on|here|in|with\s+us|put))?|back(?:\s+(?:in|with\s+us))?|(?:still\s+)?(?:here|with\s+us)|(?:not|n['’]t)\s+(?:leav(?:e|ing)|gone|quit(?:ting)?|going)|remains?)"
    rf"|{CORRECTING}(?P<back>(?:put|bring|take|get|add|have|want|let)\s+(?:{SOMEBODY}|her|him|them)\s+back)(?:\s+(?:in|on|into|to|it|that|the|team|list|crew|group|again))*)"
    r"(?:\W+(?:please|pls|then|for\s+now|after\s+all|though|now))*\W*",
    re.IGNORECASE,
)


async def stays_in(session: Session) -> Reply | None:
    """ "Not Nia, leave her in" takes nobody out; who was just taken out is asked in again."""
    heard, last = session.heard, session.state.last
    if not heard.leads or not heard.people or session.state.asking is not None:
        return None
    said = _STAYS_IN.fullmatch(signed(heard))
    if said is None or heard.named or asks(heard.text):
        return None
    removed = last is not None and last.dialog == _REMOVES
    if not removed and not said["kept"]:
        return await _in_again(session) if said["back"] else None
    session.trace.append("somebody stays in the team")
    if removed and session.state.undo is not None:
        return await control(session, "undo")
    session.understood = (None, 0.9)
    return Reply(parts=(paragraph(_("All right, I do nothing of that.")),))


async def _in_again(session: Session) -> Reply | None:
    """ "Put Luca back", of whom was in one team of theirs, or said no to it: they are asked."""
    circle, records, people = session.given.circle, session.given.records, session.heard.people
    if records is None or len(people) != 1 or len(people[0].ids) != 1:
        return None
    places = [(t, await membership.find(records.connection, t, people[0].ids[0])) for t in sorted(circle.led)]
    known = [(team, place.state) for team, place in places if place is not None and place.state != "none"]
    if len(known) != 1 or known[0][1] not in ("declined", "left", "removed"):
        return None
    session.trace.append("somebody is asked back in")
    return await session.begin(_ADDS, {"who": PeopleSlot().find(session.heard).value, "team": known[0][0]}, 0.9)
