//! The laws that every registered questionnaire obeys, whichever it is.

use enkat::Registry;
use enkat::figure::{FigureOccasion, ReportOptions, Statistic};
use enkat::finding::{Findings, Rule};
use enkat::ground::Occasion;
use enkat::ground::{Answer, Exact, NotScorable};
use enkat::inner::table::BatchError;
use enkat::inner::table::{Batch, Plan, score, score_into};
use enkat::instrument::{AnyInstrument, Definition, ItemDef, Key, KeyedScale, MissingRule, OutputKind, Scorer};
use enkat::table::{Cells, Column, MissingCode, Validity, Values};
use enkat::tally::Cohort;
use proptest::prelude::*;

#[path = "common/people.rs"]
mod people;

/// The built-in questionnaires and two of a user's own, with codes from 0: one has a gap in its numbers,
/// the other is a single sum without subscales.
fn registry() -> Registry {
    let mut registry = Registry::built_in();
    let wide = Key { max: 200, ..people::own_key() };
    let single =
        Key { id: "single".into(), max: 3, items: (1..=9).collect(), reversed: vec![], subscales: vec![], ..people::own_key() };
    for key in [wide, single] {
        registry.add(KeyedScale::new(&key).expect("a key")).expect("a free name");
    }
    registry
}

/// Each questionnaire under settings that bring out every output.
fn scorers(registry: &Registry) -> Vec<std::sync::Arc<dyn Scorer>> {
    let mut scorers = Vec::new();
    for instrument in registry.iter() {
        let has = |name: &str| instrument.definition().settings.iter().any(|setting| setting.id == name);
        let choices: &[&[(&str, &str)]] = if has("value_set") {
            &[&[], &[("value_set", "CA-2016")], &[("value_set", "SE-2020-VAS-EXP"), ("value_set", "XW-US-EXACT")]]
        } else {
            &[&[], &[("missing", "complete")], &[("missing", "half")]]
        };
        scorers.extend(choices.iter().map(|chosen| instrument.scorer(chosen).expect("settings")));
    }
    scorers
}

fn numbers(scorer: &dyn Scorer) -> usize {
    scorer.outputs().iter().filter(|output| output.is_number()).count()
}

/// Any answers to a questionnaire: mostly valid, in some rows some missing or invalid.
fn answers(definition: &Definition, seed: u64, rows: usize) -> Vec<Vec<Answer<u8>>> {
    let mut state = seed | 1;
    let mut next = move |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut row = || {
        let lacking = next(4);
        let mut answer = |item: &ItemDef| match next(24) {
            0 if lacking > 0 => Answer::Invalid,
            1..=3 if lacking > 1 => Answer::Missing,
            _ => Answer::Answered(item.min + u8::try_from(next(u64::from(item.max - item.min) + 1)).expect("within the range")),
        };
        definition.items.iter().map(&mut answer).collect()
    };
    (0..rows).map(|_| row()).collect()
}

/// The rows as `f64` columns, where every state has a form of its own.
fn float_columns(definition: &Definition, rows: &[Vec<Answer<u8>>]) -> Vec<Vec<f64>> {
    let cell = |answer: &Answer<u8>| match answer {
        Answer::Answered(code) => f64::from(*code),
        Answer::Missing => f64::NAN,
        Answer::Invalid => 1000.5,
    };
    (0..definition.items.len()).map(|item| rows.iter().map(|row| cell(&row[item])).collect()).collect()
}

fn batch<'a>(definition: &'a Definition, columns: &'a [Vec<f64>]) -> Batch<'a> {
    let columns = definition.items.iter().zip(columns).map(|(item, cells)| Some(Column::new(&item.id, cells.as_slice())));
    Batch::new(definition, columns.collect()).expect("the columns fit")
}

/// Bit for bit, so that an empty cell equals an empty cell.
fn bits(columns: &[Vec<f64>]) -> Vec<Vec<u64>> {
    columns.iter().map(|column| column.iter().map(|value| value.to_bits()).collect()).collect()
}

