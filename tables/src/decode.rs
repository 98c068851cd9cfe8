//! Any of the encodings that spreadsheets write, as UTF-8.

use std::io::{self, BufRead, Read};

use encoding_rs::{Decoder, UTF_8, WINDOWS_1252};

const CHUNK: usize = 64 * 1024;

/// Reads UTF-8, UTF-16 with a mark, or Windows-1252; a byte-order mark is dropped.
///
/// What has only ASCII so far is left undecided: the first chunk with another
/// byte decides, and everything before it reads the same either way.
pub(crate) struct Utf8<R> {
    inner: R,
    mode: Mode,
    raw: Vec<u8>,
    text: Vec<u8>,
    place: usize,
    at_start: bool,
    at_end: bool,
}

enum Mode {
    Undecided,
    /// Handed on as it is; the reader behind refuses what is not UTF-8.
    PassThrough,
    Decoding(Decoder),
}

impl<R: Read> Utf8<R> {
    /// Reads from `inner`.
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, mode: Mode::Undecided, raw: Vec::new(), text: Vec::new(), place: 0, at_start: true, at_end: false }
    }

    /// Fills `raw` as far as the input goes, so that no character is judged by its half.
    fn fill(&mut self) -> io::Result<()> {
        self.raw.clear();
        let limit = u64::try_from(CHUNK).unwrap_or(u64::MAX);
        // one read at a time: a pipe may give less, and Interrupted is retried by read_to_end
        self.at_end = self.inner.by_ref().take(limit).read_to_end(&mut self.raw)? < CHUNK;
        Ok(())
    }

    fn decide(&mut self) {
        if std::mem::take(&mut self.at_start)
            && let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(&self.raw)
        {
            self.raw.drain(..mark);
            self.mode =
                if encoding == UTF_8 { Mode::PassThrough } else { Mode::Decoding(encoding.new_decoder_without_bom_handling()) };
        }
        if matches!(self.mode, Mode::Undecided) && !self.raw.is_ascii() {
            let is_utf8 = match std::str::from_utf8(&self.raw) {
                Ok(_) => true,
                // cut off in the middle of a character, with more to come
                Err(error) => error.error_len().is_none() && !self.at_end,
            };
            self.mode = if is_utf8 { Mode::PassThrough } else { Mode::Decoding(WINDOWS_1252.new_decoder_without_bom_handling()) };
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        self.fill()?;
        self.decide();
        self.place = 0;
        match &mut self.mode {
            Mode::Undecided | Mode::PassThrough => std::mem::swap(&mut self.text, &mut self.raw),
            Mode::Decoding(decoder) => {
                let room = decoder.max_utf8_buffer_length(self.raw.len()).unwrap_or(CHUNK * 4);
                let mut text = String::with_capacity(room);
                let _ = decoder.decode_to_string(&self.raw, &mut text, self.at_end);
                self.text = text.into_bytes();
            }
        }
        Ok(())
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let part = self.fill_buf()?;
        let length = part.len().min(out.len());
        out[..length].copy_from_slice(&part[..length]);
        self.consume(length);
        Ok(length)
    }
}

impl<R: Read> BufRead for Utf8<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.place == self.text.len() && !self.at_end {
            self.refill()?;
        }
        Ok(&self.text[self.place..])
    }

    fn consume(&mut self, length: usize) {
        self.place += length;
    }
}

#[cfg(test)]
mod tests {
    use super::Utf8;
    use std::io::Read as _;

    fn read(bytes: &[u8]) -> String {
        let mut text = String::new();
        Utf8::new(bytes).read_to_string(&mut text).expect("UTF-8");
        text
    }

    #[test]
    fn every_encoding_of_a_spreadsheet_reads_the_same() {
        let utf16: Vec<u8> = [0xFEFF].into_iter().chain("Kön;Ålder".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for bytes in ["Kön;Ålder".as_bytes(), "\u{feff}Kön;Ålder".as_bytes(), b"K\xf6n;\xc5lder", &utf16] {
            assert_eq!(read(bytes), "Kön;Ålder");
        }
    }

    #[test]
    fn a_late_character_decides_as_well_as_an_early_one() {
        let ascii = "a;b\n".repeat(50_000);
        assert_eq!(read(&[ascii.as_bytes(), b"\xf6"].concat()), format!("{ascii}ö"));
        assert_eq!(read(&[ascii.as_bytes(), "ö".as_bytes()].concat()), format!("{ascii}ö"));
        for padding in 65_530..65_540 {
            let text = format!("{}ö ö", "a".repeat(padding));
            assert_eq!(read(text.as_bytes()), text);
        }
    }
}
