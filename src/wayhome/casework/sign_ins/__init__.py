"""What an administrator decides about sign-ins: who may come in and as what. Nothing here is about a child."""
