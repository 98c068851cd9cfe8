//! `table`, `inspect`, `check`, `finding` and the scores of a table.

use enkat::check::StoredScore;
use enkat::figure::NamedReliability;
use enkat::finding::{Finding, Findings, Rule, Severity, Total, holds_identity_number};
use enkat::ground::Occasion;
use enkat::inner::table::{Answers, Batch, FactChoices, FactReader, FactRow, Layout, Plan, TextRows, read_answer};
use enkat::inner::tally::ProfileCounts;
use enkat::inspect::{InOrder, Purpose, RowReader};
use enkat::instrument::AnyInstrument;
use enkat::table::propose::{TableSample, propose};
use enkat::table::{Breakdown, Cells, Column, Mapping, MissingCode, TableRows, Validity, Values};
use enkat::{Choices, Registry, ScoredColumn};

use crate::{TEXTS, Tried};

#[test]
fn rows_of_text() {
    Tried::of(|tried| {
        for width in [0, 1, 3, 1 << 20, 1 << 40, usize::MAX] {
            let Some(Ok(mut rows)) = tried.call("TextRows::new", || TextRows::new(width)) else { continue };
            for bytes in [&b""[..], b",", b"\n", b"1,2,3,4,5\n", b"\xff,\n", b"\"a\",1\n", &[0; 70], &[b','; 5000]] {
                for delimiter in [b',', 0, b'\n', b'"', 0x80, 0xFF] {
                    for last in [true, false] {
                        tried.call("TextRows::push_line", || rows.push_line(bytes, delimiter, last).is_ok());
                    }
                    if let Ok(text) = std::str::from_utf8(bytes) {
                        tried.call("TextRows::push_plain_lines", || rows.push_plain_lines(text, delimiter, |_| ()).is_ok());
                        tried.call("TextRows::push_plain_lines, å", || {
                            rows.push_plain_lines("å,ö\né", delimiter, |_| ()).is_ok()
                        });
                    }
                }
                let fields = String::from_utf8_lossy(bytes);
                tried.call("TextRows::push", || rows.push([&*fields; 7]).is_ok());
            }
            for row in [0, rows.rows().wrapping_sub(1), rows.rows(), 1 << 40, usize::MAX] {
                for column in [0, 1, width.wrapping_sub(1), width, usize::MAX] {
                    tried.call("TextRows::cell", || rows.cell(row, column).len());
                    tried.call("TextRows::column", || rows.column(column).is_some());
                    tried.call("TextRows::line", || rows.line(row, b',').map(str::len));
                    tried.call("TextRows::long_cells", || rows.long_cells(row, column).count());
                }
            }
            tried.call("TextRows, full", || {
                let mut full = rows.clone();
                let added = (0..5000).filter(|_| full.push(["1"]).is_ok()).count();
                let refused = full.push(["1"]).is_err();
                (added, refused, full.push_line(b"1\n", b',', true).is_err(), full.push_plain_lines("1\n2", b',', |_| ()).is_ok())
            });
            if width < 10 {
                tried.call("TableRows::columns_of", || TableRows::of(&TableRows::columns_of(&rows)).len());
            }
            tried.call("TextRows::clear", || rows.clear());
        }
    });
}

