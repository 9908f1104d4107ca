//! Broken quotes, mixed encodings, bombs and rows that do not fit: what is wrong is refused, the rest is read.

use super::{Anything, HEADER, orders, read, refused_file, refused_rows};
use crema::exchange::pace::unwatched;
use crema::exchange::reading::*;
use crema::exchange::sheets::{SheetRefused, Workbook};
use std::io::{Cursor, Write};

#[test]
fn a_broken_quote_costs_its_own_row_only() -> Anything {
    let (inspection, drafts) = read(&orders(
        "1,\"Ann,2024-01-01,5\n2,Bob,2024-01-02,6\n3,\"Cy \"\"the\"\" Great\",2024-01-03,7\n4,\"two\nlines\",2024-01-04,8\n5,\"Eve,2024-01-05,9",
    ))?;
    let broken = Reason::Faulty(RowFault::BrokenQuotes);
    assert_eq!(refused_rows(&inspection, &drafts), [(2, broken), (6, broken)]);
    assert_eq!((drafts.counts.n_sales, drafts.counts.sales_minor), (3, 2_100));
    let names: Vec<_> = drafts.customers.key.iter().map(|key| inspection.table.text(*key)).collect();
    assert_eq!(names, ["Bob", "Cy \"the\" Great", "two\nlines"]);
    Ok(())
}

#[test]
fn many_broken_quotes_are_passed_over_one_by_one() -> Anything {
    let rows: String = (0..20_000)
        .map(|row| if row % 2 == 0 { format!("{row},\"Ann,2024-01-01,5\n") } else { format!("{row},Bob,2024-01-02,6\n") })
        .collect();
    let (_, drafts) = read(&orders(&rows))?;
    assert_eq!((drafts.counts.n_refused, drafts.counts.n_sales), (10_000, 10_000));
    Ok(())
}

#[test]
fn an_endless_cell_costs_its_own_row_only() -> Anything {
    for cell in ["x".repeat(10 << 20), format!("\"{}\"", "line\n".repeat(2 << 20))] {
        let (inspection, drafts) = read(&orders(&format!("1,Ann,2024-01-01,5\n2,{cell},2024-01-02,6\n3,Cy,2024-01-03,7\n")))?;
        let reasons: Vec<_> = drafts.refused.iter().map(|refused| refused.reason).collect();
        assert_eq!(reasons, [Reason::Faulty(RowFault::CellTooLong)]);
        assert_eq!(drafts.counts.n_sales, 2);
        assert!(
            inspection.findings.columns.iter().flat_map(|column| &column.profile.examples).all(|example| example.chars().count() <= 60)
        );
    }
    Ok(())
}

#[test]
fn mixed_encodings_name_the_rows_that_do_not_fit() -> Anything {
    let mut bytes = orders("1,北京仪器,2024-01-01,5\n2,上海机床,2024-01-02,6\n3,广州贸易,2024-01-03,7\n");
    bytes.extend_from_slice(b"4,\xcb\xd5\xd6\xdd\xcb\xbf\xb3\xf1,2024-01-04,8\n");
    let (inspection, drafts) = read(&bytes)?;
    assert_eq!(inspection.findings.encoding.why, EncodingWhy::Mixed { n_lines_utf8: 3, n_lines_other: 1 });
    assert!(inspection.findings.n_replaced > 0);
    assert_eq!(refused_rows(&inspection, &drafts), [(5, Reason::Faulty(RowFault::BrokenText))]);
    assert_eq!(drafts.counts.n_sales, 3);
    Ok(())
}

#[test]
fn the_encoding_can_be_chosen_instead() -> Anything {
    let bytes = [HEADER.as_bytes(), b"1,\xcb\xd5\xd6\xdd,2024-01-04,8\n"].concat();
    let wishes = ReadingWishes { encoding: Some(Encoding::Gb18030), ..ReadingWishes::default() };
    let inspection = inspect_as(&bytes, "orders.csv", wishes, &NativeDecoding, &[], &unwatched)?;
    assert_eq!(inspection.findings.encoding.why, EncodingWhy::Chosen);
    assert_eq!(inspection.table.text(inspection.table.cell(1, 1)), "苏州");
    Ok(())
}

#[test]
fn formula_cells_stay_text_and_leave_harmless() -> Anything {
    let formula = "=cmd|' /C calc'!A0";
    let (inspection, drafts) = read(&orders(&format!("1,{formula},2024-01-01,5\n2,{formula},never,6\n")))?;
    assert_eq!(inspection.table.text(drafts.customers.key[0]), formula);
    let csv = String::from_utf8(refused_csv(&inspection.table, &drafts.refused, "why", |_| "no date".to_owned()))?;
    assert_eq!(csv, format!("\u{feff}order no,customer,date,amount,why\r\n2,'{formula},never,6,no date\r\n"));
    Ok(())
}

#[test]
fn refused_rows_can_be_mended_and_read_again() -> Anything {
    let (inspection, drafts) =
        read(&orders("1,\"Ann, Ltd\",2024-01-01,5\n2,Bob,2024-02-30,-6\n3,Cy,2024-01-03,five\n4,Di,,8\n5,+86 Eve,2024-01-05,9,10,11\n"))?;
    let reasons = [
        (3, Reason::NotADate(Field::Date)),
        (4, Reason::NotANumber(Field::Amount)),
        (5, Reason::Missing(Field::Date)),
        (6, Reason::Faulty(RowFault::TooManyCells)),
    ];
    assert_eq!(refused_rows(&inspection, &drafts), reasons);
    assert_eq!(drafts.refused.iter().map(|refused| refused.column).collect::<Vec<_>>(), [Some(2), Some(3), Some(2), None]);
    let csv = String::from_utf8(refused_csv(&inspection.table, &drafts.refused, "reason", |reason| format!("{reason:?}")))?;
    let mended = csv.replace("2024-02-30", "2024-02-28").replace("five", "7").replace("Di,,", "Di,2024-01-04,").replace("9,10,11,", "9,");
    let (again, redrafts) = read(mended.as_bytes())?;
    assert_eq!((redrafts.counts.n_refused, redrafts.counts.n_sales, redrafts.counts.n_returns), (0, 3, 1));
    assert_eq!(again.table.text(redrafts.customers.key[3]), "+86 Eve");
    Ok(())
}

