//! Any bytes as a cohort: refused, or the very bytes of a cohort that has figures.

use std::hash::Hasher as _;

use arbitrary::Arbitrary;
use enkat::Registry;
use enkat::figure::{ReportOptions, Status};
use enkat::report::Report;
use enkat::tally::Cohort;
use siphasher::sip::SipHasher13;

use crate::{made_of, rows};

#[derive(Arbitrary, Debug)]
struct Input {
    rows: Vec<rows::FuzzRow>,
    forms: u8,
    groups: bool,
    days: bool,
    sealed: bool,
    /// Bytes that take the place of others: where, how many go, what comes.
    edits: Vec<(u16, u8, Vec<u8>)>,
    raw: Vec<u8>,
}

pub fn holds(bytes: &[u8]) {
    let Some(input) = made_of::<Input>(bytes) else { return };
    let registry = rows::registry();
    read(&input.raw, &registry);
    read(&with_check(&[b"enkat\0ST\x02\x00", &input.raw[..]].concat()), &registry);
    // the state of a cohort, changed, with the check sum that goes with it
    let mut cohort = rows::empty(&rows::plan(&registry, input.forms), input.groups, input.days);
    rows::add(&mut cohort, &input.rows[..input.rows.len().min(40)], input.forms);
    if input.sealed {
        cohort.seal();
    }
    let bytes = cohort.to_bytes();
    assert!(Cohort::from_bytes(&bytes, &registry).is_ok_and(|read| read == cohort));
    let mut body = bytes[..bytes.len() - 8].to_vec();
    for (place, gone, new) in input.edits.into_iter().take(4) {
        let place = usize::from(place) % body.len();
        let end = body.len().min(place + usize::from(gone % 24));
        body.splice(place..end, new.into_iter().take(24));
    }
    read(&body, &registry);
    read(&with_check(&body), &registry);
}

fn with_check(body: &[u8]) -> Vec<u8> {
    let mut hasher = SipHasher13::new();
    hasher.write(body);
    [body, &hasher.finish().to_le_bytes()].concat()
}

fn read(bytes: &[u8], registry: &Registry) {
    let Ok(mut cohort) = Cohort::from_bytes(bytes, registry) else { return };
    assert_eq!(cohort.to_bytes(), bytes);
    // a column that tells people apart does not make a report
    let report = Report::internal(&cohort, ReportOptions::default()).ok();
    for figure in report.iter().flat_map(|report| report.figures().all()) {
        assert!(figure.value.is_none_or(f64::is_finite) && (figure.status == Status::Ok) == figure.value.is_some(), "{figure:?}");
    }
    let _ = cohort.merge_repeating(&cohort.clone());
    // counts made up may be more than a state holds once they are doubled
    let _ = Cohort::from_bytes(&cohort.to_bytes(), registry);
}
