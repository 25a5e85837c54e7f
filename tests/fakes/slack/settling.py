"""Who exists, and what administrators and life change."""

from __future__ import annotations

from collections.abc import Iterable

from tests.fakes.slack.delivery import Delivery
from tests.fakes.slack.world import Channel, User, Workspace


class Settling:
    """The part of ``SlackServer`` that makes people and places."""

    def workspace(self, name: str) -> Workspace:
        """One more workspace in which the app is installed. The first, ``server.home_workspace``, is there already."""
        raise NotImplementedError

    def user(
        self, name: str = "Ravi", *, tz: str = "Europe/London", locale: str = "en-GB", real_name: str | None = None,
        display_name: str = "", email: str | None = None, workspace: Workspace | None = None,
    ) -> User:  # fmt: skip
        """Somebody new."""
        raise NotImplementedError

    def channel(
        self, name: str = "careers", *, members: Iterable[User] = (), workspace: Workspace | None = None
    ) -> Channel:
        """A public channel with the bot and ``members``; who says something there joins."""
        raise NotImplementedError

    def private_channel(
        self, name: str = "leads", *, members: Iterable[User] = (), workspace: Workspace | None = None
    ) -> Channel:
        """A private channel with the bot and ``members``."""
        raise NotImplementedError

    def dm(self, user: User) -> Channel:
        """The DM between the bot and somebody; opened now when it was not."""
        raise NotImplementedError

    def usergroup(self, handle: str, members: Iterable[User], *, workspace: Workspace | None = None) -> str:
        """A user group's id."""
        raise NotImplementedError

    def archive(self, channel: Channel) -> Delivery:
        """Tells ``channel_archive``."""
        raise NotImplementedError

    def expel_bot(self, channel: Channel) -> Delivery:
        """The bot is no longer a member; tells ``channel_left`` or ``group_left``."""
        raise NotImplementedError

    def invite_bot(self, channel: Channel) -> Delivery:
        """Tells ``member_joined_channel``."""
        raise NotImplementedError

    def change_profile(
        self, user: User, *, tz: str | None = None, locale: str | None = None, real_name: str | None = None,
        display_name: str | None = None,
    ) -> Delivery:  # fmt: skip
        """Tells ``user_change``."""
        raise NotImplementedError

    def join_team(self, user: User) -> Delivery:
        """Tells ``team_join`` of somebody who exists already."""
        raise NotImplementedError

    def deactivate(self, user: User) -> Delivery:
        """The account is closed; tells ``user_change``."""
        raise NotImplementedError

    def refuse_messages(self, user: User) -> None:
        """From now on the bot cannot write to them."""
        raise NotImplementedError

    def uninstall(self, workspace: Workspace | None = None) -> list[Delivery]:
        """Somebody removes the app: its token is dead; tells ``tokens_revoked`` and ``app_uninstalled``."""
        raise NotImplementedError

    def revoke(self, workspace: Workspace | None = None) -> Delivery:
        """The bot's token alone is revoked; tells ``tokens_revoked``."""
        raise NotImplementedError

    def kill_token(self, error: str = "token_revoked", workspace: Workspace | None = None) -> None:
        """From now on every call answers ``error``: ``token_revoked``, ``account_inactive`` or ``invalid_auth``."""
        raise NotImplementedError

    def approve(self, user: User, authorize_url: str, workspace: Workspace | None = None) -> str:
        """Somebody presses Allow on the page ``https://slack.com/oauth/v2/authorize?…``.

        Gives where the browser is sent: the redirect URI with ``code`` and ``state``. The workspace has no token
        until the code is exchanged with ``oauth.v2.access``.
        """
        raise NotImplementedError

    def deny(self, authorize_url: str) -> str:
        """Somebody presses Cancel: the redirect URI with ``error=access_denied``."""
        raise NotImplementedError
