//! Rows on the screen as a table, and a table as delimited text that opens well in a spreadsheet.
//!
//! The text is UTF-8 with a byte order mark, with commas and CRLF; amounts are exact, with a dot and the decimals of the currency;
//! days are ISO dates. A text that a spreadsheet would run gets an apostrophe before it ([`harmless`]), a number never.
//!
//! Not here: XLSX ([`sheets`](super::sheets) writes it from the same table), and words (the caller brings them).

mod own;

use super::reading::harmless;
use super::sheets::{Cell, SheetTable};
use crate::domain::{Currency, CustomerKind, Stage, money::divide_half_even};
use crate::scoring::rfm::Segment;
use crate::workspace::questions::{Column, CustomerRow, Grade, NamedProduct, RuleRow};
use serde::{Deserialize, Serialize};

/// Words that a file needs, in the page's language.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportWords {
    pub sheet_name: String,
    /// For each segment in the order of `Segment::ALL`; a missing one goes by its English name.
    pub segments: Vec<String>,
    /// For each stage of life in the order of `Stage::ALL`.
    pub stages: Vec<String>,
    /// Company, person, unknown.
    pub kinds: Vec<String>,
    pub not_graded: String,
    /// The grades of the primary scheme, the best first.
    pub grades: Vec<String>,
    pub yes: String,
    pub no: String,
}

/// Customers as a table: `columns` says which ones, in which order, and what they are called.
///
/// Cells that would help to contact who does not want it stay empty; [`n_withheld`] counts them.
pub fn customer_table<'a>(
    rows: impl IntoIterator<Item = &'a CustomerRow>,
    columns: &[(Column, String)],
    words: &ExportWords,
    currency: Currency,
) -> SheetTable {
    let cells = |row: &CustomerRow| columns.iter().map(|(column, _)| cell(row, *column, words, currency)).collect();
    SheetTable {
        name: words.sheet_name.clone(),
        header: columns.iter().map(|(_, name)| name.clone()).collect(),
        rows: rows.into_iter().map(cells).collect(),
    }
}

/// How many rows lose a telephone number or an e-mail address in these columns, because their customers do not want it used.
pub fn n_withheld(rows: &[CustomerRow], columns: &[(Column, String)]) -> u32 {
    let loses = |row: &&CustomerRow| {
        columns.iter().any(|(column, _)| match column {
            Column::Phone => row.phone.is_some() && row.withheld.hides_phone(),
            Column::Email => row.email.is_some() && row.withheld.hides_email(),
            _ => false,
        })
    };
    u32::try_from(rows.iter().filter(loses).count()).unwrap_or(u32::MAX)
}

/// Rules as a table: both sides by code (name, where there is none), the counts of orders, and what follows from them.
pub fn rule_table(rows: &[RuleRow], header: Vec<String>) -> SheetTable {
    let side = |products: &[NamedProduct]| {
        let names: Vec<&str> = products.iter().map(|product| product.code.as_deref().unwrap_or(&product.name)).collect();
        Cell::Text(names.join("; "))
    };
    let names = |products: &[NamedProduct]| Cell::Text(products.iter().map(|product| product.name.as_str()).collect::<Vec<_>>().join("; "));
    let cells = |RuleRow { antecedent, consequent, rule }: &RuleRow| {
        let whole = |n: u32| Cell::Whole(n.into());
        let shares = [Some(rule.support()), Some(rule.confidence()), Some(rule.lift()), Some(rule.leverage()), rule.conviction()];
        [side(antecedent), names(antecedent), side(consequent), names(consequent)]
            .into_iter()
            .chain([rule.n_with_both, rule.n_with_antecedent, rule.n_with_consequent, rule.n_baskets].map(whole))
            .chain(shares.map(|share| share.map_or(Cell::Empty, millionths)))
            .collect()
    };
    SheetTable { name: String::new(), header, rows: rows.iter().map(cells).collect() }
}

/// A figure with six decimals.
#[expect(clippy::cast_possible_truncation, reason = "shares and how many times as often: far below the range")]
fn millionths(figure: f64) -> Cell {
    Cell::Decimal { minor: (figure * 1e6).round() as i64, decimals: 6 }
}

