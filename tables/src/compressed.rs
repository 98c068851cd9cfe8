//! Gzip and Zstandard, unpacked while they are read.

use std::io::{self, Read};

use flate2::read::MultiGzDecoder;

use crate::error::{Result, reading};
use crate::kind::Compression;

/// A stream that is unpacked while it is read.
struct Unpacked<R>(R);

/// Unpacks `packed`; parts that were appended to each other are one stream.
pub(crate) fn unpack(packed: impl Read + 'static, compression: Compression) -> Result<Box<dyn Read>> {
    Ok(match compression {
        Compression::Gzip => Box::new(Unpacked(MultiGzDecoder::new(io::BufReader::new(packed)))),
        Compression::Zstd => Box::new(Unpacked(zstd(packed).map_err(|error| reading(&error))?)),
    })
}

#[cfg(not(target_family = "wasm"))]
fn zstd(packed: impl Read) -> io::Result<impl Read> {
    zstd::stream::read::Decoder::new(packed)
}

#[cfg(target_family = "wasm")]
fn zstd(packed: impl Read) -> io::Result<impl Read> {
    Ok(crate::frames::Frames::new(packed))
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
