"""What is wanted in place of a step: another skill, another issuer, a course, something free or online."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Any

from bot.dialogs.understanding.hearing import Heard
from bot.dialogs.understanding.values import Money
from bot.knowledge.catalogue import Catalogue
from bot.knowledge.model.credential import Credential
from bot.knowledge.wording import full_name, short_name, skill_names
from bot.patterns import pattern
from bot.translation import _, listed

#: What stands behind this goes out: "instead of Tableau", "swap the Tableau one".
_OUT = pattern(
    r"\b(?:instead\s+of|in\s+place\s+of|no\s+to|against|replace|exchange|swap|trade|change|drop|rather\s+than|than|not|without|ditch|lose|sub)\s+"
    r"(?:out\s+)?(?:the\s+|my\s+|that\s+|this\s+|any\s+)?$",
    re.IGNORECASE,
)
_THAN = pattern(
    r"\b(?:instead\s+of|rather\s+than|than|not|in\s+place\s+of|no)\s+(?:an?\s+)?(?:real\s+)?(?:exams?|tests?|courses?)\b",
    re.I,
)
_COURSE = pattern(
    r"\b(?:an?|some|any|another|online|rather|do)\s+(?:\w+\s+){0,2}(?:courses?|training|workshop|class)\b|\bcoursework\b"
    r"|\b(?:no|without\s+(?:an?\s+|any\s+)?)\s*(?:exams?|tests?)\b",
    re.IGNORECASE,
)
_EXAM = pattern(
    r"\b(?:with|to|for|have|has|be|rather|proper|real|only|an?)\s+(?:an?\s+)?(?:proper\s+|real\s+)?(?:exams?|tests?)\b",
    re.I,
)
#: "Drop the exam" exchanges nothing.
_DROPS = pattern(
    r"\W*(?:(?:please|pls|can|could|you|ok|and|just|lets?)\W+)*(?:drop|skip|remove|delete|scrap|omit|cut|leave\s+out|take\s+out)\b"
    r"(?!.{0,80}\b(?:instead|rather|for\s+(?:an?|some|another))\b)",
    re.IGNORECASE,
)
_NEARBY = 40


@dataclass(frozen=True)
class Kind:
    """Empty means any. ``format``: as in the phrases file, with ``exam`` for one that has an exam."""

    skills: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    format: str = ""
    free: bool = False

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def as_json(self) -> dict[str, Any]:
        return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(self).items() if v}

    @classmethod
    def of(cls, said: dict[str, Any]) -> Kind:
        return cls(
            tuple(said.get("skills", ())),
            tuple(said.get("issuers", ())),
            said.get("format", ""),
            said.get("free", False),
        )

    def fits(self, catalogue: Catalogue, credential: Credential) -> bool:
        """What is not known of it does not fit."""
        proofs = catalogue.proofs[credential.id]
        assessed = credential.assessment
        formats = {
            "": True,
            "exam": assessed is not None and "exam" in assessed,
            "no-exam": assessed is not None and "exam" not in assessed,
        }
        return (
            all(proofs.get(skill, 0.0) > 0 for skill in self.skills)
            and (not self.issuers or catalogue.issuer_of[credential.id] in self.issuers)
            and formats.get(self.format, self.format in credential.delivery)
            and (not self.free or (credential.cost is not None and credential.cost.amount == 0))
        )

    def told(self, catalogue: Catalogue) -> str:
        """ "free in Statistics from Google"."""
        said = [_("free")] if self.free else []
        formats = {"exam": _("with an exam"), "no-exam": _("without an exam")}
        said += [formats.get(self.format, {"online": _("online"), "in-person": _("in person")}.get(self.format, ""))]
        if self.skills:
            said.append(_("that proves {skills}").format(skills=skill_names(catalogue, self.skills, len(self.skills))))
        if self.issuers:
            said.append(_("from {names}").format(names=listed([catalogue.issuers[i].name for i in self.issuers])))
        return " ".join(part for part in said if part)


def kind_said(heard: Heard) -> Kind:
    """What shall stand there; what is named as going out is none of it."""
    if _DROPS.match(heard.text):
        return Kind()
    skills, issuers = [], []
    for named in heard.named:
        if named.cue == "excluded" or goes_out(heard, named.mention.start):
            continue
        if named.kind == "skill":
            skills.append(named.mention.of("skill")[0].id)
        elif named.kind == "issuer" and not named.mention.of("credential"):
            issuers.append(named.mention.of("issuer")[0].id)
    free = any(isinstance(v.value, Money) and v.value.amount == Decimal(0) for v in heard.values)
    return Kind(tuple(dict.fromkeys(skills)), tuple(dict.fromkeys(issuers)), _format(heard), free)


def _format(heard: Heard) -> str:
    """ "A course rather than an exam" is without one, "a real exam" with one."""
    said = next(iter(heard.choices.get("format", ())), "")
    if said:
        return said
    wanted = _THAN.sub(" ", heard.text)
    if _COURSE.search(wanted):
        return "no-exam"
    return "exam" if _EXAM.search(wanted) else ""


def step_named(heard: Heard, catalogue: Catalogue, steps: Sequence[str]) -> str | None:
    """ "The Tableau one", "instead of Excel": the one step of which that is a part of the name."""
    found: set[str] = set()
    for named in heard.named:
        said = heard.text[named.mention.start : named.mention.end].casefold()
        if named.cue == "excluded" or goes_out(heard, named.mention.start):
            found |= set(_called(said, catalogue, steps))
    return found.pop() if len(found) == 1 else None


def _called(said: str, catalogue: Catalogue, steps: Sequence[str]) -> Iterator[str]:
    for step in steps:
        credential = catalogue.credentials[step]
        if said in f"{full_name(credential)} {short_name(credential)}".casefold():
            yield step


def goes_out(heard: Heard, start: int) -> bool:
    return _OUT.search(heard.text[max(0, start - _NEARBY) : start]) is not None
