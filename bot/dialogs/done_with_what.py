""" "Done", said of a study that has hardly begun: some hours of it, or all of it, which nobody else can know."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.dialogs.engine.turn import Turn, begin
from bot.knowledge.wording import short_name
from bot.knowledge.words import key
from bot.messaging.reply import Reply, bold, paragraph
from bot.patterns import pattern
from bot.tracking.calendar import later
from bot.tracking.learning import Study
from bot.translation import _

#: From here on all of it may be done, and on the days around its exam.
_NEARLY = 80
_AROUND_IT = timedelta(days=3)
_BARE = pattern(
    r"\W*(?:(?:yes|yep|yeah|yup|ok|okay|hi|hey|so|well|yay|all|i|i['’]?m|im|i['’]?ve|ive|have|it['’]?s|its|just|finally|already|now|am|is|was|got|it|mean|meant|that|that['’]s|thats)\W+){0,6}"
    r"(?:done|finished|did|completed|through|sorted)"
    r"(?:\W+(?:it|that|this|now|already|week|weeks|week['’]s|the|for|today|tonight|thanks|thx|lol|with|all|my|hours|bit|part|of|and|yay|finally)){0,6}\W*",
    re.IGNORECASE,
)


#: "Passed FR!!" of who studies for the ACCA: one of its exams.
_ONE_EXAM = pattern(
    r"(?<!\w)(?:passed|aced|cleared|nailed|got\s+through)\s+(?:the\s+|my\s+)?(?P<exam>(?-i:[A-Z][A-Z0-9]{1,4})|(?:paper|module|part|unit)\s+[\w-]{1,4})(?!\w)",
    re.IGNORECASE,
)


def _a_part(turn: Turn, study: Study) -> Reply | None:
    """Whether that was all of it, where what is called so is no name of it."""
    said = _ONE_EXAM.search(turn.heard.text)
    credential = turn.catalogue.credentials.get(study.credential or "")
    names = key(f"{study.name} {short_name(credential) if credential else ''}").split()
    if said is None or key(said["exam"]) in names or (credential and said["exam"].upper() in credential.current_codes):
        return None
    turn.frame.slots["study"] = study.id
    text = _("Well done! Is {exam} one exam of {name}, or was that all of it? I noted nothing yet.")
    buttons = (
        begin(_("Log progress"), "log_progress", study=study.id),
        begin(_("All of it is passed"), "finish_study", study=study.id),
    )
    return Reply(parts=(paragraph(text, exam=said["exam"], name=bold(study.name)),), buttons=buttons)


def asked_of_it(turn: Turn, study: Study) -> Reply | None:
    """What is to be told instead; None where it is said to be passed, or may well be through by now."""
    if turn.said and not turn.heard.named and (part := _a_part(turn, study)) is not None:
        return part
    if not turn.said or turn.heard.named or _BARE.fullmatch(turn.heard.undated) is None or study.percent >= _NEARLY:
        return None
    if study.target is not None and later(study.target, -_AROUND_IT) <= turn.today:
        return None
    turn.frame.slots["study"] = study.id
    turn.about([study.credential] if study.credential else [])
    text = _(
        "Well done! Do you mean some of the work for {name}, or have you passed it? I noted nothing yet: say how much, "
        "“6 hours” or “40 %”, or “passed”."
    )
    log, passed = (
        begin(_("Log progress"), "log_progress", study=study.id),
        begin(_("I passed"), "finish_study", study=study.id),
    )
    hours = turn.profile.hours_a_week
    weekly = (
        (begin(_("{n} h done").format(n=hours), "log_progress", study=study.id, hours=str(hours)),) if hours else ()
    )
    return Reply(parts=(paragraph(text, name=bold(study.name)),), buttons=(*weekly, log, passed))
