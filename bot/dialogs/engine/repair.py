"""What the engine itself says: questions, second tries, controls, and the ladder of not understanding."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from bot.dialogs.engine.slots import SlotType
from bot.dialogs.engine.state import Frame, State
from bot.dialogs.engine.team_slots import TeamSlot
from bot.dialogs.engine.turn import begin, shorten
from bot.dialogs.understanding.deciding import MAYBE_FROM, Guess
from bot.dialogs.understanding.features import example_text
from bot.messaging.reply import Bullets, Button, Paragraph, Reply, Span, paragraph
from bot.tracking.namesakes import told_apart
from bot.translation import _

if TYPE_CHECKING:
    from bot.dialogs.engine.session import Session

_CANCEL = {"control": "cancel"}
_MOST_OPTIONS = 8
#: So many misses in a row are answered one by one; the next shows the menu.
MENU_AFTER = 2


# -- questions --------------------------------------------------------------------------------------


def question(session: Session, frame: Frame, text: str | None = None) -> Reply:
    """The open question of a frame, its options as buttons."""
    awaiting = frame.awaiting
    assert awaiting is not None  # noqa: S101 - only called with an open question
    session.personal |= session.dialog(frame).private
    phrases = session.manager.phrases.dialogs.get(frame.dialog)
    asked = text or (phrases.ask.get(awaiting.slot) if phrases else None)
    if awaiting.options:
        asked = text or awaiting.question or _("Which one do you mean?")
    asked = asked or awaiting.question
    return Reply(
        parts=(paragraph(_(asked) if asked else _("Can you tell me more?")),),
        buttons=(*tuple(_options(session, frame)), Button(label=_("Never mind"), action=_CANCEL)),
    )


def _options(session: Session, frame: Frame) -> list[Button]:
    awaiting = frame.awaiting
    if awaiting is None:
        return []
    return [
        Button(
            label=shorten(label),
            action={"answer": awaiting.slot, "value": option, "dialog": frame.dialog, "slots": frame.slots},
        )
        for option, label in zip(awaiting.options[:_MOST_OPTIONS], option_labels(session, frame), strict=False)
    ]


def option_labels(session: Session, frame: Frame) -> list[str]:
    """What the options of the open question are called."""
    awaiting = frame.awaiting
    assert awaiting is not None  # noqa: S101 - only called with an open question
    if awaiting.labels:
        return awaiting.labels
    kind = session.dialog(frame).slot(awaiting.slot).type
    if isinstance(kind, TeamSlot):
        names = {team.id: team.name for team in session.given.circle.teams}
        return told_apart([names.get(option, "?") for option in awaiting.options])
    return [kind.label(option, session.manager.knowledge.catalogue) for option in awaiting.options]


def ask_again(session: Session, frame: Frame, why: str | None = None) -> Reply:
    """The answer fitted nothing: say so (``why``, where that is known), show what would fit, keep the question open."""
    asked = question(session, frame)
    awaiting = frame.awaiting
    if awaiting is not None and awaiting.options:
        hint = why or _("I did not find that among the options. Please press one, or say its number or name.")
    else:
        hint = why or _(session.dialog(frame).slot(awaiting.slot).type.hint if awaiting else SlotType.hint)
    return Reply(parts=(paragraph(hint), *asked.parts), buttons=asked.buttons)


async def gave_up(session: Session, frame: Frame) -> Reply:
    sorry = paragraph(_("I still could not make that out, so I let that question go."))
    return Reply(parts=(sorry,)).plus(await menu(session))


def between_us(session: Session) -> Reply:
    """What is the person's own is not said where others read along."""
    text = _("That is about you alone, so I do not answer it here. Write to me in a private chat and ask again.")
    return Reply(parts=(paragraph(text),))


def not_yours(session: Session) -> Reply:
    """What is told of somebody else is not kept."""
    session.trace.append("it is said of somebody else")
    session.understood = (None, session.guesses[0].score)
    named = [n.mention.leading("credential")[0].id for n in session.heard.named if n.mention.of("credential")]
    catalogue = session.manager.knowledge.catalogue
    text = _("That is about somebody else, so I noted nothing: I keep only what you hold and do yourself.")
    return Reply(
        parts=(paragraph(text), paragraph(_("If it is yours, say it like “I passed CKA on 3 May 2025”."))),
        buttons=tuple(
            begin(_("About {name}").format(name=catalogue.credentials[c].name), "credential_info", credential=c)
            for c in dict.fromkeys(named[:2])
        ),
    )


