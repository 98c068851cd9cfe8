//! Files that cannot be read, called by their names: what each is, and what to do about it.

use crate::error::{ErrorKind, TableError};

/// What a file is that cannot be read, and what to do about it, in English and in Swedish.
pub(crate) type OtherFile = [&'static str; 2];

/// It is that, and no table.
pub(crate) fn refused([what, in_swedish]: OtherFile) -> TableError {
    TableError::new(ErrorKind::NotATable, format!("it is {what}")).with_swedish(format!("det är {in_swedish}"))
}

/// A workbook that nobody can read without its password, by what is around it.
#[cfg(feature = "xlsx")]
pub(crate) const PASSWORD: OtherFile =
    ["a workbook with a password; save it without one", "en arbetsbok med lösenord; spara den utan lösenord"];

/// What the first bytes of a file tell of it; none where it may be a table.
pub(crate) fn named(head: &[u8]) -> Option<OtherFile> {
    let by_beginning = BEGINNINGS.iter().find(|(beginning, _)| head.starts_with(beginning));
    if let Some((_, what)) = by_beginning {
        return Some(*what);
    }
    match head {
        // a column may be called PARENT
        [b'P', b'A', b'R', b'E', rest @ ..] if rest.iter().take(64).any(|byte| *byte == 0) => {
            Some(["an encrypted parquet file, expected one that is not", "en krypterad parquet-fil, väntat en som inte är det"])
        }
        // release, byte order, file type, a byte that nobody uses
        [0x66..=0x73, 1 | 2, 1, 0, ..] => Some(STATA),
        [_, _, _, _, b'S', b't', b'a', b'n', b'd', b'a', b'r', b'd', b' ', b'J' | b'A', ..] => Some(ACCESS),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..]
        | [0, _, _, _, b'f', b't', b'y', b'p', b'h' | b'm', ..] => Some(PICTURE),
        [0xff, 0xfe, b'{' | b'[', 0, ..] | [0xfe, 0xff, 0, b'{' | b'[', ..] => {
            Some(["JSON in UTF-16; save it as UTF-8", "JSON i UTF-16; spara filen som UTF-8"])
        }
        _ if head.get(257..262) == Some(b"ustar") => {
            Some(["a tar archive; unpack it first", "ett tar-arkiv; packa upp det först"])
        }
        _ if head.starts_with(&[0; 12]) && head.get(12..20) == Some(&SAS) => Some([
            "a SAS file (.sas7bdat); export it as .csv or .xlsx",
            "en SAS-fil (.sas7bdat); exportera den som .csv eller .xlsx",
        ]),
        _ if is_utf16(head) => Some([
            "a text in UTF-16 without a mark; save it as UTF-8",
            "en text i UTF-16 utan byteordningsmärke; spara filen som UTF-8 (i Excel: ”CSV UTF-8”)",
        ]),
        _ => named_text(head),
    }
}

// Files of SPSS and Stata are refused (November 2026). Of what reads them in Rust nothing is tried against hostile files: `ambers` makes
// room for whole files and brings an arrow of its own, `polars-readstat-rs` brings polars, and `dta` is some months old.
const STATA: OtherFile = [
    "a Stata file (.dta); in Stata `export delimited` writes it as .csv (with nolabel), or read it in Python with \
                     pandas.read_stata(…, convert_categoricals=False) and save it as .parquet or .csv",
    "en Stata-fil (.dta); i Stata skriver `export delimited` den som .csv (med nolabel), eller läs den i Python med \
                     pandas.read_stata(…, convert_categoricals=False) och spara den som .parquet eller .csv",
];
const SPSS: OtherFile = [
    "an SPSS file (.sav); save it as .xlsx or .csv with values and not labels, or read it in Python with \
                    pandas.read_spss(…, convert_categoricals=False) and save it as .parquet or .csv; declare its user-missing codes \
                    as missing codes",
    "en SPSS-fil (.sav); spara den som .xlsx eller .csv med värden och inte etiketter, eller läs den i Python med \
                    pandas.read_spss(…, convert_categoricals=False) och spara den som .parquet eller .csv; ange de egna koderna för \
                    saknade svar som sådana",
];
const R: OtherFile = [
    "a file of R (.rds, .RData); write it with write.csv(…, row.names = FALSE)",
    "en R-fil (.rds, .RData); skriv den med write.csv(…, row.names = FALSE)",
];
const ARROW: OtherFile = ["an Arrow or Feather file; save it as .parquet", "en Arrow- eller Feather-fil; spara den som .parquet"];
const ACCESS: OtherFile =
    ["an Access database; export the table as .xlsx or .csv", "en Access-databas; exportera tabellen som .xlsx eller .csv"];
