//! The program in Swedish: what a person reads is, and what a program reads is not.

mod common;

use std::fs;

use common::{Ran, folder, program};

/// A row for each thing that may be wrong with a row, a cell or a person.
const DIRTY: &str = "\
id,wave,date,site,mo,sc,ua,pd,ad,vas,soc13_1,soc13_2,soc13_3,soc13_4,soc13_5,soc13_6,soc13_7,soc13_8,soc13_9,soc13_10,soc13_11,soc13_12,utility
1,start,2026-01-01,A,1,9,3,4,5,70,1,2,3,4,5,6,7,1,2,3,4,5,0.5
1,exit,2025-01-01,B,1,2,3,4,0,70,1,2,3,4,5,6,7,1,2,3,4,5,0.7
1,exit,2026-03-01,A,1,2.5,3,x, 4 ,70,1,2,3,4,5,6,7,1,2,3,4,5,0.3
2,pre,x,A,1,2,3,4,5,70,7,7,7,7,7,7,7,7,7,7,7,7,
,start,,A,1,2,3,4,5
3,exit,,A,,,,,,,,,,,,,,,,,,,
4,start,2026-01-01,A,1,1,3,2,5,70,1,2,3,4,5,6,7,1,2,3,4,5,0.9
5,start,2026-01-01,A,1,1,9,,5,70,1,2,3,4,5,6,7,1,2,3,4,5,0.9
6,start,2026-01-01,A,1,1,9,2,5,70,1,2,3,4,5,6,7,1,2,3,4,5,0.9
7,start,2026-01-01,A,1,1,9,2,5,70,1,2,3,4,5,6,7,1,2,3,4,5,0.9
,start,2026-01-01,A,1,1,2,2,5,70,1,2,3,4,5,6,7,1,2,3,4,5,0.9
";

/// Words of English messages that are neither Swedish nor names of columns and options.
const ENGLISH: [&str; 40] = [
    "the", "is", "are", "of", "and", "or", "not", "row", "rows", "column", "columns", "answer", "answers", "item", "items",
    "expected", "found", "first", "findings", "finding", "errors", "warning", "warnings", "notices", "with", "without", "but",
    "has", "have", "it", "its", "this", "that", "there", "which", "cannot", "no", "file", "value", "stands",
];

/// The words of a text that are English, beside what stands between signs of code.
fn english(text: &str) -> Vec<String> {
    let words = text.split(|sign: char| !sign.is_alphabetic() && !"_-=.".contains(sign));
    let is_code = |word: &str| word.contains(['_', '-', '=', '.']) && word.trim_matches('.').contains(['_', '-', '=', '.']);
    let words = words.filter(|word| !is_code(word)).map(|word| word.trim_matches('.').to_lowercase());
    words.filter(|word| ENGLISH.contains(&word.as_str())).collect()
}

#[track_caller]
fn is_swedish(text: &str) {
    for line in text.lines() {
        assert_eq!(english(line), Vec::<String>::new(), "{line}");
    }
}

fn ran(arguments: &[&str], environment: &[(&str, &str)]) -> Ran {
    let mut program = program();
    program.env_remove("LC_ALL").env_remove("LC_MESSAGES").env_remove("LANG");
    Ran::of(program.args(arguments).envs(environment.iter().copied()).output().expect("it starts"))
}

fn dirty(name: &str) -> String {
    let path = folder(name).join("svar.csv");
    fs::write(&path, DIRTY).expect("a file");
    path.display().to_string()
}

#[test]
fn a_check_of_everything_that_is_wrong_is_told_in_swedish() {
    let path = dirty("swedish_check");
    let checked = ran(&["check", &path, "--lang", "sv", "--stored", "eq5d5l.index@SE-2022-TTO=utility"], &[]);
    assert_eq!(checked.code, Some(1), "{}", checked.err);
    for code in ["EQ001", "EQ002", "EQ003", "EQ004", "EQ010", "EQ011", "EQ012", "EQ013", "EQ015", "EQ017", "EQ020"] {
        assert!(checked.out.contains(code), "{code}: {}", checked.out);
    }
    for code in ["EQ021", "EQ031", "EQ032", "EQ033", "EQ040", "EQ043"] {
        assert!(checked.out.contains(code), "{code}: {}", checked.out);
    }
    is_swedish(&checked.out);
    is_swedish(&checked.err);
    assert!(checked.out.contains("fel[EQ001]: 9, väntat 1 till 5; kanske en kod för saknat svar"), "{}", checked.out);
    assert!(checked.out.ends_with(" på 11 rader\n"), "{}", checked.out);
}

