"""Where a credential counts: a licence, a code of practice or a national framework is of little use elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.knowledge.model.credential import Credential

#: The union as a whole, among the countries of a credential.
UNION = "EU"
_MEMBERS = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip


def counts_in(credential: Credential, country: str | None) -> bool:
    """Whether it is of use in a country, by its ISO 3166 code; where the country is not known, all are."""
    tied = credential.countries
    return not tied or country is None or country in tied or (UNION in tied and country in _MEMBERS)


def one_country(steps: Sequence[Credential], included: Sequence[Credential] = ()) -> str | None:
    """That in which most of the steps count, and all that have to be among them; None where all count somewhere."""
    tied = Counter(code for step in steps for code in step.countries if code != UNION)
    fits = [code for code in tied if all(counts_in(each, code) for each in included)]
    if not fits or any(all(counts_in(step, code) for step in steps) for code in fits):
        return None
    return max(fits, key=lambda code: (tied[code], code))
