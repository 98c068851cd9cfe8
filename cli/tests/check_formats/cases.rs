//! Outcomes made by hand.

use enkat::finding::{Finding, Rule, Severity, Total};
use enkat_cli::check::{Excerpt, FileOutcome, Listed, Outcome, SwitchedOff};

/// A cell out of its range, with its neighbours.
pub(crate) fn out_of_range(row: u64, column: &str, found: i64) -> Listed {
    let finding = Finding {
        line: Some(row + 1),
        expected: Some([1, 5]),
        found: Some(found),
        ..Finding::about_row(Rule::OutOfRange, row, column)
    };
    let cells = vec![("ua".into(), None), (column.into(), Some(found.to_string())), ("ad".into(), None)];
    Listed { finding, excerpt: Some(Excerpt { cells, marked: 1, goes_before: true, goes_on: false }) }
}

/// A finding about a row or a column, without an excerpt.
pub(crate) fn plain(rule: Rule, row: Option<u64>, column: &str) -> Listed {
    let finding = Finding { row, line: row.map(|row| row.saturating_add(1)), ..Finding::about_column(rule, column) };
    Listed { finding, excerpt: None }
}

/// A file with these findings, listed in this order, and as many more of each kind as `unlisted` says.
pub(crate) fn file(name: &str, rows: u64, listed: Vec<Listed>, unlisted: u64) -> FileOutcome {
    let mut totals: Vec<Total> = Vec::new();
    for Listed { finding, .. } in &listed {
        match totals.iter_mut().find(|total| total.rule == finding.rule && total.column == finding.column) {
            Some(total) => total.count += 1,
            None => totals.push(Total::new(finding.clone(), 1 + unlisted)),
        }
    }
    let columns = ["id", "mo", "sc", "ua", "pd", "ad"].map(|name| (name.to_owned(), Some(name.to_owned()))).to_vec();
    FileOutcome { name: name.into(), rows, columns, listed, totals, ..FileOutcome::default() }
}

pub(crate) fn outcome(files: Vec<FileOutcome>) -> Outcome {
    Outcome { files, fail_on: Severity::Error, said_in: None }
}

/// Three errors and two warnings, and a notice.
pub(crate) fn usual() -> Outcome {
    let padded = plain(Rule::Padded, Some(4), "sc");
    let listed = vec![
        out_of_range(3, "pd", 9),
        out_of_range(7, "pd", 6),
        plain(Rule::RowWidth, Some(5), ""),
        padded,
        plain(Rule::ConstantColumn, None, "mo"),
        plain(Rule::IgnoredOccasion, Some(8), "wave"),
    ];
    outcome(vec![file("data/answers.csv", 1000, listed, 0)])
}

/// More findings of every level than any form shows, in many columns.
pub(crate) fn many() -> Outcome {
    let columns: Vec<String> = (1..=30).map(|number| format!("soc29_{number}")).collect();
    let of_columns = |rule: Rule| columns.iter().map(move |column| (rule, column));
    let rules = [Rule::OutOfRange, Rule::Padded, Rule::IgnoredOccasion];
    let listed = rules
        .into_iter()
        .flat_map(of_columns)
        .flat_map(|(rule, column)| (1..=6).map(move |row| plain(rule, Some(row * 11), column)));
    outcome(vec![file("big.csv", 1_000_000, listed.collect(), 114)])
}

/// Names that are markup, commands, links, patterns and control characters.
pub(crate) const HOSTILE: [&str; 12] = [
    "::error file=x::y",
    "a\r\n::set-output name=x::y",
    "##[error]a",
    "<script>alert(1)</script>&amp;\"']]>",
    "a|b`c`*d*_e_ [link](http://e.example) {0} @all",
    "\u{0}\u{1}\u{1b}[31m\u{7f}\u{85}\u{9b}",
    "\u{202e}gnp.vsc\u{2066}",
    "100 %,:%0A%3A",
    "\u{fffe}\u{ffff}\u{1fffe}",
    "\u{d7ff}\u{e000}\u{10ffff}👩‍⚕️ ä 一",
    "",
    " ",
];

/// One file for each of them, which is its name, its columns, its notes, its reasons and its cells.
pub(crate) fn hostile() -> Outcome {
    let long = "x".repeat(5_000);
    let files = HOSTILE.iter().copied().chain([long.as_str()]).flat_map(|text| {
        let mut listed = out_of_range(1, text, 9);
        listed.finding.note = Some(text.into());
        let cells = vec![(text.into(), Some(text.into())), (text.into(), None)];
        listed.excerpt = Some(Excerpt { cells, marked: 0, goes_before: false, goes_on: true });
        let mut one = file(text, 7, vec![listed], 3);
        one.off.push(SwitchedOff { rule: Rule::Padded, reason: text.into(), count: 4 });
        one.known = 2;
        [one, FileOutcome { name: text.into(), unusable: Some(text.into()), ..FileOutcome::default() }]
    });
    outcome(files.collect())
}

/// A check of nothing, of a clean file, of one without rows, and of one that cannot be used beside a clean one.
pub(crate) fn quiet() -> [Outcome; 4] {
    let clean = || file("clean.csv", 1000, Vec::new(), 0);
    let unusable = FileOutcome { name: "gone.csv".into(), unusable: Some("no such file".into()), ..FileOutcome::default() };
    [
        outcome(Vec::new()),
        outcome(vec![clean()]),
        outcome(vec![file("empty.csv", 0, Vec::new(), 0)]),
        outcome(vec![clean(), unusable]),
    ]
}

/// A finding whose marked index is out of bounds, whose numbers are the largest, of a file without lines.
pub(crate) fn odd() -> Outcome {
    let mut beyond = out_of_range(3, "pd", 9);
    beyond.excerpt = Some(Excerpt { cells: Vec::new(), marked: 7, goes_before: true, goes_on: true });
    let mut late = out_of_range(u64::MAX - 1, "pd", i64::MIN);
    late.finding.line = None;
    let first_line = Listed {
        finding: Finding { line: Some(u64::MAX), ..plain(Rule::RowWidth, Some(u64::MAX), "").finding },
        ..beyond.clone()
    };
    let mut file = file("a.parquet", u64::MAX, vec![beyond, late, first_line], 0);
    // listed and never counted, counted and never listed
    file.listed.push(plain(Rule::NoId, Some(1), "id"));
    let first = plain(Rule::NoColumn, None, "mo").finding;
    file.totals.push(Total::new(first, 1));
    outcome(vec![file])
}

pub(crate) fn all() -> Vec<Outcome> {
    let mut standard_input = usual();
    standard_input.files[0].name = enkat_cli::check::outcome::STANDARD_INPUT.into();
    let strict = Outcome { fail_on: Severity::Warning, ..usual() };
    let mut all = vec![usual(), strict, standard_input, many(), hostile(), odd()];
    all.extend(quiet());
    all
}
