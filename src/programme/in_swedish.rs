//! What is wrong with a programme's definition, in Swedish. A fault without it does not compile.

use super::ProgrammeError;
use super::fault::Fault;

impl ProgrammeError {
    /// The same as it prints, in Swedish.
    #[must_use]
    pub fn in_swedish(&self) -> String {
        self.faults.iter().map(Fault::in_swedish).collect::<Vec<_>>().join("; ")
    }
}

impl Fault {
    /// The same as it prints, in Swedish; a list keeps the name that it has in the file.
    #[must_use]
    pub fn in_swedish(&self) -> String {
        match self {
            Self::Id { list, id } => {
                format!("{list}: id ”{id}” kan inte användas, väntat högst 40 små bokstäver a till z, siffror och '_'")
            }
            Self::Repeated { list, id } => format!("{list}: {id} finns två gånger"),
            Self::SharedName { list, name } => format!("{list}: ”{name}” är namn på två uppgifter"),
            Self::Name { list, id } => {
                format!("{list}: {id} har ett namn som är tomt eller innehåller ';', som skiljer uppgifterna i en cell åt")
            }
            Self::TooMany { list, count, most } => format!("{list}: {count} uppgifter, väntat högst {most}"),
            Self::Target { part, of } => format!("målets nivå är {part}/{of}, väntat en andel från 0 till 1"),
            Self::Decimals { decimals } => {
                format!("målet skrivs ut med {decimals} decimaler, väntat högst {}", Self::MOST_DECIMALS)
            }
            Self::NothingCounts => "inget avslut räknas för målet".to_owned(),
            Self::CountsButIsNoExit { id } => format!("{id} räknas för målet men är inget avslut"),
            Self::Ages { low, high } => format!("åldrarna {low} till {high} är inget intervall"),
            Self::Day { text } => format!("”{text}” är inget datum, väntat till exempel 2024-09-01"),
            Self::Period { from, to } => format!("perioden slutar {to}, innan den börjar {from}"),
        }
    }
}
