"""A member's own side: saying yes or no, sharing less, leaving, keeping a record private, and asking who looked."""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta
from typing import Annotated

from bot.dialogs.engine.dialog import Ask, private_dialog, record_dialog
from bot.dialogs.engine.handing_on import hand_on
from bot.dialogs.engine.said_slots import Candidates, Decision, OwnHolding
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.team_slots import Code, Consent, SharingChoice, TeamId
from bot.dialogs.engine.turn import FollowUp, Turn, begin
from bot.dialogs.holdings import not_held
from bot.dialogs.picking import calls_unknown, held_by_name, pick_holding
from bot.dialogs.teams.choosing import drop_questions, led_team, my_places, own_team
from bot.dialogs.teams.places import shared_words
from bot.dialogs.understanding.agreeing import Sharing, reserves
from bot.messaging.reply import Bullets, Part, Reply, bold, note, paragraph, spans
from bot.patterns import pattern
from bot.scheduling.letter_words import consent_buttons, whats_shared
from bot.scheduling.messages import title
from bot.tracking.calendar import zone_of
from bot.tracking.guessing import guess_counts, wrong_code
from bot.tracking.holdings import Holding
from bot.tracking.people import name_of
from bot.tracking.teams import inviting, letters, looking, membership
from bot.tracking.teams.letters import LetterKind
from bot.tracking.teams.membership import EVERYTHING, Membership, Share, Team
from bot.translation import _, day, listed, ngettext

#: So far back is told who looked.
_LOOKS_SINCE = timedelta(days=90)
_MOST_LOOKS = 15
#: A question, which hides and shows nothing; "can you hide …?" is none.
_ASKS_WHICH = pattern(
    r"^\W*(?:(?:what|which|whats|is|are|who|am|do\s+i|does)\b|(?:can|could|do|will|would)\s+(?!you\b).*\b(?:sees?|visible|hidden)\b)",
    re.IGNORECASE,
)
#: "What would they see?" is asked before a yes.
_WOULD = pattern(r"\b(?:would|will|if\s+i)\b", re.IGNORECASE)
_CHOICES: dict[Sharing, tuple[Share, ...]] = {
    "everything": EVERYTHING,
    "no studies": ("credentials", "dates"),
    "no dates": ("credentials", "studies"),
    "credentials only": ("credentials",),
    "studies only": ("studies",),
    "nothing": (),
}
_SHOWN: dict[Sharing, tuple[Share, ...]] = {
    "show studies": ("studies",),
    "show dates": ("dates",),
    "show both": ("dates", "studies"),
}
_HIDDEN: dict[Sharing, tuple[Share, ...]] = {
    "hide studies": ("studies",),
    "hide dates": ("dates",),
    "hide both": ("dates", "studies"),
}


@record_dialog
async def open_invitation(turn: Turn, team: TeamId | None = None) -> Reply:
    """The question whether to be in a team, put again."""
    asked = [p for p in await my_places(turn) if p.state == "asked"]
    place = next((p for p in asked if team is None or p.team.id == team), None)
    if place is None:
        return Reply(parts=(paragraph(_("Nobody asks you to be in a team at the moment.")),))
    by = await name_of(turn.records.connection, place.asked_by) if place.asked_by is not None else None
    if by is None:
        return _question(turn, place.team)
    text = _("{who} asks you to be in the team {team}, to see who holds what and when it expires.")
    return Reply(parts=(paragraph(text, who=by, team=bold(place.team.name)),)).plus(_question(turn, place.team))


