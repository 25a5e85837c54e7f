"""Where the person works: heard beside anything that they say."""

from __future__ import annotations

import re

from bot.dialogs.engine.talk import Talk
from bot.dialogs.understanding.zones import country_mentioned, country_of_zone, country_said
from bot.patterns import pattern

#: "I'm a care worker in Glasgow", "we're in Australia mate".
_PLACED = pattern(
    r"(?<!\w)(?:i['’]?m|i\s+am|we['’]?re|we\s+are|i\s+(?:live|work|teach|drive|nurse|do|run)|living|based|working)(?!\w)"
    r"(?:(?!\b(?:interest\w*|experience\w*|expert\w*|certifi\w*|speciali\w*|fluent|train\w*|believ\w*|was|were|used|want\w*|plan\w*|mov\w*|look\w*"
    r"|think\w*|hop\w*|going|not|if)\b)[^.!?;\n]){0,60}?\bin\s",
    re.IGNORECASE,
)


def note_country(talk: Talk) -> None:
    """Whoever says where they work, beside anything, works there from now on; what others read along is not kept."""
    if not talk.given.private:
        return
    text = talk.heard.text
    said = _PLACED.search(text)
    at = said.start() if said is not None else _behind_the_job(talk)
    country = country_mentioned(text[at:]) if at is not None else _introduced(text) or _of_the_country(text)
    country = country or _comes_from(talk) or _alone(talk)
    if country is not None and "?" not in text[: at or 0]:
        talk.profile = talk.profile.model_copy(update={"country": country})


#: "I'm Canadian", "I'm from Canada", "Canadian here"; an English teacher may be anywhere.
_FROM = (
    pattern(
        r"(?<!\w)(?:i['’]?m|i\s+am|we['’]?re|we\s+are|me)\s+(?:(?:also|btw|actually|a|an)\s+){0,2}(?P<place>[^\W\d_]{4,14}(?:\sAfrican)?)"
        r"(?=\s*(?:[,.;!?)\n]|$|\s(?:so|and|but|btw|if|here|by|wanna|want|looking|who)(?!\w)))",
        re.IGNORECASE,
    ),
    pattern(
        r"(?<!\w)(?:i['’]?m|i\s+am|we['’]?re|we\s+are|here)\s+from\s+(?:the\s+)?(?P<place>[^\W\d_]{2,20}(?:\s[^\W\d_]{3,12})?)"
        r"(?=\s*(?:[,.;!?)\n]|$|\s(?:so|and|but|btw|if|here|by|wanna|want|looking|who)(?!\w)))",
        re.IGNORECASE,
    ),
    pattern(r"^\W*(?P<place>[^\W\d_]{4,14})\s+here(?=\W|$)", re.IGNORECASE),
)
#: Whoever is of one country and lives in another says so.
_ELSEWHERE_NOW = pattern(
    r"(?<!\w)(?:now|currently|mov\w+|live|lives|living|work(?:s|ing)?\s+in|based|originally|born|grew|emigrat\w*|immigra\w*|visa|abroad|overseas)(?!\w)",
    re.IGNORECASE,
)


#: "…, want a forklift licence. poland".
_LAST_CLAUSE = pattern(
    r"[,;.!]\s+(?:in\s+)?(?:the\s+)?(?P<place>[^\W\d_]{2,15}(?:\s[^\W\d_]{4,12})?)\W*$", re.IGNORECASE
)


def _alone(talk: Talk) -> str | None:
    """The country that ends what somebody tells of themselves, with nothing else in its clause."""
    text = talk.heard.text
    said = None if talk.profile.country or "?" in text else _LAST_CLAUSE.search(text)
    tells = any(n.cue in ("current", "goal") for n in talk.heard.named) or _WANTS.search(text) is not None
    return country_mentioned(f", {said['place']}") if said is not None and tells else None


_WANTS = pattern(r"\b(?:i['’]?m|i\s+am|i\s+work|work\s+in|want|wanna|need|looking\s+for)\b", re.IGNORECASE)


