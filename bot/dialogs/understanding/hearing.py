"""What a message contains, before it is decided what it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rapidfuzz.distance import OSA

from bot.dialogs.understanding.chat_spelling import as_words
from bot.dialogs.understanding.choice_words import ChoiceWords
from bot.dialogs.understanding.circle_names import SaidPerson, SaidTeam, find_names
from bot.dialogs.understanding.correcting import as_corrected, without_taken_back
from bot.dialogs.understanding.cues import Cue, Cues, Named
from bot.dialogs.understanding.dates import SaidDate, find_dates
from bot.dialogs.understanding.days_and_money import is_of_a_day, without_money
from bot.dialogs.understanding.doings import Doings, SaidDoing
from bot.dialogs.understanding.exam_languages import is_how_somebody_writes, is_of_exams
from bot.dialogs.understanding.hours_of_days import with_days
from bot.dialogs.understanding.job_pairs import in_pairs
from bot.dialogs.understanding.listed_levels import with_levels
from bot.dialogs.understanding.no_names import hidden, without_staying_home
from bot.dialogs.understanding.objecting import without_objection
from bot.dialogs.understanding.one_letter import of_one_letter
from bot.dialogs.understanding.phrases import Phrases
from bot.dialogs.understanding.run_on import with_a_joint
from bot.dialogs.understanding.schooldays import is_of_schooldays
from bot.dialogs.understanding.until_when import months_until
from bot.dialogs.understanding.values import Value, count, find_values
from bot.knowledge.finder import Finder, Mention
from bot.knowledge.rates import is_known
from bot.knowledge.words import Word, key, words
from bot.messaging.incoming import Mentioned
from bot.patterns import pattern
from bot.tracking.teams.circle import NOBODY_KNOWN, Circle

_MARKUP = pattern(r"<[@#!][^>\s]*>|https?://\S+|<https?://[^>]*>|[`*_~]{1,3}(?=\S)|(?<=\S)[`*_~]{1,3}")
ORDINAL_WORDS = {
    "first": 1, "1st": 1, "former": 1, "top": 1, "second": 2, "2nd": 2, "latter": -1, "third": 3, "3rd": 3,
    "fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "last": -1,
}  # fmt: skip
#: "BLS, not from the AHA": an issuer that is named and not meant.
_NOT = pattern(r"(?<!\w)(?:not|no|never|without|instead\s+of|than)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_SORTED_FIRST = pattern(
    r"\btop\s+(?:\d{1,2}|two|three|four|five|ten)\b|\b(?:cheap|short|eas|fast|quick)\w*\s+(?:ones?\s+)?first\b"
    r"|\bat first\b|\bfirst of all\b"
)
#: "How long does it last?", "does the certificate last": nothing that is the last.
_LASTS = pattern(
    r"(?<!\bthe)(?<!\band)(?<!\bor)(?<!\bmy)(?<!\bvery)\s+last\b(?!\s+(?:one|two|cert\w*|credential|option|step))"
    r"|\b(?:first|last|next)\s+(?:(?:\d{1,2}|two|three|four|five|six|few|couple\s+of)\s+)?(?:days?|weeks?|months?|years?|hours?|minutes?|half|bit)\b"
)

#: More names, amounts or days than this of one message are not heard: a list so long is sent as a file.
_MOST = 100
#: Choices that are made of days: "next quarter".
_OF_TIME = "period"
#: Choices that a whole list is narrowed by: "I can only start in May" is no beginner.
_OF_LEVELS = frozenset({"level", "seniority"})
#: Stands for a day in a sentence that is looked at without its days.
A_DAY = "¤"
_FACET, _FORMAT = "facet", "format"
_LEVEL, _FIRST_LEVEL, _ABOVE_THE_FIRST = "level", "entry", "intermediate"

_Stretch = Mention | Value | SaidDate | SaidPerson | SaidTeam


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything found in one message. ``choices``: kind → values said, as in the phrases file."""

    text: str
    words: tuple[Word, ...]
    named: tuple[Named, ...]
    values: tuple[Value, ...]
    choices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    choice_spans: tuple[tuple[int, int], ...] = ()
    ordinals: tuple[int, ...] = ()
    dates: tuple[SaidDate, ...] = ()
    today: date = date.min
    #: How this person writes 03/04, when that is known.
    day_first: bool | None = None
    people: tuple[SaidPerson, ...] = ()
    teams: tuple[SaidTeam, ...] = ()
    #: What is named where only a team can be, and is none that the writer can name.
    unknown_team: str | None = None
    #: The writer leads a team.
    leads: bool = False

    @property
    def key(self) -> str:
        return key(self.text)

    @property
    def undated(self) -> str:
        """The text without its days."""
        text = self.text
        for said in reversed(self.dates):
            text = text[: said.start] + text[said.end :]
        return text

    @property
    def marked(self) -> str:
        """The text with ``A_DAY`` in place of each day."""
        text = self.text
        for said in reversed(self.dates):
            text = text[: said.start] + A_DAY + text[said.end :]
        return text

    def ahead(self) -> list[SaidDate]:
        """The days of the text, where what is spoken of lies ahead: "in March" is the next one."""
        return find_dates(self.text, self.today, self.day_first, asked="ahead")

    def days_ahead(self) -> list[date]:
        """Those of them that are clear and to come, in order."""
        return [d.options[0] for d in self.ahead() if len(d.options) == 1 and d.options[0] > self.today]


