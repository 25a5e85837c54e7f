"""What tradesmen of the UK call themselves: a "spark" is an electrician, where nothing speaks of data."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dialogs.engine.talk import Talk
from bot.dialogs.understanding.cues import Named
from bot.patterns import pattern

_SKILL, _JOB = "apache-spark", "electrician"
_SPARK = pattern(r"sparks?", re.IGNORECASE)
#: Nobody is an engine for data.
_IS_ONE = pattern(
    r"(?<!\w)(?:i['’]?m|i\s+am|as|work\s+as|being|be|been)\s+(?:now\s+)?an?\s+(?:\w+\s+)?$", re.IGNORECASE
)
_OF_THE_TRADE = pattern(
    r"(?<!\w)(?:18th|17th|edition|wiring|regs|bs\s?7671|ecs|jib|niceic|napit|nvq|am2|2391|2365|2382|2330|electric\w*|apprentice\w*|by\s+trade|on\s+site|sites?"
    r"|installs?|domestics?|rewires?|fuse\s?board|solar|ev\s+charg\w*)(?!\w)",
    re.IGNORECASE,
)
_OF_DATA = pattern(
    r"(?<!\w)(?:apache|data\w*|python|scala|sql|hadoop|databricks|etl|pipelines?|cluster|big\s+data|kafka)(?!\w)",
    re.IGNORECASE,
)


def settle(talk: Talk) -> None:
    text = talk.heard.text
    if _OF_DATA.search(text) or _JOB not in talk.manager.knowledge.catalogue.roles:
        return
    talk.heard = replace(talk.heard, named=tuple(_job(n, talk) for n in talk.heard.named))


def _job(named: Named, talk: Talk) -> Named:
    text, mention = talk.heard.text, named.mention
    if mention.matches[0].id != _SKILL or not _SPARK.fullmatch(text, mention.start, mention.end):
        return named
    if not (_IS_ONE.search(text, 0, mention.start) or _OF_THE_TRADE.search(text)):
        return named
    job = replace(
        mention.matches[0], kind="role", id=_JOB, name=talk.manager.knowledge.catalogue.roles[_JOB].name, exact=True
    )
    return replace(named, mention=replace(mention, matches=(job,)), cue="current")
