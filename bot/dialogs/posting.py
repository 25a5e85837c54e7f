"""What a pasted job posting asks for: its job and country, the credentials that it must and would like to see, and
what of it the catalogue does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.zones import country_mentioned
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.countries import counts_in
from bot.knowledge.finder import Mention
from bot.patterns import pattern

MUST, NICE = "must", "nice"
_OTHER = "other"
_MOST, _MOST_ALIKE = 8, 3
_LONGEST = 60
_SURELY = 0.8
#: Of the best of an issuer's.
_NEARLY = 0.7
#: Languages are asked for beside the work; no exam in one is what the job is about.
_BESIDE = frozenset({"english"})

_NICE_WORDS = (
    r"(?:nice[\s-]to[\s-]haves?|nice(?=\s*:)|good[\s-]to[\s-]haves?|desirables?|desired|preferred|preferably|ideally|optional|advantageous|beneficial|welcome"
    r"|(?:an?\s+)?(?:added\s+|big\s+|huge\s+|strong\s+|definite\s+|distinct\s+)?(?:plus(?:es)?|advantage|bonus|asset))"
)
_MUST_WORDS = (
    r"(?:must(?:[\s-]+(?:have|hold|be|possess))?s?|required|requires?|requirements?|essentials?|mandatory|minimum|(?:minimum\s+)?qualifications?"
    r"|certifications?|licen[cs]es?|you\s+(?:bring|have|need)|what\s+you\s+bring|your\s+profile|we\s+need|criteria|needed)"
)
_OTHER_WORDS = (
    r"(?:benefits?|we\s+offer|what\s+we\s+offer|salary|pay|about\s+us|your\s+tasks|responsibilities|duties|the\s+role)"
)
_HEADING = pattern(
    rf"\W*(?:(?P<nice>{_NICE_WORDS})|(?P<must>{_MUST_WORDS})|(?P<other>{_OTHER_WORDS}))(?:\s+\w{{1,15}})?\s*(?::\s*|\n|$)",
    re.IGNORECASE,
)
_NICE = pattern(rf"(?<!\w){_NICE_WORDS}(?!\w)", re.IGNORECASE)
_MUST = pattern(rf"(?<!\w){_MUST_WORDS}(?!\w)", re.IGNORECASE)
#: "Nice: Databricks certification": the name of a paper asks for nothing where it stands under what is only nice.
_MUST_ALL_THE_SAME = pattern(
    r"(?<!\w)(?:must(?:[\s-]+(?:have|hold|be|possess))?|required|essential|mandatory|needed)(?!\w)", re.IGNORECASE
)
#: "Nice to have CSM, CSPO", "CSM, CSPO and PMP are a plus": said of all of them.
_NICE_FIRST = pattern(rf"\W*{_NICE_WORDS}(?!\w)", re.IGNORECASE)
_ARE_NICE = pattern(rf"(?<!\w)are\s+(?:(?:all|both|also|considered)\s+)?{_NICE_WORDS}(?!\w)", re.IGNORECASE)
_MUST_FIRST = pattern(rf"\W*(?:\w+\s+)?{_MUST_WORDS}(?!\w)", re.IGNORECASE)
_SENTENCE = pattern(r"(?:[^.;\n]|(?<![\w)+])\.|\.(?=[\w,])){1,600}[.;\n]?")
_PART = pattern(r"(?:[^,(]|\([^()]{0,80}\)){1,300}")
_ONE_OF_PART = pattern(r"\s+(?:and|or|&)\s+|\s*/\s*(?=\w{3})", re.IGNORECASE)
_EITHER = pattern(r"\W{0,3}(?:or|and/or|/)(?:\s+an?)?\W{0,3}", re.IGNORECASE)
_COMMA = pattern(r"\s*,\s*")
#: What is a paper, whatever it is called.
_PAPER = pattern(
    r"(?<!\w)(?:cert(?:s|ificates?|ifications?|ified)?|licen[cs]ed?s?|tickets?|cards?|membership|registration|registered|diploma|degree|chartered|accredit\w+"
    r"|qualifi(?:cation|ed)s?|bsc|msc|ba|ma|mba|bachelor\w*|master['’]?s|hnd|phd|[sn]vq|gcses?|clearance|dbs|passport|permit|auditor)(?!\w)",
    re.IGNORECASE,
)
_CERTIFIED = pattern(r"(?<!\w)certifi(?:cation|cate|ed)s?(?!\w)", re.IGNORECASE)
_CALLED = pattern(r"(?<![\w-])[A-Z][A-Z0-9]{2,7}(?:-[A-Z0-9]{2,8})?(?![\w-])")
_IN_CAPITALS = pattern(r"[A-Z]{2}|\d|\+")
#: What is asked for and no paper shows.
_BESIDES = pattern(
    r"(?<!\w)(?:experience|\d{1,2}\s?\+?\s?(?:-\s?\d{1,2}\s?)?(?:years?|yrs)|fluent|native"
    r"|(?:english|german|french|dutch|spanish|italian|polish|portuguese|swedish|arabic)(?!\w)(?!\s+\w+\s+licen))",
    re.IGNORECASE,
)
#: Capitals that are no papers, and what is said of no paper.
_NO_PAPER = pattern(
    r"(?<!\w)(?:experience\w*|years?|yrs|salary|knowledge|skills?|lpa|ctc|pln|eur|usd|gbp|inr|aed|b2b|nhs|ltd|plc|llc|fte|asap|ceo|cto|kpis?|slas?|uk|usa"
    r"|uae|emea|apac|gdpr|pto|erp|crm|english|german|french|dutch|spanish|qualifications?\W*$|shifts?|per\s+hour)(?!\w)",
    re.IGNORECASE,
)
_AROUND = pattern(
    rf"^\W*(?:(?:{_MUST_WORDS}|{_NICE_WORDS}|valid|current|active|hold|have|and|or|an?|the|full)[\s:]+){{0,6}}"
    rf"|[\s,]+(?:(?:is|are|would\s+be|will\s+be|as)\s+)?(?:{_NICE_WORDS}|required|essential|mandatory|needed|a\s+must)\W*$|\W+$",
    re.IGNORECASE,
)
_NUMBER, _STANDARDS = pattern(r"\d+"), 4
_STANDARD = pattern(r"(?<!\w)\d{4,6}\W+$")
_PLACE = pattern(r"[^,.;:()\n|–/\"-]{2,60}")


@dataclass(frozen=True)
class Asked:
    """``groups``: what must be there or would be nice, and the credentials of which one is enough; ``alike``: a name
    and what is called so in the catalogue, where that can hardly be meant. In the posting's words, ``unknown``: papers,
    ``besides``: what else it asks for.
    """

    role: str | None
    country: str | None
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()
    alike: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unknown: tuple[str, ...] = ()
    besides: tuple[str, ...] = ()

    @property
    def credentials(self) -> list[str]:
        return list(dict.fromkeys(c for _, group in self.groups for c in group))

    def dump(self) -> dict[str, Any]:
        """As JSON; ``load`` makes it again."""
        return {
            "country": self.country, "groups": [[k, list(g)] for k, g in self.groups],
            "alike": [[n, list(c)] for n, c in self.alike], "unknown": list(self.unknown),
            "besides": list(self.besides),
        }  # fmt: skip

    @classmethod
    def load(cls, kept: dict[str, Any] | None, role: str | None, catalogue: Catalogue) -> Asked:
        def known(pairs: list[Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
            read = ((name, tuple(c for c in ids if c in catalogue.credentials)) for name, ids in pairs)
            return tuple((name, ids) for name, ids in read if ids)

        if kept is None:
            return cls(role, None)
        return cls(
            role,
            kept["country"],
            known(kept["groups"]),
            known(kept["alike"]),
            tuple(kept["unknown"]),
            tuple(kept["besides"]),
        )


@dataclass
class _Reading:
    """Of one part of the posting; the places of what is asked there, each with what it may be."""

    wants: list[tuple[str, int, int, tuple[str, ...]]] = field(default_factory=list)
    alike: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    besides: list[str] = field(default_factory=list)


def skills_in(named: Sequence[Named]) -> list[str]:
    """The skills that are named there, in order, as often as they are."""
    return [m.id for n in named for m in n.mention.of("skill")[:1] if m.id not in _BESIDE]


def within(heard: Heard, start: int, end: int) -> list[Named]:
    return [n for n in heard.named if start <= n.mention.start < end and not _is_no_name(heard.text, n.mention)]


#: "CISSP is a plus" names no A+, and "$32/hr" nobody's field.
_NO_NAME = pattern(r"a plus|(?<=/)hr|(?<=per )hr", re.IGNORECASE)


def _is_no_name(text: str, mention: Mention) -> bool:
    return _NO_NAME.fullmatch(text, mention.start, mention.end) is not None


def read_posting(heard: Heard, start: int, end: int, catalogue: Catalogue) -> Asked:
    named = within(heard, start, end)
    role = next((m.id for n in named for m in n.mention.of("role")[:1]), None)
    country = _country(heard.text[start:end])
    core = frozenset(catalogue.roles[role].skills if role else ())
    judge = _Judge(catalogue, {*skills_in(named), *core}, core, country, catalogue.family_of.get(role or ""))
    reading = _Reading()
    for kind, first, last in _parts(heard.text, start, end):
        _read_part(heard.text, first, last, kind, named, judge, reading)
    groups = _groups(heard.text, reading)
    return Asked(
        role, country, tuple(groups[:_MOST]), tuple(dict(reading.alike).items()),
        tuple(dict.fromkeys(reading.unknown))[:_MOST], tuple(dict.fromkeys(reading.besides))[:_MOST],
    )  # fmt: skip


def _parts(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Each part between commas, with whether it must be; empty where papers are not spoken of."""
    under = ""
    for sentence in _SENTENCE.finditer(text, start, end):
        at = sentence.start()
        if (heading := _HEADING.match(text, at, sentence.end())) is not None:
            under = NICE if heading["nice"] else MUST if heading["must"] else _OTHER
            at = heading.end()
        end_of_it = sentence.end()
        all_nice = under == NICE or _NICE_FIRST.match(text, at, end_of_it) or _ARE_NICE.search(text, at, end_of_it)
        of_all = NICE if all_nice else MUST if _MUST_FIRST.match(text, at, end_of_it) else under
        for part in _PART.finditer(text, at, end_of_it):
            nice = _NICE.search(text, *part.span())
            must = (_MUST_ALL_THE_SAME if of_all == NICE else _MUST).search(text, *part.span())
            yield NICE if nice else MUST if must else of_all, *part.span()


