"""Dates and months as they may be written."""

from __future__ import annotations

import pytest
from casebook.model.record import Date, Month
from pydantic import TypeAdapter, ValidationError


@pytest.mark.parametrize("value", ["2024", 2024, "2024-12"])
def test_a_year_or_a_month(value: object) -> None:
    assert TypeAdapter(Month).validate_python(value) == str(value)


@pytest.mark.parametrize("value", ["2024-13", "2024-1", "2024-01\n", "٢٠٢٤", 24, 2024.1, True, None, "2024-01-01"])
def test_what_is_no_month(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Month).validate_python(value)


@pytest.mark.parametrize("value", ["2024-02-30", "20240101", "2024-01-01T10:00", 1700000000, "２０２４-01-01"])
def test_what_is_no_date(value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Date).validate_python(value)
