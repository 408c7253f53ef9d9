"""Tests of the program as its user meets it: command lines, files, a real terminal, AWS's double."""