#[test]
fn every_command_sums_up_in_swedish() {
    let path = dirty("swedish_commands");
    for command in ["score", "change", "report"] {
        let told = ran(&[command, &path, "--lang", "sv", "--value-set", "SE-2022-TTO"], &[]);
        assert_eq!(told.code, Some(0), "{}", told.err);
        assert!(told.err.contains("svar.csv, 11 rader: "), "{}", told.err);
        is_swedish(&told.err);
    }
}

#[test]
fn the_language_is_that_of_the_command_line_the_settings_or_the_system_in_this_order() {
    let path = dirty("swedish_choice");
    let speaks = |arguments: &[&str], environment: &[(&str, &str)]| {
        let told = ran(&[&["report", &path], arguments].concat(), environment);
        assert_eq!(told.code, Some(0), "{}", told.err);
        let (messages, report) = (told.err.contains("rader: "), told.out.starts_with("FÖR SPRIDNING"));
        assert_eq!(messages, report, "{}{}", told.out, told.err);
        if messages { "sv" } else { "en" }
    };
    assert_eq!(speaks(&[], &[]), "en");
    assert_eq!(speaks(&[], &[("LANG", "C")]), "en");
    assert_eq!(speaks(&[], &[("LANG", "sv_SE.UTF-8")]), "sv");
    assert_eq!(speaks(&[], &[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "sv_FI")]), "sv");
    assert_eq!(speaks(&[], &[("LANG", "sv_SE.UTF-8"), ("LC_ALL", "C.UTF-8")]), "en");
    assert_eq!(speaks(&["--lang", "en"], &[("LANG", "sv_SE.UTF-8")]), "en");
    let settings = path.replace("svar.csv", "enkat.toml");
    fs::write(&settings, "lang = \"sv\"\n").expect("a file");
    assert_eq!(speaks(&[], &[("LANG", "C")]), "sv");
    assert_eq!(speaks(&["--lang=en"], &[("LANG", "sv_SE.UTF-8")]), "en");
    fs::write(&settings, "lang = \"fi\"\n").expect("a file");
    ran(&["report", &path], &[]).refused(&["lang is \"fi\", expected en or sv"]);
}

#[test]
fn what_a_program_reads_is_the_same_in_every_language() {
    let path = dirty("swedish_forms");
    for format in ["json", "github", "junit", "sarif"] {
        let [en, sv] = ["en", "sv"].map(|lang| ran(&["check", &path, "no.csv", "--format", format, "--lang", lang], &[]));
        assert_eq!((en.code, sv.code), (Some(2), Some(2)), "{}", sv.err);
        assert!(!en.out.is_empty() && en.out == sv.out, "{format}: {}", sv.out);
    }
    // who shows it to a person asks for it
    let said = ran(&["check", &path, "no.csv", "--format", "json", "--lang", "sv", "--say"], &[]).out;
    assert!(said.contains("\"said\": \"") && said.contains("\"unusable_said\": \""), "{said}");
    for arguments in [["list", "rules", "--format", "csv"], ["list", "codes", "--format", "csv"]] {
        let header = |lang: &str| ran(&[&arguments[..], &["--lang", lang]].concat(), &[]).out.lines().next().map(str::to_owned);
        assert_eq!(header("en"), header("sv"));
    }
}

#[test]
fn rules_are_explained_and_listed_in_swedish() {
    let listed = ran(&["list", "rules", "--lang", "sv"], &[]).out;
    assert!(listed.contains("EQ001  fel      ett svar är ett heltal utanför frågans skala"), "{listed}");
    let page = ran(&["list", "rules", "--format", "md", "--lang", "sv"], &[]).out;
    assert!(page.starts_with("# Reglerna\n") && page.contains("**fel**: ett svar är ett heltal utanför"), "{page}");
    let explained = ran(&["explain", "EQ023"], &[("LC_ALL", "sv_SE.UTF-8")]).out;
    assert!(
        explained.starts_with("EQ023 (fel): nivåerna i en fråga verkar vara räknade från 0\n\nVarför   0 står"),
        "{explained}"
    );
    assert!(explained.contains("\nUnderlag bland 1000 simulerade"), "{explained}");
}

