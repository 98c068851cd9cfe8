//! A reader for each form of a table.

use std::io::{BufRead, Read};
use std::path::Path;

use crate::decode::Utf8;
use crate::delimited::Delimited;
use crate::error::{ErrorKind, Result, TableError};
use crate::heading::{Header, Heading};
use crate::kind::{Compression, Kind};
use crate::ndjson::Ndjson;
use crate::other_files::refused;
use crate::whole::Whole;
use crate::{Form, ReadOptions};

/// A reader of rows, and the names of the columns.
pub(crate) type Opened = (Box<dyn Form>, Heading);

/// Opens what is read from its beginning to its end.
pub(crate) fn stream(kind: Kind, source: Box<dyn Read>, path: &Path, options: &ReadOptions) -> Result<Opened> {
    match kind {
        Kind::Delimited => delimited(Utf8::new(source), options.delimiter, &options.header),
        Kind::Ndjson | Kind::JsonArray => {
            options.header.no_lines("a table of JSON objects")?;
            Ok(match kind {
                Kind::Ndjson => objects(Ndjson::new(source, options)?),
                _ => objects(Ndjson::of_array(source, options)?),
            })
        }
        Kind::Parquet | Kind::Workbook => whole(kind, Whole::from_pipe(source)?, options),
        Kind::Compressed(compression) => unpacked(compression, source, path, options),
        Kind::Unknown(what) => Err(refused(what)),
    }
}

fn objects(lines: Ndjson<impl Read + 'static>) -> Opened {
    let header = lines.header().to_vec();
    (Box::new(lines), header.into())
}

/// Opens a delimited text in UTF-8.
pub(crate) fn delimited(source: impl BufRead + 'static, delimiter: Option<u8>, header: &Header) -> Result<Opened> {
    let mut text = Delimited::new(source, delimiter)?;
    let header = header.read(&mut text).map_err(TableError::at_header)?;
    text.refuse_doubt().map_err(TableError::at_header)?;
    // no name has one: the rest would be read as cells that say nothing
    if header.names.iter().any(|name| name.contains('\0')) {
        let what = "its first line has null bytes: it is no text, or UTF-16 without a mark; save it as UTF-8";
        let swedish =
            "den första raden har nollbyte: det är ingen text, eller UTF-16 utan byteordningsmärke; spara filen som UTF-8";
        return Err(TableError::new(ErrorKind::NotATable, what).with_swedish(swedish));
    }
    Ok((Box::new(text), header))
}

/// Opens what is read from its end.
pub(crate) fn whole(kind: Kind, file: Whole, options: &ReadOptions) -> Result<Opened> {
    if kind == Kind::Parquet { parquet(file, options) } else { workbook(file, options) }
}

#[cfg(feature = "compression")]
fn unpacked(compression: Compression, source: Box<dyn Read>, path: &Path, options: &ReadOptions) -> Result<Opened> {
    let mut text = crate::compressed::unpack(source, compression)?;
    let head = crate::kind::read_head(&mut text, crate::kind::HEAD)?;
    // `answers.csv.gz` is called `answers.csv` inside
    let inner = path.with_extension("");
    let kind = Kind::new(&inner, &head);
    if let Kind::Unknown([what, in_swedish]) = kind {
        let error = TableError::new(ErrorKind::NotATable, format!("what is compressed is {what}"));
        return Err(error.with_swedish(format!("det som är packat är {in_swedish}")));
    }
    if !kind.is_text() {
        let error = TableError::new(ErrorKind::NotATable, "what is compressed is not a text; unpack the file first");
        return Err(error.with_swedish("det som är packat är ingen text; packa upp filen först"));
    }
    stream(kind, Box::new(std::io::Cursor::new(head).chain(text)), &inner, options)
}

#[cfg(not(feature = "compression"))]
fn unpacked(compression: Compression, _: Box<dyn Read>, _: &Path, _: &ReadOptions) -> Result<Opened> {
    Err(Kind::Compressed(compression).left_out())
}

#[cfg(feature = "parquet")]
fn parquet(file: Whole, options: &ReadOptions) -> Result<Opened> {
    options.header.no_lines("a parquet file")?;
    let file = crate::parquet_file::Parquet::new(file)?;
    let header = file.header().to_vec();
    Ok((Box::new(file), header.into()))
}

#[cfg(not(feature = "parquet"))]
fn parquet(_: Whole, _: &ReadOptions) -> Result<Opened> {
    Err(Kind::Parquet.left_out())
}

#[cfg(feature = "xlsx")]
fn workbook(file: Whole, options: &ReadOptions) -> Result<Opened> {
    let mut sheet = crate::workbook::Workbook::open(file, options.sheet.as_deref())?;
    let header = options.header.read(&mut sheet)?;
    Ok((Box::new(sheet), header))
}

#[cfg(not(feature = "xlsx"))]
fn workbook(_: Whole, _: &ReadOptions) -> Result<Opened> {
    Err(Kind::Workbook.left_out())
}
