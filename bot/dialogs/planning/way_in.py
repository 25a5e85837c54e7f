"""What a job is mainly about may take longer than somebody has: the usual way in is told beside what fits till then."""

from __future__ import annotations

from collections import Counter

from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.planning.apprenticeships import apprenticeship, apprenticeship_told
from bot.knowledge.model.credential import Credential
from bot.knowledge.pathway import Path, Uncovered, Why
from bot.knowledge.pathway.wish import Pace
from bot.knowledge.wording import full_name, short_name
from bot.messaging.reply import Button, Part, bold, paragraph
from bot.translation import _, country, day, number

#: The share of a job's main skills that stay open for want of time from which on a plan leads past the job.
_MOSTLY_OPEN = 0.5


def way_in(turn: Turn, path: Path) -> Credential | None:
    """What would prove most of what the job is mainly about, and takes longer than there is; None where steps do."""
    nearest = Counter(open_.nearest for open_ in _mostly_open(path, "time") if open_.nearest)
    if not nearest:
        return None
    credential = turn.catalogue.credentials[nearest.most_common(1)[0][0]]
    return credential if path.wish.heart.intersection(credential.main_skills) else None


def _mostly_open(path: Path, why: Why) -> list[Uncovered]:
    """What of the job's main skills is open for one reason, where that is most of them."""
    heart = path.wish.heart
    found = [u for u in path.uncovered if u.skill in heart and u.why == why]
    return found if len(found) >= _MOSTLY_OPEN * len(heart.intersection(path.missing)) else []


def way_in_told(turn: Turn, path: Path) -> list[Part]:
    """The usual way in where it takes longer than there is, then the apprenticeship that leads into the job."""
    return [*_too_long_told(turn, path), *apprenticeship_told(turn, path, way_in(turn, path))]


def _too_long_told(turn: Turn, path: Path) -> list[Part]:
    credential = way_in(turn, path)
    job = turn.catalogue.roles[turn.frame.slots["role"]].name if "role" in turn.frame.slots else _("the job")
    if credential is None and path.wish.country and _mostly_open(path, "elsewhere"):
        text = _(
            "For what {job} is mainly about my catalogue has nothing that counts in {country}: ask an employer or the "
            "authority there which training leads to it. The steps here are only useful besides."
        )
        return [paragraph(text, job=job, country=country(path.wish.country))]
    if credential is None or credential.hours is None:
        return []
    until = Pace(path.wish.start, path.wish.hours_a_week).day(credential.hours)
    text = _(
        "What {job} is mainly about takes longer: the usual way in is {name}, about {hours} h, at {n} h a week until "
        "{day}."
    )
    told = paragraph(
        text, job=job, name=bold(full_name(credential)), hours=number(credential.hours),
        n=number(path.wish.hours_a_week), day=day(until),
    )  # fmt: skip
    return [told]


def way_in_button(turn: Turn, path: Path) -> list[Button]:
    credential = way_in(turn, path) or apprenticeship(turn, path)
    if credential is None or credential.hours is None:
        return []
    label = _("Plan {name}").format(name=short_name(credential))
    hours = path.wish.hours_a_week
    return [begin(label, "credential_path", credential=credential.id, hours_a_week=hours)]
