//! A file that becomes another one while it is read is refused; a text to which lines are added is not.
#![cfg(all(feature = "compression", feature = "parquet", feature = "xlsx"))]

use std::fs::{self, File, OpenOptions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use enkat::finding::Findings;
use enkat::ground::Language;
use enkat_tables::{Chunk, ErrorKind, ReadOptions, Table, TableError};
use flate2::Compression;
use flate2::write::GzEncoder;

const ROWS: usize = 200_000;

fn fixture(name: &str) -> Vec<u8> {
    fs::read([env!("CARGO_MANIFEST_DIR"), "tests", "fixtures", name].iter().collect::<PathBuf>()).expect("a fixture")
}

fn csv() -> Vec<u8> {
    format!("mo,sc\n{}", "1,2\n".repeat(ROWS)).into_bytes()
}

fn ndjson() -> Vec<u8> {
    "{\"mo\":1,\"sc\":2}\n".repeat(ROWS).into_bytes()
}

fn gzip(text: &[u8]) -> Vec<u8> {
    // stored as it is, so that there is something left to read
    let mut packed = GzEncoder::new(Vec::new(), Compression::none());
    packed.write_all(text).expect("memory");
    packed.finish().expect("memory")
}

/// Every form of a table.
fn tables() -> [(&'static str, Vec<u8>); 5] {
    let packed = gzip(&csv());
    [
        ("t.csv", csv()),
        ("t.ndjson", ndjson()),
        ("t.csv.gz", packed),
        ("t.parquet", fixture("table.parquet")),
        ("t.xlsx", fixture("table.xlsx")),
    ]
}

/// A file of its own for each test.
fn file(test: &str, name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    fs::write(&path, bytes).expect("a file");
    // so long ago that every change shows
    File::options().append(true).open(&path).and_then(|file| file.set_modified(SystemTime::UNIX_EPOCH)).expect("a file");
    path
}

/// How many rows there are, if the file is changed once the first of them are read; a text is also read in blocks of lines.
fn rows(path: &Path, in_blocks: bool, change: impl FnOnce(&Path)) -> Result<(usize, Vec<String>), TableError> {
    let mut table = Table::open(path, &ReadOptions::default())?;
    let header: Vec<String> = table.header().into_iter().map(str::to_owned).collect();
    let (mut rows, mut change, mut chunk) = (0, Some(change), Chunk::default());
    loop {
        let mut findings = Findings::default();
        let lines = if in_blocks { table.take_lines(10_000)? } else { None };
        let before = rows;
        if let Some(mut lines) = lines {
            while lines.read(&header, 0, &mut chunk, &mut findings)? {
                rows += chunk.rows();
            }
        } else if table.read(&mut chunk, &mut findings)? {
            rows += chunk.rows();
        }
        if rows == before {
            return Ok((rows, table.notes(Language::En)));
        }
        change.take().into_iter().for_each(|change| change(path));
    }
}

fn refused(path: &Path, change: impl Fn(&Path) + Copy, part: &str) {
    let bytes = fs::read(path).expect("a file");
    for in_blocks in [false, true] {
        let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str()).expect("a folder");
        file(folder, path.file_name().and_then(|name| name.to_str()).expect("a name"), &bytes);
        let error = rows(path, in_blocks, change).expect_err("another file");
        let text = error.to_string();
        assert!(error.kind() == ErrorKind::Read && text.contains(part), "{text}");
        assert!(text.starts_with(&path.display().to_string()), "{text}");
    }
}

fn write_at(path: &Path, place: u64, bytes: &[u8]) {
    let mut file = OpenOptions::new().write(true).open(path).expect("a file");
    file.seek(SeekFrom::Start(place)).expect("a place");
    file.write_all(bytes).expect("a file");
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(60)).expect("a file");
}

#[test]
fn what_nobody_touches_is_read_whole() {
    for (name, bytes) in tables() {
        let path = file("untouched", name, &bytes);
        for in_blocks in [false, true] {
            let (rows, notes) = rows(&path, in_blocks, |_| {}).expect("rows");
            assert!(rows >= 4 && notes.is_empty(), "{name}: {rows}");
        }
    }
}

#[test]
fn a_file_that_becomes_shorter_is_refused() {
    for (name, bytes) in tables() {
        let path = file("shorter", name, &bytes);
        let cut = |path: &Path| {
            // at the end of a line, where there are lines
            let file = OpenOptions::new().write(true).open(path).expect("a file");
            let length = file.metadata().expect("a file").len();
            file.set_len(if length > 100_000 { 6 + length / 64 * 32 } else { length / 2 }).expect("a file");
        };
        refused(&path, cut, "became shorter while it was read");
    }
}

#[test]
fn a_file_that_is_written_over_is_refused() {
    for (name, bytes) in tables() {
        let path = file("over", name, &bytes);
        let place = bytes.len() as u64 - 3;
        refused(&path, |path| write_at(path, place, b"9"), "was changed while it was read");
    }
}

#[test]
fn another_file_in_its_place_is_refused_though_it_is_longer() {
    for (name, bytes) in tables() {
        let path = file("longer", name, &bytes);
        let other = |path: &Path| {
            let mut text = csv();
            text.extend_from_slice(&"4,5\n".repeat(10 * ROWS).into_bytes());
            write_at(path, 0, &text.split_off(8));
        };
        refused(&path, other, "was changed while it was read");
    }
}

#[test]
fn lines_that_are_added_are_left_out_and_told() {
    let added = |path: &Path| {
        let length = fs::metadata(path).expect("a file").len();
        write_at(path, length, b"1,2\n");
    };
    for (name, bytes) in [("t.csv", csv()), ("t.ndjson", ndjson())] {
        for in_blocks in [false, true] {
            let path = file("added", name, &bytes);
            let (rows, notes) = rows(&path, in_blocks, added).expect("rows");
            assert_eq!((rows, notes.len()), (ROWS, 1), "{name}");
        }
        // a line that was half there is another line now
        let path = file("half", name, &bytes[..bytes.len() - 1]);
        refused(&path, added, "the last line of the file was still being written");
    }
    let utf16: Vec<u8> = String::from_utf8(csv()).expect("text").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let path = file("added", "utf16.csv", &[b"\xff\xfe", utf16.as_slice()].concat());
    assert_eq!(rows(&path, false, added).expect("rows").0, ROWS);
    // more bytes are another file of any other kind
    for (name, bytes) in &tables()[2..] {
        refused(&file("added", name, bytes), added, "was changed while it was read");
    }
}
