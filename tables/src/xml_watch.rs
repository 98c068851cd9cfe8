//! What stands in an XML part of a workbook, watched while the part is unpacked.
//!
//! Whoever reads the part holds each tag, each text and each cell in memory as a whole, and every text that
//! sheets share. How long these are is known only once they are unpacked.

use crate::error::{ErrorKind, Result, TableError};
use crate::limits::{LONGEST_CELL, too_long_cell};
use crate::repeats::Repeats;

/// A cell or a text with its tags: these may be as long again.
const LONGEST_ITEM: usize = 2 * LONGEST_CELL;
/// The texts that sheets share, with what each takes beside its letters.
const MOST_SHARED: usize = 128 << 20;
const BESIDE_LETTERS: usize = 48;
/// No part of a workbook is nested deeper.
const DEEPEST: usize = 64;
/// So much of a tag is looked at: its name, and what it says of the texts; of a cell of OpenDocument all of it, a formula too.
const TAG_LOOKED_AT: usize = 2048;
const CELL_LOOKED_AT: usize = 1 << 17;

/// Watches the bytes of a part go by.
#[derive(Default)]
pub(crate) struct XmlWatch {
    spot: Spot,
    /// The beginning of the tag under way.
    tag: Vec<u8>,
    /// Bytes since the tag or the text under way began.
    token: usize,
    /// The names of the elements under way, one after the other, and where each begins.
    names: Vec<u8>,
    begins: Vec<usize>,
    /// The cell or shared text under way: how deep it is, and its bytes so far.
    item: Option<(usize, usize)>,
    shared: usize,
    /// How many blocks of merged cells a sheet has.
    merged: u64,
    /// The two bytes before.
    before: [u8; 2],
    /// Of OpenDocument: what the cells stand for.
    repeats: Option<Repeats>,
}

/// In what a byte stands.
#[derive(Clone, Copy, Default)]
enum Spot {
    #[default]
    Text,
    Tag,
    /// Within a tag, up to this quotation mark.
    Quoted(u8),
    /// Up to these two bytes and a `>`.
    Until([u8; 2]),
}

impl XmlWatch {
    /// Watches the sheets of an OpenDocument file.
    pub(crate) fn of_open_document() -> Self {
        Self { repeats: Some(Repeats::default()), ..Self::default() }
    }

    /// Nothing comes any more: every element has its end, where the reader behind would wait for it.
    pub(crate) fn finish(&self) -> Result<()> {
        let is_whole = self.repeats.is_none() || (self.begins.is_empty() && matches!(self.spot, Spot::Text));
        if is_whole { Ok(()) } else { Err(damaged()) }
    }

    /// How many blocks of merged cells were met.
    pub(crate) fn merged(&self) -> u64 {
        self.merged
    }

    /// Looks at the bytes that come next.
    pub(crate) fn pass(&mut self, bytes: &[u8]) -> Result<()> {
        let mut place = 0;
        while let Some(&byte) = bytes.get(place) {
            let length = match self.spot {
                Spot::Text => memchr::memchr(b'<', &bytes[place..]).unwrap_or(bytes.len() - place).max(1),
                _ => 1,
            };
            place += length;
            self.count(length)?;
            match self.spot {
                Spot::Text if byte == b'<' => self.begin_tag(),
                Spot::Tag => self.within_tag(byte)?,
                Spot::Quoted(mark) => {
                    self.keep(byte);
                    if byte == mark {
                        self.spot = Spot::Tag;
                    }
                }
                Spot::Until(end) if byte == b'>' && self.before == end => self.end_token(),
                Spot::Text | Spot::Until(_) => {}
            }
            self.before = [self.before[1], byte];
        }
        Ok(())
    }

    fn count(&mut self, length: usize) -> Result<()> {
        self.token += length;
        if let Some((_, bytes)) = &mut self.item {
            *bytes += length;
        }
        if self.item.is_some() && self.is_shared() {
            self.shared += length;
        }
        if self.token > LONGEST_ITEM || self.item.is_some_and(|(_, bytes)| bytes > LONGEST_ITEM) {
            return Err(too_long_cell(["a cell of the workbook, when it is unpacked,", "en cell i arbetsboken"]));
        }
        if self.shared > MOST_SHARED {
            let most = MOST_SHARED >> 20;
            return Err(TableError::too_large(
                format!(
                    "the texts that the sheets of the workbook share have more than {most} MiB when they are unpacked; save the sheet as CSV"
                ),
                format!("texterna som arbetsbokens blad delar har mer än {most} MiB när de packas upp; spara bladet som CSV"),
            ));
        }
        Ok(())
    }