def _read_part(
    text: str, start: int, end: int, kind: str, named: Sequence[Named], judge: _Judge, reading: _Reading
) -> None:
    here = [n.mention for n in named if start <= n.mention.start < end]
    spans: list[tuple[int, int]] = []
    for mention in here:
        said = text[mention.start : mention.end]
        standard = _STANDARD.search(text, start, mention.start)  # "ISO 45001 lead auditor"
        said = f"{standard[0]}{said}" if standard is not None else said
        if (meant := judge.meant(mention, said, text[start:end])) is None:
            continue
        ids, surely = meant
        if surely:
            reading.wants.append((NICE if kind == NICE else MUST, mention.start, mention.end, ids))
        else:
            reading.alike.append((said, ids))
        spans.append((mention.start, mention.end))
    if kind == _OTHER:
        return
    if not spans and _BESIDES.search(text, start, end):
        reading.besides += _words(text[start:end])
    at = start
    for stop in [*(m.span() for m in _ONE_OF_PART.finditer(text, start, end)), (end, end)]:
        if not any(at <= first < stop[0] for first, _ in spans):
            named_there = [m for m in here if at <= m.start < stop[0] and _is_subject(m)]
            reading.unknown += _unknown(text[at : stop[0]], kind, named_there, at)
        at = stop[1]


