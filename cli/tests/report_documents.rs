//! `enkat report -o x.docx` and `-o x.xlsx`: what the page says, in documents that others open.

mod common;

use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use calamine::{Data, Reader as _, Xlsx};
use common::{Ran, enkat, folder, program};
use roxmltree::{Document, Node};
use scraper::{Html, Selector};
use zip::ZipArchive;

/// What a report of these arguments is in a form that is not text.
fn bytes(arguments: &[&str], format: &str, input: &str) -> Vec<u8> {
    // tests run side by side, each run in a folder of its own
    static RUNS: AtomicUsize = AtomicUsize::new(0);
    let here = folder(&format!("report_documents_{}", RUNS.fetch_add(1, Ordering::Relaxed)));
    let (table, path) = (here.join("t.csv"), here.join(format!("x.{format}")));
    fs::write(&table, input).expect("a file");
    let mut command = program();
    command.arg("report").arg("--full").args(arguments).arg("-o").arg(&path);
    if !input.is_empty() {
        command.arg(&table);
    }
    let ran = Ran::of(command.output().expect("it runs"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    fs::read(&path).expect("a file")
}

/// The page of the same report, whose tables are the measure of all.
fn page(arguments: &[&str], input: &str) -> Html {
    let stdin = if input.is_empty() { &[][..] } else { &["-"] };
    let ran = enkat(&[&["report", "--full"], arguments, stdin, &["--format", "html"]].concat(), input);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    Html::parse_document(&ran.out)
}

/// The texts of the cells of each table of a page, line by line.
fn tables_of(page: &Html) -> Vec<Vec<Vec<String>>> {
    let [table, line, cell] = ["table", "tr", "th, td"].map(|selector| Selector::parse(selector).expect("a selector"));
    let lines = |table: scraper::ElementRef<'_>| {
        table.select(&line).map(|line| line.select(&cell).map(|cell| cell.text().collect()).collect()).collect()
    };
    page.select(&table).map(lines).collect()
}

struct Docx {
    zip: ZipArchive<Cursor<Vec<u8>>>,
}

impl Docx {
    fn of(bytes: Vec<u8>) -> Self {
        Self { zip: ZipArchive::new(Cursor::new(bytes)).expect("an archive") }
    }

    fn names(&self) -> Vec<String> {
        self.zip.file_names().map(|name| name.expect("a name").into_owned()).collect()
    }

    fn text(&mut self, name: &str) -> String {
        let mut text = String::new();
        self.zip.by_name(name).expect(name).read_to_string(&mut text).expect("UTF-8");
        text
    }
}

fn named<'d>(node: Node<'d, 'd>, name: &'static str) -> impl Iterator<Item = Node<'d, 'd>> {
    node.descendants().filter(move |node| node.tag_name().name() == name)
}

fn value<'d>(node: Node<'d, 'd>, name: &str) -> Option<&'d str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

fn said(node: Node<'_, '_>) -> String {
    node.descendants().filter(|node| node.tag_name().name() == "t").filter_map(|node| node.text()).collect()
}

/// The paragraphs with their styles.
fn paragraphs(document: &Document<'_>) -> Vec<(String, String)> {
    let paragraph = |node| {
        let style = named(node, "pStyle").next().and_then(|style| value(style, "val")).unwrap_or_default();
        (style.to_owned(), said(node))
    };
    let body: Vec<_> = document.descendants().filter(|node| node.tag_name().name() == "p").map(paragraph).collect();
    body
}

