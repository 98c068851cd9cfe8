//! `enkat report --format html`: one page that needs nothing and runs nothing.

mod common;

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

use common::enkat;
use scraper::{ElementRef, Html, Selector};

/// A page, and its text as it was written.
struct Page {
    html: Html,
    text: String,
}

impl Page {
    fn of(text: String) -> Self {
        let html = Html::parse_document(&text);
        assert!(html.errors.is_empty(), "{:?}", html.errors);
        Self { html, text }
    }

    /// All of it.
    fn demo(lang: &str) -> Self {
        Self::edition(lang, &["--full"])
    }

    /// What a board reads.
    fn short(lang: &str) -> Self {
        Self::edition(lang, &[])
    }

    fn edition(lang: &str, arguments: &[&str]) -> Self {
        let ran = enkat(&[&["report", "--demo", "--format", "html", "--lang", lang], arguments].concat(), "");
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        Self::of(ran.out)
    }

    fn all(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).expect("a selector");
        self.html.select(&selector).collect()
    }

    fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector).iter().map(text_of).collect()
    }
}

fn text_of(element: &ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_page_is_well_formed_and_says_its_language() {
    for (lang, page) in ["en", "sv"].into_iter().flat_map(|lang| [(lang, Page::demo(lang)), (lang, Page::short(lang))]) {
        assert_eq!(page.all("html")[0].attr("lang"), Some(lang));
        // what is opened is closed, in the same order
        let mut open: Vec<String> = Vec::new();
        for tag in page.text.split('<').skip(1).filter(|tag| !tag.starts_with('!')) {
            let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
            let is_void = ["meta", "link", "br"].contains(&&*name) || tag.split('>').next().is_some_and(|tag| tag.ends_with('/'));
            if tag.starts_with('/') {
                assert_eq!(open.pop(), Some(name));
            } else if !is_void {
                open.push(name);
            }
        }
        assert_eq!(open, Vec::<String>::new());
        let ids: Vec<&str> = page.all("[id]").iter().filter_map(|element| element.attr("id")).collect();
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "ids are unique");
        for element in page.all("[aria-labelledby]") {
            for id in element.attr("aria-labelledby").expect("it is there").split(' ') {
                assert!(ids.contains(&id), "{id}");
            }
        }
        for link in page.all("a[href]") {
            let target = link.attr("href").and_then(|href| href.strip_prefix('#')).expect("links stay on the page");
            assert!(ids.contains(&target), "{target}");
        }
    }
}

#[test]
fn nothing_runs_and_nothing_is_fetched() {
    for page in ["en", "sv"].into_iter().flat_map(|lang| [Page::demo(lang), Page::short(lang)]) {
        assert!(page.all("script, link, img, iframe, object, embed, base, form, use, image, foreignObject").is_empty());
        for element in page.html.tree.nodes().filter_map(|node| node.value().as_element()) {
            for (name, value) in element.attrs() {
                assert!(!name.starts_with("on"), "{name}");
                assert!(!value.contains("http:") && !value.contains("https:") && !value.contains("//"), "{name}={value}");
                assert!(!value.contains("url(") || value.contains("url(#"), "{name}={value}");
            }
        }
        let style = page.texts("style").concat();
        assert!(!style.contains("url(") && !style.contains("@import") && style.contains("prefers-color-scheme: dark"));
        let policy = page.all("meta[http-equiv='Content-Security-Policy']")[0].attr("content").expect("a policy");
        assert!(policy.starts_with("default-src 'none'"));
    }
}

#[test]
fn a_screen_reader_finds_its_way() {
    // what has two pages needs no contents
    for (page, contents) in [(Page::demo("sv"), 1), (Page::short("sv"), 0)] {
        assert_eq!([page.all("main").len(), page.all("h1").len(), page.all("header").len()], [1; 3]);
        assert_eq!(page.all("nav").len(), contents);
        a_screen_reader_reads(&page);
    }
}

fn a_screen_reader_reads(page: &Page) {
    for chapter in page.all("main > section") {
        let h2 = Selector::parse("h2").expect("a selector");
        assert_eq!(chapter.select(&h2).count(), 1);
    }
    for table in page.all("table") {
        let count = |selector: &str| table.select(&Selector::parse(selector).expect("a selector")).count();
        assert_eq!(count("caption"), 1);
        assert!(count("thead th[scope=col]") > 0 && count("tbody th[scope=row]") > 0);
    }
    // no column without a name, and no line of another length than its head
    for table in page.all("table") {
        let cells = |row: ElementRef<'_>| {
            row.child_elements().map(|cell| cell.attr("colspan").map_or(1, |span| span.parse().expect("a number"))).sum::<usize>()
        };
        let rows: Vec<usize> = table.select(&Selector::parse("tr").expect("a selector")).map(cells).collect();
        assert!(rows.iter().all(|cells| *cells == rows[0]), "{rows:?}");
    }
    for region in page.all(".wide") {
        assert_eq!((region.attr("role"), region.attr("tabindex")), (Some("region"), Some("0")));
    }
}

