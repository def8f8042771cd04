"""One way to say each thing: times, spans, statuses, what a value rests on, what happened. Journeys share these."""