#[test]
fn a_document_says_what_the_page_says() {
    for (lang, proofing, method) in
        [("sv", "sv-SE", "Metod, källor och rättigheter"), ("en", "en-GB", "Method, sources and rights")]
    {
        let arguments = ["--demo", "--lang", lang];
        let mut docx = Docx::of(bytes(&arguments, "docx", ""));
        let text = docx.text("word/document.xml");
        let document = Document::parse(&text).expect("XML");
        let tables: Vec<Vec<Vec<String>>> = named(document.root(), "tbl")
            .map(|table| named(table, "tr").map(|line| named(line, "tc").map(said).collect()).collect())
            .collect();
        let expected = tables_of(&page(&arguments, ""));
        assert!(tables.len() > 10, "{}", tables.len());
        assert_eq!(tables, expected);

        let paragraphs = paragraphs(&document);
        let of = |style: &str| paragraphs.iter().filter(|(of, _)| of == style).map(|(_, text)| text.as_str()).collect::<Vec<_>>();
        assert_eq!(of("Heading1").last(), Some(&method), "the method stands at the end");
        assert!(of("Heading2").len() >= tables.len());
        assert!(paragraphs[0].1.contains("INTERN") && paragraphs[1].1.contains("DEMONSTRATION"), "{paragraphs:?}");
        let caveat = if lang == "sv" { "Detta gäller gruppen" } else { "This is of the group" };
        assert_eq!(paragraphs.iter().filter(|(_, text)| text.starts_with(caveat)).count(), 1, "caveats are said once");

        for table in named(document.root(), "tbl") {
            let first = named(table, "tr").next().expect("a head");
            assert_eq!(named(first, "tblHeader").count(), 1, "the head is repeated");
            assert_eq!(named(table, "tblHeader").count(), 1);
        }
        for (style, text) in &paragraphs {
            let is_number = text.starts_with(|first: char| first.is_ascii_digit()) && text.ends_with('%');
            assert!(!is_number || style == "TableFigure", "{text} is to the left");
        }

        let styles = docx.text("word/styles.xml");
        let styles = Document::parse(&styles).expect("XML");
        assert_eq!(named(styles.root(), "lang").next().and_then(|lang| value(lang, "val")), Some(proofing));
        for (id, name) in [("Heading1", "heading 1"), ("Heading2", "heading 2"), ("Title", "Title")] {
            let style = named(styles.root(), "style").find(|style| value(*style, "styleId") == Some(id)).expect(id);
            assert_eq!(named(style, "name").next().and_then(|of| value(of, "val")), Some(name), "a word processor knows it");
        }
        let known: Vec<&str> = named(styles.root(), "style").filter_map(|style| value(style, "styleId")).collect();
        assert!(paragraphs.iter().all(|(style, _)| known.contains(&style.as_str())), "every style is there");
    }
}

#[test]
fn every_picture_of_a_document_has_a_text_in_its_place() {
    let mut docx = Docx::of(bytes(&["--demo", "--lang", "sv"], "docx", ""));
    let text = docx.text("word/document.xml");
    let document = Document::parse(&text).expect("XML");
    let relations = docx.text("word/_rels/document.xml.rels");
    let relations = Document::parse(&relations).expect("XML");
    let figure = Selector::parse("figure").expect("a selector");
    let figures = page(&["--demo", "--lang", "sv"], "").select(&figure).count();
    let pictures: Vec<Node<'_, '_>> = named(document.root(), "drawing").collect();
    assert_eq!(pictures.len(), figures);
    let mut ids = Vec::new();
    for picture in pictures {
        let about = named(picture, "docPr").next().expect("it is described");
        assert!(value(about, "descr").is_some_and(|text| text.len() > 20 && !text.contains("..")), "{about:?}");
        ids.push(value(about, "id").expect("an id"));
        let id = named(picture, "blip").next().and_then(|blip| value(blip, "embed")).expect("a picture");
        let target = relations.descendants().find(|node| value(*node, "Id") == Some(id)).and_then(|node| value(node, "Target"));
        let mut png = Vec::new();
        let name = format!("word/{}", target.expect("it is there"));
        docx.zip.by_name(&name).expect("the picture").read_to_end(&mut png).expect("bytes");
        assert!(png.starts_with(b"\x89PNG"));
    }
    ids.dedup();
    assert_eq!(ids.len(), figures);
}

#[test]
fn a_document_names_nobody_and_no_time() {
    for format in ["docx", "xlsx"] {
        let first = bytes(&["--demo", "--lang", "sv"], format, "");
        // of another user, on another day: what an archive tells of time goes in steps of two seconds
        std::thread::sleep(std::time::Duration::from_millis(2100));
        assert!(first == bytes(&["--demo", "--lang", "sv", "--internal"], format, ""), "{format} is not the same bytes");
        let mut docx = Docx::of(first);
        let core = docx.text("docProps/core.xml");
        let core = Document::parse(&core).expect("XML");
        for name in ["creator", "lastModifiedBy"] {
            assert!(named(core.root(), name).all(|node| node.text().is_none()), "{name}");
        }
        assert!(named(core.root(), "created").all(|node| node.text() == Some("2000-01-01T00:00:00Z")));
        assert!(!docx.names().iter().any(|name| name.contains("custom") || name.contains("comments")));
    }
}

