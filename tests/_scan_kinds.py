"""Every kind of scan that is burnt in the tests and in the table."""

from __future__ import annotations

import zlib

from pikepdf import Name

from redactor.redact.raster.jbig2 import jbig2
from tests._pictures import bilevel, coloured, fax, jpeg, jpx, typed
from tests._scans import (
    BIT,
    CMYK,
    GREY,
    RGB,
    Scan,
    aslant,
    black,
    exif,
    fax_parameters,
    indexed,
    ink,
    ink_jpeg,
    inline,
    keyed,
    layered,
    one,
    sixteen_bits,
    stencilled,
    strips,
    tiles,
    turned,
    twice,
    with_profile,
)

SCANS: tuple[Scan, ...] = (
    Scan(
        name="JPEG, grey",
        make=one(lambda: jpeg(typed()[0]), Name.DCTDecode, **GREY),
        filter="/DCTDecode",
        is_exact=False,
    ),
    Scan(
        name="JPEG, grey, Exif with a thumbnail",
        make=one(exif, Name.DCTDecode, **GREY),
        filter="/DCTDecode",
        is_exact=False,
    ),
    Scan(
        name="JPEG, colour 4:2:0",
        make=one(lambda: jpeg(coloured()), Name.DCTDecode, **RGB),
        filter="/DCTDecode",
        is_exact=False,
    ),
    Scan(
        name="JPEG, colour 4:4:4, own tables",
        make=one(lambda: jpeg(coloured(), quality=90, subsampling=0, optimize=True), Name.DCTDecode, **RGB),
        filter="/DCTDecode",
        is_exact=False,
    ),
    Scan(
        name="JPEG, colour 4:2:2, coarse",
        make=one(lambda: jpeg(coloured(), quality=40, subsampling=1), Name.DCTDecode, **RGB),
        filter="/DCTDecode",
        is_exact=False,
    ),
    Scan(
        name="JPEG, restart markers",
        make=one(lambda: jpeg(coloured(), restart_marker_rows=1), Name.DCTDecode, **RGB),
        filter="/DCTDecode",
        is_exact=False,
    ),
    Scan(
        name="JPEG, progressive",
        make=one(lambda: jpeg(coloured(), progressive=True), Name.DCTDecode, **RGB),
        filter="/DCTDecode",
        is_exact=False,
    ),
    Scan(
        name="JPEG, four inks",
        make=one(ink_jpeg, Name.DCTDecode, Decode=[1, 0] * 4, **CMYK),
        filter="/DCTDecode",
        is_exact=False,
    ),
    Scan(
        name="JPEG 2000, lossless",
        make=one(lambda: jpx(typed()[0]), Name.JPXDecode, **GREY),
        filter="/JPXDecode",
        is_exact=True,
    ),
    Scan(
        name="JPEG 2000, lossy",
        make=one(
            lambda: jpx(coloured(), irreversible=True, quality_mode="dB", quality_layers=[38]), Name.JPXDecode, **RGB
        ),
        filter="/JPXDecode",
        is_exact=False,
    ),
    Scan(
        name="fax, Group 4",
        make=one(lambda: fax(bilevel(), "group4"), Name.CCITTFaxDecode, DecodeParms=fax_parameters(-1), **BIT),
        filter="/CCITTFaxDecode",
        is_exact=True,
    ),
    Scan(
        name="fax, Group 3",
        make=one(lambda: fax(bilevel(), "group3"), Name.CCITTFaxDecode, DecodeParms=fax_parameters(0), **BIT),
        filter="/CCITTFaxDecode",
        is_exact=True,
    ),
    Scan(
        name="fax, Group 4, as stencil",
        make=one(
            lambda: fax(bilevel(), "group4"),
            Name.CCITTFaxDecode,
            ImageMask=True,
            BitsPerComponent=1,
            DecodeParms=fax_parameters(-1),
        ),
        filter="/CCITTFaxDecode",
        is_exact=True,
    ),
    Scan(name="fax, Group 4, in strips", make=strips, filter="/CCITTFaxDecode", is_exact=True),
    Scan(name="JBIG2", make=one(lambda: jbig2(black()), Name.JBIG2Decode, **BIT), filter="/JBIG2Decode", is_exact=True),
    Scan(
        name="1 bit, Flate",
        make=one(lambda: zlib.compress(bilevel().tobytes()), Name.FlateDecode, **BIT),
        filter="/FlateDecode",
        is_exact=True,
    ),
    Scan(
        name="1 bit, black and white turned",
        make=one(
            lambda: zlib.compress(bytes(255 - b for b in bilevel().tobytes())), Name.FlateDecode, Decode=[1, 0], **BIT
        ),
        filter="/FlateDecode",
        is_exact=True,
    ),
    Scan(name="1 bit, within the content", make=inline, filter="/FlateDecode", is_exact=True, is_one_grid=False),
    Scan(name="palette, 8 bits", make=indexed(8), filter="/FlateDecode", is_exact=True),
    Scan(name="palette, 4 bits", make=indexed(4), filter="/FlateDecode", is_exact=True),
    Scan(
        name="grey, 16 bits",
        make=one(sixteen_bits, Name.FlateDecode, ColorSpace=Name.DeviceGray, BitsPerComponent=16),
        filter="/FlateDecode",
        is_exact=True,
    ),
    Scan(name="colour profile, predictors", make=with_profile, filter="/FlateDecode", is_exact=True),
    Scan(
        name="four inks, Flate",
        make=one(lambda: zlib.compress(coloured().convert("CMYK").tobytes()), Name.FlateDecode, **CMYK),
        filter="/FlateDecode",
        is_exact=True,
    ),
    Scan(name="one named ink", make=ink, filter="/FlateDecode", is_exact=True),
    Scan(name="soft mask over a JPEG", make=layered, filter="/FlateDecode", is_exact=False),
    Scan(name="hard mask, fax", make=stencilled, filter="/CCITTFaxDecode", is_exact=True),
    Scan(name="colour key", make=keyed, filter="/FlateDecode", is_exact=True),
    Scan(name="four JPEG tiles", make=tiles, filter="/DCTDecode", is_exact=False, is_one_grid=False),
    Scan(name="drawn twice", make=twice, filter="/DCTDecode", is_exact=False, most=2.3),
    Scan(name="on its side", make=turned, filter="/DCTDecode", is_exact=False),
    Scan(name="aslant", make=aslant, filter="/DCTDecode", is_exact=False),
)
