"""What nobody types by mistake, and what arrives all the same: pasted, dictated by software, or meant to do harm."""

from __future__ import annotations

from collections.abc import Iterator

#: Short enough to stand inside of a sentence.
HOSTILE = (
    # directions, invisible characters, marks that pile up
    "\u202eakc tuoba\u202c", "\u2066cka\u2069", "c\u200bk\u200ba", "\ufeffcka", "cka\u00ad", "c\u0336k\u0336a\u0336",
    "Z\u0351\u036b\u0343\u036a\u0302a\u034blgo", "\u200f\u200e", "\u2028", "\u2029", "\u0085", "\u180e", "\u3164",
    # emoji of several code points, skin tones, flags, tags, keycaps
    "👩‍⚕️", "👨‍👩‍👧‍👦", "👍🏽", "🇩🇪🇫🇷", "🏴\U000e0067\U000e0062\U000e007f", "1️⃣", "❤️‍🔥", "🙂" * 40,
    # control characters, and what no database or platform likes
    "\x00", "\x07\x08", "\x1b[31mred\x1b[0m", "\x7f", "\r\n\r\n", "\t\t", "\x0b\x0c", "\ufffe", "\uffff",
    "\U0010ffff",
    "\ud800", "\udfff cka", "\ue000", "\ufffd",
    # the markup of both platforms, and of others
    "<!channel>", "<@U123>", "<#C1|general>", "<https://evil.example|cka>", "<!subteam^S1>", "<!date^1^{date}|x>",
    "*cka*", "_cka_", "~cka~", "`cka`", "```\ncka\n```", "> cka", ":tada:", "@here", "@everyone", "#general",
    "<b>cka</b>", "<a href='javascript:x'>cka</a>", "<tg-spoiler>x</tg-spoiler>", "[cka](http://evil.example)",
    "&lt;cka&gt;", "&amp;amp;", "&#0;", "<script>alert(1)</script>", "<![CDATA[", "-->", "||x||", "__x__",
    # what other programs would run
    "'; DROP TABLE people; --", "\" OR 1=1 --", "{role}", "{0.__class__}", "{", "}", "{}", "%s%n%x", "%(name)s",
    "${7*7}", "{{7*7}}", "$(reboot)", "`reboot`", "../../etc/passwd", "=cmd|' /C calc'!A0", "+1+1", "@SUM(1)",
    "\\", "\\u0041", "\\x00", "(?:", "[a-z", "(a+)+$", ".*", "^", "null", "undefined", "NaN", "None", "true", "-0",
    # numbers without measure
    "1e309", "-1e309", "9" * 60, "0" * 60, "0.0000000000000001", "1/0", "٣٤٥", "１２３", "Ⅻ", "½", "²", "1_000",
    "$1e400", "$99999999999999999999", "-$5", "€0", "$,", "1.2.3.4", "infinity hours a week", "0 hours", "-3 CPE",
    "1000000000000 months", "999999 years", "400%", "-20 percent", "%",
    # days that do not exist, or that a calendar cannot hold
    "31 February 2027", "29 Feb 2025", "2027-13-45", "0000-00-00", "00/00/0000", "31/04", "32nd of May", "9999-12-31",
    "1 Jan 10000", "12/31/99999", "the 0th of March", "25:61", "24:00", "in 99999999 days", "99999999 years ago",
    "in 1e9 weeks", "next week next week last week", "year 0", "BC 44", "1970-01-01", "February 30", "٣٠ فبراير",
    "every 0 days", "between 5 and 1", "from 22:00 to 22:00", "UTC+99", "GMT-25:61", "Mars/Olympus_Mons",
    # scripts side by side, and letters that look like others
    "ска", "СКА", "ᴄᴋᴀ", "ｃｋａ", "𝐜𝐤𝐚", "ⓒⓚⓐ", "証明書", "คุณวุฒิ", "شهادة", "תעודה", "प्रमाणपत्र", "ß", "ŉ", "ﬁ", "İ",
    "ı",
    # addresses, mentions and codes
    "https://example.org/a?b=c&d=%00#e", "http://[", "http://[::1", "https://" + "a" * 300 + ".example", "mailto:a@b",
    "javascript:alert(1)", "ftp://x", "a@b.c", "@", "@@@@", "@laurel", "@dana", "/start", "/start link-",
    "/start join-",
    "/start join-" + "A" * 60, "/", "//", "/😀", "/help@otherbot", "SAA-C02", "AZ-", "A-1-B-2-C-3", "AZ-104AZ-104",
    # quotes that never end, words that never end, nothing at all
    "\"", "'", "“", "«", "(", "[", "((((((((((", "))))))))))", "...", "…", "?", "!?!?!?", "-", "--", "—", "•", "",
    " ",
    "\u00a0", "a" * 500, "ab" * 300, "no " * 60, "and " * 60, "not not not not", ",,,,,,,,", ";;;;", "::::",
    "1. 2. 3. 4.",
)  # fmt: skip

