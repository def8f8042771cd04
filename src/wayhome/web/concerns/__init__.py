"""A concern becomes an investigation: raised, screened, recorded as a crime, the child referred."""
