//! Groups as people write them, in an order that says something.

use std::borrow::Cow;

use super::moves::capitalized;
use super::writer::SectionWriter;
use crate::figure::FigureOccasion::{All, Start};
use crate::figure::{Counted, GroupFigures, Statistic};
use crate::ground::{Language, Period};
use crate::instrument::Label;
use crate::programme::{Listed, Programme};
use crate::report::lookup::Lookup;

/// Columns that the library has a name for.
static COLUMNS: [(&str, Label); 8] = [
    ("age", Label::new("age", "ålder")),
    ("file", Label::new("file", "fil")),
    ("half_year", Label::new("half-year", "halvår")),
    ("municipality", Label::new("municipality", "kommun")),
    ("quarter", Label::new("quarter", "kvartal")),
    ("sex", Label::new("sex", "kön")),
    ("step", Label::new("step", "steg")),
    ("year", Label::new("year", "år")),
];

/// The first, second, third and fourth.
static ORDINALS: [Label; 4] =
    [Label::new("first", "första"), Label::new("second", "andra"), Label::new("third", "tredje"), Label::new("fourth", "fjärde")];

/// Sexes by their id, as several people are called.
static SEXES: [(&str, Label); 2] = [("woman", Label::new("women", "kvinnor")), ("man", Label::new("men", "män"))];

/// What several people of a sex are called; of others its own name.
pub(in crate::report) fn of_sex<'l>(id: &str, label: &'l Label, language: Language) -> &'l str {
    let several = SEXES.iter().find(|(of, _)| *of == id);
    language.label(several.map_or(label, |(_, label)| label))
}

impl<'a> SectionWriter<'a> {
    /// The groups with their names: those of a period by time, others the largest first where all sizes are told.
    pub(super) fn named_groups(&self) -> Vec<(GroupFigures<'a>, String)> {
        let groups: Vec<GroupFigures<'a>> = self.report.figures().groups().skip(1).collect();
        let mut sorted: Vec<GroupFigures<'a>> = Vec::new();
        for of_breakdown in groups.chunk_by(|one, other| columns_of(one.name()) == columns_of(other.name())) {
            let mut of_breakdown = of_breakdown.to_vec();
            let has_time = of_breakdown.iter().any(|group| has_period(group.name()));
            // what is suppressed must not be told by its place
            let sizes: Option<Vec<f64>> = of_breakdown.iter().map(|group| size(*group)).collect();
            if let (false, Some(sizes)) = (has_time, sizes) {
                let mut with_sizes: Vec<_> = sizes.into_iter().zip(of_breakdown).collect();
                with_sizes.sort_by(|one, other| other.0.total_cmp(&one.0));
                of_breakdown = with_sizes.into_iter().map(|(_, group)| group).collect();
            }
            sorted.append(&mut of_breakdown);
        }
        let programme = self.report.programme();
        let names: Vec<String> = sorted.iter().map(|group| named(group.name(), self.language, programme, false)).collect();
        let is_alone = |name: &String| names.iter().filter(|other| *other == name).count() == 1;
        let name = |(group, name): (&GroupFigures<'a>, &String)| {
            let name = if is_alone(name) { name.clone() } else { named(group.name(), self.language, programme, true) };
            (*group, name)
        };
        sorted.iter().zip(&names).map(name).collect()
    }

    /// By which of their days people are in a year, half or quarter.
    pub(super) fn about_periods(&self) -> Option<String> {
        let has_periods = self.report.group_names().any(has_period);
        let text = self.say(
            "People are in the period of their start, at exit too; those without a start in that of their exit.",
            "Personerna räknas till den period då de startade, också vid avslut; de som saknar start till den då de avslutade.",
        );
        has_periods.then(|| text.to_owned())
    }
}

/// A group of a year or a part of one; a column that only has the name holds something else.
fn has_period(name: &str) -> bool {
    let is_period = |(column, value): (String, String)| column.parse().is_ok_and(|period: Period| period.read(&value).is_some());
    parts(name).into_iter().any(is_period)
}

/// How many people are in a group, if that is told.
fn size(group: GroupFigures<'_>) -> Option<f64> {
    let figures = Lookup::new(group);
    let of_people = figures.shown("people", Start, Statistic::N).value();
    of_people.or_else(|| figures.shown("programme.participants", All, Counted::Persons).value())
}

/// The columns and values of a group `COLUMN=VALUE*COLUMN=VALUE`, in which a `*` of a value is written `\*`.
fn parts(name: &str) -> Vec<(String, String)> {
    let mut parts = vec![String::new()];
    let mut signs = name.chars().peekable();
    while let Some(sign) = signs.next() {
        let last = parts.len() - 1;
        match sign {
            '\\' if signs.peek() == Some(&'*') => parts[last].extend(signs.next()),
            '*' => parts.push(String::new()),
            other => parts[last].push(other),
        }
    }
    let split = |part: String| part.split_once('=').map_or((part.clone(), String::new()), |(of, is)| (of.into(), is.into()));
    parts.into_iter().map(split).collect()
}

