//! What a page is told where a forecast is needed, and the models themselves as they are shown.

use super::Asked;
use crate::scoring::lifetime::{ModelName, NoForecast};
use crate::workspace::foresight::{FitFigures, Foreseen, Foresight, ForesightWish, Outlook, Trial};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// Something that needs a forecast.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Foretold<T> {
    /// Nobody has asked the model yet, or records have changed since.
    NotYet,
    No(NoForecast),
    Here(T),
}

impl<T> Foretold<T> {
    /// What follows from a forecast, if it is of the wished horizon.
    pub(super) fn of(asked: &Asked<'_>, wish: ForesightWish, show: impl FnOnce(&Foreseen) -> T) -> Self {
        match asked.worked.foresight(wish.model).filter(|foresight| foresight.wish == wish) {
            None => Self::NotYet,
            Some(foresight) => foresight.outcome.as_ref().map_or_else(|reason| Self::No(*reason), |foreseen| Self::Here(show(foreseen))),
        }
    }

    /// The same by the usual horizon and the [first model that was asked](first_asked).
    pub(super) fn of_any(asked: &Asked<'_>, show: impl FnOnce(ForesightWish, &Foreseen) -> T) -> Self {
        first_asked(asked).map_or(Self::NotYet, |foresight| Self::of(asked, foresight.wish, |foreseen| show(foresight.wish, foreseen)))
    }
}

/// What was foreseen by whichever model was asked, the usual one first.
pub(super) fn first_asked<'a>(asked: &Asked<'a>) -> Option<&'a Rc<Foresight>> {
    ModelName::ALL.into_iter().find_map(|model| asked.worked.foresight(model))
}

/// What is left of revenue.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Margin {
    /// Of everybody whose costs are known, or as it was given; below 0 for a loss.
    pub share: f64,
    /// It was given, and holds for everybody; else it is each customer's own where that is known.
    pub is_given: bool,
}

impl Margin {
    /// The given margin, or that of everybody whose costs are known; nothing where neither is there.
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    pub(super) fn of(asked: &Asked<'_>, given_ppm: Option<u32>) -> Option<Self> {
        if let Some(ppm) = given_ppm {
            return Some(Self { share: f64::from(ppm) / 1e6, is_given: true });
        }
        let known = asked.scores.histories().slots().filter_map(|slot| Some((slot, asked.scores.profit_minor(u32::try_from(slot).ok()?)?)));
        let amounts = asked.scores.histories().monetary_minor();
        let (revenue, profit) =
            known.fold((0_i128, 0_i128), |(revenue, profit), (slot, own)| (revenue + i128::from(amounts[slot]), profit + i128::from(own)));
        (revenue > 0).then(|| Self { share: profit as f64 / revenue as f64, is_given: false })
    }

    /// The margin of one customer.
    #[expect(clippy::cast_precision_loss, reason = "a share")]
    pub(super) fn of_customer(self, asked: &Asked<'_>, slot: u32) -> f64 {
        let amount = asked.scores.history(slot).amount_minor;
        let own = asked.scores.profit_minor(slot).filter(|_| amount > 0 && !self.is_given);
        own.map_or(self.share, |profit| profit as f64 / amount as f64)
    }
}

/// A forecast of everybody, and the models behind it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ForecastSheet {
    pub wish: ForesightWish,
    pub buying: FitFigures,
    /// Gamma-Gamma; without it a purchase is expected to come to the customer's own mean.
    pub spend: Result<FitFigures, NoForecast>,
    pub spend_correlation: Option<f64>,
    pub n_repeat_buyers: u32,
    /// Customers with 0, 1, ... 6, 7 or more repeats: as counted, as expected.
    pub calibration: Vec<(u32, f64)>,
    pub trial: Result<Trial, NoForecast>,
    /// Of everybody in the next 12 months.
    pub year_purchases: f64,
    /// Revenue of everybody by the horizon, discounted; the other reading of it is never added to this one.
    pub revenue_minor: f64,
    /// Profit, where a margin is known.
    pub profit_minor: Option<f64>,
    /// Customers whose value could be told.
    pub n_valued: u32,
}

impl ForecastSheet {
    pub(super) fn of(asked: &Asked<'_>, wish: ForesightWish, margin: Option<Margin>, foreseen: &Foreseen) -> Self {
        let fits = &foreseen.fits;
        let mut sheet = Self {
            wish,
            buying: fits.buying.clone(),
            spend: fits.spend.clone(),
            spend_correlation: fits.spend_correlation,
            n_repeat_buyers: fits.n_repeat_buyers,
            calibration: fits.calibration.clone(),
            trial: fits.trial,
            year_purchases: 0.0,
            revenue_minor: 0.0,
            profit_minor: margin.map(|_| 0.0),
            n_valued: 0,
        };
        for (slot, outlook) in foreseen.all() {
            sheet.add(outlook, margin.map(|margin| margin.of_customer(asked, slot)));
        }
        sheet
    }

    fn add(&mut self, outlook: &Outlook, margin_share: Option<f64>) {
        self.year_purchases += outlook.year_purchases;
        let Some(value_minor) = outlook.value_minor() else { return };
        self.n_valued += 1;
        self.revenue_minor += value_minor;
        self.profit_minor = self.profit_minor.zip(margin_share).map(|(sum, share)| sum + share * value_minor);
    }
}