#[test]
fn columns_and_batches() {
    Tried::of(|tried| {
        let registry = Registry::built_in();
        let eq5d5l = registry.get("eq5d5l").expect("built in").definition();
        let mut text = TextRows::new(2).expect("it is narrow");
        (0..3).for_each(|_| text.push(["9", "long enough not to be short"]).expect("there is room"));
        let wide = [f64::NAN, f64::INFINITY, 1e300];
        let columns: Vec<Values<'_>> = vec![
            (&[0_u8, 255, 254]).into(),
            (&[i8::MIN, -1, 1]).into(),
            (&[i16::MIN, 1, i16::MAX]).into(),
            (&[u16::MAX; 3]).into(),
            (&[i32::MIN, 1, i32::MAX]).into(),
            (&[u32::MAX; 3]).into(),
            (&[i64::MIN, 1, i64::MAX]).into(),
            (&[u64::MAX, 1, 1 << 32]).into(),
            (&[f32::NAN, f32::NEG_INFINITY, f32::MAX]).into(),
            (&wide).into(),
            (&["1.0", "é", "99999999999999999999"]).into(),
            text.column(1).expect("it is there").into(),
            Values::Digit { cells: &["21232", "å1232", ""], place: 4, of: 5 },
            Values::Digit { cells: &["21232", "åå2", ""], place: usize::MAX - 1, of: usize::MAX },
            (&[0_u8; 0]).into(),
        ];
        let validities = [
            None,
            Some(Validity { bits: &[], offset: 0 }),
            Some(Validity { bits: &[0b101], offset: 5 }),
            Some(Validity { bits: &[0b101], offset: 6 }),
            Some(Validity { bits: &[0xFF; 9], offset: usize::MAX }),
            Some(Validity { bits: &[0xFF; 9], offset: usize::MAX - 2 }),
        ];
        let codes: Vec<MissingCode> = ["9", "mo=1", "-0", "1e5"].iter().filter_map(|code| code.parse().ok()).collect();
        for values in &columns {
            for validity in validities {
                let column = Some(Column::new("", Cells { values: *values, validity }));
                for given in [vec![column; 6], vec![column; 5], vec![None, column, None, None, None, column], vec![]] {
                    let Some(Ok(batch)) = tried.call("Batch::new", || Batch::new(eq5d5l, given)) else { continue };
                    for marks in [&[][..], &[true, false, true], &[true; 4]] {
                        tried.call("Batch::with_broken_rows", || batch.clone().with_broken_rows(marks).is_ok());
                    }
                    for first_row in [0, 1, u64::MAX - 1, u64::MAX] {
                        let batch = batch.clone().starting_at(first_row).with_missing_codes(&codes);
                        let batch = batch.clone().with_broken_rows(&[true, false, false]).unwrap_or(batch);
                        tried.call("Batch::for_each_block", || {
                            let read = |_: usize, block: enkat::inner::instrument::AnswerBlock<'_>| {
                                let cells = [0, 1, usize::MAX].map(|row| block.row(row).count());
                                assert!(cells[2] == 0 && cells[0] + block.rows() > 0);
                            };
                            let mut findings = Findings::listing(usize::MAX);
                            batch.for_each_block(&mut findings, read);
                            findings.listed().iter().map(ToString::to_string).count()
                        });
                        tried.call("ProfileCounts::add_batch", || {
                            let mut counts = ProfileCounts::default();
                            counts.add_batch(&batch, &mut Findings::default());
                            counts.profiles().total()
                        });
                    }
                }
            }
        }
        for (cell, item) in TEXTS.iter().flat_map(|cell| eq5d5l.items.iter().map(move |item| (cell, item))) {
            let mut spoilt = item.clone();
            (spoilt.min, spoilt.max) = (255, 0);
            tried.call("read_answer", || (read_answer(cell, item, &codes), read_answer(cell, &spoilt, &codes)));
        }
    });
}

#[test]
fn answers_of_another_plan() {
    Tried::of(|tried| {
        let registry = Registry::built_in();
        let plans: Vec<Plan> = plans(&registry);
        for one in &plans {
            for other in &plans {
                for (place, form) in other.forms().iter().enumerate() {
                    let definition = form.definition();
                    let columns = definition.items.iter().map(|item| Some(Column::new(&item.id, &[1_u8; 5]))).collect();
                    let batch = Batch::new(definition, columns).expect("the columns fit");
                    for (form, first) in [(place, 0), (place, 3), (place, usize::MAX), (usize::MAX, 0)] {
                        tried.call("Answers::put", || {
                            let mut answers = Answers::new(one, 5);
                            batch.for_each_block(&mut Findings::default(), |_, block| answers.put(other, form, first, &block));
                            batch.for_each_block(&mut Findings::default(), |_, block| answers.put(one, form, first, &block));
                            answers.reset(0);
                            answers.rows()
                        });
                    }
                }
            }
            tried.call("Plan", || one.forms().iter().map(|form| (form.definition().items.len(), form.asked().len())).max());
        }
    });
}

