//! The pictures of a report as files.

use super::document_error::DocumentError;
use super::drawing::{Beside, Drawing};
use crate::ground::Language;
use crate::report::Report;
use crate::report::inert::name;
use crate::report::pictures::Picture;
use crate::report::sections::{Chapter, Contents, contents};

/// A picture of a report, to be kept as a file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PictureFile {
    /// What a file of it is called, without an ending: its number and its title in plain letters.
    pub name: String,
    /// It as SVG: stands alone, in light colours.
    pub svg: String,
    /// It as PNG, twice as many pixels across.
    pub png: Vec<u8>,
}

/// A name has no more letters than this, the number among them.
const LONGEST_NAME: usize = 80;

impl Report {
    /// Every picture of the report in its order, each with its title and with what the report says on its face.
    ///
    /// # Errors
    ///
    /// [`DocumentError`] where one cannot be drawn.
    pub fn pictures(&self, language: Language) -> Result<Vec<PictureFile>, DocumentError> {
        pictures_of(self, &contents(self, language), language)
    }
}

/// The pictures of these contents.
fn pictures_of(report: &Report, contents: &Contents, language: Language) -> Result<Vec<PictureFile>, DocumentError> {
    let foot = report.face(language);
    let sections = contents.chapters.iter().flat_map(|chapter| chapter.sections.iter().map(move |section| (chapter, section)));
    let pictures = sections.flat_map(|(chapter, section)| section.pictures.iter().map(move |picture| (chapter, picture)));
    let file = |(place, (chapter, picture)): (usize, (&Chapter, &Picture))| {
        // alone it has to say what it is of
        let title = format!("{}: {}", name(&chapter.title), picture.about().title);
        let drawing = Drawing::of(picture, place, Some(&Beside { title: &title, foot: &foot }))?;
        Ok(PictureFile { name: file_name(place, &title), svg: drawing.svg(place)?, png: drawing.png(place)? })
    };
    (1..).zip(pictures).map(file).collect()
}

/// `03-kasam-start-till-avslut`: nothing that any system would refuse or read otherwise.
fn file_name(place: usize, title: &str) -> String {
    let mut name = format!("{place:02}");
    let mut is_word = false;
    for letter in title.chars().flat_map(char::to_lowercase).map(plain) {
        if !letter.is_ascii_alphanumeric() {
            is_word = false;
        } else if name.len() < LONGEST_NAME {
            if !is_word {
                name.push('-');
            }
            is_word = true;
            name.push(letter);
        }
    }
    name
}

/// A letter without what stands above it.
fn plain(letter: char) -> char {
    match letter {
        'å' | 'ä' | 'á' | 'à' | 'æ' => 'a',
        'ö' | 'ø' | 'ó' => 'o',
        'é' | 'è' | 'ë' => 'e',
        'ü' | 'ú' => 'u',
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_file_name_is_plain_and_short() {
        for (title, expected) in [
            ("Målet och vad som nåtts", "03-malet-och-vad-som-natts"),
            ("EQ-5D-5L: start → avslut (SE-2022-TTO)", "03-eq-5d-5l-start-avslut-se-2022-tto"),
            ("../../etc/passwd\0", "03-etc-passwd"),
            ("CON", "03-con"),
            ("名前", "03"),
        ] {
            assert_eq!(file_name(3, title), expected);
        }
        assert!(file_name(100, &"ab ".repeat(200)).len() <= 80);
    }
}
