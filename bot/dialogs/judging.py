"""What somebody thinks of an answer."""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.engine.dialog import Ask, private_dialog
from bot.dialogs.engine.slots import Hidden, RawText
from bot.dialogs.engine.turn import Turn
from bot.dialogs.understanding.masking import masked
from bot.messaging.reply import Reply, note, paragraph
from bot.tracking import feedback
from bot.translation import _

_REASONS = ("misunderstood", "wrong", "missing", "unclear")


@private_dialog
async def judge_answer(
    turn: Turn,
    liked: Annotated[bool, Hidden()],
    about: Annotated[str | None, Hidden()] = None,
    score: Annotated[float | None, Hidden()] = None,
    words: Annotated[str | None, Hidden()] = None,
    kept: Annotated[int | None, Hidden()] = None,
    reason: Annotated[str | None, RawText()] = None,
) -> Reply:
    """Keep it, and for a bad one ask why; only the buttons below an answer lead here."""
    connection, person_id = turn.records.connection, turn.records.person_id
    if kept is None:
        kind: feedback.Kind = "liked" if liked else "disliked"
        kept = await feedback.keep(connection, person_id, turn.now, kind, about, score, words)
        if liked:
            return Reply(parts=(paragraph(_("Thank you, good to know.")),))
        turn.frame.slots["kept"] = kept
        raise Ask(
            "reason",
            _REASONS,
            _("I am sorry. What was not right about it? Press, or say it in a few words."),
            _labels(),
        )
    said = reason if reason in _REASONS else masked(turn.heard, turn.phrases.common)
    await feedback.explain(connection, person_id, kept, said)
    kept_words = _(
        "Kept of your words: the ordinary ones, no names, numbers or days, until you have your data deleted."
    )
    return Reply(parts=(paragraph(_("Thank you. I noted it for those who look after me.")), note(kept_words)))


def _labels() -> tuple[str, ...]:
    return (
        _("It is not what I asked"),
        _("Something is wrong"),
        _("Something is missing"),
        _("I could not follow it"),
    )
