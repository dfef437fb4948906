"""``python -m lantu`` is the ``lantu`` command."""

from lantu.cli import main

if __name__ == "__main__":
    main()