const PICTURE: OtherFile = [
    "a picture; the answers are needed as a table, such as .xlsx or .csv",
    "en bild; svaren behövs som en tabell, till exempel .xlsx eller .csv",
];
const HTML: OtherFile = [
    "a web page (HTML), although its name may end in .xls; open it in a spreadsheet and save it as .xlsx or .csv",
    "en webbsida (HTML), även om namnet kan sluta på .xls; öppna den i ett kalkylprogram och spara den som .xlsx eller .csv",
];
const XML: OtherFile = [
    "XML; open it in a spreadsheet and save it as .xlsx or .csv",
    "XML; öppna filen i ett kalkylprogram och spara den som .xlsx eller .csv",
];
const PACKED: [OtherFile; 4] = [
    ["packed as .xz; unpack it, or pack it as .gz or .zst", "packat som .xz; packa upp det, eller packa det som .gz eller .zst"],
    [
        "packed as .bz2; unpack it, or pack it as .gz or .zst",
        "packat som .bz2; packa upp det, eller packa det som .gz eller .zst",
    ],
    ["packed as .7z; unpack it, or pack it as .gz or .zst", "packat som .7z; packa upp det, eller packa det som .gz eller .zst"],
    [
        "packed as .lz4; unpack it, or pack it as .gz or .zst",
        "packat som .lz4; packa upp det, eller packa det som .gz eller .zst",
    ],
];
/// What follows twelve zeros in a SAS file.
const SAS: [u8; 8] = [0xc2, 0xea, 0x81, 0x60, 0xb3, 0x14, 0x11, 0xcf];

#[rustfmt::skip]
const BEGINNINGS: [(&[u8], OtherFile); 37] = [
    (b"\xfd7zXZ\0", PACKED[0]),
    (b"BZh11AY&", PACKED[1]), (b"BZh21AY&", PACKED[1]), (b"BZh31AY&", PACKED[1]), (b"BZh41AY&", PACKED[1]), (b"BZh51AY&", PACKED[1]),
    (b"BZh61AY&", PACKED[1]), (b"BZh71AY&", PACKED[1]), (b"BZh81AY&", PACKED[1]), (b"BZh91AY&", PACKED[1]),
    (b"7z\xbc\xaf", PACKED[2]),
    (b"\x04\x22\x4d\x18", PACKED[3]),
    (b"Rar!\x1a\x07", ["packed as .rar; unpack it, or pack it as .gz or .zst", "packat som .rar; packa upp det, eller packa det som .gz eller .zst"]),
    (b"$FL2@(#)", SPSS), (b"$FL3@(#)", SPSS),
    (b"<stata_dta>", STATA),
    (b"HEADER RECORD*******LIB", ["a SAS transport file (.xpt); export it as .csv or .xlsx", "en SAS-transportfil (.xpt); exportera den som .csv eller .xlsx"]),
    (b"X\n\0\0\0", R), (b"RDX2\n", R), (b"RDX3\n", R),
    (b"ARROW1\0\0", ARROW), (b"FEA1\0\0\0\0", ARROW), (b"\xff\xff\xff\xff", ARROW),
    (b"SQLite format 3\0", ["an SQLite database; export the table as .csv or .parquet", "en SQLite-databas; exportera tabellen som .csv eller .parquet"]),
    (b"\x89HDF\r\n\x1a\n", ["an HDF5 file; save the table as .parquet or .csv", "en HDF5-fil; spara tabellen som .parquet eller .csv"]),
    (b"%PDF-", ["a PDF; the answers are needed as a table, such as .xlsx or .csv", "en PDF; svaren behövs som en tabell, till exempel .xlsx eller .csv"]),
    (b"MIME-Version:", HTML), (b"<!--", HTML),
    (b"-----BEGIN PGP", ["encrypted with PGP; decrypt it first", "krypterat med PGP; dekryptera filen först"]),
    (b"version https://git-lfs", ["what Git keeps in the place of a large file; fetch the file itself with `git lfs pull`", "det som Git har i stället för en stor fil; hämta själva filen med `git lfs pull`"]),
    (b"{\\rtf", ["a text document (.rtf); copy its table into a workbook and save that as .xlsx", "ett textdokument (.rtf); kopiera tabellen till en arbetsbok och spara den som .xlsx"]),
    (b"\x89PNG\r\n\x1a\n", PICTURE), (b"\xff\xd8\xff", PICTURE), (b"GIF87a", PICTURE), (b"GIF89a", PICTURE), (b"II*\0", PICTURE), (b"MM\0*", PICTURE),
];

/// UTF-16 of letters that every language of spreadsheets has in its header.
fn is_utf16(head: &[u8]) -> bool {
    let is_letter = |byte: &u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    let units = head.chunks_exact(2).take(8);
    let fits = |letter: usize| head.len() >= 4 && units.clone().all(|unit| is_letter(&unit[letter]) && unit[1 - letter] == 0);
    fits(0) || fits(1)
}