#[test]
fn help_and_wrong_calls_are_told_in_swedish() {
    let swedish = [("LANG", "sv_SE.UTF-8")];
    let help = ran(&["check", "--help"], &swedish).out;
    assert!(help.contains("Användning: enkat check [FLAGGOR] [INDATA]..."), "{help}");
    for english in ["Usage", "Options", "Print", "possible values", "default"] {
        assert!(!help.contains(english), "{english}: {help}");
    }
    for (arguments, told) in [
        (&["chek"][..], "fel: okänt kommando: chek\n"),
        (&["check", "--formt", "x"], "fel: okänt argument: --formt\ntips: menade du --format?\n"),
        (&["check", "--fail-on", "x"], "fel: x kan inte användas för --fail-on <NIVÅ>\nmöjliga värden: error, warning\n"),
        (&["report"], "fel: det här saknas: <INDATA>...\n"),
        (&["report", "--demo", "--internal", "--min-cell", "9"], "--min-cell"),
    ] {
        let ran = ran(arguments, &swedish);
        assert_eq!(ran.code, Some(2));
        assert!(ran.err.contains(told), "{}", ran.err);
        assert!(ran.err.ends_with("mer hjälp: --help\n"), "{}", ran.err);
    }
}

#[test]
fn a_cell_of_a_workbook_is_named_as_a_spreadsheet_names_it() {
    let path = [env!("CARGO_MANIFEST_DIR"), "..", "tables", "tests", "fixtures", "table.xlsx"].join("/");
    for (lang, drawn, first) in [
        ("en", "table.xlsx Answers!G5, column pd", "first in Answers!G5"),
        ("sv", "table.xlsx Answers!G5, kolumnen pd", "först i Answers!G5"),
    ] {
        let checked = ran(&["check", &path, "--lang", lang], &[]).out;
        assert!(checked.contains(drawn) && checked.contains(first), "{checked}");
        let scored = ran(&["score", &path, "--lang", lang], &[]).err;
        assert!(scored.contains(&format!("{first}, pd: 6")), "{scored}");
    }
    let document: serde_json::Value = serde_json::from_str(&ran(&["check", &path, "--format", "json"], &[]).out).expect("JSON");
    let finding = document["findings"].as_array().expect("findings").iter().find(|finding| finding["rule"] == "EQ001");
    let finding = finding.expect("a number out of range");
    assert_eq!((&finding["cell"], &finding["row"], &finding["line"]), (&"Answers!G5".into(), &2.into(), &5.into()));
}

