"""What somebody may be to a child who is told about them in their own right."""

from typing import Literal

HolderKind = Literal["child", "parent", "guardian", "carer", "council", "advocate", "other_adult"]
