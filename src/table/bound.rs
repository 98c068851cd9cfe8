//! Which columns go by a name of ours.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::column_names::{at, plain, without_occasion};
use super::layout::{Place, unknown_column};
use super::{LayoutError, Mapping};
use crate::ground::Occasion;
use crate::instrument::Definition;

/// The columns of each name of ours: those that a caller named, else the one that has the name itself.
pub(super) struct Bound {
    columns: BTreeMap<String, Vec<usize>>,
    /// Names that a caller gave.
    mapped: HashSet<String>,
}

/// Where the answers to a questionnaire are.
pub(super) struct ItemPlaces {
    /// One place for each item.
    pub(super) places: Vec<Option<Place>>,
    /// Further places of an item of which a row fills one.
    pub(super) others: Vec<(usize, Place)>,
}

impl Bound {
    /// Finds the `known` names; those of `items` may have several columns, one of them filled in a row.
    ///
    /// What a caller named goes before a column that happens to have our name.
    pub(super) fn new(header: &[&str], known: &[String], items: &[&str], mappings: &[Mapping]) -> Result<Self, LayoutError> {
        let names: Vec<String> = header.iter().map(|name| plain(name)).collect();
        let mut named_so: HashMap<&str, Vec<usize>> = HashMap::new();
        for (column, name) in names.iter().enumerate() {
            named_so.entry(name).or_default().push(column);
        }
        let is_item = |name: &str| items.contains(&without_occasion(name));
        let two_columns = |item: &str, columns: [usize; 2]| LayoutError::TwoColumns {
            item: item.to_owned(),
            columns: columns.map(|column| header[column].trim().to_owned()),
        };
        let mut columns: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut taken: BTreeMap<usize, String> = BTreeMap::new();
        for mapping in mappings {
            for (ours, theirs) in mapping.expanded(known)? {
                let column = match *named_so.get(plain(&theirs).as_str()).map_or(&[][..], Vec::as_slice) {
                    [] => return Err(unknown_column(&theirs, header)),
                    [column] => column,
                    [one, other, ..] => return Err(two_columns(&ours, [one, other])),
                };
                if let Some(earlier) = taken.insert(column, ours.clone()) {
                    return Err(LayoutError::MappedTwice { column: theirs, items: [earlier, ours] });
                }
                let others = columns.entry(ours.clone()).or_default();
                if let Some(earlier) = others.first().filter(|_| !is_item(&ours)) {
                    return Err(two_columns(&ours, [*earlier, column]));
                }
                others.push(column);
            }
        }
        let mapped: HashSet<String> = columns.keys().cloned().collect();
        // a plain `mo` is another column where the items of both occasions are named
        let mapped_items: BTreeSet<&str> =
            mapped.iter().filter(|name| is_item(name)).map(|name| without_occasion(name)).collect();
        let is_known: HashSet<&str> = known.iter().map(String::as_str).collect();
        for (column, name) in names.iter().enumerate() {
            let is_named_otherwise = mapped.contains(name) || mapped_items.contains(without_occasion(name));
            if taken.contains_key(&column) || !is_known.contains(name.as_str()) || is_named_otherwise {
                continue;
            }
            if let Some(earlier) = columns.insert(name.clone(), vec![column]) {
                return Err(two_columns(name, [earlier[0], column]));
            }
        }
        Ok(Self { columns, mapped })
    }

    /// The first column of a name.
    pub(super) fn first(&self, name: &str) -> Option<usize> {
        self.all(name).first().copied()
    }

    fn all(&self, name: &str) -> &[usize] {
        self.columns.get(name).map_or(&[], Vec::as_slice)
    }

    /// Each name with each of its columns.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, usize)> {
        self.columns.iter().flat_map(|(name, columns)| columns.iter().map(move |column| (name.as_str(), *column)))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// The places of a questionnaire's items, or none if no item has a column.
    pub(super) fn places(&self, definition: &Definition, occasion: Option<Occasion>) -> Result<Option<ItemPlaces>, LayoutError> {
        let ids: Vec<String> = definition.items.iter().map(|item| at(occasion, &item.id)).collect();
        let mut found: Vec<Vec<Place>> = ids.iter().map(|id| self.all(id).iter().copied().map(Place::Column).collect()).collect();
        if let Some(packed) = &definition.packed {
            let id = at(occasion, &packed.id);
            let together = &ids[..packed.items.min(ids.len())];
            let [is_packed_mapped, is_item_mapped] =
                [self.mapped.contains(&id), together.iter().any(|id| self.mapped.contains(id))];
            let of_all = if is_item_mapped && !is_packed_mapped { &[] } else { self.all(&id) };
            for (place, found) in found.iter_mut().enumerate().take(if of_all.is_empty() { 0 } else { packed.items }) {
                if is_packed_mapped && !is_item_mapped {
                    found.clear();
                }
                if !found.is_empty() {
                    let item = definition.items[place].id.to_string();
                    return Err(LayoutError::TwoColumns { columns: [packed.id.to_string(), item.clone()], item });
                }
                found.extend(of_all.iter().map(|column| Place::Digit { column: *column, place, of: packed.items }));
            }
        }
        let others = found.iter().enumerate().flat_map(|(item, found)| found.iter().skip(1).map(move |place| (item, *place)));
        let places = ItemPlaces { others: others.collect(), places: found.iter().map(|found| found.first().copied()).collect() };
        Ok(places.places.iter().any(Option::is_some).then_some(places))
    }
}
