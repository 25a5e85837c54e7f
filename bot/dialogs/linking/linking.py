"""Showing that another account is one's own: a code from here, presented there."""

from __future__ import annotations

from typing import Annotated

from bot.dialogs.engine.dialog import Ask, dialog, record_dialog
from bot.dialogs.engine.platform_slot import Platforms
from bot.dialogs.engine.said_slots import Decision
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.team_slots import Code
from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.linking.joining import NobodyError, join
from bot.dialogs.linking.naming import here, key_of, named, platform_name, say_to, told
from bot.dialogs.linking.telling import Sides, question, told_here, told_there
from bot.dialogs.teams.consent import join_team
from bot.messaging.reply import Button, Reply, bold, note, paragraph
from bot.tracking import linking
from bot.tracking.codes import nearly_code
from bot.tracking.guessing import guess_counts, wrong_code
from bot.tracking.joining.belongings import belongings_of
from bot.tracking.linking import Link
from bot.tracking.people import accounts_of, name_of
from bot.tracking.teams import inviting
from bot.translation import _

LinkId = Annotated[int, Hidden()]
Flag = Annotated[bool, Hidden()]


@record_dialog
async def link_accounts(
    turn: Turn,
    code: Code | None = None,
    platforms: Platforms | None = None,
    link: LinkId | None = None,
    decision: Decision | None = None,
    another: Flag = False,
) -> Reply:
    """Gives a code to present with the other account; or takes one, and says first what that would do."""
    turn.frame.slots.pop("code", None)  # codes are kept nowhere
    if link is not None and decision is not None:
        found = await linking.by_id(turn.records.connection, link, turn.now)
        return await _join(turn, found) if found is not None else _opens_nothing()
    if code is not None or nearly_code(turn.heard.text):
        return await _present(turn, code)
    return await _hand_out(turn, named(turn, platforms or []), another)


@record_dialog
async def enter_code(turn: Turn, code: Code) -> Reply:
    """For somebody who says that they have a code, and has not shown it yet."""
    turn.frame.dialog = link_accounts.__name__  # what it asks next is that dialog's question
    return await link_accounts(turn, code)


@dialog
async def code_in_public(turn: Turn, code: Code) -> Reply:
    """Others can read along: a code that was typed here opens nothing any more."""
    turn.frame.slots.pop("code", None)
    await linking.spoil(turn.records.connection, code)
    return told(
        _(
            "Others can read along here, so I have cancelled that code if it was one to link accounts with. Write to "
            "me in private, and ask for a new one."
        )
    )


# -- handing out ------------------------------------------------------------------------------------------


async def _hand_out(turn: Turn, platforms: list[str], another: bool) -> Reply:
    own = here(turn)
    target = _target(own.platform, platforms)
    accounts = await accounts_of(turn.records.connection, turn.records.person_id)
    there = [account for account in accounts if account.platform == target and key_of(account) != key_of(own)]
    if there and not another:
        return _linked_already(target)
    code = await linking.issue(turn.records.connection, turn.records.person_id, turn.now)
    given = _the_code(turn, target, code)
    if turn.private:
        return given
    say_to(turn, own, given)
    return told(_("A code is for your eyes alone, so I sent it to you in our private chat."))


def _target(own: str, platforms: list[str]) -> str:
    """The other platform of those that are named, or of the two."""
    other = "slack" if own == "telegram" else "telegram"
    return next((platform for platform in platforms if platform != own), other)


def _the_code(turn: Turn, target: str, code: str) -> Reply:
    door = turn.door(target, f"link-{code}")
    name = platform_name(target)
    how = _("Open {platform} with the button, or write this to me there, in private:")
    if door is None:
        how = _("Write this to me on {platform}, in private:")
    minutes = int(linking.VALID.total_seconds() // 60)
    warning = _(
        "The code works once, and for {n} minutes. Give it to nobody: whoever presents it shares your records from "
        "then on."
    )
    buttons = (Button(label=_("Open {platform}").format(platform=name), url=door),) if door else ()
    typed = paragraph("{text}", text=bold(f"link {code}"))
    return Reply(parts=(paragraph(how, platform=name), typed, note(warning, n=str(minutes))), buttons=buttons)


def _linked_already(target: str) -> Reply:
    name = platform_name(target)
    text = _("Your {platform} is linked already: wherever you write, your records are the same.")
    return Reply(
        parts=(paragraph(text, platform=name),),
        buttons=(
            begin(_("Link another account"), "link_accounts", platforms=[target], another=True),
            begin(_("Unlink {platform}").format(platform=name), "unlink_account", platforms=[target]),
        ),
    )


# -- presenting -------------------------------------------------------------------------------------------


async def _present(turn: Turn, code: str | None) -> Reply:
    connection, records = turn.records.connection, turn.records
    if not await guess_counts(connection, turn.account, turn.now):
        return told(_("Too many codes were wrong, so I look at no more of yours for now. Please try again in an hour."))
    found = await linking.by_code(connection, code, turn.now) if code else None
    if found is None:
        if code and await inviting.invited_by(connection, code, turn.now):
            return await join_team(turn, code)
        await wrong_code(connection, turn.account, turn.now)
        return _opens_nothing()
    if found.person_id == records.person_id:
        return told(_("That is your own code. It is for the other account: write it to me from there."))
    mine = await belongings_of(connection, records.person_id)
    if mine.nothing:
        return await _join(turn, found)
    turn.frame.slots["link"] = found.id
    sides = await _sides(turn, found)
    raise Ask("decision", ("link",), question(sides), (_("Link them"),))


def _opens_nothing() -> Reply:
    """The same for a code that is wrong, used or too old: whoever guesses learns nothing."""
    text = _(
        "This code opens nothing: it was mistyped, used already, or is too old. Ask for a new one where you got it."
    )
    return Reply(parts=(paragraph(text),), buttons=(begin(_("Give me a code"), "link_accounts"),))


async def _sides(turn: Turn, link: Link) -> Sides:
    connection, me = turn.records.connection, turn.records.person_id
    return Sides(
        await name_of(connection, link.person_id),
        tuple(await accounts_of(connection, link.person_id)),
        here(turn),
        await belongings_of(connection, link.person_id),
        await belongings_of(connection, me),
    )


async def _join(turn: Turn, link: Link) -> Reply:
    """Use the code: whoever asked for it and whoever presents it are one from now on."""
    records = turn.records
    sides = await _sides(turn, link)
    mine = await accounts_of(records.connection, records.person_id)
    if link.person_id == records.person_id or not await linking.use(records.connection, link, turn.now):
        return _opens_nothing()
    try:
        joined = await join(records.connection, link.person_id, records.person_id, turn.now)
    except NobodyError:
        return _opens_nothing()
    records.person_id, records.preferences, records.changed = joined.person_id, joined.preferences, True
    turn.profile = joined.profile
    if joined.zone is not None:  # asked here, known there
        turn.state.drop_of("set_time_zone")
    for account in (*sides.accounts, *mine):
        if key_of(account) != key_of(sides.here):
            say_to(turn, account, told_there(sides))
    return told_here(turn, sides, joined)
