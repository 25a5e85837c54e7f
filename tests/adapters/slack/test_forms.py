"""Forms as modals: opened by a shortcut or a button, filled in, looked at, and carried out by a turn."""

from __future__ import annotations

from datetime import date

import pytest

from bot.adapters.slack.manifest import RECORD_SHORTCUT
from tests.adapters.slack.modes import both_modes
from tests.fakes.slack import Message, SlackServer, User, View

pytestmark = pytest.mark.usefixtures("laurel")


async def opened(slack: SlackServer, user: User) -> View:
    await slack.until(lambda: slack.modals(user))
    return slack.modals(user)[-1]


async def recording(slack: SlackServer, user: User, name: str = "cka") -> View:
    """The form to record a credential, with one chosen."""
    slack.shortcut(user, RECORD_SHORTCUT)
    form = await opened(slack, user)
    found = await slack.type_ahead(user, "credential", name)
    told = slack.fill(user, "credential", found.labels[0])
    assert told is not None
    assert (await told).acked
    return form


@both_modes
async def test_a_credential_is_recorded(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    form = await recording(slack, ravi)
    slack.fill(ravi, "awarded", date(2025, 5, 3))
    await slack.until(lambda: "3 May 2027" in form.plain)  # counted while it is filled in
    assert (await slack.submit(ravi)).acked
    assert not slack.modals(ravi)
    [answer] = await slack.sent(1)
    assert (answer.channel, answer.thread_ts, answer.viewer) == (slack.dm(ravi).id, None, None)
    assert "3 May 2027" in answer.plain


async def test_names_are_completed_while_they_are_typed(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    await recording(slack, ravi)
    assert "Kubernetes" in (await slack.type_ahead(ravi, "credential", "certified kubernetis admin")).labels[0]
    assert "forklift licence" in (await slack.type_ahead(ravi, "credential", "forklift licence")).labels[-1]


async def test_what_is_wrong_stands_beside_the_field(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    form = await recording(slack, ravi)
    await slack.submit(ravi, awarded=date(2026, 11, 3), link="badge 7")
    assert form.errors.keys() == {"awarded", "link"}
    assert "still to come" in form.errors["awarded"]
    await slack.submit(ravi, awarded=date(2025, 5, 3), link="https://example.org/badge/7")
    await slack.sent(1)
    assert not slack.modals(ravi)


async def test_submitting_twice_records_once(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    await recording(slack, ravi)
    first = slack.submit(ravi, awarded=date(2025, 5, 3))
    second = slack.submit(ravi)
    assert (await first).acked
    assert (await second).acked
    await slack.sent(1)
    slack.say(ravi, "what do I hold?")
    _, answer = await slack.sent(2)
    assert "1 credential" in answer.plain


async def holding(slack: SlackServer, user: User, text: str) -> Message:
    slack.say(user, text)
    return (await slack.sent(1))[0]


async def test_a_record_is_put_right(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    noted = await holding(slack, ravi, "I passed CKA on 3 May 2025")
    slack.press(ravi, "Change the date", noted)
    form = await opened(slack, ravi)
    assert form.values()["awarded"]["awarded"]["selected_date"] == "2025-05-03"
    await slack.submit(ravi, awarded=date(2025, 6, 3), expires=None)
    *_, answer = await slack.sent(2)
    assert "3 Jun 2027" in answer.plain


async def test_units_are_logged_from_the_home_tab(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    await holding(slack, ravi, "my pmp expires 1 march 2028")
    await slack.open_home(ravi)
    await slack.until(lambda: slack.home(ravi))
    slack.press(ravi, "Log units", slack.home(ravi))
    await opened(slack, ravi)
    await slack.submit(ravi, amount="3.5")
    *_, answer = await slack.sent(2)
    assert "3.5" in answer.plain


async def test_reminders_are_set_from_the_home_tab(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    await holding(slack, ravi, "my pmp expires 1 march 2028")
    await slack.open_home(ravi)
    await slack.until(lambda: slack.home(ravi))
    slack.press(ravi, "Change", slack.home(ravi))
    form = await opened(slack, ravi)
    assert "09:00" in str(form.values())
    assert (await slack.submit(ravi)).acked
    await slack.sent(2)


async def test_a_form_whose_matter_is_gone_says_so(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    noted = await holding(slack, ravi, "I passed CKA on 3 May 2025")
    slack.press(ravi, "Change the date", noted)
    await opened(slack, ravi)
    slack.say(ravi, "remove my CKA")
    await slack.sent(2)
    await slack.submit(ravi, awarded=date(2025, 6, 3))
    *_, answer = await slack.sent(3)
    assert "not there any more" in answer.plain


async def test_a_button_of_somebody_elses_opens_no_form(slack: SlackServer) -> None:
    ravi, mia = slack.user("Ravi"), slack.user("Mia")
    noted = await holding(slack, ravi, "I passed CKA on 3 May 2025")
    key = next(button.action_id for button in noted.buttons if button.label == "Change the date")
    careers = slack.channel("careers", members=[ravi, mia])
    slack.say(mia, f"{slack.mention} how much is the CKA?", careers)
    _, shown = await slack.sent(2)
    shown.blocks[-1]["elements"][-1]["action_id"] = key  # as if she knew it
    slack.press(mia, key, shown)
    *_, answer = await slack.sent(3)
    assert not slack.modals(mia)
    assert "2025" not in answer.plain


@pytest.mark.parametrize("error", ["expired_trigger_id", "ratelimited", "internal_error"])
async def test_a_form_that_slack_does_not_show_is_asked_in_sentences(slack: SlackServer, error: str) -> None:
    ravi = slack.user("Ravi")
    slack.fail(error, "views.open", times=2)
    slack.shortcut(ravi, RECORD_SHORTCUT)
    [asked] = await slack.sent(1)
    assert asked.channel == slack.dm(ravi).id
    slack.say(ravi, "I passed CKA on 3 May 2025")
    _, noted = await slack.sent(2)
    slack.press(ravi, "Change the date", noted)
    *_, answer = await slack.sent(3)
    assert not slack.modals(ravi)
    assert answer.channel == slack.dm(ravi).id


async def test_quick_changes_end_with_the_last(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    form = await recording(slack, ravi)
    slack.slow(0.05, "views.update", times=1)
    slack.fill(ravi, "awarded", date(2025, 5, 3))
    slack.fill(ravi, "expires", date(2027, 6, 1))
    slack.fill(ravi, "expires", date(2027, 7, 1))
    await slack.until(lambda: len(slack.called("views.update")) == 4)
    await slack.until(lambda: "1 Jul 2027" in form.plain)


async def test_a_form_that_is_closed_is_not_made_anew(slack: SlackServer) -> None:
    ravi = slack.user("Ravi")
    await recording(slack, ravi)
    with slack.out_of_order():
        slack.fill(ravi, "awarded", date(2025, 5, 3))
        slack.close(ravi)
    await slack.until(lambda: len(slack.called("views.update")) == 2)
    assert not slack.modals(ravi)
