"""Working with others: referrals, discussions, meetings, disagreement."""
