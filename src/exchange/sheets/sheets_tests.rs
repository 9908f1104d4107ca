//! Spreadsheets written and read back, and archives that were made to do harm.

use super::*;
use crate::domain::Day;
use std::io::{Cursor, Write};

type Anything = Result<(), Box<dyn std::error::Error>>;

fn table(rows: Vec<Vec<Cell>>) -> SheetTable {
    SheetTable { name: "客户".to_owned(), header: vec!["Name".to_owned(), "=1+1".to_owned()], rows }
}

fn text_of(bytes: &[u8], sheet: &str) -> Result<String, Box<dyn std::error::Error>> {
    Ok(String::from_utf8(Workbook::open(bytes)?.csv(sheet)?.bytes)?)
}

#[test]
fn what_is_written_is_read_back() -> Anything {
    let bytes = write_xlsx(&table(vec![
        vec![
            Cell::Text("华东, \"贸易\"".to_owned()),
            Cell::Whole(-12),
            Cell::Decimal { minor: 123_450, decimals: 2 },
            Cell::Day("2024-03-05".parse()?),
        ],
        vec![Cell::Empty, Cell::Text("0012".to_owned()), Cell::Decimal { minor: -7, decimals: 3 }, Cell::Day(Day::MIN)],
        vec![],
        vec![Cell::Whole(1_234_567_890_123_456_789), Cell::Text("line\nbreak".to_owned()), Cell::Empty, Cell::Day("1900-03-01".parse()?)],
    ]))?;
    let expected = "Name,=1+1\n\"华东, \"\"贸易\"\"\",-12,1234.5,2024-03-05\n,0012,-0.007,1900-01-01\n,\n1234567890123456789,\"line\nbreak\",,1900-03-01\n";
    assert_eq!(text_of(&bytes, "客户")?, expected);
    let outline = Workbook::open(&bytes)?.outline()?;
    assert_eq!(outline, [SheetOutline { name: "客户".to_owned(), n_rows: 4 }]);
    Ok(())
}

#[test]
fn the_same_table_gives_the_same_bytes_and_texts_are_never_formulas() -> Anything {
    let dangerous = table(vec![vec![Cell::Text("=cmd|' /C calc'!A0".to_owned())]]);
    let bytes = write_xlsx(&dangerous)?;
    assert_eq!(bytes, write_xlsx(&dangerous)?);
    let mut sheet = String::new();
    std::io::Read::read_to_string(&mut zip::ZipArchive::new(Cursor::new(&bytes))?.by_name("xl/worksheets/sheet1.xml")?, &mut sheet)?;
    assert!(!sheet.contains("<f>") && sheet.contains("t=\"s\""), "{sheet}");
    Ok(())
}

#[test]
fn formulas_give_their_last_result_dates_are_iso_and_errors_are_counted() -> Anything {
    use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook as Writer};
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    sheet.write_formula(0, 0, Formula::new("=1+1").set_result("2"))?;
    sheet.write_formula(0, 1, Formula::new("=1/0").set_result("#DIV/0!"))?;
    let format = Format::new().set_num_format("yyyy/m/d h:mm");
    sheet.write_datetime_with_format(1, 0, ExcelDateTime::from_ymd(2024, 3, 5)?.and_hms(14, 30, 0)?, &format)?;
    sheet.write_number(1, 1, 3.0)?;
    sheet.write_number(1, 2, 0.1)?;
    sheet.write_boolean(1, 3, true)?;
    let bytes = writer.save_to_buffer()?;
    let csv = Workbook::open(&bytes)?.csv("Sheet1")?;
    assert_eq!(String::from_utf8(csv.bytes)?, "2\n2024-03-05 14:30:00,3,0.1,TRUE\n");
    assert_eq!(csv.n_errors, 1);
    Ok(())
}

#[test]
fn a_cell_at_the_far_corner_is_refused_instead_of_filling_the_memory() -> Anything {
    let mut writer = rust_xlsxwriter::Workbook::new();
    writer.add_worksheet().write_string(0, 0, "a")?.write_string(1_048_575, 16_383, "z")?;
    let bytes = writer.save_to_buffer()?;
    let refused = Workbook::open(&bytes)?.csv("Sheet1").err();
    assert!(matches!(refused, Some(SheetRefused::TooManyCells { .. })), "{refused:?}");
    assert_eq!(Workbook::open(&bytes)?.csv("Other").err(), Some(SheetRefused::NoSuchSheet("Other".to_owned())));
    Ok(())
}

fn archive_of(text: &[u8]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default())?;
    archive.write_all(text)?;
    Ok(archive.finish()?.into_inner())
}

#[test]
fn bombs_are_refused_before_they_are_opened() -> Anything {
    let bomb = archive_of(&vec![b' '; 8 << 20])?;
    assert!(bomb.len() < 20_000);
    assert_eq!(Workbook::open(&bomb).err(), Some(SheetRefused::Bomb));
    Ok(())
}

#[test]
fn a_part_that_is_larger_than_its_directory_says_is_not_read_to_its_end() -> Anything {
    let bytes = write_xlsx(&table(vec![vec![Cell::Whole(7); 20]; 2_000]))?;
    let declared = zip::ZipArchive::new(Cursor::new(&bytes))?.by_name("xl/worksheets/sheet1.xml")?.size();
    let size = u32::try_from(declared)?.to_le_bytes();
    let mut liar = bytes;
    while let Some(place) = liar.windows(4).position(|window| window == size) {
        liar[place..place + 4].copy_from_slice(&1_000_u32.to_le_bytes());
    }
    assert_eq!(Workbook::open(&liar)?.csv("客户").err(), Some(SheetRefused::Broken("客户".to_owned())));
    Ok(())
}

#[test]
fn what_is_no_spreadsheet_or_does_not_fit_one_is_refused() -> Anything {
    assert_eq!(Workbook::open(b"a,b\n1,2\n").err(), Some(SheetRefused::NotASpreadsheet));
    assert_eq!(Workbook::open(b"").err(), Some(SheetRefused::NotASpreadsheet));
    assert_eq!(Workbook::open(&archive_of(b"<worksheet/>")?).err(), Some(SheetRefused::NotASpreadsheet));
    assert_eq!(Workbook::open(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").err(), Some(SheetRefused::Encrypted));
    let long = table(vec![vec![Cell::Empty, Cell::Text("x".repeat(32_768))]]);
    assert_eq!(write_xlsx(&long).err(), Some(SheetRefused::TextTooLong { row: 1, column: 1 }));
    let named = SheetTable { name: "a/b".to_owned(), ..table(Vec::new()) };
    assert_eq!(write_xlsx(&named).err(), Some(SheetRefused::BadName("a/b".to_owned())));
    Ok(())
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_refused_without_harm(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
        proptest::prop_assert!(Workbook::open(&bytes).is_err());
        proptest::prop_assert!(Workbook::open(&[b"PK\x03\x04".as_slice(), &bytes].concat()).is_err());
    }
}