def unknown_code(session: Session, code: str, near: list[str]) -> Reply:
    """Say that a code is not known, and offer those that look like it."""
    catalogue = session.manager.knowledge.catalogue
    session.understood = ("credential_info", 0.5)
    buttons = tuple(begin(catalogue.credentials[c].name, "credential_info", credential=c) for c in near)
    text = _("I do not know an exam code {code}. Codes differ by one digit and mean another exam, so I do not guess.")
    parts = [paragraph(text, code=code)]
    if near:
        parts.append(paragraph(_("Did you mean one of these?")))
    return Reply(parts=tuple(parts), buttons=buttons or tuple(_try_buttons(session)))


# -- not understood ---------------------------------------------------------------------------------


def nothing_said(session: Session) -> Reply:
    """Empty messages, lone emoji, punctuation."""
    session.understood = (None, 0.0)
    if session.state.waiting:
        return question(session, session.state.waiting)
    return Reply(
        parts=(paragraph(_("I can only read words. Ask me about a job, a skill or a credential.")),),
        buttons=tuple(_try_buttons(session)),
    )


def unknown_command(session: Session, word: str) -> Reply:
    """A slash command that does not exist, with nothing behind it that could be read instead."""
    session.understood = (None, 0.0)
    text = _("I do not know the command /{word}. Say it in your own words, or send /help to see what I can do.")
    return Reply(parts=(paragraph(text, word=word),), buttons=tuple(_try_buttons(session)))


async def not_understood(session: Session, guesses: list[Guess]) -> Reply:
    """Confirm the best guess; the second time ask to rephrase with examples; then show the menu."""
    state = session.state
    state.misses += 1
    session.missed = True
    best = guesses[0] if guesses else None
    session.understood = (None, best.score if best else 0.0)
    session.trace.append("nothing was sure enough")
    if state.misses == 1 and best is not None and best.score >= MAYBE_FROM:
        return _confirm(session, [g for g in guesses if g.score >= MAYBE_FROM])
    if state.misses <= MENU_AFTER:
        return _rephrase(session)
    return Reply(parts=(paragraph(_("Let us start from what I can do.")),)).plus(await menu(session))


def _confirm(session: Session, guesses: list[Guess]) -> Reply:
    buttons = []
    for guess in guesses:
        phrases = session.manager.phrases.dialogs[guess.dialog]
        if phrases.examples:
            buttons.append(
                Button(label=shorten(_title(session, guess.dialog)), action={"begin": guess.dialog, "slots": {}})
            )
    if not buttons:
        return _rephrase(session)
    return Reply(
        parts=(paragraph(_("I am not sure what you are after. Is it one of these?")),), buttons=tuple(buttons[:3])
    )


def _title(session: Session, dialog: str) -> str:
    asked = session.manager.phrases.dialogs[dialog].title
    return _(asked) if asked else dialog.replace("_", " ")


def _rephrase(session: Session) -> Reply:
    intro = paragraph(
        _(
            "I did not understand that. I know about credentials: what fits a job, what one costs, "
            "how two compare. For example:"
        )
    )
    return Reply(parts=(intro, _example_list(session)), buttons=tuple(_try_buttons(session)))


def _example_list(session: Session, count: int = 3) -> Bullets:
    examples = [d.examples[0] for name, d in session.manager.phrases.dialogs.items() if d.examples and name in _MAIN]
    return Bullets(items=tuple((Span(text=example_text(e)),) for e in examples[:count]))


_MAIN = ("credential_for_role", "credential_info", "compare_credentials", "browse_credentials")


def _try_buttons(session: Session) -> list[Button]:
    return [
        begin(_("Find a credential for a job"), "credential_for_role"),
        begin(_("What can you do?"), "capabilities"),
    ]


def outdated(session: Session) -> Reply:
    """A button or a state from before the catalogue or the program changed."""
    session.state.stack = []
    return Reply(
        parts=(paragraph(_("That is from an earlier version and does not work any more. Please ask me again.")),),
        buttons=tuple(_try_buttons(session)),
    )


# -- controls ---------------------------------------------------------------------------------------


async def cancel(session: Session) -> Reply:
    """Drop the open question, if there is one; the talk before it is still there."""
    had = bool(session.state.stack)
    session.state.dropped = session.state.waiting
    session.state.stack = []
    text = _("All right, I dropped that.") if had else _("There is nothing to cancel.")
    return Reply(parts=(paragraph(text),), buttons=tuple(_try_buttons(session)))


