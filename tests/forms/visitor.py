"""Somebody who fills in forms and looks at the home page, and who talks as well."""

from __future__ import annotations

from itertools import count
from typing import Any

from bot.adapters.plain import as_text
from bot.app import Laurel
from bot.messaging.form import Checked, Entered, Entry, Form
from bot.messaging.incoming import Incoming, Sender
from bot.messaging.reply import Button, Reply
from tests.fakes.couriers import CollectingCourier


class FollowingCourier(CollectingCourier):
    """``told``: the accounts of which something is said to have changed."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    async def changed(self, account: str) -> None:
        self.told.append(account)


class Visitor:
    def __init__(self, laurel: Laurel, sender: Sender | None = None) -> None:
        self.laurel = laurel
        self.sender = sender or Sender("slack", "U1", "Dana", "Europe/Berlin", "en-US")
        self.courier = FollowingCourier()
        laurel.connect(self.sender.platform, self.courier)
        self._keys = count(1)

    async def say(self, text: str) -> str:
        return await self._answer(text=text)

    async def press(self, button: str) -> str:
        """By its id."""
        return await self._answer(button=button)

    async def open(self, name: str, entered: Entered | None = None, **given: Any) -> Form:
        return await self.laurel.desk.form(self.sender, name, given, entered)

    async def check(self, name: str, entered: Entered, **given: Any) -> Checked:
        return await self.laurel.desk.check(self.sender, name, given, entered)

    async def wrong(self, name: str, entered: Entered, **given: Any) -> dict[str, str]:
        checked = await self.check(name, entered, **given)
        assert (checked.action is None) == bool(checked.wrong)
        return checked.wrong

    async def submit(self, name: str, entered: Entered, **given: Any) -> str:
        """Send a form that is right; what is answered in the conversation."""
        checked = await self.check(name, entered, **given)
        assert checked.wrong == {}, checked.wrong
        return await self._answer(action=checked.action)

    async def resubmit(self, name: str, change: Entered, **given: Any) -> str:
        """Open a form, change some of it, and send it."""
        entered = {**as_entered(await self.open(name, **given)), **change}
        return await self.submit(name, {k: v for k, v in entered.items() if v}, **given)

    async def suggested(self, text: str) -> list[str]:
        return [option.value for option in await self.laurel.desk.suggest(self.sender, "credential", text)]

    async def home(self) -> list[Reply]:
        return [Reply.model_validate(section) for section in await self.laurel.desk.home(self.sender)]

    async def _answer(self, **asked: Any) -> str:
        before = len(self.courier.sent)
        await self.laurel.receive(Incoming(f"{self.sender.account}-{next(self._keys)}", self.sender, **asked))
        return "\n".join(self.courier.texts[before:])


def as_entered(form: Form) -> dict[str, str | list[str]]:
    """What a form holds when nobody touches it."""
    held: dict[str, str | list[str]] = {}
    for entry in form.entries:
        match entry.initial:
            case None | ():
                continue
            case str():
                held[entry.name] = entry.initial
            case tuple():
                held[entry.name] = list(entry.initial)
            case option:
                held[entry.name] = option.value
    return held


def entry(form: Form, name: str) -> Entry:
    return next(each for each in form.entries if each.name == name)


def after(form: Form) -> str:
    return as_text(form.after)


def before(form: Form) -> str:
    return as_text(form.before)


def text(sections: list[Reply]) -> str:
    return "\n".join(as_text(section.parts) for section in sections)


def labelled(sections: list[Reply], label: str) -> Button:
    return next(button for section in sections for button in section.buttons if button.label == label)


def id_of(button: Button) -> str:
    assert button.action is not None
    return str(button.action["id"])
