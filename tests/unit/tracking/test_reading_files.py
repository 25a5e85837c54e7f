"""Lists of credentials as people and programs really write them, and files that are no list."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable
from datetime import date, datetime, time
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from openpyxl import Workbook

from bot.tracking.files.columns import columns_of, is_date_like
from bot.tracking.files.reading import FILE_TYPES, MAX_BYTES, MAX_CELL, MAX_ROWS, Row, UnreadableFileError, read_rows
from bot.tracking.files.reading.workbooks import MAX_PARTS, MAX_SHEET_ROWS


def row(
    line: int,
    credential: str,
    awarded: str | None = None,
    expires: str | None = None,
    number: str | None = None,
    link: str | None = None,
    issuer: str | None = None,
) -> Row:
    return Row(line, credential, awarded, expires, number, link, issuer)


def workbook(*sheets: Iterable[Iterable[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for cells in sheets:
        sheet = book.create_sheet()
        for each in cells:
            sheet.append(list(each))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def archive(parts: dict[str, bytes], compression: int = ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with ZipFile(file, "w", compression) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def complaint(name: str, content: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_rows(name, content)
    assert str(caught.value) == caught.value.reason
    assert caught.value.reason.endswith((".", "it again."))
    return caught.value.reason


# Exports of real programs


def test_linkedin_export() -> None:
    content = (
        b"Name,Url,Authority,Started On,Finished On,License Number\r\n"
        b'AWS Certified Cloud Practitioner,https://www.credly.com/badges/1,"Amazon Web Services (AWS)",Mar 2024,'
        b"Mar 2027,ABC-1\r\n"
        b"Professional Scrum Master I,,Scrum.org,Jan 2022,,\r\n"
    )
    assert read_rows("Certifications.csv", content) == [
        row(
            2,
            "AWS Certified Cloud Practitioner",
            "Mar 2024",
            "Mar 2027",
            "ABC-1",
            "https://www.credly.com/badges/1",
            "Amazon Web Services (AWS)",
        ),
        row(3, "Professional Scrum Master I", "Jan 2022", issuer="Scrum.org"),
    ]


def test_credly_export() -> None:
    content = (
        b"Recipient Email,Issued to First Name,Badge Template Name,Issued At,Expires At,State,Badge URL\n"
        b"a@b.example,Ann,CKA,2024-05-01 10:00:00 UTC,2026-05-01 10:00:00 UTC,accepted,https://c.example/1\n"
    )
    assert read_rows("badges.csv", content) == [
        row(2, "CKA", "2024-05-01 10:00:00 UTC", "2026-05-01 10:00:00 UTC", link="https://c.example/1")
    ]


def test_accredible_export() -> None:
    content = b"Recipient Name,Group Name,Issued On,Expired On,Credential ID,URL,Issuer\nAnn,CPA,2024-01-02,,77,u,X\n"
    assert read_rows("export.csv", content) == [row(2, "CPA", "2024-01-02", None, "77", "u", "X")]


def test_microsoft_learn_export() -> None:
    content = "Certification title,Certification number,Earned on,Expires on\nAzure,H-1,5 Jan 2024,5 Jan 2025\n"
    assert read_rows("mcp.csv", content.encode()) == [row(2, "Azure", "5 Jan 2024", "5 Jan 2025", "H-1")]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("Certification;Issued;Valid until", {"credential": 0, "awarded": 1, "expires": 2}),
        ("Title;Date earned;Expires", {"credential": 0, "awarded": 1, "expires": 2}),
        ("Certificate;Issue date;Expiry date", {"credential": 0, "awarded": 1, "expires": 2}),
        ("Credential;Completion date;Expiration", {"credential": 0, "awarded": 1, "expires": 2}),
        ("credentialName;issuedOn;expiresAt", {"credential": 0, "awarded": 1, "expires": 2}),
        ("CREDENTIAL_NAME;ISSUE_DATE;EXPIRY_DATE", {"credential": 0, "awarded": 1, "expires": 2}),
        ("Licence no.;Licence;Issued by", {"number": 0, "credential": 1, "issuer": 2}),
        ("Certificate #;Certificate;Date (MM/DD/YYYY)", {"number": 0, "credential": 1, "awarded": 2}),
        ("Name;Certification;Team", {"credential": 1}),
        ("Certificaton;Isuer;Exipry date", {"credential": 0, "issuer": 1, "expires": 2}),
        ("Credentail;Awardd on;Experation date", {"credential": 0, "awarded": 1, "expires": 2}),
        ("Zertifikat;Ausgestellt am;Gültig bis;Aussteller", {"credential": 0, "awarded": 1, "expires": 2, "issuer": 3}),
        ("Zertifizierung;Ausstellungsdatum;Ablaufdatum", {"credential": 0, "awarded": 1, "expires": 2}),
        ("Intitulé;Date d’obtention;Date d'expiration", {"credential": 0, "awarded": 1, "expires": 2}),
        (
            "Certificat;Délivré le;Valable jusqu’au;N° de licence",
            {"credential": 0, "awarded": 1, "expires": 2, "number": 3},
        ),
        ("Certificación;Fecha de emisión;Válido hasta", {"credential": 0, "awarded": 1, "expires": 2}),
        ("Course;Finished on", {"credential": 0, "awarded": 1}),
        ("Issue;Notes;Certificate IV;x" + "y" * 80, {}),
    ],
)
def test_headers(header: str, expected: dict[str, int]) -> None:
    assert columns_of(header.split(";")) == expected


@pytest.mark.parametrize(
    "cell",
    [
        "2024", "2024-05-01", "2024-05", "2024-05-01T10:00:00Z", "01.05.2024", "5/1/24", "5/2024", "2024/05/01",
        "14 Jun 2026", "June 2026", "Jun 14, 2026", "14. Juni 2026", "14th of June 2026", "le 3 août 2025",
        "14 de junio de 2026", "März 2025", "déc. 2024", "Sept 2024", "Jan 24",
    ],
)  # fmt: skip
def test_dates(cell: str) -> None:
    assert is_date_like(cell)


@pytest.mark.parametrize("cell", ["", "CKA", "AZ-104", "Marketing 2021", "Security+ 701", "12", "May", "1-2", "N/A"])
def test_no_dates(cell: str) -> None:
    assert not is_date_like(cell)


# Encodings and delimiters

_TABLE = "Zertifikat;Gültig bis;Aussteller\nPrüfer – Stufe 1;2027-01-31;TÜV Süd\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    expected = [row(2, "Prüfer – Stufe 1", expires="2027-01-31", issuer="TÜV Süd")]
    assert read_rows("liste.csv", _TABLE.encode(encoding)) == expected


def test_utf_16_big_endian() -> None:
    assert read_rows("liste.txt", b"\xfe\xff" + _TABLE.encode("utf-16-be"))[0].issuer == "TÜV Süd"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.txt", "A.CSV", ""])
def test_delimiters(delimiter: str, name: str) -> None:
    content = delimiter.join(["Name", "Issued", "Expires"]) + "\n" + delimiter.join(["PMP", "May 1 2024", "2027"])
    assert read_rows(name, content.encode()) == [row(2, "PMP", "May 1 2024", "2027")]


def test_commas_inside_the_cells_of_another_delimiter() -> None:
    content = b"PMP; Mar 1, 2021; Mar 1, 2024\nCKA; Apr 2, 2022; Apr 2, 2025\n"
    assert read_rows("a.csv", content) == [
        row(1, "PMP", "Mar 1, 2021", "Mar 1, 2024"),
        row(2, "CKA", "Apr 2, 2022", "Apr 2, 2025"),
    ]


def test_excels_note_about_the_delimiter() -> None:
    assert read_rows("a.csv", b"sep=:\r\nName:Expires\r\nPMP:2027\r\n") == [row(3, "PMP", expires="2027")]
    assert read_rows("a.csv", b'sep="\r\nName,Expires\r\nPMP,2027\r\n') == [row(3, "PMP", expires="2027")]


def test_quotes_blank_lines_and_line_numbers() -> None:
    content = b'\n\nName,Issuer\r\n\r\n"Project, Program\nand ""Portfolio""",PMI\n  \n,\nCKA,CNCF\n\n'
    assert read_rows("a.csv", content) == [
        row(5, 'Project, Program and "Portfolio"', issuer="PMI"),
        row(9, "CKA", issuer="CNCF"),
    ]


