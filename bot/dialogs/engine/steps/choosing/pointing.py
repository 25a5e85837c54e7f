"""Messages that point at one of the things just shown: by its place, by what it is better at, by a fact of it."""

from __future__ import annotations

import re

from bot.dialogs.engine.filling import chosen_by_order, fill_from_message
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.slots import ThingSlot
from bot.dialogs.engine.steps.talking.followups import best_by, only_points
from bot.dialogs.understanding.deciding import Guess
from bot.dialogs.understanding.zones import country_said
from bot.knowledge.countries import counts_in
from bot.messaging.reply import Reply
from bot.patterns import pattern

#: "Why the first one?", "compare the first with …" name one of a list, but do not ask to see it.
_NOT_ABOUT_ONE = frozenset({"explain", "compare_credentials", "update_profile", "coming_later"})
_OF_A_STEP, _COMPARES = "change_step", "compare_credentials"


#: "Which one is up first?", of what is held: no first one of a list.
_ENDS_FIRST = pattern(
    r"\b(?:up|due|out|ends?|expires?|lapses?|comes?|goes?|go|expire|end|renew\w*)\s+(?:the\s+)?(?:first|next(?=\W*$)|soonest|earliest)\b"
    r"|\b(?:first|next)\s+(?:one\s+)?(?:to\s+(?:go|expire|run\s+out|end|renew|lapse|be\s+renewed)|up|due)\b",
    re.IGNORECASE,
)
_RECORDED = frozenset(
    {"add_holding", "list_holdings", "update_holding", "renew_holding", "import_holdings", "receive_file"}
)


_SHORT = 10


async def ends_first(session: Session) -> Reply | None:
    """What is held, soonest end first, right after records were talked of."""
    last, heard = session.state.last, session.heard
    if last is None or last.dialog not in _RECORDED or session.state.waiting is not None or heard.named:
        return None
    if heard.people or heard.teams or len(heard.words) > _SHORT or not _ENDS_FIRST.search(heard.text):
        return None
    session.trace.append("which of their own ends first")
    return await session.begin("list_holdings", {}, 0.9)


#: "Which first" asks for an order, and picks none.
_WHICH_FIRST = pattern(r"\W*(?:\w+\W+){0,2}(?:which|what|wich)\W+(?:(?!the\b)\w+\W+){0,3}first\W*", re.IGNORECASE)


async def follow_order(session: Session) -> Reply | None:
    """ "And the second one?" — the same question about another of the things just shown."""
    last, heard = session.state.last, session.heard
    shown = session.state.focus.credentials
    picked = chosen_by_order(heard, shown)
    if last is not None and last.dialog == _COMPARES and (best := best_of(session, shown)):
        picked = [best]
    if _WHICH_FIRST.fullmatch(heard.text):
        return None
    if last is None or len(picked) != 1 or heard.named or (session.of_records() and not only_points(heard)):
        return None
    guess = session.guesses[0] if session.sure else None
    top = guess.dialog if guess is not None else None
    implied = guess.particular.get("facet") if guess is not None else None
    said = heard.choices.get("facet") or ((implied,) if implied else ())
    if top in _NOT_ABOUT_ONE and not said and not only_points(heard):
        return None
    if top == _OF_A_STEP and "?" not in heard.text and not only_points(heard):
        return None  # "replace the second" does not ask what replaced it
    dialog = session.dialog(last)
    if said:
        return await session.begin("credential_info", {"credential": picked[0], "facet": said[0]}, 0.8)
    if dialog.has("credential") and not dialog.writes:
        filled = fill_from_message(dialog, heard).slots
        takes_one = isinstance(dialog.slot("credential").type, ThingSlot)  # others take all that a name may mean
        return await session.begin(
            last.dialog, {**last.slots, **filled, "credential": picked[0] if takes_one else picked}, 0.8
        )
    return await session.begin("credential_info", {"credential": picked[0]}, 0.8)


def best_of(session: Session, shown: list[str]) -> str | None:
    """ "The cheaper one" of those shown; None when that is not said or the facts do not tell."""
    wanted = session.heard.choices.get("sort", ())
    if not wanted or not any(w.text in ("one", "it", "that") for w in session.heard.words):
        return None
    return best_by(wanted[0], shown, session.manager.knowledge.catalogue, session.manager.currency)


