//! Zstandard without C: frame after frame with the `ruzstd` crate.

use std::error::Error;
use std::io::{self, BufRead as _, BufReader, Read};

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use crate::compressed::{DICTIONARY, LARGE_WINDOW, NOT_PACKED};

/// Unpacks frames one after the other: parts that were appended to each other are one stream.
pub(crate) struct Frames<R> {
    packed: BufReader<R>,
    decoder: FrameDecoder,
    /// A frame has begun and is not used up.
    is_within: bool,
}

impl<R: Read> Frames<R> {
    /// Unpacks `packed`.
    pub(crate) fn new(packed: R) -> Self {
        Self { packed: BufReader::new(packed), decoder: FrameDecoder::new(), is_within: false }
    }

    /// Begins the next frame, or passes one that only speaks to other programs.
    fn begin(&mut self) -> io::Result<()> {
        match self.decoder.reset(&mut self.packed) {
            Ok(()) => self.is_within = true,
            Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                let length = u64::from(length);
                if io::copy(&mut self.packed.by_ref().take(length), &mut io::sink())? < length {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
            }
            Err(error) => return Err(broken(&error)),
        }
        Ok(())
    }
}

impl<R: Read> Read for Frames<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.is_within {
                if self.packed.fill_buf()?.is_empty() {
                    return Ok(0);
                }
                self.begin()?;
                continue;
            }
            let read = self.decoder.read(out)?;
            if read > 0 || out.is_empty() {
                return Ok(read);
            }
            if self.decoder.is_finished() {
                let expected = self.decoder.get_checksum_from_data();
                if expected.is_some() && expected != self.decoder.get_calculated_checksum() {
                    return Err(io::ErrorKind::InvalidData.into());
                }
                self.is_within = false;
            } else {
                let one = BlockDecodingStrategy::UptoBlocks(1);
                self.decoder.decode_blocks(&mut self.packed, one).map_err(|error| broken(&error))?;
            }
        }
    }
}

/// The packed bytes end too early, or are something else than they should be.
fn broken(error: &FrameDecoderError) -> io::Error {
    match error {
        FrameDecoderError::WindowSizeTooBig { .. } => return io::Error::new(io::ErrorKind::FileTooLarge, LARGE_WINDOW),
        FrameDecoderError::DictNotProvided { .. } => return io::Error::new(io::ErrorKind::Unsupported, DICTIONARY),
        FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::BadMagicNumber(_)) => {
            return io::Error::new(io::ErrorKind::Unsupported, NOT_PACKED);
        }
        _ => {}
    }
    let mut cause = error.source();
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<io::Error>() {
            return error.kind().into();
        }
        cause = error.source();
    }
    io::ErrorKind::InvalidData.into()
}

#[cfg(test)]
mod tests {
    use super::Frames;
    use std::io::{ErrorKind, Read as _};

    fn unpacked(packed: &[u8]) -> Result<Vec<u8>, ErrorKind> {
        let mut bytes = Vec::new();
        Frames::new(packed).read_to_end(&mut bytes).map_err(|error| error.kind()).map(|_| bytes)
    }

    #[test]
    fn every_frame_is_what_the_c_library_packed() {
        let text: Vec<u8> =
            (0..300_000_u32).flat_map(|number| format!("{},{}\n", number * 7919 % 1009, number).into_bytes()).collect();
        let pack = |bytes: &[u8], level| zstd::encode_all(bytes, level).expect("memory");
        for level in [1, 3, 19] {
            let middle = text.len() / 3;
            let to_others = [b"\x50\x2a\x4d\x18\x03\0\0\0abc".as_slice(), &pack(&text[middle..], level)].concat();
            assert!(unpacked(&[pack(&text[..middle], level), to_others].concat()) == Ok(text.clone()));
        }
        assert_eq!(unpacked(b""), Ok(Vec::new()));
    }

    #[test]
    fn what_ends_too_early_is_told_from_what_is_damaged() {
        let packed = zstd::encode_all(&b"mo,sc\n".repeat(50_000)[..], 0).expect("memory");
        for length in 1..packed.len() {
            assert_eq!(unpacked(&packed[..length]), Err(ErrorKind::UnexpectedEof), "{length}");
        }
        assert_eq!(unpacked(b"mo,sc\n1,2\n3,4\n"), Err(ErrorKind::Unsupported));
        // a window of 2 GiB, and a dictionary
        assert_eq!(unpacked(b"\x28\xb5\x2f\xfd\x00\xa8\x01\0\0"), Err(ErrorKind::FileTooLarge));
        assert_eq!(unpacked(b"\x28\xb5\x2f\xfd\x21\x07\x00\x01\0\0"), Err(ErrorKind::Unsupported));
    }
}
