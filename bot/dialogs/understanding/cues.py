"""What the words around a name say of it: a job one has or wants, a credential one holds, a skill one knows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.dialogs.understanding.standing import Doubt, doubt_of
from bot.knowledge.finder import Mention
from bot.patterns import pattern

#: "I'm a …" (current), "become a …" (goal), "I have …" (held), "I know …" (known), "not …" (excluded).
Cue = Literal["current", "goal", "held", "known", "excluded"]

_JOBS = ("role", "family")
_ASKING = ("can", "could", "do", "did", "should", "would", "must", "shall", "may")
_CLAUSE = pattern(r"[.!?;\n]+(?=\s|$)")
#: A cue further from its mention than this many characters speaks of something else.
_CUE_REACH = 48
#: "not the AWS one", but not "without exam in marketing": so many words may stand between.
_EXCLUDES_WITHIN = 1
_LISTING = pattern(
    r"^[\s,/&+]*(?:and|or|n|plus|also|as\s+well\s+as)?[\s,/&+]*"
    r"(?:an?|the|my|some|a\s+little|(?:an?\s+)?(?:little\s+)?bit\s+of)?\s*$",
    re.IGNORECASE,
)
#: "Python since 2 years and docker", "SQL (3 yrs), Excel": how long one has the first of a list.
_SO_LONG = pattern(
    r"^[\s,(]*(?:(?:for|since)\s+)?(?:about\s+|around\s+|over\s+|nearly\s+|almost\s+)?(?:(?:19|20)\d\d|(?:\d{1,2}|an?|one|two|three|four|five|six"
    r"|seven|eight|ten|many|some|a\s+few|a\s+couple\s+of)\s*\+?\s*(?:years?|yrs?|months?|mths?)(?:\s+(?:now|already))?)\)?(?=[\s,/&+])",
    re.IGNORECASE,
)
#: "I don't know Terraform", "never worked with SQL".
_DENIED = pattern(
    r"(?:^|[,.;!?]|(?<!\w)(?:i|and|but))\s*(?:do\s*n['’]?t|do\s+not|never|can['’]?t|cannot|didn['’]?t|hardly|barely|no\s+longer)\s+"
    r"(?:really\s+|even\s+|yet\s+)?$",
    re.IGNORECASE,
)
#: "CKA in the bag", "PMP since 2019": behind a credential one has.
_HAD = pattern(
    r"^\s*(?:cert\w*\s+)?(?:(?:i\s+(?:already\s+|do\s+)?(?:have|got|hold|did|passed)(?:\s+(?:that|it|this))?(?:\s+already)?(?=\W*$|[.,;!])|already|under\s+my\s+belt|in\s+(?:my\s+pocket|hand|the\s+bag)|done|down|cleared|holder)\b"
    r"|since\s+(?:\d|last\b))",
    re.IGNORECASE,
)
#: "My SQL is strong", "python docker and git are fine already", "SEO I already know": behind a skill one has.
_MASTERED = pattern(
    r"^\s*(?:skills?\s+)?(?:(?:is|are|r|['’]s)\s+(?:(?:pretty|very|quite|really|already|fairly|all|my|both)\s+)*"
    r"(?:strong|solid|good|fine|ok|okay|decent|great|fluent|no\s+problem|not\s+a\s+problem|second\s+nature|bread)"
    r"|(?:and\s+\w+\s+)?(?:(?:stuff|things)\s+)?i\s+(?:already\s+)?(?:know|can|use)|known)\b",
    re.IGNORECASE,
)
#: "Excel wizard".
_GREAT_AT_IT = pattern(
    r"^\s*(?:wizard|guru|expert|pro|ninja|whi[sz]z|geek|nerd|power\s?user|freak|veteran)(?=\W|$)(?!\s+(?:cert|exam|level|course))",
    re.IGNORECASE,
)
#: "Kotlin no, Java yes."
_YES = pattern(r"^\s*:?\s*yes\b", re.IGNORECASE)
_OF_ME = pattern(r"(?<!\w)(?:i|i['’]?m|i['’]?ve|my|me|already)(?!\w)", re.IGNORECASE)
#: "Have PMP", "…, got Network+": in front of what one has, when nobody asks whether one must have it.
_HAVING = pattern(
    r"(?:^|[,.;:!?(]\s*|(?<!\w)(?:and|i|already)\s+)(?:already\s+)?"
    r"(?:(?:have|got|hold|holding|used)\s+(?:an?\s+|the\s+|my\s+|some\s+)?|(?:an?\s+)?(?:little\s+)?bit\s+of\s+|lots\s+of\s+|a\s+little\s+"
    r"|done\s+(?:a\s+lot|lots|plenty|loads|some|years)\s+of\s+)$",
    re.IGNORECASE,
)
#: "A security engineer with the CISSP", "scrum master w/ PSM I", "front end dev with decent react".
_JOB_WITH = pattern(
    r"^\s*(?:w/?|with|holding|having)\s*(?:(?:an?|the|my|some|decent|good|strong|solid)\s+)*$", re.IGNORECASE
)
#: "Warehouse lad here", "nurse by trade": what they do now.
_NOW_HERE = pattern(
    r"^\s*(?:lad|guy|girl|bloke|person|worker)?\s*(?:here|by\s+(?:trade|day|profession|training)|at\s+(?:the\s+moment|present)"
    r"|currently|(?:right\s+|for\s+)?now(?=\s*(?:[.,;!?]|$))|today(?=\s*(?:[.,;!?]|$))|these\s+days|as\s+of\b|since\b)",
    re.IGNORECASE,
)
#: "Data analyst in three years", "one day": what they want to be.
_ONE_DAY = pattern(
    r"^\s*(?:role\s+|job\s+)?(?:in\s+(?:about\s+|around\s+|maybe\s+|the\s+next\s+)?(?:\d{1,2}|an?|a\s+few|a\s+couple\s+of|some|one|two|three|four|five"
    r"|six|seven|eight|ten)\s*(?:years?|yrs?|months?)|one\s+day|some\s?day|eventually|down\s+the\s+(?:road|line)|later\s+on|next\s+year)(?!\w)",
    re.IGNORECASE,
)
#: "Buyer would be my dream".
_DREAM = pattern(
    r"^\s*(?:(?:role|job)\s+)?(?:(?:would|will|could|has\s+always|has)\s+)?(?:be|been|is|['’]s)\s+(?:(?:my|the|what)\s+)(?:big\s+|long[-\s]term\s+)?(?:dream|goal|aim|target|plan|ambition|i(?:['’]m)?\s+(?:want|aim))",
    re.IGNORECASE,
)
#: "From here to cloud architect".
_FROM_HERE = pattern(
    r"(?<!\w)from\s+(?:here|there|scratch|zero|that|where\s+i\s+am)\s+(?:in)?to\s+(?:an?\s+|the\s+)?$", re.IGNORECASE
)
_BECAME = pattern(r"(?<!\w)(?:was|were|became|been|got|made|promoted)(?!\w)", re.IGNORECASE)
#: "I work tech support", "…, am account executive at a bank", "…, work as a buyer": right in front of the job one has.
_AT_WORK = pattern(
    r"(?:^|[.,;!?:(]|(?<!\w)(?:i|and|but))\s*(?:(?:am|work|working)\s+(?:now\s+)?(?:as\s+)?|work(?:ing)?\s+in\s+)(?:an?\s+|the\s+)?$"
    r"|(?<!\w)(?:bored|stuck|unhappy)\s+(?:on|in|as|with)\s+(?:(?:an?|the|my)\s+)?$",
    re.IGNORECASE,
)
#: "I used to be a chef", "I'm no longer a recruiter": a job one has left.
_LEFT = pattern(
    r"(?<!\w)(?:used\s+to(?:\s+be)?|no\s+longer|not\s+(?:really\s+)?any\s*more)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE
)
#: "Forget electrician, …": a job that somebody does not think of any more.
_DROPPED = pattern(
    r"(?<!\w)(?:forget|scrap|ditch|never\s+mind|nevermind|screw)\s+(?:about\s+)?(?:(?:being|becoming)\s+)?(?:an?\s+|the\s+)?$",
    re.IGNORECASE,
)
#: "…, bike mechanic sounds better": that one is not left out as well.
_PLEASES = pattern(r"\s*(?:sounds?|looks?|seems?|would\s+be|is\s+(?:better|more)|instead|rather)\b", re.IGNORECASE)
#: "How far from product manager am I?": the job one wants, though "from" stands in front of the one that is left, too.
_FAR_FROM = pattern(
    r"\b(?:far|long\s+way)\s+(?:away\s+)?from\s+(?:(?:being|becoming)\s+)?(?:an?\s+|the\s+)?$", re.IGNORECASE
)
#: "They want me to get certified in it": not what one has.
_TO_BE_CERTIFIED = pattern(
    r"(?<!\w)(?:get|getting|be|become|becoming|something|someone|somebody|anything)\s+certified\s+in\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: "Certificates that aren't from ISTQB", "no certs from the AHA", "neither CFA nor FRM", "I don't want to do CISA",
#: "but not the black belt".
_NOT_THAT = pattern(
    r"(?<!\w)(?:(?:that['’]?s|that\s+is|it['’]?s|there['’]?s|quite|such|without|not)\s+a\s+lot\s+of|(?:too|so)\s+(?:much|many)(?:\s+of)?|enough\s+of|sick\s+of|tired\s+of)\s+(?:the\s+)?$"
    r"|(?<!\w)(?:neither|nor|(?:do\s*n['’]?t|do\s+not)\s+want\s+to\s+(?:do|take|sit|get|make|go\s+for)|but\s+(?:not|no))"
    r"\s+(?:an?\s+|the\s+)?$"
    r"|(?<!\w)(?:(?:is|are|was|were)(?:\s*n['’]?t|\s+not)|not|(?:no|without)\s+(?:certs?|certificates?|credentials?|courses?|exams?|ones?))"
    r"\s+(?:from|by|of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: "As an ICU nurse, is the CCRN or the PCCN the better fit?"
_AS_ONE = pattern(r"(?:^|[.!?]\s+)(?:as|being)\s+(?:(?:an?|the)\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE)
#: "I want to work with Python", "looking to do more in BIM": a skill that one does not have yet.
_WISHED_WORK = pattern(
    r"(?<!\w)(?:want(?:ing)?|wanna|(?:i['’]?d|would)\s+(?:like|love|prefer)|hop(?:e|ing)|look(?:ing)?|keen|aim(?:ing)?|dream(?:ing)?|plan(?:ning)?|going)\s+(?:to\s+|of\s+|for\s+|on\s+)?"
    r"(?:(?:find|get|be|start|move|go|a|some|more|do|use|job|role|jobs|work|working|using|doing|into|with|in|on|around|the)\s+){1,6}$",
    re.IGNORECASE,
)
#: From one job to another: "electrician to solar installer", "barmaid turning sommelier", "a waiter who wants to be a".
_ONWARD = pattern(
    r"^\s*(?:now)?[\s,;]*(?:to|into|->|→|=>|2|turn(?:ing|ed)(?:\s+into)?|like\s+me\s+(?:ends?|ending)\s+up(?:\s+as)?"
    r"|(?:(?:who|but)\s+)?(?:really\s+)?(?:i\s+)?(?:really\s+)?(?:want(?:s|ing)?|looking|hoping|aiming|keen|dream(?:s|ing)?"
    r"|preferring)(?:\s+(?:to|of|at|for))?)\s*(?:be|being|become|becoming|an?|the)?\s*(?:an?|the)?\s*$",
    re.IGNORECASE,
)
#: What stands in front of the job of who introduces themselves with it: "Junior accountant in Lagos, aiming at …".
_INTRODUCED = pattern(
    r"^\W*(?:(?:senior|junior|sr|jr|head|lead|chief|retired|former|ex|experienced|qualified|freelance|registered|young|old"
    r"|level\s+\d|an?|i['’]?m|im|me|hi|hello|hey|ok|so)\W+)*$",
    re.IGNORECASE,
)
#: Between that job and the one that is asked for.
_MOVES_ON = pattern(r"[,.;:!?–(]|\b(?:want|wanna|aim|look|hop|prefer|becom|turn|mov|next|go)\w*\b|->|→", re.IGNORECASE)
#: "Data analyst I guess, in a hospital": not where somebody stands.
_HEDGED = pattern(
    r"\b(?:i\s+(?:guess|suppose|think)|maybe|perhaps|ideally|(?:sounds?|looks?|seems?)\s+\w+)\b|^\s*,?\s*(?:in|at)\s+(?:an?|the)\s+$",
    re.IGNORECASE,
)
#: "Hotel receptionist in Valencia, I want something I can do from home".
_WANTS_ELSE = pattern(
    r"[,.;!]\s*(?:and\s+|but\s+|now\s+)?(?:i['’]?m\s+|i\s+(?:really\s+|would\s+|just\s+)?|i['’]d\s+|now\s+)?(?:want|wanna|need|like|looking\s+for|love|fancy|after)\s+(?:to\s+(?:do|find|try|get)\s+)?"
    r"(?:something|smth|sth|smthg|anything|some\s+work|a\s+job|work)\s+(?:else|different|new|(?:that\s+)?i\s+can\s+do|from\s+home|remote|where|with\s+(?:less|better|no)|less|easier|calmer|better)\b",
    re.IGNORECASE,
)
_COMPARED = pattern(r"\b(?:or|vs\.?|versus|than|between|and)\s*(?:an?|the)?\s*$", re.IGNORECASE)
#: "I want personal trainer", "my ambition: …", right in front of a job.
_WANTED = pattern(
    r"(?<!\w)(?:i\s+(?:really\s+)?(?:want|fancy)|thinking(?:\s+of)?|ambition\s*(?:is|:))\s*(?:an?|the)?\s*$",
    re.IGNORECASE,
)
#: "For a GRC analyst", "as a lifeguard": where somebody stands who speaks of another job as their goal.
_AS = pattern(r"(?<!\w)(?:as|for)\s+an?\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A mention with the cue of the words around it. ``doubt``: why it is not the writer's own, if something says so.
    ``by_doing``: it is not called by its name, but told by what somebody does. ``namesake``: the skill that is called
    the same as the credential, where nothing tells which is meant; ``unlisted``: the acronym means something that the
    catalogue does not have.
    """

    mention: Mention
    cue: Cue | None
    doubt: Doubt | None = None
    by_doing: bool = False
    namesake: str | None = None
    unlisted: bool = False

    @property
    def kind(self) -> str:
        return self.mention.matches[0].kind


