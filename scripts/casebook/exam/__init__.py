"""The internal exam, a wing of its own: see README.md here for its flow."""
