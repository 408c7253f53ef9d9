"""What packages are made of: one version in one place, the notices of what is linked in, files that
exist. packaging/test tries the packages themselves, apart from tests/run."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from docs.installation import BUILD
from docs.sources import ROOT, version

PACKAGING = ROOT / "packaging"
RECIPES = ("homebrew/stsmfa.rb.in", "arch/PKGBUILD.in", "debian/changelog.in")
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))

needs_dpkg = pytest.mark.skipif(not shutil.which("dpkg-query"), reason="there is no dpkg")


def test_the_version_stands_in_one_place() -> None:
    """Everything else takes it from CMake, or from packaging/release, which reads it there."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", version())
    known = subprocess.run(["git", "ls-files", "packaging", ".github", "*CMakeLists.txt", "src"],
                           cwd=ROOT, capture_output=True, text=True).stdout.split()  # fmt: skip
    saying = [name for name in known if version() in re.findall(r"\d+(?:\.\d+)+",
              (ROOT / name).read_text())]  # fmt: skip
    assert saying == ["CMakeLists.txt"]


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_recipe_is_filled_in_with_the_version(recipe: str) -> None:
    assert re.search("@(CPACK_PACKAGE_)?VERSION@", (PACKAGING / recipe).read_text())


def test_release_fills_in_every_blank_of_the_recipes() -> None:
    release = (PACKAGING / "release").read_text()
    for recipe in RECIPES[:2]:
        for blank in re.findall(r"@[A-Z0-9]+@", (PACKAGING / recipe).read_text()):
            assert f"s|{blank}|" in release


def test_the_packages_say_the_version() -> None:
    configuration = (BUILD / "CPackConfig.cmake").read_text()
    assert f'set(CPACK_PACKAGE_VERSION "{version()}")' in configuration


def test_the_program_says_the_version(say) -> None:  # type: ignore[no-untyped-def]
    assert say("--version") == f"stsmfa {version()}\n"


@needs_dpkg
def test_the_bill_of_materials_has_what_is_linked_in_with_its_licence() -> None:
    """packaging/sbom ends with an error where a notice is missing in packaging/debian/copyright."""
    run = subprocess.run([PACKAGING / "sbom", BUILD], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    bill = json.loads(run.stdout)
    names = {package["SPDXID"]: package["name"] for package in bill["packages"]}
    by_kind: dict[str, str] = {}
    for relation in bill["relationships"]:
        kind, other = relation["relationshipType"], names[relation["relatedSpdxElement"]]
        by_kind[kind] = f"{by_kind.get(kind, '')} {other}"
    assert by_kind["DESCRIBES"] == " stsmfa"
    for library in ("inih", "date", "nlohmann-json", "boost", "ssl", "stdc++", "libgcc"):
        assert library in by_kind["STATIC_LINK"]
    for library in ("libc6", "libcurl", "pugixml"):
        assert library in by_kind["DYNAMIC_LINK"]


def test_the_notices_keep_debians_form() -> None:
    text = (PACKAGING / "debian/copyright").read_text()
    paragraphs = [re.findall(r"(?m)^([A-Z][\w-]+):", part) for part in text.split("\n\n")]
    assert paragraphs[0][0] == "Format"
    used = set(re.findall(r"(?m)^Files: .+\n(?:.+\n)*?License: (.+)$", text))
    explained = set(re.findall(r"(?m)^License: (.+)\n ", text))
    assert used == explained


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_what_a_workflow_runs_exists(workflow: Path) -> None:
    named = re.findall(r"\./((?:packaging|tests)/[\w/-]+)", workflow.read_text())
    assert named
    for path in named:
        assert (ROOT / path).exists()