fn cells_of_rows(scorer: &dyn Scorer, rows: &[Vec<Answer<u8>>]) -> Vec<Vec<f64>> {
    let mut columns = vec![Vec::new(); numbers(scorer)];
    for row in rows {
        for (column, cell) in columns.iter_mut().zip(scorer.score_row(row).cells) {
            column.push(cell.map_or(f64::NAN, Exact::to_f64));
        }
    }
    columns
}

#[test]
fn ids_are_unique_and_plain() {
    let registry = registry();
    let definitions: Vec<_> = registry.iter().map(AnyInstrument::definition).collect();
    let mut names: Vec<&str> = definitions.iter().map(|definition| definition.id.as_ref()).collect();
    names.extend(definitions.iter().flat_map(|definition| definition.items.iter().map(|item| item.id.as_ref())));
    for name in &names {
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_'), "{name}");
    }
    names.sort_unstable();
    assert!(names.is_sorted_by(|a, b| a < b), "two of the same name");
    for definition in definitions {
        let mut outputs: Vec<_> = definition.outputs.iter().map(|output| &output.id).collect();
        outputs.sort();
        assert!(outputs.is_sorted_by(|a, b| a < b), "{}", definition.id);
    }
}

#[test]
fn the_ends_of_every_item_score_within_the_declared_ranges() {
    let registry = registry();
    for scorer in scorers(&registry) {
        let items = &scorer.definition().items;
        let ends = |lowest: bool| items.iter().map(|item| Answer::Answered(if lowest { item.min } else { item.max })).collect();
        let keyed = |best: bool| {
            items.iter().map(|item| Answer::Answered(if item.reversed == best { item.min } else { item.max })).collect()
        };
        let rows: Vec<Vec<_>> = vec![ends(true), ends(false), keyed(true), keyed(false)];
        let outputs: Vec<_> = scorer.outputs().iter().filter(|output| output.is_number()).collect();
        let mut extremes = vec![[f64::INFINITY, f64::NEG_INFINITY]; outputs.len()];
        for row in rows {
            for ((cell, output), extremes) in scorer.score_row(&row).cells.into_iter().zip(&outputs).zip(&mut extremes) {
                let value = cell.expect("a complete row has every score").to_f64();
                *extremes = [extremes[0].min(value), extremes[1].max(value)];
                if let OutputKind::Number { min, max } = &output.kind {
                    let [min, max] = [min, max].map(|end| end.parse::<f64>().expect("a number"));
                    assert!(
                        min <= value && value <= max,
                        "{} {}: {value} outside {min} to {max}",
                        scorer.definition().id,
                        output.id
                    );
                }
            }
        }
        for (output, extremes) in outputs.iter().zip(extremes) {
            if let OutputKind::Number { min, max } = &output.kind
                && output.id != "missing"
            {
                assert_eq!([min, max].map(|end| end.parse::<f64>().expect("a number")), extremes, "{} is tight", output.id);
            }
        }
    }
}

#[test]
fn a_code_just_outside_is_a_finding_that_names_its_item() {
    let registry = registry();
    for instrument in registry.iter() {
        let (definition, scorer) = (instrument.definition(), instrument.scorer(&[]).expect("no setting is needed"));
        for (place, item) in definition.items.iter().enumerate() {
            for outside in [i64::from(item.min) - 1, i64::from(item.max) + 1, 254, 255, 256, -1, i64::MAX, i64::MIN] {
                let valid: Vec<i64> = definition.items.iter().map(|item| item.min.into()).collect();
                let columns: Vec<[i64; 1]> =
                    valid.iter().enumerate().map(|(other, code)| [if other == place { outside } else { *code }]).collect();
                let columns = definition.items.iter().zip(&columns).map(|(item, cells)| Some(Column::new(&item.id, cells)));
                let mut findings = Findings::default();
                let batch = Batch::new(definition, columns.collect()).expect("the columns fit");
                score(&*scorer, &batch, &mut findings).expect("one questionnaire");
                let [finding] = findings.listed() else { panic!("{} {outside}: {findings:?}", item.id) };
                assert_eq!((finding.rule, finding.column.as_str(), finding.row), (Rule::OutOfRange, item.id.as_ref(), Some(1)));
                assert_eq!(finding.expected, Some([item.min, item.max]));
                batch.for_each_block(&mut Findings::default(), |_, block| {
                    assert_eq!(block.row(0).nth(place), Some(Answer::Invalid));
                });
            }
        }
    }
}

