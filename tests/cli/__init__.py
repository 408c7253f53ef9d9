"""Tests of the program as its user meets it: command lines, files and a real terminal."""
