//! Figures as a tidy table.

use std::fmt;

use super::report::Report;
use crate::ground::Language;

impl Report {
    /// The figures as CSV: `group,measure,occasion,statistic,value,n,status`, a line each.
    ///
    /// A text that a spreadsheet would take for a formula, because it begins with
    /// `=`, `+`, `-`, `@`, a tab or a carriage return, begins with an apostrophe
    /// instead and is quoted; numbers are left alone.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_tidy(&self, out: &mut impl fmt::Write) -> fmt::Result {
        self.write_tidy_in(out, Language::En)
    }

    /// The same for a spreadsheet in this language, with the same names. A Swedish one opens it right: a byte-order
    /// mark, `;` between cells and a decimal comma. In English it is what [`Report::write_tidy`] writes.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_tidy_in(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        let (mark, between) = match language {
            Language::En => ("", ','),
            Language::Sv => ("\u{feff}", ';'),
        };
        let names = ["group", "measure", "occasion", "statistic", "value", "n", "status"];
        writeln!(out, "{mark}{}", names.join(&between.to_string()))?;
        for figure in self.figures().all() {
            quoted(out, &figure.group, between)?;
            out.write_char(between)?;
            quoted(out, &figure.measure, between)?;
            write!(out, "{between}{}{between}{}{between}", figure.occasion.name(), figure.statistic)?;
            if let Some(value) = figure.value {
                let value = value.to_string();
                out.write_str(&if between == ',' { value } else { value.replace('.', ",") })?;
            }
            out.write_char(between)?;
            if let Some(n) = figure.n {
                write!(out, "{n}")?;
            }
            writeln!(out, "{between}{}", figure.status.name())?;
        }
        Ok(())
    }
}

/// A text, quoted where it has to be and never a formula.
fn quoted(out: &mut impl fmt::Write, cell: &str, between: char) -> fmt::Result {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula || cell.contains(['"', between, '\n', '\r']) {
        let before = if is_formula { "'" } else { "" };
        write!(out, "\"{before}{}\"", cell.replace('"', "\"\""))
    } else {
        out.write_str(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_text_is_a_formula() {
        for (cell, expected) in [
            ("site=A", "site=A"),
            ("=1+1", "\"'=1+1\""),
            ("@x=\"a\"", "\"'@x=\"\"a\"\"\""),
            ("\tx", "\"'\tx\""),
            ("-x,y", "\"'-x,y\""),
            ("a,b", "\"a,b\""),
            ("a;b", "a;b"),
        ] {
            let mut out = String::new();
            quoted(&mut out, cell, ',').expect("text is written");
            assert_eq!(out, expected);
        }
        for (cell, expected) in [("a,b", "a,b"), ("a;b", "\"a;b\""), ("=1;1", "\"'=1;1\"")] {
            let mut out = String::new();
            quoted(&mut out, cell, ';').expect("text is written");
            assert_eq!(out, expected);
        }
    }
}
