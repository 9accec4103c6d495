"""The internal exam: forms, tickets, sheets, scores. Pure: no disk, no clock, no chance of its own."""