#[test]
fn all_missing_gives_empty_cells_with_a_reason() {
    let registry = registry();
    for scorer in scorers(&registry) {
        let row = scorer.score_row(&vec![Answer::Missing; scorer.definition().items.len()]);
        let outputs = scorer.outputs().iter().filter(|output| output.is_number());
        for (cell, output) in row.cells.iter().zip(outputs) {
            let is_count = output.id == "missing";
            assert_eq!(
                *cell,
                if is_count { Ok(Exact::integer(scorer.definition().items.len() as i128)) } else { Err(NotScorable::Missing) }
            );
        }
        assert!(!row.reasons.is_empty() && row.reasons.iter().all(|reason| reason.why == NotScorable::Missing));
        assert!(row.prorated.is_empty());
    }
}

#[test]
fn every_empty_cell_has_a_reason_and_every_reason_an_empty_cell() {
    let registry = registry();
    for scorer in scorers(&registry) {
        for row in answers(scorer.definition(), 11, 400) {
            let score = scorer.score_row(&row);
            assert_eq!(score.reasons.is_empty(), score.cells.iter().all(Result::is_ok), "{row:?}");
        }
    }
}

#[test]
fn what_a_scorer_says_of_its_outputs_is_what_comes_out() {
    let registry = registry();
    for scorer in scorers(&registry) {
        let row = scorer.score_row(&vec![Answer::Missing; scorer.definition().items.len()]);
        assert_eq!(row.cells.len(), numbers(&*scorer));
        let own = &scorer.definition().outputs;
        assert_eq!(&scorer.outputs()[..own.len()], own.as_slice());
    }
}

/// Integers of every width, text with a decimal comma, and validity bits under all of them.
#[test]
fn every_type_of_column_gives_the_same_scores() {
    let missing_code = ["-99".parse::<MissingCode>().expect("a code")];
    let registry = registry();
    for scorer in scorers(&registry) {
        let definition = scorer.definition();
        // more than one block, and a last byte of bits that is not full
        let rows = answers(definition, 5, 4096 + 69);
        let expected = float_columns(definition, &rows);
        let expected = bits(&score(&*scorer, &batch(definition, &expected), &mut Findings::default()).expect("it fits"));
        let items = 0..definition.items.len();
        let code = |answer: &Answer<u8>| match answer {
            Answer::Answered(code) => i64::from(*code),
            Answer::Missing => -99,
            Answer::Invalid => 255,
        };
        let wide: Vec<Vec<i64>> = items.clone().map(|item| rows.iter().map(|row| code(&row[item])).collect()).collect();
        let i32s = converted(&wide, |cell| i32::try_from(cell).expect("small"));
        let i16s = converted(&wide, |cell| i16::try_from(cell).expect("small"));
        // what is not an answer wraps to something that is none either; what lies under a bit of 0 is not looked at
        let bytes = converted(&wide, |cell| u8::try_from(cell).unwrap_or(7));
        let floats = converted(&wide, |cell| if cell == 255 { 2.5 } else { f64::from(i16::try_from(cell).expect("small")) });
        let singles = converted(&wide, |cell| if cell == 255 { 2.5 } else { f32::from(i16::try_from(cell).expect("small")) });
        let nan_singles =
            converted(&wide, |cell| if cell == -99 { f32::NAN } else { f32::from(i16::try_from(cell).expect("small")) });
        let u16s = converted(&wide, |cell| u16::try_from(cell).unwrap_or(u16::MAX));
        let u32s = converted(&wide, |cell| u32::try_from(cell).unwrap_or(u32::MAX));
        // as bytes of a signed number they would be an answer
        let u64s = converted(&wide, |cell| if cell == 255 { u64::MAX - 253 } else { u64::try_from(cell).unwrap_or(u64::MAX) });
        let text = converted(&wide, |cell| if cell == -99 { "NA".into() } else { format!("{cell},0") });
        let text: Vec<Vec<&str>> = text.iter().map(|cells| cells.iter().map(String::as_str).collect()).collect();
        let check = |columns: Vec<Values<'_>>, validity: Option<&[Vec<u8>]>, offset: usize| {
            let columns = columns.into_iter().enumerate().map(|(place, values)| {
                let column = Column::new(&definition.items[place].id, values);
                Some(validity.map_or(column, |bits| column.with_validity(Validity { bits: &bits[place], offset })))
            });
            let batch = Batch::new(definition, columns.collect()).expect("the columns fit").with_missing_codes(&missing_code);
            let found = bits(&score(&*scorer, &batch, &mut Findings::default()).expect("it fits"));
            assert_eq!(found, expected, "{} {offset}", definition.id);
        };
        check(wide.iter().map(|cells| cells.as_slice().into()).collect(), None, 0);
        check(i32s.iter().map(|cells| cells.as_slice().into()).collect(), None, 0);
        check(i16s.iter().map(|cells| cells.as_slice().into()).collect(), None, 0);
        check(floats.iter().map(|cells| cells.as_slice().into()).collect(), None, 0);
        check(singles.iter().map(|cells| cells.as_slice().into()).collect(), None, 0);
        check(nan_singles.iter().map(|cells| cells.as_slice().into()).collect(), None, 0);
        check(text.iter().map(|cells| cells.as_slice().into()).collect(), None, 0);
        for offset in [0, 3, 8] {
            let validity: Vec<Vec<u8>> =
                wide.iter().map(|cells| validity_bits(cells.iter().map(|cell| *cell != -99), offset)).collect();
            check(bytes.iter().map(|cells| cells.as_slice().into()).collect(), Some(&validity), offset);
            check(wide.iter().map(|cells| cells.as_slice().into()).collect(), Some(&validity), offset);
            check(u16s.iter().map(|cells| cells.as_slice().into()).collect(), Some(&validity), offset);
            check(u32s.iter().map(|cells| cells.as_slice().into()).collect(), Some(&validity), offset);
            check(u64s.iter().map(|cells| cells.as_slice().into()).collect(), Some(&validity), offset);
            check(singles.iter().map(|cells| cells.as_slice().into()).collect(), Some(&validity), offset);
            check(floats.iter().map(|cells| cells.as_slice().into()).collect(), Some(&validity), offset);
            check(text.iter().map(|cells| cells.as_slice().into()).collect(), Some(&validity), offset);
        }
    }
}

