//! What reading would refuse is taken out of a proposal.

use super::{Evidence, Proposal, TableSample};
use crate::Registry;
use crate::ground::{Occasion, OccasionNames};
use crate::instrument::{AnyInstrument, Definition};
use crate::table::{FactReader, Layout, LayoutError, Mapping};

/// Turns every likely answer into one to choose with which the table could not be read.
pub(super) fn take_out_what_is_refused(sample: &TableSample, registry: &Registry, proposal: &mut Proposal) {
    let header: Vec<&str> = sample.header.iter().map(String::as_str).collect();
    let definitions: Vec<&Definition> = registry.iter().map(AnyInstrument::definition).collect();
    let fields = FactReader::field_groups(registry);
    let layout = |mappings: &[Mapping], names_occasions| {
        let read = Layout::new(&header, &definitions, &fields, mappings, names_occasions);
        match read {
            // nothing was recognised, and nobody is stopped from naming it
            Err(LayoutError::NoItem { .. }) => Ok(None),
            read => read.map(Some),
        }
    };
    let unread = layout(&[], false).err();
    proposal.unusable = unread.as_ref().map(ToString::to_string);
    let refused = |mappings: &[Mapping], names| layout(mappings, names).err().filter(|error| Some(error) != unread.as_ref());
    // nearly always none is refused; only then is each tried by itself
    let likely = proposal.mappings();
    let is_each_named = proposal.bindings.iter().filter(|binding| binding.column.is_some()).count() == likely.len();
    let all_fit = is_each_named && refused(&likely, false).is_none();
    let mut mappings = if all_fit { likely } else { Vec::new() };
    for binding in proposal.bindings.iter_mut().filter(|_| !all_fit) {
        let Some(column) = &binding.column else { continue };
        let why = match Mapping::new(&binding.ours, column) {
            None => Some("its name cannot be mapped".to_owned()),
            Some(mapping) => {
                mappings.push(mapping);
                refused(&mappings, false).map(|error| {
                    mappings.pop();
                    error.to_string()
                })
            }
        };
        if let Some(why) = why {
            binding.reopen(Evidence::Refused { why });
        }
    }
    let names = &mut proposal.occasions;
    let mut known = OccasionNames::default();
    let is_name = Occasion::BOTH
        .into_iter()
        .zip([&names.start, &names.exit])
        .all(|(occasion, label)| label.as_ref().is_none_or(|label| known.rename(occasion, label).is_ok()));
    if !is_name || (known.are_given() && refused(&mappings, true).is_some()) {
        names.to_choose.extend(names.start.take().into_iter().chain(names.exit.take()));
    }
    let as_proposed = layout(&mappings, known.are_given() && is_name);
    // what is named goes before two columns of the same name
    proposal.unusable.take_if(|_| as_proposed.is_ok());
    if let Ok(Some(layout)) = as_proposed {
        let is_read = |code: &super::ProposedCode| layout.missing_codes(&code.written(), &header, &definitions, &fields).is_ok();
        proposal.missing_codes.retain(is_read);
    } else {
        proposal.missing_codes.retain(|code| code.only_in.is_empty());
    }
}
