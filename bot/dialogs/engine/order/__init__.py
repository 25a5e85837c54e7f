"""The order in which the steps are tried on a message; the first answer is the one.

What is said in so many words goes first, then an answer to what is being asked, a correction, a change of the last
question, and a new request, which is answered at once before an interrupted one is offered again. What is left was not
understood: the best guess is confirmed, then other words are asked for, then the menu is shown.
"""

from __future__ import annotations

from bot.dialogs.engine.order import (
    chosen,
    held,
    in_so_many_words,
    planned,
    put_right,
    requested,
    studied,
    under_way,
)
from bot.dialogs.engine.order.step import Step

ORDER: tuple[Step, ...] = (
    *under_way.STEPS,
    *in_so_many_words.STEPS,
    *put_right.STEPS,
    *studied.STEPS,
    *held.STEPS,
    *chosen.STEPS,
    *planned.STEPS,
    *requested.STEPS,
)
