//! Gzip and Zstandard, unpacked while they are read.

use std::io::{self, BufRead as _, BufReader, Read};

use flate2::bufread::GzDecoder;

use crate::error::{Result, reading};
use crate::kind::Compression;

/// A frame may look back so far, which has to be held in memory: as far as `zstd` goes unless it is asked for more.
#[cfg(not(target_family = "wasm"))]
const LARGEST_WINDOW_LOG: u32 = 27;

const ENDS_TOO_EARLY: &str = "the compressed file ends too early; was it copied whole?";
const DAMAGED: &str = "the compressed file is damaged";
/// No text is packed in it, so it is not left out in silence.
pub(crate) const NOT_PACKED: &str =
    "after what is packed the compressed file goes on with something else; was something appended to it?";
pub(crate) const LARGE_WINDOW: &str = "it was packed with a window of more than 128 MiB; pack it again without --long or --ultra";
pub(crate) const DICTIONARY: &str = "it was packed with a dictionary; pack it again without one";

/// Unpacks `packed`; parts that were appended to each other are one stream.
pub(crate) fn unpack(packed: impl Read + 'static, compression: Compression) -> Result<Box<dyn Read>> {
    Ok(match compression {
        Compression::Gzip => Box::new(Members(Some(GzDecoder::new(BufReader::new(packed))))),
        Compression::Zstd => Box::new(Unpacked(zstd(packed).map_err(|error| reading(&error))?)),
    })
}

/// What gzip packed: one member after the other, perhaps with zeros behind them that fill a block of a tape or a disk.
struct Members<R: Read>(Option<GzDecoder<BufReader<R>>>);

impl<R: Read> Read for Members<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.0 {
            let read = member.read(out).map_err(told)?;
            if read > 0 || out.is_empty() {
                return Ok(read);
            }
            let packed = self.0.take().map(GzDecoder::into_inner);
            self.0 = packed.map(next_member).transpose()?.flatten();
        }
        Ok(0)
    }
}

/// The member that comes next; none at the end.
fn next_member<R: Read>(mut packed: BufReader<R>) -> io::Result<Option<GzDecoder<BufReader<R>>>> {
    const FIRST_OF_MEMBER: u8 = 0x1f;
    loop {
        let at_hand = packed.fill_buf()?;
        let zeros = at_hand.iter().take_while(|byte| **byte == 0).count();
        match at_hand.get(zeros) {
            Some(&FIRST_OF_MEMBER) => {
                packed.consume(zeros);
                return Ok(Some(GzDecoder::new(packed)));
            }
            Some(_) => return Err(io::Error::new(io::ErrorKind::Unsupported, NOT_PACKED)),
            None if zeros == 0 => return Ok(None),
            None => packed.consume(zeros),
        }
    }
}

/// A stream of Zstandard that is unpacked while it is read.
struct Unpacked<R>(R);

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.0.read(out).map_err(told)
    }
}

#[cfg(not(target_family = "wasm"))]
fn zstd(packed: impl Read) -> io::Result<impl Read> {
    let mut decoder = zstd::stream::read::Decoder::new(packed)?;
    decoder.window_log_max(LARGEST_WINDOW_LOG)?;
    Ok(decoder)
}

#[cfg(target_family = "wasm")]
fn zstd(packed: impl Read) -> io::Result<impl Read> {
    Ok(crate::frames::Frames::new(packed))
}

/// The reason in words, whoever found it; what the system says of a file that cannot be read stays as it is.
fn told(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => io::Error::new(error.kind(), ENDS_TOO_EARLY),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => io::Error::new(error.kind(), DAMAGED),
        _ => told_of_zstd(error),
    }
}

#[cfg(not(target_family = "wasm"))]
fn told_of_zstd(error: io::Error) -> io::Error {
    use zstd::zstd_safe::zstd_sys::ZSTD_ErrorCode as Code;

    let Some(cause) = error.get_ref().and_then(|cause| cause.downcast_ref::<zstd::Error>()) else { return error };
    let refusals = [
        (Code::ZSTD_error_frameParameter_windowTooLarge, io::ErrorKind::FileTooLarge, LARGE_WINDOW),
        (Code::ZSTD_error_dictionary_wrong, io::ErrorKind::Unsupported, DICTIONARY),
        (Code::ZSTD_error_prefix_unknown, io::ErrorKind::Unsupported, NOT_PACKED),
    ];
    let known = refusals.into_iter().find(|(code, ..)| cause.is(*code));
    let (_, kind, text) = known.unwrap_or((Code::ZSTD_error_GENERIC, io::ErrorKind::InvalidData, DAMAGED));
    io::Error::new(kind, text)
}

#[cfg(target_family = "wasm")]
fn told_of_zstd(error: io::Error) -> io::Error {
    error
}