def _is_subject(mention: Mention) -> bool:
    return mention.matches[0].exact and mention.matches[0].kind != "credential"


def _unknown(said: str, kind: str, here: Sequence[Mention], at: int) -> Iterator[str]:
    """The words of a paper that the catalogue does not know."""
    if _NO_PAPER.search(said):
        return
    unnamed = said
    for mention in here:
        unnamed = unnamed.replace(said[mention.start - at : mention.end - at], " ")
    if _PAPER.search(unnamed) or (kind in (MUST, NICE) and _CALLED.search(unnamed)):
        yield from _words(said)


def _words(said: str) -> Iterator[str]:
    """As they are quoted: without what says how much they are asked for."""
    words = " ".join(_AROUND.sub("", _AROUND.sub("", said)).split())[:_LONGEST]
    if words:
        yield f"{words})" if words.count("(") > words.count(")") else words


def _groups(text: str, reading: _Reading) -> list[tuple[str, tuple[str, ...]]]:
    """What is joined by "or" is one; a list that ends so is one as a whole."""
    runs: list[list[tuple[str, int, int, tuple[str, ...]]]] = []
    wants = sorted(reading.wants, key=lambda w: w[1])
    for before, want in pairwise([None, *wants]):
        assert want is not None  # noqa: S101 - only the first of the pairs is none
        gap = text[before[2] : want[1]] if before is not None else None
        if gap is not None and (_EITHER.fullmatch(gap) or (_COMMA.fullmatch(gap) and runs[-1][0][0] == want[0])):
            runs[-1].append(want)
        else:
            runs.append([want])
    found: list[tuple[str, tuple[str, ...]]] = []
    for run in runs:
        gaps = [text[a[2] : b[1]] for a, b in pairwise(run)]
        kind = run[-1][0] if gaps and _EITHER.fullmatch(gaps[-1]) else None
        if kind is not None:
            found.append((kind, tuple(dict.fromkeys(c for want in run for c in want[3]))))
            continue
        found += [(want[0], want[3]) for want in run]
    return list(dict.fromkeys(found))


