//! What a zip archive is: a workbook of one kind or the other, or something that only looks like one.

use std::io::{Read, Seek};

use zip::ZipArchive;

use crate::error::Result;
use crate::other_files::{OtherFile, PASSWORD, refused};

/// A workbook that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inside {
    Xlsx,
    Ods,
}

/// Files that are zip archives too, by a part that each has, and what to do about them.
const OTHERS: [(&str, OtherFile); 6] = [
    ("xl/workbook.bin", ["a binary workbook (.xlsb); save it as .xlsx", "en binär arbetsbok (.xlsb); spara den som .xlsx"]),
    (
        "word/document.xml",
        [
            "a text document (.docx); copy its table into a workbook and save that as .xlsx",
            "ett textdokument (.docx); kopiera tabellen till en arbetsbok och spara den som .xlsx",
        ],
    ),
    (
        "ppt/presentation.xml",
        [
            "a presentation (.pptx); save the table as .xlsx or .csv",
            "en presentation (.pptx); spara tabellen som .xlsx eller .csv",
        ],
    ),
    (
        "index/document.iwa",
        [
            "an Apple iWork file (.numbers); export it as Excel or CSV",
            "en fil från Apple iWork (.numbers); exportera den som Excel eller CSV",
        ],
    ),
    (
        "index.zip",
        [
            "an Apple iWork file (.numbers); export it as Excel or CSV",
            "en fil från Apple iWork (.numbers); exportera den som Excel eller CSV",
        ],
    ),
    ("encrypted-package", PASSWORD),
];
/// The kind of an OpenDocument file begins so.
const OPEN_DOCUMENT: &str = "application/vnd.oasis.opendocument.";
/// What lists the parts of an OpenDocument file, and so much of it is looked at.
const MANIFEST: &str = "META-INF/manifest.xml";
const MANIFEST_LOOKED_AT: u64 = 1 << 20;

impl Inside {
    /// What the names of the parts say; an archive that is no workbook is refused by name.
    pub(crate) fn of(archive: &mut ZipArchive<impl Read + Seek>) -> Result<Self> {
        let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.to_ascii_lowercase())).collect();
        let has = |part: &str| names.iter().any(|name| name == part);
        if let Some((_, what)) = OTHERS.iter().find(|(part, _)| has(part)) {
            return Err(refused(*what));
        }
        let is_open_document = has("mimetype") && has("content.xml");
        if is_open_document {
            let kind = text_of(archive, "mimetype", 100);
            if !kind.starts_with(&format!("{OPEN_DOCUMENT}spreadsheet")) {
                return Err(refused([
                    "an OpenDocument file without sheets; copy its table into a workbook and save that as .ods or .xlsx",
                    "en OpenDocument-fil utan blad; kopiera tabellen till en arbetsbok och spara den som .ods eller .xlsx",
                ]));
            }
            let is_encrypted = text_of(archive, MANIFEST, MANIFEST_LOOKED_AT).contains("encryption-data");
            return if is_encrypted { Err(refused(PASSWORD)) } else { Ok(Self::Ods) };
        }
        let is_workbook = |name: &String| name.starts_with("xl/") || name == "_rels/.rels" || name == "[content_types].xml";
        if names.iter().any(is_workbook) {
            Ok(Self::Xlsx)
        } else {
            Err(refused([
                "a zip archive and no workbook; unpack it first",
                "ett zip-arkiv och ingen arbetsbok; packa upp det först",
            ]))
        }
    }
}

/// The beginning of a part; nothing where it cannot be read.
fn text_of(archive: &mut ZipArchive<impl Read + Seek>, name: &str, most: u64) -> String {
    let mut bytes = Vec::new();
    if let Ok(part) = archive.by_name(name) {
        // what could be read is looked at; the size check tells what is damaged
        let _ = part.take(most).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
