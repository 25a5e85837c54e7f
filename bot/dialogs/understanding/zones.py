"""The time zone that a place, an offset or an abbreviation in a sentence stands for."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from rapidfuzz.distance import OSA


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Big cities, states and provinces that are not themselves names of zones. Zone → ways to say them.
_CITIES = {
    "America/New_York": "nyc, new york city, manhattan, brooklyn, boston, washington dc, washington d c, philadelphia, "
    "atlanta, miami, orlando, tampa, charlotte, raleigh, pittsburgh, cleveland, columbus ohio, cincinnati, baltimore, "
    "buffalo, east coast, boston massachusetts",
    "America/Chicago": "houston, dallas, austin, san antonio, fort worth, minneapolis, st louis, saint louis, "
    "kansas city, new orleans, nashville, memphis, milwaukee, omaha, oklahoma city",
    "America/Denver": "salt lake city, albuquerque, colorado springs, el paso",
    "America/Los_Angeles": "san francisco, sf, bay area, silicon valley, san diego, seattle, portland, las vegas, "
    "sacramento, oakland, palo alto, mountain view, west coast, la california",
    "America/Phoenix": "tucson, scottsdale",
    "America/Toronto": "ottawa, montreal, quebec city, mississauga, waterloo ontario",
    "America/Edmonton": "calgary",
    "America/Vancouver": "victoria bc",
    "America/Mexico_City": "guadalajara, puebla, cdmx",
    "America/Sao_Paulo": "rio de janeiro, rio, brasilia, belo horizonte, curitiba, porto alegre, florianopolis, "
    "campinas",
    "America/Bahia": "salvador da bahia",
    "America/Bogota": "medellin, cali colombia, barranquilla",
    "America/Guayaquil": "quito",
    "Europe/London": "manchester, leeds, liverpool, glasgow, edinburgh, bristol, cardiff, belfast, sheffield, "
    "newcastle, nottingham, oxford, aberdeen",
    "Europe/Dublin": "cork, galway, limerick",
    "Europe/Berlin": "munich, munchen, muenchen, hamburg, frankfurt, cologne, koln, koeln, stuttgart, dusseldorf, "
    "duesseldorf, leipzig, dresden, nuremberg, nurnberg, hannover, hanover, bremen, dortmund, essen germany, karlsruhe",
    "Europe/Paris": "lyon, marseille, toulouse, bordeaux, lille, nantes, nice, strasbourg, grenoble, montpellier",
    "Europe/Madrid": "barcelona, valencia, seville, sevilla, malaga, bilbao, zaragoza",
    "Atlantic/Canary": "canary islands, tenerife, gran canaria, las palmas",
    "Europe/Lisbon": "porto, braga, coimbra",
    "Europe/Rome": "milan, milano, turin, torino, naples, napoli, bologna, florence, venice, roma",
    "Europe/Zurich": "geneva, basel, bern, lausanne, lugano, zuerich",
    "Europe/Vienna": "wien, graz, linz, salzburg, innsbruck",
    "Europe/Amsterdam": "rotterdam, the hague, den haag, utrecht, eindhoven",
    "Europe/Brussels": "antwerp, ghent, bruges, bruxelles",
    "Europe/Warsaw": "krakow, cracow, wroclaw, gdansk, poznan, lodz, katowice, warszawa",
    "Europe/Prague": "brno, ostrava, praha",
    "Europe/Copenhagen": "aarhus, odense, kobenhavn",
    "Europe/Stockholm": "gothenburg, goteborg, malmo, uppsala",
    "Europe/Oslo": "bergen, trondheim, stavanger",
    "Europe/Helsinki": "espoo, tampere, turku",
    "Europe/Bucharest": "cluj, cluj napoca, timisoara, iasi, bucuresti",
    "Europe/Athens": "thessaloniki",
    "Europe/Sofia": "plovdiv, varna",
    "Europe/Belgrade": "novi sad, beograd",
    "Europe/Zagreb": "split croatia",
    "Europe/Kyiv": "kiev, lviv, odesa, odessa, kharkiv, dnipro",
    "Europe/Moscow": "saint petersburg, st petersburg, kazan, nizhny novgorod, moskva",
    "Europe/Istanbul": "ankara, izmir, antalya, bursa",
    "Asia/Kolkata": "mumbai, bombay, delhi, new delhi, bangalore, bengaluru, hyderabad, chennai, madras, calcutta, "
    "pune, ahmedabad, noida, gurgaon, gurugram, kochi, cochin, jaipur, chandigarh, indore, trivandrum, "
    "thiruvananthapuram, coimbatore, nagpur, lucknow, bhubaneswar",
    "Asia/Karachi": "lahore, islamabad, rawalpindi, faisalabad",
    "Asia/Dhaka": "chittagong, chattogram",
    "Asia/Shanghai": "beijing, peking, shenzhen, guangzhou, chengdu, hangzhou, nanjing, wuhan, tianjin, "
    "chongqing, xian",
    "Asia/Tokyo": "osaka, kyoto, yokohama, nagoya, fukuoka, sapporo",
    "Asia/Seoul": "busan, incheon",
    "Asia/Taipei": "kaohsiung, hsinchu",
    "Asia/Ho_Chi_Minh": "hanoi, saigon, da nang, danang, hcmc, ho chi minh city",
    "Asia/Manila": "cebu, makati, quezon city, davao",
    "Asia/Jakarta": "bandung, surabaya, medan",
    "Asia/Makassar": "bali, denpasar",
    "Asia/Kuala_Lumpur": "kl malaysia, penang, johor bahru",
    "Asia/Bangkok": "chiang mai, phuket",
    "Asia/Dubai": "abu dhabi, sharjah",
    "Asia/Riyadh": "jeddah, dammam, mecca",
    "Asia/Qatar": "doha",
    "Asia/Jerusalem": "tel aviv, haifa",
    "Asia/Almaty": "astana, nur sultan",
    "Africa/Johannesburg": "cape town, durban, pretoria, joburg",
    "Africa/Lagos": "abuja, ibadan, port harcourt",
    "Africa/Cairo": "alexandria egypt, giza",
    "Africa/Casablanca": "rabat, marrakech, marrakesh, fez",
    "Africa/Nairobi": "mombasa",
    "Africa/Accra": "kumasi",
    "Australia/Melbourne": "geelong",
    "Australia/Sydney": "canberra, newcastle australia, new south wales",
    "Australia/Brisbane": "gold coast, queensland",
    "Pacific/Auckland": "wellington, christchurch, hamilton new zealand",
}
#: Several places of one name.
_SEVERAL = {
    "washington": ("America/New_York", "America/Los_Angeles"),
    "birmingham": ("Europe/London", "America/Chicago"),
    "cambridge": ("Europe/London", "America/New_York"),
    "san jose": ("America/Los_Angeles", "America/Costa_Rica"),
    "georgia": ("Asia/Tbilisi", "America/New_York"),
    "la": ("America/Los_Angeles",),
}
_REGIONS = {
    "America/New_York": "connecticut, delaware, florida, maine, maryland, massachusetts, michigan, new hampshire, "
    "new jersey, new york state, north carolina, ohio, pennsylvania, rhode island, south carolina, vermont, virginia, "
    "west virginia, indiana, washington dc",
    "America/Chicago": "alabama, arkansas, illinois, iowa, kansas, louisiana, minnesota, mississippi, missouri, "
    "nebraska, north dakota, oklahoma, south dakota, tennessee, texas, wisconsin, kentucky",
    "America/Denver": "colorado, idaho, montana, new mexico, utah, wyoming",
    "America/Los_Angeles": "california, nevada, oregon, washington state",
    "America/Phoenix": "arizona",
    "America/Anchorage": "alaska",
    "Pacific/Honolulu": "hawaii",
    "America/Toronto": "ontario, quebec",
    "America/Vancouver": "british columbia",
    "America/Edmonton": "alberta",
    "America/Regina": "saskatchewan",
    "America/Winnipeg": "manitoba",
    "America/Halifax": "nova scotia",
    "Europe/Berlin": "bavaria",
    "Europe/Madrid": "catalonia",
}
#: Where nearly everybody of a country with several zones lives, or the zones worth asking about.
_COUNTRY_ZONES = {
    "US": ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"),
    "CA": ("America/Toronto", "America/Winnipeg", "America/Edmonton", "America/Vancouver", "America/Halifax"),
    "AU": ("Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth"),
    "BR": ("America/Sao_Paulo", "America/Manaus", "America/Rio_Branco"),
    "MX": ("America/Mexico_City", "America/Tijuana", "America/Hermosillo", "America/Cancun"),
    "RU": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"),
    "ID": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
    "AR": ("America/Argentina/Buenos_Aires",), "CL": ("America/Santiago",), "CN": ("Asia/Shanghai",),
    "CY": ("Asia/Nicosia",), "DE": ("Europe/Berlin",), "EC": ("America/Guayaquil",), "ES": ("Europe/Madrid",),
    "GL": ("America/Nuuk",), "KZ": ("Asia/Almaty",), "MN": ("Asia/Ulaanbaatar",), "MY": ("Asia/Kuala_Lumpur",),
    "NZ": ("Pacific/Auckland",), "PT": ("Europe/Lisbon",), "UA": ("Europe/Kyiv",), "UZ": ("Asia/Tashkent",),
}  # fmt: skip
_COUNTRY_NAMES = {
    "US": "usa, u s a, u s, united states of america, the states, america, us",
    "GB": "uk, u k, england, scotland, wales, great britain, britain, northern ireland, british, london uk",
    "AE": "uae, emirates", "NL": "holland, the netherlands", "CZ": "czech republic, czech", "TR": "turkey, turkish",
    "CI": "ivory coast", "MM": "burma, myanmar", "KR": "korea, korean", "HK": "hong kong", "MO": "macau, macao",
    "BA": "bosnia", "CD": "congo, drc", "PS": "palestine", "MK": "macedonia", "SZ": "swaziland", "TT": "trinidad",
    "IN": "indian, bharat", "DE": "german, deutschland", "FR": "french", "ES": "spanish", "PT": "portuguese",
    "PL": "polish", "JP": "japanese", "CN": "chinese", "IL": "israeli", "IE": "irish", "IT": "italian",
    "NG": "nigerian", "EG": "egyptian", "PH": "philippine", "RU": "russian", "UA": "ukrainian",
    "BR": "brasil, brazilian",    "SA": "ksa, saudi", "AT": "austrian", "CH": "swiss", "AU": "australian",
}  # fmt: skip
#: Adjectives mean a place before "time" only.
_ADJECTIVES = _words(
    "british turkish korean indian german french spanish portuguese polish japanese chinese israeli irish italian "
    "nigerian egyptian philippine russian ukrainian brazilian austrian swiss australian czech"
)
_CLOCKS = {
    "central european": "Europe/Berlin", "eastern european": "Europe/Athens", "western european": "Europe/Lisbon",
    "greenwich mean": "Etc/GMT", "coordinated universal": "Etc/UTC", "universal": "Etc/UTC",
    "eastern": "America/New_York", "us eastern": "America/New_York", "central": "America/Chicago",
    "us central": "America/Chicago", "mountain": "America/Denver", "pacific": "America/Los_Angeles",
    "us pacific": "America/Los_Angeles", "atlantic": "America/Halifax", "australian eastern": "Australia/Sydney",
    "australian western": "Australia/Perth", "west africa": "Africa/Lagos", "east africa": "Africa/Nairobi",
    "central africa": "Africa/Maputo", "south africa": "Africa/Johannesburg", "gulf": "Asia/Dubai",
    "arabia": "Asia/Riyadh",
    "british summer": "Europe/London",
}  # fmt: skip
_ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "est": ("America/New_York",), "edt": ("America/New_York",), "et": ("America/New_York",),
    "cdt": ("America/Chicago",), "cst": ("America/Chicago", "Asia/Shanghai"), "ct": ("America/Chicago",),
    "mst": ("America/Denver", "America/Phoenix"), "mdt": ("America/Denver",), "mt": ("America/Denver",),
    "pst": ("America/Los_Angeles",), "pdt": ("America/Los_Angeles",), "pt": ("America/Los_Angeles",),
    "akst": ("America/Anchorage",), "hst": ("Pacific/Honolulu",), "nst": ("America/St_Johns",),
    "ast": ("America/Halifax", "Asia/Riyadh"), "brt": ("America/Sao_Paulo",),
    "art": ("America/Argentina/Buenos_Aires",), "wet": ("Europe/Lisbon",), "west": ("Europe/Lisbon",),
    "bst": ("Europe/London", "Asia/Dhaka"), "cet": ("Europe/Berlin",), "cest": ("Europe/Berlin",),
    "mez": ("Europe/Berlin",), "mesz": ("Europe/Berlin",), "eet": ("Europe/Athens",), "eest": ("Europe/Athens",),
    "msk": ("Europe/Moscow",), "trt": ("Europe/Istanbul",), "gst": ("Asia/Dubai",), "pkt": ("Asia/Karachi",),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"), "ict": ("Asia/Bangkok",), "wib": ("Asia/Jakarta",),
    "sgt": ("Asia/Singapore",), "myt": ("Asia/Kuala_Lumpur",), "hkt": ("Asia/Hong_Kong",), "pht": ("Asia/Manila",),
    "jst": ("Asia/Tokyo",), "kst": ("Asia/Seoul",), "awst": ("Australia/Perth",), "acst": ("Australia/Darwin",),
    "aest": ("Australia/Brisbane", "Australia/Sydney"), "aedt": ("Australia/Sydney",), "nzst": ("Pacific/Auckland",),
    "nzdt": ("Pacific/Auckland",), "cat": ("Africa/Maputo",), "eat": ("Africa/Nairobi",), "wat": ("Africa/Lagos",),
    "sast": ("Africa/Johannesburg",), "gmt": ("Europe/London", "Etc/GMT"), "utc": ("Etc/UTC",),
}  # fmt: skip
#: Also words: meant as clocks in capitals or before "time" only.
_WORDLIKE = frozenset(("et", "ct", "mt", "pt", "art", "wet", "west", "cat", "eat", "wat", "ist", "ast"))
#: Minutes east of UTC that are not whole hours → a zone that keeps them all year; Newfoundland, the Chatham Islands
#: and Lord Howe only in their winter, as no zone does all year.
_ODD_OFFSETS = {
    -570: "Pacific/Marquesas", -210: "America/St_Johns", 210: "Asia/Tehran", 270: "Asia/Kabul", 330: "Asia/Kolkata",
    345: "Asia/Kathmandu", 390: "Asia/Yangon", 525: "Australia/Eucla", 570: "Australia/Darwin",
    630: "Australia/Lord_Howe", 765: "Pacific/Chatham",
}  # fmt: skip
#: Words and first names: places only where a place is expected.
_SHY = _words(
    "nice cork reading split bath phoenix sofia regina victoria lima jordan chad georgia turkey guinea jersey male "
    "kent florence charlotte austin chester lincoln madison jackson houston orlando santiago mali togo niger oman "
    "trinidad dominica salta kingston wellington us la sf america rio virginia carolina montana bergen linz "
    "center easter stanley israel nauru truk guam samara bali varna nassau merida currie perm troy indiana manila "
    "ponape bahia medan canary"
) | {"gold coast", "east coast", "west coast"}
#: Said in a chat for other reasons, even alone.
_COMMON_WORDS = _words("nice reading split bath male essen")
#: Last parts of zone names that nobody calls home, and that are words.
_NOT_CITIES = _words(
    "center knox vevay marengo winamac vincennes petersburg monticello beulah resolute davis casey "
    "troll wake easter oral mawson palmer rothera syowa vostok canary creston eastern general factory gambier "
    "unknown christmas mcmurdo eucla thule danmarkshavn macquarie currie dawson nome reunion midway mayotte"
) | {"new salem", "tell city"}
#: One typing error away from a place, and words of their own.
_NOT_TYPOS = _words(
    "quite quote parts party turing settle logos begin being child chill chain spare frame dental denial house vanilla "
    "manual medical indie media italic basal basic essence london's training learning banking testing gaming mining "
    "security finance sales school hurry trouble march cloud coding college marketing"
)
_FOLDED = str.maketrans(
    {"Ł": "l", "Ø": "o", "ß": "ss", "ø": "o", "ł": "l", "ı": "i", "đ": "d", "æ": "ae", "œ": "oe", "’": "'"}
)

_AREA = (
    r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico"
    r"|Pacific|US)"
)
_IANA = re.compile(rf"(?<![\w/]){_AREA}/[A-Za-z_+\-0-9]+(?:/[A-Za-z_]+)?(?:\s[A-Za-z]+){{0,3}}", re.IGNORECASE)
_OFFSET = re.compile(
    r"(?<!\w)(?:(?:utc|gmt)\s*(?P<sign>[+\-−–]|plus|minus)\s*(?P<h>\d{1,2})(?:(?P<half>[.,]5)|:?(?P<m>\d\d))?(?!\d)"
    r"|(?:(?:time\s?)?zone|tz)\W{0,3}(?:is\s+)?(?P<sign2>[+\-−–])\s*(?P<h2>\d{1,2})(?:(?P<half2>[.,]5)|:?(?P<m2>\d\d))?(?!\d))"
    r"|(?<![\w:.,/])(?P<sign3>[+\-−–])(?P<h3>\d{1,2}):(?P<m3>\d\d)(?!\d)",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"(?<![\w/+\-])(?P<name>{'|'.join(_ABBREVIATIONS)})(?![\w/\-])", re.IGNORECASE)
_BEFORE_SHORT = re.compile(
    r"(?:zone|tz|time)\s*(?:is|=|:|to)?\s*(?:the\s+)?$|\b(?:i['’]?m|i\s+am|we\s+are|we['’]re|live|working|work|based|use)"
    r"\s+(?:in|on|at)?\s*(?:the\s+)?$|\d\s*(?:[ap]\.?m\.?|h|o'?clock|:\d\d)?\s*$",
    re.IGNORECASE,
)
_AFTER_SHORT = re.compile(r"\s*(?:time|zone|tz)\b", re.IGNORECASE)
_CLOCK = re.compile(
    rf"(?<!\w)(?P<name>{'|'.join(sorted(_CLOCKS, key=len, reverse=True))})\s+"
    r"(?:standard\s+|daylight\s+|summer\s+|savings?\s+)*time",
    re.IGNORECASE,
)
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d+")
#: What may stand in front of a place that somebody is in, as words without punctuation.
_LEADS = re.compile(
    r"(?:(?:i'?m|i am|we'?re|we are|now|live|living|lives|reside|residing|stay|staying|located|based|sitting|work"
    r"|working|currently|here|office|home|team|city|place)(?: is| now| currently| is located| are)*(?: in| at| near)"
    r"|(?:moved|moving|move|relocated|relocating|travell?ing|flying|went|going)(?: back| from(?: \w+){1,2})? to"
    r"|(?:timezone|time zone|zone|tz|location|city|place|clock)(?: is| to| for| of| as| at| in)*|use|set to"
    r"|like in|as in|i'?m from|i am from|we'?re from|come from)(?: the)?$"
)
_TIME = frozenset(("time", "timezone", "tz", "zone", "clock", "hours"))
_FILLERS = _words("in at from near the it is it's i'm im i am we live my and now city of to based here")
_LEAD_ENDS = _words("in at near to from is for of as the timezone zone tz location city place clock use")
_LONGEST_NAME = 4
#: Nobody needs more words to say where they are.
_READ = 500
#: Shortest place in which one typing error is forgiven, and two.
_ONE_ERROR_FROM, _TWO_ERRORS_FROM = 5, 9


@dataclass(frozen=True, slots=True)
class _Place:
    """What a name stands for: the zones to offer, and all zones that lie inside."""

    zones: tuple[str, ...]
    inside: frozenset[str]
    region: bool


def find_zone(text: str, today: date) -> tuple[str, ...]:
    """The IANA names of the zone that ``text`` says; several, the likeliest first, when one must ask; else none.

    ``today`` decides whether the zones of a country still differ.
    """
    if not text or text.isspace():
        return ()
    text = text[:_READ]
    found = _said_outright(text) or _said_place(text, today)
    if not found:
        offset = _OFFSET.search(text)
        found = _zone_of_offset(offset) if offset else _said_clock(text)
    return tuple(name for name in dict.fromkeys(found) if _loadable(name))


def zone_label(name: str, now: datetime) -> str:
    """``Berlin, UTC+1``: the city of a zone and its offset at ``now``, an aware time. ``UTC+2`` for a mere offset."""
    offset = now.astimezone(ZoneInfo(name)).utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    said = "UTC" + (f"{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "") if minutes else "")
    if "/" not in name or name.startswith("Etc/"):
        return said
    return f"{name.rsplit('/', 1)[1].replace('_', ' ')}, {said}"


# --- Said as such --------------------------------------------------------------------------------------------------


def _said_outright(text: str) -> tuple[str, ...]:
    match = _IANA.search(text)
    if match is None:
        return ()
    words = match[0].split()
    names = _iana_names()
    for length in range(len(words), 0, -1):
        name = names.get("_".join(words[:length]).lower())
        if name is not None:
            return (name,)
    return ()


def _zone_of_offset(match: re.Match[str]) -> tuple[str, ...]:
    """Mind the sign of the fixed zones: ``Etc/GMT-2`` is two hours *east*."""
    sign, hours = match["sign"] or match["sign2"] or match["sign3"], match["h"] or match["h2"] or match["h3"]
    minutes = 30 if match["half"] or match["half2"] else int(match["m"] or match["m2"] or match["m3"] or 0)
    east = int(hours) * 60 + minutes
    east = east if sign.lower() in ("+", "plus") else -east
    if minutes > 59 or not -12 * 60 <= east <= 14 * 60:
        return ()
    if east % 60:
        return (_ODD_OFFSETS[east],) if east in _ODD_OFFSETS else ()
    return (f"Etc/GMT{-east // 60:+d}",) if east else ("Etc/UTC",)


def _said_clock(text: str) -> tuple[str, ...]:
    match = _CLOCK.search(text)
    if match is not None:
        return (_CLOCKS[re.sub(r"\s+", " ", match["name"].lower())],)
    alone = len([word for word in _TOKEN.findall(text.lower()) if word not in _FILLERS]) == 1
    for match in _SHORT.finditer(text):
        name = match["name"].lower()
        expected = _AFTER_SHORT.match(text, match.end()) or _BEFORE_SHORT.search(text[: match.start()][-24:])
        if name in ("utc", "gmt") or expected or alone:
            timed = _AFTER_SHORT.match(text, match.end()) or match["name"].isupper()
            if name not in _WORDLIKE or timed or (name == "ist" and alone):
                return _ABBREVIATIONS[name]
    return ()


# --- Said by its place ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Found:
    place: _Place
    start: int
    end: int
    led: bool


def _said_place(text: str, today: date) -> tuple[str, ...]:
    raw = [(match[0], match.start()) for match in _TOKEN.finditer(text.translate(_FOLDED))]
    tokens = [_folded(word) for word, _ in raw]
    if not any(len(token) > 1 and token.isalpha() for token in tokens):
        return ()
    places = _places()
    found = list(_spotted(tokens, [word for word, _ in raw], places))
    led = [f for f in found if f.led]
    if led:  # and what follows at once: "I'm in Birmingham, Alabama"
        found = [f for f in found if f.led or any(f.start == other.end for other in led)]
    cities = dict.fromkeys(zone for f in found if not f.place.region for zone in f.place.zones)
    regions = [f.place for f in found if f.place.region]
    zones = tuple(cities)
    for region in regions:
        inside = tuple(zone for zone in zones if zone in region.inside)
        offered = _distinct(region.zones, today.year)
        zones = inside or (offered if cities else zones + offered)
    return zones


def _spotted(tokens: list[str], raw: list[str], places: dict[str, _Place]) -> Iterator[_Found]:
    wanted = [i for i, token in enumerate(tokens) if token not in _FILLERS]
    whole = (wanted[0], wanted[-1] + 1) if 0 < len(wanted) <= 3 and not any(t.isdigit() for t in tokens) else None
    beginnings = _first_words()
    at = 0
    while at < len(tokens):
        led = (
            at > 0 and tokens[at - 1] in _LEAD_ENDS and _LEADS.search(" ".join(tokens[max(0, at - 6) : at])) is not None
        )
        longest = min(_LONGEST_NAME, len(tokens) - at)
        expected = led or whole is not None or not _TIME.isdisjoint(tokens[at + 1 : at + longest + 1])
        if not expected and tokens[at] not in beginnings:
            longest = 0
        for length in range(longest, 0, -1):
            end = at + length
            name = " ".join(tokens[at:end])
            timed = end < len(tokens) and tokens[end] in _TIME
            expected = led or timed or whole == (at, end)
            place = _exactly(name, raw[at], places, led=led, timed=timed, expected=expected)
            if place is None and expected and length <= 3:
                place = _roughly(name)
            if place is not None:
                yield _Found(place, at, end, led)
                at = end
                break
        else:
            at += 1


def _exactly(
    name: str, raw: str, places: dict[str, _Place], *, led: bool, timed: bool, expected: bool
) -> _Place | None:
    place = places.get(name)
    if place is None or (name in _SHY and not expected) or (name in _ADJECTIVES and not timed):
        return None
    if name in _COMMON_WORDS and not led:
        return None
    if name in ("us", "la") and not raw.isupper():
        return None
    return place


@lru_cache(maxsize=2_000)
def _roughly(name: str) -> _Place | None:
    """The place that a mistyped name means; its first letter is always right, and no other place is as close."""
    if len(name) < _ONE_ERROR_FROM or name in _NOT_TYPOS or name in _ADJECTIVES or not name.replace(" ", "").isalpha():
        return None
    errors = 2 if len(name) >= _TWO_ERRORS_FROM else 1
    near: dict[int, list[_Place]] = defaultdict(list)
    for known, place in _by_letter().get(name[0], ()):
        if (
            name.count(" ") <= known.count(" ")
            and abs(len(known) - len(name)) <= errors
            and len(known) >= _ONE_ERROR_FROM
        ):
            distance = OSA.distance(name, known, score_cutoff=errors if len(known) >= _TWO_ERRORS_FROM else 1)
            if distance <= errors and (distance <= 1 or len(known) >= _TWO_ERRORS_FROM):
                near[distance].append(place)
    closest = near[min(near)] if near else []
    zones = tuple(dict.fromkeys(zone for place in closest for zone in place.zones))
    if not closest or len(zones) > max(len(place.zones) for place in closest) + 1:
        return None
    return _Place(zones, frozenset(zones).union(*(p.inside for p in closest)), all(p.region for p in closest))


def _folded(word: str) -> str:
    return "".join(ch for ch in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(ch))


# --- Names ---------------------------------------------------------------------------------------------------------


@cache
def _places() -> dict[str, _Place]:
    """Everything that can be said for a place, folded → what it stands for. Built when first needed."""
    from babel import Locale  # the tables are read from disk, and many messages name no place
    from babel.core import get_global

    places: dict[str, _Place] = {}
    country_zones: dict[str, list[str]] = {
        code: zones
        for code, zones in get_global("territory_zones").items()
        if code.isalpha() and code not in ("AQ", "ZZ")
    }
    for zones in country_zones.values():
        for zone in zones:
            city = _name(zone.rsplit("/", 1)[1])
            if city not in _NOT_CITIES:
                places[city] = _Place((zone,), frozenset((zone,)), region=False)
    for code, english in Locale("en").territories.items():
        zones = country_zones.get(code, [])
        place = _Place(_COUNTRY_ZONES.get(code) or tuple(zones), frozenset(zones), region=True)
        for name in (english, *_COUNTRY_NAMES.get(code, "").split(", ")) if zones else ():
            city_too = places.get(_name(name))
            if name and (city_too is None or city_too.inside <= place.inside):
                places[_name(name)] = place
    for table, region in ((_REGIONS, True), (_CITIES, False)):
        for zone, names in table.items():
            for name in names.split(", "):
                places[_name(name)] = _Place((zone,), frozenset((zone,)), region)
    for name, several in _SEVERAL.items():
        places[name] = _Place(several, frozenset(several), region=False)
    return places


@cache
def _by_letter() -> dict[str, list[tuple[str, _Place]]]:
    letters: defaultdict[str, list[tuple[str, _Place]]] = defaultdict(list)
    for name, place in _places().items():
        if name not in _ADJECTIVES:
            letters[name[0]].append((name, place))
    return letters


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split()[0] for name in _places())


def _name(text: str) -> str:
    return " ".join(_folded(token) for token in _TOKEN.findall(text.replace("_", " ").translate(_FOLDED)))


@lru_cache(maxsize=300)
def _distinct(zones: tuple[str, ...], year: int) -> tuple[str, ...]:
    """One zone for each way the clocks run through the year."""
    if len(zones) == 1:
        return zones
    kept: dict[tuple[timedelta | None, ...], str] = {}
    for zone in filter(_loadable, zones):
        noons = (datetime(year, month, 15, 12, tzinfo=ZoneInfo(zone)) for month in range(1, 13))
        kept.setdefault(tuple(noon.utcoffset() for noon in noons), zone)
    return tuple(kept.values())


@cache
def _iana_names() -> dict[str, str]:
    return {name.lower(): name for name in available_timezones()}


@cache
def _loadable(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
