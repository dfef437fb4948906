"""The components, by what they are for; ``templatetags/ui.py`` joins them into one library."""