@record_dialog
async def answer_invitation(
    turn: Turn, answer: Consent, team: TeamId | None = None, sharing: SharingChoice | None = None,
    plain: Annotated[bool, Hidden()] | None = None,
) -> Reply:  # fmt: skip
    """Yes or no to being in a team; its leads are told. Who says yes can share less in the same breath. ``plain``: the
    message says no more than yes or no to each team.
    """
    mine = [p for p in await my_places(turn) if team is None or p.team.id == team]
    again = answer == "yes" and _just_refused(turn, team)
    asked = [p for p in mine if p.state == "asked" or (again and p.state == "declined")]
    if not asked and answer == "no" and (said := next((p for p in mine if p.state == "declined"), None)):
        text = _("All right. Nobody in {team} sees anything of yours.")
        return Reply(parts=(paragraph(text, team=bold(said.team.name)),))
    if not asked and answer == "yes" and sharing is not None and any(p.member for p in mine):
        return await hand_on(turn, share_less, {"choice": sharing, **({"team": team} if team is not None else {})})
    if not asked:
        return Reply(
            parts=(paragraph(_("There is nothing to answer any more: you are in already, or were not asked.")),)
        )
    place = asked[0]
    connection, me = turn.records.connection, turn.records.person_id
    turn.focus.team = place.team.id
    drop_questions(turn, place.team.id)
    if answer == "no":
        turn.state.reserved = None
        await membership.depart(connection, place.team.id, me, "declined", turn.now)
        await _tell_leads(turn, place.team, "declined")
        return Reply(
            parts=(paragraph(_("All right. Nobody in {team} sees anything of yours."), team=bold(place.team.name)),)
        )
    apart = await _kept_apart(turn) if turn.said and sharing is None and not plain else []
    less = turn.state.reserved
    if less and sharing is None and not plain:
        apart, sharing = [await _all_private_but(turn, less)], "no studies"
    if sharing is None and not plain and not apart and (less is not None or (turn.said and reserves(turn.heard.text))):
        # Nobody is let see more than a yes with a condition allows.
        turn.frame.slots["team"] = place.team.id
        question = _(
            "What shall the leads of {team} see? A single record they never see once you say “my … is private”."
        )
        raise Ask("sharing", tuple(_CHOICES), question.format(team=place.team.name), _labels())
    shares, turn.state.reserved = _chosen(sharing, place), None
    await membership.join(connection, place.team.id, me, turn.now, shares)
    await _tell_leads(turn, place.team, "joined")
    turn.records.changed = True
    text = _(
        "You are in {team}. Its leads see of you: {what}. Say “who looked at my records” whenever you want to know."
    )
    return Reply(
        parts=(paragraph(text, team=bold(place.team.name), what=shared_words(shares)), *apart),
        buttons=(
            begin(_("Share less"), "share_less", team=place.team.id),
            begin(_("Leave"), "leave_team", team=place.team.id),
        ),
    )


#: "Yes, but I got a private one in there".
_ONE_IS_PRIVATE = pattern(
    r"\b(?:an?|one)\b.{0,40}\b(?:private|secret|hidden)\b|\b(?:private|secret|hidden)\s+(?:one|cert\w*|record|licen[cs]e|card)\b",
    re.IGNORECASE,
)


async def _kept_apart(turn: Turn) -> list[Part]:
    """What becomes of the one that they want private, where none is shown by a yes that shall not be; else nothing."""
    if not (reserves(turn.heard.text) and _ONE_IS_PRIVATE.search(turn.heard.text)):
        return []
    held = await turn.records.holdings()
    private = [title(h, turn.catalogue) for h in held if h.private]
    if private:
        return [paragraph(_("Private, so that no team sees it: {names}."), names=listed(private))]
    text = _("I keep no record of you yet. Say “private” with it when you tell me of it, and no team sees it.")
    return [] if held else [paragraph("{text}", text=text)]


async def _all_private_but(turn: Turn, shown: list[int]) -> Part:
    """What is kept from every team, of who asked before their yes whether some records alone could be seen."""
    kept = [h for h in await turn.records.holdings() if h.id not in shown]
    for each in kept:
        await turn.records.change(each.id, private=True)
    text = _("Private, so that no team sees it: {names}.")
    later = _("What you record from now on is seen too, unless you say “private” with it.")
    return paragraph(
        f"{text} {later}" if kept else "{later}", names=listed([title(h, turn.catalogue) for h in kept]), later=later
    )


def _just_refused(turn: Turn, team: int | None) -> bool:
    """Whether their no to this team is the last thing they said; so long they may say that they meant yes."""
    last = turn.state.last
    if last is None or last.dialog != turn.frame.dialog or team is None or not turn.said:
        return False
    return last.slots.get("team") == team and last.slots.get("answer") == "no"


