"""A Slack on this machine that is as strict as the real one; see ``SlackServer``."""

from tests.fakes.slack.delivery import Delivery
from tests.fakes.slack.messages import Button, Message
from tests.fakes.slack.server import SlackServer
from tests.fakes.slack.views import View
from tests.fakes.slack.world import App, Channel, File, User, Workspace

__all__ = ["App", "Button", "Channel", "Delivery", "File", "Message", "SlackServer", "User", "View", "Workspace"]
