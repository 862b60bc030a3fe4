"""Rules for import-linter that hold for rooms not yet built, too: nothing has to be listed room by room."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from importlinter.application import output
from importlinter.cli import lint_imports_command
from importlinter.domain import fields
from importlinter.domain.contract import Contract, ContractCheck

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from grimp import ImportGraph

PACKAGE = "twincities"


def _within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def _say(found: list[str]) -> None:
    for line in found:
        output.print_error(line)
    output.new_line()


class OnlyIn(Contract):
    """Some modules, ours or others', are imported directly from some rooms only (and from within themselves)."""

    type_name = "only_in"

    modules = fields.ListField(subfield=fields.StringField())
    rooms = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every direct import from a room that is not on the list."""
        modules: list[str] = list(self.modules)  # type: ignore[call-overload]
        allowed = [*(f"{PACKAGE}.{room}" for room in self.rooms), *modules]  # type: ignore[attr-defined]
        found = [
            f"{importer} must not import {imported}"
            for imported in sorted(graph.modules)
            if any(_within(imported, module) for module in modules)
            for importer in sorted(graph.find_modules_that_directly_import(imported))
            if not any(_within(importer, room) for room in allowed)
        ]
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name the imports."""
        _say(check.metadata["found"])


class NoCircles(Contract):
    """No module knows itself through others."""

    type_name = "no_circles"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every chain of imports between our modules that comes back to where it began."""
        left = {
            name: {one for one in graph.find_modules_directly_imported_by(name) if _within(one, PACKAGE)}
            for name in graph.modules
            if _within(name, PACKAGE)
        }
        # Who imports nothing that is left, or is imported by nothing left, stands in no circle.
        while loose := {
            name for name in left if not left[name] or not any(name in of for of in left.values())
        }:
            left = {name: of - loose for name, of in left.items() if name not in loose}
        return ContractCheck(kept=not left, metadata={"found": _chains(left)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name the imports."""
        _say(check.metadata["found"])


def _chains(imports: Mapping[str, Collection[str]]) -> list[str]:
    return [
        f"{name} -> {one} is a part of a circle" for name in sorted(imports) for one in sorted(imports[name])
    ]


class StandardLibraryOnly(Contract):
    """Some of our modules import the standard library, and one another, and nothing else."""

    type_name = "stdlib_only"

    modules = fields.ListField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Find every import that a bare Python cannot satisfy."""
        modules: list[str] = list(self.modules)  # type: ignore[call-overload]
        free = {name for name in graph.modules if any(_within(name, module) for module in modules)}
        found = [
            f"{importer} must not import {imported}"
            for importer in sorted(free)
            for imported in sorted(graph.find_modules_directly_imported_by(importer))
            if imported.partition(".")[0] not in sys.stdlib_module_names and imported not in free
        ]
        return ContractCheck(kept=not found, metadata={"found": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name the imports."""
        _say(check.metadata["found"])


if __name__ == "__main__":
    lint_imports_command()
