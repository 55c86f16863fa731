"""The review desk: the pages of the report on loopback, with forms to accept, correct or reject."""
