"""How an exam is in detail, which the catalogue keeps of none: that is said, with what is known of it instead."""

from __future__ import annotations

from bot.knowledge.model.credential import Credential
from bot.patterns import pattern
from bot.translation import _

#: What is asked for, and what of it a summary may tell after all.
_DETAILS = {
    "questions": (
        _("How many questions or tasks its exam has I do not know; the provider's page says so."),
        pattern(r"\b\d+ (?:[\w-]+ )?(?:questions|items|tasks)\b"),
    ),
    "minutes": (
        _("How long its exam is I do not know; the provider's page says so."),
        pattern(r"\bexam of \d|\b\d+[- ](?:minutes?|hours?)\b[^.;]{0,20}\bexam"),
    ),
    "pass-mark": (
        _("From which score on it is passed I do not know; the provider's page says so where it is public."),
        pattern(r"\bpass(?:ing)? (?:mark|score)|\bpassed (?:with|from) \d"),
    ),
    "pass-rate": (
        _("How many of those who try pass I do not know; few providers publish that."),
        pattern(r"\bpass rate"),
    ),
    "question-type": (
        _("What kind of questions its exam has I do not know; the provider's page says so."),
        pattern(r"\bmultiple[- ]choice\b|\bessays?\b|\badaptive\b|\bquestions\b"),
    ),
    "aids": (
        _("What may be used or brought along in its exam, and whether there are breaks, I do not know; the provider's "
          "page says so."),
        pattern(r"\bopen[- ]book\b"),
    ),
    "results": (_("How soon results come I do not know; the provider's page says so."), pattern(r"\bresults? within")),
}  # fmt: skip
DETAILS = frozenset(_DETAILS)


def of_the_exam(credential: Credential, detail: str, known: list[str]) -> list[str]:
    """What was asked for, then what is ``known`` of how it is earned."""
    text, told = _DETAILS[detail]
    first = credential.summary if told.search(credential.summary.casefold()) else _(text)
    return [first, *known]
