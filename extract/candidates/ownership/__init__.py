"""Whose quotation it is: one owner for each, decided in one place for every extractor."""

from extract.candidates.ownership.settle import settled

__all__ = ["settled"]
