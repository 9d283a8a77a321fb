"""The account's maps and charts, drawn once and put into every format."""
