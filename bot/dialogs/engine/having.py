"""What somebody has tells what they may ask: who studies for nothing rarely asks how their studies go.

Requests for a thing of one's own count for less when there is no such thing, and for more when the very thing is
named; all others for as much more or less.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dialogs.engine.state import SHOW_A_PLAN
from bot.dialogs.engine.talk import Talk
from bot.dialogs.understanding.deciding import Guess, decide
from bot.patterns import pattern
from bot.tracking.records import Records

#: Requests that are about something of one's own.
_OF = {
    "holding": frozenset(
        {
            "how_to_renew", "units_left", "holding_status", "renew_holding", "correct_holding", "remove_holding",
            "show_proof", "mute_holding", "unmute_holding", "hide_record", "unhide_record",
        }
    ),
    "study": frozenset(
        {"log_progress", "study_status", "set_target", "pause_study", "touch_study", "drop_study", "finish_study"}
    ),
    "plan": frozenset(
        {"my_plan", "replan", "change_step", "loosen_plan", "start_plan", "drop_plan", "plan_calendar"}
    ),
    "invitation": frozenset({"answer_invitation"}),
    "led team": frozenset(
        {
            "team_progress", "team_expiring", "team_gap", "team_compare", "team_member", "team_export", "team_picture",
            "team_renewal_costs", "who_holds", "who_is_stuck", "who_could_cover", "nudge_member", "require_credential",
            "drop_requirement", "change_requirement", "exempt_member", "end_exemption", "verify_record",
            "unverify_record", "invite_link", "close_invite_links", "remove_member", "make_lead", "unmake_lead",
            "hand_over_team", "digest_now", "set_digest", "stop_digest", "show_digests",
        }
    ),
}  # fmt: skip
#: So many times less likely are they without it, and likelier when what is named is theirs.
_WITHOUT, _THEIRS = 0.15, 1.3
_A_PLACE, _FORGETS = "set_time_zone", "forget_profile"
#: "Can I keep my job" orders nothing to be forgotten.
_KEEPS = pattern(
    r"\b(?:can|could|may|will|do|should|would|must)\s+i\s+(?:(?:still|also|even|have\s+to|get\s+to)\s+)?(?:keep|stay|leave|quit|give\s+up)\b",
    re.IGNORECASE,
)
#: Only what the likeliest requests are about is looked up.
_LOOKED_AT = 3


async def guess(talk: Talk) -> None:
    """What the message may ask for, surest first; once."""
    if not talk.guesses:
        talk.guesses = await weighed(talk, decide(talk.manager.scorer, talk.heard, talk.manager.dialogs))


async def weighed(talk: Talk, guesses: Sequence[Guess]) -> list[Guess]:
    """The same requests, surest first, in the light of what the person has."""
    if not talk.manager.by_having:
        return list(guesses)
    spoken_of = [kind for kind, names in _OF.items() if any(g.dialog in names for g in guesses[:_LOOKED_AT])]
    factors = {name: factor for kind in spoken_of for factor in [await _factor(talk, kind)] for name in _OF[kind]}
    changed = {name: factor for name, factor in factors.items() if factor != 1.0}
    if guesses[0].dialog == _FORGETS and _KEEPS.search(talk.heard.text) is not None:
        changed[_FORGETS] = _WITHOUT
    if guesses[0].dialog in changed and any(n.mention.of("credential") for n in talk.heard.named):
        changed[_A_PLACE] = _WITHOUT  # "I need to renew my food handler's card, California" tells of more than a place
    if not changed:
        return list(guesses)
    scores = [g.score * changed.get(g.dialog, 1.0) for g in guesses]
    alike = sum(g.score for g in guesses) / (sum(scores) or 1)
    weighed = (g._replace(score=min(1.0, s * alike)) for g, s in zip(guesses, scores, strict=True))
    return sorted(weighed, key=lambda g: -g.score)


async def _factor(talk: Talk, kind: str) -> float:
    records = talk.given.records
    if records is None:
        return 1.0  # nobody can tell here
    if kind in ("holding", "study"):
        theirs = [r.credential for r in await (records.holdings() if kind == "holding" else records.studies())]
        named = {n.mention.matches[0].id for n in talk.heard.named}
        return _WITHOUT if not theirs else _THEIRS if named.intersection(theirs) else 1.0
    if kind == "invitation":
        return 1.0 if talk.given.circle.teams or talk.given.invitations else _WITHOUT
    has = talk.heard.leads if kind == "led team" else await _has_plan(talk, records)
    return 1.0 if has else _WITHOUT


async def _has_plan(talk: Talk, records: Records) -> bool:
    made = any(frame.dialog in SHOW_A_PLAN for frame in (*talk.state.done, *talk.state.stack))
    return made or await records.plan() is not None
