"""Names for the finder to search: the shipped ones first, then seeded ones that look like credentials."""

from __future__ import annotations

import random
from collections.abc import Iterator

from bot.knowledge.catalogue import Catalogue
from bot.knowledge.finder import Name, names_of

_FIRST = (
    "North", "South", "East", "Blue", "Silver", "Harbour", "Summit", "Vertex", "Lumen", "Cedar", "Granite", "Orchid",
    "Falcon", "Meridian", "Aurora", "Delta", "Nimbus", "Quarry", "Raven", "Sable", "Tundra", "Willow", "Zephyr",
)  # fmt: skip
_SECOND = (
    "Institute", "Academy", "Systems", "Networks", "Council", "Board", "Software", "Association", "Labs", "College",
    "Federation", "Guild", "Alliance", "University", "Society", "Foundation",
)  # fmt: skip
_ADJECTIVES = (
    "Certified", "Accredited", "Registered", "Licensed", "Applied", "Integrated", "Strategic", "Digital", "Industrial",
    "Clinical", "Sustainable", "Advanced", "Secure", "Agile", "Distributed", "Commercial", "Global", "Technical",
)  # fmt: skip
_SUBJECTS = (
    "Cloud Security", "Data Engineering", "Machine Learning", "Network Administration", "Incident Response",
    "Project Management", "Supply Chain", "Payroll", "Radiography", "Phlebotomy", "Welding Inspection", "Food Safety",
    "Customer Success", "Business Analysis", "Penetration Testing", "Database Administration", "Tax Accounting",
    "Financial Planning", "Human Resources", "Early Childhood Education", "Medical Coding", "Crane Operation",
    "Refrigerant Handling", "Quality Assurance", "Digital Marketing", "Search Optimisation", "Technical Writing",
    "Service Desk", "Kubernetes Operations", "Wireless Design", "Threat Hunting", "Identity Governance",
    "Statistical Programming", "Storage Virtualisation", "Robotic Automation", "Occupational Hygiene",
)  # fmt: skip
_ROLES = (
    "Specialist", "Professional", "Associate", "Practitioner", "Engineer", "Architect", "Analyst", "Administrator",
    "Technician", "Consultant", "Manager", "Auditor", "Developer", "Instructor", "Coordinator",
)  # fmt: skip
_LEVELS = ("Foundation", "Level 1", "Level 2", "Level 3", "Expert", "Master", "Essentials", "Intermediate", "Senior")
_SYLLABLES = ("ba", "cor", "den", "fel", "gra", "hil", "jun", "kar", "lor", "mev", "nor", "pel", "qui", "ros", "sta",
              "tri", "ulm", "ven", "wex", "yar", "zon")  # fmt: skip


def names(catalogue: Catalogue, count: int, seed: int = 7) -> list[Name]:
    """``count`` names: the shipped ones, credentials first, and generated ones for the rest; no text twice."""
    shipped = sorted(names_of(catalogue), key=lambda name: name.kind != "credential")
    found = list({name.text.casefold(): name for name in shipped}.values())[:count]
    known = {name.text.casefold() for name in found}
    for text in _generated(random.Random(seed)):  # noqa: S311
        if len(found) == count:
            break
        if text.casefold() not in known:
            known.add(text.casefold())
            found.append(Name(text, "credential", f"synthetic-{len(found)}"))
    return found


def _generated(chance: random.Random) -> Iterator[str]:
    """Issuer, adjectives, subject and level, sometimes shortened, sometimes with a code."""
    while True:
        product = "".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3)))).capitalize()
        issuer = chance.choice((f"{chance.choice(_FIRST)} {chance.choice(_SECOND)}", product))
        words = [issuer, *chance.sample(_ADJECTIVES, chance.choice((0, 1, 1, 2)))]
        if chance.random() < 0.4:
            words.append("".join(chance.choices(_SYLLABLES, k=3)).capitalize())
        words += [chance.choice(_SUBJECTS), chance.choice(_ROLES)]
        if chance.random() < 0.5:
            words.append(chance.choice(_LEVELS))
        if chance.random() < 0.15:
            letters = "".join(w[0] for w in " ".join(words[1:]).split())
            words.append(f"({letters[:3].upper()}-{chance.randrange(100, 999)})")
        yield " ".join(words)


def mistyped(text: str, chance: random.Random) -> str:
    """``text`` with one or two typing errors inside words of four letters and more."""
    letters = list(text)
    for _ in range(chance.choice((1, 1, 2))):
        places = [i for i in range(1, len(letters) - 1) if "".join(letters[i - 1 : i + 2]).isalpha()]
        if not places:
            break
        _mistype(letters, chance.choice(places), chance)
    return "".join(letters)


def _mistype(letters: list[str], at: int, chance: random.Random) -> None:
    match chance.choice(("drop", "double", "swap", "replace")):
        case "drop":
            del letters[at]
        case "double":
            letters.insert(at, letters[at])
        case "swap":
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        case _:
            letters[at] = chance.choice("abcdefghijklmnopqrstuvwxyz")


def shortened(text: str, short: dict[str, str], chance: random.Random) -> str:
    """``text`` as people abbreviate it: a word cut or abbreviated, one left out, or two the other way round."""
    words = text.replace("(", "").replace(")", "").split()
    for way in chance.sample(("abbreviate", "leave out", "reorder"), 2):
        at = chance.randrange(len(words))
        if way == "abbreviate":
            words[at] = short.get(words[at].casefold(), words[at][:4] if words[at].isalpha() else words[at])
        elif way == "leave out" and len(words) > 3:
            del words[at]
        elif way == "reorder" and len(words) > 2:
            words[0], words[-1] = words[-1], words[0]
    return " ".join(words).casefold()
