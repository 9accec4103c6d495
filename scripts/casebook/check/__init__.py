"""Rules look at the library and yield problems; all of them run, none stops at the first finding."""
