"""What people press, choose, fill in, submit and close, in Socket Mode and in HTTP mode."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from aiohttp import ClientSession
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import SimulatedClock
from tests.fakes.slack import SlackServer, User
from tests.fakes.test_slack.apps import SmallApp
from tests.fakes.test_slack.kit import Json, actions, asked, button, home, line, modal, option, section, select

_DAY = {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-02"}
_CREDENTIAL = {"type": "external_select", "action_id": "credential", "min_query_length": 2}
_CKA = {"text": {"type": "plain_text", "text": "CKA"}, "value": "cka"}


def named(label: str, **fields: Any) -> Json:
    return button(text={"type": "plain_text", "text": label}, **fields)


def labelled(label: str, block_id: str, element: Json, **fields: Any) -> Json:
    return asked(element, block_id=block_id, **fields) | {"label": {"type": "plain_text", "text": label}}


FORM = modal(
    labelled("Credential", "which", _CREDENTIAL),
    labelled("Earned on", "earned", _DAY),
    labelled("Note", "note", line(max_length=5), optional=True),
    callback_id="record",
    private_metadata="7",
)


async def opened(slack: SlackServer, app: SmallApp, user: User, view: Json = FORM) -> None:
    """The app opens a modal after a shortcut."""
    await slack.shortcut(user, "record")
    await app.client.views_open(trigger_id=app.heard[-1]["trigger_id"], view=view)


async def test_a_button_in_a_message(slack: SlackServer, either: SmallApp) -> None:
    ravi = slack.user("Ravi")
    channel = slack.channel(members=[ravi])
    blocks = [section("CKA or CKAD?"), actions(named("Compare", action_id="compare", value="1"))]
    await either.client.chat_postMessage(channel=channel.id, text="CKA or CKAD?", blocks=blocks)
    await slack.settled()
    delivery = await slack.press(ravi, "Compare")
    body = either.heard[-1]
    [action] = body["actions"]
    assert (body["type"], action["action_id"], action["value"], action["type"]) == (
        "block_actions", "compare", "1", "button",
    )  # fmt: skip
    assert (body["user"]["id"], body["channel"]["id"]) == (ravi.id, channel.id)
    assert body["message"]["ts"] == body["container"]["message_ts"] == slack.messages[0].ts
    assert delivery.latency < 0.5
    async with ClientSession() as session:
        await session.post(body["response_url"], json={"text": "compared", "replace_original": True})
    assert [message.plain for message in slack.messages] == ["compared"]


async def test_buttons_are_pressed_only_by_those_who_see_them(slack: SlackServer, app: SmallApp) -> None:
    ravi, ana = slack.user("Ravi"), slack.user("Ana")
    channel = slack.channel(members=[ravi, ana])
    await app.client.chat_postEphemeral(
        channel=channel.id, user=ravi.id, text="a", blocks=[actions(named("Undo", action_id="undo"))]
    )
    await slack.press(ravi, "Undo")
    assert app.heard[-1]["container"]["is_ephemeral"]
    assert "message" not in app.heard[-1]
    with pytest.raises(AssertionError, match="no element 'Undo'"):
        slack.press(ana, "Undo")
    with pytest.raises(AssertionError, match="does not see it"):
        slack.press(ana, "Undo", slack.messages[0])
    with pytest.raises(AssertionError, match="no element 'Redo'; there are"):
        slack.press(ravi, "Redo")


async def test_an_answer_to_a_press_can_be_given_five_times_in_half_an_hour(
    slack: SlackServer, app: SmallApp, clock: SimulatedClock
) -> None:
    ravi = slack.user()
    await slack.slash(ravi, "/laurel")
    await slack.slash(ravi, "/laurel")
    used, late = (body["response_url"] for body in app.heard)
    async with ClientSession() as session:
        statuses = [(await session.post(used, json={"text": str(number)})).status for number in range(6)]
        assert statuses == [200] * 5 + [404]
        clock.advance(timedelta(minutes=31))
        assert (await session.post(late, json={"text": "a"})).status == 404
        assert (await session.post(f"{slack.url}/response/T1/1", json={"text": "a"})).status == 404
    assert [(message.text, message.viewer) for message in slack.messages] == [(str(n), ravi.id) for n in range(5)]


async def test_answers_to_a_press_are_checked_like_messages(slack: SlackServer, app: SmallApp) -> None:
    await slack.slash(slack.user(), "/laurel", channel=slack.channel())
    url = app.heard[0]["response_url"]
    async with ClientSession() as session:
        refused = await session.post(url, json={"text": "a", "blocks": [section("x" * 3001)]})
        assert (refused.status, await refused.text()) == (400, "invalid_blocks")
        await session.post(url, json={"text": "for all", "response_type": "in_channel"})
    assert [(message.text, message.viewer) for message in slack.messages] == [("for all", None)]
    assert len(slack.violations) == 1


async def test_menus_and_pickers_tell_at_once_outside_inputs(slack: SlackServer, either: SmallApp) -> None:
    ravi = slack.user()
    overflow = {"type": "overflow", "action_id": "more", "options": [option("hide", 1), option("snooze", 2)]}
    boxes = {"type": "checkboxes", "action_id": "boxes", "options": [option("a", 1), option("b", 2)]}
    elements = actions(select(options=[option("a", 1), option("b", 2)]), _DAY, overflow, boxes)
    await either.client.chat_postMessage(channel=ravi.id, text="a", blocks=[elements])
    await slack.settled()
    told = [
        slack.fill(ravi, "pick", "xx"), slack.fill(ravi, "day", date(2027, 1, 31)), slack.choose(ravi, "more", "xx"),
        slack.fill(ravi, "boxes", ["a", "b"]),
    ]  # fmt: skip
    for delivery in told:
        assert delivery is not None
        await delivery
    pick, day, more, chosen = (body["actions"][0] for body in either.heard[-4:])
    assert (pick["selected_option"]["value"], day["selected_date"]) == ("b", "2027-01-31")
    assert more["selected_option"]["value"] == "snooze"
    assert [each["value"] for each in chosen["selected_options"]] == ["a", "b"]
    [values] = either.heard[-1]["state"]["values"].values()
    assert set(values) == {"pick", "day", "boxes"}


async def test_a_modal_from_shortcut_to_submission(slack: SlackServer, either: SmallApp) -> None:
    ravi = slack.user()
    await opened(slack, either, ravi)
    [view] = slack.modals(ravi)
    assert view.plain == "xxxx\nCredential\nEarned on\nNote"
    either.answers["block_suggestion"] = {"options": [_CKA]}
    assert (await slack.type_ahead(ravi, "Credential", "c")).labels == [], "too short to be asked for"
    suggestions = await slack.type_ahead(ravi, "Credential", "ck")
    assert (suggestions.labels, suggestions.latency < 0.5) == (["CKA"], True)
    assert (either.heard[-1]["value"], either.heard[-1]["action_id"]) == ("ck", "credential")
    assert slack.fill(ravi, "Credential", "CKA") is None, "an input tells nothing before it is submitted"
    await slack.submit(ravi, earned=date(2026, 1, 31), note="good")
    body = either.heard[-1]
    assert (body["type"], body["view"]["callback_id"], body["view"]["private_metadata"]) == (
        "view_submission", "record", "7",
    )  # fmt: skip
    assert body["view"]["state"]["values"] == {
        "which": {"credential": {"type": "external_select", "selected_option": _CKA}},
        "earned": {"day": {"type": "datepicker", "selected_date": "2026-01-31"}},
        "note": {"line": {"type": "plain_text_input", "value": "good"}},
    }
    assert slack.modals(ravi) == []
    assert slack.violations == []


async def test_slack_does_not_send_what_is_incomplete(slack: SlackServer, app: SmallApp) -> None:
    ravi = slack.user()
    await opened(slack, app, ravi)
    with pytest.raises(AssertionError, match=r"send it: .*which"):
        slack.submit(ravi)
    slack.modals(ravi)[0].offered["credential"] = [_CKA]
    with pytest.raises(AssertionError, match="too long"):
        slack.submit(ravi, which="CKA", note="too long")
    with pytest.raises(AssertionError, match="no option 'CKAD'"):
        slack.fill(ravi, "which", "CKAD")
    with pytest.raises(AssertionError, match="Slack does not send it"):
        slack.submit(ravi, which="CKA", note=None, earned=None)


async def test_errors_stand_beside_their_fields(slack: SlackServer, either: SmallApp) -> None:
    ravi = slack.user()
    await opened(slack, either, ravi, modal(labelled("Units", "units", line())))
    either.answers["view_submission"] = {"response_action": "errors", "errors": {"units": "At most 40."}}
    await slack.submit(ravi, units="50")
    [view] = slack.modals(ravi)
    assert (view.errors, view.trouble) == ({"units": "At most 40."}, None)
    assert "At most 40." in view.plain
    either.answers["view_submission"] = {"response_action": "errors", "errors": {"other": "No."}}
    await slack.submit(ravi)
    assert view.trouble
    assert slack.violations == ["answer to a submission: errors for blocks that are no inputs: ['other']"]


async def test_a_submission_updates_pushes_or_clears(slack: SlackServer, app: SmallApp) -> None:
    ravi = slack.user()
    form = modal(labelled("Units", "units", line()))
    await opened(slack, app, ravi, form)
    app.answers["view_submission"] = {"response_action": "update", "view": modal(section("Sure?"), submit={
        "type": "plain_text", "text": "Yes"})}  # fmt: skip
    first = slack.modals(ravi)[0].hash
    await slack.submit(ravi, units="4")
    [view] = slack.modals(ravi)
    assert (view.plain, view.hash != first) == ("xxxx\nSure?", True)
    app.answers["view_submission"] = {"response_action": "push", "view": form}
    await slack.submit(ravi)
    lower, upper = slack.modals(ravi)
    assert (upper.previous, upper.root) == (lower.id, lower.id)
    app.answers["view_submission"] = {"response_action": "clear"}
    await slack.submit(ravi, units="5")
    assert slack.modals(ravi) == []


async def test_an_illegal_view_in_an_answer_is_trouble(slack: SlackServer, app: SmallApp) -> None:
    ravi = slack.user()
    await opened(slack, app, ravi, modal(labelled("Units", "units", line())))
    app.answers["view_submission"] = {"response_action": "update", "view": modal(title={"type": "plain_text",
        "text": "x" * 25})}  # fmt: skip
    await slack.submit(ravi, units="4")
    assert slack.modals(ravi)[0].trouble
    assert "must be less than 25 characters" in slack.violations[0]


async def test_an_app_that_does_not_answer_is_trouble(slack: SlackServer, app: SmallApp) -> None:
    ravi = slack.user()
    await opened(slack, app, ravi, modal(labelled("Units", "units", line())))
    app.gate.clear()
    await slack.submit(ravi, units="4")
    assert slack.modals(ravi)[0].trouble


async def test_triggers_are_good_once_and_for_three_seconds(
    slack: SlackServer, app: SmallApp, clock: SimulatedClock
) -> None:
    ravi = slack.user()
    await opened(slack, app, ravi)
    used = app.heard[-1]["trigger_id"]
    await slack.shortcut(ravi, "record")
    clock.advance(timedelta(seconds=4))
    for trigger, error in (
        (used, "exchanged_trigger_id"),
        (app.heard[-1]["trigger_id"], "expired_trigger_id"),
        ("1.2.3", "invalid_trigger_id"),
    ):
        with pytest.raises(SlackApiError, match=error):
            await app.client.views_open(trigger_id=trigger, view=FORM)


async def test_at_most_three_modals_are_stacked(slack: SlackServer, app: SmallApp) -> None:
    ravi = slack.user()
    deeper = modal(actions(named("Deeper", action_id="deeper")))
    await opened(slack, app, ravi, deeper)
    for _ in range(2):
        await slack.press(ravi, "Deeper")
        await app.client.views_push(trigger_id=app.heard[-1]["trigger_id"], view=deeper)
    await slack.press(ravi, "Deeper")
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        await app.client.views_push(trigger_id=app.heard[-1]["trigger_id"], view=deeper)
    assert len(slack.modals(ravi)) == 3


async def test_what_was_entered_survives_an_update(slack: SlackServer, app: SmallApp) -> None:
    ravi = slack.user()
    quick = labelled("Units", "units", line(), dispatch_action=True)
    await opened(slack, app, ravi, modal(quick))
    delivery = slack.fill(ravi, "Units", "4")
    assert delivery is not None
    await delivery
    view = slack.modals(ravi)[0]
    await app.client.views_update(view_id=view.id, hash=view.hash, view=modal(section("4 of 40"), quick))
    assert view.values()["units"]["line"]["value"] == "4"
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await app.client.views_update(view_id=view.id, hash=app.heard[-1]["view"]["hash"], view=modal())
    with pytest.raises(SlackApiError, match="not_found"):
        await app.client.views_update(view_id="V404", view=modal())


async def test_closing_is_told_when_asked_for(slack: SlackServer, app: SmallApp) -> None:
    ravi = slack.user()
    await opened(slack, app, ravi)
    assert slack.close(ravi) is None
    await opened(slack, app, ravi, FORM | {"notify_on_close": True})
    delivery = slack.close(ravi)
    assert delivery is not None
    await delivery
    assert (app.heard[-1]["type"], app.heard[-1]["is_cleared"]) == ("view_closed", False)
    assert slack.modals(ravi) == []


async def test_home_is_published_race_safe(slack: SlackServer, app: SmallApp) -> None:
    ravi = slack.user()
    await slack.open_home(ravi, "messages")
    await slack.open_home(ravi)
    assert [body["event"]["tab"] for body in app.heard] == ["messages", "home"]
    assert "view" not in app.heard[-1]["event"]
    content = home(section("Nothing expires."), actions(named("Record", action_id="record")))
    first = (await app.client.views_publish(user_id=ravi.id, view=content))["view"]
    await app.client.views_publish(user_id=ravi.id, view=home(section("CKA expires.")), hash=first["hash"])
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await app.client.views_publish(user_id=ravi.id, view=content, hash=first["hash"])
    shown = slack.home(ravi)
    assert shown is not None
    assert shown.plain == "CKA expires."
    await slack.open_home(ravi)
    assert app.heard[-1]["event"]["view"]["hash"] == shown.hash


async def test_a_button_on_home_opens_a_modal(slack: SlackServer, either: SmallApp) -> None:
    ravi = slack.user()
    await either.client.views_publish(user_id=ravi.id, view=home(actions(named("Record", action_id="record"))))
    await slack.press(ravi, "Record")
    assert either.heard[-1]["container"]["type"] == "view"
    await either.client.views_open(trigger_id=either.heard[-1]["trigger_id"], view=FORM)
    assert len(slack.modals(ravi)) == 1


async def test_a_shortcut_on_a_message(slack: SlackServer, either: SmallApp) -> None:
    ravi = slack.user()
    channel = slack.channel()
    posting = slack.say(slack.user("Ana"), "We look for a nurse", channel)
    await slack.settled()
    await slack.message_shortcut(ravi, "fits", posting.message)
    body = either.heard[-1]
    assert (body["type"], body["callback_id"], body["message"]["text"]) == (
        "message_action", "fits", "We look for a nurse",
    )  # fmt: skip
    assert (body["channel"]["id"], body["user"]["id"]) == (channel.id, ravi.id)


async def test_illegal_views_and_options_are_violations(
    slack: SlackServer, app: SmallApp, client: AsyncWebClient
) -> None:
    ravi = slack.user()
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await client.views_publish(user_id=ravi.id, view=modal())
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await client.views_publish(user_id=ravi.id, view=home(actions()))
    await opened(slack, app, ravi)
    app.answers["block_suggestion"] = {"options": [option(text=76)]}
    assert (await slack.type_ahead(ravi, "which", "ck")).labels == []
    assert len(slack.violations) == 3