@dataclass(frozen=True)
class _Judge:
    """Which credential a name of the posting means, given what the job is about and where it is."""

    catalogue: Catalogue
    about: set[str]
    core: frozenset[str]  # of it what the job asks for, whatever else is named
    country: str | None
    family: str | None

    def meant(self, mention: Mention, said: str, part: str) -> tuple[tuple[str, ...], bool] | None:
        """Its ids, and whether they surely are; None where no paper is named."""
        first = mention.matches[0]
        if first.kind == "issuer":
            certified = _CERTIFIED.search(part) is not None
            wanted = certified or (said.isupper() and not mention.of("skill"))
            own = {m.id for m in mention.of("skill")} - self.core if self.core else set()  # an AWS of welders
            theirs = self._of_issuer(first.id, self.about - own) if wanted else ()
            return (theirs, True) if theirs else None
        if first.kind == "skill" and first.exact and _CERTIFIED.search(part):
            on_it = self._of_product(first.id)
            return (on_it, True) if on_it else None
        if first.kind != "credential" or not (first.exact or first.score >= _SURELY):
            return None
        if not (first.exact and first.name.casefold() == said.casefold()) and not self._same_numbers(said, first.id):
            return None
        if not (_IN_CAPITALS.search(said) or _PAPER.search(part) or not self._is_made_of_subjects(said)):
            return None
        ids = [m.id for m in mention.leading("credential")]
        fitting = [i for i in ids if counts_in(self.catalogue.credentials[i], self.country) and self._fits(i)]
        if not fitting:
            return (tuple(ids[:_MOST_ALIKE]), False) if first.exact else None
        if len(fitting) > 1 and not first.exact:
            fitting = fitting[:1]
        return (tuple(fitting[:_MOST_ALIKE]), True)

    def _fits(self, credential: str) -> bool:
        known = self.catalogue.credentials[credential]
        return not self.about or known.family == self.family or not self.about.isdisjoint(known.skills)

    def _same_numbers(self, said: str, credential: str) -> bool:
        """An auditor of ISO 45001 is none of ISO 27001."""
        known = self.catalogue.credentials[credential]
        names = " ".join((known.name, *known.aliases, *(code.code for code in known.codes)))
        return {n for n in _NUMBER.findall(said) if len(n) >= _STANDARDS} <= set(_NUMBER.findall(names))

    def _of_issuer(self, issuer: str, about: set[str]) -> tuple[str, ...]:
        return self._most_of([c for c, i in self.catalogue.issuer_of.items() if i == issuer], about)

    def _of_product(self, skill: str) -> tuple[str, ...]:
        """ "Azure certification", of a product that has rivals: any of those that are mainly about it."""
        if not self.catalogue.skills[skill].rivals:
            return ()
        known = self.catalogue.credentials
        return self._most_of([c for c in known if skill in known[c].main_skills], self.about)

    def _most_of(self, theirs: Iterable[str], about: set[str]) -> tuple[str, ...]:
        """Those that prove most of what the job is about."""
        known, proofs = self.catalogue.credentials, self.catalogue.proofs
        theirs = [c for c in theirs if counts_in(known[c], self.country) and known[c].status != "retired"]
        share = {c: sum(proof for skill, proof in proofs[c].items() if skill in about) for c in theirs}
        best = max(share.values(), default=0.0)
        return tuple(sorted((c for c in theirs if share[c] >= _NEARLY * best > 0), key=lambda c: -share[c])[:2])

    def _is_made_of_subjects(self, said: str) -> bool:
        """ "Azure DevOps" is a tool of that name, whatever exam has it in its title."""
        subjects = {
            w for s in self.catalogue.skills.values() for n in (s.name, *s.aliases) for w in n.casefold().split()
        }
        return all(word in subjects for word in said.casefold().split())


def _country(text: str) -> str | None:
    """Where the job is: as its title has it, or as it says somewhere."""
    for chunk in list(_PLACE.findall(text[:160]))[:6]:
        words = chunk.split()
        for tail in (words[-2:], words[-1:], words[-2:-1]):
            name = " ".join(tail)
            if name[:1].isupper() and (found := country_mentioned(f"in {name}")) is not None:
                return found
    return country_mentioned(text)