def test_a_quote_that_is_never_closed_does_not_swallow_the_rest() -> None:
    rows = read_rows("a.csv", b'Name,Issuer\n"PMP,PMI\nCKA,CNCF\nCKAD,CNCF\n')
    assert [each.credential for each in rows] == ['"PMP', "CKA", "CKAD"]
    assert len(read_rows("a.csv", b'Name,Issuer\n"' + b"PMP,PMI\n" * 2_000)) == 2_000


def test_an_inch_mark_is_no_open_quote() -> None:
    content = b'Name,Issuer\nScreens 24",A\n"B, C",D\n'
    assert [each.credential for each in read_rows("a.csv", content)] == ['Screens 24"', "B, C"]


def test_old_mac_line_ends() -> None:
    assert read_rows("a.csv", b"Name,Expires\rPMP,2027\rCKA,2028") == [
        row(2, "PMP", expires="2027"),
        row(3, "CKA", expires="2028"),
    ]


# Headers and their absence


def test_titles_above_the_header_are_skipped() -> None:
    content = b"My certifications,,\nas of,2026-01-01,\n\nName,Issued,Expires\nPMP,2024,2027\n"
    assert read_rows("a.csv", content) == [row(5, "PMP", "2024", "2027")]


def test_without_a_header() -> None:
    content = b"1,PMP,2021-05-01,2024-05-01,https://a.example\n2,CKA,2022-05-01,n/a,https://b.example\n"
    assert read_rows("a.csv", content) == [
        row(1, "PMP", "2021-05-01", "2024-05-01", link="https://a.example"),
        row(2, "CKA", "2022-05-01", "n/a", link="https://b.example"),
    ]


