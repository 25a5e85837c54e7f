"""What is asked: the open question, the same again, and what cannot be asked at all."""

from __future__ import annotations

from bot.dialogs.engine.slots import SlotType, ThingSlot
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.talk import Talk
from bot.dialogs.engine.team_slots import TeamSlot
from bot.dialogs.engine.turn import begin, shorten
from bot.knowledge.catalogue import Catalogue
from bot.messaging.reply import Button, Reply, paragraph
from bot.tracking.namesakes import told_apart
from bot.translation import _

_CANCEL = {"control": "cancel"}
_MOST_OPTIONS = 9


def question(talk: Talk, frame: Frame, text: str | None = None) -> Reply:
    """The open question of a frame, its options as buttons."""
    awaiting = frame.awaiting
    assert awaiting is not None  # noqa: S101 - only called with an open question
    talk.personal |= talk.dialog(frame).private
    phrases = talk.manager.phrases.dialogs.get(frame.dialog)
    asked = text or (phrases.ask.get(awaiting.slot) if phrases else None)
    if awaiting.options:
        asked = text or awaiting.question or _("Which one do you mean?")
    asked = asked or awaiting.question
    return Reply(
        parts=(paragraph(_(asked) if asked else _("Can you tell me more?")),),
        buttons=(*tuple(_options(talk, frame)), Button(label=_("Never mind"), action=_CANCEL)),
    )


def once_more(talk: Talk, frame: Frame) -> Reply:
    """The question put again, behind another answer or after one that fits nothing: what stood beside it the first time
    is not there any more.
    """
    asked, team = question(talk, frame), frame.slots.get("team")
    if frame.dialog != _CONSENT or frame.awaiting is None or frame.awaiting.slot != "answer" or team is None:
        return asked
    yes, no = (begin(label, _CONSENT, team=team, answer=said) for label, said in _yes_or_no())
    parts = (paragraph(frame.awaiting.question),) if frame.awaiting.question else asked.parts
    return Reply(parts=parts, buttons=(yes, begin(_("Share less"), "share_less", team=team), no, *asked.buttons))


_CONSENT = "answer_invitation"


def _yes_or_no() -> tuple[tuple[str, str], ...]:
    return (_("Yes, I'm in"), "yes"), (_("No, thanks"), "no")


def _options(talk: Talk, frame: Frame) -> list[Button]:
    awaiting = frame.awaiting
    if awaiting is None:
        return []
    return [
        Button(
            label=shorten(label),
            action={"answer": awaiting.slot, "value": option, "dialog": frame.dialog, "slots": frame.slots},
        )
        for option, label in zip(awaiting.options[:_MOST_OPTIONS], option_labels(talk, frame), strict=False)
    ]


def option_labels(talk: Talk, frame: Frame) -> list[str]:
    """What the options of the open question are called."""
    awaiting = frame.awaiting
    assert awaiting is not None  # noqa: S101 - only called with an open question
    if awaiting.labels:
        return awaiting.labels
    kind = talk.dialog(frame).slot(awaiting.slot).type
    if isinstance(kind, TeamSlot):
        names = {team.id: team.name for team in talk.given.circle.teams}
        return told_apart([names.get(option, "?") for option in awaiting.options])
    catalogue = talk.manager.knowledge.catalogue
    labels = [kind.label(option, catalogue) for option in awaiting.options]
    if isinstance(kind, ThingSlot) and kind.kind == "credential" and _share_an_acronym(awaiting.options, catalogue):
        return [
            f"{label} – {catalogue.issuers[catalogue.issuer_of[o]].name}"
            for o, label in zip(awaiting.options, labels, strict=True)
        ]
    return labels


def _share_an_acronym(options: list[str], catalogue: Catalogue) -> bool:
    """Of two called BLS the issuers tell which is which, and no word of their names does."""
    acronyms = [set(catalogue.credentials[option].acronyms) for option in options]
    issuers = {catalogue.issuer_of[option] for option in options}
    return len(issuers) == len(options) > 1 and bool(set.intersection(*acronyms))


def ask_again(talk: Talk, frame: Frame, why: str | None = None) -> Reply:
    """The answer fitted nothing: say so (``why``, where that is known), show what would fit, keep the question open."""
    asked = once_more(talk, frame)
    awaiting = frame.awaiting
    if awaiting is not None and awaiting.options:
        hint = why or _("I did not find that among the options. Please press one, or say its number or name.")
    else:
        hint = why or _(talk.dialog(frame).slot(awaiting.slot).type.hint if awaiting else SlotType.hint)
    return Reply(parts=(paragraph(hint), *asked.parts), buttons=asked.buttons)


def between_us() -> Reply:
    """What is the person's own is not said where others read along."""
    text = _("That is about you alone, so I do not answer it here. Write to me in a private chat and ask again.")
    return Reply(parts=(paragraph(text),))


def outdated(talk: Talk) -> Reply:
    """A button or a state from before the catalogue or the program changed."""
    talk.state.stack = []
    return Reply(
        parts=(paragraph(_("That is from an earlier version and does not work any more. Please ask me again.")),),
        buttons=tuple(try_buttons()),
    )


def try_buttons() -> list[Button]:
    return [
        begin(_("Find a credential for a job"), "credential_for_role"),
        begin(_("What can you do?"), "capabilities"),
    ]
