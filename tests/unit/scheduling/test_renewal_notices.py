"""What a reminder says and offers, whatever the stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.knowledge.base import KnowledgeBase
from bot.messaging.reply import Bullets, Reply
from bot.scheduling.composing import compose
from bot.scheduling.due import Subject, forecast
from bot.tracking.preferences import Preferences
from tests.properties.test_due import END, START, holding

_FIVE = ("Renewed", "Snooze 1 day", "Snooze 1 week", "Snooze 1 month", "How to renew", "Stop for this")


def said(subject: Subject, knowledge: KnowledgeBase) -> list[Reply]:
    return [compose(subject, dues, at, knowledge.catalogue) for at, dues in forecast(subject, START, END)]


def test_every_stage_has_the_buttons_and_the_providers_page(knowledge: KnowledgeBase) -> None:
    held = replace(holding(1, START.date() + timedelta(days=120)), credential="cncf-cka")
    replies = said(Subject(1, Preferences(), "UTC", (held,)), knowledge)
    assert len(replies) == 8
    for reply in replies:
        assert tuple(b.label for b in reply.buttons if b.url is None) == _FIVE
        assert [b.url for b in reply.buttons if b.url] == [str(knowledge.catalogue.credentials["cncf-cka"].url)]


def test_of_several_each_name_leads_to_its_page(knowledge: KnowledgeBase) -> None:
    expires = START.date() + timedelta(days=120)
    held = tuple(replace(holding(n, expires), credential=c) for n, c in enumerate(("cncf-cka", "pmi-pmp"), 1))
    first = said(Subject(1, Preferences(), "UTC", held), knowledge)[0]
    lines = next(part for part in first.parts if isinstance(part, Bullets))
    urls = [str(knowledge.catalogue.credentials[c].url) for c in ("cncf-cka", "pmi-pmp")]
    assert [item[0].url for item in lines.items] == urls
