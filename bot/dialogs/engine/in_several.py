"""What is asked for in several teams, "in both", "for Ops and Data": in each, or one after the other."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from bot.dialogs.engine.dialog import Dialog
from bot.dialogs.engine.state import Frame
from bot.dialogs.engine.talk import Talk
from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Button, Reply, paragraph
from bot.patterns import pattern
from bot.translation import _, listed

#: Runs a dialog with slots: its name, the slots, how sure that is.
Begin = Callable[[str, dict[str, Any], float], Awaitable[Reply]]

#: What a member does; all else is done by leads.
_OF_MEMBERS = frozenset({"share_less", "leave_team"})
#: What takes little to take back is done in each at once; the rest is offered, or asked one after the other.
_IN_EACH = frozenset({"share_less", "set_digest", "stop_digest", "digest_now", "add_members"})
#: What is looked at is shown of each team, one below the other; of more teams than these it is asked which is meant.
_LOOKED_AT = frozenset(
    {
        "show_team", "team_progress", "team_expiring", "team_gap", "who_holds", "show_requirements", "who_is_stuck",
        "team_renewal_costs", "team_compare",
    }
)  # fmt: skip
_MOST_LOOKED_AT = 8
#: "Both" of these are teams, and never people.
_OF_NOBODY = (_IN_EACH - {"add_members"}) | {"leave_team", "close_team"}
_INTO_BOTH = pattern(r"(?<!\w)(?:to|into)\s+both(?!\s+of\s+(?:them|those)|\w)", re.IGNORECASE)
_ALL_TEAMS = pattern(
    r"(?<!\w)(?:both|all|each|every)(?:\s+(?:one|of|my|the|our|those|these|two|three|four))*\s+(?:teams?|groups?|wards?|crews?)(?!\w)",
    re.IGNORECASE,
)
#: What belongs to one team alone.
_OF_ONE_TEAM = ("team", "chosen", "requirement", "number", "shown", "page", "also")
#: Said of a question: "who is in which team", "list all my people".
_WHEREVER = pattern(
    r"(?<!\w)(?:(?:which|what)\s+(?:team|group|ward|crew|squad)|(?:my|the)\s+(?:two\s+|three\s+)?(?:teams|groups|wards|crews|squads)"
    r"|(?:all|each)\s+(?:of\s+)?(?:my|our|the)\s+(?:people|staff|folks|members)|who(?:['’]?s|\s+is)\s+where)(?!\w)",
    re.IGNORECASE,
)
_BOTH = pattern(
    r"(?<!\w)(?:both(?:\s+of\s+(?:them|those))?|(?:in|for|of|with)\s+all(?:\s+of\s+them)?)(?!\w)", re.IGNORECASE
)


def meant(talk: Talk, dialog: Dialog) -> list[int]:
    """The teams that something is asked for in, in the order in which they are named; empty when none is."""
    circle, text = talk.given.circle, talk.heard.text
    looks = dialog.name in _LOOKED_AT
    if not (dialog.writes or looks) or not dialog.has("team"):
        return []
    named = list(dict.fromkeys(talk.teams_named()))
    if looks:
        everywhere = _WHEREVER.search(text) or _ALL_TEAMS.search(text) or (not talk.heard.people and _BOTH.search(text))
        teams = named or [team.id for team in circle.teams if everywhere and team.id in circle.led]
        return teams if len(teams) <= _MOST_LOOKED_AT and circle.led.issuperset(teams) else []
    whole = _ALL_TEAMS.search(text) or (dialog.name in _OF_NOBODY and _BOTH.search(text)) or _INTO_BOTH.search(text)
    if named or not whole:
        return named
    mine = circle.joined if dialog.name in _OF_MEMBERS else circle.led
    return [team.id for team in circle.teams if team.id in mine]


#: "In both", "and for all of them", and nothing else.
_ONLY_EVERYWHERE = pattern(
    r"\W*(?:(?:and|ok|okay|no|sorry|i\s+mean[t]?|what\s+about|how\s+about|same|the|please|pls)\W+)*(?:(?:in|for|of|on|to|across)\s+)?"
    r"(?:both|all)(?:\s+(?:of\s+)?(?:them|those|my|the|our|these|two|three|four|teams?|groups?|wards?|crews?)){0,3}(?:\s+(?:please|pls|too|then|i\s+mean[t]?))*\W*",
    re.IGNORECASE,
)


async def the_same_everywhere(talk: Talk, last: Frame, run: Begin) -> Reply | None:
    """What was just looked at in one team, or set for it, in each of those that the person leads."""
    circle = talk.given.circle
    led = [team.id for team in circle.teams if team.id in circle.led]
    if last.dialog not in _LOOKED_AT | _IN_EACH or not _ONLY_EVERYWHERE.fullmatch(talk.heard.text):
        return None
    looks = last.dialog in _LOOKED_AT
    if not 1 < len(led) <= _MOST_LOOKED_AT or (not looks and last.dialog in _OF_MEMBERS):
        return None
    rest = led if looks else [team for team in led if team != last.slots.get("team")]
    return await in_each(talk, last.dialog, _besides(last, *_OF_ONE_TEAM), rest, run)


async def and_the_others(talk: Talk, frame: Frame, reply: Reply, run: Begin) -> Reply:
    """What was done in the first, or is asked of it, and what becomes of the others; none is forgotten."""
    done, dialog = frame.slots.get("team"), talk.dialog(frame)
    teams = meant(talk, dialog)
    names = {team.id: team.name for team in talk.given.circle.teams}
    others = [team for team in teams if team != done and team in names]
    if not others or done not in teams or "apart" in frame.slots:
        return reply
    said = listed([names[team] for team in others])
    if frame.awaiting is not None:
        frame.slots["also"] = others
        first = paragraph(_("One at a time, {team} first, then {others}."), team=names[done], others=said)
        return Reply(parts=(first,)).plus(reply)
    same = _besides(frame, "team", "chosen")
    if dialog.name in _IN_EACH | _LOOKED_AT:
        return together(talk, [reply, await in_each(talk, dialog.name, same, others, run)])
    text = _("That was {team} alone. For the same in {others}, press below.")
    asked = paragraph(text, team=names[done], others=said)
    buttons = tuple(begin(names[team], frame.dialog, **same, team=team) for team in others)
    return reply.plus(Reply(parts=(asked,), buttons=buttons))


async def in_each(talk: Talk, dialog: str, slots: dict[str, Any], teams: Sequence[int], run: Begin) -> Reply:
    """The same change in each of these teams, as one answer."""
    return together(talk, [await run(dialog, {**slots, "team": team}, 0.9) for team in teams])


def just_changed(talk: Talk) -> list[int]:
    """The teams of the last change, when those were several."""
    each = (talk.state.undo or {}).get("each", ())
    return [action["slots"]["team"] for action in each if "team" in action.get("slots", {})][::-1]


async def then_the_next(talk: Talk, frame: Frame, reply: Reply, run: Begin) -> Reply:
    """After an answer: the same is asked of the next team."""
    also: list[int] = frame.slots.get("also", [])
    if not also or talk.state.waiting is not None:
        return reply
    rest = {"also": also[1:]} if also[1:] else {}
    same = _besides(frame, "team", "chosen", "decision", "also")
    return together(talk, [reply, await run(frame.dialog, {**same, "team": also[0], **rest}, 1.0)])


def together(talk: Talk, replies: Sequence[Reply]) -> Reply:
    """Several changes as one answer: they are undone together, and a button that would be there twice is left out."""
    label = _("Undo")
    undos = [b.action for reply in replies for b in reply.buttons if b.label == label and b.action]
    others = [b for reply in replies for b in reply.buttons if b.label != label]
    once = [b for b in others if sum(b.label == other.label for other in others) == 1]
    whole = Reply()
    for reply in replies:
        whole = whole.plus(reply)
    if undos:
        every = [one for undo in undos[::-1] for one in undo.get("each", [undo])]
        action: dict[str, Any] = every[0] if len(every) == 1 else {"each": every}
        once.append(Button(label=label, action=action))
        talk.state.undo = action
    return whole.model_copy(update={"buttons": tuple(once)})


def _besides(frame: Frame, *names: str) -> dict[str, Any]:
    return {name: value for name, value in frame.slots.items() if name not in names}