/// A cell of a page as the number that it is, if it is one.
fn as_number(text: &str) -> Option<f64> {
    let plain = text.replace('\u{2212}', "-").replace(',', ".");
    match plain.strip_suffix(" %") {
        Some(percent) => format!("{percent}e-2").parse().ok(),
        None => plain.parse().ok(),
    }
}

#[test]
fn a_workbook_has_a_sheet_for_each_table_and_numbers_that_are_numbers() {
    let arguments = ["--demo", "--lang", "sv"];
    let mut workbook = Xlsx::new(Cursor::new(bytes(&arguments, "xlsx", ""))).expect("a workbook");
    let names = workbook.sheet_names();
    let tables = tables_of(&page(&arguments, ""));
    assert_eq!(names.len(), tables.len() + 1);
    assert!(
        names.iter().all(|name| name.chars().count() <= 31 && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])),
        "{names:?}"
    );
    let front = workbook.worksheet_range(&names[0]).expect("a sheet");
    let front: Vec<String> = front.cells().map(|(_, _, cell)| cell.to_string()).collect();
    for text in ["INTERN RAPPORT", "Metod, källor och rättigheter", "Rättigheter och användning", names[1].as_str()] {
        assert!(front.iter().any(|cell| cell.contains(text)), "{text} is not in {front:?}");
    }
    let mut numbers = 0;
    for (name, table) in names[1..].iter().zip(&tables) {
        let sheet = workbook.worksheet_range(name).expect("a sheet");
        for (row, line) in table.iter().enumerate() {
            for (column, text) in line.iter().enumerate() {
                let found = sheet.get((row, column)).unwrap_or(&Data::Empty);
                match found {
                    Data::Float(number) => {
                        assert_eq!(Some(*number), as_number(text), "{name}, {row}, {column}: {text}");
                        numbers += 1;
                    }
                    Data::Empty => assert_eq!(text, ""),
                    found => {
                        assert_eq!(&found.to_string(), text, "{name}, {row}, {column}");
                        // levels in the head of a table, profiles and the like are names
                        assert!(as_number(text).is_none() || row == 0 || text.len() == 5, "{name}: {text} is a text");
                    }
                }
            }
        }
    }
    assert!(numbers > 500, "{numbers}");
}

/// Groups whose names are made to do harm.
fn hostile() -> String {
    let long = "å".repeat(300);
    let names = [
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2",
        "@SUM(A1)",
        "<script>alert(1)</script>",
        "a\u{1}b\u{1b}[31m",
        "]]>&amp;\u{fffe}",
        "]\u{202e}x",
        &long,
    ];
    let mut table = "id,wave,site,mo,sc,ua,pd,ad,vas\n".to_owned();
    for (place, name) in names.iter().enumerate() {
        for (person, level) in [1, 2, 3, 1, 2, 4].into_iter().enumerate() {
            let id = format!("p{place}x{person}");
            for wave in ["start", "exit"] {
                let name = name.replace('"', "\"\"");
                table.extend([&format!("{id},{wave},\"{name}\",{level},1,2,3,1,{}\n", 40 + level)].map(String::as_str));
            }
        }
    }
    table
}

