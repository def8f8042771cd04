"""Who is around a child: gathered from what is held and from the cases when somebody asks, and kept nowhere."""
