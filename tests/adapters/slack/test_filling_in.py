"""Forms and the Home tab on a loopback Slack, from the press to the answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.dialogs.engine.manager import DialogManager
from tests.adapters.slack.service import serving
from tests.fakes.slack import SlackServer, User


@pytest.fixture
async def slack(manager: DialogManager, tmp_path: Path) -> AsyncIterator[SlackServer]:
    async with SlackServer() as server, serving(server, manager, tmp_path):
        yield server
        assert server.violations == []


@pytest.fixture
async def dana(slack: SlackServer) -> User:
    """Looking at the Home tab."""
    someone = slack.user("Dana", tz="Europe/Berlin")
    slack.open_home(someone)
    await slack.until(lambda: slack.home(someone))
    return someone


def home(slack: SlackServer, user: User) -> str:
    view = slack.home(user)
    return view.plain if view else ""


def modal(slack: SlackServer, user: User) -> str:
    return slack.modals(user)[-1].plain if slack.modals(user) else ""


async def change(slack: SlackServer, user: User, what: str, value: str | None) -> None:
    """Fills in what other parts of the form depend on, and waits until it was made anew."""
    before = len(slack.called("views.update"))
    slack.fill(user, what, value)
    await slack.until(lambda: len(slack.called("views.update")) > before)


async def test_a_credential_is_recorded_in_a_form(slack: SlackServer, dana: User) -> None:
    assert "Hello Dana, I am Laurel" in home(slack, dana)
    slack.press(dana, "Record a credential")
    await slack.until(lambda: slack.modals(dana))
    found = await slack.type_ahead(dana, "Credential", "certified kub")
    assert "Certified Kubernetes Administrator (CKA) – CNCF" in found.labels
    assert found.labels[-1] == "“certified kub” – not in my catalogue"
    await change(slack, dana, "Credential", "Certified Kubernetes Administrator (CKA) – CNCF")
    await change(slack, dana, "Awarded on", "2025-05-03")
    assert "By the rule it expires on 3 May 2027" in modal(slack, dana)
    await change(slack, dana, "Expires on", "2025-01-01")
    await slack.submit(dana)
    assert "cannot expire on 1 Jan 2025" in modal(slack, dana)
    await change(slack, dana, "Expires on", None)
    await slack.submit(dana)
    assert slack.modals(dana) == []
    await slack.until(lambda: any("got 3 May 2025, expires on 3 May 2027" in m.plain for m in slack.seen_by(dana)))
    await slack.until(lambda: "(CKA) expires on 3 May 2027" in home(slack, dana))


async def test_a_record_is_edited_from_the_home_tab(slack: SlackServer, dana: User) -> None:
    slack.say(dana, "PMP expires on 1 March 2027")
    await slack.until(lambda: "(PMP) expires on 1 Mar 2027" in home(slack, dana))
    slack.press(dana, "Edit", slack.home(dana))
    await slack.until(lambda: slack.modals(dana))
    await change(slack, dana, "Expires on", "2027-04-01")
    await slack.submit(dana)
    await slack.until(lambda: "(PMP) expires on 1 Apr 2027" in home(slack, dana))


async def test_units_are_logged_from_the_home_tab(slack: SlackServer, dana: User) -> None:
    slack.say(dana, "CISSP since 1 Feb 2025")
    await slack.until(lambda: "0 of 120 CPE" in home(slack, dana))
    slack.press(dana, "Log units", slack.home(dana))
    await slack.until(lambda: slack.modals(dana))
    await slack.submit(dana, amount="3")
    await slack.until(lambda: "3 of 120 CPE" in home(slack, dana))


async def test_two_quick_changes_both_count(slack: SlackServer, dana: User) -> None:
    slack.press(dana, "Record a credential")
    await slack.until(lambda: slack.modals(dana))
    await slack.type_ahead(dana, "Credential", "certified kub")
    slack.fill(dana, "Credential", "Certified Kubernetes Administrator (CKA) – CNCF")
    slack.fill(dana, "Awarded on", "2025-05-03")
    await slack.until(lambda: len(slack.called("views.update")) == 2)
    assert "By the rule it expires on 3 May 2027" in modal(slack, dana)