#[test]
fn every_picture_has_a_name_and_its_numbers_in_a_table() {
    for (page, least) in ["en", "sv"].into_iter().flat_map(|lang| [(Page::demo(lang), 12), (Page::short(lang), 4)]) {
        let pictures = page.all("svg[role]");
        assert!(pictures.len() >= least, "{}", pictures.len());
        for picture in pictures {
            assert_eq!(picture.attr("role"), Some("img"));
            let named = picture.attr("aria-labelledby").expect("a name").split(' ').count();
            assert_eq!(named, 2);
            let texts = ["title", "desc"]
                .map(|tag| picture.select(&Selector::parse(tag).expect("a selector")).next().map(|found| text_of(&found)));
            assert!(texts.iter().all(|text| text.as_ref().is_some_and(|text| !text.is_empty())), "{texts:?}");
        }
        for part in page.all(".part-of") {
            let has = |selector: &str| part.select(&Selector::parse(selector).expect("a selector")).next().is_some();
            assert!(!has("svg") || has("table"));
        }
    }
}

#[test]
fn every_comparison_of_start_with_exit_carries_its_caveats() {
    for (lang, caveat, exit) in [("en", "day to day", "exit"), ("sv", "från dag till dag", "avslut")] {
        let page = Page::demo(lang);
        let mut comparisons = 0;
        for part in page.all(".part-of") {
            let pictures = Selector::parse("svg title").expect("a selector");
            let compares = part.select(&pictures).any(|title| text_of(&title).contains(exit));
            if compares {
                comparisons += 1;
                assert!(text_of(&part).contains(caveat), "{}", text_of(&part));
            }
        }
        assert!(comparisons >= 3, "{comparisons}");
        // once for all of them where they are few
        assert_eq!(text_of(&Page::short(lang).all("main")[0]).matches(caveat).count(), 1);
    }
}

#[test]
fn the_short_report_says_what_a_board_asks_in_the_order_of_a_final_report() {
    let page = Page::edition(
        "sv",
        &[
            "--title",
            "Förrehabilitering <b>",
            "--municipality",
            "Sävsjö",
            "--period",
            "2025",
            "--by-line",
            "Enheten",
            "--date",
            "2026-01-07",
        ],
    );
    assert_eq!(page.texts("h1"), ["Förrehabilitering <b>"]);
    assert_eq!(page.texts(".about"), ["Sävsjö · 2025 · Enheten · 2026-01-07"]);
    let chapters = page.texts("main h2");
    let expected = ["Deltagare", "Vart de gick vidare", "Målet", "KASAM-13 (känsla av sammanhang)", "EQ-5D-5L", "Under insatsen"];
    assert_eq!(chapters[..6], expected);
    let leads = page.texts(".lead").join(" ");
    for told in [
        "15 personer har deltagit. Vårdcentralen har hänvisat flest: 7 av 15 deltagare (46,7 %).",
        "13 av 15 deltagare har avslutats.",
        "Målet, 40 % eller 6 personer, är inte uppnått.",
        "Begriplighet, meningsfullhet och total KASAM ökade, vilket är en förbättring. Hanterbarhet minskade, vilket är en försämring.",
        "9 personer har svarat på deltagarenkäten",
    ] {
        assert!(leads.contains(told), "{told}: {leads}");
    }
    // the sums of the table are those of the long report
    let in_full = Page::demo("sv").texts("td");
    for sum in page.texts("#KASAM td.figure, [aria-labelledby^=soc13] td.figure") {
        assert!(in_full.contains(&sum) || sum.starts_with('+') || sum.contains(','), "{sum}");
    }
    assert!(page.text.len() * 2 < Page::demo("sv").text.len());
    assert_eq!(page.texts("main .suppressed").len(), 0);
}

