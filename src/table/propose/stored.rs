//! Columns that look like scores somebody stored: told, never set.

use super::columns::Found;
use super::names::plain;
use super::{Candidate, Evidence, Proposal, TableSample, tables};
use crate::Registry;
use crate::eq5d5l::{Scale, ValueSet};
use crate::instrument::{AnyInstrument, Counting, Definition, OutputKind};

/// Most cells of a column of stored scores are numbers.
const NUMBERS: u64 = 80;
/// So many of a column of index values have decimals.
const DECIMALS: u64 = 30;
/// A column that stays in the lowest of so many parts of a score's range holds something else.
const PARTS: f64 = 6.5;

/// Tells about columns that look like an index value or a score of a questionnaire that was found.
pub(super) fn propose(sample: &TableSample, registry: &Registry, found: &[Found], proposal: &mut Proposal) {
    let has_items = |definition: &Definition| {
        let is_its = |found: &Found| definition.items.iter().any(|item| found.ours.rsplit('.').next() == Some(&*item.id));
        found.iter().any(is_its)
    };
    let has_packed = |definition: &Definition| {
        let packed = definition.packed.as_ref().map(|packed| packed.id.as_ref());
        proposal.expected.iter().any(|name| Some(name.as_str()) == packed)
            || proposal.bindings.iter().any(|binding| binding.column.is_some() && Some(binding.ours.as_str()) == packed)
    };
    let asked: Vec<&dyn AnyInstrument> =
        registry.iter().filter(|instrument| has_items(instrument.definition()) || has_packed(instrument.definition())).collect();
    let mut stored = Vec::new();
    for (column, contents) in sample.contents.iter().enumerate() {
        let Some([low, high]) = contents.range else { continue };
        let name = &sample.header[column];
        let is_answer = found.iter().any(|found| found.column == column) || sample.names.meaning(name).is_some();
        if is_answer || !contents.is_mostly(contents.whole + contents.decimal, NUMBERS) {
            continue;
        }
        for instrument in &asked {
            let id = &instrument.definition().id;
            if matches!(instrument.counting(), Counting::Profiles) && contents.is_mostly(contents.decimal, DECIMALS) {
                let [min, max] = index_range(registry);
                if low >= min && high <= max {
                    let range = Evidence::Range { low: min.to_string(), high: max.to_string() };
                    let measure = format!("{id}.index@{}", tables::EXAMPLE_VALUE_SET);
                    stored.push((measure, Candidate::new(name, vec![range, Evidence::UnknownValueSet])));
                }
            }
            for (measure, min, max) in scores(instrument.definition()) {
                let is_named = is_score_name(name, id, &measure);
                if let (Ok(lowest), Ok(highest)) = (min.parse::<f64>(), max.parse::<f64>())
                    && (low >= lowest && high <= highest && (high - lowest) * PARTS > highest - lowest && is_named)
                {
                    let range = Evidence::Range { low: min, high: max };
                    stored.push((format!("{id}.{measure}"), Candidate::new(name, vec![Evidence::Name, range])));
                }
            }
        }
    }
    for (measure, candidate) in stored {
        match proposal.stored.iter_mut().find(|known| known.ours == measure) {
            Some(known) => known.others.push(candidate),
            None => proposal.stored.push(super::Binding::open(&measure, vec![candidate])),
        }
    }
}

/// The sums of a questionnaire over all its items: name and range.
fn scores(definition: &Definition) -> Vec<(String, String, String)> {
    let is_item = |id: &str| definition.items.iter().any(|item| item.id == id);
    let ranged = definition.outputs.iter().filter_map(|output| match (&output.measure, &output.kind) {
        (Some(measure), OutputKind::Number { min, max }) if !is_item(&measure.id) => {
            Some((measure.id.to_string(), min.to_string(), max.to_string()))
        }
        _ => None,
    });
    // the total stands first; a subscale has a range that many a column has
    ranged.take(1).collect()
}

/// The lowest and the highest value of any set from 0 to 1, to whole numbers outwards.
fn index_range(registry: &Registry) -> [f64; 2] {
    let sets = || registry.value_sets().filter(|set| set.scale() == Scale::ZeroToOne).map(ValueSet::range);
    let low = sets().map(|[low, _]| low.exact().to_f64()).fold(0.0, f64::min);
    let high = sets().map(|[_, high]| high.exact().to_f64()).fold(0.0, f64::max);
    [low.floor(), high.ceil()]
}

/// A name that a score of this questionnaire may have.
fn is_score_name(name: &str, id: &str, measure: &str) -> bool {
    let name = plain(name);
    [plain(id), plain(measure)].iter().any(|word| name.contains(word.as_str()))
        || tables::SCORE_WORDS.iter().any(|word| name.contains(word))
}
