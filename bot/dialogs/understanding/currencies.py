"""Currencies by the signs, codes and words that people use, and which one is meant where several are called so."""

from __future__ import annotations

from collections.abc import Mapping

from bot.patterns import pattern

#: By ISO 4217: signs and single words, then names of several words. A word that several countries use stands at the
#: currency that is likeliest where no country is known.
_CALLED: Mapping[str, tuple[str, ...]] = {
    "USD": ("$ us$ usd dollar dollars bucks buck", "us dollars", "american dollars"),
    "EUR": ("€ eur euro euros",),
    "GBP": ("£ gbp pound pounds quid sterling",),
    "CAD": ("c$ ca$ cad", "canadian dollars", "canadian bucks", "dollars canadian", "bucks canadian"),
    "AUD": ("a$ au$ aud", "australian dollars", "aussie dollars", "dollars australian", "bucks australian"),
    "NZD": ("nz$ nzd", "new zealand dollars", "kiwi dollars"),
    "SGD": ("s$ sgd", "singapore dollars", "sing dollars"),
    "HKD": ("hk$ hkd", "hong kong dollars"),
    "TWD": ("nt$ twd", "taiwan dollars"),
    "CHF": ("chf francs", "swiss francs"),
    "JPY": ("¥ jpy yen",),
    "CNY": ("cny rmb yuan renminbi",),
    "KRW": ("₩ krw", "korean won"),
    "INR": ("₹ inr rupee rupees rs rs.", "indian rupees"),
    "PKR": ("pkr", "pakistani rupees"),
    "LKR": ("lkr", "sri lankan rupees"),
    "NPR": ("npr", "nepali rupees", "nepalese rupees"),
    "BDT": ("৳ bdt taka tk",),
    "PHP": ("₱ php peso pesos", "philippine pesos", "filipino pesos"),
    "MXN": ("mx$ mxn", "mexican pesos"),
    "COP": (
        "",
        "colombian pesos",
    ),
    "CLP": ("clp", "chilean pesos"),
    "ARS": ("", "argentine pesos", "argentinian pesos"),
    "PEN": (
        "",
        "peruvian soles",
    ),
    "BRL": ("r$ brl reais",),
    "THB": ("฿ thb baht",),
    "IDR": ("idr rp rupiah",),
    "VND": ("₫ vnd dong",),
    "MYR": ("myr rm ringgit",),
    "PLN": ("zł zl pln zloty zlotys złoty złotych",),
    "CZK": ("kč kc czk koruna korun", "czech crowns"),
    "HUF": ("huf forint forints",),
    "RON": ("ron lei",),
    "SEK": ("sek kr krona kronor kroner", "swedish kronor", "swedish krona", "swedish crowns"),
    "NOK": ("nok", "norwegian kroner", "norwegian crowns"),
    "DKK": ("dkk", "danish kroner", "danish crowns"),
    "UAH": ("₴ uah hryvnia hryvnias",),
    "TRY": ("₺ lira",),
    "ILS": ("₪ ils nis shekel shekels",),
    "ZAR": ("zar rand rands r",),
    "NGN": ("₦ ngn naira",),
    "GHS": ("₵ ghs cedi cedis",),
    "KES": ("kes ksh kshs shilling shillings", "kenyan shillings"),
    "TZS": ("tzs tsh", "tanzanian shillings"),
    "UGX": ("ugx ush", "ugandan shillings"),
    "EGP": ("egp", "egyptian pounds"),
    "MAD": (
        "",
        "moroccan dirhams",
    ),
    "AED": ("aed dhs dirham dirhams", "uae dirhams", "emirati dirhams"),
    "SAR": ("sar riyal riyals", "saudi riyals"),
    "QAR": ("qar", "qatari riyals"),
    "KWD": ("kwd", "kuwaiti dinars"),
}
#: Sign or word, in small letters → ISO 4217.
MARKS: Mapping[str, str] = {
    mark: code for code, (words, *names) in _CALLED.items() for mark in (*words.split(), *names)
}
_KRONOR = {"SE": "SEK", "NO": "NOK", "DK": "DKK", "IS": "ISK"}
_PESOS = {"PH": "PHP", "MX": "MXN", "CO": "COP", "CL": "CLP", "AR": "ARS"}
_RUPEES = {"IN": "INR", "PK": "PKR", "LK": "LKR", "NP": "NPR"}
_DIRHAMS, _RIYALS = {"AE": "AED", "MA": "MAD"}, {"SA": "SAR", "QA": "QAR"}
_SHILLINGS = {"KE": "KES", "TZ": "TZS", "UG": "UGX"}
#: What is called the same in several countries: the word → country → currency.
_SHARED: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(("kr", "krona", "kronor", "kroner"), _KRONOR),
    **dict.fromkeys(("peso", "pesos"), _PESOS),
    **dict.fromkeys(("rs", "rupee", "rupees"), _RUPEES),
    **dict.fromkeys(("lakh", "lakhs", "lac", "lacs", "crore", "crores"), _RUPEES | {"BD": "BDT"}),
    **dict.fromkeys(("shilling", "shillings"), _SHILLINGS),
    **dict.fromkeys(("dirham", "dirhams"), _DIRHAMS),
    **dict.fromkeys(("riyal", "riyals"), _RIYALS),
}
_WORD = pattern(r"[^\W\d_]+")
#: Also something else, as a defibrillator, a language, a letter: money only beside an amount that is no year.
WORDLIKE = frozenset({"aed", "php", "r", "rp", "rm", "tk", "nis", "sar", "ron", "lei", "dong", "kr", "kc", "rs"})
_FEW_DIGITS = pattern(r"\d{1,2}")
_YEAR = pattern(r"19[89]\d|20(?!00)[0-4]\d")


def currency_of(sign: str) -> str | None:
    """The currency (ISO 4217) of a sign or a word for it, "€" or "dollars"."""
    return MARKS.get(" ".join(sign.casefold().split()))


def is_money(mark: str, amount: str, said: str) -> bool:
    """Not the 8 of "PHP 8", nor the year of "AED 2025"; ``mark`` in small letters, ``said`` as it stands."""
    if mark not in WORDLIKE:
        return True
    if mark == "r" and not said.startswith("R"):
        return False
    return not (_FEW_DIGITS.fullmatch(amount) or _YEAR.fullmatch(amount))


def meant_in(said: str, country: str | None) -> str | None:
    """The currency of "3000 pesos" for somebody in that country; None where nobody else has any, or it has none."""
    shared = (_SHARED.get(word) for word in _WORD.findall(said.casefold()))
    return next((code for each in shared if each and country and (code := each.get(country))), None)
