"""A Slack on this machine that is as strict as the real one; see ``SlackServer``."""

from tests.fakes.slack.acting import Suggestions
from tests.fakes.slack.buttons import Button
from tests.fakes.slack.delivery import Attempt, Delivery
from tests.fakes.slack.messages import Message
from tests.fakes.slack.server import SlackServer
from tests.fakes.slack.talking import Said
from tests.fakes.slack.views import View
from tests.fakes.slack.world import App, Channel, File, User, UserGroup, Workspace

__all__ = [
    "App",
    "Attempt",
    "Button",
    "Channel",
    "Delivery",
    "File",
    "Message",
    "Said",
    "SlackServer",
    "Suggestions",
    "User",
    "UserGroup",
    "View",
    "Workspace",
]
