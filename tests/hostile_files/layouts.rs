//! Files that are laid out in an unusual way are understood all the same, and what was understood can be kept.

use super::{Anything, orders, read, refused_rows};
use crema::domain::Currency;
use crema::exchange::pace::unwatched;
use crema::exchange::reading::*;

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