#[test]
fn a_chapter_of_which_nothing_may_be_shown_says_so() {
    // eight people of six places: of the goal and of the survey nothing can be told
    let mut table = "id,referred_from,exit_to,exit_kind,survey,municipality\n".to_owned();
    for person in 0..8 {
        let (from, kind) = (["self", "primary_care"][person % 2], ["started", "returned"][usize::from(person > 2)]);
        writeln!(table, "p{person},{from},supported_employment,{kind},{},Aneby", ["form", "no"][usize::from(person > 1)])
            .expect("text is written");
    }
    let ran = enkat(&["report", "-", "--format", "html", "--lang", "en"], table);
    let page = Page::of(ran.out);
    let chapters = page.texts("main h2");
    assert!(chapters.contains(&"In the programme".to_owned()), "{chapters:?}");
    assert!(page.texts(".lead").iter().any(|line| line == "Not shown: it could tell about single people."), "{chapters:?}");
}

#[test]
fn nobody_is_said_of_what_is_rounded_to_nothing() {
    for extent in [&[][..], &["--full"]] {
        for (lang, words) in [("sv", ["Ingen ", "ingen "]), ("en", ["Nobody ", "nobody "])] {
            let page = Page::edition(lang, &[&["--round", "5"], extent].concat());
            let said = page.texts(".lead, .remark").join("\n");
            assert!(!words.iter().any(|word| said.contains(word)), "{said}");
        }
    }
}

#[test]
fn a_short_release_suppresses_quietly_and_claims_nothing() {
    let page = Page::edition("sv", &["--min-cell", "5"]);
    let text = text_of(&page.all("main")[0]);
    assert!(!text.contains("skyddat ") && text.contains("x: visas inte, eftersom uppgiften kan röja enskilda"), "{text}");
    // a bar beside a target would say what the figure does not
    assert!(!page.texts("figcaption").iter().any(|caption| caption.starts_with("Målet")), "{text}");
    for row in page.all("tbody tr") {
        let cells = Selector::parse("td.figure, td.suppressed").expect("a selector");
        let cells: Vec<String> = row.select(&cells).map(|cell| text_of(&cell)).collect();
        assert!(cells.is_empty() || cells.iter().any(|cell| cell != "x"), "{cells:?}");
    }
}

#[test]
fn swedish_is_swedish_throughout() {
    for page in [Page::demo("sv"), Page::short("sv")] {
        is_swedish(&page);
    }
    assert!(Page::demo("sv").texts("td.figure").iter().any(|cell| cell == "7,374"));
    assert!(Page::demo("en").texts("td.figure").iter().any(|cell| cell == "7.374"));
}

fn is_swedish(page: &Page) {
    let fixed =
        page.texts("h1, h2, h3, caption, th, td, figcaption, p, dt, svg text, svg title, svg desc").join(" ").to_lowercase();
    let words: HashSet<&str> = fixed.split(|character: char| !character.is_alphabetic()).collect();
    for english in [
        "the",
        "of",
        "and",
        "people",
        "exit",
        "pairs",
        "mean",
        "change",
        "share",
        "level",
        "improved",
        "worsened",
        "unchanged",
        "better",
        "worse",
        "higher",
        "lower",
        "missing",
        "invalid",
        "sum",
        "target",
        "met",
        "suppressed",
        "table",
        "contents",
        "enrolled",
        "asked",
        "answered",
        "with",
        "both",
        "was",
        "none",
        "rank",
        "profile",
        "value",
    ] {
        // the English name of PCHC stands in its explanation
        let is_name = ["change", "of"].contains(&english);
        assert!(is_name || !words.contains(english), "{english}");
    }
    for cell in page.texts("td.figure, svg text") {
        let digits: Vec<char> = cell.chars().collect();
        let has_point = digits.windows(3).any(|three| three[0].is_ascii_digit() && three[1] == '.' && three[2].is_ascii_digit());
        assert!(!has_point, "{cell}");
    }
}

#[test]
fn the_face_says_what_it_is_on_screen_and_on_every_sheet() {
    let page = Page::short("sv");
    assert_eq!(page.texts("header .face").len(), 2);
    let stripe = page.texts(".stripe").concat();
    for part in ["INTERN RAPPORT", "påhittade"] {
        assert!(stripe.contains(part) && page.texts("header .face").concat().contains(part));
    }
    assert!(page.texts("style").concat().contains("@page { size: A4"));
}

/// Twice each, so that every value is a group.
fn hostile_table(hostile: &[&str]) -> String {
    let mut table = "id,wave,site,vas\n".to_owned();
    for (person, site) in hostile.iter().chain(hostile).enumerate() {
        for (wave, vas) in [("start", 40), ("exit", 50)] {
            writeln!(table, "p{person},{wave},\"{}\",{vas}", site.replace('"', "\"\"")).expect("text is written");
        }
    }
    table
}

