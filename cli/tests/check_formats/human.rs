//! The page for a person.

use enkat_cli::check::human::{Look, text};
use unicode_width::UnicodeWidthStr as _;

use crate::cases;

#[test]
fn the_cell_is_drawn_and_the_totals_stand_below() {
    let page = text(&cases::usual(), Look::default());
    assert_eq!(page, include_str!("usual.txt"), "{page}");
}

#[test]
fn many_findings_of_a_kind_are_a_few_drawings_and_a_count() {
    let page = text(&cases::many(), Look::default());
    assert_eq!(page.matches("error[EQ001]").count(), 30 * 3);
    assert!(page.contains("\u{2026} 117 more of EQ001 in soc29_1: rows 44, 55, 66, \u{2026}\n"), "{page}");
    assert!(page.contains("listed 540 of 10800 findings; the totals are exact\n"));
    // notices are counted only
    assert_eq!(page.matches("notice[").count(), 0);
    assert!(page.contains("120 notices"));
    assert!(page.ends_with("big.csv: 3600 errors, 3600 warnings, 3600 notices in 1000000 rows\n"));
}

#[test]
fn the_last_line_is_the_verdict() {
    let last = |outcome: &_| text(outcome, Look::default()).lines().last().map(str::to_owned);
    let [nothing, clean, empty, broken] = cases::quiet();
    assert_eq!(last(&nothing), None);
    assert_eq!(text(&clean, Look::default()), "clean.csv: no findings in 1000 rows\n");
    assert_eq!(text(&empty, Look::default()), "empty.csv: no findings, no data rows\n");
    assert_eq!(last(&broken).as_deref(), Some("2 files: no findings in 1000 rows; 1 file cannot be checked"));
    assert!(text(&broken, Look::default()).contains("gone.csv: cannot be checked: no such file\n"));
}

#[test]
fn no_page_turns_a_terminal_upside_down_or_is_a_command_in_a_log() {
    for outcome in cases::all() {
        for width in [0, 1, 40, 80, usize::MAX] {
            let page = text(&outcome, Look { colour: false, width });
            assert!(!page.contains(|character: char| character.is_control() && character != '\n'), "{page:?}");
            assert!(!page.contains(['\u{202e}', '\u{2066}']), "{page:?}");
            assert!(page.lines().all(|line| !line.trim_start().starts_with("::")), "{page}");
            assert!(!page.contains("##["), "{page}");
        }
    }
}

#[test]
fn the_drawn_row_is_no_wider_than_the_terminal() {
    for width in [40, 60, 80] {
        let page = text(&cases::hostile(), Look { colour: false, width });
        for line in
            page.lines().filter(|line| line.split_once(" | ").is_some_and(|(before, _)| before.trim().parse::<u64>().is_ok()))
        {
            assert!(line.width() <= width, "{} of {width}: {line}", line.width());
        }
    }
}

#[test]
fn colour_adds_nothing_but_colour() {
    for outcome in cases::all() {
        let plain = text(&outcome, Look::default());
        let coloured = text(&outcome, Look { colour: true, ..Look::default() });
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    }
    assert!(text(&cases::usual(), Look { colour: true, ..Look::default() }).contains('\u{1b}'));
}

#[test]
fn one_rule_and_column_drawn_wide_and_narrow() {
    let mut outcome = cases::usual();
    outcome.files[0].listed[0].excerpt = Some(enkat_cli::check::Excerpt {
        cells: (1..=9).map(|number| (format!("a_very_long_name_of_a_column_{number}"), Some(format!("{number:020}")))).collect(),
        marked: 4,
        goes_before: false,
        goes_on: false,
    });
    let row = |width| {
        let page = text(&outcome, Look { colour: false, width });
        page.lines().find(|line| line.starts_with("4 |")).map(str::to_owned).expect("a row")
    };
    assert_eq!(row(40), "4 | … a_very_long_n… 0000000000000… …");
    assert!(row(200).contains("  a_very_long_name_of_a_c… 000000000000000…  "));
    assert!(row(200).width() <= 200);
}
