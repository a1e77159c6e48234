"""The catalogue of what associations count (danh mục chỉ tiêu), from 43 published reports.

An indicator is added in the module of its theme, and is then in the catalogue and at the top of
the package.
"""

# ruff: noqa: F403 - an indicator has one home, and is not listed again here

from typing import Final

from khuyenhoc.models.indicator import Catalogue
from khuyenhoc.models.indicators import (
    centres,
    funds,
    honours,
    members,
    older_titles,
    organisations,
    support,
    surroundings,
    titles,
)
from khuyenhoc.models.indicators.centres import *
from khuyenhoc.models.indicators.funds import *
from khuyenhoc.models.indicators.honours import *
from khuyenhoc.models.indicators.members import *
from khuyenhoc.models.indicators.older_titles import *
from khuyenhoc.models.indicators.organisations import *
from khuyenhoc.models.indicators.support import *
from khuyenhoc.models.indicators.surroundings import *
from khuyenhoc.models.indicators.titles import *

_THEMES: Final = (
    surroundings,
    organisations,
    members,
    titles,
    older_titles,
    funds,
    support,
    centres,
    honours,
)

#: All of them, by theme; a host adds its own with ``CATALOGUE.extended``.
CATALOGUE: Final = Catalogue(
    tuple(
        getattr(theme, name)
        for theme in _THEMES
        for name in vars(theme)
        if name in theme.__all__  # in the order in which the theme defines them
    )
)

__all__ = ["CATALOGUE"]
__all__ += centres.__all__
__all__ += funds.__all__
__all__ += honours.__all__
__all__ += members.__all__
__all__ += older_titles.__all__
__all__ += organisations.__all__
__all__ += support.__all__
__all__ += surroundings.__all__
__all__ += titles.__all__
