"""Who is around a child: what matters first, then people, places, phones and vehicles with why, and the network."""
