"""The app is installed in further workspaces, and removed."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.fakes.slack import SlackServer
from tests.fakes.test_slack.apps import SmallApp

#: slack_sdk builds its Basic authentication with a class that aiohttp 3.14 deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:BasicAuth is deprecated:DeprecationWarning")

_REDIRECT = "https://laurel.example/slack/oauth_redirect"


def page(slack: SlackServer) -> str:
    asked = {"client_id": slack.app.client_id, "scope": "chat:write,commands", "state": "s", "redirect_uri": _REDIRECT}
    return f"https://slack.com/oauth/v2/authorize?{urlencode(asked)}"


def code_in(url: str) -> str:
    query = parse_qs(urlsplit(url).query)
    assert query["state"] == ["s"]
    return query["code"][0]


async def test_a_code_is_exchanged_for_a_token_once(slack: SlackServer) -> None:
    other = slack.workspace("Other")
    admin = slack.user("Ana", workspace=other)
    code = code_in(slack.approve(admin, page(slack)))
    secrets = {"client_id": slack.app.client_id, "client_secret": slack.app.client_secret}
    anybody = AsyncWebClient(base_url=slack.api_url)
    answer = await anybody.oauth_v2_access(code=code, redirect_uri=_REDIRECT, **secrets)
    assert (answer["team"]["id"], answer["scope"]) == (other.id, "chat:write,commands")
    assert answer["authed_user"]["id"] == admin.id
    installed = AsyncWebClient(token=answer["access_token"], base_url=slack.api_url)
    assert (await installed.auth_test())["team_id"] == other.id
    with pytest.raises(SlackApiError, match="code_already_used"):
        await anybody.oauth_v2_access(code=code, redirect_uri=_REDIRECT, **secrets)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"client_secret": "guessed"}, "bad_client_secret"),
        ({"client_id": "another"}, "invalid_client_id"),
        ({"code": "guessed"}, "invalid_code"),
        ({"redirect_uri": "https://evil.example"}, "bad_redirect_uri"),
    ],
)
async def test_wrong_exchanges(slack: SlackServer, wrong: dict[str, str], error: str) -> None:
    code = code_in(slack.approve(slack.user(), page(slack)))
    right = {"client_id": slack.app.client_id, "client_secret": slack.app.client_secret, "code": code}
    with pytest.raises(SlackApiError, match=error):
        await AsyncWebClient(base_url=slack.api_url).oauth_v2_access(**(right | wrong))


def test_somebody_declines(slack: SlackServer) -> None:
    assert slack.deny(page(slack)) == f"{_REDIRECT}?error=access_denied&state=s"
    slack.app.redirect_url = "https://elsewhere.example/back"
    unsaid = f"https://slack.com/oauth/v2/authorize?client_id={slack.app.client_id}&state=s"
    assert slack.deny(unsaid) == "https://elsewhere.example/back?error=access_denied&state=s"


async def test_the_app_is_removed(slack: SlackServer, app: SmallApp, client: AsyncWebClient) -> None:
    for delivery in slack.uninstall():
        await delivery
    assert [body["event"]["type"] for body in app.heard] == ["tokens_revoked", "app_uninstalled"]
    assert app.heard[0]["event"]["tokens"] == {"oauth": [], "bot": [slack.home_workspace.bot_user]}
    with pytest.raises(SlackApiError, match="account_inactive"):
        await client.auth_test()


async def test_the_app_gives_its_token_back(slack: SlackServer, client: AsyncWebClient) -> None:
    assert (await client.auth_revoke(test=True))["revoked"] is False
    assert (await client.auth_revoke())["revoked"] is True
    with pytest.raises(SlackApiError, match="token_revoked"):
        await client.auth_test()