async def menu(session: Session) -> Reply:
    return await session.begin("capabilities", {})


async def start_over(session: Session) -> Reply:
    session.state = State()
    fresh = paragraph(_("A fresh start. What I know of you from your profile stays."))
    return Reply(parts=(fresh,)).plus(await menu(session))


async def back(session: Session) -> Reply:
    """The answer before the last one; with a question open, just leave the question."""
    state = session.state
    if state.stack:
        state.stack = []
        frame = state.last
    else:
        state.done = state.done[:-1]
        frame = state.last
    if frame is None or session.dialog(frame).writes:
        return Reply(parts=(paragraph(_("There is nothing to go back to.")),), buttons=tuple(_try_buttons(session)))
    return await session.begin(frame.dialog, dict(frame.slots))


async def repeat(session: Session) -> Reply:
    state = session.state
    if state.waiting:
        return question(session, state.waiting)
    if state.last is None:
        return Reply(parts=(paragraph(_("I have not said anything yet.")),), buttons=tuple(_try_buttons(session)))
    if session.dialog(state.last).writes:
        text = _("That is done, and I do not do it twice. What would you like to see?")
        return Reply(parts=(paragraph(text),), buttons=(begin(_("My credentials"), "list_holdings"),))
    return await session.begin(state.last.dialog, dict(state.last.slots))


async def undo(session: Session) -> Reply:
    """Take back the last change of the person's records, once; of answers, go back to the one before."""
    state = session.state
    if state.undo is not None:
        return await session.press(state.undo)
    if state.waiting:
        return await cancel(session)
    if state.last is not None and session.dialog(state.last).writes:
        text = _("There is nothing more that I could undo.")
        return Reply(parts=(paragraph(text),), buttons=tuple(_try_buttons(session)))
    return await back(session)


async def more(session: Session) -> Reply:
    """ "Show more": the next page of the last list."""
    lists = [f for f in session.state.done if session.manager.dialogs[f.dialog].has("page")]
    last = lists[-1] if lists else None
    if last is None:
        return Reply(
            parts=(paragraph(_("There is no list to go on with. What would you like to know?")),),
            buttons=tuple(_try_buttons(session)),
        )
    return await session.begin(last.dialog, {**last.slots, "page": int(last.slots.get("page", 1)) + 1})


async def helped(session: Session) -> Reply:
    """Help in the middle of a question explains the question; otherwise it shows the menu."""
    frame = session.state.waiting
    if frame is None:
        return await menu(session)
    explained = paragraph(
        _("I asked you something and wait for the answer. You can also say “cancel” or ask something else.")
    )
    asked = question(session, frame)
    what_else = begin(_("What can you do?"), "capabilities")
    return Reply(parts=(explained, *asked.parts), buttons=(*asked.buttons, what_else))


async def yes(session: Session) -> Reply:
    """ "Yes" to nothing in particular: the most useful next step is more of the last answer. Where somebody was asked
    into a team before they talked of something else, it may mean that, so it is asked again.
    """
    last = session.state.last
    if last is not None and session.manager.dialogs[last.dialog].has("page"):
        return await more(session)
    if session.given.private and session.given.circle.asked:
        return await session.begin("open_invitation", {})
    return _open_end(_("Good. What would you like to know next?"), session)


async def no(session: Session) -> Reply:
    return _open_end(_("All right. Tell me what you are after instead."), session)


def _open_end(text: str, session: Session) -> Reply:
    parts: tuple[Paragraph, ...] = (paragraph(text),)
    return Reply(parts=parts, buttons=tuple(_try_buttons(session)))


async def expired(session: Session) -> Reply:
    """A button that is forgotten by now: say so, and show afresh what the person has."""
    too_old = _("That button is too old: I do not know any more what it was for.")
    records = session.given.records
    if session.given.private and records is not None and await records.holdings():
        now = paragraph("{text} {now}", text=too_old, now=_("This is how things stand:"))
        return Reply(parts=(now,)).plus(await session.begin("list_holdings", {}))
    session.understood = (None, 0.0)
    ask = paragraph("{text} {ask}", text=too_old, ask=_("Please ask me again."))
    return Reply(parts=(ask,), buttons=tuple(_try_buttons(session)))


CONTROLS: dict[str, Callable[[Any], Awaitable[Reply]]] = {
    "cancel": cancel,
    "help": helped,
    "back": back,
    "start_over": start_over,
    "repeat": repeat,
    "undo": undo,
    "more": more,
    "yes": yes,
    "no": no,
    "expired": expired,
}