#[test]
fn names_from_a_table_do_nothing_in_a_document() {
    let table = hostile();
    let arguments = ["--internal", "--by", "site", "--lang", "sv"];
    let expected = tables_of(&page(&arguments, &table));
    let mut docx = Docx::of(bytes(&arguments, "docx", &table));
    let text = docx.text("word/document.xml");
    let document = Document::parse(&text).expect("XML, whatever the names are");
    let tables: Vec<Vec<Vec<String>>> = named(document.root(), "tbl")
        .map(|table| named(table, "tr").map(|line| named(line, "tc").map(said).collect()).collect())
        .collect();
    assert_eq!(tables, expected);
    assert!(tables.iter().flatten().flatten().any(|cell| cell == "<script>alert(1)</script>"));

    let xlsx = bytes(&arguments, "xlsx", &table);
    let mut workbook = Xlsx::new(Cursor::new(xlsx.clone())).expect("a workbook");
    let mut texts = Vec::new();
    for name in workbook.sheet_names() {
        assert_eq!(workbook.worksheet_formula(&name).expect("a sheet").used_cells().count(), 0, "{name} has formulas");
        texts.extend(workbook.worksheet_range(&name).expect("a sheet").cells().map(|(_, _, cell)| cell.to_string()));
    }
    for text in ["=cmd|' /C calc'!A0", "site: +1+1", "site: -2", "@SUM(A1)"] {
        assert!(texts.iter().any(|cell| cell == text), "{text} stays as it is, as a text");
    }
    let mut zip = Docx::of(xlsx);
    let styles = zip.text("xl/styles.xml");
    assert!(styles.contains("quotePrefix=\"1\""), "who edits the cell gets no formula either");
    for part in zip.names() {
        Document::parse(&zip.text(&part)).unwrap_or_else(|error| panic!("{part}: {error}"));
    }
}

#[test]
fn what_is_suppressed_is_the_word_in_a_document() {
    let table = hostile();
    let mut workbook = Xlsx::new(Cursor::new(bytes(&["--lang", "sv"], "xlsx", &table))).expect("a workbook");
    let names = workbook.sheet_names();
    let front = workbook.worksheet_range(&names[0]).expect("a sheet");
    assert!(front.cells().any(|(_, _, cell)| cell.to_string().starts_with("FÖR SPRIDNING")));
    let tables = tables_of(&page(&["--lang", "sv"], &table));
    let mut suppressed = 0;
    for (name, table) in names[1..].iter().zip(&tables) {
        let sheet = workbook.worksheet_range(name).expect("a sheet");
        for (row, line) in table.iter().enumerate() {
            for (column, _) in line.iter().enumerate().filter(|(_, text)| *text == "skyddat") {
                assert_eq!(sheet.get((row, column)), Some(&Data::String("skyddat".into())));
                suppressed += 1;
            }
        }
    }
    assert!(suppressed > 0);
    let mut docx = Docx::of(bytes(&["--lang", "sv"], "docx", &table));
    assert!(docx.text("word/footer1.xml").contains("FÖR SPRIDNING"));
}

/// Where a word processor is at hand: it opens the document, and everything is on its pages.
#[test]
fn a_word_processor_opens_the_document() {
    let is_there = Command::new("soffice").arg("--version").output().is_ok_and(|ran| ran.status.success());
    let reads = Command::new("pdftotext").arg("-v").output().is_ok();
    if !(is_there && reads) {
        return;
    }
    let here = folder("report_documents_opened");
    fs::write(here.join("x.docx"), bytes(&["--demo", "--lang", "sv"], "docx", "")).expect("a file");
    let profile = format!("-env:UserInstallation=file://{}", here.join("profile").display());
    let ran = Command::new("soffice").args([&profile, "--headless", "--convert-to", "pdf", "x.docx"]).current_dir(&here).output();
    assert!(ran.expect("it runs").status.success());
    let text = Command::new("pdftotext").args(["x.pdf", "-"]).current_dir(&here).output().expect("it runs").stdout;
    let text = String::from_utf8(text).expect("UTF-8");
    for line in ["INTERN RAPPORT: exakta tal", "I korthet", "Hänvisade från", "Arbetslivsinriktad rehabilitering", "sida 1 av"]
    {
        assert!(text.contains(line), "{line} is not in the document");
    }
}