fn cell(row: &CustomerRow, column: Column, words: &ExportWords, currency: Currency) -> Cell {
    let graded = match row.grade {
        Grade::Graded { segment, abc, rfm } => Some((segment, abc, rfm)),
        Grade::NotGraded(_) => None,
    };
    match column {
        Column::Name => Cell::Text(row.name.clone()),
        Column::Code => text(row.code.as_ref()),
        Column::Kind => Cell::Text(words.kind(row.kind).to_owned()),
        Column::SchemeGrade => Cell::Text(words.scheme_grade(row)),
        Column::Segment => Cell::Text(graded.map_or(words.not_graded.as_str(), |(segment, ..)| words.segment(segment)).to_owned()),
        Column::Stage => Cell::Text(words.stage(row.stage).to_owned()),
        Column::Abc => graded.map_or(Cell::Empty, |(_, abc, _)| Cell::Text(abc.letter().to_owned())),
        Column::Rfm => graded.map_or(Cell::Empty, |(.., rfm)| Cell::Text(rfm.map(|score| score.to_string()).concat())),
        Column::Amount => decimal(row.amount_minor, currency),
        Column::NPurchases => Cell::Whole(row.n_purchases.into()),
        Column::LastPurchase => row.last_purchase_on.map_or(Cell::Empty, Cell::Day),
        Column::FirstPurchase => row.first_purchase_on.map_or(Cell::Empty, Cell::Day),
        Column::Average if row.n_purchases == 0 => Cell::Empty,
        Column::Average => {
            let average = divide_half_even(row.amount_minor.into(), row.n_purchases.into());
            decimal(i64::try_from(average).unwrap_or(i64::MAX), currency)
        }
        Column::Returned => decimal(row.returned_minor, currency),
        Column::Phone => text(row.phone.as_ref().filter(|_| !row.withheld.hides_phone())),
        Column::Email => text(row.email.as_ref().filter(|_| !row.withheld.hides_email())),
        Column::Region => text(row.region.as_ref()),
        Column::Industry => text(row.industry.as_ref()),
        Column::Source => text(row.source.as_ref()),
        Column::Owner => text(row.owner.as_ref()),
        Column::ExpectedPurchases => row.expected_purchases_milli.map_or(Cell::Empty, |minor| Cell::Decimal { minor, decimals: 3 }),
        Column::PredictedValue => row.predicted_value_minor.map_or(Cell::Empty, |minor| decimal(minor, currency)),
        Column::AtStake => row.at_stake_minor.map_or(Cell::Empty, |minor| decimal(minor, currency)),
        Column::Tags if row.tags.is_empty() => Cell::Empty,
        // A mark that imports take apart again, in either language.
        Column::Tags => Cell::Text(row.tags.join("; ")),
        Column::Own(field) => row.own(field).map_or(Cell::Empty, |content| own::cell(content, words, currency)),
    }
}

fn text(value: Option<&String>) -> Cell {
    value.map_or(Cell::Empty, |value| Cell::Text(value.clone()))
}

fn decimal(minor: i64, currency: Currency) -> Cell {
    Cell::Decimal { minor, decimals: u8::try_from(currency.decimals()).unwrap_or(0) }
}

impl ExportWords {
    fn segment(&self, segment: Segment) -> &str {
        self.segments.get(segment as usize).map_or_else(|| segment.canonical_name(), String::as_str)
    }

    fn scheme_grade(&self, row: &CustomerRow) -> String {
        let grade = row.place.and_then(|(standing, _)| standing.grade());
        grade.map_or_else(
            || self.not_graded.clone(),
            |grade| self.grades.get(usize::from(grade)).cloned().unwrap_or_else(|| format!("{}", u32::from(grade) + 1)),
        )
    }

    fn stage(&self, stage: Stage) -> &str {
        self.stages.get(stage as usize).map_or("", String::as_str)
    }

    fn kind(&self, kind: CustomerKind) -> &str {
        let at = match kind {
            CustomerKind::Company => 0,
            CustomerKind::Person => 1,
            CustomerKind::Unknown => 2,
        };
        self.kinds.get(at).map_or("", String::as_str)
    }
}

