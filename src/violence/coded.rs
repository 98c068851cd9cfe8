//! A result as a few small numbers, for the tally: outcomes and flags, never an answer.

use super::{Domain, Domains, Flags, FollowUp, FollowUps, NotAskedReason, Outcome, ScreeningResult, Stage, SupportWish, Void};

/// How many numbers there are.
pub(crate) const FACT_COUNT: usize = 11;

/// The greatest code of each number.
pub(crate) const FACT_MAX: [u8; FACT_COUNT] = [12, 31, 63, 127, 3, 127, 3, 4, 127, 7, 9];

const _: () = {
    assert!(Outcome::CODES.len() + Void::ALL.len() == FACT_MAX[0] as usize + 1);
    assert!(1 << Domain::CODES.len() == 128 * (FACT_MAX[4] as u16 + 1));
    assert!(1 << FollowUp::ALL.len() == 128 * (FACT_MAX[9] as u16 + 1));
    assert!(SupportWish::ALL.len() == FACT_MAX[7] as usize + 1);
    assert!(NotAskedReason::ALL.len() == FACT_MAX[10] as usize);
};

/// What is counted of one screening.
#[derive(Clone, Copy)]
pub(crate) struct ScreeningFacts([u8; FACT_COUNT]);

impl ScreeningFacts {
    /// The facts with these codes; none if one is too great, if a reason stands
    /// beside anything but "not asked" or is missing there, or if a later step was
    /// reached without the earlier ones.
    pub(crate) fn from_codes(codes: [u8; FACT_COUNT]) -> Option<Self> {
        let in_range = codes.iter().zip(FACT_MAX).all(|(code, max)| *code <= max);
        let not_asked = usize::from(codes[0]) == Outcome::CODES.len() - 1;
        // who was complete answered, who answered was asked; who told of violence told of it or of what was seen
        let [stage, told] = [codes[1] & 7, codes[1] >> 3];
        let fits = matches!(stage, 0 | 1 | 3 | 7) && told != 1;
        (in_range && fits && not_asked == (codes[10] > 0)).then_some(Self(codes))
    }

    /// Those of nobody's screening: not asked, and nothing known.
    pub(crate) fn unasked(reason: NotAskedReason, wish: SupportWish) -> Self {
        let mut codes = [0; FACT_COUNT];
        codes[0] = byte(Outcome::NotAsked(reason).position());
        codes[7] = byte(wish as usize);
        codes[10] = byte(reason as usize + 1);
        Self(codes)
    }

    /// Two screenings of one person as one: whatever was told in either stands.
    ///
    /// Outcomes are joined in the order in which the rules of [`Outcome`] are tried,
    /// and two that were told stand above one that cannot be read, which stands above
    /// any that claims that nothing was told. What a later conversation settles (to ask
    /// again, to find a better moment) goes by the screening whose outcome counts.
    pub(crate) fn joined(self, other: Self) -> Self {
        let (first, second) = if other.precedence() < self.precedence() { (other, self) } else { (self, other) };
        let mut codes = first.0;
        // past in one and of unknown time in the other: not all of it is past
        for place in [1, 2, 3, 4] {
            codes[place] |= second.0[place];
        }
        let concern = ScreeningFacts(codes).flags().child_concern;
        if concern && ScreeningFacts(codes).outcome_position().is_ok_and(|place| Outcome::CODES[place] == "no_disclosure") {
            codes[0] = byte(Outcome::Indeterminate.position());
        }
        let settled = FollowUp::SETTLED.iter().fold(0, |set, one| set | 1 << *one as u16);
        let [follow_up, rest] =
            split(self.follow_up().0 & !settled | other.follow_up().0 & !settled | first.follow_up().0 & settled);
        (codes[8], codes[9]) = (follow_up, rest);
        if matches!(first.support_wish(), SupportWish::NotStated) {
            codes[7] = second.0[7];
        }
        Self(codes)
    }

    /// Which of two outcomes counts: the lower. A way to join them and no severity.
    fn precedence(self) -> usize {
        const UNREADABLE: usize = 4;
        match self.outcome_position().map(|place| Outcome::CODES[place]) {
            Ok("acute_concern") => 0,
            Ok("disclosure_current") => 1,
            Ok("disclosure_timing_unknown") => 2,
            Ok("disclosure_past") => 3,
            Err(_) => UNREADABLE,
            Ok("indeterminate") if self.flags().child_concern => 5,
            Ok("no_disclosure") => 6,
            Ok("indeterminate") => 7,
            Ok("declined") => 8,
            Ok(_) => 9,
        }
    }