/// Whole numbers and others, near the range and far from it, as floats and as integers of 64 bits.
#[test]
fn a_number_is_read_as_its_text_is() {
    let registry = registry();
    let eq5d5l = registry.get("eq5d5l").expect("it is built in");
    let codes = |cells: Cells<'_>| {
        let columns = (0..6).map(|item| (item == 5).then(|| Column::new("vas", cells))).collect();
        let mut read = Vec::new();
        let mut findings = Findings::default();
        let batch = Batch::new(eq5d5l.definition(), columns).expect("the columns fit");
        batch.for_each_block(&mut findings, |_, block| read.extend((0..block.rows()).map(|row| block.row(row).nth(5))));
        let told: Vec<_> = findings.listed().iter().map(|finding| (finding.rule, finding.row)).collect();
        (read, told)
    };
    let powers = (0..64).map(|power| 2_f64.powi(power));
    let near = powers.flat_map(|power| [power - 1.0, power - 0.5, power, power + 0.25, power + 1.0, power + 100.0]);
    let special = [0.0, -0.0, 0.1, 0.5, 99.999, 100.5, f64::NAN, f64::INFINITY, 1e-300, 1e300, f64::MIN_POSITIVE, f64::EPSILON];
    let floats: Vec<f64> = near.chain(special).flat_map(|number| [number, -number]).collect();
    let texts: Vec<String> =
        floats.iter().map(|number| if number.is_infinite() { "1e999".into() } else { number.to_string() }).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (of_texts, told_of_texts) = codes(texts.as_slice().into());
    let (of_floats, told_of_floats) = codes(floats.as_slice().into());
    assert_eq!(of_floats, of_texts);
    let rows = |told: &[(Rule, Option<u64>)]| told.iter().map(|(_, row)| *row).collect::<Vec<_>>();
    assert_eq!(rows(&told_of_floats), rows(&told_of_texts));
    let integers: Vec<i64> =
        (0..63).flat_map(|power| [1_i64 << power, (1 << power) + 7, -(1 << power), (1 << power) - 1]).collect();
    let texts: Vec<String> = integers.iter().map(ToString::to_string).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    assert_eq!(codes(integers.as_slice().into()), codes(texts.as_slice().into()));
}

