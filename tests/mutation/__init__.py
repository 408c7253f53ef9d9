"""What tests/mutate is made of: the changes, the trees that they are made in, and the tests."""