/// A table as delimited text.
pub fn to_csv(table: &SheetTable) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    let mut writer = csv::WriterBuilder::new().flexible(true).terminator(csv::Terminator::CRLF).from_writer(&mut bytes);
    let header: csv::StringRecord = table.header.iter().map(|name| harmless(name)).collect();
    let body = table.rows.iter().map(|row| row.iter().map(plain).collect::<csv::StringRecord>());
    for record in std::iter::once(header).chain(body) {
        // Writing to memory cannot fail, and rows of any width are allowed.
        let _written = writer.write_record(&record);
    }
    drop(writer);
    bytes
}

/// A cell as it stands in delimited text.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text).into_owned(),
        Cell::Whole(whole) => whole.to_string(),
        Cell::Decimal { minor, decimals } => exact(*minor, usize::from(*decimals)),
        Cell::Day(day) => day.to_string(),
    }
}

/// `minor` with so many decimals, digit by digit: 5 with two is `0.05`.
fn exact(minor: i64, decimals: usize) -> String {
    let sign = if minor < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", minor.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CustomerId, Day, NotGraded, Settled, Standing};
    use crate::scoring::abc::AbcClass;
    use crate::workspace::questions::{Missing, Withheld};

    fn row() -> CustomerRow {
        CustomerRow {
            id: CustomerId::from_u128(1),
            name: "=HYPERLINK(\"http://x\")".into(),
            kind: CustomerKind::Person,
            code: Some("-7".into()),
            phone: Some("+86 10 5555 0001".into()),
            email: Some("@a".into()),
            region: Some("上海, \"浦东\"".into()),
            industry: Some("＝1+1".into()),
            source: None,
            owner: Some("\tx".into()),
            tags: vec!["a".into(), "b".into()],
            grade: Grade::Graded { segment: Segment::Loyal, abc: AbcClass::B, rfm: [5, 4, 3] },
            place: Some((Standing::Graded(1), Settled::AsComputed)),
            stage: Stage::AtRisk,
            n_purchases: 3,
            amount_minor: 100_000,
            n_returns: 1,
            returned_minor: 5,
            first_purchase_on: Some(Day::MIN),
            last_purchase_on: None,
            expected_purchases_milli: Some(1_250),
            predicted_value_minor: Some(98_765),
            at_stake_minor: None,
            withheld: Withheld::default(),
            own: Vec::new(),
        }
    }

    fn words() -> ExportWords {
        let segments = Segment::ALL.iter().map(|segment| format!("seg {segment:?}")).collect();
        let kinds = ["Company", "Person", "Unknown"].map(str::to_owned).to_vec();
        let stages = Stage::ALL.iter().map(|stage| format!("stage {stage:?}")).collect();
        ExportWords {
            sheet_name: "List".into(),
            segments,
            stages,
            kinds,
            not_graded: "not graded".into(),
            grades: vec!["A".into(), "B".into()],
            yes: "Yes".into(),
            no: "No".into(),
        }
    }

    fn csv_of(row: &CustomerRow, columns: &[Column]) -> String {
        let columns: Vec<(Column, String)> = columns.iter().map(|column| (*column, format!("{column:?}"))).collect();
        let table = customer_table([row], &columns, &words(), Currency::CNY);
        let text = String::from_utf8(to_csv(&table)).unwrap_or_default();
        text.split_once("\r\n").map_or_else(String::new, |(_, body)| body.to_owned())
    }

    #[test]
    fn texts_that_a_spreadsheet_would_run_are_made_harmless() {
        use Column::{Code, Email, Industry, Name, Owner, Phone, Region};
        let written = csv_of(&row(), &[Name, Phone, Email, Industry, Owner, Code, Region]);
        let expected = "\"'=HYPERLINK(\"\"http://x\"\")\",'+86 10 5555 0001,'@a,'＝1+1,'\tx,-7,\"上海, \"\"浦东\"\"\"\r\n";
        assert_eq!(written, expected);
    }

    #[test]
    fn figures_are_exact_days_iso_and_grades_in_words() {
        use Column::{
            Abc, Amount, Average, FirstPurchase, Kind, LastPurchase, NPurchases, Returned, Rfm, SchemeGrade, Segment, Source, Stage, Tags,
        };
        let columns = [Amount, NPurchases, Average, Returned, FirstPurchase, LastPurchase, Segment, Stage, Abc, Rfm, Kind, Tags, Source];
        assert_eq!(csv_of(&row(), &columns), "1000.00,3,333.33,0.05,1900-01-01,,seg Loyal,stage AtRisk,B,543,Person,a; b,\r\n");
        assert_eq!(csv_of(&row(), &[SchemeGrade]), "B\r\n");
        assert_eq!(csv_of(&row(), &[Column::ExpectedPurchases, Column::PredictedValue, Column::AtStake]), "1.250,987.65,\r\n");
        let nobody = CustomerRow {
            grade: Grade::NotGraded(Missing::NoPurchase),
            place: Some((Standing::NotGraded(NotGraded::NoPurchase), Settled::AsComputed)),
            n_purchases: 0,
            tags: Vec::new(),
            ..row()
        };
        assert_eq!(csv_of(&nobody, &[Segment, Abc, Rfm, Average, Tags, SchemeGrade]), "not graded,,,,,not graded\r\n");
    }

    #[test]
    fn contacts_of_who_does_not_want_them_used_stay_empty_and_are_counted() {
        let columns = [Column::Code, Column::Phone, Column::Email];
        let named = columns.map(|column| (column, format!("{column:?}")));
        let none = CustomerRow { withheld: Withheld { contact: true, ..Withheld::default() }, ..row() };
        let no_mail = CustomerRow { withheld: Withheld { email: true, ..Withheld::default() }, ..row() };
        assert_eq!(csv_of(&none, &columns), "-7,,\r\n");
        assert_eq!(csv_of(&no_mail, &columns), "-7,'+86 10 5555 0001,\r\n");
        let unreachable = CustomerRow { phone: None, email: None, ..none.clone() };
        let rows = [row(), none, no_mail, unreachable];
        assert_eq!((n_withheld(&rows, &named), n_withheld(&rows, &named[..2]), n_withheld(&rows, &named[..1])), (2, 1, 0));
    }

    #[test]
    fn rules_stand_with_their_counts() {
        let product = |id: u128, name: &str, code: Option<&str>| NamedProduct {
            id: crate::domain::ProductId::from_u128(id),
            code: code.map(str::to_owned),
            name: name.to_owned(),
        };
        let rule = crate::scoring::baskets::rules::Rule {
            antecedent: vec![0, 1],
            consequent: vec![2],
            n_baskets: 20,
            n_with_antecedent: 8,
            n_with_consequent: 10,
            n_with_both: 8,
        };
        let antecedent = vec![product(1, "Cup", Some("=1")), product(2, "Saucer", None)];
        let row = RuleRow { antecedent, consequent: vec![product(3, "Spoon", Some("30"))], rule };
        let written = String::from_utf8(to_csv(&rule_table(&[row], vec!["if".into()]))).unwrap_or_default();
        let expected = "'=1; Saucer,Cup; Saucer,30,Spoon,8,8,10,20,0.400000,1.000000,2.000000,0.200000,";
        assert_eq!(written.lines().nth(1), Some(expected));
    }

    #[test]
    fn amounts_keep_every_digit_of_every_currency() {
        for (minor, decimals, written) in [
            (0, 2, "0.00"),
            (-5, 2, "-0.05"),
            (-123_456, 2, "-1234.56"),
            (7, 0, "7"),
            (1_234, 3, "1.234"),
            (i64::MIN, 2, "-92233720368547758.08"),
        ] {
            assert_eq!(exact(minor, decimals), written);
        }
    }

    #[test]
    fn the_file_begins_with_its_mark_and_its_header_is_harmless_too() {
        let table = SheetTable { name: String::new(), header: vec!["=a".into(), "b".into()], rows: vec![vec![Cell::Whole(-3)]] };
        assert_eq!(to_csv(&table), "\u{feff}'=a,b\r\n-3\r\n".as_bytes());
    }
}
