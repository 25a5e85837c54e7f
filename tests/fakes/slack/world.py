"""Who and what there is on this Slack: the app, workspaces, people, channels and files."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.adapters.slack.manifest import EVENTS, SCOPES


@dataclass
class App:
    """What an app's settings pages show; one app, however many workspaces have installed it.

    ``events`` are those that its manifest subscribes to; the app hears of no others.
    """

    id: str = "A0LAUREL"
    app_token: str = "xapp-1-A0LAUREL-1-of-the-fake"  # noqa: S105
    signing_secret: str = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105
    verification_token: str = "verification-of-the-fake"  # noqa: S105
    client_id: str = "1111.2222"
    client_secret: str = "client-secret-of-the-fake"  # noqa: S105
    redirect_url: str = "https://laurel.example/slack/oauth_redirect"
    events: set[str] = field(default_factory=lambda: set(EVENTS))


@dataclass
class Workspace:
    """A workspace that has installed the app, with the ``scopes`` that its manifest asks for.

    A method that needs another scope answers ``missing_scope``. ``revoked`` is why the bot's token is no longer good,
    as Slack's error code.
    """

    id: str
    name: str
    bot_token: str
    bot_user: str
    bot_id: str
    scopes: set[str] = field(default_factory=lambda: set(SCOPES))
    revoked: str | None = None

    @property
    def domain(self) -> str:
        return self.name.lower().replace(" ", "-")

    def as_json(self) -> dict[str, Any]:
        address = f"https://{self.domain}.slack.com/"
        return {"id": self.id, "name": self.name, "domain": self.domain, "url": address, "enterprise_id": None}


@dataclass
class User:
    """A person with the profile that ``users.info`` tells; ``refuses`` is the error that a message to them gives."""

    id: str
    team: str
    real_name: str
    display_name: str = ""
    tz: str | None = "Europe/London"
    locale: str = "en-GB"
    email: str | None = None
    is_bot: bool = False
    deleted: bool = False
    refuses: str | None = None

    @property
    def name(self) -> str:
        """The handle of old, which payloads still carry."""
        return self.real_name.lower().replace(" ", ".")

    @property
    def mention(self) -> str:
        return f"<@{self.id}>"

    def as_json(self, now: datetime) -> dict[str, Any]:
        """Without ``locale``, which is only told when asked for."""
        profile = {"real_name": self.real_name, "display_name": self.display_name, "team": self.team}
        said: dict[str, Any] = {
            "id": self.id, "team_id": self.team, "name": self.name, "deleted": self.deleted,
            "profile": profile | ({"email": self.email} if self.email else {}),
            "is_bot": self.is_bot, "is_app_user": False, "updated": 1793610000,
        }  # fmt: skip
        if self.deleted:
            return said
        roles = {"is_admin": False, "is_owner": False, "is_restricted": False, "is_ultra_restricted": False}
        said |= {"real_name": self.real_name, "color": "9f69e7"} | roles
        if self.tz is None:
            return said
        offset = now.astimezone(ZoneInfo(self.tz)).utcoffset()
        seconds = int(offset.total_seconds()) if offset is not None else 0
        zone = {"tz": self.tz, "tz_label": self.tz, "tz_offset": seconds}
        return said | zone


@dataclass
class UserGroup:
    """People who are mentioned together; ``disabled`` ones are kept, and shown to nobody."""

    id: str
    team: str
    handle: str
    members: list[str]
    disabled: bool = False

    @property
    def mention(self) -> str:
        return f"<!subteam^{self.id}|@{self.handle}>"

    def as_json(self) -> dict[str, Any]:
        """Without ``users``, which are only told when asked for."""
        return {
            "id": self.id, "team_id": self.team, "is_usergroup": True, "is_subteam": True, "handle": self.handle,
            "name": self.handle.capitalize(), "description": "", "is_external": False,
            "date_create": 1793610000, "date_update": 1793610000, "date_delete": 1793610000 if self.disabled else 0,
            "user_count": len(self.members),
        }  # fmt: skip


@dataclass
class Channel:
    """A public or private channel, a DM between one person and the bot, or one between several.

    ``kind`` is the word in ``channel_type``: channel, group, im or mpim.
    """

    id: str
    team: str
    name: str
    kind: str = "channel"
    members: set[str] = field(default_factory=set)
    archived: bool = False

    @property
    def family(self) -> str:
        """The word in scopes and in the names of ``message.…`` events."""
        return {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}[self.kind]

    @property
    def shown_name(self) -> str:
        """The name as slash commands and interactions give it."""
        return {"channel": self.name, "group": "privategroup", "im": "directmessage", "mpim": self.name}[self.kind]

    def as_json(self, bot_user: str) -> dict[str, Any]:
        said: dict[str, Any] = {
            "id": self.id, "created": 1793610000, "is_im": self.kind == "im", "is_archived": self.archived,
            "context_team_id": self.team,
        }  # fmt: skip
        if self.kind == "im":
            return said | {"user": next(iter(self.members - {bot_user}))}
        kinds = {f"is_{kind}": self.kind == kind for kind in ("channel", "group", "mpim")}
        private = {"is_private": self.kind != "channel", "is_member": bot_user in self.members}
        return said | kinds | private | {"name": self.name, "name_normalized": self.name}


@dataclass
class File:
    """``content`` is None until the bytes have come; ``shared`` are the channels where it can be seen."""

    id: str
    team: str
    user: str
    name: str
    url: str
    length: int
    title: str = ""
    alt_text: str = ""
    media_type: str = "application/octet-stream"
    content: bytes | None = None
    shared: set[str] = field(default_factory=set)
    finished: bool = False

    def as_json(self) -> dict[str, Any]:
        suffix = self.name.rpartition(".")[2]
        return {
            "id": self.id, "created": 1793610000, "name": self.name, "title": self.title or self.name,
            "mimetype": self.media_type, "filetype": suffix, "pretty_type": suffix.upper(), "user": self.user,
            "user_team": self.team, "mode": "hosted", "size": self.length, "is_external": False, "is_public": False,
            "url_private": self.url, "url_private_download": f"{self.url}/download", "file_access": "visible",
        } | ({"alt_txt": self.alt_text} if self.alt_text else {})  # fmt: skip