#[test]
fn hostile_labels_are_inert_in_every_form() {
    let long = "x".repeat(10_000);
    let hostile =
        ["<script>alert(1)</script>", "=1+1", "\u{202e}turned", &long, "\"><img src=x onerror=alert(1)>", "a&amp;b", "{{ id }}"];
    let of =
        |format| enkat(&["report", "-", "--internal", "--full", "--by", "site", "--format", format], hostile_table(&hostile)).out;
    let page = Page::of(of("html"));
    assert!(page.all("script, img").is_empty());
    let headings = page.texts("td.heading");
    let short = enkat(&["report", "-", "--internal", "--by", "site", "--format", "html"], hostile_table(&hostile)).out;
    assert!(Page::of(short).all("script, img").is_empty());
    for shown in ["<script>alert(1)</script>", "site: =1+1", "\u{fffd}turned", "a&amp;b", "{{ id }}"] {
        assert!(headings.iter().any(|heading| heading == shown), "{shown}: {headings:?}");
    }
    assert!(headings.iter().all(|heading| heading.chars().count() <= 81) && !page.text.contains('\u{202e}'));
    for format in ["md", "text"] {
        assert!(!of(format).contains('\u{202e}') && !of(format).contains(&long), "{format}");
    }
    assert!(!of("md").contains("<script>"));
    serde_json::from_str::<serde_json::Value>(&of("json")).expect("one document");
}

#[test]
fn a_hostile_column_is_no_formula_in_a_table_and_no_markup_on_a_page() {
    let mut table = "id,=2+2,vas\n".to_owned();
    for person in 0..4 {
        writeln!(table, "p{person},{},5{person}", ["a", "b"][person % 2]).expect("text is written");
    }
    let of = |format| enkat(&["report", "-", "--internal", "--full", "--by", "=2+2", "--format", format], table.clone()).out;
    let csv = of("csv");
    let groups: HashSet<&str> = csv.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert!(groups.contains("\"'=2+2=a\"") && !groups.iter().any(|group| group.starts_with(['=', '+', '-', '@'])), "{groups:?}");
    assert!(Page::of(of("html")).texts("td.heading").contains(&"=2+2=a".to_owned()));
}

#[test]
fn few_people_no_occasions_and_nobody_at_all_give_a_page() {
    for table in [
        "id,wave,vas\n",
        "id,vas\na,50\nb,70\n",
        "id,wave,mo,sc,ua,pd,ad\na,start,1,1,1,1,1\n",
        "id,wave,vas\na,start,50\na,exit,60\n",
    ] {
        for lang in ["en", "sv"] {
            let ran =
                enkat(&["report", "-", "--internal", "--format", "html", "--lang", lang, "--value-set", "SE-2022-TTO"], table);
            assert!(!ran.out.contains("NaN") && !ran.out.contains("inf%"), "{table}");
            Page::of(ran.out);
        }
    }
}

#[test]
fn the_name_of_a_file_says_its_form() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    for (name, beginning) in [
        ("r.html", "<!doctype html>"),
        ("r.MD", "# "),
        ("r.json", "{"),
        ("r.csv", "group,measure"),
        ("r.txt", "INTERNAL"),
        ("r", "INTERNAL"),
    ] {
        let path = folder.join(name);
        let path = path.to_str().expect("UTF-8");
        assert_eq!(enkat(&["report", "--demo", "-o", path], "").code, Some(0));
        assert!(std::fs::read_to_string(path).expect("it is written").starts_with(beginning), "{name}");
    }
    let path = folder.join("named.html");
    let path = path.to_str().expect("UTF-8");
    enkat(&["report", "--demo", "--format", "md", "-o", path], "");
    assert!(std::fs::read_to_string(path).expect("it is written").starts_with("# "), "what is asked for counts");
    let nowhere = folder.join("no-such-folder/r.html");
    enkat(&["report", "--demo", "-o", nowhere.to_str().expect("UTF-8")], "").refused(&["writing into the folder"]);
}

#[test]
fn the_demonstration_in_the_docs_is_the_one_that_is_made() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs");
    for (name, arguments) in
        [("demo.sv", &["--lang", "sv"][..]), ("demo.en", &["--lang", "en"]), ("release.sv", &["--lang", "sv", "--min-cell", "5"])]
    {
        let made = enkat(&[&["report", "--demo", "--format", "html"], arguments].concat(), "");
        let kept = std::fs::read_to_string(docs.join(format!("{name}.html"))).expect("it is there");
        assert!(made.out == kept, "make {name}.html anew: cargo xtask docs");
    }
}
