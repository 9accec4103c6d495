"""Draws every picture anew: `make pictures`, or `python -m scripts.pictures`."""

from __future__ import annotations

from pathlib import Path

from .drawing import Unfit, drawn

REPO = Path(__file__).parents[2]


def main() -> None:
    """Write the SVG of each description whose picture has changed; stop at the first that can't be drawn."""
    try:
        for path, svg in drawn(REPO):
            file = REPO / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if not file.exists() or file.read_text("utf-8") != svg:
                file.write_text(svg, "utf-8")
                print(path)
    except Unfit as found:
        raise SystemExit(str(found)) from None


if __name__ == "__main__":
    main()
