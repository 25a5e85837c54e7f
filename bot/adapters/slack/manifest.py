"""The Slack app as Slack is told of it: what it may do, what it hears of, where it is reached.

What the manifest names is used by the rest of the adapter from here, so the two cannot drift apart. Fields and lengths:
docs.slack.dev/reference/app-manifest and github.com/slackapi/manifest-schema.
"""

from __future__ import annotations

from typing import Any, Final

NAME: Final = "Laurel"
#: display_information.name
NAME_LENGTH: Final = 35

COMMAND: Final = "/laurel"
RECORD_SHORTCUT: Final = "record_credential"
POSTING_SHORTCUT: Final = "fits_this"

#: Events, commands, presses, shortcuts, dialogs and type-ahead all arrive here; needed in HTTP mode only.
EVENTS_PATH: Final = "/slack/events"
#: Where a workspace's administrator begins to install, and where Slack sends them back to.
INSTALL_PATH: Final = "/slack/install"
REDIRECT_PATH: Final = "/slack/oauth_redirect"

#: What the bot may do, and what for. Asking for one more later means that every workspace installs again.
SCOPES: Final = {
    "app_mentions:read": "hear a mention in a channel",
    "assistant:write": "suggested prompts, and the status while an answer is made",
    "channels:history": "go on with a thread in a public channel",
    "chat:write": "answer and remind",
    "commands": "the slash command and the shortcuts",
    "files:read": "a list of credentials or a proof that somebody sends",
    "files:write": "exports, calendars and pictures",
    "groups:history": "go on with a thread in a private channel",
    "im:history": "hear a direct message",
    "im:read": "look up a direct message that is open already",
    "im:write": "open a direct message to remind somebody",
    "mpim:history": "go on with a thread in a group message",
    "usergroups:read": "a team that is a user group",
    "users:read": "name, time zone and language of those who write",
}

#: What Slack tells the bot of.
EVENTS: Final = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "message.channels",
    "message.groups",
    "message.im",
    "message.mpim",
    "subteam_members_changed",
    "subteam_updated",
    "tokens_revoked",
    "user_change",
)

#: Shown over an empty conversation: what it says, and what is sent in the person's name when it is pressed.
PROMPTS: Final = (
    ("Find one that fits my job", "Which credentials fit my job?"),
    ("See what expires next", "What expires next?"),
    ("Compare two credentials", "Compare PMP and CAPM"),
    ("See what else you can do", "help"),
)

_DESCRIPTION = "Which professional credential fits a job, what it costs, and a reminder before yours expires."
_LONG_DESCRIPTION = (
    "Laurel tells you which professional credential – certification, certificate, licence – fits a job or a skill, "
    "what it costs, how long it lasts and how to keep it, from a sourced catalogue. Tell it what you hold and it "
    "reminds you before anything expires; tell it what you study and it keeps track. Ask it in a direct message, "
    "mention it in a channel, or type /laurel and anything at all."
)


def manifest(name: str = NAME, url: str | None = None) -> dict[str, Any]:
    """The app manifest for api.slack.com/apps.

    Without ``url`` Slack talks to the bot over Socket Mode. ``url`` is the bot's public address, without a path of
    Laurel's and without a slash at its end: then Slack sends requests there, and workspaces install themselves.
    """
    return {
        "display_information": {
            "name": name,
            "description": _DESCRIPTION,
            "long_description": _LONG_DESCRIPTION,
            "background_color": "#1f4d3a",
        },
        "features": {
            "agent_view": {
                "agent_description": _DESCRIPTION,
                "suggested_prompts": [{"title": title, "message": message} for title, message in PROMPTS],
            },
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": name, "always_online": True},
            "shortcuts": [
                {
                    "name": "Record a credential",
                    "type": "global",
                    "callback_id": RECORD_SHORTCUT,
                    "description": "Keep a credential of yours and be reminded before it expires",
                },
                {
                    "name": "Which credentials fit?",
                    "type": "message",
                    "callback_id": POSTING_SHORTCUT,
                    "description": "Which credentials fit the job in this message",
                },
            ],
            "slash_commands": [
                {
                    "command": COMMAND,
                    "description": "Ask about professional credentials; only you see the answer",
                    "usage_hint": "anything at all",
                    "should_escape": True,
                    **_at(url, "url", EVENTS_PATH),
                }
            ],
        },
        "oauth_config": {
            **({} if url is None else {"redirect_urls": [url + REDIRECT_PATH]}),
            "scopes": {"bot": list(SCOPES)},
        },
        "settings": {
            "event_subscriptions": {**_at(url, "request_url", EVENTS_PATH), "bot_events": list(EVENTS)},
            "interactivity": {
                "is_enabled": True,
                **_at(url, "request_url", EVENTS_PATH),
                **_at(url, "message_menu_options_url", EVENTS_PATH),
            },
            "org_deploy_enabled": url is not None,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }


def _at(url: str | None, field: str, path: str) -> dict[str, str]:
    return {} if url is None else {field: url + path}
