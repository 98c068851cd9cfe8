//! How the parts of a cohort meet.

use enkat::Registry;
use enkat::tally::Cohort;
use proptest::prelude::*;

/// Which part a row goes to, in which order parts merge, what happens to each before.
#[derive(Clone, Debug)]
pub(crate) struct Split {
    part_of: Vec<u8>,
    merges: Vec<[prop::sample::Index; 2]>,
    by_way_of_bytes: u8,
    sealed: u8,
    backwards: bool,
}

pub(crate) fn split() -> impl Strategy<Value = Split> {
    let index = any::<prop::sample::Index>;
    let part_of = prop::collection::vec(0_u8..6, 64);
    let merges = prop::collection::vec([index(), index()], 8);
    (part_of, merges, any::<u8>(), any::<u8>(), any::<bool>()).prop_map(
        |(part_of, merges, by_way_of_bytes, sealed, backwards)| Split { part_of, merges, by_way_of_bytes, sealed, backwards },
    )
}

impl Split {
    /// The cohort that the parts merge to, each part made of its rows. Where rows have a `person`, those of
    /// one go to one part, which may be sealed.
    pub(crate) fn merged<R: Clone>(
        &self,
        rows: &[R],
        person: Option<fn(&R) -> Option<&str>>,
        registry: &Registry,
        part_of: impl Fn(&[R]) -> Cohort,
    ) -> Cohort {
        let mut parts_of_rows: [Vec<R>; 6] = Default::default();
        for (place, row) in rows.iter().enumerate() {
            let id = person.and_then(|person| person(row));
            let place = id.map_or(place, |id| id.bytes().map(usize::from).sum());
            parts_of_rows[usize::from(self.part_of[place % self.part_of.len()])].push(row.clone());
        }
        let mut parts: Vec<Cohort> = Vec::new();
        for (place, mut rows) in parts_of_rows.into_iter().enumerate() {
            if self.backwards {
                rows.reverse();
            }
            let mut part = part_of(&rows);
            if person.is_some() && self.sealed >> place & 1 == 1 {
                part.seal();
            }
            if self.by_way_of_bytes >> place & 1 == 1 {
                part = Cohort::from_bytes(&part.to_bytes(), registry).expect("its own bytes");
            }
            parts.push(part);
        }
        for [one, other] in &self.merges {
            if parts.len() > 1 {
                let part = parts.swap_remove(one.index(parts.len()));
                let into = other.index(parts.len());
                parts[into].merge_repeating(&part).expect("parts of one cohort");
            }
        }
        let [merged] = &parts[..] else { panic!("eight merges make one of six parts") };
        merged.clone()
    }
}