#[test]
fn errors_are_told_in_swedish_with_what_to_do() {
    let path = dirty("swedish_errors");
    let settings = path.replace("svar.csv", "fel.toml");
    fs::write(&settings, "[map]\nmo = 5\n").expect("a file");
    let [empty, identity] = ["tom.csv", "nummer.csv"].map(|name| path.replace("svar.csv", name));
    fs::write(&empty, "\n").expect("a file");
    fs::write(&identity, "id,mo\n1,2\n2,811218-9876\n").expect("a file");
    for (arguments, told) in [
        (&["score", &path, "--map", "mo=Rörlighet"][..], "tabellen har ingen kolumn ”Rörlighet”"),
        (&["score", &path, "--map", "mx=mo"], "ingen fråga heter ”mx”; menade du mo eller"),
        (&["score", &path, "--map", "kasam_{n}=K{n}"], "ingen fråga heter ”kasam_{n}”; menade du soc29_{n} eller soc13_{n}"),
        (&["score", &path, "--map", "Rörlighet=mo"], "sidorna i rörlighet=mo är omkastade: vårt namn står först, mo=rörlighet"),
        (&["score", &path, "--map", "mo"], "--map: ”mo” kan inte användas, väntat VÅRT=ERT, med {n} på båda sidor"),
        (&["score", &path, "--value-set", "SE2022"], "okänt värdeset ”SE2022”; menade du "),
        (
            &["score", &path, "--missing-code", "9,99"],
            "väntat ett tal eller ett ord, till exempel 999 eller vas=99; upprepa flaggan",
        ),
        (&["score", &path, "--missing", "none"], "--missing: okänd regel för saknade svar; väntat complete"),
        (&["report", &path, "--by", "id"], "kolumnen ”id” är id, som skiljer personer åt"),
        (&["report", &path, "--min-cell", "1"], "--min-cell: det minsta antal som visas får vara 3 eller mer, inte 1"),
        (&["report", &path, "-o", "svar.csv/rapport.html"], "skriver i mappen svar.csv: "),
        (&["report", &path, "-o", "rapport.odt"], "låt namnet sluta på .html eller .htm"),
        (&["check", "--init"], "--init föreslår inställningar för en tabell; ange en fil, flera"),
        (&["check", "finns-inte-*.csv"], "ingen fil passar in på finns-inte-*.csv"),
        (
            &["score", &path, "--config", "finns-inte.toml"],
            "läser inställningsfilen finns-inte.toml: läser den: filen eller mappen finns inte",
        ),
        (&["score", &path, "--config", &settings], "rad 2: väntat en text inom citattecken, eller en lista med sådana"),
        (&["score", "finns-inte.csv"], "finns-inte.csv kan inte läsas: filen eller mappen finns inte"),
        (&["score", &empty], "tom.csv: den är tom; väntat en rubrikrad och rader"),
        (&["score", &identity], "innehåller ett personnummer: filens rad 3, kolumnen mo; ersätt"),
        (&["explain", "EQ1"], "okänd regel ”EQ1”; menade du EQ001?; se `enkat list rules`"),
    ] {
        let ran = ran(&[arguments, &["--lang", "sv"]].concat(), &[]);
        assert_eq!(ran.code, Some(2), "{arguments:?}");
        assert!(ran.err.starts_with("fel: ") && ran.err.contains(told), "{arguments:?}: {}", ran.err);
        is_swedish(&ran.err);
    }
}

