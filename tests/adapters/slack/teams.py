"""A team on a loopback Slack, and what becomes of it."""

from __future__ import annotations

from bot.app import Laurel
from bot.messaging.incoming import Sender
from bot.tracking.teams import membership
from tests.fakes.slack import Message, SlackServer, User


def account(user: User) -> str:
    return f"{user.team}/{user.id}"


async def lead(slack: SlackServer, laurel: Laurel, name: str = "Lena") -> User:
    """Somebody who made the team Data Platform."""
    lena = slack.user(name)
    await laurel.grant("lead", Sender("slack", account(lena)))
    assert "Data Platform is made" in (await said(slack, lena, "create a team called Data Platform")).plain
    return lena


async def said(slack: SlackServer, user: User, text: str) -> Message:
    """What somebody writes in the direct message; the answer."""
    count = len(slack.messages)
    slack.say(user, text)
    return (await slack.sent(count + 1))[-1]


async def letters(slack: SlackServer, laurel: Laurel) -> dict[str, str]:
    """What people are told now because of what others did, by the channel where it stands."""
    count = len(slack.messages)
    await laurel.tick()
    await laurel.dispatcher.idle()
    return {message.channel: message.plain for message in slack.messages[count:]}


async def states(laurel: Laurel, team_id: int = 1) -> dict[str, str]:
    """How everybody stands in the team, by name."""
    async with laurel.engine.connect() as connection:
        places = await membership.places(connection, team_id)
    return {place.name or "?": place.state for place in places if not place.lead}
