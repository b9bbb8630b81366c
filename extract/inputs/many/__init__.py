"""Files that hold several articles: archives, mail boxes, tables, feeds, web archives."""

from extract.inputs.many.held import Asked
from extract.inputs.many.opening import opened

__all__ = ["Asked", "opened"]
