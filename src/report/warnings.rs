//! What the counts themselves say against the data.

use crate::figure::seems_reversed;
use crate::ground::Occasion;
use crate::instrument::{Counting, Label};
use crate::table::Plan;
use crate::tally::{FormTally, GroupTally};

/// What speaks against the data of everyone.
pub(super) fn warnings(plan: &Plan, tally: &GroupTally) -> Vec<Label> {
    let mut warnings = Vec::new();
    for (form, counts) in plan.forms().iter().zip(&tally.forms) {
        let (FormTally::Keyed(counts), Counting::KeyedSums(scale)) = (counts, &form.counting) else { continue };
        for occasion in Occasion::BOTH {
            if seems_reversed(scale, &counts.occasions[occasion.position()]) {
                let id = &form.definition().id;
                let (en, sv) = match occasion {
                    Occasion::Start => ("start", "start"),
                    Occasion::Exit => ("exit", "avslut"),
                };
                warnings.push(Label {
                    en: format!(
                        "{id} at {en}: exactly the reverse-keyed items speak against the rest; were they already reversed? \
                         Answers are taken as marked on the form"
                    )
                    .into(),
                    sv: format!(
                        "{id} vid {sv}: just de omvända frågorna går emot övriga; är de redan omvända? Svaren ska vara \
                         som de kryssats på formuläret"
                    )
                    .into(),
                });
            }
        }
    }
    warnings
}
