"""What an area of a plan is: the whole plan, a use, a property or an administrative provision."""

from __future__ import annotations

PLAN, USE, PROPERTY, ADMINISTRATIVE = KINDS = ("plan", "use", "property", "administrative")