class Cues:
    """The cues of a language: words in front of a name, by what they say."""

    def __init__(self, cues: Mapping[str, Sequence[str]], ordinary: frozenset[str]) -> None:
        self._ordinary = ordinary
        self._cues = [
            (name, cue.casefold(), re.compile(rf"{_unasked(cue)}{re.escape(cue)}(?!\w)(?!\s+to\s)", re.IGNORECASE))
            for name, said in cues.items()
            for cue in said
        ]

    def of(self, text: str, mentions: Sequence[Mention], told: Sequence[int] = ()) -> list[Named]:
        """Each mention, in order, with its cue. ``told``: where something ends that says in other words what one does;
        a cue in front of it is of that.
        """
        named = list(self._in_order(text, mentions, told))
        for i in range(len(named) - 2, -1, -1):  # "python, docker and git are fine": said behind the last of a list
            after = named[i + 1]
            kind = "skill" if after.cue == "known" else "credential"
            alike = bool(named[i].mention.of(kind))  # type: ignore[arg-type]
            listed = alike and _LISTING.match(text[named[i].mention.end : after.mention.start])
            if named[i].cue is None and after.cue in ("known", "held") and listed:
                named[i] = replace(named[i], cue=after.cue)
        return named

    def _in_order(self, text: str, mentions: Sequence[Mention], told: Sequence[int]) -> Iterator[Named]:
        before: Named | None = None
        for mention in mentions:
            start = max([before.mention.end if before else 0, *(end for end in told if end <= mention.start)])
            gap, behind = text[start : mention.start], text[mention.end :]
            clause = _CLAUSE.split(gap)[-1][-_CUE_REACH:]
            kind = mention.matches[0].kind
            cue = self._last_cue(clause)
            if kind in _JOBS:
                cue = _of_job(text[: mention.start], clause, behind, cue)
            elif kind == "skill" and cue in (None, "current") and _WISHED_WORK.search(clause):
                cue = "goal"
            elif cue is None:
                cue = _of_proof(kind, text, text[: mention.start], gap, behind, before)
            if cue is None and before is not None and not _PLEASES.match(behind):
                cue = _as_the_one_before(gap, mention, before)
            before = Named(mention, cue, doubt_of(text, mention.start, mention.end, self._ordinary))
            yield before

    def _last_cue(self, gap: str) -> Cue | None:
        lowered = gap.casefold()
        found = [
            (m.end(), m.end() - m.start(), name)
            for name, cue, way in self._cues
            if cue in lowered  # most are not, which is quickly seen
            for m in way.finditer(gap)
            if name != "excluded" or _excludes(gap[m.end() :])
        ]
        if _NOT_THAT.search(gap):
            return "excluded"
        if not found or _TO_BE_CERTIFIED.search(gap):
            return None
        end, length, name = max(found)
        denied = name in ("known", "held", "current") and _DENIED.search(gap[: end - length])
        return "excluded" if denied else name  # type: ignore[return-value]