@record_dialog
async def join_team(turn: Turn, code: Code) -> Reply:
    """What a link or a code leads to: the question whether to be in, never the membership itself."""
    connection, me = turn.records.connection, turn.records.person_id
    if not await guess_counts(connection, turn.account, turn.now):
        return Reply(parts=(paragraph(_("Too many codes were wrong. Please wait an hour, then ask for a new link.")),))
    found = await inviting.invited_by(connection, code, turn.now)
    if found is None:
        await wrong_code(connection, turn.account, turn.now)
        return Reply(parts=(paragraph(_("This code does not open anything any more. Ask for a new invite link.")),))
    team, invitation, by = found
    place = await membership.find(connection, team.id, me)
    if place is not None and place.member:
        return Reply(parts=(paragraph(_("You are in {team} already."), team=bold(team.name)),))
    await membership.ask(connection, team.id, me, by, turn.now, f"invitation:{invitation}")
    turn.focus.team = team.id
    return _question(turn, team)


def _question(turn: Turn, team: Team) -> Reply:
    """What a yes would mean, and then the question, which can be answered in words too."""
    text = _("Do you want to be in the team {team}?").format(team=team.name)
    turn.state.stack = []  # whoever is asked this answers this
    turn.follow_up = FollowUp("answer_invitation", "answer", {"team": team.id}, text)
    return Reply(parts=(paragraph(whats_shared()),), buttons=consent_buttons(team.id))


@record_dialog
async def join_as_lead(turn: Turn, team: TeamId | None = None) -> Reply:
    """A lead whose own records count in the team as well."""
    place = await led_team(turn, team)
    if isinstance(place, Reply):
        return place
    await membership.join(turn.records.connection, place.team.id, turn.records.person_id, turn.now)
    turn.records.changed = True
    leave = begin(_("Undo"), "leave_team", team=place.team.id, decision="leave")
    return Reply(
        parts=(paragraph(_("You are a member of {team} too: your records count there."), team=bold(place.team.name)),),
        buttons=() if place.member else (leave,),
    )


@record_dialog
async def share_less(turn: Turn, team: TeamId | None = None, choice: SharingChoice | None = None) -> Reply:
    """Choose what the leads of a team see; that holds from now on."""
    place = await _place(turn, team)
    if isinstance(place, Reply):
        return place
    if choice is None or _of_nothing_shown(choice, place):
        turn.frame.slots["team"] = place.team.id
        now = _("The leads of {team} see of you: {what}. What shall they see?")
        if place.state == "asked":
            turn.state.reserved = []  # until they say what, a yes is none to all of it
            now = _("If you say yes, the leads of {team} would see: {what}; before that, nothing. What shall they see?")
        raise Ask(
            "choice", tuple(_CHOICES), now.format(team=place.team.name, what=shared_words(place.shares)), _labels()
        )
    turn.frame.slots["team"] = place.team.id  # "actually just which ones i have" is of it
    shares, turn.state.reserved = _chosen(choice, place), None
    await membership.change(turn.records.connection, place.team.id, turn.records.person_id, shares=list(shares))
    if place.state == "asked":
        text = _("If you say yes, the leads of {team} see: {what}.")
        question = _("Do you want to be in the team {team}?").format(team=place.team.name)
        turn.follow_up = FollowUp("answer_invitation", "answer", {"team": place.team.id}, question)
        return Reply(
            parts=(paragraph(text, team=bold(place.team.name), what=shared_words(shares)),),
            buttons=consent_buttons(place.team.id),
        )
    text = _("Done. From now on the leads of {team} see of you: {what}.")
    if not shares and (turn.heard.dates or turn.heard.values):
        text = f"{text} {_('I do not end that by myself: say “resume sharing” when it is over.')}"
    before = next((said for said, shown in _CHOICES.items() if set(shown) == set(place.shares)), None)
    undo = (begin(_("Undo"), "share_less", team=place.team.id, choice=before),) if before is not None else ()
    return Reply(
        parts=(paragraph(text, team=bold(place.team.name), what=shared_words(shares)),),
        buttons=(begin(_("Change"), "share_less", team=place.team.id), *undo),
    )