    /// The codes.
    pub(crate) fn codes(self) -> [u8; FACT_COUNT] {
        self.0
    }

    /// The outcome's place in [`Outcome::CODES`], or why there is none.
    pub(crate) fn outcome_position(self) -> Result<usize, Void> {
        let code = usize::from(self.0[0]);
        let void = code.checked_sub(Outcome::CODES.len()).and_then(|place| Void::ALL.get(place));
        void.map_or(Ok(code), |void| Err(*void))
    }

    /// How far the screening came.
    pub(crate) fn stage(self) -> Stage {
        let bit = |place: u8| self.0[1] >> place & 1 == 1;
        Stage { asked: bit(0), answered: bit(1), complete: bit(2) }
    }

    /// The person told of exposure or of danger now.
    pub(crate) fn is_disclosed(self) -> bool {
        self.0[1] >> 3 & 1 == 1
    }

    /// The same, or of violence that was seen or heard as a child.
    pub(crate) fn is_disclosed_or_witnessed(self) -> bool {
        self.0[1] >> 4 & 1 == 1
    }

    /// What stands beside the outcome.
    pub(crate) fn flags(self) -> Flags {
        let bit = |place: u8| self.0[2] >> place & 1 == 1;
        Flags {
            own_use: bit(0),
            witnessed_as_child: bit(1),
            child_concern: bit(2),
            honour_related: bit(3),
            fear: bit(4),
            asked_under_unsafe_conditions: bit(5),
        }
    }

    /// The kinds of violence told of.
    pub(crate) fn domains_disclosed(self) -> Domains {
        Domains(joined(self.0[3], self.0[4]))
    }

    /// The kinds of violence denied.
    pub(crate) fn domains_denied(self) -> Domains {
        Domains(joined(self.0[5], self.0[6]))
    }

    /// What the person wishes for.
    pub(crate) fn support_wish(self) -> SupportWish {
        SupportWish::ALL.get(usize::from(self.0[7])).copied().unwrap_or_default()
    }

    /// What staff may consider.
    pub(crate) fn follow_up(self) -> FollowUps {
        FollowUps(joined(self.0[8], self.0[9]))
    }

    /// Why nobody asked; none if the outcome is another.
    pub(crate) fn not_asked_reason(self) -> Option<NotAskedReason> {
        NotAskedReason::ALL.get(usize::from(self.0[10]).checked_sub(1)?).copied()
    }
}

impl ScreeningResult {
    /// What is counted of it.
    pub(crate) fn to_facts(&self) -> ScreeningFacts {
        let outcome = match self.outcome {
            Ok(outcome) => outcome.position(),
            Err(void) => Outcome::CODES.len() + void as usize,
        };
        let reason = match self.outcome {
            Ok(Outcome::NotAsked(reason)) => reason as usize + 1,
            _ => 0,
        };
        let Flags { own_use, witnessed_as_child, child_concern, honour_related, fear, asked_under_unsafe_conditions } =
            self.flags;
        let steps =
            [self.stage.asked, self.stage.answered, self.stage.complete, self.disclosed, self.is_disclosed_or_witnessed()];
        let flags = [own_use, witnessed_as_child, child_concern, honour_related, fear, asked_under_unsafe_conditions];
        let [disclosed, disclosed_rest] = split(self.domains_disclosed.0);
        let [denied, denied_rest] = split(self.domains_denied.0);
        let [follow_up, follow_up_rest] = split(self.follow_up.0);
        ScreeningFacts([
            byte(outcome),
            bits(steps),
            bits(flags),
            disclosed,
            disclosed_rest,
            denied,
            denied_rest,
            byte(self.support_wish as usize),
            follow_up,
            follow_up_rest,
            byte(reason),
        ])
    }
}

fn byte(code: usize) -> u8 {
    u8::try_from(code).unwrap_or(u8::MAX)
}

fn bits<const N: usize>(flags: [bool; N]) -> u8 {
    flags.into_iter().rev().fold(0, |bits, flag| bits << 1 | u8::from(flag))
}