pub(crate) fn plans(registry: &Registry) -> Vec<Plan> {
    let of =
        |ids: &[&str], length: usize| Plan::new(ids.iter().map(|id| (registry.get(id).expect("built in"), vec![true; length])));
    let mut plans = vec![of(&[], 0), of(&["soc13"], 0), of(&["soc29", "eq5d5l"], 300), of(&["soc13", "soc13"], 3)];
    let facts = of(&["eq5d5l"], 6).with_violence(enkat::violence::Current::default(), registry.violence_forms());
    plans.push(facts.clone().with_programme(registry.programme().clone()));
    plans.push(of(&[], 0).with_programme(registry.programme().clone()));
    plans.push(facts);
    plans
}

#[test]
fn facts_of_another_table() {
    Tried::of(|tried| {
        let registry = Registry::built_in();
        let groups = FactReader::field_groups(&registry);
        let definitions: Vec<_> = registry.iter().map(AnyInstrument::definition).collect();
        let header = ["id", "age", "exit_to", "referred_from", "se-guideline-1.status", "mo"];
        let mut layouts = Vec::new();
        for header in [&header[..], &header[2..], &["start.exit_to", "exit.se-guideline-1.status"], &[""; 3], &[]] {
            let known: [&[&enkat::instrument::Definition]; 3] = [&definitions, &definitions[..1], &[]];
            for (definitions, groups) in known.into_iter().flat_map(|known| [(known, &groups[..]), (known, &groups[..1])]) {
                for named in [true, false] {
                    let found = tried.call("Layout::new", || Layout::new(header, definitions, groups, &[], named).ok());
                    layouts.extend(found.flatten());
                }
            }
        }
        assert!(!layouts.is_empty());
        for layout in &layouts {
            for (known, header) in [(&definitions[..], &header[..]), (&definitions[..1], &[]), (&[], &["x"])] {
                tried.call("Layout::absent", || layout.absent(known));
                for code in ["9", "mo=9", "exit_to=9", "x=9", "start.exit_to=1"] {
                    let codes: Vec<MissingCode> = code.parse().into_iter().collect();
                    for groups in [&groups[..], &groups[..1], &[]] {
                        tried.call("Layout::missing_codes", || layout.missing_codes(&codes, header, known, groups).is_ok());
                    }
                }
                for name in TEXTS {
                    tried.call("Layout::column", || Layout::column(header, name).is_ok());
                }
            }
            for today in [None, Some(i32::MIN), Some(i32::MAX)] {
                let choices = FactChoices { today, names_rows: true, ..FactChoices::default() };
                let Some(reader) = tried.call("FactReader::new", || FactReader::new(&registry, layout, choices)) else {
                    continue;
                };
                let reader = reader.with_missing_codes(&[], &[]);
                tried.call("FactReader::note_unknown_columns", || {
                    reader.note_unknown_columns(&registry, layout, &[], &mut Findings::default());
                });
                tried.call("FactReader", || (reader.any(), reader.has_violence(), reader.current(), reader.forms().count()));
                tried.call("FactReader::programme_column", || TEXTS.map(|name| reader.programme_column(name)));
                for plan in plans(&registry) {
                    tried.call("FactReader::counted_in", || reader.counted_in(plan.clone()));
                    for cell in TEXTS.into_iter().chain(["yes", "asked", "studies", "150", "255"]) {
                        for day in [None, Some(i32::MIN), Some(i32::MAX)] {
                            let cell = |_: usize| cell;
                            let occasion = day.map(|_| Occasion::Exit);
                            let row =
                                FactRow { number: u64::MAX, cell: &cell, is_broken: day.is_none(), occasion, days: [day, today] };
                            for half in [0, 1, 2, usize::MAX] {
                                tried.call("FactReader::screenings", || {
                                    reader.screenings(&row, half, &mut Findings::default()).len()
                                });
                            }
                            for place in [0, 1, usize::MAX] {
                                let mut halves = [Answers::new(&plan, 1), Answers::new(&plans(&registry)[0], 0)];
                                tried.call("FactReader::read", || {
                                    reader.read(&row, &plan, place, &mut halves, &mut Findings::default());
                                });
                            }
                        }
                    }
                }
            }
        }
    });
}

