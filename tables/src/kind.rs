//! What a table is written as, by the name of its file or by its first bytes.

use std::io::Read;
use std::path::Path;

use crate::error::{ErrorKind, Result, TableError, reading};
use crate::other_files::{OtherFile, named};

/// What a workbook of before 2007 begins with, and much else of that time.
pub(crate) const OLE: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];
/// Enough of a file to tell what it is.
pub(crate) const HEAD: usize = 4096;

/// What a table is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Delimited,
    Ndjson,
    /// An array of JSON objects.
    JsonArray,
    Parquet,
    Workbook,
    /// Something else is inside.
    Compressed(Compression),
    /// What there is no reader for; with what to do about it.
    Unknown(OtherFile),
}

/// How a table is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Compression {
    Gzip,
    Zstd,
}

const EMPTY: OtherFile = [
    "empty; was it copied whole, or is it still on its way from another machine?",
    "en tom fil; blev den kopierad i sin helhet, eller är den fortfarande på väg från en annan dator?",
];
const TEXT_AS_WORKBOOK: OtherFile = [
    "a text, not a workbook that can be read; end its name in .csv if it is a table",
    "en text, inte en arbetsbok som kan läsas; låt namnet sluta på .csv om det är en tabell",
];
const TEXT_AS_PARQUET: OtherFile = [
    "a text, not a parquet file that can be read; end its name in .csv if it is a table",
    "en text, inte en parquet-fil som kan läsas; låt namnet sluta på .csv om det är en tabell",
];

impl Kind {
    /// What the name says, and where it says nothing, the first bytes of the file.
    ///
    /// No text begins as a compressed file or a workbook does: there the bytes
    /// are believed whatever the name is.
    pub(crate) fn new(name: &Path, head: &[u8]) -> Self {
        let by_bytes = Self::of_bytes(head);
        let by_name = Self::of_name(name);
        match (by_name, by_bytes) {
            (Some(Self::Workbook | Self::Parquet), _) if head.is_empty() => Self::Unknown(EMPTY),
            (Some(Self::Workbook), Self::Delimited | Self::Ndjson) if is_old_workbook(name) => by_bytes,
            (Some(Self::Workbook), Self::Delimited | Self::Ndjson) if looks_like_text(head) => Self::Unknown(TEXT_AS_WORKBOOK),
            (Some(Self::Parquet), Self::Delimited | Self::Ndjson) if looks_like_text(head) => Self::Unknown(TEXT_AS_PARQUET),
            (
                Some(by_name @ (Self::Delimited | Self::Ndjson | Self::Parquet | Self::Workbook)),
                Self::Delimited | Self::Ndjson,
            ) => by_name,
            // one that is not what it is called, such as a file that was unpacked on the way
            (Some(Self::Compressed(_)), by_bytes) if by_bytes.is_text() => Self::new(&name.with_extension(""), head),
            _ => by_bytes,
        }
    }

    fn of_name(name: &Path) -> Option<Self> {
        Some(match name.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "tab" | "txt" => Self::Delimited,
            "ndjson" | "jsonl" => Self::Ndjson,
            "parquet" => Self::Parquet,
            "xlsx" | "xlsm" | "ods" | "xls" => Self::Workbook,
            "gz" => Self::Compressed(Compression::Gzip),
            "zst" => Self::Compressed(Compression::Zstd),
            _ => return None,
        })
    }

    fn of_bytes(head: &[u8]) -> Self {
        let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
        let mut signs = text.iter().filter(|byte| !byte.is_ascii_whitespace());
        match head {
            [0x1f, 0x8b, ..] => Self::Compressed(Compression::Gzip),
            // what some packers begin with speaks to other programs: a frame to be skipped
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Self::Compressed(Compression::Zstd),
            [b'P', b'K', 3, 4, ..] => Self::Workbook,
            _ if head.starts_with(&OLE) => Self::Workbook,
            [b'P', b'A', b'R', b'1', 0x15, ..] => Self::Parquet,
            _ => match named(head) {
                Some(what) => Self::Unknown(what),
                None => match signs.next() {
                    Some(b'{') => Self::Ndjson,
                    Some(b'[') if matches!(signs.next(), Some(b'{' | b']')) => Self::JsonArray,
                    _ => Self::Delimited,
                },
            },
        }
    }

    /// It needs a feature that is switched off.
    #[cfg_attr(all(feature = "compression", feature = "parquet", feature = "xlsx"), expect(dead_code, reason = "nothing is"))]
    pub(crate) fn left_out(self) -> TableError {
        let what = match self {
            Self::Delimited | Self::Ndjson | Self::JsonArray | Self::Unknown(_) => "text",
            Self::Parquet => "parquet",
            Self::Workbook => "workbooks",
            Self::Compressed(_) => "compressed files",
        };
        TableError::new(ErrorKind::LeftOut, format!("this program was built without what reads {what}"))
    }

    pub(crate) fn is_text(&self) -> bool {
        matches!(self, Self::Delimited | Self::Ndjson | Self::JsonArray)
    }
}

