"""Whether the catalogue can be read, how old its facts are, and whether anything in it is wrong."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from bot.clock import Clock, today
from bot.knowledge.catalogue import Catalogue, CatalogueError, data_folder, load_catalogue
from bot.knowledge.check import check as look_over
from bot.serving.doctor.finding import Finding, broken, doubtful, well
from bot.settings import Settings
from bot.translation import _, day, ngettext, number


async def check(settings: Settings, clock: Clock) -> AsyncIterator[Finding]:
    try:
        catalogue = await asyncio.to_thread(load_catalogue, settings.data or data_folder())
    except CatalogueError as error:
        said = ngettext(
            "It cannot be read: {n} problem, which laurel kb check tells.",
            "It cannot be read: {n} problems, which laurel kb check tells.",
            len(error.problems),
        )
        yield broken(said.format(n=len(error.problems)))
        return
    yield well(_age(catalogue))
    if found := await asyncio.to_thread(look_over, catalogue, today(clock)):
        said = ngettext(
            "{n} thing in it asks for a look: laurel kb check.", "{n} things in it ask for a look: laurel kb check.",
            len(found),
        )  # fmt: skip
        yield doubtful(said.format(n=len(found)))


def _age(catalogue: Catalogue) -> str:
    sources = [source for credential in catalogue.credentials.values() for source in credential.sources.values()]
    checked = sorted(source.checked for source in sources if source.checked)
    recalled = sum(1 for source in sources if source.recalled)
    said = _("{n} credentials.").format(n=number(len(catalogue.credentials)))
    if checked:
        between = _("Facts checked between {oldest} and {newest}; {n} of {all} groups of facts are recalled.")
        said += " " + between.format(
            oldest=day(checked[0]), newest=day(checked[-1]), n=number(recalled), all=number(len(sources))
        )
    return said