#[test]
fn texts_and_choices() {
    Tried::of(|tried| {
        let registry = Registry::built_in();
        for text in TEXTS {
            tried.call("Mapping", || (text.parse::<Mapping>().is_ok(), TEXTS.map(|other| Mapping::new(text, other).is_some())));
            tried.call("MissingCode", || text.parse::<MissingCode>().is_ok());
            tried.call("StoredScore", || text.parse::<StoredScore>().map(|stored| stored.to_string()).is_ok());
            tried.call("NamedReliability", || text.parse::<NamedReliability>().is_ok());
            tried.call("Rule", || text.parse::<Rule>().is_ok());
            tried.call("Breakdown", || text.parse::<Breakdown>().map(|by| (by.group(&[text; 9]), by.group(&[""; 0]))).is_ok());
            tried.call("Breakdown::all_of", || Breakdown::all_of([text, text]).is_ok());
            tried.call("holds_identity_number", || holds_identity_number(text));
            for header in [&[text][..], &[text, text], &["id", "mo", text], &[]] {
                let by: Vec<Breakdown> = text.parse().into_iter().collect();
                let columns: Vec<Mapping> =
                    ["mo={}", "{}=mo"].iter().filter_map(|form| form.replace("{}", text).parse().ok()).collect();
                let sets = vec![text.to_owned()];
                let all = [
                    Choices { by, most_listed: usize::MAX, today: Some(i32::MIN), ..Choices::default() },
                    Choices { columns, today: Some(i32::MAX), most_listed: 0, ..Choices::default() },
                    Choices { value_sets: sets, ..Choices::default() },
                ];
                for choices in all {
                    tried.call("Choices::scores", || choices.scores(&registry, header).is_ok());
                    tried.call("Choices::cohort", || choices.cohort(&registry, header).is_ok());
                    tried.call("Choices::cohort_with_ids", || choices.cohort_with_ids(&registry, header).is_ok());
                    tried.call("Choices::check", || choices.check(&registry, header).is_ok());
                    tried.call("Choices::check_with_stored", || {
                        choices.check_with_stored(&registry, header, |_| vec![text]).is_ok()
                    });
                    tried.call("Choices::scorer", || choices.scorer(&registry, text).is_ok());
                    tried.call("Choices::screenings", || choices.screenings(&registry, header, text, Occasion::Exit).is_ok());
                    tried.call("Choices::report", || choices.report(&registry).is_ok());
                }
                for cells in [vec![], vec![vec![]], vec![vec![text]], vec![vec![text; 9]; 3]] {
                    tried.call("propose", || {
                        let proposal = propose(header, &cells, &registry);
                        let made = (proposal.mappings().len(), proposal.missing_codes().len(), proposal.has_columns());
                        (made, proposal.occasion_names().are_given())
                    });
                }
                tried.call("TableSample", || {
                    let mut sample = TableSample::new(header, &registry);
                    (0..3).for_each(|_| sample.add_row(|_| text));
                    sample.propose(&Registry::with_value_sets(Vec::new())).bindings.len()
                });
            }
        }
    });
}