    /// The part is the one of shared texts.
    fn is_shared(&self) -> bool {
        self.begins.len() > 1 && local(&self.names[..self.begins[1]]) == b"sst"
    }

    fn begin_tag(&mut self) {
        self.spot = Spot::Tag;
        self.tag.clear();
        self.token = 1;
        self.before = [0; 2];
    }

    fn end_token(&mut self) {
        self.spot = Spot::Text;
        self.token = 0;
    }

    fn keep(&mut self, byte: u8) {
        if self.tag.len() < if self.repeats.is_some() { CELL_LOOKED_AT } else { TAG_LOOKED_AT } {
            self.tag.push(byte);
        }
    }

    fn within_tag(&mut self, byte: u8) -> Result<()> {
        let is_instruction = self.tag.first() == Some(&b'?');
        match byte {
            b'>' if is_instruction && self.before[1] != b'?' => {}
            b'>' if is_instruction => self.end_token(),
            b'>' => {
                let is_empty = self.before[1] == b'/';
                self.end_token();
                return self.end_tag(is_empty);
            }
            b'"' | b'\'' if !is_instruction => {
                self.keep(byte);
                self.spot = Spot::Quoted(byte);
            }
            _ => self.keep(byte),
        }
        match self.tag.as_slice() {
            b"!--" => {
                self.spot = Spot::Until(*b"--");
                self.before = [0; 2];
            }
            b"![CDATA[" => self.spot = Spot::Until(*b"]]"),
            [b'!', b'A'..=b'Z', ..] => return Err(damaged()),
            _ => {}
        }
        Ok(())
    }

    /// A tag begins an element, ends it or both.
    fn end_tag(&mut self, is_empty: bool) -> Result<()> {
        let name_of = |tag: &[u8]| tag.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'/').unwrap_or(tag.len());
        if let Some(name) = self.tag.strip_prefix(b"/") {
            let begin = self.begins.pop().ok_or_else(damaged)?;
            if self.names[begin..] != *name.trim_ascii_end() {
                return Err(damaged());
            }
            if let Some(repeats) = &mut self.repeats {
                repeats.end(local(&self.names[begin..]), self.item.map_or(0, |(_, bytes)| bytes))?;
            }
            self.names.truncate(begin);
            if self.item.is_some_and(|(depth, _)| depth == self.begins.len()) {
                self.item = None;
            }
            return Ok(());
        }
        let name = &self.tag[..name_of(&self.tag)];
        let is_item = matches!(local(name), b"c" | b"si" | b"table-cell" | b"covered-table-cell");
        if let Some(repeats) = &mut self.repeats {
            if self.tag.len() == CELL_LOOKED_AT {
                return Err(damaged());
            }
            let letters = repeats.begin(local(name), &self.tag)?;
            if let Some((_, bytes)) = &mut self.item {
                *bytes += letters;
            }
            if is_empty {
                repeats.end(local(name), self.tag.len())?;
            }
        }
        if local(name) == b"sst" && self.begins.is_empty() {
            check_declared(&self.tag)?;
        }
        self.merged += u64::from(local(name) == b"mergeCell");
        if is_item && self.item.is_none() {
            self.shared += if local(name) == b"si" { BESIDE_LETTERS } else { 0 };
            if !is_empty {
                self.item = Some((self.begins.len(), 0));
            }
        }
        if !is_empty {
            self.begins.push(self.names.len());
            self.names.extend_from_slice(name);
            if self.begins.len() > DEEPEST {
                return Err(damaged());
            }
        }
        Ok(())
    }
}

/// A name without what says whose it is.
fn local(name: &[u8]) -> &[u8] {
    name.rsplit(|byte| *byte == b':').next().unwrap_or(name)
}

