"""The Home tab: made when it is opened, and made anew when something changed."""

from __future__ import annotations

import pytest

from bot.adapters.slack import home_tab
from bot.app import Laurel
from bot.clock import SimulatedClock
from bot.dialogs.engine.manager import DialogManager
from tests.adapters.slack.modes import both_modes
from tests.adapters.slack.service import adapter
from tests.fakes.slack import SlackServer, User

pytestmark = pytest.mark.usefixtures("laurel")


@pytest.fixture(autouse=True)
def settles_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home_tab, "SETTLES_AFTER", 0.01)


def shown(slack: SlackServer, user: User) -> str:
    home = slack.home(user)
    return home.plain if home else ""


@both_modes
async def test_somebody_new_is_greeted(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    assert (await slack.open_home(ravi)).acked
    await slack.until(lambda: "Hello Ravi" in shown(slack, ravi))
    assert not slack.messages
    assert not slack.prompts(ravi)


async def test_it_follows_what_is_said_until_nothing_is_kept_any_more(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    await slack.open_home(ravi)
    await slack.until(lambda: slack.home(ravi))
    slack.say(ravi, "my ceh expires 1 december 2026")
    await slack.until(lambda: "1 Dec 2026" in shown(slack, ravi))
    slack.slash(ravi, "/laurel", "forget everything about me", slack.channel("careers", members=[ravi]))
    _, asked = await slack.sent(2)
    assert (asked.via, asked.viewer) == ("response_url", ravi.id)
    slack.press(ravi, "Yes, delete it")
    farewell = (await slack.sent(3))[-1]
    assert (farewell.via, farewell.viewer) == ("response_url", ravi.id)
    assert "nothing of you is kept" in farewell.plain
    await slack.until(lambda: "Hello Ravi" in shown(slack, ravi))


async def test_its_buttons_are_answered_in_the_direct_message(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    await slack.open_home(ravi)
    await slack.until(lambda: slack.home(ravi))
    slack.press(ravi, "Find a credential", slack.home(ravi))
    [answer] = await slack.sent(1)
    assert (answer.channel, answer.thread_ts) == (slack.dm(ravi).id, None)


async def test_several_changes_at_once_end_with_the_last(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    await slack.open_home(ravi)
    for text in ("my ceh expires 1 december 2026", "my cka expires 2 january 2027", "my pmp expires 3 february 2027"):
        slack.say(ravi, text)
    await slack.until(lambda: all(day in shown(slack, ravi) for day in ("1 Dec 2026", "2 Jan 2027", "3 Feb 2027")))


async def test_many_looks_are_made_one_at_a_time(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    for delivery in [slack.open_home(ravi) for _ in range(5)]:
        assert (await delivery).acked
    await slack.until(lambda: len(slack.called("views.publish")) == 5)
    assert all(call.answer["ok"] for call in slack.called("views.publish"))


async def test_another_process_showed_one_meanwhile(
    slack: SlackServer, laurel: Laurel, clock: SimulatedClock, manager: DialogManager
) -> None:
    ravi = slack.user("Ravi")
    await slack.open_home(ravi)
    await slack.until(lambda: slack.home(ravi))
    other = adapter(slack, laurel)  # beside the one that serves
    await other.courier.changed(f"{ravi.team}/{ravi.id}")
    await slack.until(lambda: len(slack.called("views.publish")) == 2)
    slack.say(ravi, "my ceh expires 1 december 2026")
    await slack.until(lambda: "1 Dec 2026" in shown(slack, ravi))
    conflict, shown_then = slack.called("views.publish")[-2:]
    assert conflict.answer["error"] == "hash_conflict"
    assert "hash" not in shown_then.params
    await other.stop()


async def test_slack_may_not_show_it_now(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    slack.limit(1, "views.publish")
    await slack.open_home(ravi)
    await slack.until(lambda: slack.called("views.publish"))
    await slack.open_home(ravi)
    await slack.until(lambda: slack.home(ravi))
