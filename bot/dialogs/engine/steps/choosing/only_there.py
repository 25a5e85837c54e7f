""" "Only UK ones", "nothing American", "I'm in Germany by the way": where what was just shown has to count."""

from __future__ import annotations

import re

from bot.dialogs.engine.session import OF_A_COUNTRY, Session
from bot.dialogs.engine.state import LOOKS, SHOW_A_PLAN, Frame
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.exam_languages import is_language
from bot.dialogs.understanding.openings import CORRECTING
from bot.dialogs.understanding.zones import country_mentioned, country_said
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_LOOKS = "credential_info"
_MOST = 12
_PLACE = r"(?:the\s+)?(?P<{name}>[^\W\d_]+(?:\s+[^\W\d_]+){{0,2}}?)"
_THINGS = (
    r"(?:\s+(?:ones?|certs?|certificates?|certifications?|credentials?|qualifications?|courses?|stuff|things?"
    r"|licen[cs]es?|steps?))?"
)
_END = r"(?:\W+(?:please|pls|plz|though|tho|thanks|thx|btw|by\s+the\s+way|actually|here|then|now))?\W*"
_NOT_THERE = r"(?:\W+(?:and\s+|so\s+)?not\s+(?:in\s+|from\s+)?(?:the\s+)?[^\W\d_]+(?:\s+[^\W\d_]+)?)?"
_ONLY = pattern(
    CORRECTING + r"(?:(?:only|just)\s+(?:for\s+|in\s+|from\s+)?" + _PLACE.format(name="a") + _THINGS
    + r"|(?:i\s+(?:want|need)\s+)?" + _PLACE.format(name="b") + _THINGS + r"\s+only)" + _NOT_THERE + _END,
    re.IGNORECASE,
)  # fmt: skip
_NOT = pattern(
    CORRECTING + r"(?:not|no|none|nothing|without|avoid|drop)\s+(?:any\s+|of\s+)?(?:in\s+|from\s+|for\s+)?"
    + _PLACE.format(name="a") + _THINGS + r"(?:\W+(?:and\s+|but\s+)?(?:only|just)\s+" + _PLACE.format(name="b")
    + _THINGS + r")?" + _END,
    re.IGNORECASE,
)  # fmt: skip
_AM_THERE = pattern(
    CORRECTING + r"(?:(?:i['’]?m|i\s+am|we['’]?re|we\s+are|i\s+live|i\s+work|it['’]?s|its|this\s+is|based|living"
    r"|(?:and\s+)?(?:the\s+)?same|and"
    r"|(?:what|how)\s+about|and\s+if\s+i\s+(?:was|were|am)|what\s+if\s+i\s+(?:was|were|am|worked|lived)|rather)\s+)?"
    r"(?:in\s+|from\s+|for\s+|based\s+in\s+)?" + _PLACE.format(name="a") + r"(?:\s+based)?" + _NOT_THERE + _END,
    re.IGNORECASE,
)  # fmt: skip
#: "And what's required to work in the UK?"
_NEEDED_THERE = pattern(
    CORRECTING + r"(?:what(?:['’]?s|\s+is)?\s+(?:required|needed|necessary)|what\s+(?:do|would|will|did)\s+i\s+need"
    r"|requirements?|(?:which|what)\s+(?:ones?\s+|would\s+|does\s+)?(?:do\s+i\s+need|counts?|(?:is|are)\s+(?:valid|recogni[sz]ed|accepted)))\s+(?:to\s+work\s+|for\s+working\s+)?(?:in|for)\s+"
    + _PLACE.format(name="a") + _END,
    re.IGNORECASE,
)  # fmt: skip
#: "Any Canadian ones?", "ok what about ones in Canada", "is there a UK one".
_OF_THERE = pattern(
    CORRECTING + r"(?:(?:(?:what|how)\s+about|(?:is|are)\s+there|there|got|(?:do|have)\s+you(?:\s+(?:have|know|got))?"
    r"|show|give|find|i\s+(?:want|need|prefer)|i['’]?d\s+(?:prefer|like)|looking\s+for|rather|maybe|me|any|some|something"
    r"|anything|an?|the|ones?|certs?|courses?|only|of|(?:that|which)\s+(?:counts?|is|are)|valid|recogni[sz]ed|accepted"
    r"|in|from|for)\s+){1,6}"
    + _PLACE.format(name="a") + _THINGS + r"(?:\s+(?:instead|too|then|at\s+all|only))?" + _END,
    re.IGNORECASE,
)  # fmt: skip
#: "Ok which is valid here?"
_VALID_HERE = pattern(
    CORRECTING + r"(?:which|what)(?:\s+(?:ones?|of\s+(?:them|these|those)))?\s+"
    r"(?:(?:is|are|would\s+be|will\s+be|do|does)\s+)?(?:valid|accepted|recogni[sz]ed|counts?|of\s+use|good)\s+(?:here|where\s+i\s+(?:live|am|work)|in\s+my\s+country)\W*",
    re.IGNORECASE,
)  # fmt: skip
_IN_A_LANGUAGE = pattern(r"\W*(?:(?:and|is\s+it|also|ok)\W+){0,2}in\s+(?P<name>[^\W\d_]{4,12})\W*", re.IGNORECASE)
_A_PLACE_ALONE = pattern(r"\W*(?:in|from)\s", re.IGNORECASE)
_BROWSES = "browse_credentials"
_ANYWHERE = pattern(
    CORRECTING + r"(?:also|include|including|with|show|allow|add)?\s*(?:me\s+)?(?:the\s+|those\s+|ones?\s+|some\s+)?"
    r"(?:from\s+|in\s+)?"
    r"(?:other\s+countries|abroad|foreign\s+ones?|anywhere|everywhere|any\s+country|all\s+countries)" + _THINGS
    + r"(?:\s+(?:too|as\s+well|is\s+fine|are\s+fine|is\s+ok|are\s+ok))?" + _END,
    re.IGNORECASE,
)  # fmt: skip


