"""Who exists, and what administrators and life change."""

from __future__ import annotations

from collections.abc import Iterable

from tests.fakes.slack.delivery import Delivery
from tests.fakes.slack.part import Part
from tests.fakes.slack.world import Channel, User, UserGroup, Workspace

#: docs.slack.dev/reference/events/subteam_updated
_MEMBERS_TOLD = 500


class Settling(Part):
    """The part of ``SlackServer`` that makes people and places."""

    def workspace(self, name: str) -> Workspace:
        """One more workspace in which the app is installed. The first, ``server.home_workspace``, is there already."""
        core = self.core
        team = core.id("T")
        bot = User(core.id("U"), team, "Laurel", is_bot=True)
        core.users[bot.id] = bot
        token = f"xoxb-{team}-of-the-fake"
        made = core.workspaces[team] = Workspace(team, name, token, bot.id, core.id("B"))
        return made

    def user(
        self, name: str = "Ravi", *, tz: str | None = "Europe/London", locale: str = "en-GB",
        real_name: str | None = None, display_name: str = "", email: str | None = None,
        workspace: Workspace | None = None,
    ) -> User:  # fmt: skip
        """Somebody new."""
        team = (workspace or self.home_workspace).id
        made = User(self.core.id("U"), team, real_name or name, display_name, tz, locale, email)
        self.core.users[made.id] = made
        return made

    def channel(
        self, name: str = "careers", *, members: Iterable[User] = (), workspace: Workspace | None = None
    ) -> Channel:
        """A public channel with the bot and ``members``; who says something there joins."""
        return self._channel("channel", name, members, workspace or self.home_workspace)

    def private_channel(
        self, name: str = "leads", *, members: Iterable[User] = (), workspace: Workspace | None = None
    ) -> Channel:
        """A private channel with the bot and ``members``."""
        return self._channel("group", name, members, workspace or self.home_workspace)

    def group_dm(self, *members: User) -> Channel:
        """A DM between several people and the bot."""
        workspace = self.core.workspace_of(members[0])
        return self._channel("mpim", f"mpdm-{'--'.join(member.name for member in members)}-1", members, workspace)

    def dm(self, user: User) -> Channel:
        """The DM between the bot and somebody; opened now when it was not."""
        return self.core.dm(user)

    def usergroup(self, handle: str, members: Iterable[User], *, workspace: Workspace | None = None) -> UserGroup:
        """A user group; nothing is told of it."""
        team = (workspace or self.home_workspace).id
        made = UserGroup(self.core.id("S"), team, handle, [member.id for member in members])
        self.core.usergroups[made.id] = made
        return made

    def change_usergroup(self, group: UserGroup, members: Iterable[User]) -> list[Delivery]:
        """Others are in it now; tells ``subteam_members_changed`` and ``subteam_updated``."""
        before, group.members = set(group.members), [member.id for member in members]
        added, removed = sorted(set(group.members) - before), sorted(before - set(group.members))
        event = {
            "type": "subteam_members_changed", "subteam_id": group.id, "team_id": group.team,
            "date_previous_update": 1793610000, "date_update": 1793610001,
            "added_users": added, "added_users_count": str(len(added)),
            "removed_users": removed, "removed_users_count": str(len(removed)), "event_ts": self.core.ts(),
        }  # fmt: skip
        return [self.core.event(self.core.workspaces[group.team], event), self._updated(group)]

    def rename_usergroup(self, group: UserGroup, handle: str) -> Delivery:
        """Tells ``subteam_updated``."""
        group.handle = handle
        return self._updated(group)

    def disable_usergroup(self, group: UserGroup) -> Delivery:
        """Tells ``subteam_updated``."""
        group.disabled = True
        return self._updated(group)

    def _updated(self, group: UserGroup) -> Delivery:
        told = group.as_json() | {"users": group.members[:_MEMBERS_TOLD]}
        event = {"type": "subteam_updated", "subteam": told, "event_ts": self.core.ts()}
        return self.core.event(self.core.workspaces[group.team], event)

    def archive(self, channel: Channel) -> Delivery:
        """Tells ``channel_archive`` or ``group_archive``."""
        channel.archived = True
        return self._about_channel(channel, f"{channel.kind}_archive")

    def expel_bot(self, channel: Channel) -> Delivery:
        """The bot is no longer a member; tells ``channel_left`` or ``group_left``."""
        channel.members.discard(self.core.workspace_of(channel).bot_user)
        return self._about_channel(channel, f"{channel.kind}_left")

    def invite_bot(self, channel: Channel) -> Delivery:
        """Tells ``member_joined_channel``."""
        workspace = self.core.workspace_of(channel)
        channel.members.add(workspace.bot_user)
        kind = "C" if channel.kind == "channel" else "G"
        event = {
            "type": "member_joined_channel", "user": workspace.bot_user, "channel": channel.id, "channel_type": kind,
            "team": workspace.id, "event_ts": self.core.ts(),
        }  # fmt: skip
        return self.core.event(workspace, event)

    def change_profile(
        self, user: User, *, tz: str | None = None, locale: str | None = None, real_name: str | None = None,
        display_name: str | None = None,
    ) -> Delivery:  # fmt: skip
        """Tells ``user_change``."""
        user.tz = tz or user.tz
        user.locale = locale or user.locale
        user.real_name = real_name or user.real_name
        user.display_name = user.display_name if display_name is None else display_name
        return self._about_user(user, "user_change")

    def join_team(self, user: User) -> Delivery:
        """Tells ``team_join`` of somebody who exists already."""
        return self._about_user(user, "team_join")

    def deactivate(self, user: User) -> Delivery:
        """The account is closed; tells ``user_change``."""
        user.deleted = True
        return self._about_user(user, "user_change")

    def refuse_messages(self, user: User, error: str | None = "cannot_dm_bot") -> None:
        """From now on a message to them gives this error; with None they can be written to again."""
        user.refuses = error

    def _channel(self, kind: str, name: str, members: Iterable[User], workspace: Workspace) -> Channel:
        people = {workspace.bot_user, *(member.id for member in members)}
        made = Channel(self.core.id("C"), workspace.id, name, kind, people)
        self.core.channels[made.id] = made
        return made

    def _about_channel(self, channel: Channel, kind: str) -> Delivery:
        somebody = next(iter(channel.members), "USLACKBOT")
        event = {"type": kind, "channel": channel.id, "user": somebody, "event_ts": self.core.ts()}
        return self.core.event(self.core.workspace_of(channel), event)

    def _about_user(self, user: User, kind: str) -> Delivery:
        profile = user.as_json(self.core.clock.now()) | ({} if user.deleted else {"locale": user.locale})
        event = {"type": kind, "user": profile, "cache_ts": 1793610000, "event_ts": self.core.ts()}
        return self.core.event(self.core.workspace_of(user), event)
