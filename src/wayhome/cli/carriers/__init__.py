"""What carries messages to people outside: a mail server, GOV.UK Notify, a folder. Only ``sending`` hands them any."""
