"""What aifaceswap.io takes of the account, by the table in its documents, in its own credits.

Parts of a second are not spoken of there: the quote counts them as whole ones.
"""

import math

from bot.providers.aifaceswap.schemas import Enhance

SWAP = 2
EXTRACTION = 2
MULTI_SWAP = 5


def video_swap(seconds: float, enhance: Enhance) -> int:
    return 2 * (1 + enhance) * math.ceil(seconds)


def multi_video_swap(faces: int, seconds: float, enhance: Enhance) -> int:
    return 2 * (faces + 1 + enhance) * math.ceil(seconds)
