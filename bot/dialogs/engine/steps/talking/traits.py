"""Which traits of the profile a message takes back: "bin my goal", "forget that I know Excel", "I weld no more"."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.plans.plan_limits import plan_spoken_of
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE, TELLING
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.no_trait import is_lost
from bot.dialogs.understanding.values import Money
from bot.dialogs.understanding.zones import find_zone
from bot.knowledge.catalogue import Catalogue
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.tracking.people import Profile
from bot.translation import _

#: Traits as JSON, by the profile's names; of lists only what goes.
Traits = dict[str, Any]

_FORGETS = "forget_about_me"
_BACK = pattern(
    r"(?<!\w)(?:forget|bin|drop|remove|delete|scrap|erase|unlearn|ditch|clear|wipe|cross\s+out|throw\s+(?:out|away)|get\s+rid\s+of"
    r"|take\s+(?:back|out|off|away)|(?:stop|don['’]?t)\s+(?:keep|remember|stor)\w*|no\s+longer|any\s?more|not\s+a\b)(?!\w)",
    re.IGNORECASE,
)
#: "I don't know medical coding yet": what is known is not that; "I don't know if …" says nothing of it.
_DENIES = pattern(
    r"(?<!\w)i\s+(?:really\s+|actually\s+)?(?:do\s?n['’]?t|dont|do\s+not|never|can\s?not|can['’]?t)\s+(?:(?:really|actually|even|yet)\s+){0,2}(?:know|knew|learn(?:ed|t)|studied|used|did|do)"
    r"(?!\s+(?:if|what|whether|how|which|when|where|why|who|about)\b)(?!\w)",
    re.IGNORECASE,
)
#: ... and where nothing of the kind is kept, it has to be said so.
_GOES = pattern(
    r"^\W*(?:(?:please|can\s+you|could\s+you)\s+)?(?:forget|bin|drop|remove|delete|scrap|erase|unlearn)(?!\w)|(?<!\w)any\s?more(?!\w)",
    re.IGNORECASE,
)
_EVERYTHING = pattern(
    r"(?<!\w)(?:everything|all|profile|details|information|who\s+i\s+am|about\s+me)(?!\w)", re.IGNORECASE
)
_MINE = r"(?<!\w)my\s+(?:\w+\s+){0,2}?"
_CALLED = {
    "goal": "goal|aim|ambition|target\\s+job|dream\\s+job", "role": "job|role|occupation|profession|position",
    "family": "field|industry|sector", "level": "level|experience", "skills": "skills", "budget": "budget",
    "hours_a_week": "hours|study\\s+time|time",
}  # fmt: skip
#: "… but keep my budget", "I still love my job": that goes not.
_KEPT = pattern(
    r"(?<!\w)(?:keep(?:ing)?|kept|leave|leaving|stay(?:ing)?\s+(?:in|at|with)|stick(?:ing)?\s+(?:to|with)|(?:still\s+)?(?:love|like|enjoy)|still\s+(?:have|got|in|at)|happy\s+(?:in|with)|good\s+at)"
    r"\s+my\s+(?:\w+\s+){0,2}?(?:goal|aim|job|role|occupation|profession|position|field|industry|sector|level|experience|skills|budget|hours|time)(?!\w)",
    re.IGNORECASE,
)
_FORGET = r"(?:forget|bin|drop|remove|delete|scrap|erase|unlearn|ditch|clear|wipe|lose|throw)"
#: "Don't forget my budget", "did you delete my job?", "should I remove SQL?", "my wife says forget my job": nobody asks
#: to forget it.
_NOT_ASKED = pattern(
    rf"(?<!\w)(?:(?:do\s?n['’]?t|do\s+not|did\s?n['’]?t|never)\s+(?:(?:you|ever|please|just)\s+)?{_FORGET}"
    rf"|(?:did|have|has|had|do|does|should|shall|must|might|if|when|before|whether|will|until|unless)\s+(?:i|you|we)\s+(?:(?!can|could|would|please|want)\w+\s+)?{_FORGET}"
    rf"|(?<!i\s)(?:says?|said|tells?\s+me|told\s+me|thinks?|wants?\s+(?:me|you))\s+(?:to\s+|i\s+should\s+)?{_FORGET})(?!\w)",
    re.IGNORECASE,
)
#: Guesses that this may have been taken for.
_TAKEN_FOR = frozenset({TELLING, OUT_OF_SCOPE, "forget_profile", "show_profile", "remove_holding", "skill_gap"})
_SURE = 0.5
#: ... and that would change more than was said, or the contrary, where nothing of the kind is kept.
_WOULD_CHANGE = frozenset({TELLING, "forget_profile"})
_LIVED_OFF = 3


_WHERE = pattern(
    r"(?<!\w)(?:forget|delete|remove|erase|scrap|clear|bin|drop|unset)\s+(?:about\s+|again\s+)?(?:where\s+i\s+(?:live|am|work|stay)"
    r"|my\s+(?:city|town|place|location|whereabouts|(?:time\s?)?zone|country))(?!\w)",
    re.IGNORECASE,
)
_IN_A_PLACE = pattern(
    r"(?<!\w)(?:that\s+i(?:['’]?m|\s+am|\s+live|\s+work|\s+stay)|(?:no\s+longer|not|n['’]?t)\s+(?:live|living|based|in))\b"
    r"(?!.*\b(?:but|now|moved|instead)\b)",
    re.IGNORECASE,
)


def _place_taken_back(session: Session) -> bool:
    """ "Forget that I live in Berlin" does not say where they live."""
    text = session.heard.text
    if not _BACK.search(text) or "?" in text or session.heard.people:
        return False
    if _WHERE.search(text):
        return True
    return _IN_A_PLACE.search(text) is not None and bool(find_zone(text, session.given.today))


async def taken_back(session: Session) -> Reply | None:
    """A trait or two are taken back, of all that was told; the profile itself is forgotten elsewhere."""
    if _place_taken_back(session):
        return await session.begin("forget_zone", {}, 0.9)
    best = session.guesses[0] if session.guesses else None
    if best is None or (best.dialog not in _TAKEN_FOR and best.score >= _SURE):
        return None
    if (not_asked := _NOT_ASKED.search(session.heard.text)) is not None:
        return await _left_as_it_is(session, not_asked[0])
    denies = _denies(session.heard)
    everything = _EVERYTHING.search(session.heard.text) and not any(
        is_lost(session.heard.text, n) for n in session.heard.named
    )
    if not (denies or _BACK.search(session.heard.text)) or everything:
        return None
    records, catalogue = session.given.records, session.manager.knowledge.catalogue
    traits = traits_meant(session.heard, session.profile, catalogue)
    held = {h.credential for h in await records.holdings()} if records is not None and "holds" in traits else set()
    if held.intersection(traits.get("holds", ())):
        return None  # a record is removed as such
    if not traits and best.dialog == "forget_profile" and _KEPT.search(session.heard.text):
        session.trace.append("what is kept is said, and not what goes")
        text = _("I am not sure what I shall forget, so I left it all. Say its name, as in “forget that I know Excel”.")
        return Reply(parts=(paragraph(text),))
    if not _all_covered(session.heard, traits):
        return None  # "no longer a nurse, I teach now" tells something new
    if not traits and best.dialog not in _WOULD_CHANGE and not denies:
        return None
    plan = plan_spoken_of(session)
    if "goal" in traits and _GOALS_PLAN.search(session.heard.text) and await _follows_a_plan(session):
        return await session.begin("drop_plan", {}, 0.9)  # "drop the data engineer plan"
    reply = await session.start(Guess(_FORGETS, 0.9, "a trait is taken back"))
    if plan is None or "skills" not in traits:
        return reply
    return reply.plus(await session.begin(plan.dialog, dict(plan.slots), 0.9))  # it left out what they do not know


_GOALS_PLAN = pattern(r"\bplan\W*(?:(?:please|pls|thanks|thx|now|again|then)\W*)*$", re.IGNORECASE)


async def _follows_a_plan(session: Session) -> bool:
    records = session.given.records
    return records is not None and await records.plan() is not None


async def _left_as_it_is(session: Session, said: str) -> Reply | None:
    """What is kept is shown, where something kept is spoken of; else it is no matter of the profile."""
    heard, catalogue = session.heard, session.manager.knowledge.catalogue
    if heard.named and said.casefold().startswith(("don", "do n", "never")):
        return None  # "don't forget that I know SQL" tells so
    of_a_skill = any(n.kind == "skill" for n in heard.named) and session.guesses[0].dialog == TELLING
    if not (_called(heard) or of_a_skill or traits_meant(heard, session.profile, catalogue)):
        return None
    session.trace.append("nobody asks to forget a trait")
    return await session.begin("show_profile", {}, 0.8)


def _denies(heard: Heard) -> bool:
    """ "I never learned Python": of a skill, and no question."""
    skills = [n for n in heard.named if n.mention.of("skill")]
    if not len(skills) == len(heard.named) == 1 or "?" in heard.text:
        return False
    return _DENIES.search(heard.text) is not None or is_lost(heard.text, skills[0])


def _all_covered(heard: Heard, traits: Traits) -> bool:
    """Whether nothing is named but what goes; where nothing is kept, one thing that would have."""
    if not traits:
        goes = _GOES.search(heard.text) is not None or _denies(heard)
        return (len(heard.named) == 1 and goes) or bool(_called(heard))
    going = {i for value in traits.values() for i in (value if isinstance(value, list) else [value])}
    lived_off = "role" in traits
    return (lived_off and len(heard.named) == 1) or all(going & {m.id for m in n.mention.matches} for n in heard.named)


def traits_meant(heard: Heard, profile: Profile, catalogue: Catalogue) -> Traits:
    """What is named of the profile; where nothing is named, what is called "my goal" and the like."""
    said = {(m.kind, m.id) for n in heard.named for m in n.mention.matches if m.exact or m is n.mention.matches[0]}
    named: Traits = {
        "skills": [s for s in profile.skills if ("skill", s) in said],
        "holds": [c for c in profile.holds if ("credential", c) in said],
    }
    for name in ("role", "goal"):
        if ("role", getattr(profile, name)) in said:
            named[name] = getattr(profile, name)
    if ("family", profile.family) in said:
        named["family"] = profile.family
    if not any(named.values()) and _lives_off(profile, catalogue, {i for kind, i in said if kind == "skill"}):
        named["role"] = profile.role
    if not any(named.values()):
        named |= _amounts_meant(heard, profile)
    if not any(named.values()) and not heard.named:
        named |= {trait: getattr(profile, trait) for trait in _called(heard)}
    if named.get("budget"):
        named |= {"currency": profile.currency, "monthly": profile.monthly}
    return {name: _as_json(value) for name, value in named.items() if value}


def _amounts_meant(heard: Heard, profile: Profile) -> Traits:
    """ "Forget that I have 600 dollars" of who told so."""
    money = [v.value.amount for v in heard.values if isinstance(v.value, Money)]
    hours = [v.value for v in heard.values if v.kind in ("hours_a_week", "hours")]
    said: Traits = {"budget": profile.budget} if profile.budget is not None and profile.budget in money else {}
    return said | ({"hours_a_week": profile.hours_a_week} if profile.hours_a_week in hours else {})


def _called(heard: Heard) -> list[str]:
    text = _KEPT.sub(" ", heard.text)
    return [t for t, way in _CALLED.items() if re.search(rf"{_MINE}(?:{way})(?!\w)", text, re.IGNORECASE)]


def _lives_off(profile: Profile, catalogue: Catalogue, skills: set[str]) -> bool:
    """Whether a skill that is spoken of is what the job of the profile is all about."""
    role = catalogue.roles.get(profile.role or "")
    return role is not None and any(role.skills.get(s) == _LIVED_OFF for s in skills)


def _as_json(value: Any) -> Any:
    return list(value) if isinstance(value, tuple | list) else str(value) if not isinstance(value, int) else value
