"""The report of one occasion: a walk's protocol, an evening's account, or the sheet to carry."""
