//! How often sound and wrong data give a suspicion.

use super::Rule;

/// The same trial of every suspicion: what was wrong in the cohorts, and in how many of them it was found.
macro_rules! tried {
    ($sound:literal, $wrong:literal, $found:literal $($more:literal)?) => {
        concat!(
            "bland 1000 simulerade felfria grupper med 10 till 1000 personer kom den i ", $sound, "; bland 200 grupper vardera med 10, \
             20, 50, 100 och 500 personer ", $wrong, " kom den i ", $found, " %" $(, $more)?
        )
    };
}

impl Rule {
    pub(in crate::finding) const fn evidence_in_swedish(self) -> Option<&'static str> {
        Some(match self {
            Self::LikelyMissingCode => tried!("0", "där 9 står för vart 20:e svar", "38, 91, 100, 100 och 100"),
            Self::ConstantColumn => tried!("0", "där en fråga i KASAM är ifylld nedåt", "0, 100, 100, 100 och 100"),
            Self::ZeroBased => tried!(
                "0", "där nivåerna i EQ-5D-5L är räknade från 0", "98, 100, 100, 100 och 100"
                ", och med 0 dessutom angivet som kod för saknat svar i 98, 100, 100, 100 och 100 %"
            ),
            Self::SameColumnTwice => {
                tried!("0", "där en fråga i KASAM är kopierad över en annan", "0, 27, 100, 100 och 100")
            }
            Self::OnlyThreeLevels => tried!("0", "med svar på EQ-5D-3L", "0, 2, 22, 45 och 100"),
            Self::AlreadyReversed => tried!("0", "där frågor i KASAM är vända i förväg", "37, 79, 96, 97 och 99"),
            Self::StraightLining => {
                tried!("0", "där tre av tio ger samma svar på alla frågor i KASAM", "7, 56, 93, 100 och 100")
            }
            Self::ImplausibleShift => {
                tried!("0", "där nivåerna i EQ-5D-5L är vända vid avslut", "49, 89, 90, 89 och 89")
            }
            Self::LevelsReversed => tried!("0", "där nivåerna i EQ-5D-5L är vända", "54, 72, 93, 98 och 100"),
            _ => return None,
        })
    }
}
