"""What a playbook allows: stages, roles, evidence, adjustments, closing. Values in, values out.

The day is always an argument. A rule that says no returns refusals (:mod:`.refusals`) and leaves
the state as it was; the server saves what came back and raises the refusals.
"""
