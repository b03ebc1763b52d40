"""Bytes to text: UTF-8, UTF-16 with its byte order mark, windows-1252; anything else is refused by its name."""

import codecs
import re

from articles.sources.documents import UnusableError

# The mark of UTF-32 is looked at before that of UTF-16, with which it begins.
_FOREIGN = (
    (codecs.BOM_UTF32_LE, "UTF-32 is not read, only UTF-8, UTF-16 and windows-1252"),
    (codecs.BOM_UTF32_BE, "UTF-32 is not read, only UTF-8, UTF-16 and windows-1252"),
    (b"\x84\x31\x95\x33", "GB18030 is not read, only UTF-8, UTF-16 and windows-1252"),
    (b"%PDF-", "a PDF document, not text"),
    (b"PK\x03\x04", "a zip archive (docx, odt, epub), not text"),
    (b"\xd0\xcf\x11\xe0", "an old Office document, not text"),
    (b"{\\rtf", "an RTF document, not text"),
    (b"\x89PNG", "a PNG image, not text"),
    (b"\xff\xd8\xff", "a JPEG image, not text"),
    (b"GIF8", "a GIF image, not text"),
    (b"\x1f\x8b", "a gzip archive, not text"),
)
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_MAX_CONTROLS = 0.01
# Letters of other code pages, read as windows-1252, come out as marks and capitals inside words: co‰rdinatie, pilotÕs.
_BROKEN_WORD = re.compile(r"[a-z](?:[‚ƒ„†‡ˆ‰‹“”•˜™›¡-¬®¯±¶¸»¿×÷]|[À-ÖØ-ß](?![A-ZÀ-ÖØ-ß]))(?=[a-z])")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_MAX_NOT_ASCII = 0.25


def decode(data: bytes) -> str:
    """The text of a plain file, without a byte order mark; `UnusableError` names what it is instead."""
    marked = decode_marked(data)
    if marked is not None:
        return marked
    if b"\0" in data:
        raise UnusableError(_name_of_nul_bytes(data))
    text = _utf8(data)
    return _readable(text if text is not None else _windows_1252(data))


def decode_marked(data: bytes) -> str | None:
    """The text of a file that says by its first bytes what it is; None where it says nothing."""
    for signature, refusal in _FOREIGN:
        if data.startswith(signature):
            raise UnusableError(refusal)
    if data.startswith(codecs.BOM_UTF8):
        text = _utf8(data[len(codecs.BOM_UTF8) :])
        if text is None:
            raise UnusableError(_damage(data, "utf-8"))
        return text
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _utf16(data[len(mark) :], codec)
    return None


def _utf8(data: bytes) -> str | None:
    """None where it is not meant as UTF-8; `UnusableError` where it is, but damaged."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("utf-8", "surrogatepass")  # refused by its position when the text is looked at
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "surrogateescape")
    escaped = sum("\udc80" <= c <= "\udcff" for c in text)
    whole = sum(c > "\x7f" for c in text) - escaped
    if whole > escaped:
        raise UnusableError(_damage(data, "utf-8"))
    return None


def _utf16(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec, "surrogatepass")
    except UnicodeDecodeError:
        raise UnusableError("damaged UTF-16: an odd number of bytes") from None


def _windows_1252(data: bytes) -> str:
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        byte = data[error.start]
        raise UnusableError(f"not text in UTF-8, UTF-16 or windows-1252: byte 0x{byte:02X} at {error.start}") from None
    foreign = _NOT_ASCII.findall(text)
    if len(foreign) > _MAX_NOT_ASCII * len(text):
        raise UnusableError("not text in UTF-8, UTF-16 or windows-1252: too few plain letters")
    if "¤" in foreign:
        raise UnusableError("ISO-8859-15 is not read, only UTF-8, UTF-16 and windows-1252")
    if broken := _BROKEN_WORD.search(text):
        around = text[max(broken.start() - 8, 0) : broken.end() + 8].split()
        word = next((w for w in around if broken[0] in w), broken[0])
        raise UnusableError(f"a code page other than windows-1252 (Mac or DOS?): {word!r} at {broken.start()}")
    return text


def _readable(text: str) -> str:
    controls = len(_CONTROLS.findall(text))
    if controls > _MAX_CONTROLS * len(text):
        raise UnusableError(f"looks like binary ({controls} control characters)")
    return text


def _name_of_nul_bytes(data: bytes) -> str:
    """UTF-16 and UTF-32 without a mark show by where their NUL bytes stand."""
    start = data[:400]
    if len(start) >= 8 and len(data) % 4 == 0 and start.count(0) >= 0.7 * len(start):
        return "UTF-32 is not read, only UTF-8, UTF-16 and windows-1252"
    halves = sorted((start[::2].count(0), start[1::2].count(0)))
    if len(start) >= 8 and halves[0] == 0 and halves[1] >= 0.4 * len(start):
        return "UTF-16 without a byte order mark"
    return f"looks like binary (NUL byte at {data.index(0)})"


def _damage(data: bytes, codec: str) -> str:
    try:
        data.decode(codec)
    except UnicodeDecodeError as error:
        return f"damaged UTF-8: byte 0x{data[error.start]:02X} at {error.start}"
    return "damaged UTF-8"