fn converted<T>(columns: &[Vec<i64>], convert: impl Fn(i64) -> T) -> Vec<Vec<T>> {
    columns.iter().map(|cells| cells.iter().map(|cell| convert(*cell)).collect()).collect()
}

#[test]
fn rows_of_the_wrong_width_are_invalid_and_later_blocks_count_on() {
    let registry = registry();
    for scorer in scorers(&registry) {
        let definition = scorer.definition();
        let rows = 4096 + 10;
        let mut columns: Vec<Vec<i64>> = definition.items.iter().map(|item| vec![i64::from(item.min); rows]).collect();
        columns[0][4100] = 1_000;
        let broken: Vec<bool> = (0..rows).map(|row| row % 4099 == 5).collect();
        let named = definition.items.iter().zip(&columns).map(|(item, cells)| Some(Column::new(&item.id, cells.as_slice())));
        let batch = Batch::new(definition, named.collect()).expect("the columns fit").starting_at(101);
        let batch = batch.with_broken_rows(&broken).expect("a mark for each row");
        let mut findings = Findings::default();
        let mut invalid = Vec::new();
        batch.for_each_block(&mut findings, |start, block| {
            let all_invalid = |row: &usize| block.row(*row).all(|answer| answer == Answer::Invalid);
            invalid.extend((0..block.rows()).filter(all_invalid).map(|row| start + row));
        });
        assert_eq!(invalid, [5, 4104]);
        assert_eq!(findings.listed().iter().map(|finding| finding.row).collect::<Vec<_>>(), [Some(101 + 4100)]);
    }
}

#[test]
fn a_batch_of_another_questionnaire_is_refused() {
    let registry = registry();
    for scorer in registry.iter().map(|instrument| instrument.scorer(&[]).expect("no setting is needed")) {
        for other in registry.iter().map(AnyInstrument::definition).filter(|other| other.id != scorer.definition().id) {
            let cells = vec![vec![1.0]; other.items.len()];
            let refused = score(&*scorer, &batch(other, &cells), &mut Findings::default());
            assert_eq!(
                refused,
                Err(BatchError::Instrument { batch: other.id.to_string(), scorer: scorer.definition().id.to_string() })
            );
        }
    }
}

#[test]
fn codes_that_no_reader_has_checked_are_no_answers() {
    let registry = registry();
    for scorer in scorers(&registry) {
        let items = &scorer.definition().items;
        for code in [0, 200, 253, 254, 255] {
            let outside = items.iter().all(|item| !(item.min..=item.max).contains(&code));
            let row = scorer.score_row(&vec![Answer::Answered(code); items.len()]);
            assert!(!outside || row.reasons.iter().all(|reason| reason.why == NotScorable::Invalid) && !row.reasons.is_empty());
        }
    }
}

fn validity_bits(valid: impl ExactSizeIterator<Item = bool>, offset: usize) -> Vec<u8> {
    let mut bits = vec![0; (valid.len() + offset).div_ceil(8)];
    for (row, valid) in valid.enumerate() {
        bits[(row + offset) / 8] |= u8::from(valid) << ((row + offset) % 8);
    }
    bits
}

/// Every output at once and each by itself, and what was found on the way.
fn scored(scorer: &dyn Scorer, columns: Vec<Option<Column<'_>>>) -> (Vec<Vec<Vec<u64>>>, Findings) {
    let batch = Batch::new(scorer.definition(), columns).expect("the columns fit");
    let outputs = numbers(scorer);
    let mut findings = Findings::listing(5);
    let by_wanted: Vec<Vec<Vec<u64>>> = (0..=outputs)
        .map(|wanted| {
            // what was there before is written over
            let mut values = vec![vec![4711.0; batch.rows()]; outputs];
            let is_wanted = |place: usize| wanted == outputs || place == wanted;
            let mut parts: Vec<Option<&mut [f64]>> =
                values.iter_mut().enumerate().map(|(place, column)| is_wanted(place).then_some(column.as_mut_slice())).collect();
            score_into(scorer, &batch, &mut parts, &mut findings).expect("the outputs fit");
            bits(&values)
        })
        .collect();
    let fresh = score(scorer, &batch, &mut Findings::listing(0)).expect("it fits");
    assert_eq!(by_wanted[outputs], bits(&fresh), "{}", scorer.definition().id);
    (by_wanted, findings)
}