#[test]
fn bombs_are_refused() -> Anything {
    // A gzip file may have many members; each of these is a kilobyte and inflates to a million.
    let chunk = vec![b'a'; 1 << 20];
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&chunk)?;
    let bomb = encoder.finish()?.repeat(20);
    assert!(bomb.len() < 32 << 10);
    assert_eq!(refused_file(&bomb), Some(FileRefused::Bomb));
    assert_eq!(refused_file(&bomb[..1_000]), Some(FileRefused::BrokenGzip));

    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default())?;
    for _ in 0..16 {
        archive.write_all(&chunk)?;
    }
    let bomb = archive.finish()?.into_inner();
    assert_eq!(Workbook::open(&bomb).err(), Some(SheetRefused::Bomb));
    assert_eq!(refused_file(&bomb), Some(FileRefused::Spreadsheet));
    Ok(())
}

#[test]
fn a_spreadsheet_is_read_through_delimited_text() -> Anything {
    let mut writer = rust_xlsxwriter::Workbook::new();
    let sheet = writer.add_worksheet();
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    for (column, name) in (0..).zip(["订单编号", "客户名称", "下单时间", "实付金额"]) {
        sheet.write_string(0, column, name)?;
    }
    sheet.write_string(1, 0, "0007")?.write_string(1, 1, "华东贸易")?.write_number(1, 3, 12.5)?;
    sheet.write_number_with_format(1, 2, 45_356, &day)?;
    let bytes = writer.save_to_buffer()?;
    let csv = Workbook::open(&bytes)?.csv("Sheet1")?;
    let (inspection, drafts) = read(&csv.bytes)?;
    assert_eq!(drafts.counts.sales_minor, 1_250);
    assert_eq!(drafts.purchases.on[0].to_string(), "2024-03-05");
    assert_eq!(inspection.table.text(drafts.purchases.number[0]), "0007");
    Ok(())
}

#[test]
fn too_many_columns_are_refused_and_a_thousand_are_read() -> Anything {
    let row = |n_columns: usize, cell: &str| format!("{}\n", vec![cell; n_columns].join(","));
    let wide = row(1_001, "name") + &row(1_001, "1");
    assert_eq!(refused_file(wide.as_bytes()), Some(FileRefused::TooManyColumns { n_columns: 1_001, limit: MAX_COLUMNS }));
    let thousand = row(1_000, "name") + &row(1_000, "Ann");
    assert_eq!(inspect(thousand.as_bytes(), "", &NativeDecoding)?.table.n_columns(), 1_000);
    // One row that is too wide is that row's fault.
    let (inspection, drafts) = read(&orders(&format!("1,Ann,2024-01-01,5\n{}2,Bob,2024-01-02,6\n", row(5_000, "x"))))?;
    assert_eq!(refused_rows(&inspection, &drafts), [(3, Reason::Faulty(RowFault::TooManyCells))]);
    Ok(())
}

#[test]
fn files_without_rows_are_refused() {
    for empty in [b"".as_slice(), b"\n\r\n \n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b",,,\n,,,\n", b"\0\0\0"] {
        assert_eq!(refused_file(empty), Some(FileRefused::Empty), "{empty:?}");
    }
    assert_eq!(refused_file(HEADER.as_bytes()), Some(FileRefused::OnlyHeader));
    assert_eq!(refused_file(b"\xd0\xcf\x11\xe0old"), Some(FileRefused::OldSpreadsheet));
}

#[test]
fn line_ends_of_every_kind_nuls_and_blank_rows_are_read() -> Anything {
    for line_end in ["\n", "\r\n", "\r", "\n\n", "\r\n\r\n"] {
        let text = "order no,customer,date,amount\n1,An\0n,2024-01-01,5\n,,,\n2,Bob,2024-01-02,6\n3,Cy,never,7\n".replace('\n', line_end);
        let (inspection, drafts) = read(text.as_bytes())?;
        assert_eq!((drafts.counts.n_sales, inspection.findings.n_nul), (2, 1), "{line_end:?}");
        assert_eq!(inspection.table.text(drafts.customers.key[0]), "Ann");
        let row = if line_end.len() > 1 && line_end != "\r\n" { 9 } else { 5 };
        assert_eq!(refused_rows(&inspection, &drafts), [(row, Reason::NotADate(Field::Date))], "{line_end:?}");
    }
    Ok(())
}

#[test]
fn ragged_rows_are_filled_up_or_refused() -> Anything {
    let (inspection, drafts) = read(&orders("1,Ann,2024-01-01,5\n2,Bob\n3,Cy,2024-01-03,7,,\n4,Di,2024-01-04,8,extra\n"))?;
    let reasons = [(3, Reason::Missing(Field::Date)), (5, Reason::Faulty(RowFault::TooManyCells))];
    assert_eq!(refused_rows(&inspection, &drafts), reasons);
    assert_eq!(drafts.counts.n_sales, 2);
    Ok(())
}
