//! What names of columns and of occasions usually mean.

use enkat::ground::Occasion;

/// Short names of the dimensions, by item.
const DIMENSIONS: [(&str, &[&str]); 5] = [
    ("mo", &["mo", "mb", "mobility", "mobil", "rörlighet", "rorlighet", "gång", "förflyttning"]),
    ("sc", &["sc", "selfcare", "care", "hygien", "personligvård", "personligvard", "personalcare"]),
    ("ua", &["ua", "usualactivities", "usual", "activities", "activity", "aktiviteter", "huvudsakligaaktiviteter", "aktivitet"]),
    ("pd", &["pd", "pain", "paindiscomfort", "smärta", "smarta", "smärtorbesvär", "smärtabesvär", "smärtaobehag"]),
    ("ad", &["ad", "anxiety", "anxietydepression", "oro", "oronedstämdhet", "oroångest", "ångest", "depression"]),
];

const VAS: [&str; 9] = ["vas", "eqvas", "health", "hälsa", "halsa", "vasscore", "healthvas", "hälsovas", "healthscale"];
const PROFILE: [&str; 6] = ["profile", "profil", "healthstate", "hälsoprofil", "state", "hälsotillstånd"];
const ID: [&str; 20] = [
    "id",
    "pid",
    "personid",
    "patientid",
    "patient",
    "subject",
    "subjectid",
    "recordid",
    "studyid",
    "participant",
    "participantid",
    "löpnr",
    "löpnummer",
    "lopnr",
    "lopnummer",
    "deltagare",
    "deltagarid",
    "klientid",
    "kod",
    "pseudonym",
];
const WAVE: [&str; 18] = [
    "wave",
    "tidpunkt",
    "tillfälle",
    "mättillfälle",
    "mätning",
    "occasion",
    "visit",
    "timepoint",
    "time",
    "event",
    "redcapeventname",
    "eventname",
    "fas",
    "phase",
    "besök",
    "omgång",
    "assessment",
    "moment",
];
const DATE: [&str; 8] = ["date", "datum", "day", "visitdate", "besöksdatum", "surveydate", "svarsdatum", "mätdatum"];

const START: [&str; 13] = [
    "start",
    "pre",
    "före",
    "fore",
    "before",
    "baseline",
    "bl",
    "inskrivning",
    "förmätning",
    "intake",
    "admission",
    "enrolment",
    "innan",
];
const EXIT: [&str; 14] = [
    "exit",
    "post",
    "efter",
    "after",
    "slut",
    "end",
    "followup",
    "fu",
    "uppföljning",
    "utskrivning",
    "eftermätning",
    "discharge",
    "avslut",
    "final",
];

/// Small letters and digits, without anything between them.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The item or field that a name without an occasion means.
pub(super) fn ours(name: &str) -> Option<&'static str> {
    let name = plain(name);
    let mut bare = name.as_str();
    // `EQ-5D-5L mobility`, `eq5d_mo`
    for start in ["euroqol", "eq5d5l", "eq5d", "eq"] {
        if let Some(rest) = bare.strip_prefix(start).filter(|rest| !rest.is_empty()) {
            bare = rest;
            break;
        }
    }
    let is_one = |known: &[&str]| known.contains(&name.as_str()) || known.contains(&bare);
    let dimension = DIMENSIONS.into_iter().find(|(_, known)| is_one(known)).map(|(item, _)| item);
    dimension.or_else(|| {
        [("vas", &VAS[..]), ("profile", &PROFILE), ("id", &ID), ("wave", &WAVE), ("date", &DATE)]
            .into_iter()
            .find(|(_, known)| is_one(known))
            .map(|(item, _)| item)
    })
}

/// Answers to these are questionnaire items: a wide table may have each twice.
pub(super) fn is_item(ours: &str) -> bool {
    !matches!(ours, "id" | "wave" | "date")
}

/// The range of an item, by its name without an occasion.
pub(super) fn range(ours: &str) -> [i64; 2] {
    match ours {
        "vas" => [0, 100],
        name if name.starts_with("soc") => [1, 7],
        _ => [1, 5],
    }
}