/// The fast way reads a caller's bytes as they are; rows that fill no tile are among them.
#[test]
fn plain_bytes_give_the_same_scores_and_findings_as_wide_integers() {
    let registry = registry();
    for scorer in scorers(&registry) {
        let definition = scorer.definition();
        for (rows, bad) in [(1, 0), (63, 0), (64, 0), (65, 3), (4096, 0), (4097, 7), (9000, 60), (9000, 0)] {
            let bytes: Vec<Vec<u8>> =
                definition.items.iter().enumerate().map(|(place, item)| byte_column(item, place, rows, bad)).collect();
            let wide: Vec<Vec<i64>> = bytes.iter().map(|column| column.iter().map(|code| i64::from(*code)).collect()).collect();
            // without its last item as well: EQ VAS is often not asked
            for asked in [definition.items.len(), definition.items.len() - 1] {
                let column = |place: usize| (place < asked).then_some(definition.items[place].id.as_ref());
                let places = 0..definition.items.len();
                let of_bytes = places.clone().map(|place| Some(Column::new(column(place)?, bytes[place].as_slice()))).collect();
                let of_wide = places.map(|place| Some(Column::new(column(place)?, wide[place].as_slice()))).collect();
                assert_eq!(scored(&*scorer, of_bytes), scored(&*scorer, of_wide), "{} {rows} {bad}", definition.id);
            }
        }
    }
}

/// Valid codes, and `bad` bytes that are none, at rows of their own for each item.
fn byte_column(item: &ItemDef, place: usize, rows: usize, bad: usize) -> Vec<u8> {
    let span = usize::from(item.max - item.min) + 1;
    let mut codes: Vec<u8> =
        (0..rows).map(|row| item.min + u8::try_from((row * 7 + place * 3) % span).expect("within the range")).collect();
    for bad in 0..bad {
        codes[(bad * 97 + place * 31) % rows] = [item.max + 1, 254, 255, item.min.wrapping_sub(1)][bad % 4];
    }
    codes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_batch_equals_its_rows_one_by_one(seed: u64, rows in 1_usize..2500) {
        let registry = registry();
        for scorer in scorers(&registry) {
            let rows = answers(scorer.definition(), seed, rows);
            let columns = float_columns(scorer.definition(), &rows);
            let batched = score(&*scorer, &batch(scorer.definition(), &columns), &mut Findings::default()).expect("it fits");
            prop_assert_eq!(bits(&batched), bits(&cells_of_rows(&*scorer, &rows)));
        }
    }

    #[test]
    fn the_order_of_the_rows_and_where_they_are_cut_change_nothing(seed: u64, rows in 2_usize..5000, cut: prop::sample::Index) {
        let registry = registry();
        for scorer in scorers(&registry) {
            let definition = scorer.definition();
            let rows = answers(definition, seed, rows);
            let cut = cut.index(rows.len());
            let scored = |rows: &[Vec<Answer<u8>>], first_row: usize, findings: &mut Findings| {
                let columns = float_columns(definition, rows);
                let batch = batch(definition, &columns).starting_at(first_row as u64);
                score(&*scorer, &batch, findings).expect("it fits")
            };
            let mut findings = Findings::listing(usize::MAX);
            let whole = bits(&scored(&rows, 1, &mut findings));
            let mut in_parts = Findings::listing(usize::MAX);
            let mut parts = scored(&rows[..cut], 1, &mut in_parts);
            for (column, more) in parts.iter_mut().zip(scored(&rows[cut..], cut + 1, &mut in_parts)) {
                column.extend(more);
            }
            prop_assert_eq!(bits(&parts), &whole[..]);
            prop_assert_eq!(sorted(&in_parts), sorted(&findings));

            let turned: Vec<_> = rows.iter().rev().cloned().collect();
            let mut turned = scored(&turned, 1, &mut Findings::default());
            for column in &mut turned {
                column.reverse();
            }
            prop_assert_eq!(bits(&turned), whole);
        }
    }
}

