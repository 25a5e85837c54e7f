"""The words of joining two accounts: what it would do, what it did, and what was not alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.linking.joining import Joined
from bot.dialogs.linking.naming import key_of, platform_name, platforms_of
from bot.knowledge.wording import short_name
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, note, paragraph, spans
from bot.tracking.joining.belongings import Belongings
from bot.tracking.joining.twins import Differing
from bot.tracking.people import Account
from bot.translation import _, day, listed, ngettext

#: Of how many records the button is shown that takes the other one.
_MOST_BUTTONS = 4


@dataclass(frozen=True)
class Sides:
    """Before joining: ``name`` and ``accounts`` of whoever asked for the code, the account that presents it, and what
    is kept there and here.
    """

    name: str | None
    accounts: tuple[Account, ...]
    here: Account
    there_kept: Belongings
    here_kept: Belongings

    @property
    def who(self) -> str:
        """``Dana on Slack``."""
        platform = platforms_of(self.accounts[:1])
        if self.name is None:
            return _("an account on {platform}").format(platform=platform)
        return _("{name} on {platform}").format(name=self.name, platform=platform)

    @property
    def newly_seen(self) -> list[str]:
        """Teams whose leads see the records of one side only so far."""
        theirs, mine = self.there_kept, self.here_kept
        apart = theirs.seen_in ^ mine.seen_in
        names = {place.team.id: place.team.name for place in (*theirs.teams, *mine.teams)}
        with_records = any(side.credentials or side.studies for side in (theirs, mine))
        return [names[team] for team in names if team in apart] if with_records else []


def question(sides: Sides) -> str:
    """Whose code it is and what would become one, for somebody who has something to lose."""
    said = [_("This code was given to {who}. If you link, the two accounts become one person.")]
    if sides.there_kept.nothing:
        said.append(_("Nothing is kept there yet; you find {here} from here on both sides then."))
    else:
        said.append(_("{here} here and {there} there become one set of records."))
        said.append(_("Of what both have, the later is kept, and I show you what differs."))
    if sides.newly_seen:
        said.append(_("The leads of {teams} then see the records of both sides."))
    said.append(_("That cannot be taken apart again: whoever unlinks later starts empty. Shall I link them?"))
    return " ".join(said).format(
        who=sides.who, here=_kept(sides.here_kept), there=_kept(sides.there_kept), teams=listed(sides.newly_seen)
    )


def _kept(kept: Belongings) -> str:
    credentials = ngettext("{n} credential", "{n} credentials", kept.credentials).format(n=kept.credentials)
    studies = ngettext("{n} study", "{n} studies", kept.studies).format(n=kept.studies)
    teams = _("the team {teams}").format(teams=listed([place.team.name for place in kept.teams]))
    if len(kept.teams) > 1:
        teams = _("the teams {teams}").format(teams=listed([place.team.name for place in kept.teams]))
    words = [w for w, has in ((credentials, kept.credentials), (studies, kept.studies), (teams, kept.teams)) if has]
    return listed(words) if words else _("nothing")


# -- afterwards -------------------------------------------------------------------------------------------


def told_here(turn: Turn, sides: Sides, joined: Joined) -> Reply:
    """To whoever presented the code."""
    here = platform_name(sides.here.platform)
    text = _("Linked with {who}. From now on your records, studies and settings are the same there and here on {here}.")
    parts: list[Part] = [paragraph(text, who=bold(sides.who), here=here)]
    parts += _differences(turn, sides, joined)
    if teams := sides.newly_seen:
        parts.append(paragraph(_("The leads of {teams} see the records of both sides."), teams=listed(teams)))
    parts.append(_where(turn, sides))
    buttons = (*_others(turn, joined), *_rather(turn, sides), begin(_("My credentials"), "list_holdings"))
    unlink = begin(_("Not you? Unlink"), "unlink_account", which=key_of(sides.here))
    return Reply(parts=tuple(parts), buttons=(*buttons, unlink))


def told_there(sides: Sides) -> Reply:
    """To every other account of both."""
    here = platform_name(sides.here.platform)
    text = _("A {here} account is linked with this one now: your records are the same there and here.")
    if sides.here.name:
        text = _("The {here} account of {name} is linked with this one now: your records are the same there and here.")
    parts = (
        paragraph(text, here=here, name=bold(sides.here.name or "")),
        note(_("If that was not you, unlink it: that account then starts empty, and your records stay here.")),
    )
    button = begin(_("Unlink {platform}").format(platform=here), "unlink_account", which=key_of(sides.here))
    return Reply(parts=parts, buttons=(button,))


def _where(turn: Turn, sides: Sides) -> Part:
    here = platform_name(sides.here.platform)
    if turn.preferences.platform is not None:
        text = _("Reminders come on {platform}, as you wished; where I cannot reach you, on the other.")
        return note(text, platform=platform_name(turn.preferences.platform))
    return note(_("Reminders come once, to where you wrote last: that is {platform} now."), platform=here)


def _rather(turn: Turn, sides: Sides) -> tuple[Button, ...]:
    if turn.preferences.platform is not None:
        return ()
    other = next((a.platform for a in sides.accounts if a.platform != sides.here.platform), None)
    if other is None:
        return ()
    label = _("Remind me on {platform}").format(platform=platform_name(other))
    return (begin(label, "prefer_platform", platforms=[other]),)


def _differences(turn: Turn, sides: Sides, joined: Joined) -> Iterator[Part]:
    lines = [_line(turn, each) for each in (*joined.holdings, *joined.studies)]
    if lines:
        yield paragraph(_("Both sides had these, not alike:"))
        yield Bullets(items=tuple(lines))
    fields = [_(_FIELDS[name]) for name in (*joined.traits, *joined.settings)]
    if fields:
        text = _("Told differently on the two sides: {fields}. What you said as {who} holds.")
        yield paragraph(text, fields=listed(fields), who=sides.who)


def _line(turn: Turn, differing: Differing) -> tuple[Span, ...]:
    kept = listed([_fact(name, value) for name, value in differing.kept.items()])
    other = listed([_fact(name, value) for name, value in differing.other.items()])
    text = _("{name}: {kept}. The other said: {other}.")
    return spans(text, name=bold(_named(turn, differing)), kept=kept, other=other)


def _fact(name: str, value: object) -> str:
    """``expires 3 May 2027``."""
    said = day(value) if isinstance(value, date) else f"{value} %" if name == "percent" else str(value)
    return f"{_(_FACTS[name])} {said}"


def _others(turn: Turn, joined: Joined) -> Sequence[Button]:
    """What to do about the differences."""
    profile = [begin(_("See your profile"), "show_profile")] if joined.traits else []
    settings = [begin(_("Settings"), "reminder_settings")] if joined.settings else []
    return _take_the_other(turn, joined) + profile + settings


def _take_the_other(turn: Turn, joined: Joined) -> list[Button]:
    return [
        begin(
            _("Take the other {name}").format(name=_named(turn, each)), "take_other", holding=each.id, spare=each.spare
        )
        for each in joined.holdings[:_MOST_BUTTONS]
    ]


def _named(turn: Turn, differing: Differing) -> str:
    credential = turn.catalogue.credentials.get(differing.credential or "")
    return short_name(credential) if credential else differing.name


_FACTS = {"awarded": "got on", "expires": "expires", "number": "number", "percent": "progress", "target": "target"}
_FIELDS = {
    "role": "job", "family": "field", "goal": "goal", "level": "level", "budget": "budget",
    "hours_a_week": "time for studies", "zone": "where you are", "day_first": "how you write dates",
    "birth_month": "month of birth", "stages": "days before an expiry", "start": "hours", "days": "days",
    "paused_until": "a pause", "off": "reminders on or off", "nudges": "nudges", "summary": "weekly summary",
    "exam_lead": "a word before an exam",
    "platform": "where to remind you", "plan": "learning plan",
}  # fmt: skip
