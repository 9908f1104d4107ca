//! What counts as a purchase: returns, adjustments, cancelled orders, and orders of several rows.

use super::{Anything, field_of, read, refused_rows};
use crema::domain::{Currency, PurchaseKind};
use crema::exchange::pace::unwatched;
use crema::exchange::reading::*;

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
