//! Figures as a tidy table.

use std::fmt;

use super::Report;

impl Report {
    /// The figures as CSV: `group,measure,occasion,statistic,value,n,status`, a line each.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_tidy(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str("group,measure,occasion,statistic,value,n,status\n")?;
        for figure in self.figures() {
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

/// A cell, quoted where it has to be.
fn quoted(out: &mut impl fmt::Write, cell: &str) -> fmt::Result {
    if cell.contains(['"', ',', '\n', '\r']) { write!(out, "\"{}\"", cell.replace('"', "\"\"")) } else { out.write_str(cell) }
}
