//! What each column of a table is read as.

use super::column_names::at;
use super::{FieldGroup, Layout, Place};
use crate::ground::Occasion;
use crate::instrument::Definition;

impl Layout {
    /// Our name for each column, with the occasion in a wide table; none for a column that is not read.
    pub(super) fn read_as(&self, columns: usize, definitions: &[&Definition], fields: &[FieldGroup]) -> Vec<Option<String>> {
        let mut read: Vec<Option<String>> = vec![None; columns];
        let mut is = |column: Option<usize>, name: String| {
            if let Some(place) = column.and_then(|column| read.get_mut(column)) {
                *place = Some(name);
            }
        };
        for (column, name) in [(self.id, "id"), (self.wave, "wave"), (self.date, "date"), (self.age, "age")] {
            is(column, name.to_owned());
        }
        for (column, occasion) in self.dates.into_iter().zip(Occasion::BOTH) {
            is(column, at(Some(occasion), "date"));
        }
        for form in &self.instruments {
            let Some(definition) = definitions.get(form.instrument) else { continue };
            for (item, def) in definition.items.iter().enumerate() {
                for place in form.of_item(item) {
                    let packed = definition.packed.as_ref().filter(|_| matches!(place, Place::Digit { .. }));
                    is(Some(place.column()), at(form.occasion, packed.map_or(&*def.id, |packed| &*packed.id)));
                }
            }
        }
        for group in &self.fields {
            let names = fields.get(group.group).into_iter().flat_map(|fields| &fields.names);
            for (name, column) in names.zip(&group.columns) {
                is(*column, at(group.occasion, name));
            }
        }
        read
    }
}
