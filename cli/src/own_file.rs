//! A file that a user brings, as TOML or JSON.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail};
use encoding_rs::Encoding;
use serde::de::DeserializeOwned;

use crate::in_words::in_words;
use crate::text;
use crate::toml_syntax;

/// What this file describes: JSON if it begins like an object of that, else TOML.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let text = text(path)?;
    let is_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    match text.trim_start().as_bytes().first() {
        Some(b'{') => json(&text),
        Some(_) if !is_json => toml(&text),
        _ => bail!(if is_json { text!("expected-json") } else { text!("expected-toml") }),
    }
}

/// TOML, whose errors name the line, or the entry by its name; a line that is no TOML at all is shown.
pub fn toml<T: DeserializeOwned>(text: &str) -> Result<T> {
    toml::from_str(text).map_err(|error| {
        let before = error.span().and_then(|span| text.get(..span.start));
        let line = before.map(|before| before.matches('\n').count() + 1);
        let written = line.and_then(|line| text.lines().nth(line - 1));
        match (line, written, text.parse::<toml::Table>()) {
            (Some(line), Some(written), Err(_)) => {
                let shown = if toml_syntax::is_of_settings(text, line - 1, knows::<T>) { written } else { "" };
                anyhow!(text!("line-says", line = line.to_string(), what = toml_syntax::told(error.message(), shown)))
            }
            // what a proposal asks is not answered yet
            (Some(line), Some(written), Ok(_)) if written.contains("\"?\"") => {
                anyhow!(text!("line-says", line = line.to_string(), what = text!("toml-question")))
            }
            _ => told(line, error.message()),
        }
    })
}

/// There is something of this name in what such a file describes, which has nothing else in it.
fn knows<T: DeserializeOwned>(name: &str) -> bool {
    let refuses =
        |name: &str| toml::from_str::<T>(&format!("{name} = 0")).is_err_and(|error| error.message().starts_with("unknown field"));
    refuses("nothing-of-this-name") && !refuses(name)
}

/// JSON, told in the same way.
pub fn json<T: DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| {
        let (line, place) = (error.line(), format!(" at line {} column {}", error.line(), error.column()));
        let message = error.to_string();
        told((line > 0).then_some(line), message.strip_suffix(&place).unwrap_or(&message))
    })
}

/// What a reader says of a line; in its own words, which are English, where there are no others.
fn told(line: Option<usize>, message: &str) -> anyhow::Error {
    match (line.map(|line| line.to_string()), in_words(message)) {
        (Some(line), Some(what)) => anyhow!(text!("line-says", line = line, what = what)),
        (None, Some(what)) => anyhow!(what),
        (Some(line), None) => anyhow!("line {line}: {message}"),
        (None, None) => anyhow!("{message}"),
    }
}

/// The text of a file, without its byte-order mark.
pub fn text(path: &Path) -> Result<String> {
    decoded(&fs::read(path).with_context(|| text!("reading-it"))?)
}

/// UTF-8, or UTF-16 with a mark, which is what PowerShell writes behind `>`.
pub fn decoded(bytes: &[u8]) -> Result<String> {
    let (text, is_broken) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]),
        None => encoding_rs::UTF_8.decode_without_bom_handling(bytes),
    };
    if is_broken {
        bail!(text!("not-unicode"));
    }
    Ok(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn a_text_is_read_in_either_encoding_and_never_guessed() {
        let text = "map.mo = \"Rörlighet\"\r\n";
        let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
            mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
        };
        let marked = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
        let forms = [text.into(), marked, utf16([0xFF, 0xFE], u16::to_le_bytes), utf16([0xFE, 0xFF], u16::to_be_bytes)];
        for bytes in forms {
            assert_eq!(decoded(&bytes).expect("a text"), text);
        }
        for bytes in [&b"R\xf6rlighet"[..], b"\xff\xfea", b"\xef\xbb\xbf\xf6"] {
            assert!(decoded(bytes).is_err(), "{bytes:?}");
        }
    }
}
