"""Telling the child and each who may know, and knowing that it arrived."""
