//! The published schema of the file, made from the record types, and held to the copy in `public`.
//!
//! `CREMA_WRITE_SCHEMA=1 cargo test --lib published_schema` writes that copy anew.

use super::{FORMAT, VERSION};
use crate::domain::{Category, Customer, Product, Purchase, WorkspaceSettings};
use crate::workspace::registers::RegisterLists;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::path::Path;

/// Everything that one team keeps in Crema, as it is exported and restored.
///
/// Every amount is a whole number of the minor unit of the one currency in `settings`. A price is in ten-thousandths of its major
/// unit, a quantity in thousandths of a piece. Records stand in the order of their identifiers, which are UUIDs; what a record
/// refers to is in the same file.
#[derive(JsonSchema)]
#[schemars(rename = "Crema workspace", deny_unknown_fields)]
#[expect(dead_code, reason = "it is described, never made")]
struct WorkspaceFile {
    /// Says that this is a workspace of Crema.
    #[schemars(schema_with = "format")]
    crema: String,
    /// The version of this layout.
    #[schemars(schema_with = "version")]
    version: u32,
    settings: WorkspaceSettings,
    categories: Vec<Category>,
    products: Vec<Product>,
    customers: Vec<Customer>,
    /// Purchases and returns.
    purchases: Vec<Purchase>,
    #[serde(flatten)]
    registers: RegisterLists,
}

fn format(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": FORMAT })
}

fn version(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "const": VERSION })
}

fn generated() -> String {
    let schema = schemars::generate::SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<WorkspaceFile>();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

#[test]
fn published_schema_is_the_one_of_the_types() -> std::io::Result<()> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/workspace.schema.json");
    if std::env::var_os("CREMA_WRITE_SCHEMA").is_some() {
        std::fs::write(&path, generated())?;
    }
    assert_eq!(std::fs::read_to_string(&path)?, generated(), "write it anew with CREMA_WRITE_SCHEMA=1");
    Ok(())
}
