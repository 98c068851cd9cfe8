//! What a smaller build says of a table that it cannot read.

use enkat_tables::{ErrorKind, ReadOptions, Table, sheets};

#[test]
fn a_table_that_needs_more_is_refused_by_name() {
    for (bytes, what, is_read) in [
        (b"PAR1\x15\x04".as_slice(), "parquet", cfg!(feature = "parquet")),
        (b"PK\x03\x04", "workbooks", cfg!(feature = "xlsx")),
        (b"\x1f\x8b", "compressed files", cfg!(feature = "compression")),
    ] {
        let error = Table::from_bytes(bytes.to_vec(), "t", &ReadOptions::default()).err().expect("not a table");
        assert_eq!(error.kind() == ErrorKind::LeftOut, !is_read, "{error}");
        assert!(is_read || error.to_string().contains(what), "{error}");
    }
    let error = sheets(std::io::Cursor::new(b"PK\x03\x04"), "t").expect_err("not a workbook");
    assert_eq!(error.kind() == ErrorKind::LeftOut, !cfg!(feature = "xlsx"));
}