#[test]
fn how_tables_are_read_is_told_in_swedish() {
    let folder = folder("swedish_tables");
    let written = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    let header = "id,wave,mo,sc,ua,pd,ad,vas\n";
    let [one, other] =
        [("ena.csv", 70), ("andra.csv", 80)].map(|(name, vas)| written(name, &format!("{header}1,start,1,2,3,1,1,{vas}\n")));
    let copy = written("kopia.csv", &format!("{header}1,start,1,2,3,1,1,70\n"));
    let foreign = written("annat.csv", &format!("{header}1,1,1,2,3,1,1,70\n"));
    let lower = written("titel.csv", &format!("Svar\n\n{header}1,start,1,2,3,1,1,70\n"));
    let long = written("svar.csv", "id,visit,fråga,svar\n1,start,mo,2\n1,start,extra,2\n");
    let codes = written("koder.toml", "[codes.mo]\nlite = 9\n");
    let nobody = written("vem.csv", "id,visit,item,answer\n,start,mo,2\n");
    let open = written("citat.csv", &format!("{header}1,start,1,2,3,1,1,\"70\"x\n"));
    let number = written("tal.toml", "[codes]\nmo = 5\n");
    let single = written("enskild.toml", "[files.\"ena.csv\"]\nlang = \"sv\"\n");
    let bare = written("bar.toml", "[wave]\nexit = Avslut\n");
    let asked = written("fraga.toml", "[codes]\nmo = { lite = \"?\" }\n");
    let misspelt = written("fel.toml", "[vave]\nexit = 1\n");
    let utf16 = written("utf16.csv", &"id;mo\n1;2\n".chars().flat_map(|sign| [sign, '\0']).collect::<String>());
    let rows = written("rad.toml", "header-line = [1]\n");
    for (arguments, told) in [
        (&["score", &one, &other, "--ids-within", "file"][..], "ena.csv: läst: id, wave, mo sc ua pd ad vas (EQ-5D-5L)\n"),
        (&["score", &one, &other], "samma id finns vid samma tillfälle i ena och andra (1), och inget säger om"),
        (&["score", &one, &copy], "kopia.csv har exakt samma innehåll, och alla i dem skulle räknas dubbelt; utelämna"),
        (&["score", &one, &one], "ena.csv är angiven två gånger, och alla i den skulle räknas dubbelt; ange den en gång"),
        (&["score", &one, &foreign], "annat.csv: ingen rad har ett känt tillfälle, men \"1\"; ange vad den här tabellen"),
        (&["score", &format!("exit={one}")], "tabellen är angiven som avslut, och dess kolumner skiljer också tillfällena åt"),
        (&["score", &lower], "titel.csv: kolumnernas namn står på rad 3; raden ovanför togs inte med\n"),
        (&["score", &lower, "--header-line", "x"], "--header-line: väntat numret på en rad, till exempel 3, eller"),
        (&["score", &lower, "--header-line", "2"], "rad 2 kan inte vara rubrikrad: där börjar ingen rad med celler, men på 1"),
        (
            &["score", &long, "--map", "item=fråga", "--map", "answer=svar"],
            "inte lästa som frågor: extra; ange en med --map VÅRT=FRÅGA\n",
        ),
        (&["score", &foreign, "--wave", "start=pre"], "ingen rad har ett tillfälle som heter ”pre”; i kolumnen wave står ”1”"),
        (&["score", &one, "--config", &codes], "koderna för mo: 9 är ingen kod för mo, väntat 1 till 5"),
        (&["score", &nobody], "rad 1 säger inte vems svaret är; en tabell med en rad per svar kan inte användas förrän"),
        (&["score", &open], "citattecknet som öppnar en cell på rad 2 stängs, och text följer efter det; leta efter"),
        (&["score", &one, "--config", &number], "rad 2: 5 kan inte användas, väntat from-zero, reversed eller texter"),
        (&["score", &one, "--config", &bare], "rad 2: en text står inom citattecken: exit = \"Avslut\"; raden är: exit = Avslut"),
        (&["score", &one, "--config", &asked], "rad 2: byt ut ? mot koden"),
        (&["score", &one, "--config", &misspelt], "rad 1: okänt namn `vave`; menade du wave?"),
        (&["score", &utf16], "det är en text i UTF-16 utan byteordningsmärke; spara filen som UTF-8"),
        (&["score", &one, "--config", &single], "lang kan inte anges för en enskild fil, väntat map wave"),
        (&["score", &one, "--config", &rows], "rad 1: väntat numret på en rad, eller två rader"),
        (&["score", &one, "-o", "x.xlsx", "--format", "csv"], "namnet säger xlsx och formatet är csv"),
    ] {
        let ran = ran(&[arguments, &["--lang", "sv"]].concat(), &[]);
        // what is told of a table that is read ends its line
        let code = if told.ends_with('\n') { 0 } else { 2 };
        assert_eq!(ran.code, Some(code), "{arguments:?}: {}", ran.err);
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.err);
        // the name of a column that the program adds
        is_swedish(&ran.err.replace("--ids-within file", ""));
    }
}

#[test]
fn an_error_without_swedish_is_english_as_a_whole() {
    let scale = folder("swedish_whole").join("fel.json");
    fs::write(&scale, "{\n").expect("a file");
    let scale = scale.display().to_string();
    let [en, sv] = ["en", "sv"].map(|lang| ran(&["score", "-", "--scale-file", &scale, "--lang", lang], &[]).err);
    assert!(en.contains("the scale file") && sv.contains("the scale file"), "{sv}");
    assert_eq!(en.strip_prefix("error: "), sv.strip_prefix("fel: "));
}

