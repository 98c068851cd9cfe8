//! Figures as a tidy table.

use std::fmt;

use super::report::Report;

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
        out.write_str("group,measure,occasion,statistic,value,n,status\n")?;
        for figure in self.figures().all() {
            quoted(out, &figure.group)?;
            out.write_char(',')?;
            quoted(out, &figure.measure)?;
            write!(out, ",{},{},", figure.occasion.name(), figure.statistic)?;
            if let Some(value) = figure.value {
                write!(out, "{value}")?;
            }
            out.write_char(',')?;
            if let Some(n) = figure.n {
                write!(out, "{n}")?;
            }
            writeln!(out, ",{}", figure.status.name())?;
        }
        Ok(())
    }
}

/// A text, quoted where it has to be and never a formula.
fn quoted(out: &mut impl fmt::Write, cell: &str) -> fmt::Result {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula || cell.contains(['"', ',', '\n', '\r']) {
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
        ] {
            let mut out = String::new();
            quoted(&mut out, cell).expect("text is written");
            assert_eq!(out, expected);
        }
    }
}
