//! Which column of a table is which item.

use std::collections::HashMap;
use std::ops::Range;

use super::bound::{Bound, ItemPlaces};
use super::cell::MissingCode;
use super::column_names::{at, plain};
use super::shown_names::{are_values, no_header, shown_names};
use super::violence_columns::{check_names, named_violence, violence_columns};
use super::{FieldColumns, FieldGroup, LayoutError, Mapping};
use crate::ground::Occasion;
use crate::ground::{close_names, shown_text};
use crate::instrument::Definition;

/// Where the cells of an item are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In a column of its own.
    Column(usize),
    /// One digit of a column that holds several items.
    Digit {
        /// The column.
        column: usize,
        /// Which digit, from 0.
        place: usize,
        /// How many digits a cell has.
        of: usize,
    },
}

impl Place {
    /// The column of the table.
    #[must_use]
    pub(crate) const fn column(self) -> usize {
        match self {
            Self::Column(column) | Self::Digit { column, .. } => column,
        }
    }
}

/// The columns of one questionnaire, at one occasion of a wide table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InstrumentColumns {
    /// Its place among the questionnaires that were asked for.
    pub instrument: usize,
    /// The occasion, in a wide table.
    pub occasion: Option<Occasion>,
    /// One place for each item, in form order.
    pub places: Vec<Option<Place>>,
    /// Further places of an item of which a row fills one.
    pub others: Vec<(usize, Place)>,
}

impl InstrumentColumns {
    /// Every column that holds answers; one that holds several items comes as often.
    pub(crate) fn all(&self) -> impl Iterator<Item = Place> {
        self.places.iter().flatten().copied().chain(self.others.iter().map(|(_, place)| *place))
    }

    /// Every column of one item.
    pub(super) fn of_item(&self, item: usize) -> impl Iterator<Item = Place> {
        let others = self.others.iter().filter(move |(other, _)| *other == item).map(|(_, place)| *place);
        self.places.get(item).copied().flatten().into_iter().chain(others)
    }
}

/// Which column of a table is which item.
///
/// # Examples
///
/// ```
/// use enkat::inner::table::Layout;
/// use enkat::Registry;
///
/// let registry = Registry::built_in();
/// let definitions: Vec<_> = registry.iter().map(|instrument| instrument.definition()).collect();
/// let header = ["id", "Q1", "Q2", "VAS"];
/// let layout = Layout::new(&header, &definitions, &[], &["mo=Q1".parse()?, "sc=Q2".parse()?], false)?;
/// assert_eq!(layout.absent(&definitions), ["ua", "pd", "ad"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The column of pseudonyms.
    pub(crate) id: Option<usize>,
    /// The column of occasions.
    pub(crate) wave: Option<usize>,
    /// The column of days.
    pub(crate) date: Option<usize>,
    /// The column of ages, which only some fields need.
    pub(crate) age: Option<usize>,
    /// The columns of days at start and at exit, in a wide table.
    pub(crate) dates: [Option<usize>; 2],
    /// The questionnaires that are in the table.
    pub(crate) instruments: Vec<InstrumentColumns>,
    /// The groups of fields that are in the table.
    pub(crate) fields: Vec<FieldColumns>,
    /// Both occasions stand in one row.
    pub(crate) wide: bool,
    /// The columns of a violence form, of a known one or `FORM.ITEM` beside
    /// `FORM.status`; what they hold must not leave unasked.
    pub(crate) violence: Vec<usize>,
    /// Those of them that only their name tells.
    pub(crate) named_violence: Vec<usize>,
}

pub(super) const FIELDS: [&str; 3] = ["id", "wave", "date"];
const AGE: &str = "age";

