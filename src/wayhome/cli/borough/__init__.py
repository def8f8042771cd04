"""The fictional borough of Eastmere, for the demonstration: invented children, officers, streets and cases.

The cases are told as plain text, with times relative to when they are loaded, so that there is always something owed
now. ``telling`` turns them into entries that come in through the same door as any other.
"""
