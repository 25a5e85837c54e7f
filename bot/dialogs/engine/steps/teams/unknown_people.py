"""Somebody is to be added whom nobody here knows, "also add wes": it is asked whom they mean."""

from __future__ import annotations

import re

from bot.dialogs.engine.dialog import is_of_teams
from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.teams.signs import SOMEBODY, signed
from bot.dialogs.engine.team_slots import PeopleSlot
from bot.dialogs.engine.turn import begin
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.openings import ASKING
from bot.dialogs.understanding.standing import is_an_owner
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

_ADDING = "add_members"
_NAME = r"(?!(?:they|theyre|he|hes|she|shes|who|which)\b)[^\W\d_][^\W\d_'’.-]{1,20}(?:['’.-][^\W\d_]{1,20})?"
#: "Add milo and priya, they are on Slack": where they are found, which links no accounts.
_WHERE_THEY_ARE = (
    r"(?:[\s,;.–-]+(?:(?:they|both|all|s?he|who|which)\W{0,3}){0,2}(?:(?:re|s|is|are|r)\s+)?(?:both\s+|all\s+|also\s+|already\s+|here\s+)*(?:on|in|from|via|through|using|use)\s+"
    r"(?:(?:the|our|this|my|same)\s+)*(?:slack|telegram|workspace|chat|channel|app|platform)(?:\s+(?:too|also|as\s+well|already|here|workspace))*)?"
)
_ADD = pattern(
    rf"\W*(?:(?:ok|okay|and|also|then|now|please|pls|so|next|oh|can|could|you|u|i|want|wanna|need|like|would|to|let['’]?s|lets|we|ill|i['’]?ll)\W+){{0,6}}"
    rf"(?P<verb>add|invite|bring\s+in|put|want|need|get|have)\s+(?P<who>{_NAME}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_NAME}){{0,5}}|{_NAME}\s+{_NAME}(?:(?:\s*,\s*|\s+and\s+|\s*&\s*){_NAME}){{0,4}})"
    rf"(?:\s+(?:in|too|also|as\s+well|aswell|please|pls|now|then|in\s+there|there|in\s+(?:it|(?:the|my|our|this|that)\s+(?:team|crew|group|squad))|(?:in)?to\s+(?:it|that|this|the\s+team|my\s+team|that\s+one)))*{_WHERE_THEY_ARE}\W*",
    re.IGNORECASE,
)
#: "I want ben and zoe in there": what says where to.
_IN_THE = pattern(r"\bin(?:to)?\s+(?:the|my|our|this|that)\s+(?:team|crew|group|ward|squad)\b", re.IGNORECASE)
_PUT = frozenset({"put", "want", "need", "get", "have"})
_AND = pattern(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*", re.IGNORECASE)
_IN = pattern(r"\bin(?:to)?\b", re.IGNORECASE)  # "put kofi in too"
_THEM = frozenset({"em", "them", "him", "her", "these", "those", "both", "all", "everyone", "everybody"})
#: What no person is called that somebody adds.
_NOBODY = frozenset(
    """
    it that this one ones another more my mine me myself us the a an new some any other team teams group crew cert
    certs certificate certificates credential credentials card licence license ticket badge training course exam test
    date day deadline reminder reminders link note notes digest report requirement requirements people person members
    member someone somebody record records list file proof units hours points credits study plan skill job role
    everything something anything nothing people's person's folks staff others start started help info rid ready going
    back out done off better certified qualified
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_IN_A_TEAM = pattern(r"\b(?:in)?to\s+(?:the\s+|my\s+|team\s+)*$|\bin\s+(?:the\s+|my\s+|team\s+)*$", re.IGNORECASE)


#: "Tia and Mo", right after a team was made.
_NAMES_ALONE = pattern(
    rf"\W*(?:ok\W+|so\W+|first\W+)?(?P<who>{_NAME}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*){_NAME}){{1,6}})\W*",
    re.IGNORECASE,
)


_INITIALS = 3


async def named_alone(session: Session) -> Reply | None:
    """None unless it is said where members are to be named, and these words are nothing else."""
    heard, last = session.heard, session.state.last
    if not heard.leads or last is None or last.dialog not in _MEMBERS_NEXT or session.state.asking is not None:
        return None
    # "flo and pam": letters that stand for something too, and are not written so
    things = [heard.text[n.mention.start : n.mention.end] for n in heard.named]
    if any(len(thing) > _INITIALS or thing.isupper() for thing in things):
        return None
    said = None if heard.people or heard.dates else _NAMES_ALONE.fullmatch(heard.text)
    if said is None:
        return None
    names, common = [name for name in _AND.split(said["who"]) if name], session.manager.phrases.common
    if any(not is_an_owner(name, common) or name.casefold() in _NOBODY | _THEM for name in names):
        return None
    session.trace.append("names alone, of whom nobody is known")
    team = {"team": last.slots["team"]} if isinstance(last.slots.get("team"), int) else {}
    return await session.begin(_ADDING, {**team, "who": [{"name": name} for name in names]}, 0.9)


async def added(session: Session) -> Reply | None:
    """None unless a lead says so, and of nobody and nothing that has a name here."""
    heard, last = session.heard, session.state.last
    if not heard.leads or session.state.asking is not None or heard.named or heard.dates or heard.people:
        return None
    said = _ADD.fullmatch(_without_team(heard))
    if said is None or (
        said["verb"].casefold() in _PUT and not _IN.search(said[0], said.end("who")) and not _IN_THE.search(heard.text)
    ):
        return None
    names = [name for name in _AND.split(said["who"]) if name]
    words = {word.casefold() for name in names for word in name.split()}
    if words & _NOBODY or any(name.isupper() for name in names):
        return None
    team = {"team": heard.teams[0].ids[0]} if heard.teams and len(heard.teams[0].ids) == 1 else {}
    of_teams = last is not None and is_of_teams(last.dialog)
    if words <= _THEM:
        return await session.begin(_ADDING, team, 0.9) if team or of_teams else None
    if words & _THEM:
        return None
    session.trace.append("somebody is added whom nobody knows")
    reply = await session.begin(_ADDING, {**team, "who": [{"name": name} for name in names]}, 0.9)
    if team or of_teams or session.state.asking is not None:
        return reply
    text = _("If that is a credential of yours, say “I have {name}”, and until when.")
    return reply.plus(Reply(parts=(paragraph(text, name=names[0]),)))


_ANY = rf"(?:{SOMEBODY}|{_NAME})"
#: "Add @tom, priya and hans": whom it knows and whom it does not.
_ADD_BOTH = pattern(
    rf"{ASKING}(?:(?:i|we|want|wanna|need|like|would|to|let['’]?s|lets)\W+){{0,4}}(?:add|invite|bring\s+in)\s+(?P<who>{_ANY}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s+){_ANY}){{1,7}}?)"
    r"(?:\s+(?:in|too|also|as\s+well|aswell|please|pls|now|then|there|(?:in)?to\s+(?:it|that|this|the\s+team|my\s+team)))*\W*",
    re.IGNORECASE,
)
_ONLY_NAMES = pattern(r"(?:\W|\b(?:and|also|plus|ok|its|are|they|please|pls)\b|Þ)*", re.IGNORECASE)
#: So many answers ago a team was made, or it was said how people come in.
_LATELY = 3
_MEMBERS_NEXT = frozenset({_ADDING, "create_team", "show_team", "invite_link", "join_as_lead"})


async def mentioned_alone(session: Session) -> Reply | None:
    """ "@mia @sofia", right after a team was made or it was said how people come in; None where more is said."""
    heard, last = session.heard, session.state.last
    lately = {frame.dialog for frame in session.state.done[-_LATELY:]}
    if not heard.leads or last is None or not lately & _MEMBERS_NEXT or session.state.asking is not None:
        return None
    if not heard.people or not all(p.at for p in heard.people) or not _ONLY_NAMES.fullmatch(signed(heard)):
        return None
    session.trace.append("whoever is mentioned alone is to be added")
    team = {"team": last.slots["team"]} if isinstance(last.slots.get("team"), int) else {}
    return await session.begin(_ADDING, {**team, "who": PeopleSlot().find(heard).value}, 0.9)


#: "… to warehouse", where a team is named.
_TO_A_TEAM = pattern(r"\s+(?:in)?to\s+(?!it\b|that\b|this\b)\S.{0,60}$", re.IGNORECASE)


async def added_beside(session: Session) -> Reply | None:
    """None unless some of those who are to be added are known and others are not: nobody is passed over."""
    heard = session.heard
    if not heard.leads or not heard.people or session.state.asking is not None or heard.named or heard.dates:
        return None
    said = _ADD_BOTH.fullmatch(_TO_A_TEAM.sub("", signed(heard)) if heard.teams else signed(heard))
    if said is None or len(heard.teams) > 1:
        return None
    words = re.findall(r"[^\W_]+(?:['’.-][^\W_]+)?", said["who"])
    names = [word for word in words if word != SOMEBODY and word.casefold() != "and"]
    common = session.manager.phrases.common
    if not names or any(not is_an_owner(name, common) or name.casefold() in _NOBODY | _THEM for name in names):
        return None
    session.trace.append("somebody is added beside others whom nobody knows")
    who = [*PeopleSlot().find(heard).value, *({"name": name} for name in names)]
    team = {"team": heard.teams[0].ids[0]} if heard.teams and len(heard.teams[0].ids) == 1 else {}
    return await session.begin(_ADDING, {**team, "who": who}, 0.9)


def _without_team(heard: Heard) -> str:
    """ "Add wes to the shop" without where to."""
    text = heard.text
    for team in reversed(heard.teams):
        text = _IN_A_TEAM.sub("", text[: team.start]) + text[team.end :]
    return text


#: "They dont have slack", "old hans, hans has no slack": of others, who can be in a team all the same.
_NO_ACCOUNT = pattern(
    rf"(?:^|.{{0,120}}[\s,])(?:they|s?he|both|{_NAME}(?:\s+and\s+{_NAME})?)\s+(?:both\s+|all\s+)?"
    r"(?:(?:do\s?n['’]?t|does\s?n['’]?t|do(?:es)?\s+not|dont|doesnt|have\s?n['’]?t|has\s?n['’]?t)\s+(?:have|has|use|got|like|want)|ha(?:s|ve|ve\s+got|s\s+got)\s+no"
    r"|(?:(?:is|are)(?:\s?n['’]?t|\s+not)|isnt|arent|not)\s+on)\s+(?:any\s+|an?\s+)?(?P<where>slack|telegram)(?:\s+(?:account|app|though|at\s+all|here|tho))*\W*",
    re.IGNORECASE,
)
_WANTS_THEM_IN = pattern(r"\b(?:how|way|get|add|invite|bring|link)\b", re.IGNORECASE)  # the link itself, then


async def no_account(session: Session) -> Reply | None:
    """None unless a lead says of others that they are not on the platform; the writer's own accounts are not meant."""
    heard = session.heard
    if not heard.leads or heard.named or heard.dates or session.state.asking is not None or heard.text.endswith("?"):
        return None
    said = _NO_ACCOUNT.fullmatch(heard.text)
    if said is None or _OWN.search(heard.text) or _WANTS_THEM_IN.search(heard.text):
        return None
    session.trace.append("others who have no account there")
    session.understood = (_ADDING, 0.7)
    text = _(
        "Who is not on {platform} can be in your team all the same: give them an invite link. They open it where they "
        "are, read first what you will see, and say yes. Who writes to me nowhere cannot be in it."
    )
    button = begin(_("Invite link"), "invite_link")
    return Reply(parts=(paragraph(text, platform=said["where"].capitalize()),), buttons=(button,))


_LINKS = frozenset({"link_accounts", "linked_accounts", "prefer_platform"})
_OTHERS = pattern(r"(?<!\w)(?:they|them|theyre|he|she|hes|shes|him|her|both)(?!\w)", re.IGNORECASE)
_OWN = pattern(r"(?<!\w)(?:my|mine|me|myself|i['’]?m|im|i\s+am|i\s+use|i\s+have)(?!\w)", re.IGNORECASE)


_THE_LINK = pattern(r"(?<!\w)(?:links?|codes?)(?!\w)", re.IGNORECASE)


async def no_link_for_others(session: Session) -> Reply | None:
    """ "Milo should be in it, he's on Slack": a code that joins one's accounts is nothing to hand to others."""
    heard = session.heard
    if not heard.leads or session.state.asking is not None or session.guesses[0].dialog not in _LINKS:
        return None
    if not _OTHERS.search(heard.text) or _OWN.search(heard.text):
        return None
    session.trace.append("others are to be added, and no accounts of one's own linked")
    if not heard.people and _THE_LINK.search(heard.text):
        return await session.begin("invite_link", {}, 0.9)  # "link please, they are on Telegram"
    who = PeopleSlot().find(heard).value
    return await session.begin(_ADDING, {"who": who} if who else {}, 0.9)
