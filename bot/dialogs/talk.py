"""What it can do, greetings, thanks, small talk, and the friendly limit of what it is for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.repair import no_such_job
from bot.dialogs.engine.slots import Mentioned
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.of_money import of_money
from bot.dialogs.understanding.features import example_text
from bot.dialogs.understanding.unknown_jobs import unknown_job
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, note, paragraph
from bot.translation import _

_ADVICE = ("credential_for_role", "credential_info", "compare_credentials", "skill_gap", "browse_credentials")
_RECORDS = ("add_holding", "next_reminders", "start_study", "update_profile")


@dialog
async def capabilities(turn: Turn) -> Reply:
    """One example of everything it can do."""
    return Reply(
        parts=(
            paragraph(
                _(
                    "I am Laurel. I help you find, compare and understand professional credentials – "
                    "certifications, certificates, licences. Ask me, for example:"
                )
            ),
            _examples(turn, _ADVICE),
            paragraph(_("In private I also keep your own, remind you before they expire, and follow your studies:")),
            _examples(turn, _RECORDS),
            *_of_teams(turn),
            note(_("You can paste a whole job posting. Say “back”, “cancel” or “start over” at any time.")),
        ),
        buttons=tuple(_starters()),
    )


def _of_teams(turn: Turn) -> tuple[Part, ...]:
    """What a lead can ask; whoever leads none hears that there are teams."""
    if not turn.heard.leads:
        text = _("For people you look after, a team shows who holds what and what runs out: ask “what is a team for?”")
        return (paragraph(text),)
    asked = (
        _("everyone needs first aid by 1 March"),
        _("who is missing what?"),
        _("what expires soon in my team?"),
        _("what would it cost to get everybody there?"),
        _("send me a summary of my team every Friday"),
    )
    return paragraph(_("Of the people in your team:")), Bullets(items=tuple((Span(text=each),) for each in asked))


def _examples(turn: Turn, names: Sequence[str]) -> Bullets:
    dialogs = turn.phrases.dialogs
    examples = [example_text(dialogs[name].examples[-1 if name == "credential_for_role" else 0]) for name in names]
    return Bullets(items=tuple((Span(text=e),) for e in examples))


@dialog
async def greeting(turn: Turn) -> Reply:
    hello = _("Hello {name}!").format(name=turn.name) if turn.name else _("Hello!")
    goal = turn.catalogue.roles.get(turn.profile.goal or turn.profile.role or "")
    if goal is not None:
        text = _("Shall we look at credentials for {role} again, or something else?")
        buttons = (
            begin(_("Credentials for {role}").format(role=goal.name), "credential_for_role", role=goal.id),
            *_starters()[:1],
        )
        return Reply(parts=(paragraph("{hello} " + text, hello=hello, role=goal.name),), buttons=buttons)
    text = _(
        "Which job or skill are you looking at? I find the credential that fits and what it costs, and remind you "
        "before yours expire."
    )
    return Reply(parts=(paragraph("{hello} {text}", hello=hello, text=text),), buttons=tuple(_starters()))


@dialog
async def thanks(turn: Turn) -> Reply:
    return Reply(parts=(paragraph(_("You are welcome. Ask me any time.")),))


@dialog
async def goodbye(turn: Turn) -> Reply:
    return Reply(parts=(paragraph(_("Goodbye, and good luck with your plans.")),))


@dialog
async def small_talk(turn: Turn) -> Reply:
    text = _(
        "I am a bot with one love: credentials. I look things up in a catalogue and say where each "
        "fact is from. What shall I find for you?"
    )
    return Reply(parts=(paragraph(text),), buttons=tuple(_starters()))


@dialog
async def free_of_charge(turn: Turn) -> Reply:
    """Asked of the bot; what a credential costs is its issuer's affair."""
    text = _(
        "Talking to me costs nothing: no advice, reminder or team has a price, and I sell no courses. The credentials "
        "have prices of their own, which I tell with each. Many are free."
    )
    buttons = (begin(_("Browse free ones"), "browse_credentials", budget={"amount": "0", "currency": turn.currency}),)
    return Reply(parts=(paragraph(text),), buttons=(*buttons, *_starters()[:1]))


@dialog
async def coming_later(turn: Turn, credential: Mentioned | None = None) -> Reply:
    """Booking exams, and reading accounts with issuers, is not there; say so, and offer what is."""
    text = _(
        "I cannot book exams, or read your account with an issuer. What I can do: keep your credentials, remind you "
        "before they expire, and follow what you study."
    )
    buttons: list[Button] = [begin(_("My credentials"), "list_holdings")]
    if credential is not None:
        turn.about([credential.id])
        buttons.append(begin(_("How to renew it"), "credential_info", credential=credential.id, facet="renewal"))
    return Reply(parts=(paragraph(text),), buttons=tuple(buttons))


@dialog
async def out_of_scope(turn: Turn) -> Reply:
    """Money that is not a price gets an answer of its own."""
    if (reply := of_money(turn)) is not None:
        return reply
    if (job := unknown_job(turn.heard)) is not None:
        return _knows_no_such_job(job)
    text = _("That is outside what I know. I am at home in professional credentials – try one of these:")
    dialogs = turn.phrases.dialogs
    examples = [
        example_text(dialogs[n].examples[0]) for n in ("credential_for_role", "credential_info", "compare_credentials")
    ]
    return Reply(
        parts=(paragraph(text), Bullets(items=tuple((Span(text=e),) for e in examples))), buttons=tuple(_starters())
    )


def _knows_no_such_job(job: str) -> Reply:
    return Reply(parts=(paragraph("{text}", text=no_such_job(job)),), buttons=tuple(_starters()))


def _starters() -> list[Button]:
    return [
        begin(_("Find a credential for a job"), "credential_for_role"),
        begin(_("Browse the catalogue"), "browse_credentials"),
    ]
