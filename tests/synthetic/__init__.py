"""A made-up Casebook of any size, written from a seed: what `make bench` measures."""
