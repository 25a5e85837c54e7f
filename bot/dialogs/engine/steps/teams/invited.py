"""A yes or no, however it is said, to being in a team, or in several that one was asked into."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.state import Frame
from bot.dialogs.understanding.agreeing import (
    Answer,
    Sharing,
    agreed,
    asks,
    reserves,
    share_alone,
    speaks_of_joining,
    to_share,
)
from bot.dialogs.understanding.circle_names import SaidTeam
from bot.dialogs.understanding.openings import OPENING
from bot.dialogs.understanding.privately import is_private, of_the_talk
from bot.messaging.reply import Reply, paragraph
from bot.patterns import pattern
from bot.translation import _

#: The dialog that takes a yes or no to being in a team.
_CONSENT, _SHARES = "answer_invitation", "share_less"
_ALL = pattern(
    r"[\s,]*\b(?:(?:to|for|in|with|into)\s+)?(?:the\s+)?(?:both|all|each|either|neither|none|any)(?:\s+(?:two|three|of\s+them|of\s+those"
    r"|teams?|invitations?))*\b",
    re.IGNORECASE,
)
#: All that an answer to invitations is made of, besides the names of the teams.
_ANSWER_WORDS = frozenset(
    """
    y yes yeah yep yup ok okay sure fine happy glad gladly accept agree join joining in be being want like love would
    i'd id i'll ill i i'm im am will let me count do please pls thanks thank you and but also too as well only just for
    to into with of the team one n no nope nah not don't dont decline refuse rather never neither nor out it
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)
_SHORT = 10
_ABOUT_IT = pattern(
    r"^(?=.*(?:\?|^\W*(?:(?:wait|hmm|but|so|ok|and|first)\W+)*(?:who|what|whats|will|would|does|do|can|could|is|are)\b)).*"
    r"(?<!\w)(?:(?:who|what|will|would|does|do|can|could)\b.*\b(?:sees?|seen|see\s+(?:this|that|my|of)|look\s+at|shared?|know)\b"
    r"|^\W*what(?:['’]?s|\s+is)\s+(?:this|that|it)\W*$|what\s+happens\b|what(?:['’]?s|\s+is)\s+(?:this|that|it)\s+(?:about|for)\b|if\s+i\s+(?:say\s+yes|join|agree|accept)\b"
    r"|what\s+(?:does|would)\s+(?:that|it|yes)\s+mean\b|(?:is|are)\s+(?:this|that|it|they)\s+(?:compulsory|mandatory|obligatory|required|optional|voluntary)\b"
    r"|^\W*(?:do|must)\s+i\s+(?:(?:have|need)\s+to)?\W*$)",
    re.IGNORECASE,
)
#: Said right after the invitation.
_WHY_ASKED = (
    r"(?:(?:i\s+)?(?:do\s+)?(?:not|no|don['’]?t)\s+understand\W*(?:what(?:['’]?s|\s+is)\s+(?:this|that|it))?|why(?:\s+(?:me|that|this|is\s+that))?|why\s+(?:am|was|do|does|did|is|are|would)\s+(?:i|s?he|they|you)\b.{0,30}?\bask\w*(?:\s+me)?(?:\s+again)?|what\s+for|who\s+asks?(?:\s+(?:that|this))?"
    r"|who(?:['’]?s|\s+is)\s+(?!in\b)\w+"
    r"|(?:who|what)(?:['’]?s|\s+is|\s+are)?\s+(?:this|that|it|all\s+this)(?:\s+(?:all|even))?(?:\s+(?:about|for|from|asking|wanting))?(?:\s+(?:exactly|then|pls|please))?"
    r"|(?:who|what|why)\s+(?:wants?|needs?|do\s+(?:you|u|they)\s+(?:want|need|ask)|does\s+(?:s?he|\w+)\s+(?:want|need|ask))(?:\s+(?:to\s+(?:see|know)|me\s+in))?(?:\s+(?:this|that|it|me|from\s+me|for|my\s+\w+|all\s+this))*"
    r"|(?:is|are)\s+(?:this|that|it|you|u)\s+(?:for\s+real|real|legit|a\s+scam|spam|a\s+joke|safe|serious)|(?:do|must)\s+(?:i|we)\s+have\s+to|what(?:['’]?s|\s+is)\s+in\s+it\s+for\s+me"
    r"|i\s+(?:guess|suppose)(?:\s+so)?|maybe|perhaps|not\s+sure|i\s+do\s?n['’]?t\s+know|dunno|idk)"
)
#: Also two of them: "what is this and who is pam".
_WHY = pattern(rf"{OPENING}{_WHY_ASKED}(?:\W+(?:(?:and|so)\s+)?{_WHY_ASKED})?\W*", re.IGNORECASE)
#: "What's Kitchen?"
_WHATS = pattern(r"^\W*(?:what|who)(?:['’]?s|\s+is|\s+are)?\b", re.IGNORECASE)
#: "Only which ones I have" says what would be shared, and is no yes.
_ONLY = pattern(r"(?<!\w)(?:only|just)(?!\w)", re.IGNORECASE)
_LEAVES_OUT = pattern(
    r"(?<!\w)(?:hid(?:e|den|ing)|without|except|but\s+not|not\s+(?:the|my)|leave\s+out|(?:not|n['’]?t)\s+(?:show|share|see))(?!\w)",
    re.IGNORECASE,
)
_NONE = pattern(r"^\W*(?:neither|none)(?:\s+of\s+(?:them|those|these))?(?:\s+(?:please|thanks))?\W*$", re.IGNORECASE)
_NO = pattern(r"\b(?:n|no|nope|nah|not|don['’]?t|decline|refuse|rather\s+not|never|neither|nor|out)\b", re.IGNORECASE)
_YES = pattern(
    r"\b(?:y|yes|yeah|yep|yup|ok(?:ay)?|sure|fine|happy|glad(?:ly)?|accept|agree|join|want|like|love|only|just)\b",
    re.IGNORECASE,
)


