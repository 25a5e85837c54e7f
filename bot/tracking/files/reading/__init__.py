"""A list of credentials out of a CSV file or an Excel workbook, whoever made it.

What the cells mean, which credential, which day, is for others to find out: here they stay as they were typed.
"""

from bot.tracking.files.reading.complaints import UnreadableFileError
from bot.tracking.files.reading.kinds import FILE_TYPES
from bot.tracking.files.reading.lines import MAX_ROWS
from bot.tracking.files.reading.rows import MAX_BYTES, MAX_CELL, Row, read_rows

__all__ = ["FILE_TYPES", "MAX_BYTES", "MAX_CELL", "MAX_ROWS", "Row", "UnreadableFileError", "read_rows"]