impl Layout {
    /// The layout of a table with these column names.
    ///
    /// Names are compared without case and surrounding blanks. `names_occasions`
    /// says that the caller named occasions, which a wide table has no use for.
    ///
    /// # Errors
    ///
    /// [`LayoutError`] names the column or the item that does not fit.
    pub fn new(
        header: &[&str],
        definitions: &[&Definition],
        fields: &[FieldGroup],
        mappings: &[Mapping],
        names_occasions: bool,
    ) -> Result<Self, LayoutError> {
        let present: Vec<bool> = fields.iter().map(|group| group.is_named(header, mappings)).collect();
        let known =
            known_names(definitions, fields.iter().zip(&present).filter(|(_, present)| **present).map(|(group, _)| group));
        let columns = Bound::new(header, &known, &item_names(definitions), mappings)?;
        let column = |name: &str| columns.first(name);
        let mut layout = Self {
            id: column("id"),
            wave: column("wave"),
            date: column("date"),
            age: column(AGE),
            dates: Occasion::BOTH.map(|occasion| column(&at(Some(occasion), "date"))),
            instruments: Vec::new(),
            fields: Vec::new(),
            wide: false,
            violence: violence_columns(header, fields),
            named_violence: Vec::new(),
        };
        for occasion in [None, Some(Occasion::Start), Some(Occasion::Exit)] {
            for (instrument, definition) in definitions.iter().enumerate() {
                if let Some(ItemPlaces { places, others }) = columns.places(definition, occasion)? {
                    layout.instruments.push(InstrumentColumns { instrument, occasion, places, others });
                    layout.wide |= occasion.is_some();
                }
            }
        }
        let at_occasion = |occasion, name: &str| column(&at(occasion, name));
        // a group without an essential column has no name among the columns
        layout.wide |= fields
            .iter()
            .flat_map(|group| &group.names)
            .any(|name| Occasion::BOTH.into_iter().any(|occasion| at_occasion(Some(occasion), name).is_some()));
        for (group, fields) in fields.iter().enumerate() {
            layout.add_fields(group, fields, at_occasion);
        }
        layout.violence.sort_unstable();
        layout.violence.dedup();
        check_names(&columns, &layout.violence, fields, header)?;
        let mut is_known = vec![false; header.len()];
        for column in columns.iter().map(|(_, column)| column).chain(layout.violence.iter().copied()) {
            is_known[column] = true;
        }
        layout.named_violence = named_violence(header, fields, |column| is_known[column]);
        layout.violence.extend(&layout.named_violence);
        layout.violence.sort_unstable();
        if layout.instruments.is_empty() && layout.fields.is_empty() {
            let expected = expected_names(definitions, fields);
            if are_values(header) && columns.is_empty() {
                return Err(no_header(header, expected));
            }
            let names = shown_names(header, |column| is_known[column]);
            // the number of a column without a name says nothing
            let with_name = names.iter().zip(header).filter(|(_, given)| !given.trim().is_empty());
            let found = with_name.take(8).map(|(shown, _)| shortened(shown)).collect();
            return Err(LayoutError::NoItem { found, expected });
        }
        if layout.wide && layout.instruments.iter().any(|columns| columns.occasion.is_none()) {
            return Err(LayoutError::Mixed);
        }
        if layout.wide && (layout.wave.is_some() || names_occasions) {
            return Err(LayoutError::WideWithWave);
        }
        if names_occasions && layout.wave.is_none() {
            return Err(LayoutError::NoWave);
        }
        Ok(layout)
    }

    /// Finds one group of fields; in a wide table a plain name is of the start.
    fn add_fields(&mut self, group: usize, fields: &FieldGroup, column: impl Fn(Option<Occasion>, &str) -> Option<usize>) {
        let has = |occasion| fields.essential.iter().any(|name| column(occasion, name).is_some());
        if ![None, Some(Occasion::Start), Some(Occasion::Exit)].into_iter().any(has) {
            return;
        }
        let mut add = |occasion, columns: Vec<Option<usize>>| {
            if columns.iter().any(Option::is_some) {
                self.fields.push(FieldColumns { group, occasion, columns });
            }
        };
        let plain = || fields.names.iter().map(|name| column(None, name));
        if self.wide {
            let start = fields.names.iter().zip(plain()).map(|(name, plain)| column(Some(Occasion::Start), name).or(plain));
            add(Some(Occasion::Start), start.collect());
            add(Some(Occasion::Exit), fields.names.iter().map(|name| column(Some(Occasion::Exit), name)).collect());
        } else {
            add(None, plain().collect());
        }
        if fields.secret.is_some() {
            let occasions = [None, Some(Occasion::Start), Some(Occasion::Exit)];
            let found = fields.names.iter().flat_map(|name| occasions.map(|occasion| column(occasion, name)));
            self.violence.extend(found.flatten());
        }
    }

    /// The codes under the names of the table: a code may name a column in our words or in the table's.
    ///
    /// # Errors
    ///
    /// [`LayoutError::UnknownColumn`] when no column has that name.
    pub fn missing_codes(
        &self,
        codes: &[MissingCode],
        header: &[&str],
        definitions: &[&Definition],
        fields: &[FieldGroup],
    ) -> Result<Vec<MissingCode>, LayoutError> {
        let mut resolved = Vec::new();
        let mut named_so: HashMap<String, Vec<usize>> = HashMap::new();
        if codes.iter().any(|code| code.column.is_some()) {
            for (column, name) in header.iter().enumerate() {
                named_so.entry(plain(name)).or_default().push(column);
            }
        }
        for code in codes {
            let Some(named) = code.column.as_deref().map(plain) else {
                resolved.push(code.clone());
                continue;
            };
            let mut columns = named_so.get(&named).cloned().unwrap_or_default();
            for form in &self.instruments {
                let items = definitions.get(form.instrument).into_iter().flat_map(|definition| &definition.items).enumerate();
                let ours = items.filter(|(_, item)| named == item.id || named == at(form.occasion, &item.id));
                columns.extend(ours.flat_map(|(place, _)| form.of_item(place)).map(Place::column));
            }
            for group in &self.fields {
                let of_group = fields.get(group.group).into_iter().flat_map(|fields| &fields.names);
                let columns_of_group = of_group.zip(&group.columns);
                let ours = columns_of_group.filter(|(name, _)| named == **name || named == at(group.occasion, name));
                columns.extend(ours.filter_map(|(_, column)| *column));
            }
            if columns.is_empty() {
                return Err(unknown_column(&named, header));
            }
            let theirs = columns.iter().filter_map(|column| header.get(*column));
            resolved.extend(theirs.map(|name| MissingCode { column: Some((*name).to_owned()), ..code.clone() }));
        }
        Ok(resolved)
    }

