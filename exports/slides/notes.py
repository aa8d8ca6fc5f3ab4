"""Speaker's notes: how the slide is read and counted, and every source with its link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.slide import Slide

from exports.slides.shapes import NAMESPACES
from figures.exhibit import Exhibit, SourceLine
from figures.lettering import plain

# A relationship with a target that is no URI makes PowerPoint offer a repair.
_ALLOWED_IN_URI = "%/:?#[]@!$&'()*+,;=~-._"


def write_notes(slide: Slide, exhibit: Exhibit, more: Iterable[str] = ()) -> None:
    """Write reading, method, what the slide had no room for, and the sources.

    Args:
        slide: any slide.
        exhibit: what it shows.
        more: lines of the picture, and texts that were cut.
    """
    in_full = [plain(line) for line in more]
    lines = [exhibit.reading, *exhibit.method, *in_full]
    paragraphs = [_paragraph(plain(line)) for line in lines if plain(line)]
    if exhibit.sources:
        count = len(exhibit.sources)
        paragraphs += ["<a:p/>", _paragraph("One source" if count == 1 else f"{count:,} sources")]
        paragraphs += [_source(slide, source) for source in exhibit.sources]
    _write(slide, paragraphs)


def point_to_notes(slide: Slide, exhibit: Exhibit, more: Sequence[str]) -> None:
    """Write the notes of a slide that goes on with the table of an earlier one."""
    said = f"{exhibit.reading} Method and sources stand in the notes of the table's first slide."
    _write(slide, [_paragraph(plain(line)) for line in (said, *more)])


def web_address(url: str) -> str | None:
    """A link that may be followed from a slide; None for anything but the web.

    Examples:
        >>> web_address("https://example.org/a b?q=é")
        'https://example.org/a%20b?q=%C3%A9'
        >>> web_address("javascript:alert(1)"), web_address("file:///etc/passwd")
        (None, None)
    """
    whole = plain(url)
    try:
        parts = urlsplit(whole)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
        _ = parts.port  # refuses what is no number
    except ValueError:
        return None
    return quote(whole, safe=_ALLOWED_IN_URI) if is_web else None


def _source(slide: Slide, source: SourceLine) -> str:
    publisher, kind, title, published = map(
        plain, (source.publisher, source.kind, source.title, source.published)
    )
    said = f"{publisher} ({kind})" if kind else publisher
    said = ", ".join(part for part in (said, title, published) if part)
    address, shown = web_address(source.url), plain(source.url)
    if address is None:
        return _paragraph(f"{said}. {shown}" if shown else said)
    # ``relate_to`` looks through all links for the same address: a quarter of a board pack.
    links = slide.notes_slide.part.rels
    link = links._add_relationship(RELATIONSHIP_TYPE.HYPERLINK, address, is_external=True)
    look = f'<a:rPr lang="en-GB"><a:hlinkClick r:id="{link}"/></a:rPr>'
    return (
        f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{escape(said)}. </a:t></a:r>'
        f"<a:r>{look}<a:t>{escape(shown)}</a:t></a:r></a:p>"
    )


def _paragraph(text: str) -> str:
    return f'<a:p><a:r><a:rPr lang="en-GB"/><a:t>{escape(text)}</a:t></a:r></a:p>'


def _write(slide: Slide, paragraphs: Sequence[str]) -> None:
    body = slide.notes_slide.notes_text_frame._txBody
    for empty in body.findall("{*}p"):
        body.remove(empty)
    whole = parse_xml(f"<p:txBody {NAMESPACES}>{''.join(paragraphs) or '<a:p/>'}</p:txBody>")
    body.extend(list(whole))