def _of_nothing_shown(choice: Sharing, place: Membership) -> bool:
    """Whether days are to be shown of credentials that are not: what is meant has to be asked."""
    return "dates" in _SHOWN.get(choice, ()) and "credentials" not in place.shares


def _chosen(choice: Sharing | None, place: Membership) -> tuple[Share, ...]:
    """What is shared from now on; what somebody hides is hidden beside what they hid before, and so with what they
    show.
    """
    if choice is None:
        return place.shares
    if choice in _SHOWN:
        return tuple(share for share in EVERYTHING if share in place.shares or share in _SHOWN[choice])
    if choice in _HIDDEN:
        return tuple(share for share in place.shares if share not in _HIDDEN[choice])
    return _CHOICES[choice]


def _labels() -> tuple[str, ...]:
    return (
        _("Everything"), _("All but my studies"), _("All but the dates"), _("Only which credentials"),
        _("Only my studies"), _("Nothing"),
    )  # fmt: skip


async def _place(turn: Turn, team: int | None) -> Membership | Reply:
    """Also a team that one is asked into: less can be shared from the start."""
    mine = await my_places(turn)
    anywhere = team is None and (_WOULD.search(turn.heard.text) or not any(p.member for p in mine))
    asked = [p for p in mine if p.state == "asked" and (anywhere or p.team.id == team)]
    return asked[0] if asked else await own_team(turn, team)


@record_dialog
async def leave_team(turn: Turn, team: TeamId | None = None, decision: Decision | None = None) -> Reply:
    """Nothing of the member is seen from then on; the leads are told that they left."""
    place = await own_team(turn, team)
    if isinstance(place, Reply):
        return await _only_leads(turn, team) or place
    if decision is None:
        turn.frame.slots["team"] = place.team.id
        raise Ask("decision", ("leave",), _("Leave {team}?").format(team=place.team.name), (_("Yes, leave"),))
    await membership.depart(turn.records.connection, place.team.id, turn.records.person_id, "left", turn.now)
    await _tell_leads(turn, place.team, "left")
    drop_questions(turn, place.team.id)
    turn.records.changed = True
    text = _("You left {team}. Its leads see nothing of your records any more; you keep them, and your reminders.")
    reply = Reply(parts=(paragraph(text, team=bold(place.team.name)),))
    return reply.plus(_leads_still(place.team)) if place.lead else reply


async def _only_leads(turn: Turn, team: int | None) -> Reply | None:
    """Who leads the team without being a member has nothing to leave but the lead."""
    led = [p.team for p in await my_places(turn) if p.lead and (team is None or p.team.id == team)]
    return _leads_still(led[0]) if len(led) == 1 else None


def _leads_still(team: Team) -> Reply:
    text = _("You lead {team}. To lead it no more press below, or hand it over: “hand {team} over to @lena”.")
    buttons = (
        begin(_("Lead it no more"), "step_down", team=team.id),
        begin(_("Close it"), "close_team", team=team.id),
    )
    return Reply(parts=(paragraph(text, team=bold(team.name)),), buttons=buttons)


async def _tell_leads(turn: Turn, team: Team, kind: LetterKind) -> None:
    me = turn.records.person_id
    for lead in await membership.leads(turn.records.connection, team.id):
        if lead != me:
            await letters.write(turn.records.connection, lead, kind, turn.now, team_id=team.id, by=me)
            turn.records.others.add(lead)