def meant_by(session: Session, options: list[str]) -> str | None:
    """Of the options the one that is named outright ("CSM", beside A-CSM), that is by the issuer who is named ("AHA" at
    "which BLS?"), or that is better in what is said.
    """
    leading = {m.id for n in session.heard.named if n.cue != "excluded" for m in n.mention.leading("credential")}
    if len(outright := [o for o in options if o in leading]) == 1:
        return outright[0]
    issuer_of = session.manager.knowledge.catalogue.issuer_of
    named = {m.id for n in session.heard.named if n.cue != "excluded" for m in n.mention.of("issuer")}
    theirs = [option for option in options if issuer_of.get(option) in named]
    if len(theirs) == 1:
        return theirs[0]
    return _of_the_country(session, options) or best_of(session, options)


#: "The UK one", "the american", "uk".
_OF_COUNTRY = pattern(
    r"\W*(?:(?:the|i|mean|it['’]?s|its|from|in|of|for)\s+){0,4}(?P<land>[^\W\d_]{2,14})(?:\s+(?:one|version|licen[cs]e|card|ticket|please|pls)){0,2}\W*",
    re.IGNORECASE,
)


def _of_the_country(session: Session, options: list[str]) -> str | None:
    """The one option that counts in the country that is said and not everywhere."""
    said = _OF_COUNTRY.fullmatch(session.heard.text)
    land = country_said(said["land"]) if said is not None else None
    known = session.manager.knowledge.catalogue.credentials
    there = [o for o in options if o in known and known[o].countries and counts_in(known[o], land)] if land else []
    return there[0] if len(there) == 1 else None


def narrowed(session: Session, options: list[str]) -> list[str] | None:
    """Of the options those by the issuer that is named, where they are several and not all, and nothing else is; of
    jobs those of "site manager maybe, or health and safety".
    """
    if (either := _either(session, options)) is not None:
        return either
    issuer_of, named = session.manager.knowledge.catalogue.issuer_of, session.heard.named
    if not named or any(n.kind != "issuer" or n.cue == "excluded" for n in named):
        return None
    theirs = [o for o in options if issuer_of.get(o) in {m.id for n in named for m in n.mention.of("issuer")}]
    return theirs if 1 < len(theirs) < len(options) else None


_OR = pattern(r"\bor\b", re.IGNORECASE)
#: The weight of a skill that a job is done with every day.
_DAILY = 3


def _either(session: Session, options: list[str]) -> list[str] | None:
    roles, named = session.manager.knowledge.catalogue.roles, session.heard.named
    if len(named) != 2 or not _OR.search(session.heard.text) or not all(o in roles for o in options):
        return None
    skills = [m.id for n in named for m in n.mention.of("skill")]
    jobs = {m.id for n in named for m in n.mention.of("role")}
    meant = [o for o in options if o in jobs or any(roles[o].skills.get(skill) == _DAILY for skill in skills)]
    return meant if 1 < len(meant) < len(options) else None


async def facet(session: Session) -> Reply | None:
    """ "Link please", "in which languages?" — a fact of what the talk is about."""
    focus = session.state.focus
    if not session.heard.choices.get("facet") or session.heard.named or not (focus.at or focus.credentials):
        return None
    return await session.start(Guess("credential_info", 0.5, "a fact about what was talked of"))


async def compared(session: Session) -> Reply | None:
    """ "Which is cheaper?" at "Which one do you mean?" asks about those to choose from."""
    frame, best = session.state.waiting, session.guesses[0] if session.guesses else None
    if frame is None or frame.awaiting is None or best is None or best.dialog != _COMPARES or session.heard.named:
        return None
    kind = session.dialog(frame).slot(frame.awaiting.slot).type
    options = frame.awaiting.options
    if frame.dialog == _COMPARES and options:  # "with which one shall I compare ICA?" is settled: with all of them
        options = [*(frame.slots.get("credentials") or ()), *options]
        session.state.stack.remove(frame)
    if kind.kind != "credential" or len(options) < 2 or chosen_by_order(session.heard, options):
        return None
    return await session.begin(_COMPARES, {"credentials": options, **_sorting(session)}, best.score)


def _sorting(session: Session) -> dict[str, str]:
    said = session.heard.choices.get("sort", ())
    return {"sort": said[0]} if said else {}
