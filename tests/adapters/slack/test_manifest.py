"""``laurel slack manifest``: what an operator pastes into Slack."""

from __future__ import annotations

import json

import pytest
import yaml
from click.testing import CliRunner, Result

from bot.adapters.slack.manifest import PROMPTS, SCOPES
from bot.cli import main
from tests.adapters.slack.manifest_schema import Manifest
from tests.talking import Talk

URL = "https://laurel.example.org"
#: Which scope each event needs: docs.slack.dev/reference/events, "Required scopes".
NEEDED = {
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "app_uninstalled": None,
    "message.channels": "channels:history",
    "message.groups": "groups:history",
    "message.im": "im:history",
    "message.mpim": "mpim:history",
    "subteam_members_changed": "usergroups:read",
    "subteam_updated": "usergroups:read",
    "tokens_revoked": None,
    "user_change": "users:read",
}
DIALOGS = ("credential_for_role", "list_holdings", "compare_credentials", "capabilities")


def printed(*options: str) -> Result:
    return CliRunner().invoke(main, ["slack", "manifest", *options])


def made(*options: str) -> Manifest:
    return Manifest.model_validate(yaml.safe_load(printed(*options).output))


@pytest.mark.parametrize("options", [(), ("--url", URL), ("--name", "N" * 35)])
def test_slack_takes_it(options: tuple[str, ...]) -> None:
    manifest = made(*options)
    callbacks = [shortcut.callback_id for shortcut in manifest.features.shortcuts]
    assert len(set(callbacks)) == len(callbacks)
    assert manifest.features.app_home.home_tab_enabled
    assert manifest.features.app_home.messages_tab_enabled
    assert not manifest.features.app_home.messages_tab_read_only_enabled
    assert manifest.settings.interactivity.is_enabled


def test_json_says_the_same() -> None:
    assert json.loads(printed("--url", URL, "--json").output) == yaml.safe_load(printed("--url", URL).output)


def test_each_event_is_allowed() -> None:
    manifest = made()
    events = manifest.settings.event_subscriptions.bot_events
    assert set(events) == set(NEEDED)
    assert {NEEDED[event] for event in events} - {None} <= set(manifest.oauth_config.scopes.bot)
    assert manifest.oauth_config.scopes.bot == list(SCOPES)


def test_socket_mode_needs_no_address() -> None:
    assert made().settings.socket_mode_enabled
    assert "http" not in printed().output


def test_a_public_address_is_where_slack_sends() -> None:
    manifest = made("--url", URL + "/")
    assert not manifest.settings.socket_mode_enabled
    interactivity = manifest.settings.interactivity
    assert {
        manifest.settings.event_subscriptions.request_url,
        interactivity.request_url,
        interactivity.message_menu_options_url,
        manifest.features.slash_commands[0].url,
    } == {URL + "/slack/events"}
    assert manifest.oauth_config.redirect_urls == [URL + "/slack/oauth_redirect"]


def test_the_app_can_have_another_name() -> None:
    manifest = made("--name", "Credentials")
    assert manifest.display_information.name == "Credentials"
    assert manifest.features.bot_user.display_name == "Credentials"


@pytest.mark.parametrize(
    "options", [("--name", "N" * 36), ("--name", " "), ("--url", "http://laurel.example.org"), ("--url", "laurel")]
)
def test_what_slack_would_refuse_is_a_sentence(options: tuple[str, str]) -> None:
    shown = printed(*options)
    assert shown.exit_code == 2
    assert "Slack takes 1 to 35" in shown.output or "must be an https address" in shown.output


@pytest.mark.parametrize(("prompt", "dialog"), list(zip(PROMPTS, DIALOGS, strict=True)))
async def test_a_suggested_prompt_is_understood(talk: Talk, prompt: tuple[str, str], dialog: str) -> None:
    await talk.say(prompt[1])
    assert talk.dialog == dialog