/// A text that is written in a language, such as a table on a web page that is called a workbook.
fn named_text(head: &[u8]) -> Option<OtherFile> {
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    let begins = |word: &[u8]| {
        let is_whole = text.get(word.len()).is_none_or(|next| !next.is_ascii_alphanumeric());
        is_whole && text.get(..word.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(word))
    };
    let is_html =
        [&b"<!doctype html"[..], b"<html", b"<head", b"<body", b"<table", b"<meta", b"<div", b"<style"].into_iter().any(begins);
    let holds = |word: &[u8]| text.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    match text {
        _ if is_html => Some(HTML),
        [b'<', b'?', b'x', b'm', b'l', ..] if holds(b"<html") => Some(HTML),
        [b'<', b'?', b'x', b'm', b'l', ..] => Some(XML),
        _ if head[..head.len().min(400)].windows(20).any(|part| part == b"ASCII SPSS PORT FILE") => Some(SPSS),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn what_is_no_table_is_called_by_its_name() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let of_other_end = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
        let sas = [&[0; 12][..], b"\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92\x08\0"].concat();
        let tar = [&[b'a'; 257][..], b"ustar\x0000"].concat();
        let portable = [&[b' '; 200][..], b"ASCII SPSS PORT FILE"].concat();
        for (head, part) in [
            (b"%PDF-1.7\n".to_vec(), "PDF"),
            (b"$FL2@(#) SPSS DATA FILE".to_vec(), "SPSS file"),
            (b"$FL3@(#)".to_vec(), "convert_categoricals=False"),
            (portable, "SPSS file"),
            (b"<stata_dta><header><release>118".to_vec(), "convert_categoricals=False"),
            (vec![0x73, 2, 1, 0, 9, 0], "Stata file"),
            (sas, ".sas7bdat"),
            (b"HEADER RECORD*******LIBRARY HEADER RECORD".to_vec(), ".xpt"),
            (b"X\n\0\0\0\x03".to_vec(), ".rds"),
            (b"RDX3\nX\n".to_vec(), ".RData"),
            (b"ARROW1\0\0".to_vec(), "Feather"),
            (b"\xff\xff\xff\xff\x10\x01".to_vec(), "Arrow"),
            (b"SQLite format 3\0".to_vec(), "SQLite"),
            (b"\0\x01\0\0Standard ACE DB\0".to_vec(), "Access"),
            (b"\x89PNG\r\n\x1a\n".to_vec(), "picture"),
            (b"\xff\xd8\xff\xe0".to_vec(), "picture"),
            (b"RIFF\x01\x01\x01\x01WEBP".to_vec(), "picture"),
            (b"\0\0\0\x18ftypheic".to_vec(), "picture"),
            (tar, "tar archive"),
            (b"{\\rtf1".to_vec(), ".rtf"),
            (b"MIME-Version: 1.0\n".to_vec(), "HTML"),
            (b"<!--a--><html>".to_vec(), "HTML"),
            (b"-----BEGIN PGP MESSAGE-----".to_vec(), "PGP"),
            (b"version https://git-lfs.github.com/spec/v1\n".to_vec(), "git lfs pull"),
            (b"\n <!DOCTYPE html><html>".to_vec(), "HTML"),
            (b"\xef\xbb\xbf<TABLE border=1><tr>".to_vec(), "HTML"),
            (b"<?xml version=\"1.0\"?><html xmlns=\"\">".to_vec(), "HTML"),
            (b"<?xml version=\"1.0\"?><Workbook>".to_vec(), "XML"),
            (utf16("id;mo\n1;2\n"), "UTF-16"),
            (of_other_end("{\"mo\":1}"), "UTF-16"),
            (b"\xff\xfe{\0\"\0".to_vec(), "JSON in UTF-16"),
            (b"PARE\x20\0\0\0".to_vec(), "encrypted parquet"),
            (b"BZh91AY&SY".to_vec(), ".bz2"),
        ] {
            let what = named(&head).unwrap_or_else(|| panic!("{part} is not known"));
            assert!(what[0].contains(part), "{what:?}");
            // and says what to do
            assert!(what.iter().all(|what| what.contains([';', ','])), "{what:?}");
        }
    }

    #[test]
    fn what_may_be_a_table_has_no_name() {
        for head in [
            "",
            "a",
            "id;mo\n",
            "{\"mo\":1}",
            "[{\"mo\":1}]",
            "<tablet>;mo\n",
            "<id>,mo\n1,2\n",
            "BZh9;mo\n",
            "GIF8,mo\n",
            "FEA1,mo\n",
            "X\nmo\n",
            "PK;mo\n",
            "PARENT;mo\n1;2\n",
            "rs1,2\n",
            "Standard J,mo\n",
            "IIa,mo\n",
            "MM,mo\n",
            "\u{feff}id;mo\n",
            "å;ö\n",
        ] {
            assert_eq!(named(head.as_bytes()), None, "{head:?}");
        }
    }
}
