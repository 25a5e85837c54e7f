"""The words of letters: what somebody reads because another person did something in a team of theirs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bot.messaging.reply import Button, Part, Reply, bold, note, paragraph
from bot.scheduling.renewal_notices import pressing
from bot.tracking.teams.letters import Letter, LetterKind
from bot.translation import _, day


def words_of(letter: Letter, today: date) -> Reply:
    """What ``letter`` says, read on ``today``."""
    return _WORDS[letter.kind](letter, today)


def whats_shared() -> str:
    """What a member lets the leads see, and what stays their own."""
    return _(
        "If you say yes, the leads of the team see which credentials you recorded, when they expire, and how far your "
        "studies are. They never see your budget, your notes, certificate numbers or files, nor what you mark as "
        "private. You can share less or leave at any time, and ask who looked."
    )


def consent_buttons(team_id: int) -> tuple[Button, ...]:
    return (
        pressing(_("Yes, I'm in"), "answer_invitation", team=team_id, answer="yes"),
        pressing(_("Share less"), "share_less", team=team_id),
        pressing(_("No, thanks"), "answer_invitation", team=team_id, answer="no"),
    )


def _consent(letter: Letter, today: date) -> Reply:
    asked = _("{who} asks you to be in the team {team}.")
    parts: tuple[Part, ...] = (paragraph(asked, who=_by(letter), team=bold(_team(letter))), paragraph(whats_shared()))
    assert letter.team_id is not None  # noqa: S101 - one is asked into a team
    return Reply(parts=parts, buttons=consent_buttons(letter.team_id))


def _joined(letter: Letter, today: date) -> Reply:
    return _news(_("{who} is in {team} now."), letter)


def _declined(letter: Letter, today: date) -> Reply:
    return _news(_("{who} does not want to be in {team}."), letter)


def _left(letter: Letter, today: date) -> Reply:
    if letter.about.get("group"):
        return _news(_("{who} is not in {group} any more, and so not in {team}."), letter)
    return _news(_("{who} left {team}."), letter)


def _lead(letter: Letter, today: date) -> Reply:
    said = paragraph(_("{who} made you a lead of {team}."), who=_by(letter), team=bold(_team(letter)))
    look = pressing(_("How is it doing?"), "team_progress", team=letter.team_id)
    return Reply(parts=(said, note(_("Each look at what members share is written down, and they can ask for it."))),
                 buttons=(look,))  # fmt: skip


def _unlead(letter: Letter, today: date) -> Reply:
    return _news(_("{who} took the lead of {team} from you: you see nothing of its members any more."), letter)


def _removed(letter: Letter, today: date) -> Reply:
    text = _(
        "You are not in the team {team} any more. Its leads see nothing of your records; they are yours as before."
    )
    return Reply(parts=(paragraph(text, team=bold(_team(letter))),))


def _closed(letter: Letter, today: date) -> Reply:
    text = _("{who} closed the team {team}. Nobody sees your records through it any more; they are yours as before.")
    return Reply(parts=(paragraph(text, who=_by(letter), team=bold(str(letter.about.get("name") or ""))),))


def _reopened(letter: Letter, today: date) -> Reply:
    text = _("{who} opened the team {team} again: you are in it, and its leads see what you share, as before.")
    return _news(text, letter)


def _nudge(letter: Letter, today: date) -> Reply:
    """Kindly, and with the name of whoever asked."""
    about = str(letter.about.get("name") or "")
    asked = _("{who} asks how it is going.")
    if about:
        asked = _("{who} asks how it is going with {about}.")
    parts: list[Part] = [paragraph(asked, who=_by(letter), about=bold(about))]
    if letter.about.get("due"):
        due = date.fromisoformat(letter.about["due"])
        parts.append(paragraph(_("It is wanted by {day}."), day=day(due)))
    parts.append(note(_("Asked through the team {team}."), team=_team(letter)))
    buttons = (
        pressing(_("Update my progress"), "log_progress"),
        pressing(_("I have it already"), "add_holding"),
        pressing(_("Who looked?"), "who_looked"),
    )
    return Reply(parts=tuple(parts), buttons=buttons)


def _verified(letter: Letter, today: date) -> Reply:
    text = _("{who} has seen the evidence of your {name} and marked it as verified. If you change it, that is reset.")
    return _of_record(text, letter)


def _unverified(letter: Letter, today: date) -> Reply:
    return _of_record(_("{who} took the mark “verified” off your {name}."), letter)


def _of_record(text: str, letter: Letter) -> Reply:
    said = paragraph(text, who=_by(letter), name=bold(str(letter.about.get("name") or "")))
    return Reply(parts=(said,), buttons=(pressing(_("My credentials"), "list_holdings"),))


def _exempt(letter: Letter, today: date) -> Reply:
    text = _("{who} says that you need no {name} for {team}: {reason}.")
    return _of_duty(text, letter)


def _needed(letter: Letter, today: date) -> Reply:
    return _of_duty(_("{who} says that you need {name} for {team} again."), letter)


def _of_duty(text: str, letter: Letter) -> Reply:
    name, reason = (str(letter.about.get(key) or "") for key in ("name", "reason"))
    said = paragraph(text, who=_by(letter), name=bold(name), team=bold(_team(letter)), reason=reason)
    return Reply(parts=(said,), buttons=(pressing(_("What my team needs"), "my_requirements"),))


def _unfollowed(letter: Letter, today: date) -> Reply:
    text = _(
        "{group} was switched off, so {team} does not follow it any more. Everybody who came through it is in the team "
        "as before; take out whoever is not to be."
    )
    return _news(text, letter)


def _news(text: str, letter: Letter) -> Reply:
    group = str(letter.about.get("group") or "")
    return Reply(parts=(paragraph(text, who=_by(letter), team=bold(_team(letter)), group=group),))


def _by(letter: Letter) -> str:
    return letter.by or _("Somebody")


def _team(letter: Letter) -> str:
    return letter.team or ""


_WORDS: dict[LetterKind, Callable[[Letter, date], Reply]] = {
    "consent": _consent,
    "joined": _joined,
    "declined": _declined,
    "left": _left,
    "lead": _lead,
    "unlead": _unlead,
    "removed": _removed,
    "closed": _closed,
    "reopened": _reopened,
    "nudge": _nudge,
    "verified": _verified,
    "unverified": _unverified,
    "exempt": _exempt,
    "needed": _needed,
    "unfollowed": _unfollowed,
}