fn png_size(path: &Path) -> [u32; 2] {
    let bytes = fs::read(path).expect("a file");
    assert!(bytes.starts_with(b"\x89PNG"), "{}", path.display());
    [16, 20].map(|at| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes")))
}

#[test]
fn pictures_stand_alone_in_their_folder() {
    let here = folder("report_pictures");
    let into = here.join("deep").join("pictures");
    let run = |folder: &Path, lang: &str| {
        let mut command = program();
        command.args(["report", "--demo", "--full", "--lang", lang, "--pictures"]).arg(folder);
        Ran::of(command.output().expect("it runs"))
    };
    let ran = run(&into, "sv");
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.starts_with("INTERN RAPPORT"), "the report goes where it always goes");
    let names = common::names_in(&into);
    assert!(names.len() > 20 && names.len().is_multiple_of(2), "{names:?}");
    for name in &names {
        assert!(
            name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "-.".contains(letter)),
            "{name}"
        );
        if let Some(name) = name.strip_suffix(".svg") {
            let svg = fs::read_to_string(into.join(format!("{name}.svg"))).expect("a file");
            let document = Document::parse(&svg).unwrap_or_else(|error| panic!("{name}: {error}"));
            let root = document.root_element();
            assert!(!svg.contains("var(") && !svg.contains("prefers-color-scheme"), "{name} needs a page");
            assert!(named(root, "text").any(|node| node.text().is_some_and(|text| text.contains("INTERN RAPPORT"))), "{name}");
            let [width, height] = png_size(&into.join(format!("{name}.png")));
            let half =
                |name: &str| value(root, name).and_then(|text| text.parse::<f64>().ok()).map(|length| (length * 2.0).ceil());
            assert_eq!([half("width"), half("height")], [Some(f64::from(width)), Some(f64::from(height))], "{name}");
        }
    }
    // once more is the same; of another report none is left beside
    let before = fs::read(into.join(&names[0])).expect("a file");
    assert_eq!(run(&into, "sv").code, Some(0));
    assert!(before == fs::read(into.join(&names[0])).expect("a file"));
    let other = run(&into, "en");
    other.refused(&["is a picture of another report", "01-eq-5d-5l"]);
    assert_eq!(common::names_in(&into), names, "nothing was written");
    // where no folder can be made
    fs::write(here.join("file"), "x").expect("a file");
    run(&here.join("file"), "sv").refused(&["file är ingen mapp"]);
    run(&here.join("file").join("below"), "sv").refused(&["mappen", "below"]);
}

#[test]
fn a_swedish_spreadsheet_opens_figures_only_where_swedish_is_asked_for() {
    let of = |arguments: &[&str], locale: &str| {
        let mut command = program();
        command.args(["report", "--demo", "--format", "csv"]).args(arguments).env("LC_ALL", locale);
        let ran = Ran::of(command.output().expect("it runs"));
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        ran.out
    };
    let plain = of(&[], "C");
    assert!(plain.starts_with("group,measure,occasion,statistic,value,n,status\n"));
    assert_eq!(of(&[], "sv_SE.UTF-8"), plain, "what a program reads does not hang on the machine");
    assert_eq!(of(&["--lang", "en"], "sv_SE.UTF-8"), plain);
    let swedish = of(&["--lang", "sv"], "C");
    let swedish = swedish.strip_prefix('\u{feff}').expect("a mark that says UTF-8");
    let rows = |text: &str, between: u8| {
        let mut reader = csv::ReaderBuilder::new().delimiter(between).from_reader(text.as_bytes());
        let header = reader.headers().expect("a header").clone();
        (header, reader.records().map(|row| row.expect("a row")).collect::<Vec<_>>())
    };
    let (header, plain) = rows(&plain, b',');
    let (swedish_header, swedish) = rows(swedish, b';');
    assert_eq!((header, plain.len()), (swedish_header, swedish.len()));
    for (plain, swedish) in plain.iter().zip(&swedish) {
        let expected: Vec<String> = plain
            .iter()
            .enumerate()
            .map(|(place, cell)| if place == 4 { cell.replace('.', ",") } else { cell.to_owned() })
            .collect();
        assert_eq!(swedish.iter().collect::<Vec<_>>(), expected);
    }
    assert!(swedish.iter().any(|row| row[4].contains(',')));
    // the settings ask for it too
    let here = folder("report_csv_settings");
    fs::write(here.join("enkat.toml"), "lang = \"sv\"\n").expect("a file");
    fs::write(here.join("t.csv"), "id,wave,vas\n1,start,40\n2,start,55\n").expect("a file");
    let ran =
        Ran::of(program().args(["report", "--internal", "--format", "csv"]).arg(here.join("t.csv")).output().expect("it runs"));
    assert!(ran.out.starts_with("\u{feff}group;measure;"), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains(";47,5;2;ok"), "{}", ran.out);
}
