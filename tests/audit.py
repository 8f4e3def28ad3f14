"""Compare pip-audit's findings with the review of dependencies; `make audit` runs it.

Read from standard input: the JSON report of pip-audit. Ends with 0 when every package could be
looked up and every advisory is answered, with 1 otherwise. The gate reports it and never fails for
it: an advisory may come, or the source of advisories be out of reach, while nothing changed here.
"""

import json
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

REVIEW = Path(__file__).parents[1] / "docs" / "dependencies.toml"


def findings(report: Mapping[str, Any], review: Mapping[str, Any]) -> list[str]:
    """Return what a person should look at, a line each; nothing when all is answered."""
    answered = {(one["package"], name) for one in review["advisory"] for name in one["ids"]}
    lines, unknown = [], []
    for package in report["dependencies"]:
        name = package["name"].lower()
        if "skip_reason" in package:
            unknown.append(name)
        for found in package.get("vulns", ()):
            if not any((name, known) in answered for known in (found["id"], *found["aliases"])):
                fixed = ", ".join(found["fix_versions"]) or "no release"
                lines.append(
                    f"{name} {package['version']}: {found['id']}, fixed in {fixed}: not answered"
                )
    if unknown:
        lines.append(f"not looked up ({len(unknown)} packages): {', '.join(unknown)}")
    return lines


def main() -> int:
    """Print the findings, and what the review is worth without them."""
    review = tomllib.loads(REVIEW.read_text("utf-8"))
    text = sys.stdin.read()
    try:
        found = findings(json.loads(text), review)
    except (ValueError, KeyError):
        found = ["no report: the source of advisories could not be reached"]
    print("\n".join(found) or "Every package was looked up; every advisory is answered.")  # noqa: T201
    print(f"Review of {review['reviewed']}: docs/dependencies.toml")  # noqa: T201
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
