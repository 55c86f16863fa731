"""How much: numbers with their scale, currency, unit, sign and bound."""
