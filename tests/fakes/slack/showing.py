"""Views of the app: checked, opened, pushed and replaced, by a method or by the answer to a submission."""

from __future__ import annotations

from typing import Any

from tests.fakes.slack import limits
from tests.fakes.slack.blockkit.checking import check_view
from tests.fakes.slack.core import Core
from tests.fakes.slack.posting import inspect
from tests.fakes.slack.refusals import Refused, malformed
from tests.fakes.slack.values import state
from tests.fakes.slack.views import View
from tests.fakes.slack.world import User

Json = dict[str, Any]


def checked(core: Core, what: str, content: Any) -> Json:
    """The content of a view with the ids that Slack adds. Raises Malformed."""
    if problems := check_view(content):
        raise malformed(problems)
    inspect(core, what, content)
    return {**content, "blocks": core.identified(content["blocks"])}


def opened(core: Core, user: User, content: Json) -> View:
    """The first modal; one that was open before is gone."""
    for view in core.stacks[user.id]:
        view.closed = True
    core.stacks[user.id].clear()
    return pushed(core, user, content)


def pushed(core: Core, user: User, content: Json) -> View:
    """On top of those that are open. Raises Refused."""
    stack = core.stacks[user.id]
    if len(stack) >= limits.VIEW_STACK:
        raise Refused("push_limit_reached")
    _check_external_id(core, user, content)
    name = core.id("V")
    root = stack[0].id if stack else name
    view = View(name, user.team, user.id, content, "", root, previous=stack[-1].id if stack else None)
    replaced(core, view, content)
    stack.append(view)
    core.bell.ring()
    return view


def replaced(core: Core, view: View, content: Json) -> None:
    """What was entered stays where block and action have the same ids as before."""
    fields = {(block, action) for block, actions in state(content["blocks"], {}).items() for action in actions}
    view.entered = {key: value for key, value in view.entered.items() if key in fields}
    view.content = content
    view.errors = {}
    view.trouble = None
    view.hash = f"{core.number()}.{core.number():08x}"
    core.bell.ring()


def _check_external_id(core: Core, user: User, content: Json) -> None:
    name = content.get("external_id")
    taken = (view.content.get("external_id") for view in core.open_views() if view.team == user.team)
    if name is not None and name in taken:
        raise Refused("duplicate_external_id")
