//! What is proposed for a table is what reading takes, whatever the table is.

use enkat::instrument::{Better, Key, KeyedScale};
use enkat::table::TableError;
use enkat::table::propose::{Evidence, Proposal, propose};
use enkat::{Choices, Registry};
use proptest::prelude::*;

/// The built-in questionnaires, and a scale of nine items from 0 to 3.
fn registry() -> Registry {
    let mut registry = Registry::built_in();
    let key = Key {
        id: "mood9".into(),
        name: "Nine items of our own".into(),
        min: 0,
        max: 3,
        items: (1..=9).collect(),
        reversed: vec![],
        subscales: vec![],
        better: Better::Lower,
        citation: "in-house".into(),
        doi: "".into(),
    };
    registry.add(KeyedScale::new(&key).expect("a key")).expect("a free id");
    registry
}

/// The table is read as proposed.
fn read(header: &[&str], proposal: &Proposal, registry: &Registry) -> Result<(), TableError> {
    let choices = Choices {
        columns: proposal.mappings(),
        occasions: proposal.occasion_names(),
        missing_codes: proposal.missing_codes(),
        ..Choices::default()
    };
    choices.table(registry, header).map(drop)
}

fn names(proposal: &Proposal) -> Vec<String> {
    proposal.mappings().iter().map(|mapping| format!("{}={}", mapping.ours, mapping.theirs)).collect()
}

/// Columns of numbered answers, each code of the range in turn.
fn numbered(name: &str, items: usize, codes: std::ops::RangeInclusive<usize>) -> (Vec<String>, Vec<Vec<String>>) {
    let (min, count) = (*codes.start(), codes.clone().count());
    let cells = |item: usize| (0..40).map(|row| (min + (row + item) % count).to_string()).collect();
    ((1..=items).map(|item| format!("{name}{item}")).collect(), (0..items).map(cells).collect())
}

fn proposed(header: &[String], cells: &[Vec<String>], registry: &Registry) -> Proposal {
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let cells: Vec<Vec<&str>> = cells.iter().map(|cells| cells.iter().map(String::as_str).collect()).collect();
    propose(&header, &cells, registry)
}

#[test]
fn numbered_columns_go_to_the_questionnaire_whose_codes_they_hold() {
    let registry = registry();
    for (items, codes, ours) in [(13, 1..=7, "soc13_{n}"), (29, 1..=7, "soc29_{n}"), (9, 0..=3, "mood9_{n}")] {
        let (header, cells) = numbered("q", items, codes);
        assert_eq!(names(&proposed(&header, &cells, &registry)), [format!("{ours}=q{{n}}")]);
    }
    // never the highest codes, and codes that no questionnaire has
    for (items, codes) in [(13, 1..=5), (9, 4..=9)] {
        let (header, cells) = numbered("q", items, codes);
        let proposal = proposed(&header, &cells, &registry);
        assert!(names(&proposal).is_empty());
        assert_eq!(proposal.bindings[0].others[0].column, "q{n}");
    }
}

#[test]
fn what_two_questionnaires_may_be_is_to_choose() {
    let mut registry = registry();
    let same =
        Key { id: "other13".into(), name: "Thirteen".into(), min: 1, max: 7, items: (1..=13).collect(), ..key_of_nothing() };
    registry.add(KeyedScale::new(&same).expect("a key")).expect("a free id");
    let (header, cells) = numbered("q", 13, 1..=7);
    let proposal = proposed(&header, &cells, &registry);
    assert!(names(&proposal).is_empty());
    let open: Vec<&str> = proposal.bindings.iter().map(|binding| binding.ours.as_str()).collect();
    assert_eq!(open, ["soc13_{n}", "other13_{n}"]);
    assert!(proposal.bindings.iter().all(|binding| binding.others[0].evidence.contains(&Evidence::Rivals)));
    // the name may say it
    let (header, cells) = numbered("Other13 no ", 13, 1..=7);
    assert_eq!(names(&proposed(&header, &cells, &registry)), ["other13_{n}=Other13 no {n}"]);
}

fn key_of_nothing() -> Key {
    Key {
        id: "".into(),
        name: "".into(),
        min: 0,
        max: 1,
        items: vec![],
        reversed: vec![],
        subscales: vec![],
        better: Better::Higher,
        citation: "in-house".into(),
        doi: "".into(),
    }
}

#[test]
fn a_wide_table_with_a_column_of_occasions_is_left_to_choose() {
    let header = ["id", "wave", "MO_pre", "MO_post"];
    let cells = [vec!["a"], vec!["start"], vec!["1"], vec!["2"]];
    let registry = Registry::built_in();
    let proposal = propose(&header, &cells, &registry);
    assert!(names(&proposal).is_empty());
    let refused = |evidence: &Evidence| matches!(evidence, Evidence::Refused { .. });
    assert!(proposal.bindings.iter().any(|binding| binding.others.iter().any(|other| other.evidence.iter().any(refused))));
}

