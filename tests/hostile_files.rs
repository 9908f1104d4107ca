//! Files that are broken, enormous or made to do harm: each is refused by name, or read with its bad rows set apart.

use crema::domain::{Currency, PurchaseKind};
use crema::exchange::pace::unwatched;
use crema::exchange::reading::*;
use crema::exchange::sheets::{SheetRefused, Workbook};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write};

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

#[test]
fn utf16_without_a_mark_and_titles_above_the_header_are_understood() -> Anything {
    let text = "订单报表\t\t\t\r\n导出时间：2024-06-01\t\t\t\r\n订单编号\t客户名称\t下单时间\t实付金额\r\n1\t华东贸易\t2024年3月5日\t￥１２．５０\r\n2\t个人\t2024/3/6\t1,000\r\n";
    let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (inspection, drafts) = read(&bytes)?;
    let findings = &inspection.findings;
    assert_eq!((findings.encoding.value, findings.delimiter.value), (Encoding::Utf16Le, Delimiter::Tab));
    assert_eq!(findings.header.value, HeaderPlace::in_row(2));
    assert_eq!((drafts.counts.n_sales, drafts.counts.sales_minor), (2, 101_250));
    Ok(())
}

#[test]
fn duplicate_headers_give_the_field_to_one_column_only() -> Anything {
    let inspection = inspect(b"date,customer,amount,amount,date\n2024-01-01,Ann,5,6,2024-01-02\n", "", &NativeDecoding)?;
    let fields: Vec<_> = inspection.findings.columns.iter().map(|column| column.field.value).collect();
    assert_eq!(fields, [Some(Field::Date), Some(Field::CustomerName), Some(Field::Amount), None, None]);
    let mut choices = inspection.findings.choices;
    choices.columns[3].field = Some(Field::Amount);
    assert_eq!(choices.check(&inspection.table), Err(ChoicesRefused::FieldTwice(Field::Amount)));
    choices.columns.pop();
    assert_eq!(choices.check(&inspection.table), Err(ChoicesRefused::OtherTable { chosen: 4, found: 5 }));
    Ok(())
}

#[test]
fn returns_adjustments_and_write_offs_are_told_apart() -> Anything {
    let rows = "InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice,CustomerID\n\
        1001,A,2,2024-01-01,2.505,7\n1001,B,1,2024-01-01,0,7\nC1002,A,-1,2024-01-02,2.5,7\n1003,A,-3,2024-01-03,0,\n\
        1004,A,1,2024-01-04,-9.99,\n1005,A,-1,2024-01-05,2.5,8\n1006,A,1,2024-01-06,2,\n1007,A,1,2024-01-07,2,1.38E+10\n";
    let (inspection, drafts) = read(rows.as_bytes())?;
    assert_eq!(inspection.findings.c_is_cancelled.why, CancelledWhy::PlainNumbersAndSomeWithC { n_rows: 1 });
    let set_aside =
        [(5, Reason::AdjustmentWithoutValue), (6, Reason::PriceBelowZero), (9, Reason::RoundedBySpreadsheet(Field::CustomerCode))];
    assert_eq!(refused_rows(&inspection, &drafts), set_aside);
    assert_eq!((drafts.counts.n_set_aside, drafts.counts.n_refused), (2, 1));
    assert_eq!(drafts.purchases.kind, [PurchaseKind::Sale, PurchaseKind::Return, PurchaseKind::Return, PurchaseKind::Sale]);
    assert_eq!(drafts.purchases.amount_minor, [501, 250, 250, 200]);
    assert_eq!(drafts.purchases.lines_of(0), 0..2);
    assert_eq!(drafts.purchases.customer[3], Slot::NONE);
    assert_eq!(drafts.counts.n_customers, 2);
    Ok(())
}

#[test]
fn orders_whose_status_says_that_nothing_was_bought_are_left_out_with_the_reason() -> Anything {
    let rows = "订单编号,买家会员名,订单创建时间,实付金额,订单状态\n1,甲,2024-01-01,10,交易成功\n2,乙,2024-01-02,20,交易关闭\n\
        3,丙,2024-01-03,30,等待买家付款\n4,丁,2024-01-04,40,部分退款\n5,戊,2024-01-05,-50,交易关闭\n6,己,2024-01-06,60,退款成功\n";
    let (inspection, drafts) = read(rows.as_bytes())?;
    assert_eq!(field_of(&inspection, "订单状态"), Some(Field::OrderStatus));
    assert_eq!(refused_rows(&inspection, &drafts), [3, 4, 7].map(|row| (row, Reason::NotBought)));
    assert_eq!((drafts.counts.n_set_aside, drafts.counts.n_refused, drafts.counts.n_customers), (3, 0, 3));
    assert_eq!(
        drafts.purchases.kind,
        [PurchaseKind::Sale, PurchaseKind::Sale, PurchaseKind::Return],
        "what is below zero is a return anyway"
    );
    let mut choices = inspection.findings.choices.clone();
    choices.choose_status("退款成功", Bought::Returned);
    choices.choose_status("等待买家付款", Bought::Yes);
    let drafts = draft(&inspection.table, &choices, Target::plain(Currency::CNY), &unwatched)?;
    assert_eq!((drafts.counts.n_sales, drafts.counts.n_returns, drafts.counts.n_set_aside), (3, 2, 1));
    Ok(())
}

