"""The way to people outside the force: what was written to them is carried, safely or not at all, and its receipt kept.

Nothing else in the product hands anything to a carrier. Letters to officers have a way of their own (``notices``).
"""
