"""Template tags of the interface; load them with ``{% load ui %}``."""
