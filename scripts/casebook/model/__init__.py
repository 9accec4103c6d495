"""What things are: pure data, no input or output."""