def _as_the_one_before(gap: str, mention: Mention, before: Named) -> Cue | None:
    """The cue of the one in front of it in a list, where there is such a list."""
    skills = all(m.of("skill") and m.matches[0].kind != "credential" for m in (before.mention, mention))
    # Nothing but how long one has it may stand behind a skill; a credential has a day, and a cue, of its own.
    if not _LISTING.match(gap) and not (skills and _LISTING.match(_SO_LONG.sub("", gap, count=1))):
        return None
    return "known" if skills and before.cue == "held" else before.cue


def _unasked(cue: str) -> str:
    """What may not stand in front: "can I do", "should I know" ask."""
    asking = "".join(rf"(?<!\b{word}\s)" for word in _ASKING) if cue.casefold().startswith("i ") else ""
    return rf"(?<!\w){asking}"


#: "Hmm no, put Security+ back in".
_PUTS_IN = frozenset({"put", "add", "bring", "include", "keep", "use", "have"})


def _excludes(between: str) -> bool:
    """Not in "Kotlin no, Java yes", nor in "without exam in marketing", nor in "no put Java in"."""
    words = between.split()
    return len(words) <= _EXCLUDES_WITHIN and not between.lstrip().startswith(",") and _PUTS_IN.isdisjoint(words)


def _of_job(before: str, clause: str, behind: str, cue: Cue | None) -> Cue | None:
    """``cue``: what the last word in front of it says, which may have been said of something else."""
    if _LEFT.search(before) or _DROPPED.search(before):
        return "excluded"
    if _FAR_FROM.search(clause) or _FROM_HERE.search(clause) or _DREAM.match(behind):
        return "goal"
    if cue != "excluded" and _ONE_DAY.match(behind) and not _BECAME.search(clause):
        return "goal"
    if _AT_WORK.search(before):
        return "current"
    if cue in ("current", "goal", "excluded"):
        return cue
    if _NOW_HERE.match(behind) or _AS_ONE.search(before):
        return "current"
    return "goal" if _WANTED.search(clause) else None