def says_only_where(text: str) -> bool:
    """Whether it says of which country somebody is, and nothing else."""
    said = (way.match(text.strip()) for way in _FROM)
    return any(found is not None and not text.strip()[found.end() :].strip(" .!") for found in said)


def _comes_from(talk: Talk) -> str | None:
    """The country that somebody says they are from, where they said nothing else of where they are."""
    text, records = talk.heard.text, talk.given.records
    if talk.profile.country or _ELSEWHERE_NOW.search(text):
        return None
    if records is not None and country_of_zone(records.preferences.zone):
        return None
    said = next((found for way in _FROM if (found := way.search(text)) is not None), None)
    country = (country_said(said["place"]) or country_mentioned(f"in {said['place']}")) if said is not None else None
    return country if country_mentioned(text) in (None, country) else None


_HELLO = (
    r"\W*(?:(?:good\s+(?:morning|afternoon|evening|day)|hi+|hiya|hey+|hello|yo|alright|morning|evening|mate|there|all"
    r"|guys|bot|laurel)\W+)*"
)
#: Whoever asks about a place need not be there.
_NO_QUESTION = (
    r"(?!(?:what|whats|which|how|where|who|is|are|can|could|do|does|best|any|some|good|jobs?|courses?|certs?"
    r"|certificat\w*|training|study\w*|learn\w*|look|looking|want\w*|need\w*|wanna|interest\w*|plan\w*|find|show|list"
    r"|mov\w+|not|experience\w*|for|was|used|born|exam\w*|got|believe|pass|passed|expert|certified)(?!\w))"
)
_OF_A_PLACE = r"[^\W\d_]{2,20}(?:\s[^\W\d_]{2,20})"
#: "Toronto here, …", "hi from Toronto, …", "chartered accountant in Lagos, …": how a first message begins.
_BEGINS = (
    pattern(rf"{_HELLO}(?P<place>{_OF_A_PLACE}?)\s+here(?=\W|$)", re.IGNORECASE),
    pattern(rf"{_HELLO}(?:greetings\s+)?from\s+(?P<place>{_OF_A_PLACE}?)(?=[,.;!\n]|$)", re.IGNORECASE),
    pattern(
        rf"{_HELLO}(?:{_NO_QUESTION}[\w'’/&-]{{1,20}}\s+){{1,6}}?in\s+(?P<place>(?:the\s+)?{_OF_A_PLACE}{{0,2}})"
        r"(?=[,.;!\n]|$)",
        re.IGNORECASE,
    ),
)


def _introduced(text: str) -> str | None:
    said = next((found for way in _BEGINS if (found := way.match(text)) is not None), None)
    return country_mentioned(f"in {said['place']}") if said is not None else None


#: "I'm a UK school leaver", "UK electrician, …"; a citizen, and what was learned there, may be anywhere by now.
_A_UK_ONE = pattern(
    rf"{_HELLO}(?:(?:i['’]?m|i\s+am)\s+)?(?:an?\s+)?(?P<place>UK|USA?)[\s-]+(?:based\s+)?"
    r"(?!(?:citizens?|nationals?|passport|visas?|degree|trained|qualified|educated|born|certs?|certificat\w*|licen[cs]e\w*|exams?|courses?|training|"
    r"jobs?|or|and|vs|is|for|to)(?!\w))[a-z]",
    re.IGNORECASE,
)


def _of_the_country(text: str) -> str | None:
    said = _A_UK_ONE.match(text)
    return country_mentioned(f"in the {said['place']}") if said is not None else None


#: "Paralegal in Toronto, want to …", "a receptionist job in Cardiff".
_IN = pattern(r"\s+(?:(?:job|role|position|post)\s+)?(?:(?:based|living|working|here|over)\s+)?in\s", re.IGNORECASE)


def _behind_the_job(talk: Talk) -> int | None:
    """Where it goes on behind the job that somebody says they have, if a place is named there."""
    jobs = (n.mention for n in talk.heard.named if n.cue == "current" and n.doubt is None and n.mention.of("role"))
    return next((job.end for job in jobs if _IN.match(talk.heard.text, job.end)), None)
