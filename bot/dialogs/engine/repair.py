"""What the engine itself says where it cannot do what was said, and the ladder of not understanding."""

from __future__ import annotations

import re

from bot.dialogs.engine import questions
from bot.dialogs.engine.questions import try_buttons
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.turn import begin, shorten
from bot.dialogs.understanding.asked_for import OUT_OF_SCOPE
from bot.dialogs.understanding.deciding import COURTESY, MAYBE_FROM, Guess
from bot.dialogs.understanding.features import example_text
from bot.dialogs.understanding.languages import in_other_letters, is_foreign
from bot.messaging.reply import Bullets, Button, Reply, Span, note, paragraph
from bot.patterns import pattern
from bot.translation import _

#: So many misses in a row are answered one by one; the next shows the menu.
MENU_AFTER = 2


async def gave_up(session: Session, frame: Frame) -> Reply:
    sorry = paragraph(_("I still could not make that out, so I let that question go."))
    return Reply(parts=(sorry,)).plus(await menu(session))


#: "My wife has a degree, can she teach?"
_ASKS_FOR_THEM = pattern(
    r"\?|\b(?:can|could|does|do|should|will|would|what|which|how|where|is|are)\s+(?:\w+\s+){0,2}?(?:he|she|they)\b",
    re.IGNORECASE,
)


def not_yours(session: Session) -> Reply:
    """What is told of somebody else is not kept."""
    session.trace.append("it is said of somebody else")
    session.understood = (None, session.guesses[0].score)
    named = [n.mention.leading("credential")[0].id for n in session.heard.named if n.mention.of("credential")]
    catalogue = session.manager.knowledge.catalogue
    if len(named) == 1:  # "how much was that?" goes on with it
        session.state.focus = session.state.focus.model_copy(update={"at": named[0], "credentials": named})
    text = _("That is about somebody else, so I noted nothing: I keep only what you hold and do yourself.")
    after = _("If it is yours, say it like “I passed CKA on 3 May 2025”.")
    if _ASKS_FOR_THEM.search(session.heard.text):
        after = _(
            "What they need I can still tell: ask it of a job or a credential, “what does a nurse in Germany need?”."
        )
    return Reply(
        parts=(paragraph(text), paragraph("{text}", text=after)),
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
    return Reply(parts=tuple(parts), buttons=buttons or tuple(try_buttons()))


def no_such_job(job: str) -> str:
    """What is said where a job is named that the catalogue has not."""
    text = _(
        "My catalogue has no job called “{job}”, so I do not guess what fits it. Tell me what you do there or what you "
        "would like to do, in other words (“I look after children”, “I want to work with computers”), and I look for "
        "what is near."
    )
    return text.format(job=job)


def nothing_said(session: Session) -> Reply:
    """Empty messages, lone emoji, punctuation."""
    session.understood = (None, 0.0)
    if session.state.waiting:
        return questions.question(session, session.state.waiting)
    return Reply(
        parts=(paragraph(_("I can only read words. Ask me about a job, a skill or a credential.")),),
        buttons=tuple(try_buttons()),
    )


def unknown_command(session: Session, word: str) -> Reply:
    """A slash command that does not exist, with nothing behind it that could be read instead."""
    session.understood = (None, 0.0)
    text = _("I do not know the command /{word}. Say it in your own words, or send /help to see what I can do.")
    return Reply(parts=(paragraph(text, word=word),), buttons=tuple(try_buttons()))


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
    return Reply(parts=(intro, _example_list(session)), buttons=tuple(try_buttons()))


def _example_list(session: Session, count: int = 3) -> Bullets:
    examples = [d.examples[0] for name, d in session.manager.phrases.dialogs.items() if d.examples and name in _MAIN]
    return Bullets(items=tuple((Span(text=example_text(e)),) for e in examples[:count]))


_MAIN = ("credential_for_role", "credential_info", "compare_credentials", "browse_credentials")


def in_english_please(session: Session, reply: Reply) -> Reply:
    """Where no more than a greeting was made out of another language, that is said."""
    dialog, _sure = session.understood
    foreign = is_foreign(w.text for w in session.heard.words) or in_other_letters(session.heard.text)
    if dialog not in (None, OUT_OF_SCOPE, *COURTESY) or not foreign:
        return reply
    remark = note(_("I understand English only. Please say it in English."))
    return reply.plus(Reply(parts=(remark,)))


async def menu(session: Session) -> Reply:
    return await session.begin("capabilities", {})
