//! Gzip and Zstandard, unpacked while they are read.

use std::io::{self, Read};

use anyhow::{Context as _, Result};
use flate2::read::MultiGzDecoder;

use super::kind::Compression;

/// A stream that is unpacked while it is read.
pub(super) struct Unpacked<R>(R);

/// Unpacks `packed`; parts that were appended to each other are one stream.
pub(super) fn unpack(packed: impl Read + 'static, compression: Compression) -> Result<Box<dyn Read>> {
    Ok(match compression {
        Compression::Gzip => Box::new(Unpacked(MultiGzDecoder::new(io::BufReader::new(packed)))),
        Compression::Zstd => {
            let decoder = zstd::stream::read::Decoder::new(packed).context("preparing to unpack")?;
            Box::new(Unpacked(decoder))
        }
    })
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.0.read(out).map_err(|error| {
            let message = match error.kind() {
                io::ErrorKind::Interrupted => return error,
                io::ErrorKind::UnexpectedEof => "the compressed file ends too early; was it copied whole?",
                _ => "the compressed file is damaged",
            };
            io::Error::new(error.kind(), message)
        })
    }
}