#[test]
fn readers_of_a_table() {
    Tried::of(|tried| {
        let registry = Registry::built_in();
        let header =
            ["id", "wave", "date", "mo", "sc", "ua", "pd", "ad", "vas", "soc13_1", "exit_to", "se-guideline-1.status", "site"];
        let choices =
            Choices { by: vec!["site".parse().expect("columns")], value_sets: vec!["US-2019".into()], ..Choices::default() };
        let scores = choices.scores(&registry, &header).expect("the columns fit");
        let cohort = choices.cohort_with_ids(&registry, &header).expect("the columns fit");
        let check = choices.check(&registry, &header).expect("the columns fit");
        let other_header = ["id", "soc29_1", "start.mo", "exit.mo"];
        let others = Choices::default();
        let other_scores = others.scores(&registry, &other_header[..2]).expect("the columns fit");
        let other_cohort = others.cohort(&registry, &["id", "start.mo", "exit.mo"]).expect("the columns fit");
        let other_check = others.check(&registry, &["id", "start.mo", "exit.mo"]).expect("the columns fit");
        let forms =
            ["se-guideline-1"; 1].map(|form| choices.screenings(&registry, &header, form, Occasion::Start).expect("a form"));
        of_purpose(tried, &scores, &other_scores, header.len());
        of_purpose(tried, &cohort, &other_cohort, header.len());
        of_purpose(tried, &check, &other_check, header.len());
        of_purpose(tried, &forms[0], &forms[0], header.len());
        for instrument in TEXTS.into_iter().chain(["soc13"]) {
            let scores = choices.scores(&registry, &header).expect("the columns fit");
            tried.call("Scores::of_one", || scores.of_one(instrument).is_ok());
            let stored = StoredScore {
                occasion: Some(Occasion::Exit),
                instrument: instrument.into(),
                output: instrument.into(),
                value_set: Some(instrument.into()),
                column: instrument.into(),
            };
            for column in [instrument, "vas", "id"] {
                let stored = StoredScore { column: column.into(), ..stored.clone() };
                let check = choices.check(&registry, &header).expect("the columns fit");
                tried.call("Check::comparing", || check.comparing(&stored, |_| vec![instrument; 3]).is_ok());
            }
        }
        let reader = scores.reader();
        for place in [0, 1, 2, usize::MAX] {
            tried.call("TableReader::scorer", || reader.scorer(place).is_some());
            tried.call("TableReader::item_columns", || reader.item_columns(place));
            tried.call("TableReader::note_absent_items", || reader.note_absent_items(place, &mut Findings::default()));
            for rows in [0, 2] {
                let cells = vec![""; rows];
                let columns = vec![Cells::from(cells.as_slice()); header.len()];
                for (columns, length) in [(&columns[..], rows), (&columns[1..], rows), (&columns[..], 7)] {
                    for (first_row, outputs) in [(0, 0), (1, 5), (u64::MAX, 5)] {
                        let mut made = vec![vec![0.0; length]; outputs];
                        let mut out: Vec<_> = made.iter_mut().map(|column| Some(column.as_mut_slice())).collect();
                        tried.call("TableReader::score_into", || {
                            let rows = TableRows::of(columns);
                            reader.score_into(place, &rows, first_row, &mut out, &mut Findings::default()).is_ok()
                        });
                    }
                }
            }
        }
        tried.call("TableReader", || (reader.texts(), reader.places_of("").count(), reader.codes_in_range().len()));
        tried.call("TableReader's columns", || reader.note_columns(&mut Findings::listing(0)));
        let digits = |number, width| ScoredColumn::Digits { numbers: vec![number], width };
        let columns = [
            ScoredColumn::Numbers(vec![f64::NAN]),
            ScoredColumn::Texts(vec![]),
            ScoredColumn::Constant(String::new()),
            digits(f64::MAX, usize::MAX),
            digits(-1.5, 0),
            digits(f64::INFINITY, 5),
        ];
        for (column, row) in columns.iter().flat_map(|column| [0, 1, usize::MAX].map(|row| (column, row))) {
            tried.call("ScoredColumn::cell", || format!("{:?}", column.cell(row, &mut String::new())));
            tried.call("ScoredColumn::number", || column.number(row));
        }
    });
}

