//! Workflow commands, read back by the grammar of the program that runs them.

use enkat_cli::check::{Outcome, github};

use crate::cases;

/// A command as GitHub's runner understands it.
#[derive(Debug, PartialEq)]
struct Command {
    name: String,
    properties: Vec<(String, String)>,
    message: String,
}

impl Command {
    fn property(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// `%` and two digits are all that is escaped, and nothing else may be.
fn unescaped(text: &str, known: &[(&str, &str)]) -> String {
    let mut parts = text.split('%');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at_checked(2).unwrap_or_else(|| panic!("a lone % in {text:?}"));
        let (_, meant) = known.iter().find(|(known, _)| *known == code).unwrap_or_else(|| panic!("%{code} in {text:?}"));
        whole.push_str(meant);
        whole.push_str(rest);
    }
    whole
}

/// `::name key=value,key=value::message`, where nothing that separates stands in a value.
fn command(line: &str) -> Command {
    const DATA: [(&str, &str); 3] = [("25", "%"), ("0D", "\r"), ("0A", "\n")];
    const PROPERTY: [(&str, &str); 5] = [("25", "%"), ("0D", "\r"), ("0A", "\n"), ("3A", ":"), ("2C", ",")];
    let rest = line.strip_prefix("::").unwrap_or_else(|| panic!("{line:?} is not a command"));
    let (head, message) = rest.split_once("::").expect("a head and a message");
    let (name, properties) = head.split_once(' ').expect("a name and properties");
    assert!(["error", "warning", "notice"].contains(&name), "{line}");
    assert!(!head.contains(':'), "{line}");
    let properties = properties.split(',').map(|pair| {
        let (key, value) = pair.split_once('=').unwrap_or_else(|| panic!("{pair:?} in {line:?}"));
        assert!(["file", "line", "title"].contains(&key), "{line}");
        (key.to_owned(), unescaped(value, &PROPERTY))
    });
    let properties: Vec<(String, String)> = properties.collect();
    let mut keys: Vec<&str> = properties.iter().map(|(key, _)| key.as_str()).collect();
    keys.dedup();
    assert_eq!(keys.len(), properties.len(), "{line}");
    if let Some((_, line)) = properties.iter().find(|(key, _)| key == "line") {
        assert!(line.parse::<u64>().is_ok_and(|line| line > 0), "{line}");
    }
    assert!(!message.chars().any(char::is_control), "{line:?}");
    Command { name: name.into(), properties, message: unescaped(message, &DATA) }
}

fn commands(outcome: &Outcome) -> Vec<Command> {
    let text = github::text(outcome);
    assert!(text.ends_with('\n'));
    // a carriage return ends a line for the runner as well
    assert!(!text.contains('\r'));
    text.lines().map(command).collect()
}

#[test]
fn every_line_is_a_command_and_no_level_has_more_than_are_shown() {
    for outcome in cases::all() {
        let commands = commands(&outcome);
        for level in ["error", "warning", "notice"] {
            assert!(commands.iter().filter(|command| command.name == level).count() <= 10, "{level}");
        }
        let names: Vec<&str> = commands.iter().map(|command| command.name.as_str()).collect();
        assert!(
            names.is_sorted_by_key(|name| ["error", "warning", "notice"].iter().position(|level| level == name)),
            "{names:?}"
        );
        let last = commands.last().expect("the totals");
        assert_eq!(last.property("title"), Some("enkat check"));
    }
}

#[test]
fn findings_of_one_rule_and_column_are_one_annotation() {
    let text = github::text(&cases::usual());
    let expected = "\
::error file=data/answers.csv,line=4,title=EQ001 pd::2 errors, rows 3, 7; the first: 9, expected 1 to 5; perhaps a missing code, declare it
::error file=data/answers.csv,line=6,title=EQ010::row 5: a row has more or fewer cells than the header
::warning file=data/answers.csv,line=5,title=EQ004 sc::row 4, column sc: an answer has blanks around it
::warning file=data/answers.csv,line=1,title=EQ022 mo::column mo: every answer to an item is the same
::notice file=data/answers.csv,line=9,title=EQ014 wave::row 8, column wave: a row's wave is not among the occasions that were asked for
::notice title=enkat check::3 errors, 2 warnings, 1 notice in 1000 rows of 1 file
";
    assert_eq!(text, expected);
}

#[test]
fn the_last_place_of_a_level_says_how_many_are_not_annotated() {
    let commands = commands(&cases::many());
    let of = |level: &str| commands.iter().filter(|command| command.name == level).collect::<Vec<_>>();
    assert_eq!(of("error").len(), 10);
    assert_eq!(of("error")[9].property("title"), Some("\u{2026} and 21 more"));
    assert!(of("error")[9].message.starts_with("2520 findings "), "{}", of("error")[9].message);
    assert_eq!(of("error")[0].message.split(';').next(), Some("120 errors, rows 11, 22, 33, 44, 55, 66, \u{2026}"));
    assert_eq!(of("notice")[8].property("title"), Some("\u{2026} and 22 more"));
    assert_eq!(of("notice")[9].message, "3600 errors, 3600 warnings, 3600 notices in 1000000 rows of 1 file");
}

#[test]
fn a_file_that_cannot_be_used_or_has_no_rows_is_an_error() {
    let [_, clean, empty, broken] = cases::quiet().map(|outcome| commands(&outcome));
    assert_eq!(clean.len(), 1);
    assert_eq!((empty[0].name.as_str(), empty[0].property("title")), ("error", Some("no data rows")));
    assert_eq!((broken[0].property("file"), broken[0].message.as_str()), (Some("gone.csv"), "no such file"));
}

#[test]
fn standard_input_has_no_file() {
    let mut outcome = cases::usual();
    outcome.files[0].name = enkat_cli::check::outcome::STANDARD_INPUT.into();
    assert!(commands(&outcome).iter().all(|command| command.property("file").is_none()));
}

#[test]
fn the_summary_is_a_table_that_other_peoples_names_cannot_leave() {
    for outcome in cases::all() {
        let page = github::summary(&outcome, github::MOST_SUMMARY);
        let groups: usize = outcome.files.iter().map(|file| file.totals.len()).sum();
        let rows: Vec<&str> = page.lines().filter(|line| line.starts_with('|')).collect();
        assert_eq!(rows.len(), if groups == 0 { 0 } else { groups + 2 }, "{page}");
        for row in rows {
            assert_eq!(row.replace("\\\\", "").replace("\\|", "").matches('|').count(), 8, "{row}");
        }
        assert!(!page.contains(['<', '\u{1b}', '\u{202e}', '@']), "{page}");
    }
}

#[test]
fn the_summary_is_as_short_as_it_has_to_be_and_says_so() {
    let outcomes = cases::all();
    for (outcome, room) in outcomes.iter().flat_map(|outcome| (0..3_000).step_by(7).map(move |room| (outcome, room))) {
        let page = github::summary(outcome, room);
        assert!(page.len() <= room, "{} of {room}", page.len());
    }
    let cut = github::summary(&cases::many(), 2_000);
    assert!(cut.ends_with("The table is cut: GitHub takes no more. The totals above are exact.\n"), "{cut}");
    assert!(cut.contains("- big.csv&#58; 3600 errors") || cut.contains("- big.csv: 3600 errors"), "{cut}");
}
