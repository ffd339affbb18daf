"""Signed results: the commands `receipt` and `verify`."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from grader.cli.classes import IsolationOption
from grader.cli.kept import kept_work, named, results_of
from grader.cli.main import INSTRUCTORS, ExitCode, app
from grader.cli.shared import CourseOption, DataOption, JsonFlag, course_at, print_json
from grader.errors import UsageError
from grader.whole_files import write_whole

if TYPE_CHECKING:
    from grader.catalog import Course, Exercise
    from grader.draws import CourseKey
    from grader.receipts.receipt import Claim, Receipt

SUFFIX = ".receipt.json"
LONGEST_STEM = 100

Work = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="An assignment or exercise of the store, or results as `grader grade --json` wrote them.",
    ),
]
Names = Annotated[list[str] | None, typer.Argument(metavar="SUBMISSION...", help="Submissions or students.")]
Out = Annotated[
    Path, typer.Option("--out", metavar="PATH", help="The file to write; a folder, for several receipts.")
]
All = Annotated[bool, typer.Option("--all", help="Sign every result.")]
ReceiptFile = Annotated[
    Path, typer.Argument(metavar="RECEIPT", help="A receipt, as `grader receipt` wrote it.")
]
SubmissionFile = Annotated[
    Path | None,
    typer.Option("--submission", metavar="FILE", help="What was handed in: it is graded again and compared."),
]
Signer = Annotated[
    str,
    typer.Option(metavar="KEY", help="The key that must have signed; else the course's.", show_default=False),
]


@app.command(rich_help_panel=INSTRUCTORS)
def receipt(
    work: Work,
    out: Out,
    names: Names = None,
    every: All = False,
    data: DataOption = "",
    course: CourseOption = None,
) -> None:
    """Sign results, so that anybody can see later what was graded, with what, and how it ended.

    Of the store it is those that count: students are named then.
    """
    from grader.receipts.receipt import to_bytes
    from grader.receipts.signing import public_text, sign, signing_key

    if every == bool(names):
        raise UsageError("which results? name submissions or students, or say --all")
    claims = _claims(work, _results_at(work, data, course), names or [], every)
    several = every or len(claims) > 1 or out.is_dir()
    key = signing_key(course_at(course).root)
    now = datetime.now(UTC)
    files = _names_in(out, claims, by_file=Path(work).is_file()) if several else [out]
    _make_folder(out if several else out.parent, make=several)
    for file, claim in zip(files, claims, strict=True):
        write_whole(file, [to_bytes(sign(claim, key, now)).decode("ascii")], "the receipt")
    print(f"{len(claims)} receipt{'s' if len(claims) != 1 else ''}: {out}")
    print(f"Signed with the key {public_text(key)}: publish it, so that anybody can check.")


@app.command(rich_help_panel=INSTRUCTORS)
def verify(
    file: ReceiptFile,
    submission: SubmissionFile = None,
    signer: Signer = "",
    isolation: IsolationOption = "auto",
    course: CourseOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Check the signature of a receipt and, with what was handed in, derive its result again."""
    from grader.intake import fingerprint
    from grader.receipts.differences import of_claims, of_signature
    from grader.receipts.words import NO_BYTES, verification_data, verification_text

    if signer and not re.fullmatch("[0-9a-f]{64}", signer):
        raise UsageError(f"--signer: expected the 64 hexadecimal digits of a public key, got {signer!r}")
    raw, read = _receipt_in(file)
    around = _course_around(course, needed=submission is not None)
    trusted = signer or _signer_of(around)
    differences = list(of_signature(read, raw, trusted))
    notes = []
    derived = submission is not None
    if submission is not None and around is not None:
        try:
            differences += of_claims(read.result, _derived(around, read, submission, isolation))
            notes = [NO_BYTES] if read.result.hashes.submission == fingerprint(b"") else []
        except UsageError as error:
            if not differences:
                raise
            derived, notes = False, [f"It cannot be derived again: {error}"]
    said = {"signer_known": bool(trusted), "derived": derived}
    if as_json:
        print_json(verification_data(read, differences, **said))
    else:
        print(verification_text(read, differences, **said, notes=notes))
    raise typer.Exit(ExitCode.INCOMPLETE if differences else ExitCode.DONE)


