//! Every sentence of a report, of nobody, one person, two and many: numbers agree with their words, in both languages.

mod common;

use std::collections::HashSet;

use common::enkat;

const TABLE: &str = include_str!("../../data/demo.csv");

/// The table of the first so many people.
fn of_first(people: usize) -> String {
    let mut lines = TABLE.lines();
    let header = lines.next().expect("a header");
    let [wave, hours] = ["wave", "hours_per_week"].map(|of| header.split(',').position(|name| name == of).expect("a column"));
    let place = header.split(',').position(|name| name == "id").expect("ids");
    let mut known: Vec<&str> = Vec::new();
    let mut rows = vec![header.to_owned()];
    for line in lines {
        let id = line.split(',').nth(place).expect("an id");
        if !known.contains(&id) {
            known.push(id);
        }
        if known.iter().position(|other| *other == id).is_some_and(|place| place < people) {
            // at exit, too, so that everything is said that can be
            let mut cells: Vec<&str> = line.split(',').collect();
            if cells[wave] == "exit" {
                cells[hours] = "11";
            }
            rows.push(cells.join(","));
        }
    }
    rows.join("\n") + "\n"
}

/// Words in which there are several of something.
const PLURALS: [&str; 22] = [
    "people",
    "participants",
    "pairs",
    "women",
    "men",
    "exits",
    "mentions",
    "groups",
    "rows",
    "persons",
    "answers",
    "personer",
    "kvinnor",
    "män",
    "grupper",
    "rader",
    "avslutade",
    "flera",
    "nämnda",
    "are",
    "were",
    "have",
];

#[test]
fn a_number_agrees_with_its_word() {
    for people in [0, 1, 2, 15] {
        let table = of_first(people);
        for lang in ["en", "sv"] {
            for (format, extent) in [("html", "--full"), ("html", "--internal"), ("text", "--internal"), ("md", "--internal")] {
                let arguments = ["report", "-", "--internal", "--by", "sex", "--lang", lang, "--format", format];
                let more = if extent == "--full" { &["--full"][..] } else { &[] };
                let ran = enkat(&[&arguments[..], more].concat(), table.clone());
                assert_eq!(ran.code, Some(0), "{}", ran.err);
                let plain = in_words(&ran.out);
                let words: Vec<&str> = plain.split_whitespace().collect();
                for pair in words.windows(2) {
                    let word = pair[1].trim_matches(|sign: char| !sign.is_alphabetic());
                    assert!(
                        pair[0] != "1" || !PLURALS.contains(&word),
                        "{people} {lang} {format}: {} in {}",
                        pair.join(" "),
                        around(&plain, pair)
                    );
                    let is_nobody = pair[0] == "0" && ["person", "participant", "kvinna", "woman"].contains(&word);
                    assert!(!is_nobody, "{people} {lang}: {}", pair.join(" "));
                }
                // what is put into a sentence is put in everywhere
                let left: HashSet<&str> =
                    words.iter().copied().filter(|word| word.starts_with('{') && word.ends_with('}')).collect();
                assert!(left.is_empty(), "{left:?}");
            }
        }
    }
}

/// Sentences alone: cells of tables and numbers of pictures stand beside each other by chance.
fn in_words(page: &str) -> String {
    let sentences = page.lines().filter(|line| {
        let line = line.trim();
        let is_markup = line.starts_with('<');
        (is_markup && (line.starts_with("<p ") || line.starts_with("<dd")))
            || (!is_markup && line.ends_with('.') && !line.starts_with('|'))
    });
    let text = sentences.collect::<Vec<_>>().join("\n");
    let mut plain = String::new();
    let mut inside = false;
    for sign in text.chars() {
        match sign {
            '<' => inside = true,
            '>' => {
                inside = false;
                plain.push(' ');
            }
            sign if !inside => plain.push(sign),
            _ => {}
        }
    }
    plain
}

fn around<'p>(plain: &'p str, pair: &[&str]) -> &'p str {
    let found = plain.lines().find(|line| line.contains(pair[0]) && line.contains(pair[1]));
    found.unwrap_or_default()
}
