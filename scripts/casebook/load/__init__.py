"""Files become the model; where each thing was written is kept."""
