"""What the terminal shows of a dossier: what was read, the claims most told, the disputes, and where the page is."""

import textwrap

from reportedly.publish import Written
from reportedly.records import Claim, Dossier

_CLAIMS = 5
_DISPUTES = 5
_FAILURES = 10
_WIDTH = 100


def summarise(dossier: Dossier, written: Written) -> str:
    """The summary as text, readable without colour."""
    shared = [c for c in dossier.claims if c.reports > 1]
    lines = [dossier.title, "", _counts(dossier, len(shared)), ""]
    if shared:
        lines += ["Told by most:", *(line for c in shared[:_CLAIMS] for line in _claim(c, dossier)), ""]
    if dossier.disputes:
        lines += ["In dispute:", *(line for d in dossier.disputes[:_DISPUTES] for line in _item(_sides(d.sides)))]
        lines += [f"  … and {len(dossier.disputes) - _DISPUTES} more"] if len(dossier.disputes) > _DISPUTES else []
        lines += [""]
    if dossier.failures:
        lines += [f"Not read ({len(dossier.failures)}):"]
        lines += [line for f in dossier.failures[:_FAILURES] for line in _item(f"{f.input}: {f.reason}")]
        more = len(dossier.failures) - _FAILURES
        lines += [f"  … and {more} more, all on the page"] if more > 0 else []
        lines += [""]
    return "\n".join([*lines, f"page  {written.index}", f"data  {written.json}"])


def _counts(dossier: Dossier, shared: int) -> str:
    known = sum(o.kind != "unknown" for o in dossier.origins)
    outlets = len({r.outlet for r in dossier.reports if r.outlet})
    return " · ".join(
        (
            _plural(len(dossier.reports), "report"),
            _plural(outlets, "outlet known", "outlets known"),
            _plural(len(dossier.statements), "statement"),
            _plural(shared, "claim told by more than one", "claims told by more than one"),
            _plural(known, "named origin"),
            _plural(len(dossier.disputes), "dispute"),
        )
    )


def _claim(claim: Claim, dossier: Dossier) -> list[str]:
    names = [o.name for o in dossier.origins if o.id in claim.origins and o.name]
    counts = f"{claim.reports} reports · {claim.independent} known origin{'s' * (claim.independent != 1)}"
    counts += f" · {claim.unknown} unknown" if claim.unknown else ""
    said = f" — {', '.join(names[:3])}" if names else ""
    return _item(f"{claim.text}{said} ({counts})")


def _sides(sides: tuple[object, ...]) -> str:
    return "  ≠  ".join(str(getattr(side, "label", "")) for side in sides)


def _item(text: str) -> list[str]:
    plain = " ".join(text.split())
    return textwrap.wrap(plain, _WIDTH, initial_indent="  • ", subsequent_indent="    ", max_lines=3, placeholder=" …")


def _plural(n: int, one: str, many: str | None = None) -> str:
    return f"{n} {one if n == 1 else many or one + 's'}"
