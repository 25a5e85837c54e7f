"""All forms by name: a module a form, with two functions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from bot.dialogs.forms import record, reminders, study, units
from bot.dialogs.visit import Visit
from bot.messaging.form import Checked, Entered, Form


class FormKind(Protocol):
    """``given`` says what a form is about, as the button that opened it does."""

    async def make(self, visit: Visit, given: Mapping[str, Any], entered: Entered | None) -> Form:
        """The form as it is opened, or as it is once so much has been entered."""
        ...

    async def check(self, visit: Visit, given: Mapping[str, Any], entered: Entered) -> Checked:
        """A sentence for each entry that is wrong, or the action of a dialog that does what was entered."""
        ...


FORMS: dict[str, FormKind] = {"record": record, "reminders": reminders, "study": study, "units": units}