/// Seven flags in the first number, the rest in the second.
fn split(set: u16) -> [u8; 2] {
    [byte(usize::from(set & 127)), byte(usize::from(set >> 7))]
}

fn joined(low: u8, high: u8) -> u16 {
    u16::from(high) << 7 | u16::from(low)
}

#[cfg(test)]
mod tests {
    use super::{FACT_MAX, ScreeningFacts};
    use crate::violence::{Context, Current, FollowUp, Form, NotAskedReason, SupportWish};

    #[test]
    fn every_result_comes_back_from_its_codes() {
        let form = Form::built_in("se-guideline-1").expect("built in");
        for cells in [
            vec![("status", "asked"), ("physical_lifetime", "yes"), ("own_use", "yes"), ("support_wish", "wants")],
            vec![("status", "not_asked"), ("reason", "time")],
            vec![("status", "?")],
            vec![("status", "asked"), ("stalking_digital_lifetime", "yes"), ("stalking_digital_12_months", "yes")],
            vec![("acute", "yes"), ("alone", "no"), ("afraid", "yes"), ("honour_lifetime", "no")],
        ] {
            for current in [Current::Last12Months, Current::OngoingOnly] {
                let screening = form.read_named(&cells, &Context::default(), &mut Vec::new()).expect("not blank");
                let result = screening.result(current);
                let codes = result.to_facts().codes();
                let facts = ScreeningFacts::from_codes(codes).expect("in range");
                let position = result.outcome().map(super::Outcome::position);
                assert!(facts.outcome_position() == position);
                assert_eq!(facts.stage().asked, result.stage().asked);
                assert_eq!(facts.stage().complete, result.stage().complete);
                assert_eq!(facts.is_disclosed(), result.is_disclosed());
                assert_eq!(facts.flags().own_use, result.flags().own_use);
                assert_eq!(facts.flags().fear, result.flags().fear);
                assert_eq!(facts.domains_disclosed().0, result.domains_disclosed().0);
                assert_eq!(facts.domains_denied().0, result.domains_denied().0);
                assert_eq!(facts.follow_up().0, result.follow_up().0);
                assert_eq!(facts.support_wish().code(), result.support_wish().code());
            }
        }
    }

    #[test]
    fn what_either_screening_is_followed_up_with_stands_but_for_what_the_other_settles() {
        let form = Form::built_in("se-guideline-1").expect("built in");
        let facts = |cells: &[(&str, &str)]| {
            let screening = form.read_named(cells, &Context::default(), &mut Vec::new()).expect("not blank");
            screening.result(Current::default()).to_facts()
        };
        let codes = |facts: ScreeningFacts| facts.follow_up().iter().map(FollowUp::code).collect::<Vec<_>>();
        let declined = facts(&[("status", "declined"), ("own_use", "yes")]);
        assert_eq!(codes(declined), ["offer_support_to_stop_using_violence", "ask_again_later"]);
        let told = facts(&[("status", "asked"), ("physical_lifetime", "yes"), ("physical_12_months", "yes")]);
        let both = [declined.joined(told), told.joined(declined)].map(codes);
        let of_the_told = ["offer_support_contact", "offer_follow_up_talk", "offer_qualified_risk_assessment"];
        let expected: Vec<_> = of_the_told.into_iter().chain(["offer_support_to_stop_using_violence"]).collect();
        assert_eq!(both, [expected.clone(), expected]);
    }

    #[test]
    fn codes_beyond_their_greatest_are_refused() {
        for place in 0..FACT_MAX.len() {
            let mut codes = [0; FACT_MAX.len()];
            codes[place] = FACT_MAX[place] + 1;
            assert!(ScreeningFacts::from_codes(codes).is_none());
            assert!(FACT_MAX[place] <= 127);
        }
        let mut not_asked = [0; FACT_MAX.len()];
        not_asked[0] = 7;
        assert!(ScreeningFacts::from_codes(not_asked).is_none());
        not_asked[10] = 1;
        let facts = ScreeningFacts::from_codes(not_asked).expect("a reason stands beside it");
        assert!(facts.not_asked_reason().is_some_and(|reason| reason.code() == NotAskedReason::NotAlone.code()));
        assert!(matches!(facts.support_wish(), SupportWish::Wants));
    }
}