@private_dialog
async def who_looked(turn: Turn) -> Reply:
    """Each look of a lead at what the person shared, newest first."""
    since = turn.now - _LOOKS_SINCE
    found = await looking.looks_at(turn.records.connection, turn.records.person_id, since)
    if not found:
        text = _("Nobody looked at your records in the last {n} days.").format(n=_LOOKS_SINCE.days)
        return Reply(parts=(paragraph("{text}", text=text),))
    zone = zone_of(turn.zone)
    days = Counter((look.at.astimezone(zone).date(), look.viewer, look.team, look.alone) for look in found)
    shown = list(days.items())[:_MOST_LOOKS]
    items = tuple(
        spans(
            _("{day}: {who} looked through {team}, at {what}{often}"),
            day=day(on), who=bold(viewer or _("somebody who is gone")), team=team,
            what=_("you alone") if alone else _("the whole team"),
            often=ngettext("", ", {n} times", n).format(n=n),
        )
        for (on, viewer, team, alone), n in shown
    )  # fmt: skip
    parts: list[Part] = [paragraph(_("Who looked at what you share:")), Bullets(items=items)]
    earlier = len(found) - sum(n for _key, n in shown)
    if earlier:
        parts.append(note(ngettext("And {n} time before.", "And {n} times before.", earlier), n=str(earlier)))
    return Reply(parts=tuple(parts))


@record_dialog
async def hide_record(turn: Turn, credential: Candidates | None = None, holding: OwnHolding | None = None) -> Reply:
    """Mark one record as private: no team sees it."""
    return await _mark(turn, credential, holding, private=True)


@record_dialog
async def unhide_record(turn: Turn, credential: Candidates | None = None, holding: OwnHolding | None = None) -> Reply:
    """The leads see the record again like the others."""
    return await _mark(turn, credential, holding, private=False)


async def _how_it_is(turn: Turn, credential: list[str] | None) -> Reply:
    """ "What's hidden?", "is my CKA hidden?" change nothing."""
    held = await turn.records.holdings()
    asked = [h for h in held if h.credential in (credential or ())]
    if credential and not asked:
        return not_held(turn, credential)
    private = listed([title(h, turn.catalogue) for h in asked or held if h.private])
    if private:
        return Reply(parts=(paragraph(_("Private, so that no team sees it: {names}."), names=private),))
    text = _("Nothing of yours is private: your teams see what you share with them.")
    if asked:
        text = _("{name} is not private: your teams see it as far as you share your records with them.")
    return Reply(parts=(paragraph(text, name=bold(title(asked[0], turn.catalogue)) if asked else ""),))


async def _mark(turn: Turn, credential: list[str] | None, holding: int | None, *, private: bool) -> Reply:
    if turn.said and _ASKS_WHICH.match(turn.heard.text):
        return await _how_it_is(turn, credential)
    held = await turn.records.holdings()
    if not held:
        return not_held(turn, credential, private=private)
    if not credential and holding is None and (unknown := _names_another(turn, held)):
        text = _("{name} is not among the credentials I keep of you, so I changed nothing.")
        mine = begin(_("My credentials"), "list_holdings")
        return Reply(parts=(paragraph(text, name=bold(unknown)),), buttons=(mine,))
    among = held if holding is not None else [h for h in held if h.private != private] or held
    picked = await pick_holding(turn, among, credential, holding)
    if picked is None:
        return not_held(turn, credential, private=private)
    await turn.records.change(picked.id, private=private)
    name = bold(title(picked, turn.catalogue))
    if private:
        undo = begin(_("Undo"), "unhide_record", holding=picked.id)
        return Reply(parts=(paragraph(_("{name} is private: no team sees it."), name=name),), buttons=(undo,))
    teams = [p.team.name for p in await my_places(turn) if p.member]
    text = _("{name} is not private any more; it is seen by the leads of: {teams}.")
    undo = begin(_("Undo"), "hide_record", holding=picked.id)
    return Reply(parts=(paragraph(text, name=name, teams=listed(teams) or _("no team yet")),), buttons=(undo,))


def _names_another(turn: Turn, held: list[Holding]) -> str | None:
    """ "Show him the first aid again" of who holds a forklift card: what is named and none of theirs proves or is."""
    if not turn.said or held_by_name(turn, held):
        return None
    said = [n.mention for n in turn.heard.named if n.kind == "skill" and n.cue is None]
    known = turn.catalogue.credentials
    proved = {skill for h in held if h.credential in known for skill in known[h.credential or ""].skills}
    if said and not any(match.id in proved for mention in said for match in mention.of("skill")):
        return turn.heard.text[said[0].start : said[0].end]
    return None if said else calls_unknown(turn, held)