/// Room is made for as many texts as a part says that it has.
fn check_declared(tag: &[u8]) -> Result<()> {
    const COUNT: &[u8] = b"uniqueCount";
    let after = tag.windows(COUNT.len()).position(|part| part == COUNT).map_or(&[][..], |place| &tag[place + COUNT.len()..]);
    let digits = after.iter().skip_while(|byte| !byte.is_ascii_digit()).take_while(|byte| byte.is_ascii_digit());
    let declared = digits.fold(0_usize, |count, digit| count.saturating_mul(10).saturating_add(usize::from(digit - b'0')));
    let fits = tag.len() < TAG_LOOKED_AT && declared <= MOST_SHARED / BESIDE_LETTERS;
    if fits { Ok(()) } else { Err(damaged()) }
}

fn damaged() -> TableError {
    TableError::new(ErrorKind::Damaged, "a part of the workbook is no XML as workbooks have it; save the workbook again")
        .with_swedish("en del av arbetsboken är inte XML så som arbetsböcker har det; spara arbetsboken på nytt")
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_ITEM, MOST_SHARED, XmlWatch};

    /// What is said of a part, however it is cut.
    fn watched(parts: &[&[u8]]) -> Result<(), String> {
        let mut whole = XmlWatch::default();
        let at_once = parts.iter().try_for_each(|part| whole.pass(part)).map_err(|error| error.to_string());
        if parts.iter().map(|part| part.len()).sum::<usize>() < 10_000 {
            let mut by_byte = XmlWatch::default();
            let found = parts.concat().iter().try_for_each(|byte| by_byte.pass(&[*byte]));
            assert_eq!(found.map_err(|error| error.to_string()), at_once);
        }
        at_once
    }

    #[test]
    fn what_workbooks_have_is_left_alone() {
        for part in [
            "<?xml version=\"1.0\" encoding='UTF-8'?>\n<x:worksheet a=\"<>\"><x:c r='A1' t=\"s\"><x:v>1</x:v></x:c ><x:c/></x:worksheet>",
            "<sst uniqueCount=\"2\"><si><t xml:space=\"preserve\"> a > b </t></si><si/><si><r><t>a</t></r></si></sst>",
            "\u{feff}<a><!-- <b> -- > --><![CDATA[<b>]] ]]></a>",
            "no XML at all",
        ] {
            assert_eq!(watched(&[part.as_bytes()]), Ok(()), "{part}");
        }
    }

    #[test]
    fn a_long_text_is_found_wherever_it_hides() {
        let long = vec![b'a'; LONGEST_ITEM / 2];
        let tags = b"<b></b>".repeat(LONGEST_ITEM / 14 + 1);
        for (before, after) in [
            ("<c>", "</c>"),
            ("<c><t>", "</t></c>"),
            ("<c a=\"", "\"/>"),
            ("<c a='<\"", "'/>"),
            ("<c><!--", "--></c>"),
            ("<c><![CDATA[", "]]></c>"),
            ("<?a ", "?>"),
        ] {
            assert_eq!(watched(&[before.as_bytes(), &long, after.as_bytes()]), Ok(()), "{before}");
            for filling in [&long, &tags] {
                let found = watched(&[before.as_bytes(), filling, filling, b"x", after.as_bytes()]);
                assert!(found.is_err(), "{before}");
            }
        }
        // a sheet may be as long as it likes
        let cells = [b"<c>", long.as_slice(), b"</c><c/>"].concat();
        assert_eq!(watched(&[b"<worksheet>", &cells, &cells, &cells, b"</worksheet>"]), Ok(()));
    }

    #[test]
    fn shared_texts_have_a_limit_even_if_they_are_empty() {
        for text in [&b"<si/>"[..], b"<si><t/></si>", b"<si><t>some letters</t></si>"] {
            let texts = text.repeat(100_000);
            let mut watch = XmlWatch::default();
            watch.pass(b"<x:sst>").expect("the beginning");
            let passed = (0..100).find(|_| watch.pass(&texts).is_err()).expect("an end");
            assert!((10..40).contains(&passed), "{passed} of {MOST_SHARED}");
        }
        assert!(watched(&[b"<sst uniqueCount='100000000'>"]).is_err());
    }

    #[test]
    fn what_is_no_xml_is_refused() {
        for part in ["<a></b>", "</a>", "<!DOCTYPE a [<!ENTITY b \"\">]>", "<si><t></si></t>"] {
            assert!(watched(&[part.as_bytes()]).is_err(), "{part}");
        }
        assert!(watched(&[&b"<a>".repeat(100)]).is_err());
    }
}
