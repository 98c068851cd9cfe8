//! The pictures of a report as files.

use super::drawing::{Beside, Drawing};
use crate::report::edition::Edition;
use crate::report::inert::name;
use crate::report::sections::{Contents, contents};
use crate::report::{Report, ReportError};

/// A name has no more letters than this, the number among them.
const LONGEST_NAME: usize = 80;

impl Report {
    /// Every picture of the report in its order, as SVG and, with the feature `documents`, as PNG with twice as many pixels: the
    /// names of the files and what is in them. Each stands alone, in light colours, with its title and with what the report says on its face.
    ///
    /// A name is a number and the title in plain letters, such as `03-soc-13-how-many-improved.svg`.
    ///
    /// # Errors
    ///
    /// [`ReportError::Document`] where one cannot be drawn.
    pub fn pictures(&self, edition: impl Into<Edition>) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
        let edition = edition.into();
        pictures_of(self, &contents(self, &edition), &edition)
    }
}

/// The pictures of these contents.
fn pictures_of(report: &Report, contents: &Contents, edition: &Edition) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
    let language = edition.language();
    let foot = report.face(language);
    let sections = contents.chapters.iter().flat_map(|chapter| chapter.sections.iter().map(move |section| (chapter, section)));
    let pictures = sections.flat_map(|(chapter, section)| section.pictures.iter().map(move |picture| (chapter, picture)));
    let mut files = Vec::new();
    for (place, (chapter, picture)) in (1..).zip(pictures) {
        // alone it has to say what it is of
        let title = format!("{}: {}", name(&chapter.title), picture.about().title);
        let drawing = Drawing::of(picture, place, Some(&Beside { title: &title, foot: &foot }))?;
        let file = file_name(place, &title);
        files.push((format!("{file}.svg"), drawing.svg(place)?.into_bytes()));
        #[cfg(feature = "documents")]
        files.push((format!("{file}.png"), drawing.png(place)?));
    }
    Ok(files)
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
