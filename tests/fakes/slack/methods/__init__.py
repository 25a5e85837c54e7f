"""The methods of the Web API, each checking what Slack checks; see ``registry``."""

from tests.fakes.slack.methods import assistants, chat, conversations, files, installing, people, views
from tests.fakes.slack.methods.registry import answer, method_named

__all__ = [
    "answer",
    "assistants",
    "chat",
    "conversations",
    "files",
    "installing",
    "method_named",
    "people",
    "views",
]