#[test]
fn the_status_on_the_first_row_of_an_order_holds_for_all_of_its_rows() -> Anything {
    let shopify = "Name,Email,Financial Status,Paid at,Fulfillment Status,Total,Lineitem quantity,Lineitem name,Lineitem price\n\
        #1,a@x.com,paid,2024-01-01 10:00:00 +0800,fulfilled,30,1,Cup,10.00\n#1,a@x.com,,,,,1,Pot,20.00\n\
        #2,b@x.com,refunded,2024-01-02 10:00:00 +0800,fulfilled,30,1,Cup,10.00\n#2,b@x.com,,,,,1,Pot,20.00\n";
    let (inspection, drafts) = read(shopify.as_bytes())?;
    assert_eq!(field_of(&inspection, "Financial Status"), Some(Field::OrderStatus));
    assert_eq!(field_of(&inspection, "Fulfillment Status"), None);
    assert_eq!(refused_rows(&inspection, &drafts), [4, 5].map(|row| (row, Reason::NotBought)));
    assert_eq!((drafts.counts.n_sales, drafts.counts.sales_minor, drafts.counts.n_customers), (1, 3_000, 1));
    Ok(())
}

#[test]
fn a_status_of_customers_is_none_of_orders_and_closed_alone_is_done() -> Anything {
    let (inspection, _) = read("客户名称,状态\n华东,已完成\n华北,已取消\n".as_bytes())?;
    assert_eq!(field_of(&inspection, "状态"), None, "there are no orders");
    let invoices = "invoice number,customer,date,amount,status\n1,Ann,2024-01-01,10,Closed\n2,Bob,2024-01-02,20,Open\n";
    assert_eq!(read(invoices.as_bytes())?.1.counts.n_sales, 2);
    let shop = invoices.replace("Open", "Completed");
    assert_eq!(read(shop.as_bytes())?.1.counts.n_sales, 1);
    Ok(())
}

#[test]
fn what_only_the_first_row_of_an_order_says_holds_for_all() -> Anything {
    let shopify = "Name,Email,Paid at,Total,Lineitem quantity,Lineitem name,Lineitem price,Billing Name\n\
        #1001,ann@x.com,2024-01-01 10:00:00 +0800,45.00,2,Cup,10.00,Ann\n#1001,ann@x.com,,,1,Pot,20.00,\n#1002,bob@x.com,2024-01-02 10:00:00 +0800,10.00,1,Cup,10.00,Bob\n";
    let (inspection, drafts) = read(shopify.as_bytes())?;
    assert_eq!(field_of(&inspection, "Name"), Some(Field::OrderNumber));
    assert_eq!(field_of(&inspection, "Total"), Some(Field::OrderTotal));
    assert_eq!(inspection.findings.customer_key.value, Some(Field::Email));
    assert_eq!(drafts.purchases.amount_minor, [4_000, 1_000]);
    assert_eq!(drafts.counts.n_refused, 0);

    let by_total =
        "订单编号,买家手机,下单时间,订单金额,商品名称\n1,13800138000,2024-01-01,45,杯\n1,,,,壶\n2,13900139000,2024-01-02,10,杯\n";
    let (_, drafts) = read(by_total.as_bytes())?;
    assert_eq!((drafts.counts.n_sales, drafts.counts.sales_minor, drafts.counts.n_customers), (2, 5_500, 2));
    Ok(())
}

#[test]
fn a_list_of_customers_is_read_as_one() -> Anything {
    let crm = "客户名称（必填）,客户编号,客户类型,联系电话,所在地区,负责人,标签,创建时间,最后跟进时间,年采购额\n\
        华东贸易,KH001,企业,13800138000,上海,王芳,\"老客户,VIP\",2023-05-01 10:00,2024-01-01,50万\n李雷,KH002,个人,1.39E+10,,王芳,,never,,\n,,个人,,,,,,,\n";
    let (inspection, drafts) = read(crm.as_bytes())?;
    assert_eq!(inspection.findings.shape.value, Shape::PerCustomer);
    assert_eq!(refused_rows(&inspection, &drafts), [(4, Reason::Missing(Field::CustomerCode))]);
    let text = |index, field| inspection.table.text(drafts.customers.text(index, field));
    assert_eq!((text(0, Field::CustomerName), text(0, Field::CustomerCode), text(0, Field::Region)), ("华东贸易", "KH001", "上海"));
    assert_eq!(tags_in(text(0, Field::Tags)).collect::<Vec<_>>(), ["老客户", "VIP"]);
    assert_eq!(drafts.customers.since_on[0].map(|day| day.to_string()).as_deref(), Some("2023-05-01"));
    assert_eq!(text(1, Field::Phone), "");
    let left_out = [LeftOut { field: Field::Since, n_cells: 1 }, LeftOut { field: Field::Phone, n_cells: 1 }];
    assert_eq!(drafts.counts.left_out, left_out);
    Ok(())
}

