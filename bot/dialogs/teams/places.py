"""How everybody stands in a team, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.dialogs.engine.turn import begin
from bot.messaging.reply import Button, Heading, Part, Reply, note, paragraph
from bot.tracking.teams.membership import Membership, Place
from bot.translation import _, listed, ngettext


def states(place: Membership, everybody: Sequence[Place], followed: list[str], most: int) -> Reply:
    """The team as the person sees it who has ``place`` in it, at most ``most`` names of a kind; ``followed``: names of
    the groups that it follows.
    """
    leads = _named((p for p in everybody if p.lead), most)
    parts: list[Part] = [Heading(text=place.team.name), paragraph(_("Leads: {names}."), names=leads or _("nobody"))]
    members = [p for p in everybody if p.state == "member"]
    n = len(members)
    said = ngettext("{n} member: {names}.", "{n} members: {names}.", n) if n else _("No members yet.")
    if place.lead:
        parts.append(paragraph(said, n=str(n), names=_named(members, most)))
        parts += _waiting(everybody, most)
        if followed:
            parts.append(paragraph(_("It follows {groups}: whoever comes is asked."), groups=listed(followed)))
        return Reply(parts=tuple(parts), buttons=_for_leads(place))
    if place.member:
        parts.append(paragraph(ngettext("{n} member.", "{n} members.", n), n=str(n)))
        parts.append(paragraph(_("Its leads see of you: {what}."), what=shared_words(place.shares)))
        return Reply(parts=tuple(parts), buttons=_for_members(place))
    if place.state == "asked":
        parts.append(paragraph(_("You are asked to be in it; nothing of yours is seen until you say yes.")))
        return Reply(parts=tuple(parts), buttons=(begin(_("Answer"), "open_invitation", team=place.team.id),))
    parts.append(note(_("You are not a member. Nothing of yours is seen.")))
    return Reply(parts=tuple(parts))


def shared_words(shares: Sequence[str]) -> str:
    """What a member shares, as a list."""
    words = {
        "credentials": _("which credentials you recorded"),
        "dates": _("when you got them and when they expire"),
        "studies": _("how far your studies are"),
    }
    return listed([words[share] for share in words if share in shares]) or _("nothing but that you are a member")


def shown_words(shares: Sequence[str]) -> str:
    """What a member shares, as their leads read it."""
    words = {
        "credentials": _("which credentials they recorded"),
        "dates": _("when they got them and when they expire"),
        "studies": _("how far their studies are"),
    }
    return listed([words[share] for share in words if share in shares]) or _("nothing but that they are a member")


def _waiting(everybody: Sequence[Place], most: int) -> list[Part]:
    parts: list[Part] = []
    asked = [p for p in everybody if p.state == "asked"]
    if asked:
        parts.append(paragraph(_("Asked, no answer yet: {names}."), names=_named(asked, most)))
    gone = [p for p in everybody if p.state in ("left", "declined", "removed")]
    if gone:
        n = len(gone)
        text = ngettext("{n} person left or said no.", "{n} people left or said no.", n)
        parts.append(note(text, n=str(n)))
    return parts


def _named(places: Iterable[Place], most: int) -> str:
    names = [p.name or "?" for p in places]
    if len(names) > most:
        more = len(names) - most
        names = [*names[:most], ngettext("{n} more", "{n} more", more).format(n=more)]
    return listed(names)


def _for_leads(place: Membership) -> tuple[Button, ...]:
    team = place.team.id
    return (
        begin(_("How is it doing?"), "team_progress", team=team),
        begin(_("Add people"), "add_members", team=team),
        begin(_("Invite link"), "invite_link", team=team),
    )


def _for_members(place: Membership) -> tuple[Button, ...]:
    team = place.team.id
    return (
        begin(_("Share less or more"), "share_less", team=team),
        begin(_("Who looked?"), "who_looked"),
        begin(_("Leave"), "leave_team", team=team),
    )
