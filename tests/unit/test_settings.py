"""Settings: what counts as given, and a sentence for what cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import SettingsError, read_settings


@pytest.fixture(autouse=True)
def folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_line_without_a_value_is_as_good_as_none(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LAUREL_TELEGRAM_TOKEN=\nLAUREL_TELEGRAM_WEBHOOK_URL=\nLAUREL_CURRENCY=EUR\n")
    settings = read_settings()
    assert settings.telegram_token is None
    assert settings.telegram_webhook_url is None
    assert settings.currency == "EUR"


def test_a_level_may_be_in_capitals(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAUREL_LOG_LEVEL", "INFO")
    assert read_settings().log_level == "info"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOG_LEVEL", "loud"),
        ("HTTP_PORT", "eighty"),
        ("HTTP_PORT", "70000"),
        ("LOG_FORMAT", "xml"),
        ("TEAMS", "some"),
        ("TELEGRAM_API_URL", "localhost:8081"),
    ],
)
def test_a_wrong_one_is_named_with_what_it_was(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"LAUREL_{name}", value)
    with pytest.raises(SettingsError, match=f"LAUREL_{name}: .*{value}"):
        read_settings()


def test_an_address_for_the_webhook_needs_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAUREL_TELEGRAM_WEBHOOK_URL", "https://laurel.example.org")
    with pytest.raises(SettingsError, match="LAUREL_TELEGRAM_WEBHOOK_SECRET"):
        read_settings()
