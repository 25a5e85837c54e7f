"""Where the person works: heard beside anything, and what it says of a name that several credentials have, as "my CPC"
is the driver's in the UK and the coder's in the US.
"""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.talk import Talk
from bot.dialogs.understanding.cues import Named
from bot.dialogs.understanding.zones import country_mentioned, country_of_zone, country_said
from bot.knowledge.countries import counts_in
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


async def settle(talk: Talk) -> None:
    """Drop the readings of the message's names that count elsewhere, where others are of this country. What the person
    has is never dropped; what counts everywhere may be meant as little as what counts elsewhere.
    """
    talk.heard = replace(talk.heard, named=tuple(_skill_of_their_trade(talk, n) for n in talk.heard.named))
    shared = [n for n in talk.heard.named if len(n.mention.leading("credential")) > 1]
    if not shared:
        return
    theirs, country = await _theirs(talk), country_mentioned(talk.heard.text) or talk.country
    settled = {id(n): _at_home(talk, n, country, theirs) if country is not None else n for n in shared}
    settled = {i: _of_the_job(talk, n, theirs) for i, n in settled.items()}
    settled = {i: await _studied(talk, n) for i, n in settled.items()}
    talk.heard = replace(talk.heard, named=tuple(settled.get(id(n), n) for n in talk.heard.named))


def _at_home(talk: Talk, named: Named, country: str, theirs: frozenset[str]) -> Named:
    known = talk.manager.knowledge.catalogue.credentials
    alike = [m.id for m in named.mention.leading("credential")]
    here = {i for i in alike if i in theirs or counts_in(known[i], country)}
    of_here = any(known[i].countries and counts_in(known[i], country) for i in here)
    if not of_here or len(here) == len(alike):
        return named
    talk.trace.append(f"it counts in {country}")
    away = set(alike) - here
    matches = tuple(m for m in named.mention.matches if m.kind != "credential" or m.id not in away)
    return replace(named, mention=replace(named.mention, matches=matches))


def _of_the_job(talk: Talk, named: Named, theirs: frozenset[str]) -> Named:
    """ "Payroll clerk here, should I get the CPP?": of those called so the one that proves something of their job."""
    alike, catalogue = [m.id for m in named.mention.leading("credential")], talk.manager.knowledge.catalogue
    told = [m.id for n in talk.heard.named if n.kind == "role" for m in n.mention.of("role")]
    job = catalogue.roles.get((told or [talk.state.focus.role or talk.profile.role or ""])[0])
    works_with = set(job.skills) if job is not None else {*talk.profile.skills}
    if not works_with or len(alike) < 2 or theirs & set(alike):
        return named
    fits = [i for i in alike if catalogue.proofs[i].keys() & works_with]
    if len(fits) != 1 or not any(catalogue.credentials[fits[0]].skills.get(s) == 3 for s in works_with):
        return named
    talk.trace.append("it is of their job")
    matches = tuple(m for m in named.mention.matches if m.kind != "credential" or m.id not in alike or m.id in fits)
    return replace(named, mention=replace(named.mention, matches=matches))


def _skill_of_their_trade(talk: Talk, named: Named) -> Named:
    """ "CNC sounds OK", of a machine operator, is no nutrition coach: of a credential and a skill of one name that have
    nothing in common, the skill is meant where only that is of their field.
    """
    alike = named.mention.leading("credential")
    skills = [m for m in named.mention.of("skill") if m.exact]
    if len(skills) != 1 or not alike or named.kind != "credential":
        return named
    catalogue = talk.manager.knowledge.catalogue
    told = [m.id for n in talk.heard.named if n.kind == "role" for m in n.mention.of("role")]
    job = (told or [talk.state.focus.role or talk.profile.role or ""])[0]
    field = {s for role in catalogue.roles.values() if _same_field(talk, role.id, job) for s in role.skills}
    proved = {s for m in alike for s in catalogue.proofs[m.id]}
    if skills[0].id not in field or skills[0].id in proved or field & proved:
        return named
    talk.trace.append("it is a skill of their field")
    return replace(named, mention=replace(named.mention, matches=tuple(skills)))


def _same_field(talk: Talk, role: str, job: str) -> bool:
    family_of = talk.manager.knowledge.catalogue.family_of
    return job in family_of and family_of[role] == family_of[job]


async def _studied(talk: Talk, named: Named) -> Named:
    """ "CIPM 30 April" of who studies one of those that are called so."""
    alike = {m.id for m in named.mention.leading("credential")}
    if len(alike) < 2 or talk.given.records is None or not talk.given.private:
        return named
    own = alike & {s.credential for s in await talk.given.records.studies()}
    if len(own) != 1 or alike & {h.credential for h in await talk.given.records.holdings()}:
        return named
    talk.trace.append("it is the one that they study")
    away = alike - own
    matches = tuple(m for m in named.mention.matches if m.kind != "credential" or m.id not in away)
    return replace(named, mention=replace(named.mention, matches=matches))


async def _theirs(talk: Talk) -> frozenset[str]:
    """What they hold or study."""
    if talk.given.records is None:
        return frozenset()
    held, studied = await talk.given.records.holdings(), await talk.given.records.studies()
    return frozenset({*(h.credential for h in held), *(s.credential for s in studied)} - {None})  # type: ignore[arg-type]