def test_a_plain_list() -> None:
    content = b"PMP\nAWS Certified Solutions Architect, Associate\nCKA\nCertificate IV\n"
    assert [each.credential for each in read_rows("mine.txt", content)] == [
        "PMP",
        "AWS Certified Solutions Architect, Associate",
        "CKA",
        "Certificate IV",
    ]


def test_a_plain_list_with_a_header() -> None:
    content = b"Certification\nSolutions Architect, Associate\nDeveloper, Associate\n"
    assert [each.credential for each in read_rows("mine.txt", content)] == [
        "Solutions Architect, Associate",
        "Developer, Associate",
    ]


def test_empty_columns_at_the_end() -> None:
    assert [each.credential for each in read_rows("a.csv", b"Certification,,\nPMP,,\nCKA,,\n")] == ["PMP", "CKA"]


def test_a_status_is_no_header() -> None:
    assert [each.credential for each in read_rows("a.csv", b"PMP,Passed\nCKA,Expired\n")] == ["PMP", "CKA"]


def test_a_row_without_a_credential_is_kept_for_the_report() -> None:
    assert read_rows("a.csv", b"Name,Expires\n,2027\nPMP,2028\n") == [
        row(2, "", expires="2027"),
        row(3, "PMP", expires="2028"),
    ]


def test_long_cells_are_cut_and_long_links_left_out() -> None:
    content = "Name,Url\n" + "x" * 600 + ",https://a.example/" + "y" * 600
    (only,) = read_rows("a.csv", content.encode())
    assert only.credential == "x" * MAX_CELL
    assert only.link is None


def test_a_guarded_formula_is_read_as_it_was() -> None:
    assert read_rows("a.csv", b"Name,Number\n'=1+1,'-5\n")[0] == row(2, "=1+1", number="-5")


# Workbooks


def test_a_workbook() -> None:
    content = workbook(
        [
            ["Certification", "Issued", "Expires", "Licence no.", "Issuer", "Checked"],
            ["PMP", date(2024, 5, 1), datetime.combine(date(2027, 5, 1), time(12, 30)), 12345, "PMI", True],
            [],
            ["CKA", "May 2024", 2026, 1.5, None, None],
        ]
    )
    assert read_rows("mine.xlsx", content) == [
        row(2, "PMP", "2024-05-01", "2027-05-01", "12345", issuer="PMI"),
        row(4, "CKA", "May 2024", "2026", "1.5"),
    ]


def test_the_content_says_workbook_whatever_the_name() -> None:
    assert read_rows("mine.csv", workbook([["Name"], ["PMP"]]))[0].credential == "PMP"
    assert read_rows("", workbook([["Name"], ["PMP"]]))[0].credential == "PMP"


def test_the_first_sheet_with_content() -> None:
    content = workbook([], [[None], [None, None]], [["Name"], ["PMP"]], [["Name"], ["CKA"]])
    assert [each.credential for each in read_rows("a.xlsx", content)] == ["PMP"]