/// Reads what fits and what does not for a purpose, and gives it what belongs to another table.
fn of_purpose<P: Purpose>(tried: &mut Tried, purpose: &P, other: &P, width: usize) {
    let columns_of = |cells: &'static [&'static str], width: usize| vec![Cells::from(cells); width];
    let texts: [&[&str]; 4] = [&[], &["start", "exit"], &["", "NA"], &["2026-01-01", "5"]];
    let mut parts = vec![columns_of(&["1"], width + 1), columns_of(&["1"], width - 1), Vec::new()];
    parts.extend(texts.map(|cells| columns_of(cells, width)));
    let mut uneven = columns_of(texts[1], width);
    uneven[width - 1] = Cells::from(&["1"; 5]);
    let mut numbers = columns_of(texts[1], width);
    numbers[0] = Cells::from(&[1_u8; 2]);
    parts.extend([uneven, numbers, vec![Cells::from(&[1_u8; 2]); width]]);
    for expected in [0, 1, usize::MAX] {
        for lines_before in [0, u64::MAX] {
            let Some(rows) = tried.call("InOrder::expecting", || InOrder::expecting(purpose, expected)) else { continue };
            let mut rows = rows.after_lines(lines_before);
            for columns in &parts {
                for (broken, lines) in [(&[][..], &[][..]), (&[true, false], &[0, u64::MAX]), (&[true; 9], &[1; 9])] {
                    let table = TableRows { columns, broken, lines };
                    tried.call("InOrder::read", || rows.read(&table).is_ok());
                    tried.call("TableRows", || (table.len(), table.is_empty()));
                }
            }
            for lines in [0, u64::MAX] {
                let mut reader = RowReader::new(purpose);
                let mut piece = reader.begin();
                reader.list_only([lines == 0; 4]);
                piece.cover_lines(lines);
                let table = TableRows::of(&parts[4]);
                let found = || {
                    let mut found = Findings::default();
                    for row in [0, 1, u64::MAX] {
                        found.push(Finding { line: Some(row), ..Finding::about_row(Rule::RowWidth, row, "mo") });
                    }
                    found
                };
                tried.call("RowReader::read", || reader.read(&table, found(), &mut piece).is_ok());
                tried.call("RowReader::read again", || reader.read(&table, found(), &mut piece).is_ok());
                let mut of_another = RowReader::new(other).begin();
                tried.call("RowReader::read of another", || reader.read(&table, Findings::default(), &mut of_another).is_ok());
                tried.call("InOrder::add of another", || rows.add(of_another).is_ok());
                piece.take_made();
                tried.call("InOrder::add", || (piece.rows(), rows.add(piece).is_ok()));
                tried.call("InOrder", || (rows.rows(), rows.lists()));
            }
            tried.call("InOrder::finish", || {
                let inspected = rows.finish().1;
                (inspected.doubts().len(), inspected.count_at_least(Severity::Notice), format!("{inspected:?}").len())
            });
        }
    }
}

#[test]
fn findings() {
    Tried::of(|tried| {
        for most in [0, 1, usize::MAX] {
            tried.call("Findings", || {
                let mut findings = Findings::listing(most);
                for text in TEXTS {
                    let finding = Finding {
                        found: Some(i64::MIN),
                        expected: Some([255, 0]),
                        ..Finding::about_row(Rule::OutOfRange, u64::MAX, text)
                    };
                    findings.push(finding.with_note(text));
                    findings.push(Finding::about_column(Rule::NoColumn, text));
                }
                let texts: usize =
                    findings.listed().iter().map(|finding| finding.to_string().len() + finding.message().len()).sum();
                (texts, findings.count_of(Rule::NoColumn), findings.count_at_least(Severity::Error))
            });
        }
        let total = |count| Total::new(Finding::about_column(Rule::NoColumn, ""), count);
        tried.call("Inspected::count_at_least", || {
            let inspected = enkat::inspect::Inspected {
                rows: u64::MAX,
                listed: vec![],
                totals: vec![total(u64::MAX), total(u64::MAX)],
                no_occasion: None,
            };
            (inspected.count_at_least(Severity::Notice), inspected.doubts().len())
        });
    });
}