#: "Can I say yes but only certs, no dates": behind this stands what would be shown.
_MAY_I = pattern(
    rf"{OPENING}(?:(?:can|could|may)\s+i|what\s+if\s+i|is\s+it\s+(?:ok|okay|possible|fine)\s+(?:if\s+i|to)|is\s+there\s+(?:a|any)\s+way\s+(?:to|i\s+can))\s+(?:(?:also|still|just|only(?=\s+(?:say|join|share|show)))\s+)?"
    r"(?:(?:say\s+yes|join|be\s+in(?:\s+it)?|accept|agree|do\s+it|share|show(?:\s+(?:them|him|her))?|give(?:\s+(?:them|him|her))?)\b\s*)?(?:(?:it|but|and)\s+)*(?P<what>(?!.{0,60}\b(?:one|some|two)\s+of\b)\S.{2,60})",
    re.IGNORECASE,
)


_NOTHING_AT_ALL = pattern(r"\bnothing\b", re.IGNORECASE)
#: "Show nothing for now", of who is asked into one team and in none.
_SHOW_SO = pattern(
    rf"{OPENING}(?:then\s+|please\s+|pls\s+)?(?:only\s+|just\s+)?(?:show|share|hide|let\s+(?:them|him|her)\s+see)\s+(?:(?:them|him|her)\s+)?(?:only\s+|just\s+)?[\w'’\s]{{2,40}}\W*",
    re.IGNORECASE,
)