def _of_proof(kind: str, text: str, before: str, gap: str, behind: str, last: Named | None) -> Cue | None:
    """Of a credential or a skill: whether the words around it say that one has it."""
    has: Cue = "held" if kind == "credential" else "known"
    if kind == "credential" and _HAD.match(behind):
        return has
    if kind == "skill" and (
        _YES.match(behind) or _GREAT_AT_IT.match(behind) or (_MASTERED.match(behind) and _OF_ME.search(text))
    ):
        return has
    if _HAVING.search(before) or (last is not None and last.kind in _JOBS and _JOB_WITH.match(gap)):
        return has
    return None


def in_pairs(text: str, named: list[Named]) -> list[Named]:
    """ "Electrician to solar installer", "cook, plan to chef": of two jobs, the one that is not the goal is where one
    stands.
    """
    named = _without_judges(text, named)
    jobs = [i for i, n in enumerate(named) if n.kind in _JOBS]
    _leave(text, named, jobs)
    for a, b in itertools.pairwise(jobs):
        between = text[named[a].mention.end : named[b].mention.start]
        if _ONWARD.match(between):
            named[b] = replace(named[b], cue="goal")
        if named[a].cue is None and (named[b].cue == "goal" or _introduces(text, named[a], between, named[b])):
            named[a] = replace(named[a], cue="current")
        if named[a].cue == "goal" and named[b].cue is None and _AS.search(between):
            named[b] = replace(named[b], cue="current")
    if len(jobs) == 1 and _turns_from(text, named, jobs[0]):
        named[jobs[0]] = replace(named[jobs[0]], cue="current")
    return named


