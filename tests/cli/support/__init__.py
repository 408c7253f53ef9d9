"""What the command-line tests stand on."""