async def _would_share(session: Session, open_ones: tuple[int, ...]) -> Reply | None:
    """What the leads would see is set for a yes, which they have not said yet."""
    text = session.heard.text
    alone = len(open_ones) == 1 and not session.given.circle.joined and session.state.asking is None
    limits = _ONLY.search(text) or _LEAVES_OUT.search(text) or _NOTHING_AT_ALL.search(text)  # "show my certs" does not
    plain = alone and limits and _SHOW_SO.fullmatch(text) and not session.heard.named
    if plain and (choice := to_share(text)) is not None:
        session.trace.append("what would be shown of them")
        return await session.begin(_SHARES, {"team": open_ones[0], "choice": choice}, 0.9)
    said = _MAY_I.fullmatch(text.rstrip(" ?")) if len(open_ones) == 1 else None
    if said is None or session.heard.named:
        return None
    only = "only " if _ONLY.search(session.heard.text, 0, said.start("what")) else ""
    choice = to_share(f"yes but {only}{said['what']}")
    if choice is None:
        return None
    session.trace.append("whether less could be shared")
    return await session.begin(_SHARES, {"team": open_ones[0], "choice": choice}, 0.9)


async def answered(session: Session) -> Reply | None:
    """What becomes of an answer to an invitation; None when the message is none."""
    frame, text = session.state.waiting, session.heard.text
    _remember_less(session)
    if (would := await _would_share(session, tuple(session.given.circle.asked))) is not None:
        return would
    answer = agreed(text)
    sharing = {"sharing": said} if (said := to_share(text) or _alone(session)) else {}
    open_ones = tuple(session.given.circle.asked)
    if each := _each(session, open_ones):
        session.trace.append("an answer to each invitation that is named")
        reply = Reply()
        for team, said_of_it in each.items():
            reply = reply.plus(await session.begin(_CONSENT, {"answer": said_of_it, "team": team, "plain": True}))
        return reply
    if open_ones and (hidden := await _but_one_record(session)) is not None:
        return hidden
    others = _named(session, open_ones)
    plain = answer or (_answer_in(text) if len(session.heard.words) <= _SHORT and not asks(text) else None)
    if plain is not None and len(others) == 1 and len(others[0].ids) == 1:
        # "Hmm wait, yes to Ward 3", whichever team was asked about last.
        return await session.begin(_CONSENT, {"answer": plain, "team": others[0].ids[0], **sharing})
    if said and (teams := _shown_in(session, open_ones)):
        session.trace.append("what the leads see, of the team that was just spoken of")
        return await session.begin(_SHARES, {"team": teams[0], "choice": said})
    if frame is not None and frame.dialog == _CONSENT and (answer or sharing):
        return await _taken(session, frame, answer, sharing)
    if answer is None:
        return await _asked_about(session) if open_ones else None
    teams = session.given.invitations
    asking = session.state.asking
    what = asking is not None and asking.dialog == _SHARES and answer == "yes"
    if not teams and session.state.reserved is not None and len(open_ones) == 1 and (asking is None or what):
        session.state.drop(asking)  # a yes says what they shall see neither
        teams = open_ones
    if not teams and (speaks_of_joining(text) or (sharing and len(open_ones) == 1)):
        teams = open_ones
    if not teams and answer == "no" and frame is None and session.state.last is None:
        teams = open_ones  # nothing else was asked yet that a "no thanks" could be of
    if not teams:
        return None
    session.trace.append("an answer to an invitation")
    if len(teams) > 1:
        return await session.begin("open_invitation", {})
    return await session.begin(_CONSENT, {"answer": answer, "team": teams[0], **sharing})


#: "Only my first aid", "i dont want them to see everything", "not my cscs": less than all, however it goes on.
_LESS = pattern(
    r"(?<!\w)(?:(?:only|just)\s+(?!want\s+to\s+(?:know|ask|understand)|ask|wonder|curious|checking|to\s+(?:know|be\s+clear))(?:.{0,30}(?:see|show|share)\w*\b|(?:my|the)\b)|nothing\s+else|hid(?:e|den|ing)|private"
    r"|(?:not|n['’]?t|dont|never|without|except|but)\s+(?:.{0,20}(?:see|seen|show|share|look)\b|(?:the\s+|my\s+)?(?:rest|others?|everything|all\s+of\s+it|my)\b))",
    re.IGNORECASE,
)


