"""What people ask of the bot itself before they trust it: what it is, who runs and pays it, where its facts are from,
how fresh they are, and whether there is a person to talk to. Said is only what is true of every installation.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.knowledge.model.source import STALE_AFTER_DAYS
from bot.messaging.reply import Bullets, Reply, Span, paragraph
from bot.translation import _, day, number


@dialog
async def about_itself(turn: Turn, asked: Annotated[list[str], Hidden()]) -> Reply:
    """An answer to each of what is ``asked``, keys of ``TOLD``, in that order."""
    told = list(dict.fromkeys(line for what in asked if what in TOLD for line in TOLD[what](turn)))
    parts = (paragraph("{text}", text=told[0]),) if len(told) == 1 else (Bullets(items=tuple(map(_line, told))),)
    buttons = (
        begin(_("Find a credential for a job"), "credential_for_role"),
        begin(_("What can you do?"), "capabilities"),
    )
    return Reply(parts=parts, buttons=buttons)


def _line(text: str) -> tuple[Span, ...]:
    return (Span(text=text),)


def _nature(turn: Turn) -> list[str]:
    return [
        _("I am Laurel, a program and no person."),
        _(
            "What I tell of credentials I look up in a catalogue, and my sentences were written beforehand: no "
            "language model makes them up. I can misunderstand you, so I show what I understood."
        ),
    ]


def _maker(turn: Turn) -> list[str]:
    return [
        _(
            "I am run by whoever set me up in this workspace or chat; who that is I do not know. The program itself is "
            "open source, under the Apache licence 2.0."
        )
    ]


def _money(turn: Turn) -> list[str]:
    return [
        _("Talking to me costs nothing, and I sell nothing."),
        _(
            "Nobody pays for a place: I rank credentials by how much of the skills a job needs they prove, then by "
            "level, recognition, price and hours. Who pays whom is not in my catalogue, so it can change nothing."
        ),
    ]


def _sources(turn: Turn) -> list[str]:
    catalogue = turn.catalogue
    text = _(
        "What I say is from a catalogue of {n} credentials of {m} issuers. With its facts stand the page they were "
        "read on and the day, or “from memory – check the provider's page”. What is unknown stays open."
    )
    return [
        text.format(n=number(len(catalogue.credentials)), m=number(len(catalogue.issuers))),
        _("Hours of study and how well something is known are estimates. Of any credential ask: “where is that from?”"),
    ]


def _freshness(turn: Turn) -> list[str]:
    newest = turn.catalogue.newest_check
    if newest is None:
        return [_("Everything I know is from memory: check the provider's page.")]
    text = _(
        "The newest facts were read on {day}; with each answer stands its own day, and after {n} days that it may "
        "be out of date. I do not read the providers' pages while we talk: whoever keeps the catalogue brings it up "
        "to date."
    )
    return [text.format(day=day(newest), n=STALE_AFTER_DAYS)]


def _prices(turn: Turn) -> list[str]:
    priced = [c for c in turn.catalogue.credentials.values() if c.cost is not None]
    read = sum(not c.source("cost").recalled for c in priced)
    text = _(
        "Of {m} prices that I know, {n} were read on a page, on the day I tell with each; the others are from memory "
        "and say so. Prices change: look at the provider's page before you pay."
    )
    return [text.format(m=number(len(priced)), n=number(read))]


def _trust(turn: Turn) -> list[str]:
    wrong = _("I can be wrong: a fact may have changed since, or I misunderstood. The provider's page counts.")
    return [wrong, *_sources(turn)[:1], *_money(turn)[1:]]


def _limits(turn: Turn) -> list[str]:
    return [
        _(
            "Of no credential do I keep exam dates, discounts, courses and books, or how many employers ask for it. "
            "How fast you learn and whether it pays off for you I cannot know."
        ),
        _(
            "Of each I know only some facts: what is unknown stays open, and what was not read on a page is “from "
            "memory”. What my catalogue does not have I cannot advise on."
        ),
        _("I do not read the providers' pages while we talk, so news may be missing."),
    ]


def _others(turn: Turn) -> list[str]:
    return [
        *_nature(turn)[1:],
        *_sources(turn)[:1],
        _("Outside professional credentials others know more. I can be wrong too: the provider's page counts."),
    ]


def _person(turn: Turn) -> list[str]:
    return [
        _(
            "No person answers here, I am a program. For one, ask whoever set me up here, or the provider of a "
            "credential: each has its page with me."
        )
    ]


#: What may be asked, and the sentences that answer it.
TOLD: dict[str, Callable[[Turn], list[str]]] = {
    "nature": _nature, "maker": _maker, "money": _money, "sources": _sources, "freshness": _freshness,
    "prices": _prices, "trust": _trust, "person": _person, "limits": _limits, "others": _others,
}  # fmt: skip
