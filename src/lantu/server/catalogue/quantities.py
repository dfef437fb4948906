"""A quantity as columns: the text as written and an exact decimal.

SQLite rounds Decimal columns, so the exact value is kept as integer mantissa and scale
(value = mantissa / 10**scale); a range or an a:b:c is kept whole in ``parts``.
"""

from __future__ import annotations

from decimal import Decimal

from django.db import models


def exact(value: float | int | str | Decimal) -> tuple[int, int]:
    """Mantissa and scale of a number: 7363.9 -> (73639, 1).

    A float is taken as its shortest decimal text, which is the text that was read.
    """
    number = Decimal(str(value)).normalize()
    _sign, _digits, exponent = number.as_tuple()
    scale = max(0, -int(exponent))
    return int(number.scaleb(scale)), scale


class QuantityColumns(models.Model):
    """Columns that targets, observations and claims share."""

    number_text = models.CharField(max_length=200)
    mantissa = models.BigIntegerField(null=True)
    scale = models.PositiveSmallIntegerField(default=0)
    parts = models.JSONField(null=True)  #: every part as decimal text, for a range or an a:b:c
    unit = models.CharField(max_length=40, blank=True)
    comparator = models.CharField(max_length=8, default="eq")
    measure = models.CharField(max_length=12)

    class Meta:
        abstract = True

    @property
    def value(self) -> Decimal | None:
        """The exact value; None for a range or a ratio (see ``parts``)."""
        return None if self.mantissa is None else Decimal(self.mantissa).scaleb(-self.scale)

    def set_value(self, value: float | int | list[float]) -> None:
        """Fill the columns from a claim's value. What is too large stays in ``parts``."""
        numbers = value if isinstance(value, list) else [value]
        pairs = [exact(number) for number in numbers]
        self.mantissa, self.scale, self.parts = None, 0, None
        if len(pairs) == 1 and abs(pairs[0][0]) < 2**63 and pairs[0][1] < 2**15:
            self.mantissa, self.scale = pairs[0]
        else:
            self.parts = [str(Decimal(m).scaleb(-s)) for m, s in pairs]

    @property
    def shown(self) -> str:
        """The value for people, without unit: 7363.9, 2–3, 5.2:46.4:48.4."""
        if self.parts:
            return ("–" if self.comparator == "range" else ":").join(self.parts)
        return "" if self.value is None else f"{self.value:f}"
