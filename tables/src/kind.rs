//! What a table is written as, by the name of its file or by its first bytes.

use std::io::Read;
use std::path::Path;

use crate::error::{ErrorKind, Result, TableError, reading};

/// Enough of a file to tell what it is.
pub(crate) const HEAD: usize = 4096;

/// What a table is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Delimited,
    Ndjson,
    Parquet,
    Workbook,
    /// Something else is inside.
    Compressed(Compression),
    /// What there is no reader for; with what to do about it.
    Unknown(&'static str),
}

/// How a table is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compression {
    Gzip,
    Zstd,
}

impl Kind {
    /// What the name says, and where it says nothing, the first bytes of the file.
    ///
    /// No text begins as a compressed file or a workbook does: there the bytes
    /// are believed whatever the name is.
    pub(crate) fn new(name: &Path, head: &[u8]) -> Self {
        let by_bytes = Self::of_bytes(head);
        match Self::of_name(name) {
            Some(Self::Delimited | Self::Ndjson) if !by_bytes.is_text() => by_bytes,
            // one that is not what it is called, such as a file that was unpacked on the way
            Some(Self::Compressed(_)) if by_bytes.is_text() => {
                Self::of_name(&name.with_extension("")).filter(Self::is_text).unwrap_or(by_bytes)
            }
            Some(Self::Compressed(_)) | None => by_bytes,
            Some(by_name) => by_name,
        }
    }

    fn of_name(name: &Path) -> Option<Self> {
        Some(match name.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "tab" | "txt" => Self::Delimited,
            "ndjson" | "jsonl" => Self::Ndjson,
            "parquet" => Self::Parquet,
            "xlsx" | "xlsm" => Self::Workbook,
            "gz" => Self::Compressed(Compression::Gzip),
            "zst" => Self::Compressed(Compression::Zstd),
            _ => return None,
        })
    }

    fn of_bytes(head: &[u8]) -> Self {
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        let begins_with = |byte: u8| text.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&byte);
        match head {
            [0x1f, 0x8b, ..] => Self::Compressed(Compression::Gzip),
            // what some packers begin with speaks to other programs: a frame to be skipped
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Self::Compressed(Compression::Zstd),
            [b'P', b'K', 3, 4, ..] => Self::Workbook,
            [b'P', b'A', b'R', b'1', 0x15, ..] => Self::Parquet,
            [0xd0, 0xcf, 0x11, 0xe0, ..] => {
                Self::Unknown("an old or an encrypted workbook; save it as .xlsx, without a password")
            }
            [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => Self::Unknown("packed as .xz; unpack it, or pack it as .gz or .zst"),
            [b'B', b'Z', b'h', b'1'..=b'9', b'1', b'A', b'Y', b'&', ..] => {
                Self::Unknown("packed as .bz2; unpack it, or pack it as .gz or .zst")
            }
            [b'7', b'z', 0xbc, 0xaf, ..] => Self::Unknown("packed as .7z; unpack it, or pack it as .gz or .zst"),
            [0x04, 0x22, 0x4d, 0x18, ..] => Self::Unknown("packed as .lz4; unpack it, or pack it as .gz or .zst"),
            [b'P', b'A', b'R', b'E', ..] => Self::Unknown("an encrypted parquet file, expected one that is not"),
            _ if begins_with(b'{') => Self::Ndjson,
            _ if text.starts_with(b"[{") => Self::Unknown("an array of JSON objects, expected one object on each line"),
            _ => Self::Delimited,
        }
    }

    /// It needs a feature that is switched off.
    #[cfg_attr(all(feature = "compression", feature = "parquet", feature = "xlsx"), expect(dead_code, reason = "nothing is"))]
    pub(crate) fn left_out(self) -> TableError {
        let what = match self {
            Self::Delimited | Self::Ndjson | Self::Unknown(_) => "text",
            Self::Parquet => "parquet",
            Self::Workbook => "workbooks",
            Self::Compressed(_) => "compressed files",
        };
        TableError::new(ErrorKind::LeftOut, format!("this program was built without what reads {what}"))
    }

    pub(crate) fn is_text(&self) -> bool {
        matches!(self, Self::Delimited | Self::Ndjson)
    }
}

/// Reads some bytes and no more, fewer only at the end.
pub(crate) fn read_head(source: &mut impl Read, length: usize) -> Result<Vec<u8>> {
    let mut head = Vec::with_capacity(length);
    source.take(length as u64).read_to_end(&mut head).map_err(|error| reading(&error))?;
    Ok(head)
}

#[cfg(test)]
mod tests {
    use super::{Compression, Kind};
    use std::path::Path;

    #[test]
    fn the_name_decides_and_where_it_says_nothing_the_bytes() {
        let gzip = [0x1f, 0x8b, 8].as_slice();
        for (name, head, kind) in [
            ("t.csv", b"a,b\n".as_slice(), Kind::Delimited),
            ("t.csv", b"PAR1,b\n", Kind::Delimited),
            ("-", b"PAR1,b\n", Kind::Delimited),
            ("-", b"PAR1\x15\x04", Kind::Parquet),
            ("t.csv", b"{a},b\n", Kind::Delimited),
            ("t.csv", b"PK\x03\x04", Kind::Workbook),
            ("t.csv", gzip, Kind::Compressed(Compression::Gzip)),
            ("t.csv.gz", gzip, Kind::Compressed(Compression::Gzip)),
            ("t.csv.gz", b"a,b\n", Kind::Delimited),
            ("t.csv.gz", b"PK\x03\x04", Kind::Workbook),
            ("t.csv", b"\x50\x2a\x4d\x18\x04\0\0\0", Kind::Compressed(Compression::Zstd)),
            ("t.csv.zst", b"\x5f\x2a\x4d\x18", Kind::Compressed(Compression::Zstd)),
            ("t.NDJSON", b"\xff", Kind::Ndjson),
            ("t.dat", b"\xef\xbb\xbf \n{\"a\":1}", Kind::Ndjson),
            ("t", b"id;mo\n", Kind::Delimited),
            ("t.parquet", b"", Kind::Parquet),
            ("t.Xlsx", b"", Kind::Workbook),
        ] {
            assert_eq!(Kind::new(Path::new(name), head), kind, "{name}");
        }
        for head in [b"\xfd7zXZ\0".as_slice(), b"BZh91AY&SY", b"7z\xbc\xaf", b"\x04\x22\x4d\x18"] {
            assert!(matches!(Kind::new(Path::new("t.csv"), head), Kind::Unknown(_)), "{head:?}");
            assert!(matches!(Kind::new(Path::new("t.csv.gz"), head), Kind::Unknown(_)), "{head:?}");
        }
    }
}