/// Systems of all sorts call their texts so.
fn is_old_workbook(name: &Path) -> bool {
    name.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xls"))
}

fn looks_like_text(head: &[u8]) -> bool {
    !head.starts_with(b"PAR1") && head.iter().all(|byte| *byte >= b' ' || byte.is_ascii_whitespace())
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
            ("t.json", b" [\n {\"a\":1}]", Kind::JsonArray),
            ("t.csv", b"[{\"a\":1}]", Kind::JsonArray),
            ("t.ndjson.gz", b"\xef\xbb\xbf[{\"a\":1}]", Kind::JsonArray),
            ("t.ndjson", b"[1]\n{\"a\":1}", Kind::Ndjson),
            ("t.csv", b"[1],b\n", Kind::Delimited),
            ("t.dat", b"\xef\xbb\xbf \n{\"a\":1}", Kind::Ndjson),
            ("t", b"id;mo\n", Kind::Delimited),
            ("t.parquet", b"PAR1", Kind::Parquet),
            ("t.parquet", b"PK\x03\x04", Kind::Workbook),
            ("t.xlsx", b"PAR1\x15", Kind::Parquet),
            ("t.Xlsx", b"\x01\x02", Kind::Workbook),
            ("t.xls", b"id\tmo\n", Kind::Delimited),
            ("t.csv", b"", Kind::Delimited),
            (".csv2025", b"id;mo\n", Kind::Delimited),
            ("t.csv2025", b"PK\x03\x04", Kind::Workbook),
        ] {
            assert_eq!(Kind::new(Path::new(name), head), kind, "{name}");
        }
        for (name, head) in
            [("t.xlsx", b"id;mo\n1;2\n".as_slice()), ("t.parquet", b"mo\n"), ("t.ods", b"{\"mo\":1}"), ("t.xlsx", b"")]
        {
            assert!(matches!(Kind::new(Path::new(name), head), Kind::Unknown(_)), "{name}");
        }
        // by its first bytes, whatever it is called
        for name in ["t.accdb", "t.mdb", "t.csv", "t.xlsx", "-"] {
            for head in [b"\0\x01\0\0Standard ACE DB\0\x02".as_slice(), b"\0\x01\0\0Standard Jet DB\0\x01"] {
                let Kind::Unknown(what) = Kind::new(Path::new(name), head) else { panic!("{name}") };
                assert_eq!(what[0], "an Access database; export the table as .xlsx or .csv", "{name}");
            }
        }
        for head in [b"\xfd7zXZ\0".as_slice(), b"BZh91AY&SY", b"7z\xbc\xaf", b"\x04\x22\x4d\x18"] {
            assert!(matches!(Kind::new(Path::new("t.csv"), head), Kind::Unknown(_)), "{head:?}");
            assert!(matches!(Kind::new(Path::new("t.csv.gz"), head), Kind::Unknown(_)), "{head:?}");
        }
    }
}
