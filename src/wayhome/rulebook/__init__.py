"""What the rules say: a strict parser, packs and their layers, and what was in force when. Pure."""