/// What was found, whatever the order.
fn sorted(findings: &Findings) -> Vec<String> {
    let mut found: Vec<String> = findings.listed().iter().map(ToString::to_string).collect();
    found.sort();
    found
}

/// Everyone at start and at exit, a row after the other.
fn at_both_occasions(rows: &[Vec<Answer<u8>>]) -> Vec<people::Row> {
    let row = |(place, answers): (usize, &Vec<Answer<u8>>)| people::Row {
        id: Some(format!("p{}", place / 2)),
        occasion: Some(Occasion::BOTH[place % 2]),
        groups: vec![],
        day: None,
        answers: answers.clone(),
    };
    rows.iter().enumerate().map(row).collect()
}

fn plan_of(instrument: &dyn AnyInstrument) -> Plan {
    Plan::new([(instrument, vec![true; instrument.definition().items.len()])])
}

const SETS: [&str; 3] = ["CA-2016", "SE-2020-VAS-EXP", "XW-US-EXACT"];

/// What a report of a questionnaire rests on, and the scorer that goes by the same.
fn under(instrument: &dyn AnyInstrument, missing: MissingRule) -> (std::sync::Arc<dyn Scorer>, ReportOptions) {
    let has = |name: &str| instrument.definition().settings.iter().any(|setting| setting.id == name);
    let chosen = if has("value_set") { SETS.map(|set| ("value_set", set)).to_vec() } else { vec![("missing", missing.name())] };
    let value_sets = SETS.iter().map(|set| people::published(set)).collect();
    (instrument.scorer(&chosen).expect("settings"), ReportOptions { value_sets, missing, ..ReportOptions::default() })
}

/// Enough rows for every form that counts are kept in, in more than one block.
#[test]
fn the_figures_of_a_cohort_are_those_of_its_scores_row_by_row() {
    let registry = registry();
    for instrument in registry.iter() {
        let rows = answers(instrument.definition(), 29, 2 * 4096 + 2 * 31);
        let cohort = people::cohort_of(&plan_of(instrument), &at_both_occasions(&rows));
        let is_keyed = instrument.definition().settings.iter().any(|setting| setting.id == "missing");
        for missing in MissingRule::ALL.into_iter().take(if is_keyed { 3 } else { 1 }) {
            let (scorer, options) = under(instrument, missing);
            let found = people::Everyone::of(&people::report(&cohort, options, true));
            let by_row: Vec<_> = rows.iter().map(|row| scorer.score_row(row).cells).collect();
            let outputs: Vec<_> = scorer.outputs().iter().filter(|output| output.is_number()).collect();
            let mut measures = 0;
            for (place, measure) in
                outputs.iter().enumerate().filter_map(|(place, output)| Some((place, output.measure.as_ref()?)))
            {
                let measure = format!("{}.{}", instrument.definition().id, measure.id);
                let value = |occasion, statistic| found.value(&measure, occasion, statistic);
                measures += 1;
                for (occasion, first) in [(FigureOccasion::Start, 0), (FigureOccasion::Exit, 1)] {
                    let cells = || by_row[first..].iter().step_by(2).map(|cells| cells[place]);
                    let values: Vec<f64> = cells().filter_map(Result::ok).map(Exact::to_f64).collect();
                    let lacking = |why| count(cells().filter(|cell| *cell == Err(why)).count());
                    assert_eq!(value(occasion, "n"), count(values.len()), "{measure} {missing:?}");
                    assert_eq!(value(occasion, "missing"), lacking(NotScorable::Missing), "{measure} {missing:?}");
                    assert_eq!(value(occasion, "invalid"), lacking(NotScorable::Invalid), "{measure} {missing:?}");
                    assert_eq!(value(occasion, "min"), values.iter().copied().fold(f64::INFINITY, f64::min), "{measure}");
                    assert_eq!(value(occasion, "max"), values.iter().copied().fold(f64::NEG_INFINITY, f64::max), "{measure}");
                    let sum: f64 = values.iter().sum();
                    assert_near(value(occasion, "sum"), sum, &measure);
                    assert_near(value(occasion, "mean"), sum / count(values.len()), &measure);
                }
                let both =
                    by_row.chunks(2).filter_map(|pair| Some([pair[0][place].ok()?.to_f64(), pair[1][place].ok()?.to_f64()]));
                let both: Vec<[f64; 2]> = both.collect();
                assert_eq!(value(FigureOccasion::Change, "n"), count(both.len()), "{measure}");
                assert_near(value(FigureOccasion::Change, "sum_start"), both.iter().map(|pair| pair[0]).sum(), &measure);
                assert_near(value(FigureOccasion::Change, "sum_exit"), both.iter().map(|pair| pair[1]).sum(), &measure);
                assert_near(value(FigureOccasion::Change, "sum"), both.iter().map(|pair| pair[1] - pair[0]).sum(), &measure);
                let rose = count(both.iter().filter(|pair| pair[1] > pair[0]).count());
                assert!([value(FigureOccasion::Change, "improved"), value(FigureOccasion::Change, "worsened")].contains(&rose));
            }
            assert!(measures >= 1, "{}", instrument.definition().id);
        }
    }
}

