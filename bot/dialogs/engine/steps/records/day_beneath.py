""" "June 2025", when a question asked meanwhile wants names, and the day of a record was asked before that."""

from __future__ import annotations

from bot.dialogs.engine.session import Session
from bot.dialogs.engine.steps.records.own_records import ADDING, KEEP_A_DATE
from bot.dialogs.engine.steps.talking import answering
from bot.dialogs.understanding.deciding import Guess
from bot.messaging.reply import Reply

_DATES = "date_holding"
#: What these ask for is no day.
_ASK_FOR_NAMES = frozenset(
    {
        "compare_credentials", "credential_info", "credential_for_role", "credential_for_skill", "skill_gap",
        "holding_status", "how_to_renew", "browse_credentials",
    }
)  # fmt: skip
_AROUND_A_DAY = frozenset(
    """
    i it its it's i've got was is on in at the back of that since from expires expire until till ends runs out about
    around maybe think in sorry oh ok
    """.split()  # noqa: SIM905 - words are easier to read than a list of quoted words
)


async def told(session: Session) -> Reply | None:
    """The question that wants no day is dropped."""
    stack, heard = session.state.stack, session.heard
    top = session.state.waiting
    if top is None or top.awaiting is None or top.dialog not in _ASK_FOR_NAMES or "?" in heard.text:
        return None
    beneath = next((i for i in reversed(range(len(stack) - 1)) if stack[i].awaiting is not None), None)
    if beneath is None or stack[beneath].dialog not in KEEP_A_DATE:
        return None
    if not _is_a_day(session):
        return None
    session.trace.append("the day that was asked for before")
    session.state.stack = stack[: beneath + 1]
    return await answering.answered(session)


async def of_the_undated(session: Session) -> Reply | None:
    """The same after the question was left: of the only record that lacks its day, where that was told lately."""
    heard, stored = session.heard, session.given.records
    if session.state.asking is not None or stored is None or not session.given.private or not _is_a_day(session):
        return None
    if "?" in heard.text or (session.sure and session.guesses[0].dialog not in KEEP_A_DATE):
        return None
    lacking = [h for h in await stored.holdings() if h.awarded is None and h.expires is None]
    told = [r for f in session.state.done if f.dialog == ADDING for r in f.slots.get("records") or ()]
    if len(lacking) != 1 or not any(
        lacking[0].credential in r["ids"] or lacking[0].name == r["name"] for r in told if isinstance(r, dict)
    ):
        return None
    session.trace.append("the day of what was told lately")
    return await session.start(Guess(_DATES, 0.9, "its day was asked for"), {"holding": lacking[0].id})


def _is_a_day(session: Session) -> bool:
    heard = session.heard
    if heard.named or heard.people or heard.teams or len(heard.dates) != 1 or not heard.dates[0].options:
        return False
    day = heard.dates[0]
    rest = [w.text for w in heard.words if not day.start <= w.start < day.end]
    return _AROUND_A_DAY.issuperset(rest)
