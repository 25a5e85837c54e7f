"""The teams somebody leads, and those they are in, with what is seen of them there."""

from __future__ import annotations

from datetime import date

from bot.dialogs.engine.turn import begin
from bot.dialogs.home.kept import Kept, Led
from bot.dialogs.teams.places import shared_words
from bot.dialogs.visit import Visit
from bot.knowledge.wording import short_name
from bot.messaging.reply import Bullets, Button, Heading, Part, Reply, Span, bold, paragraph, spans
from bot.pictures.states import SOON
from bot.scheduling.messages import when
from bot.tracking.teams.figures import expiring, stuck
from bot.tracking.teams.looking import SharedHolding
from bot.tracking.teams.membership import Membership
from bot.translation import _, ngettext

_NEXT = 3


def teaming(visit: Visit, kept: Kept) -> list[Reply]:
    """A reply for each team that is led, then one for all in which the person is seen or asked to be."""
    own = [_place(place) for place in kept.places if place.member or place.state == "asked"]
    replies = [_led(visit, led) for led in kept.led]
    if own:
        asked = [p for p in kept.places if p.state == "asked"]
        answer = (begin(_("Answer"), "open_invitation", team=asked[0].team.id),) if asked else ()
        buttons = (*answer, begin(_("Share less or more"), "share_less"), begin(_("Who looked?"), "who_looked"))
        replies.append(Reply(parts=(Heading(text=_("Your teams")), Bullets(items=tuple(own))), buttons=buttons))
    return replies


def _place(place: Membership) -> tuple[Span, ...]:
    if place.state == "asked":
        return spans(_("{team}: you are asked to be in it, and nothing of yours is seen"), team=bold(place.team.name))
    what = shared_words(place.shares)
    return spans(_("{team}: its leads see {what}"), team=bold(place.team.name), what=what)


def _led(visit: Visit, led: Led) -> Reply:
    view = led.view
    parts: list[Part] = [Heading(text=view.team.name), _numbers(led, visit.today)]
    soon = expiring(view, visit.today, visit.today + SOON)[:_NEXT]
    if soon:
        items = tuple(
            spans(
                "{who}: {name} {when}", who=bold(each.member.name), name=_name(visit, each.holding),
                when=when(each.holding.expires or visit.today, visit.today),
            )
            for each in soon
        )  # fmt: skip
        parts.append(Bullets(items=items))
    return Reply(parts=tuple(parts), buttons=_buttons(led))


def _numbers(led: Led, today: date) -> Part:
    """Who is in it, and what needs a look."""
    view = led.view
    n, soon, slow = len(view.members), len(expiring(view, today, today + SOON)), len(stuck(view, today))
    said = [ngettext("{n} member.", "{n} members.", n).format(n=n)]
    if view.waiting:
        said.append(ngettext("{n} has not answered yet.", "{n} have not answered yet.", len(view.waiting)))
        said[-1] = said[-1].format(n=len(view.waiting))
    if soon:
        text = ngettext("{n} credential expires in {days} days.", "{n} credentials expire in {days} days.", soon)
        said.append(text.format(n=soon, days=SOON.days))
    if slow:
        said.append(ngettext("{n} study needs a word.", "{n} studies need a word.", slow).format(n=slow))
    lacking = sum(1 for standing in led.standings if standing.lacks(today))
    if led.standings:
        text = ngettext("{met} of {n} requirement is met.", "{met} of {n} requirements are met.", len(led.standings))
        said.append(text.format(met=len(led.standings) - lacking, n=len(led.standings)))
    return paragraph("{said}", said=" ".join(said))


def _name(visit: Visit, holding: SharedHolding) -> str:
    credential = visit.catalogue.credentials.get(holding.credential or "")
    return short_name(credential) if credential else holding.name


def _buttons(led: Led) -> tuple[Button, ...]:
    team = led.view.team.id
    requirements = (begin(_("Requirements"), "show_requirements", team=team),) if led.standings else ()
    return (
        begin(_("How is it doing?"), "team_progress", team=team),
        begin(_("Who expires soon?"), "team_expiring", team=team),
        begin(_("Who is stuck?"), "who_is_stuck", team=team),
        *requirements,
        begin(_("Add people"), "add_members", team=team),
    )
