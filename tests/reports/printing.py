"""A paper as the printer sees it: LibreOffice makes the pages, poppler counts and draws them."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path


def printed(workbook: Path, folder: Path) -> Path:
    """Return the workbook as PDF, made in `folder`."""
    convert(workbook, "pdf", folder)
    return folder / f"{workbook.stem}.pdf"


def convert(workbook: Path, form: str, folder: Path) -> None:
    """Let a LibreOffice with a profile of its own write the workbook into `folder` in another form."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                *("--convert-to", form, "--outdir", str(folder), str(workbook)),
            ],
            check=True,
            capture_output=True,
        )


def page_count(pdf: Path) -> int:
    """Return how many pages the PDF has."""
    told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    found = re.search(r"^Pages:\s+(\d+)$", told, re.MULTILINE)
    if found is None:
        raise ValueError(told)
    return int(found[1])


def page_texts(pdf: Path) -> list[str]:
    """Return the text of each page."""
    told = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True
    ).stdout
    return told.split("\f")[:-1]


def pictures(pdf: Path, dots: int = 70) -> list[Path]:
    """Draw each page beside the PDF; return the pictures."""
    subprocess.run(["pdftoppm", "-r", str(dots), "-png", str(pdf), str(pdf.with_suffix(""))], check=True)
    return sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))


def resaved(workbook: Path, folder: Path) -> Path:
    """Return the workbook as LibreOffice saves it again, in `folder`."""
    convert(workbook, "xlsx", folder)
    return folder / workbook.name
