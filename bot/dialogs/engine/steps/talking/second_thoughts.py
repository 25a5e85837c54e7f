"""Second thoughts on one's own last word: "I meant yes" after a no, "actually no, she isn't" of what was just said."""

from __future__ import annotations

import re

from bot.dialogs.engine import questions
from bot.dialogs.engine.controls import SIGHS
from bot.dialogs.engine.dialog import is_of_teams
from bot.dialogs.engine.duty_slots import STATES, ReasonSlot
from bot.dialogs.engine.said_slots import DecisionSlot
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.steering import control
from bot.dialogs.engine.steps.teams import absences
from bot.dialogs.understanding.agreeing import agreed, asks
from bot.dialogs.understanding.circle_names import HE_OR_SHE
from bot.dialogs.understanding.openings import CORRECTING
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_CONSENT, _LEAVE = "answer_invitation", "leave_team"
_EXEMPT, _END = "exempt_member", "end_exemption"
_SIGHS = pattern(rf"^{SIGHS}", re.IGNORECASE)
_SORRY = pattern(r"\W*(?:sorry|oops|my\s+bad|my\s+mistake)\W*$", re.IGNORECASE)
_MEANT = r"(?:i\s+mean(?:t)?(?:\s+to\s+say)?|make\s+(?:it|that)|that\s+should\s+be)\W+(?:(?:a|an|to\s+say)\W+)?"
_YES = r"(?:yes+|yep|yeah|yup|do\s+it|go\s+ahead)(?:\W+(?:please|do|it|go|ahead|sorry))*"
_MEANT_YES = pattern(rf"{SIGHS}{_MEANT}[\"“']?{_YES}\W*|{SIGHS}(?:wait|sorry|oops|actually)\W+{_YES}\W*", re.IGNORECASE)
_MEANT_NO = pattern(rf"{SIGHS}{_MEANT}[\"“']?(?:no+|nope|nah)(?:\W+(?:please|sorry|don['’]?t))*\W*", re.IGNORECASE)
_PLAIN_YES = pattern(rf"\W*{_YES}\W*", re.IGNORECASE)
#: "Stop, don't" is of what is asked, or was just done.
_REFUSES = pattern(rf"{CORRECTING}(?:stop|don['’]?t)\W+(?:(?:no|stop|wait|don['’]?t|please)\W*)+", re.I)
#: "Don't move Jo", "leave Jo where he is", "Jo stays in Ops": of whoever is moved.
_STAYS = pattern(
    rf"{SIGHS}(?:(?:do\s*n['’]?t|do\s+not|never)\s+(?:move|transfer|shift|reassign|switch)\b|(?:leave|keep|let)\s+\S.{{0,60}}?\s(?:in|where|there|as"
    r"|alone|stay)\b|\S.{0,40}?\s(?:stays?|can\s+stay|should\s+stay|is\s+staying)(?:\s+(?:in|where|there|put)\b|\W*$))",
    re.IGNORECASE,
)
_ADDS = "add_members"
#: "No dont", right after something was done.
_NO_DONT = pattern(rf"{SIGHS}(?:do\s*n['’]?t|do\s+not|stop)(?:\s+(?:do|send)\s+(?:it|that|this))?\W*", re.IGNORECASE)
#: After these "stop" takes nothing back.
_STOPS = frozenset({"stop_reminders", "pause_reminders", "mute_holding"})
_STOP_IT = pattern(rf"{SIGHS}(?:stop\W*)+(?:(?:it|that|this|please|pls|now)\W*)*", re.IGNORECASE)
_NO_WAIT = pattern(rf"{SIGHS}wait\W*(?:no\W*)?", re.IGNORECASE)
#: "Ok leave it then": what was offered or asked is not done.
_LEAVE_IT = pattern(
    rf"{SIGHS}(?:leave|keep|let)\s+(?:it|that|them|this|everything|things|(?:the|its)\s+(?:(?:old|same|current)\s+)?name|the\s+old\s+one)(?:\s+(?:as|like)\s+(?:it|that|they|this)(?:\s+(?:is|are|was))?|\s+as\s+is|\s+be|\s+then"
    r"|\s+alone|\s+there|\s+so|\s+for\s+now|\s+please)*\W*",
    re.IGNORECASE,
)
_LEAVES = pattern(
    rf"{SIGHS}(?:do\s*n['’]?t|do\s+not|never)\s+(?:nudge|ping|poke|ask|invite|add|remove|kick|take|exempt|excuse|close|rename|promote"
    r"|make|hand|move|transfer|shift|reassign)\b(?!\s+me\b)",
    re.IGNORECASE,
)
#: "Actually no she isnt", "oh wait, he does need it": what was just said of somebody is not so.
_OTHERWISE = pattern(
    rf"{SIGHS}(?:(?:s?he|they)(?:['’]?(?:s|re)\s+not|\s+(?:is|are|was|does|do|has|have|should|must|needs?|still)(?:\s*n['’]?t|\s+not)?)"
    r"|(?:that|it)(?:['’]?s\s+not|\s+(?:is|was)(?:\s*n['’]?t|\s+not)))"
    r"(?:\s+(?:have|needs?|to|it|that|one|exempt|excused|too|after|all|again|really|actually|any\s?more|true|right|so|need))*\W*",
    re.IGNORECASE,
)


