"""The time zone that a place, an offset or an abbreviation in a sentence stands for."""

from bot.dialogs.understanding.zones.countries import (
    country_mentioned,
    country_of_zone,
    country_said,
    is_region,
    zone_of_country,
)
from bot.dialogs.understanding.zones.finding import find_zone
from bot.dialogs.understanding.zones.names import zone_label

__all__ = [
    "country_mentioned",
    "country_of_zone",
    "country_said",
    "find_zone",
    "is_region",
    "zone_label",
    "zone_of_country",
]
