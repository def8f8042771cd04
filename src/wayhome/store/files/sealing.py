"""Sealing a file: under a key made from the installation's own and a secret that stands only in the words."""

from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FOR = b"wayhome kept file 1"
ONCE = bytes(12)  # a key seals one file and no other, so its nonce need not differ
SECRET = 32


def seal(content: bytes, *, key: str, secret: str, record: str) -> bytes:
    """Seal a file for a record (AES-256-GCM)."""
    return AESGCM(_key(key, secret)).encrypt(ONCE, content, record.encode())


def opened(sealed: bytes, *, key: str, secret: str, record: str, digest: str) -> bytes | None:
    """Return what was sealed; None where the key or the record is another, or a byte was changed."""
    try:
        content = AESGCM(_key(key, secret)).decrypt(ONCE, sealed, record.encode())
    except (InvalidTag, ValueError):  # ValueError: the secret is none
        return None
    return content if sha256(content).hexdigest() == digest else None


def _key(key: str, secret: str) -> bytes:
    return HKDF(SHA256(), length=32, salt=bytes.fromhex(secret), info=FOR).derive(key.encode())


def seal_words(words: str, *, key: str, secret: str, bound_to: str) -> bytes:
    """Seal words that may stand nowhere else, under a fresh ``secret`` kept beside them, bound to what they go with."""
    return bytes.fromhex(secret) + AESGCM(_key(key, secret)).encrypt(ONCE, words.encode(), bound_to.encode())


def words_sealed(sealed: bytes, *, key: str, bound_to: str) -> str:
    """Return words as they were sealed; empty where the key or what they go with is another, or a byte was changed."""
    secret = sealed[:SECRET].hex()
    try:
        return AESGCM(_key(key, secret)).decrypt(ONCE, sealed[SECRET:], bound_to.encode()).decode()
    except (InvalidTag, ValueError):
        return ""
