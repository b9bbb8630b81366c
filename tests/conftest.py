"""Fixtures that several folders of tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent
NEWS, OPINION = "004_33706e89d221596f", "000_b691fc065722bb74"

settings.register_profile("default", deadline=None, derandomize=True)
settings.register_profile(
    "fuzz", deadline=None, max_examples=5000, suppress_health_check=list(HealthCheck)
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder of one build of data/, shared by all tests that only read it."""
    from graph.assembly.pipeline import build

    out = tmp_path_factory.mktemp("built")
    build([ROOT / "data/articles"], [ROOT / "data/facts"], out)
    return out