#[cfg(feature = "serde")]
#[test]
fn a_proposal_survives_json_and_shows_no_cell() {
    let registry = registry();
    let mut sample = enkat::table::propose::TableSample::new(&["pid", "Ort", "visit", "mobility", "mood"], &registry);
    for row in 0..40_usize {
        let person = format!("P{}", row / 2);
        let level = (row % 5 + 1).to_string();
        let cells = [person.as_str(), "Umeå", ["pre", "post"][row % 2], &level, "blue"];
        sample.add_row(|column| cells[column]);
    }
    let proposal = sample.propose(&registry);
    let json = serde_json::to_string(&proposal).expect("JSON");
    assert_eq!(serde_json::from_str::<Proposal>(&json).expect("a proposal"), proposal);
    assert_eq!(names(&proposal), ["mo=mobility", "id=pid", "wave=visit"]);
    assert!(!json.contains("Umeå") && !json.contains("blue") && !json.contains("P1\""), "{json}");
    assert!(json.contains("post") && json.contains("holds"), "{json}");
}

/// Names that mean something, that collide, and that are hard to name.
fn name() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "id",
        "ID ",
        "pid",
        "wave",
        "visit",
        "date",
        "Datum",
        "mo",
        "MO",
        "mobility",
        "MO_pre",
        "MO_post",
        "sc_t1",
        "sc_t2",
        "pain",
        "vas",
        "profile",
        "start.mo",
        "exit.mo",
        "",
        " ",
        "{n}",
        "q{n}",
        "q1",
        "q01",
        "a=b",
        "referred_from",
        "Remittent",
        "age",
        "Ålder",
        "Kön",
        "start.age",
        "se-guideline-1.status",
        "SE_guideline_1_status",
        "violence_outcome",
        "other.status",
        "other.item",
        "kasam_total",
        "utility",
        "soc13_1",
        "start.soc13_2",
        "eq5d_mb_5l_swe_swe",
        "eq5d_mb_5l_swe_swe_slut",
        "EQ5D_NL_SCOPT",
        "Vanliga aktiviteter",
        "Aktiviteter",
        "Avslutades till",
        "EQ1",
        "mo1",
        "Fysiskt våld",
    ];
    prop_oneof![8 => proptest::sample::select(KNOWN).prop_map(str::to_owned), 1 => ".{0,8}"]
}

/// A header, perhaps with numbered columns, and rows of cells that are often answers.
fn table() -> impl Strategy<Value = (Vec<String>, Vec<Vec<String>>)> {
    let run = proptest::sample::select(&["", "q", "soc13_", "fr_T1_", "fr_T2_"][..]);
    let cell = || {
        const USUAL: &[&str] = &[
            "1",
            "2",
            "3",
            "4",
            "7",
            "99",
            "",
            "start",
            "exit",
            "pre",
            "post",
            "Före",
            "2026-01-02",
            "yes",
            "kvinna",
            "0.5",
            "0",
            "Nivå 3",
            "A2",
        ];
        prop_oneof![6 => proptest::sample::select(USUAL).prop_map(str::to_owned), 1 => ".{0,5}"]
    };
    (prop::collection::vec(name(), 1..10), run, 0_usize..14).prop_flat_map(move |(mut header, run, count)| {
        header.extend((1..=count).filter(|_| !run.is_empty()).map(|number| format!("{run}{number}")));
        let columns = header.len();
        let cells = prop::collection::vec(prop::collection::vec(cell(), 0..12), columns);
        (Just(header), cells)
    })
}

/// Made once: the forms that it holds are checked each time.
static REGISTRY: std::sync::LazyLock<Registry> = std::sync::LazyLock::new(registry);

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn reading_takes_every_proposal((header, cells) in table()) {
        let registry = &*REGISTRY;
        let proposal = proposed(&header, &cells, registry);
        let header: Vec<&str> = header.iter().map(String::as_str).collect();
        // a value among the names, of which none is known: nothing is proposed until somebody names a column
        let no_header = proposal.unusable.as_ref().is_some_and(|why| why.starts_with("the first row does not look like names"));
        match read(&header, &proposal, registry) {
            Ok(()) | Err(TableError::Layout(enkat::table::LayoutError::NoItem { .. })) => {
                prop_assert!(no_header || proposal.unusable.is_none());
            }
            // it could not be read before either
            Err(error) => prop_assert_eq!(proposal.unusable, Some(error.to_string())),
        }
    }
}