#: "What would make a recruiter look twice": who judges is not what anybody wants to be.
_JUDGES = frozenset({"recruiter"})
_JUDGING = pattern(
    r"\s*(?:(?:would|will|might|do|does|really|actually|usually)\s+){0,2}(?:look|notice|want|ask|expect|care|like|take|respect|accept|recogni[sz]e|call|prefer|love|believe|trust)",
    re.IGNORECASE,
)


def _without_judges(text: str, named: list[Named]) -> list[Named]:
    """Who would look at a certificate, where another job is spoken of."""
    jobs = [n for n in named if n.kind in _JOBS]
    judges = [
        n for n in jobs if n.mention.matches[0].id in _JUDGES and _JUDGING.match(text, n.mention.end) and n.cue is None
    ]
    return [n for n in named if n not in judges] if len(jobs) > len(judges) else named


#: "I was a cleaner", "optician by training", "served as a bank teller": what they are no more.
_WAS = pattern(
    r"(?<!\w)(?:was|were|used\s+to\s+be|served|serving|trained|former(?:ly)?|ex|once|retired|no\s+longer)(?!\w)[^.!?]{0,20}$",
    re.IGNORECASE,
)
_BY_TRAINING = pattern(r"^\s*(?:by\s+training|before\b|previously|originally)", re.IGNORECASE)
_IS_NOW = pattern(
    r"(?<!\w)(?:now|currently|nowadays|today|these\s+days|presently|this\s+year|i['’]?m|i\s+am|working\s+as|work\s+as)(?!\w)[^.!?]{0,24}$",
    re.IGNORECASE,
)
_BUT_NOW = pattern(
    r"^\s*[,;]?\s*(?:(?:and|but|so)\s+)?(?:now|today|nowadays|currently|rather)?\s*(?:an?|the)?\s*$", re.IGNORECASE
)


