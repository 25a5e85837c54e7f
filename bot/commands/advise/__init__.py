"""``laurel advise``: ranked credentials for a job or for skills, with reasons."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import get_args

import click
from babel.core import get_global

from bot.commands.advise.document import advice_document
from bot.commands.advise.text import advice_lines
from bot.commands.advise.wanted import Wanted, pick, understand
from bot.commands.opening import data_option, open_knowledge, settings
from bot.dialogs.understanding.phrases import read_phrases
from bot.dialogs.understanding.zones import country_said
from bot.knowledge.advisor import Wish, advise, path
from bot.knowledge.base import KnowledgeBase
from bot.knowledge.model.credential import LEVELS, Delivery, Level
from bot.translation import _


def _amount(ctx: click.Context, param: click.Parameter, value: str | None) -> Decimal | None:
    try:
        amount = None if value is None else Decimal(value)
    except InvalidOperation:
        amount = Decimal("NaN")
    if amount is not None and not (amount.is_finite() and amount >= 0):
        raise click.BadParameter(_("“{text}” is not an amount such as 300.").format(text=value), ctx, param)
    return amount


def _currency(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    code = (value or settings().currency).upper()
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        said = _("“{text}” is not the code of a currency such as USD.").format(text=code)
        raise click.BadParameter(said, ctx, param)
    return code


def _country(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    code = value.upper() if value.upper() in get_global("territory_zones") else country_said(value)
    if code is None:
        said = _("“{text}” is no country such as GB or Germany.").format(text=value)
        raise click.BadParameter(said, ctx, param)
    return code


@click.command()
@click.argument("text")
@click.option("--level", type=click.Choice(LEVELS), help="How advanced it should be.")
@click.option("--budget", metavar="AMOUNT", callback=_amount, help="The most that one may cost; 0 for free ones.")
@click.option("--currency", metavar="CODE", callback=_currency, help="Of the budget; LAUREL_CURRENCY when left out.")
@click.option("--country", metavar="NAME", callback=_country, help="Where it has to count: “GB”, “Germany”.")
@click.option("--hours", type=click.IntRange(1), help="The most hours of study in total.")
@click.option("--delivery", type=click.Choice(get_args(Delivery)), help="How it is held.")
@click.option("--no-exam", is_flag=True, help="Only what is earned without an exam.")
@click.option("--hold", metavar="ID", multiple=True, help="A credential held already; may be repeated.")
@click.option("--know", metavar="ID", multiple=True, help="A skill known already; may be repeated.")
@click.option("--limit", type=click.IntRange(1), default=5, show_default=True, help="How many to list.")
@click.option("--explain", is_flag=True, help="Show the points of each, and what was left out and why.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON document instead of sentences.")
@data_option
def command(
    text: str,
    level: Level | None,
    budget: Decimal | None,
    currency: str,
    country: str | None,
    hours: int | None,
    delivery: str | None,
    no_exam: bool,
    hold: Sequence[str],
    know: Sequence[str],
    limit: int,
    explain: bool,
    as_json: bool,
    data: Path | None,
) -> None:
    """Rank credentials for TEXT: a role ("data engineer") or skills ("sql, power bi").

    Exits with 2 when TEXT names nothing, or several things that are too alike to choose between.
    """
    knowledge = open_knowledge(data)
    wanted = understand(knowledge, read_phrases(), text)
    conditions = Wish(
        skills={}, level=level, budget=budget, currency=currency, country=country, hours=hours, delivery=delivery,
        no_exam=no_exam,
    )  # fmt: skip
    wish = _complete(knowledge, wanted, conditions, hold, know)
    advice = advise(knowledge.catalogue, wish)
    steps = path(knowledge.catalogue, wish, advice)
    if as_json:
        document = advice_document(knowledge.catalogue, wanted, wish, advice, steps, limit)
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    for line in advice_lines(knowledge.catalogue, wanted, wish, advice, steps, limit, explain):
        click.echo(line)


def _complete(
    knowledge: KnowledgeBase, wanted: Wanted, conditions: Wish, hold: Sequence[str], know: Sequence[str]
) -> Wish:
    """The conditions with what TEXT asks for and what the person has, by id."""
    return replace(
        conditions,
        skills=wanted.skills,
        level=conditions.level or wanted.level,
        holds=tuple(pick(knowledge, "credential", held, "'--hold'") for held in hold),
        knows=tuple(pick(knowledge, "skill", known, "'--know'") for known in know),
    )
