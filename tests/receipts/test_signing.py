"""Signatures: what was signed holds, whatever was changed does not, and the key is the course's own."""

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from grader.errors import UsageError
from grader.receipts.differences import Difference, of_signature
from grader.receipts.receipt import Claim, Receipt, as_data, from_bytes, to_bytes
from grader.receipts.signing import KEY_FILE, known_signer, public_text, sign, signature_holds, signing_key
from tests.receipts.conftest import KEY, WHEN


def differences(raw: bytes, signer: str = "") -> list[Difference]:
    """Return what is wrong with a file as a document."""
    return list(of_signature(from_bytes(raw), raw, signer))


def test_what_was_signed_holds(receipt: Receipt) -> None:
    """With the key that signed, named or not."""
    assert signature_holds(receipt)
    assert differences(to_bytes(receipt)) == []
    assert differences(to_bytes(receipt), public_text(KEY)) == []


def test_the_same_claim_is_signed_alike(claim: Claim) -> None:
    """Ed25519 needs no random numbers: no receipt betrays its key by a bad one."""
    assert sign(claim, KEY, WHEN) == sign(claim, KEY, WHEN)


def test_anybody_can_check_a_receipt_without_the_grader(receipt: Receipt) -> None:
    """Canonical JSON of all but the signature, and a library for Ed25519, are enough."""
    data = json.loads(to_bytes(receipt))
    signature = bytes.fromhex(data.pop("signature"))
    message = json.dumps(data, sort_keys=True, separators=(",", ":")).encode()

    Ed25519PublicKey.from_public_bytes(bytes.fromhex(data["public_key"])).verify(signature, message)


def test_a_flipped_bit_anywhere_is_found(receipt: Receipt) -> None:
    """Every bit of the file: it is no receipt any more, or something differs."""
    raw = to_bytes(receipt)
    unnoticed = []
    for place in range(len(raw)):
        for bit in range(8):
            flipped = bytearray(raw)
            flipped[place] ^= 1 << bit
            try:
                found = differences(bytes(flipped))
            except UsageError:
                continue
            if not found:
                unnoticed.append((place, bit))

    assert unnoticed == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda raw: raw.replace(b'"points": 0.0', b'"points": 4.0'), ["signature"]),
        (lambda raw: raw.replace(b'"s01"', b'"s02"'), ["signature"]),
        (lambda raw: raw.replace(b"\n", b"\r\n"), ["spelling"]),
        (lambda raw: raw.rstrip(b"\n"), ["spelling"]),
        (lambda raw: raw.replace(b"0.0", b"0"), ["spelling"]),
        (lambda raw: raw.replace(b'"s01"', b'"\\u0073\\u0030\\u0031"'), ["spelling"]),
        (lambda raw: raw.replace(b'"student"', b'"student": "s02",\n  "student"'), ["spelling"]),
        (lambda raw: json.dumps(json.loads(raw)).encode(), ["spelling"]),
    ],
)
def test_what_was_changed_is_said(receipt: Receipt, change: object, found: list[str]) -> None:
    """Another meaning breaks the signature; another spelling of the same is told apart from it."""
    assert callable(change)
    raw = change(to_bytes(receipt))

    assert raw != to_bytes(receipt)
    assert [difference.name for difference in differences(raw)] == found


def test_a_stranger_who_signs_is_named(claim: Claim) -> None:
    """A forger's receipt holds as a document; the key gives it away."""
    stranger = Ed25519PrivateKey.from_private_bytes(bytes(32))
    forged = to_bytes(sign(claim, stranger, WHEN))

    (found,) = differences(forged, public_text(KEY))

    assert (found.name, found.then, found.now) == ("signer", public_text(stranger), public_text(KEY))


def test_putting_another_key_in_breaks_the_signature(receipt: Receipt) -> None:
    """The key is signed as well."""
    other = public_text(Ed25519PrivateKey.from_private_bytes(bytes(32)))
    data = as_data(receipt) | {"public_key": other}

    assert not signature_holds(Receipt.model_validate_json(json.dumps(data)))


@pytest.mark.parametrize("public_key", ["00" * 32, "01" + "00" * 31, "ff" * 32])
def test_a_key_that_is_none_signs_nothing(receipt: Receipt, public_key: str) -> None:
    """Points of small order and numbers that are no points: refused, and no crash."""
    data = as_data(receipt) | {"public_key": public_key}

    assert not signature_holds(Receipt.model_validate_json(json.dumps(data)))


# The key of a course's receipts.


def test_the_first_use_makes_a_key_that_stays(tmp_path: Path) -> None:
    """Closed to others, out of git, not the course key; asking who signs makes none."""
    assert known_signer(tmp_path) == ""
    assert not (tmp_path / KEY_FILE).exists()

    key = signing_key(tmp_path)

    assert known_signer(tmp_path) == public_text(key) == public_text(signing_key(tmp_path))
    assert stat.S_IMODE((tmp_path / KEY_FILE).stat().st_mode) == 0o600
    assert (tmp_path / KEY_FILE).read_text().strip() == key.private_bytes_raw().hex()
    assert sorted(path.name for path in (tmp_path / ".grader").iterdir()) == [".gitignore", "receipt.key"]


def test_threads_that_start_together_get_one_key(tmp_path: Path) -> None:
    """Whoever loses the race takes the winner's."""
    together = Barrier(8)

    def first_use(root: Path) -> str:
        together.wait(timeout=60)
        return public_text(signing_key(root))

    with ThreadPoolExecutor(8) as pool:
        for number in range(20):
            root = tmp_path / str(number)
            root.mkdir()
            assert len(set(pool.map(first_use, [root] * 8))) == 1


@pytest.mark.parametrize(
    ("content", "mode", "said"),
    [
        (b"", 0o600, "the key of receipts is empty; restore it from a copy, or remove it: then a new key is"),
        (b"0" * 63, 0o600, "the key of receipts is damaged: expected 64 hexadecimal digits; restore it from"),
        (b"0" * 64, 0o644, "other users may open the key of receipts (mode 644); type: chmod 600 "),
    ],
)
def test_a_bad_key_file_is_refused(tmp_path: Path, content: bytes, mode: int, said: str) -> None:
    """It signs nothing, and what to do is said."""
    path = tmp_path / KEY_FILE
    path.parent.mkdir()
    path.write_bytes(content)
    path.chmod(mode)

    with pytest.raises(UsageError) as caught:
        signing_key(tmp_path)

    assert str(caught.value).startswith(f"{path}: {said}")


def test_a_key_that_cannot_be_made_or_read_is_an_error(tmp_path: Path) -> None:
    """The sentences name no variable: there is none."""
    with pytest.raises(UsageError, match=r"receipt\.key: the key of receipts cannot be made: No such file"):
        signing_key(tmp_path / "nowhere")
    (tmp_path / KEY_FILE).mkdir(parents=True)
    with pytest.raises(UsageError, match=r"cannot be read: Is a directory; sign as the user who owns it$"):
        signing_key(tmp_path)