/// A label that usually stands for an occasion, however it is written: `Pre`, `T1`, `baseline_arm_1`.
///
/// The number tells pairs apart that only mean something together: 0 for words, else the first of the pair plus 1.
pub(super) fn occasions(label: &str) -> Vec<(Occasion, u8)> {
    let label = label.trim().to_lowercase();
    let arm = label.find("_arm_").map_or(label.as_str(), |at| &label[..at]);
    let plain = plain(arm);
    let mut meant = Vec::new();
    if START.contains(&plain.as_str()) {
        meant.push((Occasion::Start, 0));
    }
    if EXIT.contains(&plain.as_str()) {
        meant.push((Occasion::Exit, 0));
    }
    let digit = plain.strip_prefix(['t', 'm']).unwrap_or(&plain);
    if let ([digit @ b'0'..=b'2'], true) = (digit.as_bytes(), plain.len() <= 2) {
        let number = digit - b'0';
        if number < 2 {
            meant.push((Occasion::Start, number + 1));
        }
        if number > 0 {
            meant.push((Occasion::Exit, number));
        }
    }
    meant
}

/// The two labels that mean start and exit, if there is one such pair among them.
pub(super) fn pair<'l>(labels: &[&'l str]) -> Option<[&'l str; 2]> {
    let of = |occasion: Occasion, kind: u8| -> Vec<&'l str> {
        labels.iter().copied().filter(|label| occasions(label).contains(&(occasion, kind))).collect()
    };
    let pairs: Vec<[&str; 2]> = (0..=2)
        .filter_map(|kind| match (of(Occasion::Start, kind).as_slice(), of(Occasion::Exit, kind).as_slice()) {
            ([start], [exit]) => Some([*start, *exit]),
            _ => None,
        })
        .collect();
    match pairs.as_slice() {
        [one] => Some(*one),
        _ => None,
    }
}

/// A name and the label of an occasion at its beginning or end: `MO_pre` is `MO` at `pre`; each way to read it.
pub(super) fn with_label(name: &str) -> Vec<(String, String)> {
    let mut ways = Vec::new();
    let is_gap = |sign: char| !sign.is_alphanumeric();
    if let Some(at) = name.find(is_gap) {
        let gap = name[at..].chars().next().map_or(1, char::len_utf8);
        ways.push((name[at + gap..].to_owned(), name[..at].to_owned()));
    }
    if let Some((at, gap)) = name.char_indices().rev().find(|(_, sign)| is_gap(*sign)) {
        ways.push((name[..at].to_owned(), name[at + gap.len_utf8()..].to_owned()));
    }
    // `mo1`, `mo_t1` without the line
    let stem = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
    if stem.len() < name.len() && stem.chars().next_back().is_some_and(char::is_alphabetic) {
        ways.push((stem.to_owned(), name[stem.len()..].to_owned()));
        if let Some(shorter) = stem.strip_suffix(['t', 'T']) {
            ways.push((shorter.to_owned(), name[shorter.len()..].to_owned()));
        }
    }
    ways.retain(|(rest, label)| !rest.is_empty() && !occasions(label).is_empty());
    ways
}

#[cfg(test)]
mod tests {
    use super::{ours, pair, with_label};

    #[test]
    fn usual_names_of_the_dimensions_are_known() {
        for (name, item) in [
            ("Mobility", "mo"),
            ("EQ5D_MO", "mo"),
            ("Rörlighet", "mo"),
            ("EQ-5D-5L Self-care", "sc"),
            ("usual_activities", "ua"),
            ("Smärta", "pd"),
            ("Oro", "ad"),
            ("EQ VAS", "vas"),
            ("record_id", "id"),
            ("Löpnr", "id"),
            ("Datum", "date"),
        ] {
            assert_eq!(ours(name), Some(item), "{name}");
        }
        assert_eq!(ours("sex"), None);
    }

    #[test]
    fn two_labels_make_a_pair_and_three_do_not() {
        assert_eq!(pair(&["Efter", "Före"]), Some(["Före", "Efter"]));
        assert_eq!(pair(&["T1", "T2"]), Some(["T1", "T2"]));
        assert_eq!(pair(&["followup_arm_1", "baseline_arm_1"]), Some(["baseline_arm_1", "followup_arm_1"]));
        assert_eq!(pair(&["t0", "t1", "t2"]), None);
        assert_eq!(pair(&["F", "M"]), None);
    }

    #[test]
    fn an_occasion_stands_before_or_behind_a_name() {
        assert_eq!(with_label("MO_pre"), [("MO".into(), "pre".into())]);
        assert_eq!(with_label("T1_MO"), [("MO".into(), "T1".into())]);
        assert!(with_label("mo1").contains(&("mo".into(), "1".into())));
        assert!(with_label("self_care").is_empty());
    }
}
