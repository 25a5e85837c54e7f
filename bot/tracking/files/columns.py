"""Which column of a table holds what, by the words of its header."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from bot.patterns import pattern

Field = Literal["credential", "awarded", "expires", "number", "link", "issuer"]

# Columns further right are not read.
MAX_COLUMNS = 100
# A header is a few words; longer cells are content.
_MAX_HEADER_LENGTH = 60

# The headers of Credly, Accredible, LinkedIn ("Certifications.csv") and Microsoft Learn exports and what people
# write themselves, in English, German, French and Spanish; compared without case, accents and punctuation.
_CLEAR: dict[Field, str] = {
    "credential": """
        credential, credential name, credential title, credentials, certification, certification name,
        certification title, certifications, certificate, certificate name, certificate title, certificates, cert,
        certs, cert name, license, license name, licenses, licence, licence name, licences, license or certification,
        licenses certifications, licences certifications, badge, badge name, badge title, badge template,
        badge template name, badges, qualification, qualification name, qualifications, accreditation,
        zertifikat, zertifikate, zertifizierung, zertifizierungen, zertifikatsname, name des zertifikats, abschluss,
        qualifikation, nachweis, certificat, certificats, diplome, habilitation, nom de la certification,
        nom du certificat, certificacion, certificaciones, certificado, certificados, credencial, insignia,
        nombre de la certificacion, nombre del certificado
    """,
    "awarded": """
        awarded, awarded on, awarded at, date awarded, award date, earned, earned on, earned at, date earned,
        earned date, issued, issued on, issued at, issue date, issued date, date issued, date of issue, issuance date,
        date of award, obtained, obtained on, date obtained, achieved, achieved on, achieved date, date achieved,
        achievement date, passed, passed on, date passed, received, received on, date received, granted, granted on,
        date granted, certified on, certified since, certification date, certificate date, cert date, completed,
        completed on, completed at, completion date, date completed, date of completion, date acquired, acquired,
        ausgestellt, ausgestellt am, ausstellungsdatum, erworben, erworben am, erwerbsdatum, erhalten, erhalten am,
        bestanden, bestanden am, abgeschlossen am, verliehen am, obtenu, obtenu le, obtenue le, date d obtention,
        date obtention, delivre le, delivree le, date de delivrance, emis le, date d emission, decerne le, obtenido,
        obtenido el, fecha de obtencion, expedido, expedido el, fecha de expedicion, emitido, emitido el,
        fecha de emision
    """,
    "expires": """
        expires, expires on, expires at, expire, expire date, expired, expired on, expired at, expiry, expiry date,
        expiring, expiring on, expiration, expiration date, date of expiry, date of expiration, valid until,
        valid till, valid to, valid through, valid thru, good through, good until, due date, renew by, renewal date,
        renewal due, renewal due date, next renewal, renews on, gultig bis, gueltig bis, lauft ab, lauft ab am,
        laeuft ab am, ablauf, ablaufdatum, verfallsdatum, verfallt am, befristet bis, expire le, date d expiration,
        valable jusqu au, valide jusqu au, fin de validite, date de fin de validite, echeance, date d echeance, caduca,
        caduca el, caducidad, fecha de caducidad, vence, vence el, vencimiento, fecha de vencimiento,
        fecha de expiracion, expira, expira el, valido hasta, valida hasta, vigente hasta
    """,
    "number": """
        credential id, credential no, credential number, certificate id, certificate no, certificate number,
        certificate code, certification id, certification no, certification number, cert id, cert no, cert number,
        license id, license no, license number, licence id, licence no, licence number, badge id, registration no,
        registration number, registration id, serial no, serial number, member id, membership number,
        verification code, candidate id, number, zertifikatsnummer, zertifikatnummer, zertifikat nr, zertifikats nr,
        zertifikats id, lizenznummer, nummer, numero, numero de licence, numero de certificat, no de licence,
        no de certificat, numero de licencia, numero de certificado, id de credencial, id de la credencial,
        no de licencia
    """,
    "link": """
        link, url, credential url, credential link, certificate url, certificate link, certification url,
        certification link, badge url, badge link, public url, public link, verification url, verification link,
        verify url, verify link, share url, share link, enlace, lien, lien vers le certificat, link zum zertifikat,
        url de la credencial
    """,
    "issuer": """
        issuer, issuer name, issued by, issuing organization, issuing organisation, issuing org, issuing body,
        issuing authority, issuing agency, authority, awarding body, awarding organisation, awarding organization,
        awarded by, certifying body, certification body, certified by, provider, vendor, aussteller,
        ausgestellt von, ausstellende organisation, herausgeber, anbieter, emetteur, organisme, organisme emetteur,
        organisme certificateur, delivre par, emis par, emisor, entidad emisora, organizacion emisora, emitido por,
        expedido por
    """,
}
# Words that mean it only where no clearer column does: a "Name" beside a "Certification" is a person's.
_VAGUE: dict[Field, str] = {
    "credential": """
        name, title, course, course name, course title, exam, exam name, group name, program, programme,
        program name, training, achievement, bezeichnung, titel, kurs, nom, intitule, titre, cours, nombre, titulo,
        curso
    """,
    "awarded": """
        date, start date, started, started on, valid from, effective date, since, datum, gultig ab, gueltig ab, seit,
        depuis, fecha, desde
    """,
    "expires": "finished on, finished, end date, ended on, end",
    "number": "id, no, code, reference, nr, identifiant, codigo",
    "link": "website, web page, evidence url, verify",
    "issuer": "organization, organisation, institution, school, company, organizacion, institucion",
}
# LinkedIn says "Started On" and "Finished On" for awarded and expires; alone, a finish is that of the studies.
_ENDINGS = {"finishedon", "finished", "endedon"}


@dataclass(frozen=True, slots=True)
class _Phrase:
    field: Field
    words: tuple[str, ...]
    vague: bool


@dataclass(frozen=True, slots=True, order=True)
class _Meaning:
    """What a header cell says; the least of several is the one to believe."""

    vague: bool
    misspelt: int
    field: Field


def columns_of(header: Sequence[str]) -> dict[Field, int]:
    """The index of the column for each field that the header names."""
    best: dict[Field, tuple[bool, int, int]] = {}
    for index, cell in enumerate(header[:MAX_COLUMNS]):
        meaning = _meaning(cell)
        if meaning is not None:
            rank = (meaning.vague, meaning.misspelt, index)
            best[meaning.field] = min(best.get(meaning.field, rank), rank)
    found: dict[Field, int] = {field: rank[-1] for field, rank in best.items()}
    if "expires" in found and "awarded" not in found and _squeezed(header[found["expires"]]) in _ENDINGS:
        found["awarded"] = found.pop("expires")
    return found


def is_date_like(cell: str) -> bool:
    """Whether the cell looks like a day, a month or a year; nothing is said about which one it is."""
    if not any(map(str.isdigit, cell)) or len(cell) > _MAX_HEADER_LENGTH:
        return False
    if _NUMERIC_DATE.fullmatch(cell):
        return True
    words = re.findall(r"[^\W\d_]+", _plain(cell))
    digits = re.findall(r"\d+", cell)
    return (
        any(word in _months() for word in words)
        and all(word in _months() or word in _DATE_WORDS for word in words)
        and 1 <= len(digits) <= 2
        and len(digits[-1]) in (2, 4)
    )


_NUMERIC_DATE = pattern(
    r"(?:19|20)\d\d"
    r"|\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?(?:[T ]\d{1,2}:\d\d.*)?"
    r"|\d{1,2}[-./]\d{4}"
    r"|\d{1,2}[-./] ?\d{1,2}[-./] ?(?:\d{4}|\d\d)(?: \d{1,2}:\d\d.*)?",
    re.ASCII,
)
_DATE_WORDS = frozenset(["st", "nd", "rd", "th", "of", "de", "del", "er", "le", "el", "den"])


@lru_cache(maxsize=1)
def _months() -> frozenset[str]:
    from babel.dates import get_month_names

    names = (
        name
        for locale in ("en", "de", "fr", "es")
        for width in ("wide", "abbreviated")
        for context in ("format", "stand-alone")
        for name in get_month_names(width, context, locale).values()
    )
    return frozenset(_plain(name).rstrip(".") for name in names) | {"sept"}


@lru_cache(maxsize=4096)
def _meaning(cell: str) -> _Meaning | None:
    if not cell or len(cell) > _MAX_HEADER_LENGTH:
        return None
    words = _words(cell)
    exact = _phrases().get("".join(words))
    if exact is not None:
        return _Meaning(exact.vague, 0, exact.field)
    near = [
        _Meaning(phrase.vague, slips, phrase.field)
        for phrase in _phrases().values()
        if (slips := _slips(words, phrase.words)) is not None
    ]
    fewest = min((meaning.misspelt for meaning in near), default=0)
    nearest = {meaning for meaning in near if meaning.misspelt == fewest}
    return min(nearest) if len({meaning.field for meaning in nearest}) == 1 else None


def _slips(words: Sequence[str], meant: Sequence[str]) -> int | None:
    """How misspelt ``words`` are; None when they mean something else.

    A word of five letters may have one slip of the pen, one of nine two, a short one none: "Certificate IV" is a
    credential and no misspelt "Certificate no".
    """
    from rapidfuzz.distance import OSA

    if len(words) != len(meant):
        return None
    total = 0
    for word, right in zip(words, meant, strict=True):
        shorter = min(len(word), len(right))
        allowed = 2 if shorter >= 9 else 1 if shorter >= 5 else 0
        slips = OSA.distance(word, right, score_cutoff=allowed)
        if slips > allowed:
            return None
        total += slips
    return total


@lru_cache(maxsize=1)
def _phrases() -> dict[str, _Phrase]:
    found: dict[str, _Phrase] = {}
    for vague, vocabulary in ((False, _CLEAR), (True, _VAGUE)):
        for field, listed in vocabulary.items():
            for phrase in (part.strip() for part in listed.split(",")):
                key = _squeezed(phrase)
                if key in found:
                    raise ValueError(f"the header {phrase!r} stands twice, for {found[key].field} and {field}")
                found[key] = _Phrase(field, tuple(_words(phrase)), vague)
    return found


def _squeezed(cell: str) -> str:
    return "".join(_words(cell))


def _words(cell: str) -> list[str]:
    """``"issuedOn (UTC)"`` is ``issued``, ``on``; ``"Licence #"`` is ``licence``, ``no``."""
    text = re.sub(r"\([^)]*\)|\[[^]]*\]", " ", cell)
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    text = re.sub(r"#|№|\b[Nn]°", " no ", text)
    return re.findall(r"[^\W_]+", _plain(text))


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()
