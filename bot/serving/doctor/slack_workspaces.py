"""Who has installed the app, and whether their tokens can be read."""

from __future__ import annotations

from collections.abc import AsyncIterator

import sqlalchemy as sa

from bot.adapters.slack.installing.encryption import Cipher, WrongKeyError
from bot.adapters.slack.installing.tables import slack_bots
from bot.clock import Clock
from bot.serving.doctor.database import newest
from bot.serving.doctor.finding import Finding, broken, doubtful, well
from bot.serving.doctor.slack import missing
from bot.settings import Settings
from bot.translation import _, listed, ngettext


async def check(settings: Settings, _clock: Clock) -> AsyncIterator[Finding]:
    """Of an app that workspaces install themselves. Nothing when the database cannot be read."""
    if settings.slack_client_id is None:
        return
    async with newest(settings) as engine:
        if engine is None:
            return
        async with engine.connect() as connection:
            query = sa.select(slack_bots).where(slack_bots.c.client_id == settings.slack_client_id)
            rows = (await connection.execute(query.order_by(slack_bots.c.id))).mappings().all()
    if not rows:
        yield doubtful(_("None has installed the app yet: open /slack/install at your public address."))
        return
    cipher = Cipher(settings.secret_keys)
    unreadable = [_name(row) for row in rows if not _opens(cipher, row["bot_token"])]
    yield well(ngettext("{n} has installed the app.", "{n} have installed the app.", len(rows)).format(n=len(rows)))
    if unreadable:
        said = _(
            "No key in LAUREL_SECRET_KEY opens the token of {places}. Add the key it was kept under after the present "
            "one, with a comma between them, or install there again."
        ).format(places=listed(unreadable))
        yield broken(said) if len(unreadable) == len(rows) else doubtful(said)
    for row in rows:
        if lacking := missing(row["bot_scopes"] or ""):
            yield doubtful(f"{_name(row)}: {lacking}")


def _opens(cipher: Cipher, token: str | None) -> bool:
    try:
        return token is not None and bool(cipher.decrypt(token))
    except WrongKeyError:
        return False


def _name(row: sa.RowMapping) -> str:
    return str(row["team_name"] or row["team_id"] or row["enterprise_name"] or row["enterprise_id"])
