//! Files that are broken, enormous or made to do harm: each is refused by name, or read with its bad rows set apart.

mod any_bytes;
mod damage;
mod layouts;
mod purchases;

use crema::domain::Currency;
use crema::exchange::pace::unwatched;
use crema::exchange::reading::*;

type Anything = Result<(), Box<dyn std::error::Error>>;

fn read(bytes: &[u8]) -> Result<(Inspection, Drafts), Box<dyn std::error::Error>> {
    let inspection = inspect(bytes, "orders.csv", &NativeDecoding)?;
    let drafts = draft(&inspection.table, &inspection.findings.choices, Target::plain(Currency::CNY), &unwatched)?;
    Ok((inspection, drafts))
}

fn refused_file(bytes: &[u8]) -> Option<FileRefused> {
    inspect(bytes, "orders.csv", &NativeDecoding).err()
}

/// Row numbers as people know them, with the reasons.
fn refused_rows(inspection: &Inspection, drafts: &Drafts) -> Vec<(u32, Reason)> {
    drafts.refused.iter().map(|refused| (inspection.table.row_number(refused.row as usize), refused.reason)).collect()
}

fn field_of(inspection: &Inspection, name: &str) -> Option<Field> {
    inspection.findings.columns.iter().find(|column| column.profile.name == name)?.field.value
}

const HEADER: &str = "order no,customer,date,amount\n";

fn orders(rows: &str) -> Vec<u8> {
    format!("{HEADER}{rows}").into_bytes()
}