#: What is repeated to see that time grows no faster than the text does.
REPEATED = (
    "a", "a ", "1", "1 ", "1,", "1.", "1-", "-", " ", "\n", "\t", "$", "$1 ", "€1,", "%", "(", "((a", "\"", "'", "`",
    "<", "@",
    "@a ", "@a", "/", "https://", "http://a.b ", "a@b.", "a.", "a,", "a-", "a_", "aa-1", "AZ-1", "AZ-104 ", "CKA ",
    "cka,",
    "cka vs ", "aws ", "aws architect ", "not ", "no ", "and ", "or ", "I passed CKA on ", "3 May ", "3/5/", "2027-",
    "20",
    "May ", "next ", "in 3 ", "last week ", "every day ", "9:00 ", "9 to 5 ", "from 9 ", "hours ", "5 hours ",
    "half ",
    "three ", "first ", "one hundred ", "my ", "my colleague ", "my colleague passed ", "I ", "I hold ", "é",
    "e\u0301",
    "\u0301", "\u200b", "\u202e", "👩‍⚕️", "🙂", "证", "ß", "İ", ".", ",", ";", ":", "!", "?", "*", "_", "~", "|", "\\",
    "{", "}",
    "{a}", "<b>", "&amp;", "is ", "was ", "the ", "team ", "who ", "who in my team ", "add @a ", "GMT+1 ", "Europe/",
    "in ",
)  # fmt: skip


def bombs(length: int) -> Iterator[str]:
    """Texts of about ``length`` characters, each of them one thing over and over, with and without another end."""
    for piece in REPEATED:
        many = piece * max(1, length // len(piece))
        yield many
        yield f"{many}!x"


#: Sent as a file: the name, and what it holds.
FILES: tuple[tuple[str, bytes], ...] = (
    ("empty.csv", b""), ("nul.csv", b"\x00" * 2000), ("blank.csv", b"\n\n\n,,,,\n"), ("bom.csv", b"\xef\xbb\xbf"),
    ("bom16.csv", "credential;expires\nCKA;2027-01-01\n".encode("utf-16")), ("latin.csv", b"credential\nCaf\xe9\n"),
    ("ragged.csv", b"credential,awarded\nCKA\nCKA,2025-01-01,3,4,5\n\"open,2025\n"),
    ("long.csv", b"credential,awarded,expires\n" + b"CKA,2025-02-31,31/31/31\n" * 400),
    ("wide.csv", b",".join([b"credential"] * 3000) + b"\n" + b",".join([b"CKA"] * 3000)),
    ("formula.csv", b"credential,awarded\n=cmd|' /C calc'!A0,2025-01-01\n+1,@x\n"),
    ("names.csv", "credential,expires\n👩‍⚕️\u202e,2027-01-01\n\u200b,9999-12-31\nCKA,0000-00-00\n".encode()),
    ("cell.csv", b"credential,notes\nCKA," + b"x" * 200_000 + b"\n"), ("tabs.tsv",
    b"credential\tawarded\nPMP\t1/2/2025\n"),
    ("no.xlsx", b"PK\x03\x04 not really"), ("also-no.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
    ("truncated.xlsx", b"PK\x05\x06" + b"\x00" * 18), ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\xff" * 300),
    ("paper.pdf", b"%PDF-1.7\n%%EOF"), ("../../evil.csv", b"credential\nCKA\n"), ("", b"credential\nCKA\n"),
    ("a" * 300 + ".csv", b"credential\nCKA\n"), ("\u202evsc.exe", b"MZ"), ("x\x00.csv", b"credential\nCKA\n"),
    ("calendar.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"), ("data.json", b"{\"a\": [1, 2"),
)  # fmt: skip