    /// For each column whether it has one of our names, or a caller gave it one.
    pub(super) fn bound(&self, columns: usize) -> Vec<bool> {
        let mut bound = vec![false; columns];
        let named = [self.id, self.wave, self.date, self.age].into_iter().chain(self.dates).flatten();
        let items = self.instruments.iter().flat_map(InstrumentColumns::all).map(Place::column);
        let fields = self.fields.iter().flat_map(|group| group.columns.iter().copied().flatten());
        named.chain(items).chain(fields).for_each(|column| bound[column] = true);
        bound
    }

    /// The items without a column, in parts of questionnaires that have some.
    #[must_use]
    pub fn absent(&self, definitions: &[&Definition]) -> Vec<String> {
        let mut absent = Vec::new();
        for columns in &self.instruments {
            let Some(definition) = definitions.get(columns.instrument) else { continue };
            let has_column = |item: usize| columns.places.get(item).is_some_and(Option::is_some);
            for part in definition.parts() {
                let without: Vec<usize> = part.clone().filter(|item| !has_column(*item)).collect();
                if without.len() < part.len() {
                    absent.extend(without.into_iter().map(|item| at(columns.occasion, &definition.items[item].id)));
                }
            }
        }
        absent
    }
}

impl Layout {
    /// The column with this name, compared as all names are.
    ///
    /// # Errors
    ///
    /// [`LayoutError::UnknownColumn`] when there is none.
    pub fn column(header: &[&str], name: &str) -> Result<usize, LayoutError> {
        let wanted = plain(name);
        let found = header.iter().position(|column| plain(column) == wanted);
        found.ok_or_else(|| unknown_column(name, header))
    }
}

/// The names of items, and of columns that hold several together.
fn item_names<'a>(definitions: &[&'a Definition]) -> Vec<&'a str> {
    let items = definitions.iter().flat_map(|definition| {
        let packed = definition.packed.iter().map(|packed| packed.id.as_ref());
        definition.items.iter().map(|item| item.id.as_ref()).chain(packed)
    });
    items.collect()
}

/// Every name of ours that a column can have.
fn known_names<'a>(definitions: &[&'a Definition], fields: impl Iterator<Item = &'a FieldGroup>) -> Vec<String> {
    let items = item_names(definitions);
    let mut fields = fields.flat_map(|group| &group.names).map(String::as_str).peekable();
    let age = fields.peek().map(|_| AGE);
    let items: Vec<&str> = items.into_iter().chain(age).chain(fields).collect();
    let occasions = [None, Some(Occasion::Start), Some(Occasion::Exit)];
    let placed = occasions.into_iter().flat_map(|occasion| items.iter().map(move |item| at(occasion, item)));
    let dates = Occasion::BOTH.map(|occasion| at(Some(occasion), "date"));
    FIELDS.into_iter().map(String::from).chain(placed).chain(dates).collect()
}

pub(super) fn unknown_column(column: &str, header: &[&str]) -> LayoutError {
    let shown = shown_names(header, |_| false);
    let shown = shown.iter().zip(header).filter(|(shown, name)| *shown == name.trim()).map(|(shown, _)| shown.as_str());
    LayoutError::UnknownColumn { close: close_names(column, shown), column: shown_text(column) }
}

/// Names that a table may have, for a message: of each part of a questionnaire, and of each group of fields.
fn expected_names(definitions: &[&Definition], fields: &[FieldGroup]) -> Vec<String> {
    const FEW: usize = 6;
    let part = |definition: &Definition, part: Range<usize>| {
        let ids: Vec<&str> = definition.items[part.clone()].iter().map(|item| item.id.as_ref()).collect();
        let ids = match ids.as_slice() {
            [first, .., last] if ids.len() > FEW => format!("{first} to {last}"),
            few => few.join(" "),
        };
        let packed = definition.packed.as_ref().filter(|_| part.start == 0);
        packed.map_or_else(|| ids.clone(), |packed| format!("{ids} or {}", packed.id))
    };
    let items = definitions.iter().flat_map(|definition| definition.parts().map(move |range| part(definition, range)));
    let screening = fields.iter().any(|group| group.secret.is_some()).then(|| "FORM.status of a violence form".to_owned());
    let others = fields.iter().filter(|group| group.secret.is_none()).map(|group| group.essential.join(" or "));
    items.chain(screening).chain(others).collect()
}

/// A column name for a message: whoever wrote it may have written much.
fn shortened(name: &str) -> String {
    const LONGEST: usize = 30;
    let name = name.trim();
    if name.chars().count() <= LONGEST { name.to_owned() } else { name.chars().take(LONGEST).chain(['\u{2026}']).collect() }
}
