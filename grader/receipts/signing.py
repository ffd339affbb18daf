"""Signing a claim, and checking a signature: Ed25519 (RFC 8032) of the library `cryptography`.

The key lies beside the course key, is made on first use, and signs nothing but receipts. The file of the
private key is 32 random bytes, which is what an Ed25519 private key is.
"""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from grader.key_files import FOLDER, KeyFile
from grader.receipts.receipt import SCHEMA, Claim, Receipt, as_data, signed_bytes

KEY_FILE = FOLDER / "receipt.key"

_FILE = KeyFile(
    KEY_FILE,
    "the key of receipts",
    owner="sign as the user who owns it",
    lost="then a new key is made, and receipts are signed with another key than before",
)


def signing_key(root: Path) -> Ed25519PrivateKey:
    """Return the key that signs a course's receipts; it is made on first use.

    Raises
    ------
    UsageError
        If it cannot be made or read, is damaged, or is open to others.
    """
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(_FILE.text(root).decode("ascii")))


def known_signer(root: Path) -> str:
    """Return the public key of a course's receipts; empty where it has not signed any, and none is made."""
    return public_text(signing_key(root)) if _FILE.there(root) else ""


def public_text(key: Ed25519PrivateKey) -> str:
    """Return the public half of a key, to be published: 64 hexadecimal digits."""
    return key.public_key().public_bytes_raw().hex()


def sign(claim: Claim, key: Ed25519PrivateKey, when: datetime) -> Receipt:
    """Make the receipt of a claim.

    Parameters
    ----------
    claim : Claim
        What is signed.
    key : Ed25519PrivateKey
        Who signs.
    when : datetime
        In UTC; a receipt carries whole seconds.
    """
    unsigned: Mapping[str, Any] = {
        "schema": SCHEMA,
        "result": claim,
        "signed": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "public_key": public_text(key),
    }
    signature = key.sign(signed_bytes({**unsigned, "result": as_data(claim)}))
    return Receipt.model_validate({**unsigned, "signature": signature.hex()})


def signature_holds(receipt: Receipt) -> bool:
    """Tell whether a receipt says what the owner of its public key signed."""
    key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(receipt.public_key))
    try:
        key.verify(bytes.fromhex(receipt.signature), signed_bytes(as_data(receipt)))
    except InvalidSignature:
        return False
    return True