def _leave(text: str, named: list[Named], jobs: Sequence[int]) -> None:
    """Of a former job and one of today, the former is left: "last year I was a cleaner, now I'm a surgical tech"."""
    for a, b in itertools.pairwise(jobs):
        start = named[jobs[jobs.index(a) - 1]].mention.end if jobs.index(a) else 0
        one, two = named[a], named[b]
        left = one.cue == "excluded" or (
            one.cue == "current"
            and (_WAS.search(text, start, one.mention.start) or _BY_TRAINING.match(text[one.mention.end :]))
        )
        between = text[one.mention.end : two.mention.start]
        if not left:
            continue
        if two.cue is None and one.cue == "excluded" and _BUT_NOW.match(between) and _NOW_OR_BUT.search(between):
            named[b] = replace(two, cue="current")
        elif two.cue == "current" and _IS_NOW.search(between):
            named[a] = replace(one, cue="excluded")


_NOW_OR_BUT = pattern(r"\b(?:now|today|nowadays|currently|but)\b", re.IGNORECASE)


def _turns_from(text: str, named: Sequence[Named], at: int) -> bool:
    """ "Personal trainer, want to get into nutrition": the one job of who wants something else is where they stand."""
    job, behind = named[at], named[at + 1 :]
    if job.cue is not None or not _INTRODUCED.match(text[: job.mention.start]):
        return False
    if _WANTS_ELSE.search(text, job.mention.end):
        return True
    wanted = next((n for n in behind if n.kind == "skill" and n.cue == "goal"), None)
    return wanted is not None and _MOVES_ON.search(text, job.mention.end, wanted.mention.start) is not None


def _introduces(text: str, first: Named, between: str, second: Named) -> bool:
    """Whether a message begins with the job of its writer, and then speaks of another one."""
    if second.cue is not None or first.mention.matches[0].id == second.mention.matches[0].id:
        return False
    apart = bool(_MOVES_ON.search(between)) and not _LISTING.match(between) and not _COMPARED.search(between)
    apart = apart and not _HEDGED.search(between)
    return apart and bool(_INTRODUCED.match(text[: first.mention.start]))