#[test]
fn choices_survive_being_kept() -> Anything {
    let (inspection, drafts) = read(&orders("1,Ann,05/03/2024,\"1.234,50\"\n2,Bob,25/03/2024,7\n"))?;
    let kept: Choices = serde_json::from_str(&serde_json::to_string(&inspection.findings.choices)?)?;
    assert_eq!(kept, inspection.findings.choices);
    let findings: Findings = postcard::from_bytes(&postcard::to_stdvec(&inspection.findings)?)?;
    assert_eq!(findings.choices, kept);
    assert_eq!(drafts.purchases.on[0].to_string(), "2024-03-05");
    assert_eq!(draft(&inspection.table, &kept, Target::plain(Currency::CNY), &unwatched)?.counts, drafts.counts);
    Ok(())
}

#[test]
fn a_file_without_a_header_is_told_by_its_values() -> Anything {
    let (inspection, drafts) = read(b"0001,19970101,29.33\n0001,19970118,29.73\n0002,19970113,11.77\n")?;
    assert_eq!(inspection.findings.header.value, HeaderPlace::none_before(0));
    assert_eq!((drafts.counts.n_customers, drafts.counts.n_sales, drafts.counts.sales_minor), (2, 3, 7_083));
    Ok(())
}

/// Purchases as they would be shown, whatever order they came in.
fn told(inspection: &Inspection, drafts: &Drafts) -> BTreeSet<String> {
    let (table, purchases) = (&inspection.table, &drafts.purchases);
    let customer = |index: usize| purchases.customer[index].index().map_or("", |customer| table.text(drafts.customers.key[customer]));
    let line = |line: usize| {
        let product = drafts.lines.product[line].index().map_or("", |product| table.text(drafts.products.name[product]));
        format!("{product} {:?} {:?}", drafts.lines.quantity[line], drafts.lines.amount_minor[line])
    };
    let purchase = |index: usize| {
        let lines: BTreeMap<String, usize> = purchases.lines_of(index).map(line).fold(BTreeMap::new(), |mut counted, line| {
            *counted.entry(line).or_default() += 1;
            counted
        });
        let (number, on, kind) = (table.text(purchases.number[index]), purchases.on[index], purchases.kind[index]);
        format!("{number} {} {on} {kind:?} {} {lines:?}", customer(index), purchases.amount_minor[index])
    };
    (0..purchases.len()).map(purchase).collect()
}

fn line_row() -> impl Strategy<Value = String> {
    let cells = (0..8_u32, 0..4_u32, 0..5_u32, 1..28_u32, 1..12_u32, -3..9_i32, 0..500_u32);
    cells.prop_map(|(order, customer, product, day, month, quantity, cents)| {
        format!(
            "{},C-{customer},P{product},Cup {},{day:02}/{month:02}/2024,{quantity},{}.{:02}",
            order + 100,
            product + day % 2,
            cents / 100,
            cents % 100
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused_without_harm(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(inspection) = inspect(&bytes, "", &NativeDecoding) {
            let drafts = draft(&inspection.table, &inspection.findings.choices, Target::plain(Currency::CNY), &unwatched);
            if let Ok(drafts) = drafts {
                prop_assert!(drafts.counts.n_refused <= inspection.findings.n_rows);
                refused_csv(&inspection.table, &drafts.refused, "reason", |reason| format!("{reason:?}"));
            }
        }
    }

    #[test]
    fn any_cells_are_read_or_refused_without_harm(text in "[-0-9a-zA,;\"\n\r\t.:/ =+@年月日客户１％￥]{0,300}") {
        let text = format!("order no,customer,date,quantity,price,amount\n{text}");
        if let Ok(inspection) = inspect(text.as_bytes(), "", &NativeDecoding)
            && let Ok(drafts) = draft(&inspection.table, &inspection.findings.choices, Target::plain(Currency::CNY), &unwatched) {
            prop_assert!(drafts.purchases.amount_minor.iter().all(|amount| *amount >= 0));
            let of_lines: i64 = drafts.lines.amount_minor.iter().sum();
            prop_assert!(of_lines <= drafts.purchases.amount_minor.iter().sum());
        }
    }

    #[test]
    fn the_order_of_rows_changes_nothing((rows, shuffled) in proptest::collection::vec(line_row(), 2..40).prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))) {
        let file = |rows: &[String]| format!("order no,customer id,sku,product name,date,quantity,price\n{}\n", rows.join("\n"));
        let (first, second) = (read(file(&rows).as_bytes()), read(file(&shuffled).as_bytes()));
        let ((first, first_drafts), (second, second_drafts)) = (first.map_err(|error| TestCaseError::fail(error.to_string()))?, second.map_err(|error| TestCaseError::fail(error.to_string()))?);
        prop_assert_eq!(&first.findings.choices, &second.findings.choices);
        prop_assert_eq!(&first_drafts.counts, &second_drafts.counts);
        prop_assert_eq!(told(&first, &first_drafts), told(&second, &second_drafts));
    }
}
