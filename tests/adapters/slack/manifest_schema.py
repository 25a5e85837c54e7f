"""Slack's rules for a manifest, as far as ours goes; anything else in it is an error.

Lengths and names: github.com/slackapi/manifest-schema (schemas/manifest.schema.2.0.0.json).
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Url = Annotated[str, Field(pattern="^https?://", max_length=2500)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Display(_Strict):
    name: str = Field(min_length=1, max_length=35)
    description: str = Field(min_length=1, max_length=140)
    long_description: str = Field(min_length=175, max_length=4000)
    background_color: str = Field(pattern="^#[0-9a-fA-F]{6}$")


class Prompt(_Strict):
    title: str
    message: str


class AgentView(_Strict):
    agent_description: str = Field(max_length=300)
    suggested_prompts: list[Prompt] = Field(max_length=4)


class AppHome(_Strict):
    home_tab_enabled: bool
    messages_tab_enabled: bool
    messages_tab_read_only_enabled: bool


class BotUser(_Strict):
    display_name: str = Field(min_length=1, max_length=80)
    always_online: bool


class Shortcut(_Strict):
    name: str = Field(min_length=1, max_length=24)
    type: Literal["message", "global"]
    callback_id: str = Field(min_length=1, max_length=255)
    description: str = Field(min_length=1, max_length=150)


class SlashCommand(_Strict):
    command: str = Field(pattern="^/", min_length=2, max_length=32)
    url: Url | None = None
    description: str = Field(min_length=1, max_length=2000)
    usage_hint: str = Field(min_length=1, max_length=1000)
    should_escape: bool


class Features(_Strict):
    agent_view: AgentView
    app_home: AppHome
    bot_user: BotUser
    shortcuts: list[Shortcut] = Field(min_length=1, max_length=10)
    slash_commands: list[SlashCommand] = Field(min_length=1, max_length=50)


class Scopes(_Strict):
    bot: list[Annotated[str, Field(max_length=50)]] = Field(max_length=255)


class OAuthConfig(_Strict):
    redirect_urls: list[Url] | None = None
    scopes: Scopes


class EventSubscriptions(_Strict):
    request_url: Url | None = None
    bot_events: list[Annotated[str, Field(max_length=50)]] = Field(max_length=100)


class Interactivity(_Strict):
    is_enabled: bool
    request_url: Url | None = None
    message_menu_options_url: Url | None = None


class Switches(_Strict):
    event_subscriptions: EventSubscriptions
    interactivity: Interactivity
    org_deploy_enabled: bool
    socket_mode_enabled: bool
    token_rotation_enabled: bool


class Manifest(_Strict):
    display_information: Display
    features: Features
    oauth_config: OAuthConfig
    settings: Switches
