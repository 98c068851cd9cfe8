//! What the counts of a group say against its own figures.

use crate::eq5d5l::Profile;
use crate::finding::{Findings, Rule, doubts};
use crate::ground::PairSums;
use crate::inspect::{FormCounts, ItemCounts, ScaleCounts, note_form};
use crate::instrument::{Counting, KeyedScale, Label};
use crate::table::PlannedForm;
use crate::tally::{FormTally, Groups, KeyedCounts, ProfileCounts};

/// What speaks against the data of everyone, by the same rules as for the columns of a table. Counts
/// tell less: what stood in a cell that holds no answer is not known any more.
pub(crate) fn of_groups(groups: &Groups) -> Vec<Label> {
    let forms = groups.plan().forms().iter().zip(&groups.all().forms);
    let mut findings = Findings::listing(usize::MAX);
    for (form, tally) in forms {
        note_form(form.definition(), &counts_of(form, tally), &mut findings);
    }
    let told = [Rule::OnlyThreeLevels, Rule::AlreadyReversed, Rule::LevelsReversed];
    let found = findings.totals().iter().filter(|total| told.contains(&total.rule));
    doubts(found.map(|total| (total.rule, total.column.as_str())))
}

/// No row says whose it is.
const NO_IDS: Label = Label::new(
    "nobody can be paired: the table has no column id, or an empty one, so there are no figures of change; name the column of pseudonyms as id",
    "ingen kan paras: tabellen har ingen kolumn id, eller en tom, så det finns inga siffror om förändring; ange kolumnen med löpnummer som id",
);

/// How the other reasons end.
const NO_CHANGE: &str = "answers both at start and at exit, so there are no figures of change";

/// Why there are no figures of change: fewer than `least` people, which is at least one, have both occasions.
///
/// A release says the same of none and of some, for how few they are would tell of them.
pub(crate) fn too_few_pairs(groups: &Groups, least: u64) -> Option<Label> {
    let people = groups.all().people;
    let is_measured = groups.has_occasions() && !groups.plan().forms().is_empty() && people.answered != [0, 0];
    if !is_measured || people.pairs >= least {
        return None;
    }
    // of whoever has an id it is known at which occasions they were, or that a row stands there twice
    if people.pairs + people.start_only + people.exit_only == 0 && people.duplicates == [0, 0] {
        return Some(NO_IDS);
    }
    let [en, sv] = if least == 1 {
        ["nobody has".to_owned(), "ingen har".to_owned()]
    } else {
        [format!("fewer than {least} people have"), format!("färre än {least} personer har")]
    };
    Some(Label {
        en: format!("{en} {NO_CHANGE}").into(),
        sv: format!("{sv} svar både vid start och vid avslut, så det finns inga siffror om förändring").into(),
    })
}

/// It says why there are no figures of change.
pub(crate) fn is_of_too_few_pairs(finding: &Label) -> bool {
    *finding == NO_IDS || finding.en.ends_with(NO_CHANGE)
}

fn counts_of(form: &PlannedForm, tally: &FormTally) -> FormCounts {
    let items = &form.definition().items;
    match (tally, &form.counting) {
        (FormTally::Profiles(tally), _) => {
            let [start, exit] = &tally.occasions;
            let levels = |dimension: usize| {
                let item = &items[dimension];
                let [start, exit] = [start, exit].map(|at| at.levels(dimension)[..5].to_vec());
                ItemCounts::of(item.min, item.max, [start, exit])
            };
            let mut rating = ratings(start);
            rating.append(&ratings(exit));
            FormCounts::of_items((0..5).map(levels).collect()).with_rating(rating)
        }
        (FormTally::Keyed(tally), Counting::KeyedSums(scale)) => {
            let mut halves = halves(scale, &tally.occasions[0]);
            halves.append(&self::halves(scale, &tally.occasions[1]));
            FormCounts::of_items(Vec::new()).with_scale(ScaleCounts::of(scale, halves))
        }
        (FormTally::Keyed(_), Counting::Profiles) => FormCounts::of_items(Vec::new()),
    }
}

/// Level sums and EQ VAS scores of people with both.
fn ratings(at: &ProfileCounts) -> PairSums {
    let level_sums: Vec<u64> = Profile::all().map(|profile| u64::from(profile.level_sum_score())).collect();
    let level_sum = |place: u64| usize::try_from(place).ok().and_then(|place| level_sums.get(place)).copied().unwrap_or(0);
    let (mut x, mut xx, mut xy) = (0, 0, 0);
    for (place, people) in at.rated.iter() {
        let level_sum = level_sum(place);
        x += i128::from(people * level_sum);
        xx += i128::from(people * level_sum * level_sum);
    }
    let mut y = 0;
    for (place, points) in at.ratings.iter() {
        y += i128::from(points);
        xy += i128::from(points * level_sum(place));
    }
    PairSums::of(at.rated.total(), [x, y], [xx, at.squared_ratings.into(), xy])
}

/// The sums of the reverse-keyed items and of the others, both keyed, of complete rows.
fn halves(scale: &KeyedScale, at: &KeyedCounts) -> PairSums {
    let products = &at.scales[0].products;
    let items = &scale.scales[0].items;
    let (mut sums, mut squares, mut between) = ([0_i128; 2], [0_i128; 2], 0_i128);
    let half = |place: usize| usize::from(!items[place].reversed);
    for (place, sum) in products.sums.iter().enumerate() {
        sums[half(place)] += i128::from(*sum);
    }
    let pairs = (0..items.len()).flat_map(|one| (one..items.len()).map(move |other| (one, other)));
    for ((one, other), product) in pairs.zip(&products.crossed) {
        // off the diagonal each product stands for two
        let product = i128::from(*product) * if one == other { 1 } else { 2 };
        if half(one) == half(other) { squares[half(one)] += product } else { between += product / 2 }
    }
    PairSums::of(products.n, sums, [squares[0], squares[1], between])
}