#: "Wait no, that's Tom from the bar, not ours", right after something was done to somebody.
_ANOTHER_ONE = pattern(
    rf"{SIGHS}(?:that['’]?s|that\s+is|that\s+was|it['’]?s|it\s+was|thats)\s.{{0,60}}\b"
    r"(?:not\s+(?:ours|mine|him|her|that\s+one|them|the\s+same)|(?:wrong|another|other|different)\s+\w+)\b.{0,20}",
    re.IGNORECASE,
)
_DONE_TO_SOMEBODY = frozenset({"remove_member", _ADDS, _EXEMPT, "nudge_member"})


async def had(session: Session) -> Reply | None:
    """What becomes of a second thought; None when the message is none."""
    text, last, waiting = session.heard.text, session.state.last, session.state.regretted
    if waiting is None and session.dropped is not None and (_MEANT_YES.fullmatch(text) or _PLAIN_YES.fullmatch(text)):
        return await _asked_again(session, session.dropped, sure=_PLAIN_YES.fullmatch(text) is None)
    if waiting is None and last is not None and last.dialog == _CONSENT and "team" in last.slots:
        said_then, team = last.slots.get("answer"), {"team": last.slots["team"]}
        says_yes = agreed(_SORRY.sub("", _SIGHS.sub("", text))) == "yes" and not asks(text)
        if said_then == "no" and says_yes and _PLAIN_YES.fullmatch(text) and not _SORRY.search(text):
            return _after_all(session, last)  # "yes" may as well agree to it that nobody sees anything
        if said_then == "no" and (says_yes or _MEANT_YES.fullmatch(text)):
            return await session.begin(_CONSENT, {"answer": "yes", **team})
        if said_then == "yes" and _MEANT_NO.fullmatch(text):
            return await session.begin(_LEAVE, team)
    if waiting is None and session.state.undo is not None and _MEANT_NO.fullmatch(text):
        return await control(session, "undo")
    if waiting is None and last is not None and last.dialog in _STOPS and _STOP_IT.fullmatch(text):
        return None  # "stop", said once more
    if _REFUSES.fullmatch(text) or (waiting is not None and _NO_WAIT.fullmatch(text)):
        undoes = waiting is None and session.state.undo is not None
        return await control(session, "undo" if undoes else "cancel")
    undoes = waiting is None and session.state.undo is not None and last is not None and session.dialog(last).writes
    if undoes and not session.given.invitations and _NO_DONT.fullmatch(text):
        return await control(session, "undo")
    if undoes and last and last.dialog in _DONE_TO_SOMEBODY and _ANOTHER_ONE.fullmatch(text):
        return await control(session, "undo")
    if waiting is None and (away := await absences.told(session)) is not None:
        return away
    if _LEAVE_IT.fullmatch(text) and (waiting is not None or last is not None):
        return await _as_it_is(session)
    if _STAYS.match(text) and not asks(text) and (reply := await _stays(session)) is not None:
        return reply
    if waiting is None and _LEAVES.match(text):
        return await _left_alone(session)
    return await _otherwise(session)


def _after_all(session: Session, last: Frame) -> Reply:
    team = next((each for each in session.given.circle.teams if each.id == last.slots["team"]), None)
    name = team.name if team is not None else ""
    session.trace.append("whether the no is a yes after all")
    asked = Frame(dialog=_CONSENT, slots={"team": last.slots["team"]})
    question = _("You said no, and nobody in {team} sees anything of yours. Do you want to be in it after all?")
    session.ask(asked, "answer", (), question.format(team=name))
    return questions.once_more(session, asked)