impl SectionWriter<'_> {
    /// Groups by the same columns.
    pub(super) fn same_breakdown(one: &str, other: &str) -> bool {
        columns_of(one) == columns_of(other)
    }
}

fn columns_of(name: &str) -> Vec<String> {
    parts(name).into_iter().map(|(column, _)| column).collect()
}

/// A group as people write it, with its columns where that is wanted or the value says too little by itself.
fn named(name: &str, language: Language, programme: Option<&Programme>, with_columns: bool) -> String {
    // what is ours begins with a capital, what stands in the table is left as it is
    let part = |(place, (column, value)): (usize, (String, String))| {
        let ours = |text: &str| if place == 0 { capitalized(text) } else { text.to_owned() };
        let known = COLUMNS.iter().find(|(of, _)| *of == column.to_lowercase());
        let label = known.map_or_else(|| column.clone(), |(_, label)| ours(language.label(label)));
        let value = value.trim();
        if column.is_empty() {
            // a name that begins with the sign after which values stand
            return format!("={value}");
        }
        if value.is_empty() {
            return format!("{label}: {}", language.pick("not given", "uppgift saknas"));
        }
        let (said, is_clear) = match said(&column, value, language, programme) {
            Some(said) if !with_columns => (ours(&said), true),
            Some(said) => (said, true),
            None => (value.to_owned(), value.chars().filter(|sign| sign.is_alphabetic()).count() > 1),
        };
        if with_columns || !is_clear { format!("{label}: {said}") } else { said }
    };
    parts(name).into_iter().enumerate().map(part).collect::<Vec<_>>().join(", ")
}

/// What a period is called, such as `second half of 2024`; none of a value that is no such period.
pub(in crate::report) fn period_in_words(period: Period, value: &str, language: Language) -> Option<String> {
    let (year, part) = period.read(value)?;
    let name = match period {
        Period::Year => return Some(year.to_string()),
        Period::HalfYear => Label::new("half", "halvåret"),
        Period::Quarter => Label::new("quarter", "kvartalet"),
    };
    let [ordinal, name] = [&ORDINALS[part - 1], &name].map(|label| language.label(label).to_owned());
    Some(match language {
        Language::Sv => format!("{ordinal} {name} {year}"),
        Language::En => format!("{ordinal} {name} of {year}"),
    })
}

/// A period or a code of the programme in words.
fn said(column: &str, value: &str, language: Language, programme: Option<&Programme>) -> Option<String> {
    if let Ok(period) = column.parse::<Period>() {
        return period_in_words(period, value, language);
    }
    if let Some(said) = in_lists(column, value, language, programme) {
        return Some(said);
    }
    let code = programme?.code(value).filter(|_| column == "referred_from")?;
    Some(language.label(&code.label).to_owned())
}

/// A sex or a municipality, of whose lists a table without a programme has entries too.
fn in_lists(column: &str, value: &str, language: Language, programme: Option<&Programme>) -> Option<String> {
    if !Programme::lists_column(column) {
        return None;
    }
    let programme = programme.map_or_else(|| Cow::Owned(Programme::built_in()), Cow::Borrowed);
    match programme.listed(column, value)?.1 {
        Listed::Sex(sex) => Some(of_sex(&sex.id, &sex.label, language).to_owned()),
        Listed::Municipality(municipality) => Some(municipality.name.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, named};

    #[test]
    fn a_group_is_called_as_people_write_it() {
        for (name, en, sv) in [
            ("municipality=Aneby", "Aneby", "Aneby"),
            ("half_year=2024-H2", "Second half of 2024", "Andra halvåret 2024"),
            ("quarter=2025-Q3", "Third quarter of 2025", "Tredje kvartalet 2025"),
            ("year=2025", "2025", "2025"),
            ("sex=", "Sex: not given", "Kön: uppgift saknas"),
            ("sex=Kvinna", "Women", "Kvinnor"),
            ("kommun=SAVSJO*sex=man", "Sävsjö, men", "Sävsjö, män"),
            ("sex=F*site=A\\*B", "Women, A*B", "Kvinnor, A*B"),
            ("step=3", "Step: 3", "Steg: 3"),
            ("half_year=2024-H3", "Half-year: 2024-H3", "Halvår: 2024-H3"),
        ] {
            assert_eq!(named(name, Language::En, None, false), en);
            assert_eq!(named(name, Language::Sv, None, false), sv);
        }
        assert_eq!(named("file=Aneby", Language::Sv, None, true), "Fil: Aneby");
    }
}
