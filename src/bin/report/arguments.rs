//! What the command line asks for.

use crema::domain::Day;
use crema::exchange::reading::Field;
use crema::scoring::baskets::rules::RuleLimits;
use std::path::PathBuf;

pub const HELP: &str = "\
cargo xtask report --purchases FILE --out DIR [--columns FIELD=COLUMN,...] [--as-of YYYY-MM-DD] [--horizon-weeks N]
                   [--min-support SHARE] [--min-confidence SHARE]

  --purchases      a file of purchases: CSV, also gzipped; one row per order or per order line
  --columns        columns that the guesses get wrong: customer, name, date, amount, order, quantity, price, product
  --as-of          the day to look from, which counts; the day of the last purchase if left out
  --horizon-weeks  how many weeks purchases are foreseen for, 1 to 520; 39 if left out
  --min-support, --min-confidence
                   what rules of products that go together must reach, from 0 to 1; 0.01 and 0.5 if left out
  --out            a folder for customers.csv and summary.json, made if it is not there";

pub struct Arguments {
    pub purchases: String,
    pub columns: Vec<(Field, String)>,
    pub as_of: Option<Day>,
    pub horizon_weeks: u32,
    pub out: PathBuf,
    pub rule_limits: RuleLimits,
}

impl Arguments {
    /// `None` when only help is asked for.
    pub fn parse(mut words: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let (mut purchases, mut out, mut as_of, mut horizon_weeks, mut columns) = (None, None, None, 39, Vec::new());
        let mut rule_limits = RuleLimits::default();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
            match word.as_str() {
                "--help" | "-h" => return Ok(None),
                "--purchases" => purchases = Some(value()?),
                "--out" => out = Some(PathBuf::from(value()?)),
                "--as-of" => as_of = Some(value()?.parse().map_err(|error| format!("--as-of: {error}"))?),
                "--horizon-weeks" => horizon_weeks = weeks(&value()?)?,
                "--columns" => columns = value()?.split(',').map(column).collect::<Result<_, _>>()?,
                "--min-support" => rule_limits.least_support = value()?.parse().map_err(|error| format!("--min-support: {error}"))?,
                "--min-confidence" => {
                    rule_limits.least_confidence = value()?.parse().map_err(|error| format!("--min-confidence: {error}"))?
                }
                other => return Err(format!("{other} is not known; --help lists what is")),
            }
        }
        let missing = |name: &str| format!("{name} is needed; --help says how");
        Ok(Some(Self {
            purchases: purchases.ok_or_else(|| missing("--purchases"))?,
            out: out.ok_or_else(|| missing("--out"))?,
            as_of,
            horizon_weeks,
            columns,
            rule_limits,
        }))
    }
}

fn weeks(text: &str) -> Result<u32, String> {
    let weeks = text.parse().ok().filter(|weeks| (1..=520).contains(weeks));
    weeks.ok_or_else(|| format!("--horizon-weeks: {text} is not a whole number from 1 to 520"))
}

fn column(wish: &str) -> Result<(Field, String), String> {
    let (field, name) = wish.split_once('=').ok_or_else(|| format!("--columns: {wish} is not FIELD=COLUMN"))?;
    let field = match field.trim() {
        "customer" => Field::CustomerCode,
        "name" => Field::CustomerName,
        "date" => Field::Date,
        "amount" => Field::Amount,
        "order" => Field::OrderNumber,
        "quantity" => Field::Quantity,
        "price" => Field::UnitPrice,
        "product" => Field::ProductCode,
        other => return Err(format!("--columns: {other} is not a field; --help lists them")),
    };
    Ok((field, name.trim().to_owned()))
}