def _remember_less(session: Session) -> None:
    """A yes that comes later is none to all of it, whatever became of the wish."""
    state, text = session.state, session.heard.text
    if not session.given.circle.asked:
        state.reserved = None
    elif state.reserved is None and _LESS.search(text) and agreed(text) is None:
        state.reserved = []


def _alone(session: Session) -> Sharing | None:
    """ "Everything", right after a yes, exports nothing."""
    return share_alone(session.heard.text) if not session.heard.named and not session.heard.dates else None


def _shown_in(session: Session, open_ones: tuple[int, ...]) -> tuple[int, ...]:
    """The team that is meant where a message says what is to be seen, and nothing else: the one that they were just
    asked into, before any yes, or the one that they just said yes to.
    """
    text, last = session.heard.text, session.state.last
    if asks(text) or agreed(text) is not None:
        return ()
    asked = session.state.waiting
    if asked is not None and asked.awaiting is not None and asked.awaiting.slot in ("sharing", "choice"):
        return ()
    if len(session.given.invitations) == 1 and (_ONLY.search(text) or share_alone(text)):
        return session.given.invitations
    if share_alone(text) is None or last is None:
        return ()
    if asked is not None and asked.dialog == _CONSENT and len(open_ones) == 1:
        return open_ones
    team = last.slots.get("team")
    joined = (last.dialog == _CONSENT and last.slots.get("answer") == "yes") or last.dialog == _SHARES
    return (team,) if joined and team in session.given.circle.joined and session.state.asking is None else ()


async def _taken(session: Session, frame: Frame, answer: Answer | None, sharing: dict[str, Sharing]) -> Reply | None:
    """An answer to what is asked about an invitation: yes or no, or what the leads shall see."""
    if frame.awaiting is not None and frame.awaiting.slot == "sharing":
        return await session.accept(frame, sharing["sharing"]) if sharing else None
    if answer is None:
        return None
    frame.slots |= sharing
    return await session.accept(frame, answer)


async def _but_one_record(session: Session) -> Reply | None:
    """ "Ok I'm in, hide the CDL": that record is private before anything is seen, and the yes is one."""
    heard, stored, teams = session.heard, session.given.records, tuple(session.given.circle.asked)
    named = {m.id: n for n in heard.named for m in n.mention.leading("credential")}
    if stored is None or len(teams) != 1 or not named or not reserves(heard.text) or _ONLY.search(heard.text):
        return None
    if to_share(heard.text) or not (_LEAVES_OUT.search(heard.text) or is_private(heard.text)):
        return None
    session.trace.append("a yes, but for a record")
    said = {heard.text[n.mention.start : n.mention.end].casefold() for n in heard.named}
    held = [h for h in await stored.holdings() if h.credential in named or h.name.casefold() in said]
    studies = await stored.studies()
    if not held and any(s.credential in named or any(each in s.name.casefold() for each in said) for s in studies):
        joined = await session.begin(_CONSENT, {"answer": "yes", "team": teams[0], "sharing": "hide studies"})
        text = _("One study alone cannot be hidden, so they see none of yours.")
        return joined.plus(Reply(parts=(paragraph(text),)))
    if not held:  # nobody is let see more than such a yes allows
        text = _("I keep no {name} of you yet. Say “private” with it when you tell me of it, and no team sees it.")
        asked = await session.begin(_CONSENT, {"answer": "yes", "team": teams[0]})
        return Reply(parts=(paragraph(text, name=sorted(said)[0]),)).plus(asked)
    session.state.drop_of(_CONSENT, "open_invitation")  # it is answered
    hidden = [await session.begin("hide_record", {"holding": each.id}) for each in held]
    joined = await session.begin(_CONSENT, {"answer": "yes", "team": teams[0], "plain": True})
    return joined.plus(Reply(parts=tuple(part for reply in hidden for part in reply.parts)))