#: What is done no more after these: "keep it" brings it back.
_TAKES_AWAY = ("drop_", "remove_", "close_", "stop_")


async def _as_it_is(session: Session) -> Reply:
    last, said = session.state.last, session.heard.text.casefold()
    named_anew = last is not None and last.dialog == "rename_team" and "old" in said
    taken = last is not None and last.dialog.startswith(_TAKES_AWAY) and session.state.undo is not None
    # "Keep it", of what was just taken away, although an older question waits again
    if session.state.asking is not None and not (taken and "keep" in said and session.state.waiting is not last):
        return await control(session, "cancel")
    if taken or (named_anew and session.state.undo is not None):
        waiting = session.state.waiting
        if waiting is not None and waiting.awaiting is not None:
            waiting.awaiting.offers += 1  # what takes an interruption back is none itself
        return await control(session, "undo")
    return Reply(parts=(paragraph(_("All right, it stays as it is.")),))


async def _left_alone(session: Session) -> Reply | None:
    """ "Don't nudge Ben": it is not done, or taken back where it was just done."""
    best, last = session.guesses[0] if session.guesses else None, session.state.last
    if best is None or not (is_of_teams(best.dialog) and session.manager.dialogs[best.dialog].writes):
        return None
    if last is not None and last.dialog == best.dialog and session.state.undo is not None:
        return await control(session, "undo")
    return Reply(parts=(paragraph(_("All right, I do nothing of that.")),))


async def _stays(session: Session) -> Reply | None:
    """Of a move that is asked about, or was made just now; nothing else is said of one."""
    waiting, last = session.state.waiting, session.state.last
    if waiting is not None:
        return await control(session, "cancel") if waiting.dialog == _ADDS else None
    if last is not None and last.dialog == _ADDS and last.slots.get("moved") and session.state.undo is not None:
        return await control(session, "undo")
    moves = session.given.circle.led and session.heard.people and _LEAVES.match(session.heard.text)
    return Reply(parts=(paragraph(_("All right, I do nothing of that.")),)) if moves else None


async def _asked_again(session: Session, dropped: Frame, *, sure: bool) -> Reply:
    """The question that a "no" dropped: answered by an "I meant yes", put again after anything less."""
    session.trace.append("the question just dropped, after all")
    asked = dropped.awaiting
    assert asked is not None  # noqa: S101 - only questions are dropped
    session.state.stack = [*session.state.stack, dropped]
    if sure and isinstance(session.dialog(dropped).slot(asked.slot).type, DecisionSlot):
        return await session.accept(dropped, asked.options[0])
    return session.ask(dropped, asked.slot, tuple(asked.options), asked.question, tuple(asked.labels))


async def _otherwise(session: Session) -> Reply | None:
    """Of an exemption: it is not made, or taken back."""
    waiting, last = session.state.waiting, session.state.last
    best = session.guesses[0] if session.guesses else None
    said = _OTHERWISE.fullmatch(session.heard.text) is not None
    if waiting is not None:
        said = said or session.manager.controls.read(session.heard) == "no"
        ends = best is not None and best.dialog == _END and session.sure
        return await control(session, "cancel") if _asks_why(session) and (said or ends) else None
    undoes = session.state.undo is not None and last is not None and last.dialog in (_EXEMPT, _END)
    return await control(session, "undo") if said and undoes else None


def _asks_why(session: Session) -> bool:
    frame = session.state.waiting
    asked = frame.awaiting if frame is not None else None
    return (
        frame is not None and asked is not None and isinstance(session.dialog(frame).slot(asked.slot).type, ReasonSlot)
    )


async def reason(session: Session) -> Reply | None:
    """ "On leave until May" is why, where that was asked, and pauses nothing."""
    frame, heard = session.state.waiting, session.heard
    if frame is None or not _asks_why(session) or not STATES.match(heard.text) or heard.text.rstrip().endswith("?"):
        return None
    if any(heard.text[p.start : p.end].casefold() not in HE_OR_SHE for p in heard.people):
        return None
    why = ReasonSlot().find_answer(heard).value
    return await session.accept(frame, why) if why else None
