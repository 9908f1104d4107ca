//! A share that was typed as a decimal, kept exactly: 0.8 in binary is a little more than 0.8, and 16 of 20 would miss it.

use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// From 0 to 1, in billionths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct ExactShare(u32);

/// This is not a share of 0 to 1 with at most nine decimals.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[error("{0} is not a number from 0 to 1 with at most nine decimals")]
pub struct NotAShare(pub String);

impl ExactShare {
    const WHOLE: u32 = 1_000_000_000;

    /// This many percent; more than 100 is 100.
    pub const fn percent(percent: u8) -> Self {
        Self(if percent > 100 { Self::WHOLE } else { percent as u32 * 10_000_000 })
    }

    /// A share typed in percent, as exact as it was typed: `1.5` is 0.015.
    ///
    /// # Errors
    /// When it is not a number from 0 to 100 with at most seven decimals.
    pub fn from_percent(text: &str) -> Result<Self, NotAShare> {
        let wrong = || NotAShare(text.to_owned());
        let (whole, decimals) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
        let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(whole) || !is_number(decimals) || whole.len() + decimals.len() == 0 {
            return Err(wrong());
        }
        let padded = format!("{whole:0>3}");
        let (ones, hundredths) = padded.split_at(padded.len() - 2);
        format!("{ones}.{hundredths}{decimals}").parse().map_err(|_| wrong())
    }

    /// In percent, with as many decimals as it takes: what [`from_percent`](Self::from_percent) reads.
    pub fn percent_text(self) -> String {
        let (whole, decimals) = (self.0 / 10_000_000, self.0 % 10_000_000);
        let text = format!("{whole}.{decimals:07}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }

    /// To be shown: 0 to 1.
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / f64::from(Self::WHOLE)
    }

    /// Whether `part` is this share of `whole` or more, in whole numbers.
    pub const fn is_reached(self, part: u32, whole: u32) -> bool {
        part as u64 * Self::WHOLE as u64 >= self.0 as u64 * whole as u64
    }

    /// The least part of `whole` that reaches this share.
    pub fn least_of(self, whole: u32) -> u32 {
        let least = (u64::from(self.0) * u64::from(whole)).div_ceil(u64::from(Self::WHOLE));
        u32::try_from(least).unwrap_or(u32::MAX)
    }
}

impl FromStr for ExactShare {
    type Err = NotAShare;

    fn from_str(text: &str) -> Result<Self, NotAShare> {
        let wrong = || NotAShare(text.to_owned());
        let (whole, decimals) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
        let are_digits = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
        if !are_digits(whole) || !are_digits(decimals) || decimals.len() > 9 || whole.len() + decimals.len() == 0 {
            return Err(wrong());
        }
        let whole = if whole.is_empty() { 0 } else { whole.parse::<u32>().map_err(|_| wrong())? };
        let billionths: u32 = format!("{decimals:0<9}").parse().map_err(|_| wrong())?;
        let sum = whole.checked_mul(Self::WHOLE).and_then(|whole| whole.checked_add(billionths)).ok_or_else(wrong)?;
        Self::try_from(sum).map_err(|_| wrong())
    }
}

impl TryFrom<u32> for ExactShare {
    type Error = NotAShare;

    fn try_from(billionths: u32) -> Result<Self, NotAShare> {
        if billionths <= Self::WHOLE { Ok(Self(billionths)) } else { Err(NotAShare(format!("{billionths} billionths"))) }
    }
}

impl From<ExactShare> for u32 {
    fn from(share: ExactShare) -> Self {
        share.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_exact() -> Result<(), NotAShare> {
        let share: ExactShare = "0.8".parse()?;
        assert!(share.is_reached(16, 20) && !share.is_reached(15_999, 20_000));
        assert_eq!(("0.01".parse::<ExactShare>()?.least_of(19_773), "0".parse::<ExactShare>()?.least_of(5)), (198, 0));
        assert_eq!(("1".parse::<ExactShare>()?, ".5".parse::<ExactShare>()?), (ExactShare::percent(100), ExactShare::percent(50)));
        Ok(())
    }

    #[test]
    fn percent_is_as_exact_as_it_was_typed() -> Result<(), NotAShare> {
        for (typed, share) in [("1.5", "0.015"), ("100", "1"), ("0", "0"), ("0.0000001", "0.000000001"), (".5", "0.005"), ("007", "0.07")] {
            let read = ExactShare::from_percent(typed)?;
            assert_eq!(read, share.parse()?);
            assert_eq!(ExactShare::from_percent(&read.percent_text()), Ok(read));
        }
        assert_eq!([ExactShare::percent(50), ExactShare::from_percent("1.50")?].map(ExactShare::percent_text), ["50", "1.5"]);
        for wrong in ["", ".", "101", "1,5", "-1", "1e1", "0.00000001"] {
            assert_eq!(ExactShare::from_percent(wrong), Err(NotAShare(wrong.to_owned())));
        }
        Ok(())
    }

    #[test]
    fn what_is_no_share_is_refused() {
        for wrong in ["", ".", "1.1", "1.000000001", "0.0000000001", "-0.5", "0,5", "1e-2", "NaN", "99999999999"] {
            assert_eq!(wrong.parse::<ExactShare>(), Err(NotAShare(wrong.to_owned())));
        }
        assert!(ExactShare::try_from(1_000_000_001).is_err());
    }
}
