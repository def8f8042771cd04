"""Sign-ins of this installation: who may come in, and as what. A force's own sign-on can replace the password."""
