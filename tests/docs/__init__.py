"""What is written about stsmfa, held against what stsmfa is."""