def test_hidden_sheets_come_last() -> None:
    book = Workbook()
    book.worksheets[0].append(["lists"])
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet().append(["PMP"])
    file = io.BytesIO()
    book.save(file)
    assert [each.credential for each in read_rows("a.xlsx", file.getvalue())] == ["PMP"]


def _sheet_xml(content: bytes, rows: str, extra: str = "") -> bytes:
    """The workbook with the XML of its first sheet replaced."""
    with ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/worksheets/sheet1.xml"] = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1"/>'
        f"<sheetData>{rows}</sheetData>{extra}</worksheet>"
    ).encode()
    return archive(parts)


def test_formulas_count_by_value_and_errors_as_nothing() -> None:
    rows = (
        '<row r="1"><c r="A1" t="str"><v>Name</v></c><c r="B1" t="str"><v>Issued</v></c></row>'
        '<row r="2"><c r="A2" t="str"><f>"P"&amp;"MP"</f><v>PMP</v></c><c r="B2" t="e"><v>#DIV/0!</v></c></row>'
    )
    assert read_rows("a.xlsx", _sheet_xml(workbook([[]]), rows)) == [row(2, "PMP")]


def test_what_openpyxl_would_warn_of_is_no_problem() -> None:
    rows = '<row r="1"><c r="A1" t="str"><v>PMP</v></c></row>'
    extra = '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst>'
    assert read_rows("a.xlsx", _sheet_xml(workbook([[]]), rows, extra)) == [row(1, "PMP")]


def test_rows_far_below() -> None:
    rows = '<row r="100000"><c r="A100000" t="str"><v>PMP</v></c></row>'
    assert read_rows("a.xlsx", _sheet_xml(workbook([[]]), rows)) == [row(MAX_SHEET_ROWS, "PMP")]
    rows = '<row r="99999999999999"><c r="A1" t="str"><v>PMP</v></c></row>'
    assert "no credentials" in complaint("a.xlsx", _sheet_xml(workbook([[]]), rows))


# Limits


def test_as_many_rows_as_allowed() -> None:
    assert len(read_rows("a.csv", b"Name\n" + b"PMP\n" * MAX_ROWS)) == MAX_ROWS


@pytest.mark.parametrize("more", [1, 50_000])
def test_too_many_rows(more: int) -> None:
    said = complaint("a.csv", b"Name\n" + b"PMP\n" * (MAX_ROWS + more))
    assert said == "a.csv has more than 2,000 rows. Split it and send me the parts."


def test_too_many_rows_in_a_workbook() -> None:
    assert "2,000 rows" in complaint("a.xlsx", workbook([["PMP"]] * (MAX_ROWS + 20)))


def test_a_huge_file() -> None:
    assert "too big" in complaint("a.csv", b"x" * (MAX_BYTES + 1))


def test_a_zip_bomb_is_never_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    content = archive({"[Content_Types].xml": b"", "xl/workbook.xml": b"", "xl/sheet.xml": b"\0" * 30_000_000})
    assert len(content) < 100_000
    monkeypatch.setattr("openpyxl.load_workbook", lambda *_args, **_kwargs: pytest.fail("unpacked"))
    assert "too big" in complaint("a.xlsx", content)


def test_a_swarm_of_parts() -> None:
    assert "too big" in complaint("a.xlsx", archive({f"xl/{index}": b"" for index in range(MAX_PARTS + 1)}))


def test_other_compressions_are_refused() -> None:
    assert "damaged" in complaint("a.xlsx", archive({"xl/workbook.xml": b"x"}, ZIP_LZMA))


def test_an_xml_bomb() -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY e0 "lol">{entities}]><x>&e11;</x>'
    with ZipFile(io.BytesIO(workbook([["PMP"]]))) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/worksheets/sheet1.xml"] = bomb.encode()
    assert "damaged" in complaint("a.xlsx", archive(parts))


