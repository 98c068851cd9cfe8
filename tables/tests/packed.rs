//! What packers write besides one stream: read, or the true reason why not.
#![cfg(feature = "compression")]

use std::io::Write as _;

use enkat::finding::Findings;
use enkat_tables::{Chunk, ErrorKind, ReadOptions, Table, TableError};
use flate2::Compression;
use flate2::write::GzEncoder;

const TEXT: &[u8] = b"mo,sc\n1,2\n3,4\n";

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(text).expect("memory");
    packed.finish().expect("memory")
}

fn zstd(text: &[u8]) -> Vec<u8> {
    zstd::encode_all(text, 0).expect("memory")
}

/// The first column.
fn column(packed: &[u8], name: &str) -> Result<Vec<String>, TableError> {
    let mut table = Table::from_bytes(packed.to_vec(), name, &ReadOptions::default())?;
    let (mut chunk, mut cells) = (Chunk::default(), Vec::new());
    while table.read(&mut chunk, &mut Findings::default())? {
        cells.extend(chunk.column(0).into_iter().map(str::to_owned));
    }
    Ok(cells)
}

fn refused(packed: &[u8], name: &str, kind: ErrorKind, part: &str) {
    let error = column(packed, name).expect_err("it cannot be read");
    assert!(error.kind() == kind && error.to_string().contains(part), "{name}: {error}");
}

/// A frame of Zstandard that is to be skipped.
fn skipped(number: u8) -> [u8; 12] {
    [0x50 + number, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, b'a', b'b', b'c', b'd']
}

#[test]
fn frames_that_are_to_be_skipped_are() {
    let (first, second) = TEXT.split_at(10);
    for number in [0, 7, 15] {
        let packed = [&skipped(number)[..], &zstd(first), &skipped(0), &zstd(second), &skipped(1)].concat();
        for name in ["t.csv.zst", "t.csv", "t.zst", "t"] {
            assert_eq!(column(&packed, name).expect("rows"), ["1", "3"], "{name}");
        }
    }
}

#[test]
fn members_of_gzip_are_one_text_and_zeros_behind_them_are_nothing() {
    let (first, second) = TEXT.split_at(10);
    let members = [gzip(first), gzip(b""), gzip(second)].concat();
    for zeros in [0, 1, 9, 512, 100_000] {
        let packed = [members.clone(), vec![0; zeros]].concat();
        assert_eq!(column(&packed, "t.csv.gz").expect("rows"), ["1", "3"], "{zeros}");
    }
    let apart = [gzip(first), vec![0; 100], gzip(second)].concat();
    assert_eq!(column(&apart, "t.csv.gz").expect("rows"), ["1", "3"]);
}

#[test]
fn what_follows_is_told_from_what_is_cut_off() {
    for after in [&b"garbage"[..], b"PK\x03\x04 and much more than a header has", b"\0\0garbage"] {
        refused(&[&gzip(TEXT), after].concat(), "t.csv.gz", ErrorKind::NotATable, "something else");
    }
    refused(&[&zstd(TEXT)[..], b"garbage"].concat(), "t.csv.zst", ErrorKind::NotATable, "something else");
    let second = gzip(TEXT);
    for length in 1..second.len() {
        refused(&[gzip(TEXT), second[..length].to_vec()].concat(), "t.csv.gz", ErrorKind::Damaged, "ends too early");
    }
    refused(&[&zstd(TEXT)[..], &skipped(0)[..10]].concat(), "t.csv.zst", ErrorKind::Damaged, "ends too early");
}

#[test]
fn a_window_may_be_large_but_not_larger_than_memory_should_be() {
    let packed = |log| {
        let mut packed = zstd::Encoder::new(Vec::new(), 1).expect("memory");
        packed.window_log(log).expect("a window");
        packed.include_contentsize(false).expect("a frame");
        packed.write_all(TEXT).expect("memory");
        packed.finish().expect("memory")
    };
    for log in [20, 27] {
        assert_eq!(column(&packed(log), "t.csv.zst").expect("rows"), ["1", "3"], "{log}");
    }
    for log in [28, 30] {
        refused(&packed(log), "t.csv.zst", ErrorKind::TooLarge, "window of more than 128 MiB");
    }
}

#[test]
fn a_dictionary_is_not_at_hand() {
    let of_dictionary = [0x28, 0xb5, 0x2f, 0xfd, 0x21, 0x07, 0x00, 0x01, 0x00, 0x00];
    refused(&of_dictionary, "t.csv.zst", ErrorKind::NotATable, "dictionary");
}

#[test]
fn what_is_no_text_is_not_read_as_one() {
    let without_mark: Vec<u8> = "mo,sc\n1,2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(&without_mark, "t.csv", ErrorKind::NotATable, "UTF-16 without a mark");
    refused(b"BZh91AY&SY\x01\x02", "t.csv", ErrorKind::NotATable, "packed as .bz2");
}
