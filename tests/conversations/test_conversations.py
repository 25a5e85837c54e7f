"""Every conversation file of this folder, played on the whole bot."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands.converse import run_file
from bot.dialogs.engine.manager import DialogManager
from bot.settings import Settings

HERE = Path(__file__).parent
FILES = sorted(HERE.rglob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=[str(f.relative_to(HERE).with_suffix("")) for f in FILES])
async def test_conversation(path: Path, manager: DialogManager) -> None:
    wrong = await run_file(path, manager, Settings(_env_file=None))
    assert wrong is None, f"\n{wrong}"
