"""A small project that sets itself up by our set-up: its one package is a wheel made here, its index a folder."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
COMMAND = """
import json, sys
seen = sorted({"subprocess", "tomllib", "twincities.i18n", "venv"} & set(sys.modules))
import bell
def main():
    print(json.dumps({"bell": bell.SOUND, "arguments": sys.argv[1:], "prefix": sys.prefix, "loaded": seen}))
    return 0
"""


@dataclass(frozen=True)
class Started:
    """What a start came to."""

    code: int
    out: str
    err: str

    @property
    def answer(self) -> dict[str, object]:
        """The command's own answer: the whole of stdout must be JSON."""
        answer = json.loads(self.out)
        assert isinstance(answer, dict)
        return answer


class Project:
    """A clone in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wheels = folder.parent / f"{folder.name}-wheels"
        self.environment = folder / ".venv"
        package = folder / "src" / "twincities"
        shutil.copytree(PROJECT / "src" / "twincities" / "bootstrap", package / "bootstrap")
        for name in ("__init__.py", "i18n.py"):
            shutil.copy(PROJECT / "src" / "twincities" / name, package)
        shutil.copy(PROJECT / "main.py", folder)
        (package / "cli.py").write_text(COMMAND)
        (package / "app.py").write_text("def main():\n    print('window')\n")
        (folder / "pyproject.toml").write_text('[project]\ndependencies = ["bell>=1,<2"]\n')
        (folder / "requirements").mkdir()
        self.wheels.mkdir()
        self.want("1.0", "ding")

    def want(self, version: str, sound: str) -> None:
        """Lock a version of the package, and put its wheel into the index."""
        wheel = self.wheels / f"bell-{version}-py3-none-any.whl"
        about = f"bell-{version}.dist-info"
        files = {
            "bell.py": f"SOUND = {sound!r}\n",
            f"{about}/METADATA": f"Metadata-Version: 2.1\nName: bell\nVersion: {version}\n",
            f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        }
        record = "".join(f"{name},,\n" for name in (*files, f"{about}/RECORD"))
        with zipfile.ZipFile(wheel, "w") as archive:
            for name, text in {**files, f"{about}/RECORD": record}.items():
                archive.writestr(name, text)
        self.lock(version, hashlib.sha256(wheel.read_bytes()).hexdigest())

    def lock(self, version: str, digest: str) -> None:
        """Write the lock."""
        (self.folder / "requirements" / "run.lock").write_text(f"bell=={version} --hash=sha256:{digest}\n")

    def begin(
        self, *arguments: str, python: Path | str = sys.executable, **environ: str
    ) -> subprocess.Popen[str]:
        """Start it and do not wait."""
        return subprocess.Popen(
            [str(python), "main.py", *arguments],
            cwd=self.folder,
            env=self.environ(**environ),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def start(self, *arguments: str, python: Path | str = sys.executable, **environ: str) -> Started:
        """Start it and wait for its end."""
        with self.begin(*arguments, python=python, **environ) as process:
            out, err = process.communicate()
        return Started(process.returncode, out, err)

    def environ(self, **changes: str) -> dict[str, str]:
        """Return a plain environment whose pip looks nowhere but into the folder of wheels."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder.parent),
            "LANG": "C.UTF-8",
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_CACHE_DIR": "1",
            "PIP_NO_INDEX": "1",
            "PIP_RETRIES": "0",
            "PIP_FIND_LINKS": str(self.wheels),
            **changes,
        }


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "clone")
