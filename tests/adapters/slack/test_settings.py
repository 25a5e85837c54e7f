"""Which way Slack is connected, and what is said when the settings do not make a whole."""

from __future__ import annotations

from typing import Any

import pytest

from bot.adapters.slack.installing.encryption import new_key
from bot.settings import Settings, SettingsError, read_settings

ONE = {"slack_bot_token": "xoxb-1"}
MANY = {"slack_client_id": "1.2", "slack_client_secret": "s", "secret_key": new_key()}
SOCKET = {"slack_app_token": "xapp-1"}
HTTP = {"slack_signing_secret": "s"}


def settings(given: dict[str, Any]) -> Settings:
    return read_settings(_env_file=None, **given)


@pytest.mark.parametrize(
    ("given", "mode"),
    [
        ({}, None),
        (ONE | SOCKET, "socket"),
        (ONE | HTTP, "http"),
        (MANY | HTTP, "http"),
        (MANY | SOCKET, "socket"),
        (ONE | SOCKET | HTTP, "socket"),
        ({"secret_key": new_key()}, None),
    ],
)
def test_the_tokens_decide_the_mode(given: dict[str, Any], mode: str | None) -> None:
    assert settings(given).slack_mode == mode


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (ONE, "set LAUREL_SLACK_APP_TOKEN .* or LAUREL_SLACK_SIGNING_SECRET"),
        (MANY, "set LAUREL_SLACK_APP_TOKEN .* or LAUREL_SLACK_SIGNING_SECRET"),
        (SOCKET, "set LAUREL_SLACK_BOT_TOKEN, or LAUREL_SLACK_CLIENT_ID"),
        (HTTP, "set LAUREL_SLACK_BOT_TOKEN, or LAUREL_SLACK_CLIENT_ID"),
        (ONE | MANY | HTTP, "set one of them"),
        (HTTP | {"slack_client_id": "1.2"}, "LAUREL_SLACK_CLIENT_ID and LAUREL_SLACK_CLIENT_SECRET go together"),
        (HTTP | MANY | {"secret_key": None}, "LAUREL_SLACK_CLIENT_ID needs LAUREL_SECRET_KEY.*laurel slack key"),
        (SOCKET | {"slack_bot_token": "xoxp-marzipan"}, "LAUREL_SLACK_BOT_TOKEN: must be .* begins with xoxb-$"),
        (ONE | {"slack_app_token": "marzipan"}, "LAUREL_SLACK_APP_TOKEN: must be .* begins with xapp-$"),
        ({"slack_api_url": "slack.com"}, "LAUREL_SLACK_API_URL: must be an http or https address"),
        ({"secret_key": "marzipan"}, "LAUREL_SECRET_KEY: must be a key.*laurel slack key$"),
        ({"secret_key": ""}, "LAUREL_SECRET_KEY: must be a key"),
        ({"secret_key": f"{new_key()},marzipan"}, "LAUREL_SECRET_KEY: must be a key"),
        ({"secret_key": "é" * 44}, "LAUREL_SECRET_KEY: must be a key"),
    ],
)
def test_what_is_missing_or_wrong_is_a_sentence(given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(SettingsError, match=sentence) as caught:
        settings(given)
    assert "marzipan" not in str(caught.value)


def test_several_keys_stand_in_their_order() -> None:
    first, second = new_key(), new_key()
    assert settings({"secret_key": f"{first}, {second}"}).secret_keys == [first, second]
    assert settings({}).secret_keys == []