#: "Delete the PALS I never did": whoever speaks is no numeral of a name.
_SPEAKER = pattern(
    r"(?<=\w )i(?=(?:['’](?:ve|m|d|ll)| (?:never|did|do|does|had|got|was|am|want|wanted|need|passed|think|thought"
    r"|don|didn|haven|can|could|will|would|took|earned|mentioned|said|told|meant|mean|didnt|dont|havent))(?!\w))",
    re.IGNORECASE,
)


class Ear:
    """Reads messages against the names of a catalogue and the words of a language."""

    def __init__(
        self,
        finder: Finder,
        phrases: Phrases,
        currency: str,
        issuer_of: Mapping[str, str] | None = None,
        doings: Doings | None = None,
    ) -> None:
        """``issuer_of``: credential → issuer, which tells apart credentials of one acronym."""
        self.finder = finder
        self._issuer_of = issuer_of or {}
        self._doings = doings or Doings({}, {})
        self._currency = currency
        self._ordinary = frozenset(phrases.common)
        self._cues = Cues(phrases.cues, self._ordinary)
        self._choices = [
            ChoiceWords(kind, table, self._ordinary if kind in _OF_LEVELS else ())
            for kind, table in phrases.choices.items()
        ]

    def hear(
        self,
        text: str,
        today: date,
        day_first: bool | None = None,
        circle: Circle = NOBODY_KNOWN,
        mentioned: Sequence[Mentioned] = (),
        talked_of: Sequence[int] = (),
    ) -> Heard:
        """``circle``: the people and teams that can be named; ``mentioned``: who is behind each ``@name``;
        ``talked_of``: ids of those whom "she" and "him" mean.
        """
        clean = with_a_joint(without_objection(as_words(plain(text))))
        sentence = words(clean)
        said = with_days(clean, find_values(clean, self._currency)[:_MOST])
        said = [v for v in said if not is_of_a_day(clean, v)]
        dates = find_dates(without_money(clean, said), today, day_first)[:_MOST]
        spotted = self._spotted(hidden(_SPEAKER.sub(";", clean)), dates)
        values = [
            *_not_in_names(clean, said, spotted),
            *months_until(clean, dates, today),
        ]
        taken: list[_Stretch] = [*values, *dates]
        mentions = [
            m
            for m in spotted
            if not any(_inside(m, v) for v in taken) and not _only_speaks(clean, m) and not _is_an_adverb(clean, m)
        ][:_MOST]
        mentions = [
            m for m in mentions if not (is_of_schooldays(clean, m) or _is_their_name(clean, m) or _is_a_plus(clean, m))
        ]
        mentions = list(self._of_one_house(clean, list(with_levels(clean, mentions, self.finder))))
        mentions = [m for m in mentions if not _is_a_mere_level(clean, m) and not _is_an_amount(clean, m)]
        letters = list(of_one_letter(clean, mentions, self.finder))
        mentions = sorted([*mentions, *letters], key=lambda m: m.start)
        values = [v for v in _not_in_names(clean, values, mentions) if v.kind != "pay"]
        dates = [d for d in dates if not any(d.start >= m.start and d.end <= m.end for m in mentions)]
        at = {plain(m.name).strip(): m for m in mentioned}
        names = find_names(clean, sentence, circle, at, [*mentions, *dates], self._ordinary, talked_of)
        mentions = [m for m in mentions if not any(_inside(m, s) for s in names.all)]
        doings = list(self._by_doing(sentence, mentions, names.all))
        mentions = [m for m in mentions if not any(_inside(m, d.mention) for d in doings)]
        choices, spans = self._find_choices(clean, sentence, mentions, dates)
        cued = self._cues.of(clean, mentions, [d.mention.end for d in doings])
        named = sorted([*cued, *doings], key=lambda n: n.mention.start)
        return Heard(
            text=clean,
            words=tuple(sentence),
            named=tuple(as_corrected(clean, in_pairs(clean, named))),
            values=tuple(values),
            choices=choices,
            choice_spans=tuple(spans),
            ordinals=tuple(ordinals(clean, mentions, dates)),
            dates=tuple(dates),
            today=today,
            day_first=day_first,
            people=without_taken_back(clean, names.people, names.teams),
            teams=without_taken_back(clean, names.teams, names.people),
            unknown_team=names.unknown_team,
            leads=bool(circle.led),
        )

    def _of_one_house(self, text: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """ "CIPP/E or CIPM", "BLS from the AHA": of two that are called so the one of the issuer that is spoken of."""
        leading = [[m.id for m in mention.leading("credential")] for mention in mentions]
        clear = {ids[0] for ids in leading if len(ids) == 1}
        issuers = {self._issuer_of.get(i) for i in clear}
        issuers |= {m.id for n in mentions for m in n.of("issuer") if m.exact and not _NOT.search(text, 0, n.start)}
        for mention, ids in zip(mentions, leading, strict=True):
            others = [i for i in ids if i not in clear] if len(ids) > 1 else ids
            meant = others if len(others) == 1 else [i for i in others if self._issuer_of.get(i) in issuers]
            if len(ids) > 1 and len(meant) == 1:
                yield replace(mention, matches=tuple(m for m in mention.matches if m.id in meant or m.id not in ids))
            else:
                yield mention

    def _by_doing(
        self, sentence: Sequence[Word], mentions: Sequence[Mention], people_and_teams: Sequence[_Stretch]
    ) -> Iterator[Named]:
        """ "I drive a lorry" is a job one has, "I can weld" a skill, "I want to teach" a job one wants. A job that is
        called by its name goes first, "I work in system admin" too; so does a field, "I want to do project management".
        """
        for said in self._doings.find(sentence):
            told = said.mention.matches[0]
            over = [m for m in mentions if _inside(said.mention, m)]
            if any(_goes_first(m, said, sentence) for m in over) or any(
                _inside(said.mention, s) for s in people_and_teams
            ):
                continue
            if said.told == "denies":
                yield Named(said.mention, "excluded", by_doing=True)
            elif told.kind == "role" or said.told != "wants":
                cue: Cue = "goal" if said.told == "wants" else "current" if told.kind == "role" else "known"
                yield Named(said.mention, cue, by_doing=True)

    def _spotted(self, text: str, dates: Sequence[SaidDate]) -> Sequence[Mention]:
        """The names in the text; none of them takes the day of a date with it: "CISM 4 June 2028"."""
        spotted = self.finder.spot(text)
        into = [d for d in dates if any(m.start < d.start < m.end < d.end for m in spotted)]
        for day in into:
            text = text[: day.start] + ";" * (day.end - day.start) + text[day.end :]
        return self.finder.spot(text) if into else spotted

    def _find_choices(
        self, text: str, sentence: Sequence[Word], mentions: Sequence[Mention], dates: Sequence[SaidDate]
    ) -> tuple[dict[str, tuple[str, ...]], list[tuple[int, int]]]:
        found: dict[str, tuple[str, ...]] = {}
        spans: list[tuple[int, int]] = []
        # A word inside a name says nothing of its own: "associate" in "AWS Solutions Architect Associate".
        free = [w for w in sentence if not any(m.start <= w.start < m.end for m in mentions)]
        undated = [w for w in free if not any(d.start <= w.start < d.end for d in dates)]
        for choice in self._choices:
            among = free if choice.kind == _OF_TIME else undated  # "Easter" is not mistyped for "easiest"
            if choice.kind == _FORMAT:
                among = without_staying_home(text, among)
            said = choice.find([w.text for w in among])
            if choice.kind == _LEVEL:
                meant = [(_not_that_level(value, text, among[a].start), value, a, b) for value, a, b in said]
                # What is wanted counts for more than what is not: "advanced please, the beginner stuff bores me".
                meant.sort(key=lambda one: one[0] != one[1])
                said = [(level, a, b) for level, _, a, b in meant if level]
            if said:
                found[choice.kind] = tuple(dict.fromkeys(value for value, _, _ in said))
                spans += [(among[a].start, among[b - 1].end) for _, a, b in said]
        if "validity" in found.get(_FACET, ()) and _WHAT_FOR.search(text):
            found[_FACET] = tuple("skills" if facet == "validity" else facet for facet in found[_FACET])
        if _FACET not in found and _HOW_MANY_EXAMS.search(text):
            found[_FACET] = ("format",)
        if _HOW_MUCH_EXPERIENCE.search(text) or (_FACET not in found and _NEEDS_A_DEGREE.search(text)):
            found[_FACET] = ("prerequisites",)
        if _LEVEL not in found and _AT_A_LOSS.search(text):
            found[_LEVEL] = (_FIRST_LEVEL,)
        return found, spans


#: "What's it good for" asks for no time.
_WHAT_FOR = pattern(
    r"(?<!\w)(?:what|wh?ats|what['’]s)\s(?:[\w+]{1,20}\s){0,4}?(?:actually\s+|even\s+)?(?:good|useful)\s+for\W*$",
    re.IGNORECASE,
)
#: "Do I need a masters?"
_NEEDS_A_DEGREE = pattern(
    r"(?<!\w)(?:do|does|would|will|is|can|could|must|should)\s.{0,30}?(?:need|have|without|require\w*|get\s+in|necessary)\s.{0,20}?(?:degree|masters?|master['’]s|bachelors?|bachelor['’]s|diploma|phd|a[\s-]?levels?|gcses?)(?!\w)",
    re.IGNORECASE,
)
#: "How much work experience do they want" asks for no price.
_HOW_MUCH_EXPERIENCE = pattern(
    r"(?<!\w)how\s+(?:much|many\s+years)\s+(?:of\s+)?(?:(?:work|working|job|prior|relevant|professional)\s+){0,2}experi[ae]n\w{1,4}(?!\w)",
    re.IGNORECASE,
)
#: "How many exams is it?" asks for no price.
_HOW_MANY_EXAMS = pattern(r"(?<!\w)how\s+many\s+(?:exams?|tests|papers|parts|modules|courses)(?!\w)", re.IGNORECASE)
#: "No clue where to start" of who is new to it.
_AT_A_LOSS = pattern(
    r"(?<!\w)(?:no\s+(?:clue|idea)|(?:do\s*n['’]?t|do\s+not|not\s+sure)(?:\s+(?:even|really))?(?:\s+know)?)\s+(?:of\s+|about\s+)?where\s+(?:to|i\s+should|do\s+i)\s+(?:even\s+)?(?:start|begin)(?!\w)",
    re.IGNORECASE,
)
#: "Not entry level", "nothing too basic", "above beginner"; "not hard" and "not experienced" say no more than that.
_DENIES_A_LEVEL = pattern(
    r"(?<!\w)(?:not|no|nothing|isn['’]?t|ain['’]?t|aren['’]?t|non|above|beyond|past|n['’]t|dont|without|higher\s+than|more\s+than"
    r"|(?:do\s*n['’]?t|do\s+not|stop|quit)\s+(?:offer|give|show|send|suggest|recommend)(?:ing)?(?:\s+me)?)[\s-]+"
    r"(?:(?:an?|the|at|that|so|too|really|just|any|for|just|absolute|complete|total|want|more|be)\s+){0,3}$",
    re.IGNORECASE,
)


#: "The beginner stuff bores me".
_BORES = pattern(
    r"\w+(?:\s+\w+){0,2}?\s+(?:bores?|is\s+boring|(?:is|are)\s+too\s+(?:easy|basic|simple))(?!\w)", re.IGNORECASE
)
#: "The first one" is one of those shown; "my first one" would be for a beginner.
_IN_ORDER = pattern(r".{0,8}(?<!\w)(?:the|that|this)\s{1,3}(?:very\s)?first(?!\w)", re.IGNORECASE)


def _not_that_level(value: str, text: str, start: int) -> str | None:
    """The level that is meant where one is said; none for "not an expert"."""
    if _IN_ORDER.match(text, max(0, start - 10)):
        return None
    if not _DENIES_A_LEVEL.search(text, max(0, start - 40), start) and not _BORES.match(text, start):
        return value
    return _ABOVE_THE_FIRST if value == _FIRST_LEVEL else None


def plain(text: str) -> str:
    """The text without platform markup, links, emphasis marks and control characters."""
    kept = "".join(ch if ch.isprintable() or ch == "\n" else " " for ch in text)
    return _MARKUP.sub(" ", kept)


def ordinals(text: str, mentions: Iterable[Mention] = (), dates: Iterable[SaidDate] = ()) -> list[int]:
    """``the second one`` → 2, ``the first two`` → 1, 2, ``the last`` → -1, ``number 3`` → 3; in order, once each."""
    lowered = text.casefold()
    parts: list[_Stretch] = [*mentions, *dates]
    for part in parts:
        lowered = lowered[: part.start] + " " * (part.end - part.start) + lowered[part.end :]
    lowered = _SORTED_FIRST.sub(" ", lowered)
    found: dict[int, None] = {}
    for match in re.finditer(
        r"\bfirst\s+(two|three|four|2|3|4)\b(?!\s+(?:days?|weeks?|months?|years?|hours?))", lowered
    ):
        found.update(dict.fromkeys(range(1, (count(match[1]) or 1) + 1)))
    for match in re.finditer(
        r"\b(?:number|no\.?|nr\.?|option|step|#)\s*(\d|one|two|three|four|five)\b|(?<!\w)#(\d)\b", lowered
    ):
        found[count(match[1] or match[2]) or 1] = None
    if not found:
        nth = (
            r"\b(?:the|and|or|that|with)?\s*\b("
            + "|".join(ORDINAL_WORDS)
            + r")\b(?:\s+(?:one|two|cert\w*|credential|option))?"
        )
        for match in re.finditer(nth, _LASTS.sub(" ", lowered)):
            found[ORDINAL_WORDS[match[1]]] = None
    return list(found)


#: Words of any talk that are mistyped often, "actualy", and then look like the name of something.
_ADVERBS = tuple(
    """
    actually currently usually finally probably basically generally definitely recently especially certainly completely
    absolutely immediately necessarily personally honestly obviously seriously eventually apparently technically
    realistically hopefully ideally roughly exactly joined joining specialise specialize specialising specializing
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


def _is_an_adverb(text: str, mention: Mention) -> bool:
    """A single mistyped word that is as near to one of these as to the name."""
    said = text[mention.start : mention.end].casefold()
    if " " in said or any(m.exact for m in mention.matches):
        return False
    return any(OSA.distance(said, adverb, score_cutoff=1) <= 1 for adverb in _ADVERBS)


#: "AWS certification is a plus" names no CompTIA A+.
_IS_A = pattern(r"\b(?:is|are|be|as|big|huge|considered|definitely|always)\s+$", re.IGNORECASE)


def _is_a_plus(text: str, mention: Mention) -> bool:
    said = text[mention.start : mention.end].casefold() == "a plus"
    return said and _IS_A.search(text, max(0, mention.start - 15), mention.start) is not None


#: "Insurance wants papers", "HR told me": who speaks, behind their name.
_SPEAKS = pattern(
    r"\s+(?:(?:is|are|keeps?)\s+(?:asking|wanting|telling|insisting)|wants?|wanted|says?|said|told|asks|insists?|pays?|covers|funds"
    r"|asked\s+(?:me|us|for))\b",
    re.IGNORECASE,
)
#: "English then", "English is fine": the language of the talk.
_IN_ENGLISH = pattern(r"\s+(?:then|please|pls|only|(?:is|would\s+be)\s+(?:fine|ok|okay|good|better))\b", re.IGNORECASE)
#: "I get asked about it in interviews."
_SETTING = pattern(r"\b(?:in|at|during)\s+(?:(?:my|the|all|job|every)\s+)*$", re.IGNORECASE)


def _only_speaks(text: str, mention: Mention) -> bool:
    """Whether a subject is named as who asks for something, or where, and not as what is asked for."""
    said = text[mention.start : mention.end]
    if mention.matches[0].kind not in ("skill", "family") or " " in said:
        return False
    if mention.matches[0].id == "english" and _IN_ENGLISH.match(text, mention.end):
        return True
    of_a_language = (text, mention.start, mention.end)
    if mention.matches[0].id == "english" and (is_of_exams(*of_a_language) or is_how_somebody_writes(*of_a_language)):
        return True
    setting = said.casefold().startswith("interview") and _SETTING.search(text[: mention.start])
    return bool(setting or _SPEAKS.match(text, mention.end))


#: "CPR level C" is no IPMA Level C.
_MERE_LEVEL = pattern(r"level\s+\w", re.IGNORECASE)


def _is_a_mere_level(text: str, mention: Mention) -> bool:
    alike = not any(m.exact for m in mention.matches)
    return alike and _MERE_LEVEL.fullmatch(text, mention.start, mention.end) is not None


#: "30 CPD hours a year" are no OSHA 30.
_AMOUNT = pattern(
    r"\d{1,3}\s*(?:cp[deu]s?|pdus?|ceus?|cmes?|pdhs?|units?|credits?|points?)(?:\s+(?:hours?|hrs?|points?|credits?|units?))?",
    re.IGNORECASE,
)
#: "Part 1" alone names no exam that has one, "3 years" no diploma of the early years, "3 modules" nothing with three.
_A_PART = pattern(
    r"(?:part|paper|module|unit|step|stage|phase)\s*(?:\d|i{1,3}|one|two|three)"
    r"|(?:\d{1,3}|an?|one|two|three|four|five|six|ten)\s*(?:years?|yrs?|months?|weeks?|days?|hours?|hrs?|modules?|chapters?|units?|lessons?)",
    re.IGNORECASE,
)
#: "How much is it in CAD?"
_IN_FRONT_OF_MONEY = pattern(r"(?<!\w)in\s+$", re.IGNORECASE)


def _is_an_amount(text: str, mention: Mention) -> bool:
    if _A_PART.fullmatch(text, mention.start, mention.end) and not any(m.exact for m in mention.matches):
        return True
    money = is_known(text[mention.start : mention.end].upper()) and _IN_FRONT_OF_MONEY.search(text, 0, mention.start)
    return bool(money) or _AMOUNT.fullmatch(text, mention.start, mention.end) is not None


#: "I am Ines" is no issuer that is spelt alike.
_CALLED = pattern(r"(?<!\w)(?:i\s+am|i['’]?m|my\s+name\s+is|name['’]?s|call\s+me|this\s+is)\s+$", re.IGNORECASE)


def _is_their_name(text: str, mention: Mention) -> bool:
    said = text[mention.start : mention.end].casefold()
    alike = mention.matches[0].kind == "issuer" and all(m.name.casefold() != said for m in mention.matches)
    return alike and _CALLED.search(text[max(0, mention.start - 12) : mention.start]) is not None


_SPANS_OF_TIME = ("hours", "months")
_SURELY_NAMED = 0.9
_LIMITS = pattern(r"\b(?:in|within|under|below|for)\b", re.IGNORECASE)


def _not_in_names(text: str, values: Sequence[Value], mentions: Sequence[Mention]) -> list[Value]:
    """ "TEFL 120 hour" is called so, and says of no time that somebody has; "TEFL in 120 hours" does."""
    return [v for v in values if not any(_is_in_the_name(text, v, m) for m in mentions)]


def _is_in_the_name(text: str, value: Value, mention: Mention) -> bool:
    if value.kind not in _SPANS_OF_TIME or not (mention.start <= value.start and value.end <= mention.end):
        return False
    best, wider = mention.matches[0], mention.end - mention.start > value.end - value.start
    if not (best.exact or (wider and best.score >= _SURELY_NAMED)) or _LIMITS.search(text, mention.start, mention.end):
        return False
    return str(value.value) in best.name.replace("-", " ").split()


def _goes_first(named: Mention, said: SaidDoing, sentence: Sequence[Word]) -> bool:
    """Whether a name that lies in what somebody does counts for more: "I work in system admin", and not "I manage
    nurses"; "I want to do project management".
    """
    best = named.matches[0]
    if best.kind == "role":
        spoken = [w for w in sentence if named.start <= w.start < named.end]
        return best.id != said.mention.matches[0].id and not set(spoken) <= set(said.words)
    field = best.exact and best.kind in ("skill", "family") and named.end == said.mention.end
    return field and said.of_a_field and said.told in ("wants", "denies")


def _inside(mention: Mention, value: _Stretch) -> bool:
    return mention.start < value.end and value.start < mention.end
