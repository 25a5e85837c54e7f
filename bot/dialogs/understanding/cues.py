"""What the words around a name say of it: a job one has or wants, a credential one holds, a skill one knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from bot.dialogs.understanding.standing import Doubt, doubt_of
from bot.knowledge.finder import Mention
from bot.patterns import pattern

#: "I'm a …" (current), "become a …" (goal), "I have …" (held), "I know …" (known), "not …" (excluded).
Cue = Literal["current", "goal", "held", "known", "excluded"]

JOBS = ("role", "family")
_ASKING = ("can", "could", "do", "did", "should", "would", "must", "shall", "may")
_OWNS = pattern(r"['’]s\b")
_CLAUSE = pattern(r"[.!?;\n]+(?=\s|$)")
#: A cue further from its mention than this many characters speaks of something else.
_CUE_REACH = 48
#: "not the AWS one", but not "without exam in marketing": so many words may stand between.
_EXCLUDES_WITHIN = 1
LISTING = pattern(
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
#: "I have 3 years helpdesk", "5 years of Linux": what somebody did all that time.
_SO_MANY_YEARS = pattern(
    r"(?:(?<!\w)(?:have|got|['’]ve|ive|with|done|did|and)|^|[,;])\s*(?:about\s+|over\s+|nearly\s+|around\s+)?(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)\s?\+?\s*(?:years?|yrs?)['’]?\s+"
    r"(?:(?:of|in|as|doing|on|with)\s+(?:an?\s+|the\s+)?|experience\s+(?:of|in|with|as)\s+(?:an?\s+)?)?$",
    re.IGNORECASE,
)
#: "Bored sysadmin", "burnt-out nurse": nobody wants to be that.
_WEARY = pattern(
    r"(?<!\w)(?:bored|burn(?:t|ed)[\s-]?out|frustrated|unhappy|overworked|underpaid|exhausted|disillusioned|fed[\s-]up|worn[\s-]out|jaded|miserable)\s+$",
    re.IGNORECASE,
)
_BECAME = pattern(r"(?<!\w)(?:was|were|became|been|got|made|promoted)(?!\w)", re.IGNORECASE)
#: "I work tech support", "…, am account executive at a bank", "im 34 work as a buyer": in front of the job one has.
_AT_WORK = pattern(
    r"(?:[.,;–-]\s*|(?<!\w)(?:and|but)\s+)(?:i['’]?m\s+|i\s+am\s+)?now\s+(?:(?:i['’]?m|i\s+am|working\s+as|work\s+as)\s+)?(?:an?\s+)$|"
    r"(?:^|[.,;!?:(]|(?<!\w)(?:i|and|but|\d\d(?:\s?(?:yo|y/o|years?(?:\s+old)?))?))\s*(?:(?:am|work|working)\s+(?:now\s+)?(?:as\s+)?|work(?:ing)?\s+in\s+)(?:an?\s+|the\s+)?$"
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
#: "Trainee electrician here", "I'm an apprentice chef", "training to be a nurse": what they are about to become.
_LEARNING_IT = pattern(
    r"(?:(?:^|[.,;!?:(]|(?<!\w)(?:i['’]?m|i\s+am|as|being|currently|still|just|only|year|yr|hi|hey|hello|ok|so))\s*(?:(?:just|still|only|currently)\s+)?(?:an?\s+)?"
    r"(?:trainee|apprentice|student|aspiring|wannabe|future)|(?<!\w)(?:training|learning|studying)\s+(?:to\s+(?:be(?:come)?)|as))\s+(?:an?\s+)?$",
    re.IGNORECASE,
)
#: "Electrician apprentice", "nurse in training".
_IN_TRAINING = pattern(
    r"^\s*(?:(?:apprentice|trainee|student)(?=\W|$)(?!\s+(?:cert|exam))|in\s+training(?!\w))", re.IGNORECASE
)
#: "They want me to get certified in it": not what one has.
_TO_BE_CERTIFIED = pattern(
    r"(?<!\w)(?:get|getting|be|become|becoming|something|someone|somebody|anything)\s+certified\s+in\s+(?:the\s+)?$",
    re.IGNORECASE,
)
#: "Certificates that aren't from ISTQB", "no certs from the AHA", "neither CFA nor FRM", "I don't want to do CISA",
#: "but not the black belt".
_NOT_THAT = pattern(
    r"(?<!\w)(?:not|never|n['’]?t(?:\s+be)?|am\s+not|hardly)\s+(?:(?:too|so|very|really|that|particularly|super|much|exactly|at\s+all|all\s+that|been|one)\s+){0,2}"
    r"(?:keen\s+(?:on|for)|into|(?:a\s+)?(?:big\s+|huge\s+)?fan\s+of|fond\s+of|interested\s+in|big\s+on|for|enjoy(?:ing)?|drawn\s+to)\s+(?:doing\s+|the\s+)?$"
    r"|(?<!\w)(?:do\s?n['’]?t|do\s+not|did\s?n['’]?t)\s+(?:(?:really|even|much)\s+)?(?:fancy|enjoy|like|love)\s+(?:doing\s+|the\s+)?$"
    r"|(?<!\w)(?:(?:that['’]?s|that\s+is|it['’]?s|there['’]?s|quite|such|without|not)\s+a\s+lot\s+of|(?:too|so)\s+(?:much|many)(?:\s+of)?|enough\s+of|sick\s+of|tired\s+of)\s+(?:the\s+)?$"
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
    r"(?<!\w)wish\s+(?:that\s+)?i\s+(?:knew|could(?:\s+(?:do|use|code\s+in|write))?|had\s+learn(?:ed|t)|(?:was|were)\s+(?:good|better)\s+(?:at|with|in))\s+(?:more\s+|some\s+)?$"
    r"|(?<!\w)(?:want(?:ing)?|wanna|(?:i['’]?d|would)\s+(?:like|love|prefer)|hop(?:e|ing)|look(?:ing)?|keen|aim(?:ing)?|dream(?:ing)?|plan(?:ning)?|going)\s+(?:to\s+|of\s+|for\s+|on\s+)?"
    r"(?:(?:find|get|be|start|move|go|a|some|more|do|use|job|role|jobs|work|working|using|doing|into|with|in|on|around|the)\s+){1,6}$",
    re.IGNORECASE,
)
#: "I want personal trainer", "my ambition: …", right in front of a job.
_WANTED = pattern(
    r"(?<!\w)(?:i\s+(?:really\s+)?(?:want|fancy)(?:\s+(?:be|become|work\s+as|get\s+job\s+as))?|thinking(?:\s+of)?|ambition\s*(?:is|:))\s*(?:an?|the)?\s*$",
    re.IGNORECASE,
)


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
        self._cues = [(name, cue.casefold(), _way(cue)) for name, said in cues.items() for cue in said]

    def of(self, text: str, mentions: Sequence[Mention], told: Sequence[int] = ()) -> list[Named]:
        """Each mention, in order, with its cue. ``told``: where something ends that says in other words what one does;
        a cue in front of it is of that.
        """
        named = list(self._in_order(text, mentions, told))
        for i in range(len(named) - 2, -1, -1):  # "python, docker and git are fine": said behind the last of a list
            after = named[i + 1]
            kind = "skill" if after.cue == "known" else "credential"
            alike = bool(named[i].mention.of(kind))  # type: ignore[arg-type]
            listed = alike and LISTING.match(text[named[i].mention.end : after.mention.start])
            if named[i].cue is None and after.cue in ("known", "held") and listed:
                named[i] = replace(named[i], cue=after.cue)
        return named

    def _in_order(self, text: str, mentions: Sequence[Mention], told: Sequence[int]) -> Iterator[Named]:
        before: Named | None = None
        named = " ".join(text[m.start : m.end] for m in mentions).casefold()
        ordinary = self._ordinary.union(_OWNS.sub("", named).split())  # "Google's PM certificate" is of nobody
        for mention in mentions:
            start = max([before.mention.end if before else 0, *(end for end in told if end <= mention.start)])
            gap, behind = text[start : mention.start], text[mention.end :]
            clause = _CLAUSE.split(gap)[-1][-_CUE_REACH:]
            kind = mention.matches[0].kind
            cue = self._last_cue(clause)
            if kind in JOBS:
                cue = _of_job(text[: mention.start], clause, behind, cue)
            elif kind == "skill" and cue in (None, "current") and _WISHED_WORK.search(clause):
                cue = "goal"
            elif cue is None:
                cue = _of_proof(kind, text, text[: mention.start], gap, behind, before)
            if cue is None and before is not None and not _PLEASES.match(behind):
                years = _SO_MANY_YEARS.search(text, 0, before.mention.start) is not None
                cue = _as_the_one_before(gap, mention, before, years=years)
            doubt = doubt_of(text, mention.start, mention.end, ordinary)
            if doubt is None and before is not None and before.doubt == "another" and _AND_ALONE.fullmatch(gap):
                doubt = before.doubt  # "my brothers cissp and cism"
            before = Named(mention, cue, doubt)
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
        if name == "known" and _IS_ASKED_FOR.search(gap, 0, end):
            return None
        denied = name in ("known", "held", "current") and _DENIED.search(gap[: end - length])
        return "excluded" if denied else name  # type: ignore[return-value]


#: "Do I need to know Python for that": nobody tells with it that they know it.
_IS_ASKED_FOR = pattern(
    r"\b(?:(?:need|have|ought|supposed|required|expected|want|wanna|like)\s+(?:to\s+)?|must\s+(?:i\s+)?|should\s+(?:i\s+)?|does\s+one\s+)"
    r"(?:really\s+|already\s+|also\s+|even\s+)*(?:know|be\s+good\s+(?:at|in|with)|have)\s*$",
    re.IGNORECASE,
)
_AND_ALONE = pattern(r"\s*(?:,|&|\+|/|\band\b|\bplus\b)\s*(?:and\s+)?(?:(?:an?|the|his|her|their)\s+)?", re.IGNORECASE)
_AND = pattern(r"\s*(?:,\s*)?(?:and|plus|&|\+|with)\s+(?:an?\s+|the\s+|my\s+)?", re.IGNORECASE)


def _as_the_one_before(gap: str, mention: Mention, before: Named, *, years: bool) -> Cue | None:
    """The cue of the one in front of it in a list, where there is such a list. ``years``: of what one did so long."""
    skills = all(m.of("skill") and m.matches[0].kind != "credential" for m in (before.mention, mention))
    # Nothing but how long one has it may stand behind a skill; a credential has a day, and a cue, of its own.
    if before.kind == "role" and before.cue == "current" and mention.matches[0].kind == "family":
        return None  # "bored sysadmin, cloud or security": nobody has a job and a field
    if before.kind in JOBS and before.cue == "current" and mention.matches[0].kind == "credential":
        return "held" if years and _AND.fullmatch(gap) else before.cue if LISTING.match(gap) else None
    if not LISTING.match(gap) and not (skills and LISTING.match(_SO_LONG.sub("", gap, count=1))):
        return None
    return "known" if skills and before.cue == "held" else before.cue


@cache
def _way(cue: str) -> re.Pattern[str]:
    return pattern(rf"{_unasked(cue)}{re.escape(cue)}(?!\w)(?!\s+to\s)", re.IGNORECASE)


def _unasked(cue: str) -> str:
    """What may not stand in front: "can I do", "should I know" ask."""
    asking = "".join(rf"(?<!\b{word}\s)" for word in _ASKING) if cue.casefold().startswith("i ") else ""
    return rf"(?<!\w){asking}"


#: "Hmm no, put Security+ back in".
_PUTS_IN = frozenset({"put", "add", "bring", "include", "keep", "use", "have"})
#: "No sorry, ITIL 4": what is said behind it is what was meant.
_MEANS = frozenset({"sorry", "wait", "oops", "actually", "rather"})


def _excludes(between: str) -> bool:
    """Not in "Kotlin no, Java yes", nor in "without exam in marketing", nor in "no put Java in"."""
    words = between.split()
    return (
        len(words) <= _EXCLUDES_WITHIN
        and not between.lstrip().startswith(",")
        and _PUTS_IN.isdisjoint(words)
        and _MEANS.isdisjoint(words)
    )


def _of_job(before: str, clause: str, behind: str, cue: Cue | None) -> Cue | None:
    """``cue``: what the last word in front of it says, which may have been said of something else."""
    if _LEFT.search(before) or _DROPPED.search(before):
        return "excluded"
    if _LEARNING_IT.search(before) or _IN_TRAINING.match(behind):
        return "excluded" if cue == "excluded" else "goal"
    if _FAR_FROM.search(clause) or _FROM_HERE.search(clause) or _DREAM.match(behind):
        return "goal"
    if cue != "excluded" and _ONE_DAY.match(behind) and not _BECAME.search(clause):
        return "goal"
    if _AT_WORK.search(before) or _WEARY.search(before):
        return "current"
    if cue in (None, "held") and _SO_MANY_YEARS.search(before):
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
    if kind == "skill" and _SO_MANY_YEARS.search(before):
        return has
    if kind == "skill" and (
        _YES.match(behind) or _GREAT_AT_IT.match(behind) or (_MASTERED.match(behind) and _OF_ME.search(text))
    ):
        return has
    if _HAVING.search(before) or (last is not None and last.kind in JOBS and _JOB_WITH.match(gap)):
        return has
    return None