def _results_at(work: str, data: str, folder: Path | None) -> "list[dict[str, Any]]":
    """Read the results of a file, or those of the store that count."""
    from grader.report.reading import data_in

    chosen = named([work], folder)
    if chosen.files:
        results: list[dict[str, Any]] = data_in(chosen.files[0])["results"]
        return results
    (assignment,) = chosen.assignments
    course = course_at(folder)
    with kept_work(data, course, [assignment]) as connection:
        return [result for _, some in results_of(connection, course, assignment) for result in some]


def _claims(
    file: str, results: Sequence[Mapping[str, Any]], names: Sequence[str], every: bool
) -> "list[Claim]":
    """Choose the results that are to be signed.

    Raises
    ------
    UsageError
        If a name is not among them, or nothing that counts is.
    """
    from grader.receipts.receipt import claim_of

    for name in names:
        if not any(_is_called(result, name) for result in results):
            raise UsageError(f"{file}: no submission or student is called {name!r}")
    wanted = [result for result in results if every or any(_is_called(result, name) for name in names)]
    graded = [result for result in wanted if result.get("verdict") != "not_graded"]
    if len(graded) < len(wanted) and not every:
        raise UsageError(f"{file}: a submission that was not graded has no result to sign")
    if not graded:
        raise UsageError(f"{file}: no result is in it that could be signed")
    try:
        return [claim_of(result) for result in graded]
    except ValueError:
        raise UsageError(f"{file}: its results are not what `grader grade ... --json FILE` writes") from None


def _is_called(result: Mapping[str, Any], name: str) -> bool:
    return name in (result.get("submission"), result.get("student"))


def _names_in(folder: Path, claims: "Sequence[Claim]", *, by_file: bool) -> list[Path]:
    """Name the receipts of a class after their submissions, with nothing in a name that leads elsewhere.

    What comes out of the store is named after student and exercise: its files are all called alike.
    """
    stems: dict[str, int] = {}
    paths = []
    for claim in claims:
        name = claim.submission if by_file else f"{claim.student}.{claim.exercise}"
        stem = re.sub(r"[^\w.-]+", "_", name)[:LONGEST_STEM].lstrip(".-") or "submission"
        number = stems[stem.casefold()] = stems.get(stem.casefold(), 0) + 1
        paths.append(folder / f"{stem}{f'~{number}' if number > 1 else ''}{SUFFIX}")
    return paths


def _make_folder(folder: Path, *, make: bool) -> None:
    try:
        if make:
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written: {error.strerror}") from None
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder")


def _receipt_in(file: Path) -> "tuple[bytes, Receipt]":
    """Read a file that anybody may have written."""
    from grader.receipts.receipt import MAX_BYTES, from_bytes

    try:
        if file.exists() and not file.is_file():
            raise UsageError(f"{file}: it is no receipt: it is not a plain file")
        with file.open("rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
        return raw, from_bytes(raw)
    except OSError as error:
        raise UsageError(f"{file}: cannot be read: {error.strerror}") from None
    except UsageError as error:
        raise UsageError(f"{file}: {str(error).removeprefix(f'{file}: ')}") from None


def _course_around(folder: Path | None, *, needed: bool) -> "Course | None":
    """Return the course, None where there is none and none is needed: a signature can be checked anywhere."""
    try:
        return course_at(folder)
    except UsageError:
        if needed or folder is not None:
            raise
        return None


def _signer_of(course: "Course | None") -> str:
    from grader.receipts.signing import known_signer

    return known_signer(course.root) if course is not None else ""


def _derived(course: "Course", read: "Receipt", file: Path, isolation: str) -> "Claim":
    from grader.receipts.deriving import derive

    exercise = course.exercise(read.result.exercise)
    exercise.require_hidden_suite()
    key = _key(course, exercise, read.result.hashes.key)
    return derive(exercise, read.result, file, isolation, key)


def _key(course: "Course", exercise: "Exercise", fingerprint: str) -> "CourseKey | None":
    """Return the key that draws the student's numbers; verifying never makes one."""
    from grader.draws import has_key
    from grader.variants import key_of

    if not exercise.draws:
        return None
    if not has_key(course.root):
        raise UsageError(
            f"{course.root}: the course key is not here, and the receipt's result was drawn with "
            f"{fingerprint or 'none'}: verify where the course is graded, or set GRADER_COURSE_KEY"
        )
    return key_of(course)