# Files that are no list

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("cv.pdf", b"%PDF-1.7\n...", "cv.pdf is a PDF"),
        ("cv.csv", b"%PDF-1.7\n...", "cv.csv is a PDF"),
        ("old.xls", _OLE + b"\0" * 500, "old.xls is an old Excel workbook (.xls)"),
        ("old.xlsx", _OLE + b"\0" * 500, "is an old Excel workbook (.xls)"),
        ("cv.doc", _OLE + b"\0" * 500, "is a Word document"),
        ("a.xls", b"<html><table>", "is a web page"),
        ("a.numbers", archive({"Index/Document.iwa": b""}), "is a Numbers, Pages or Keynote document"),
        ("a.numbers", b"junk", "is a Numbers, Pages or Keynote document"),
        ("a.ods", archive({"mimetype": b"", "content.xml": b""}), "is an OpenDocument file (.ods)"),
        ("a.docx", archive({"word/document.xml": b""}), "is a Word document"),
        ("a.xlsb", archive({"xl/workbook.bin": b""}), "is a binary Excel workbook (.xlsb)"),
        ("a.zip", archive({"a.csv": b"PMP"}), "is a ZIP archive"),
        ("a.zip", archive({}), "is an empty ZIP archive"),
        ("photo.png", b"\x89PNG\r\n\x1a\n....", "is a picture"),
        ("photo.jpeg", b"\xff\xd8\xff\xe0....", "is a picture"),
        ("cv.rtf", b"{\\rtf1 hello}", "is a text document (.rtf)"),
        ("feed.txt", b"\xef\xbb\xbf<?xml version='1.0'?>", "is an XML file"),
        ("data.json", b'{"a": 1}', "is a .json file"),
    ],
)
def test_other_types(name: str, content: bytes, said: str) -> None:
    reason = complaint(name, content)
    assert said in reason
    assert "CSV" in reason
    assert ".xlsx" in reason


@pytest.mark.parametrize(
    "content", [b"", b"  \r\n\t\n", b"\xef\xbb\xbf", b"Name,Issued\n", b",,,\n,,\n", b";\n" * 50, workbook([[]])]
)
def test_empty(content: bytes) -> None:
    assert complaint("a.csv", content) == "There are no credentials in a.csv. Put one in each row and send it again."


def test_password_protected() -> None:
    encrypted = _OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100
    assert "password" in complaint("a.xlsx", encrypted)
    flagged = bytearray(archive({"xl/workbook.xml": b"x"}))
    directory = flagged.index(b"PK\x01\x02")
    struct.pack_into("<H", flagged, directory + 8, 1)
    assert "password" in complaint("a.xlsx", bytes(flagged))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"Name,Issued\nPMP,2024\n"),
        ("a.xlsx", workbook([["PMP"]])[:-100]),
        ("a.xlsx", workbook([["PMP"]])[:200]),
        ("a.xlsx", archive({"xl/workbook.xml": b"no xml"})),
        ("a.csv", b"PMP\0\0\0,1\n"),
        ("a.csv", bytes(range(1, 32)) * 10),
        ("a.csv", b"\xff\xfeP\0M\0P"),
        ("a.csv", b"\xef\xbb\xbfPMP\xff\xfe"),
        ("a.csv", b"Name,Issued\n" + b'"' + b"x" * 200_000 + b'",\n'),
    ],
)
def test_broken(name: str, content: bytes) -> None:
    assert "damaged or not what its name says" in complaint(name, content)


def test_no_column_of_credentials() -> None:
    assert complaint("a.csv", b"Team,Issued,Expires,Notes\nBlue,2024,2027,x\n") == (
        "I see no column with the names of the credentials in a.csv. Its columns are “Team”, “Issued”, “Expires”, and "
        "“Notes”. Call the right one “Certification” and send it again."
    )
    assert "“Thing” and “Till”" in complaint("a.csv", b"Thing,Till\nPMP,2024-05-01\n")
    assert "“Foo” and “Bar”" in complaint("a.csv", b"Foo,Bar\nPMP,https://a.example\nCKA,https://b.example\n")
    assert "“1” and “2024-05-01”" in complaint("a.csv", b"1,2024-05-01\n2,2024-06-01\n")


def test_many_columns_are_not_all_listed() -> None:
    header = ",".join(["Issued", "Expires", *(f"Column {index}" for index in range(50))])
    assert complaint("a.csv", header.encode()).count("“") == 13


def test_a_long_name_is_shortened_and_kept_on_one_line() -> None:
    said = complaint("a\n" + "b" * 300 + ".pdf", b"%PDF-")
    assert said.startswith("a bbb")
    assert "….pdf" not in said
    assert len(said) < 250
    assert complaint("", b"%PDF-").startswith("This file is a PDF")


def test_all_accepted_types_are_read() -> None:
    for suffix in FILE_TYPES:
        content = workbook([["PMP"]]) if suffix == ".xlsx" else b"PMP"
        assert [each.credential for each in read_rows(f"mine{suffix}", content)] == ["PMP"]
