"""Drawing a time line: what happened, what was owed, and what came of it, as one picture.

``timeline`` says what is drawn, from a rule's worked example or from any events and their duties; ``svg`` draws it. The
pages of the rulebook, the reference pages and reports all use these two, so a rule looks the same wherever it is read::

    from wayhome.application.drawing.svg import as_svg
    from wayhome.application.drawing.timeline import of_example

    picture = as_svg(of_example(rule, rule.examples[0], rulebook), name="MC-04-1")

The picture is SVG text without script or style, safe to stand inside a page under a strict content security policy. It
has a title and a description that say all it shows; shapes and words carry the meaning, never colour alone. ``name``
must be unlike that of any other picture on the page: it makes the ids inside.
"""