#: "Let me think about it", "not sure about this".
_THINKS = pattern(
    rf"{OPENING}(?:let\s+me\s+(?:think|sleep)(?:\s+(?:about|on|over)\s+(?:it|this|that))?|(?:i['’]?(?:ll|m)|ill|i\s+will|im|i\s+(?:need|want|have|would\s+like)\s+to|i['’]?d\s+like\s+to|need\s+to|going\s+to|gonna)\s+(?:still\s+)?(?:think(?:ing)?|sleep)(?:\s+(?:about|on|over)\s+(?:it|this|that))?|(?:i['’]?m\s+|im\s+|i\s+am\s+)?(?:not|still\s+un|un)\s?(?:so\s+|really\s+|too\s+|quite\s+)?(?:sure|convinced|decided)\s+(?:about|of|on)\s+(?:this|it|that)|maybe\s+later|later\s+maybe|(?:(?:and|but|what|what\s+happens)\s+)?if\s+i\s+(?:never|do\s*n['’]?t|dont|do\s+not)\s+(?:answer|reply|respond|say\s+anything|do\s+anything)|(?:do|must)\s+i\s+(?:have\s+to\s+)?(?:answer|decide)(?:\s+(?:now|today|right\s+away))?|(?:i\s+)?(?:have\s*n['’]?t|not)\s+decided(?:\s+yet)?)(?:\W+(?:first|yet|though|tbh|ok|please|pls|for\s+now|then))*\W*",
    re.IGNORECASE,
)


#: "Will Gus be told".
_ARE_TOLD = pattern(
    rf"{OPENING}(?:(?:will|does|do|is|are)\s+(?!i\b|you\b|it\b)[\w@.-]{{2,30}}(?:\s+(?:boss|lead|manager|team))?\s+(?:then\s+|also\s+)?(?:be|get|gets|being|going\s+to\s+be)\s+(?:told|notified|informed)|(?:will|do|would)\s+(?:you|u)\s+(?:then\s+)?(?:tell|inform|notify)\s+(?!me\b|us\b)(?:my\s+)?[\w@.-]{{2,30}}"
    rf"|(?:will|does|do|would)\s+(?!i\b|you\b|it\b)(?:my\s+)?[\w@.-]{{2,30}}\s+know)(?:\s+(?:about\s+(?:it|this|that)|of\s+(?:it|that)|if\s+i\s+(?:say|said)\s+(?:no|yes)|(?:that\s+)?i\s+said\s+(?:no|yes)|then|now))*\W*",
    re.IGNORECASE,
)


def _leads_are_told(session: Session) -> Reply:
    session.trace.append("what the leads are told of an answer")
    session.understood = ("open_invitation", 0.9)
    text = _(
        "Its leads are told whether you say yes or no, and when you leave; not why, and nothing of what we talk about."
    )
    return Reply(parts=(paragraph(text),))


_IN_MY_CONTRACT = pattern(
    rf"{OPENING}(?:is|are)\s+(?:this|that|it)\s+(?:in|part\s+of)\s+(?:my|the|our)\s+(?:contract|job|work|terms)(?:\s+(?:now|or\s+what))?\W*",
    re.IGNORECASE,
)


def _takes_time(session: Session) -> Reply:
    session.trace.append("they think about the invitation")
    session.understood = ("open_invitation", 0.9)
    text = _("Take your time: nobody sees anything of yours until you say yes. Ask “who sees what?” whenever you like.")
    return Reply(parts=(paragraph("{text}", text=text),))


