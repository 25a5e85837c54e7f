"""The whole bot on each kind of database."""

from tests.fakes.on_each_database import laurel, rebuild

__all__ = ["laurel", "rebuild"]
