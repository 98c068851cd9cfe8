//! An array of JSON objects as a text with an object on each line.

use std::io::{self, Read};

const ENDS_TOO_EARLY: &str = "the array of objects ends too early; was it copied whole?";
const GOES_ON: &str = "after the array of objects the text goes on; expected one array, or an object on each line";

/// Reads an array so that each of its objects stands on a line; every byte is one byte.
///
/// The lines of the array itself are blanks, and so are its brackets. Whatever stands between two commas
/// is a line, be it an object or not.
pub(crate) struct JsonArray<R> {
    inner: R,
    /// How many brackets are open.
    depth: usize,
    is_quoted: bool,
    is_escaped: bool,
    has_ended: bool,
}

impl<R: Read> JsonArray<R> {
    /// Reads from `inner`, which begins with a bracket.
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, depth: 0, is_quoted: false, is_escaped: false, has_ended: false }
    }

    /// What a byte stands for.
    fn pass(&mut self, byte: u8) -> io::Result<u8> {
        if self.is_quoted {
            match byte {
                _ if self.is_escaped => self.is_escaped = false,
                b'\\' => self.is_escaped = true,
                b'"' => self.is_quoted = false,
                // it may not stand in a text, and must not end the line
                b'\n' => return Ok(b'\0'),
                _ => {}
            }
            return Ok(byte);
        }
        if self.has_ended && !byte.is_ascii_whitespace() {
            return Err(io::Error::new(io::ErrorKind::Unsupported, GOES_ON));
        }
        match byte {
            b'"' => self.is_quoted = true,
            b'[' | b'{' => {
                self.depth += 1;
                return Ok(if self.depth == 1 { b' ' } else { byte });
            }
            b']' | b'}' => {
                self.depth = self.depth.saturating_sub(1);
                self.has_ended = self.depth == 0;
                return Ok(if self.has_ended { b' ' } else { byte });
            }
            b',' if self.depth == 1 => return Ok(b'\n'),
            b'\n' | b'\r' => return Ok(b' '),
            // the mark of a text
            _ if self.depth == 0 => return Ok(b' '),
            _ => {}
        }
        Ok(byte)
    }
}

impl<R: Read> Read for JsonArray<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(out)?;
        if read == 0 && !out.is_empty() && !self.has_ended {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, ENDS_TOO_EARLY));
        }
        for byte in &mut out[..read] {
            *byte = self.pass(*byte)?;
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::JsonArray;

    fn lines(text: &str) -> Result<Vec<String>, String> {
        let mut read = String::new();
        JsonArray::new(text.as_bytes()).read_to_string(&mut read).map_err(|error| error.to_string())?;
        assert_eq!(read.len(), text.len());
        Ok(read.lines().map(|line| line.trim().to_owned()).collect())
    }

    #[test]
    fn each_object_is_a_line() {
        assert_eq!(lines("[{\"a\":1},{\"a\":[2,3]}]").expect("lines"), ["{\"a\":1}", "{\"a\":[2,3]}"]);
        assert_eq!(
            lines("\u{feff} [\n  {\n    \"a\": \"x, ]\\\"\"\r\n  },\n {}\n]\n").expect("lines")[0].replace(' ', ""),
            "{\"a\":\"x,]\\\"\"}"
        );
        assert_eq!(lines("[ ]").expect("lines"), [""]);
        assert_eq!(lines("[1,{\"a\":\"b\nc\"}]").expect("lines"), ["1", "{\"a\":\"b\0c\"}"]);
    }

    #[test]
    fn an_array_has_an_end_and_nothing_behind_it() {
        for text in ["[", "[{\"a\":1}", "[{\"a\":1},", "[{\"a\":1]", "[{\"a\":\"]", "[\"\\"] {
            assert!(lines(text).expect_err(text).contains("ends too early"), "{text}");
        }
        for text in ["[{}] {}", "[{}][", "[{}],"] {
            assert!(lines(text).expect_err(text).contains("goes on"), "{text}");
        }
    }
}
