"""Asking somebody in a group to open a private chat, without which a bot cannot write to them."""

from __future__ import annotations

from telegram import User

from bot.adapters.telegram.rendering import Rendering, render
from bot.messaging.reply import Button, Reply, paragraph
from bot.translation import _


def hint(bot: User) -> Rendering:
    """A message for the group, with a button that opens the private chat."""
    reply = Reply(
        parts=(paragraph(_("That is for you alone. Open our private chat, press Start, and ask me there.")),),
        buttons=(Button(label=_("Open private chat"), url=bot.link),),
    )
    return render(reply.model_dump(mode="json"))[0]