fn count(of: usize) -> f64 {
    f64::from(u32::try_from(of).expect("few"))
}

/// Floats that were summed one by one differ a little from an exact sum.
#[track_caller]
fn assert_near(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{what}: {found}, row by row {expected}");
}

#[test]
fn the_order_and_the_parts_of_a_cohort_change_nothing() {
    let registry = registry();
    for instrument in registry.iter() {
        let plan = plan_of(instrument);
        // more than a block, and a last part that is none
        let rows = at_both_occasions(&answers(instrument.definition(), 31, 4096 + 1001));
        let whole = people::cohort_of(&plan, &rows);
        let mut turned = rows.clone();
        turned.reverse();
        assert_eq!(people::cohort_of(&plan, &turned), whole);
        let mut in_parts = Cohort::new(plan.clone(), vec![], false);
        for part in rows.chunks(1103).rev() {
            let part = people::cohort_of(&plan, part);
            let mut more = Cohort::from_bytes(&part.to_bytes(), &registry).expect("its own bytes");
            more.merge_repeating(&in_parts).expect("the same questionnaire");
            in_parts = more;
        }
        assert_eq!(in_parts.to_bytes(), whole.to_bytes());
        assert_eq!(in_parts.counted(), whole.counted());
        // sealed by person, person by person but for one part
        let mut sealed = Cohort::new(plan.clone(), vec![], false);
        for part in rows.chunks(1500) {
            let mut part = people::cohort_of(&plan, part);
            part.seal();
            sealed.merge(&part).expect("the same questionnaire");
        }
        assert_eq!(sealed.counted(), whole.counted());
    }
}

/// Who answered nothing at all is counted, and has no figure that needs an answer.
#[test]
fn a_cohort_without_answers_has_figures_with_a_reason() {
    let registry = registry();
    for instrument in registry.iter() {
        for answer in [Answer::Missing, Answer::Invalid] {
            let rows = vec![vec![answer; instrument.definition().items.len()]; 8];
            let cohort = people::cohort_of(&plan_of(instrument), &at_both_occasions(&rows));
            let report = people::report(&cohort, under(instrument, MissingRule::default()).1, true);
            people::assert_honest(&report);
            for figure in report
                .figures()
                .all()
                .filter(|figure| figure.statistic == Statistic::Mean && figure.occasion != FigureOccasion::All)
            {
                assert_eq!((figure.value, figure.n), (None, Some(0)), "{figure:?}");
            }
        }
    }
}

#[cfg(feature = "serde")]
#[test]
fn a_definition_survives_json_and_back() {
    for instrument in registry().iter() {
        let definition = instrument.definition();
        let text = serde_json::to_string(definition).expect("it is data");
        let back: Definition = serde_json::from_str(&text).expect("it is the same form");
        assert_eq!(&back, definition);
    }
}