#[test]
fn a_proposal_is_explained_in_swedish_and_names_the_same_columns() {
    let path = folder("swedish_init").join("svar.csv");
    let rows: Vec<String> = (1..=30).map(|row| format!("{row},före,{},2,999,{}\n", row % 5 + 1, row % 7)).collect();
    fs::write(&path, format!("Löpnr,Tillfälle,Rörlighet,Hygien,Din hälsa idag,KASAM1\n{}", rows.concat())).expect("a file");
    let path = path.display().to_string();
    let [en, sv] = ["en", "sv"].map(|lang| ran(&["check", "--init", &path, "--lang", lang], &[]));
    assert_eq!(sv.code, Some(0), "{}", sv.err);
    let settings = |ran: &Ran| ran.out.lines().filter(|line| !line.starts_with("# ")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(settings(&en), settings(&sv));
    let comments: Vec<&str> = sv.out.lines().filter(|line| line.starts_with("# ")).collect();
    assert!(comments[0].starts_with("# Föreslaget av enkat check --init för ") && comments.len() > 8, "{}", sv.out);
    // lines to choose from are names and not words
    comments.iter().filter(|line| !line.contains(" = ")).for_each(|line| is_swedish(line));
}

/// What is wrong with a file that somebody brings, told by the library.
#[test]
fn what_is_wrong_with_a_file_of_ones_own_is_told_in_swedish() {
    let folder = folder("swedish_own_files");
    let written = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    let table = written("svar.csv", "id,mo,sc,ua,pd,ad\n1,1,2,3,1,1\n");
    let set = written("set.csv", "profile,value\n11111,x\n");
    let header = written("rubrik.csv", "profil;värde\n11111;1\n");
    let programme = written(
        "program.toml",
        "[goal]\nlabel = { en = \"x\", sv = \"x\" }\ntarget = { part = 3, of = 2 }\ndenominator = \"closed\"\ndecimals = 0\n",
    );
    let form = written(
        "form.json",
        r#"{"schema_version": 1, "id": "our-form", "version": "1.0.0", "owner": "x", "name": {"en": "x", "sv": "x"}, "items": []}"#,
    );
    for (arguments, told) in [
        (["--value-set-file", &set], "11111 är ”x”, väntat ett tal som -0.123, mellan -1000 och 1000"),
        (["--value-set-file", &header], "väntat profile,value eller term,coefficient, med kommatecken"),
        (["--programme", &programme], "målets nivå är 3/2, väntat en andel från 0 till 1"),
        (["--form", &form], "formuläret our-form har fel: 0 frågor, väntat 1 till "),
    ] {
        let ran = ran(&[&["score", &table, "--lang", "sv"], &arguments[..]].concat(), &[]);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {}", ran.err);
        assert!(ran.err.starts_with("fel: ") && ran.err.contains(told), "{arguments:?}: {}", ran.err);
    }
}

/// Limits of a table, and objects that are none.
#[test]
fn a_table_beyond_a_limit_is_refused_in_swedish() {
    let folder = folder("swedish_limits");
    let written = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    };
    let header = "id,mo,sc,ua,pd,ad\n";
    let long = "x".repeat((1 << 20) + 1);
    let cell = written("cell.csv", &format!("{header}1,1,2,3,1,{long}\n"));
    let name = written("namn.csv", &format!("id,mo,{long}\n1,1,2\n"));
    let row = written("rad.csv", &format!("{header}1,1,2,3,1,\"{}", "x".repeat(17 << 20)));
    let none = written("tal.ndjson", "1\n2\n");
    let value = written("varde.ndjson", &format!("{{\"id\":\"1\",\"mo\":\"{long}\"}}\n"));
    let key = written("nyckel.ndjson", "{\"id\":\"1\",\"mo\":1}\n{\"id\":\"2\",\"mo\":1,\"x\":\"811218-9876\"}\n");
    for (file, told) in [
        (&cell, "rad 1, en cell är längre än 1 MiB, och det är inget svar och ingen fritext"),
        (&name, "namnet på en kolumn är längre än 1 MiB"),
        (&row, "raden som börjar på filens rad 2 är längre än 16 MiB; är ett citattecken inte stängt?"),
        (&none, "inget JSON-objekt bland de första 2; väntat ett på varje rad"),
        (&value, "rad 1, kolumnen mo är längre än 1 MiB"),
        (&key, "ad 2, kolumnen x"),
    ] {
        let ran = ran(&["score", file, "--lang", "sv"], &[]);
        assert_eq!(ran.code, Some(2), "{file}: {}", ran.err);
        assert!(ran.err.starts_with("fel: ") && ran.err.contains(told), "{file}: {}", ran.err);
        is_swedish(&ran.err);
    }
}
