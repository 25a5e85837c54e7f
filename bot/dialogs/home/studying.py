"""What somebody studies: a bar each, and how it stands against the plan."""

from __future__ import annotations

from bot.dialogs.engine.turn import fill_in
from bot.dialogs.home.kept import Kept
from bot.dialogs.study_pace import verdict
from bot.dialogs.visit import Visit
from bot.knowledge.wording import short_name
from bot.messaging.reply import Bullets, Button, Heading, Part, Reply, note, paragraph
from bot.scheduling.messages import study_line
from bot.tracking.learning import Study, awake
from bot.translation import _, listed

_SHOWN = 5


def studying(visit: Visit, kept: Kept) -> list[Reply]:
    studies = [awake(s, visit.today) for s in kept.studies]
    active = [s for s in studies if s.state == "active"][:_SHOWN]
    paused = [s.name for s in studies if s.state == "paused"]
    if not active and not paused:
        return []
    parts: list[Part] = [Heading(text=_("What you study"))]
    if active:
        parts.append(Bullets(items=tuple(study_line(s, visit.today) for s in active)))
    said = verdict(active, visit.today)
    if said:
        parts.append(paragraph("{said}", said=said))
    if paused:
        parts.append(note(_("Paused: {names}."), names=listed(paused[:_SHOWN])))
    return [Reply(parts=tuple(parts), buttons=tuple(_progress(visit, study) for study in active))]


def _progress(visit: Visit, study: Study) -> Button:
    credential = visit.catalogue.credentials.get(study.credential or "")
    label = _("Progress in {name}").format(name=short_name(credential) if credential else study.name)
    return fill_in(label, "study", {"study": study.id}, "log_progress", study=study.id)