async def _asked_about(session: Session) -> Reply | None:
    """ "Wait, who sees this?", "what happens if I say yes?": what the invitation is about, before any other answer."""
    heard, frame = session.heard, session.state.waiting
    if _THINKS.fullmatch(heard.text):
        return _takes_time(session)
    lately = session.given.invitations or (frame is not None and frame.dialog == _CONSENT)
    spoken = session.given.circle.asked and asks(heard.text) and session.state.asking is None
    if (lately or (spoken and not session.state.focus.credentials)) and _WHY.fullmatch(heard.text):
        session.trace.append("why one is asked")
        return await session.begin("open_invitation", {})
    if not heard.named and of_the_talk(heard.text) and _ABOUT_IT.search(heard.text):
        session.trace.append("whether what is talked of here is seen")
        return await session.begin("who_sees", {})
    if _ARE_TOLD.fullmatch(heard.text):
        return _leads_are_told(session)
    if _IN_MY_CONTRACT.fullmatch(heard.text):
        session.trace.append("whether they have to")
        return await session.begin("open_invitation", {})
    if open_ones_named(session) and asks(heard.text):
        session.trace.append("a question about the team one is asked into")
        return await session.begin("open_invitation", {"team": open_ones_named(session)[0]})
    if heard.named or heard.dates or len(heard.words) > _SHORT or not _ABOUT_IT.search(heard.text):
        return None
    session.trace.append("a question about the invitation")
    return await session.begin("open_invitation", {})


def open_ones_named(session: Session) -> list[int]:
    """Ids of the teams that one is asked into, where the message asks after one by its name and little else."""
    if len(session.heard.words) > _SHORT or not _WHATS.match(session.heard.text):
        return []
    open_ones = tuple(session.given.circle.asked)
    return [team.ids[0] for team in _named(session, open_ones) if len(team.ids) == 1]


def _each(session: Session, teams: tuple[int, ...]) -> dict[int, Answer]:
    """ "Ok for both", "yes to Ops, no to Data": the answer to each team; empty when none is named in it."""
    text = session.heard.text
    if not teams or asks(text):
        return {}
    if _ALL.search(text):
        answer = "no" if _NONE.match(text) else agreed(_ALL.sub("", text))
        return dict.fromkeys(teams, answer) if answer else {}
    said = _named(session, teams)
    others = (w for w in session.heard.words if not any(t.start <= w.start < t.end for t in said))
    if not said or any(w.text not in _ANSWER_WORDS for w in others):
        return {}
    ends = [0, *(team.end for team in said)]
    before = [text[end : team.start] for end, team in zip(ends, said, strict=False)]
    behind = [text[a.end : b.start] for a, b in itertools.pairwise(said)] + [text[said[-1].end :]]
    return _in_order(said, before if _answer_in(before[0]) else behind, teams)


def _named(session: Session, teams: tuple[int, ...]) -> list[SaidTeam]:
    """Which of the teams are named, in order: in an answer their names mean nothing else."""
    text, heard = session.heard.text, session.heard.teams
    found = [team for team in heard if set(team.ids) & set(teams)]
    for team in session.given.circle.teams:
        for match in re.finditer(rf"(?<!\w){re.escape(team.name)}(?!\w)", text, re.IGNORECASE):
            if team.id in teams and not any(t.start < match.end() and match.start() < t.end for t in found):
                found.append(SaidTeam(*match.span(), (team.id,)))
    return sorted(found, key=lambda team: team.start)


def _in_order(said: Sequence[SaidTeam], clauses: Sequence[str], teams: tuple[int, ...]) -> dict[int, Answer]:
    """The answer of each clause to its team; one that says neither is as the one before."""
    found: dict[int, Answer] = {}
    last: Answer | None = None
    for team, clause in zip(said, clauses, strict=True):
        last = _answer_in(clause) or last
        if last is None:
            return {}
        found |= dict.fromkeys((i for i in team.ids if i in teams), last)
    return found


def _answer_in(clause: str) -> Answer | None:
    if _NO.search(clause):
        return "no"
    return "yes" if _YES.search(clause) else None