async def wanted(session: Session) -> Reply | None:
    """What was shown, for a country or for any; None where nothing was, or the message says more."""
    frame, heard = _shown(session), session.heard
    if frame is None or session.state.waiting is not None or len(heard.words) > _MOST or heard.dates or heard.values:
        return None
    if frame.dialog in SHOW_A_PLAN and _ANYWHERE.fullmatch(heard.text):
        session.trace.append("steps that count elsewhere may be in it")
        return await session.begin(frame.dialog, {**frame.slots, "anywhere": True}, 0.9)
    here = session.country if _VALID_HERE.fullmatch(heard.text) else None
    if (
        (there := here or _of_there(heard.text)) is not None
        and frame.dialog not in SHOW_A_PLAN
        and frame.dialog != _LOOKS
    ):
        session.trace.append("what is of use there, of those shown")
        slots = {k: v for k, v in frame.slots.items() if k != "page"}
        return await session.begin(frame.dialog, {**slots, "country": there, "there": True}, 0.9)
    unwanted, code = _said(heard.text)
    language = _IN_A_LANGUAGE.fullmatch(heard.text)
    if (code is None and unwanted is None) or (language is not None and is_language(language["name"])):
        return None  # "in english?" is no country
    code = code or _other_than(session, frame, unwanted)
    if code is None:
        text = _("In which country do you work? Say “UK” or “Germany”, and I look for what counts there.")
        session.understood = (frame.dialog, 0.9)
        return Reply(parts=(paragraph(text),))
    session.trace.append("where what is shown has to count")
    if frame.dialog == _LOOKS:
        at = {"of": [session.state.focus.at], "than": "", "country": code}
        return await session.begin("instead_of", at, 0.9)
    if session.given.private:
        session.profile = session.profile.model_copy(update={"country": code})
    slots = {k: v for k, v in frame.slots.items() if k not in ("page", "anywhere", "steps")}
    only = {"there": True} if _ONLY.fullmatch(heard.text) and frame.dialog not in SHOW_A_PLAN else {}
    return await session.begin(frame.dialog, {**slots, "country": code, **only}, 0.9)


def _of_there(text: str) -> str | None:
    said, there = _OF_THERE.fullmatch(text), _AM_THERE.fullmatch(text)
    if said is None or _A_PLACE_ALONE.match(text) or (there is not None and country_said(there["a"])):
        return None  # "what about Germany?", "in Manchester" is where they are
    return country_said(said["a"]) or country_mentioned(f"in {said['a']}")


def _other_than(session: Session, frame: Frame, unwanted: str | None) -> str | None:
    """Where somebody works who does not want what is of another country."""
    code = frame.slots.get("country") or session.country
    return None if code == unwanted else code


def _shown(session: Session) -> Frame | None:
    last = session.state.last
    if last is not None and (
        last.dialog in (*OF_A_COUNTRY, _BROWSES) or (last.dialog == _LOOKS and session.state.focus.at)
    ):
        return last
    listed = session.state.spoken_of
    looked = last is not None and last.dialog in LOOKS and session.state.focus.at is None
    if (
        looked
        and listed is not None
        and listed.dialog in (*OF_A_COUNTRY, _BROWSES)
        and listed.dialog not in SHOW_A_PLAN
    ):
        return listed  # "in Germany", when it was asked meanwhile what each of the list costs
    return plan_spoken_of(session)


def _said(text: str) -> tuple[str | None, str | None]:
    """The country that is not meant, and the one that is."""
    if said := _NOT.fullmatch(text):
        unwanted = country_said(said["a"])
        if unwanted is not None:
            return unwanted, country_said(said["b"]) if said["b"] else None
    for each in (_ONLY, _AM_THERE, _NEEDED_THERE):
        if said := each.fullmatch(text):
            names = (said.groupdict().get("a"), said.groupdict().get("b"))
            found = next((code for name in names if name and (code := country_said(name))), None)
            if found is not None:
                return None, found
    return None, None
