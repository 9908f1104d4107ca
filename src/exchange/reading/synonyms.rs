//! The words that headers use, in English and Chinese.
//!
//! Gathered from the exports of Zoho CRM, Fxiaoke, Jiandaoyun, Shopify, WooCommerce, Taobao and Youzan, and from the real files that
//! tests read. English words are separated by spaces here, in a header by anything. Not here: weighing a header's words against its
//! values ([`columns`](super::columns)).

use super::fields::Field;

/// How well a header names a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum HeaderMatch {
    /// It ends as identifiers do, and says no more.
    SomeId,
    /// It contains such words; how many of a hundred characters, and how early in the list they stand.
    Contains { percent: u8, earliness: u8 },
    /// It is such words; how early in the list they stand.
    Is { earliness: u8 },
}

/// A field, what headers call it (the surest first), and words that say that something else is meant.
struct Words {
    field: Field,
    names: &'static [&'static str],
    not: &'static [&'static str],
}

const NOT_A_PURCHASE_DAY: &[&str] = &[
    "birth",
    "birthday",
    "updated",
    "update",
    "modified",
    "last",
    "due",
    "expiry",
    "expires",
    "delivery",
    "shipped",
    "shipping",
    "cancelled",
    "next",
    "end",
    "更新",
    "修改",
    "最后",
    "最近",
    "跟进",
    "生日",
    "出生",
    "截止",
    "到期",
    "计划",
    "预计",
    "发货",
    "确认收货",
    "退款",
];
const NOT_MONEY: &[&str] = &[
    "count",
    "orders",
    "tax",
    "taxes",
    "shipping",
    "refunded",
    "refund",
    "outstanding",
    "balance",
    "points",
    "number",
    "code",
    "currency",
    "method",
    "数量",
    "税",
    "运费",
    "邮费",
    "退款",
    "积分",
    "次数",
    "方式",
];

#[rustfmt::skip]
const WORDS: [Words; 26] = [
    Words { field: Field::CustomerCode, not: &["order", "product", "订单"], names: &["customer id", "customer code", "customer number", "customer no", "customer key", "client id", "client code", "client number",
        "account number", "account id", "account code", "member id", "member number", "member no", "user id", "buyer id", "shopper id", "record id", "customer ref",
        "客户编号", "客户编码", "客户代码", "客户号", "客户id", "会员编号", "会员号", "会员卡号", "会员id", "用户id", "用户编号", "买家id", "买家会员名", "买家昵称", "买家账号", "客户账号"] },
    Words { field: Field::CustomerName, not: &["product", "item", "user", "first", "last", "商品", "产品", "编号", "级别", "状态", "类型"], names: &["customer name", "customer", "client name", "client", "company name", "company", "account name", "account", "organization", "organisation", "buyer name", "buyer", "full name", "billing name",
        "billing company", "shipping name", "member name", "contact name", "name", "客户名称", "客户姓名", "客户全称", "客户", "公司名称", "企业名称", "单位名称", "公司", "会员姓名", "会员名称", "会员名", "会员", "买家姓名", "姓名", "收货人姓名", "收货人", "收件人", "联系人姓名", "联系人", "名称"] },
    Words { field: Field::CustomerKind, not: &[], names: &["customer type", "customer kind", "client type", "account type", "kind", "客户类型", "客户性质", "客户类别"] },
    Words { field: Field::Phone, not: &["service", "fax", "传真"], names: &["mobile phone", "mobile", "phone number", "phone", "telephone", "cell phone", "tel", "billing phone", "shipping phone", "contact phone", "手机号码", "手机号", "手机", "联系手机", "收货人手机", "买家手机", "联系电话", "电话号码", "电话", "联系方式"] },
    Words { field: Field::Email, not: &[], names: &["email", "e mail", "email address", "customer email", "billing email", "contact email", "邮箱", "电子邮箱", "电子邮件", "邮件", "邮箱地址"] },
    Words { field: Field::Region, not: &["email", "code"], names: &["region", "country", "province", "state", "city", "territory", "billing country", "billing province", "billing state", "billing city", "shipping country", "shipping province", "shipping city", "所在地区", "地区", "区域", "省份", "省市", "省", "国家", "城市", "市", "收货省份", "收货城市", "国家地区"] },
    Words { field: Field::Address, not: &["email", "ip", "邮箱"], names: &["address", "street", "billing address", "billing street", "billing address1", "shipping address", "shipping street", "shipping address1", "详细地址", "地址", "收货地址", "联系地址", "公司地址"] },
    Words { field: Field::Industry, not: &[], names: &["industry", "sector", "行业", "所属行业", "客户行业", "一级行业", "一级行业分类"] },
    Words { field: Field::Source, not: &[], names: &["lead source", "customer source", "source", "source name", "channel", "referrer", "客户来源", "线索来源", "来源", "来源渠道", "渠道", "订单来源"] },
    Words { field: Field::Owner, not: &["id", "编号"], names: &["account owner", "customer owner", "owner", "sales rep", "sales person", "salesperson", "assigned to", "负责人", "客户负责人", "归属人", "业务员", "销售员", "跟进人", "所属员工", "销售人员"] },
    Words { field: Field::Tags, not: &["product", "商品"], names: &["tags", "tag", "labels", "label", "标签", "客户标签", "会员标签"] },
    Words { field: Field::Note, not: &["product", "商品", "product description"], names: &["note", "notes", "remark", "remarks", "comment", "comments", "memo", "备注", "客户备注", "订单备注", "备注信息", "买家留言", "说明", "描述"] },
    Words { field: Field::Since, not: &["birth", "updated", "modified", "last", "更新", "修改", "最后", "生日", "订单"], names: &["customer since", "member since", "since", "registered at", "registration date", "date registered", "join date", "joined", "sign up date", "created time", "created date", "created on", "created at",
        "成为客户时间", "首次合作日期", "建档日期", "注册时间", "注册日期", "入会时间", "加入时间", "创建时间", "创建日期", "提交时间"] },
    Words { field: Field::OrderNumber, not: &["customer", "phone", "purchase", "date", "客户", "物流", "快递", "运单"], names: &["order number", "order no", "order id", "order code", "invoice number", "invoice no", "invoice id", "invoice", "order", "transaction id", "transaction number", "receipt number", "receipt no", "sales order number", "bill no", "document number",
        "订单编号", "订单号", "主订单编号", "订单编码", "订单id", "交易编号", "交易号", "销售订单编号", "销售单号", "单据编号", "单据号", "发票号码", "发票号", "流水号", "小票号", "单号", "订单"] },
    Words { field: Field::Date, not: NOT_A_PURCHASE_DAY, names: &["order date", "invoice date", "purchase date", "purchased at", "purchased on", "transaction date", "sale date", "sales date", "sold on", "sold at", "date", "paid at", "paid on", "date paid", "payment date", "order time", "date created", "created at", "timestamp", "day",
        "下单时间", "下单日期", "订单日期", "订单时间", "订单创建时间", "交易时间", "交易日期", "销售日期", "销售时间", "成交日期", "成交时间", "购买日期", "购买时间", "消费日期", "消费时间", "日期", "付款时间", "支付时间", "订单付款时间", "买家付款时间", "开票日期", "单据日期", "业务日期", "创建时间", "时间"] },
    Words { field: Field::Amount, not: NOT_MONEY, names: &["amount", "line total", "line amount", "total amount", "net amount", "total", "revenue", "sales amount", "net sales", "sales", "item total", "item subtotal", "subtotal", "spend", "value", "turnover",
        "金额", "实付金额", "实收金额", "销售金额", "销售额", "消费金额", "成交金额", "交易金额", "付款金额", "支付金额", "价税合计", "总金额", "总价", "小计", "合计", "商品金额"] },
    Words { field: Field::OrderTotal, not: NOT_MONEY, names: &["order total", "order amount", "grand total", "order value", "order total amount", "invoice total", "invoice amount", "order subtotal amount",
        "订单总金额", "订单金额", "订单总额", "订单总价", "订单实付金额", "买家实际支付金额", "买家实付金额", "买家应付货款", "应付金额", "订单应付金额"] },
    Words { field: Field::Quantity, not: &["total orders"], names: &["quantity", "qty", "lineitem quantity", "item quantity", "quantity sold", "units", "pieces", "购买数量", "商品数量", "销售数量", "数量", "件数", "商品件数", "宝贝总数量", "宝贝数量"] },
    Words { field: Field::UnitPrice, not: &["total", "cost", "compare", "总"], names: &["unit price", "price", "item price", "lineitem price", "product price", "selling price", "price each", "unit selling price", "单价", "商品单价", "销售单价", "含税单价", "商品价格", "售价", "价格"] },
    Words { field: Field::Discount, not: &["code", "rate", "percent", "券码", "率"], names: &["discount", "discount amount", "line discount", "lineitem discount", "item discount", "优惠金额", "折扣金额", "折扣额", "商品优惠", "优惠", "折扣"] },
    Words { field: Field::UnitCost, not: &[], names: &["unit cost", "cost price", "cost per item", "purchase price", "成本价", "单位成本", "成本单价", "进价", "采购价"] },
    Words { field: Field::LineCost, not: &["shipping", "运费"], names: &["cost", "total cost", "line cost", "cogs", "cost of goods", "成本金额", "销售成本", "总成本", "成本"] },
    Words { field: Field::ProductCode, not: &["order", "订单"], names: &["sku", "product code", "product id", "product number", "product no", "stock code", "item code", "item number", "item no", "item id", "article number", "lineitem sku", "product sku", "item sku", "part number", "barcode", "variant sku",
        "商品编码", "商品编号", "产品编码", "产品编号", "货号", "商品货号", "商品id", "商家编码", "规格编码", "存货编码", "物料编码", "sku编码", "条码", "商品条码"] },
    Words { field: Field::ProductName, not: &["customer", "客户", "数量", "单价", "金额", "编码", "编号"], names: &["product name", "product", "item name", "item", "lineitem name", "product title", "title", "product description", "item description", "description", "article",
        "商品名称", "产品名称", "商品标题", "宝贝标题", "宝贝名称", "货品名称", "存货名称", "物料名称", "品名", "商品", "产品"] },
    Words { field: Field::OrderStatus, not: &["fulfillment", "fulfilment", "shipping", "delivery", "customer", "account", "member", "lead", "stock", "发货", "物流", "客户", "会员", "跟进", "审核", "开票"], names: &["order status", "financial status", "payment status", "transaction status", "invoice status", "status",
        "订单状态", "交易状态", "支付状态", "付款状态", "单据状态", "退款状态", "状态"] },
    Words { field: Field::Category, not: &["customer", "客户"], names: &["category", "product category", "product type", "product group", "department", "item category", "商品分类", "商品类目", "产品分类", "产品类别", "类别", "分类", "品类", "类目"] },
];

/// A header's words: lower case, half width, split where its writer changed case or used anything but letters and digits.
pub(super) struct HeaderWords {
    words: Vec<String>,
    joined: String,
}

impl HeaderWords {
    pub(super) fn of(header: &str) -> Self {
        let narrow = super::cells::half_width(header);
        let mut words = vec![String::new()];
        let mut previous = ' ';
        for character in narrow.chars() {
            let starts_word = !character.is_alphanumeric() || (character.is_uppercase() && previous.is_lowercase());
            if starts_word && words.last().is_some_and(|word| !word.is_empty()) {
                words.push(String::new());
            }
            if character.is_alphanumeric()
                && let Some(word) = words.last_mut()
            {
                word.extend(character.to_lowercase());
            }
            previous = character;
        }
        words.retain(|word| !word.is_empty());
        Self { joined: words.concat(), words }
    }

    /// Whether both say the same, and something.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        !self.joined.is_empty() && self.joined == other.joined
    }

    fn contains(&self, name: &str) -> bool {
        if name.is_ascii() {
            let wanted: Vec<_> = name.split(' ').collect();
            self.words.windows(wanted.len()).any(|words| words == wanted)
        } else {
            // One character alone, such as 市 in 市场, says nothing.
            name.chars().count() > 1 && self.joined.contains(name)
        }
    }

    fn is(&self, name: &str) -> bool {
        name.split(' ').map(str::len).sum::<usize>() == self.joined.len()
            && name.split(' ').try_fold(self.joined.as_str(), |rest, word| rest.strip_prefix(word)).is_some()
    }

    fn is_some_id(&self) -> bool {
        self.words.last().is_some_and(|last| matches!(last.as_str(), "id" | "code" | "no" | "number" | "key"))
            || ["编号", "编码", "代码", "序号"].iter().any(|ending| self.joined.ends_with(ending))
    }
}

/// How well the words of a header name this field; `None` if they do not.
pub(super) fn header_match(header: &HeaderWords, field: Field) -> Option<HeaderMatch> {
    let words = WORDS.iter().find(|words| words.field == field)?;
    let earliness = |index: usize| u8::try_from(99 - index.min(99)).unwrap_or(0);
    if let Some(index) = words.names.iter().position(|name| header.is(name)) {
        return Some(HeaderMatch::Is { earliness: earliness(index) });
    }
    if words.not.iter().any(|word| header.contains(word)) {
        return None;
    }
    let share = |name: &str| {
        u8::try_from(name.chars().filter(|character| *character != ' ').count() * 100 / header.joined.chars().count().max(1)).unwrap_or(100)
    };
    // "Order status" contains "order" and is no order number: a short name must be most of the header.
    let says_enough = |name: &str| name.contains(' ') || (!name.is_ascii() && name.chars().count() > 2) || share(name) >= 65;
    let contained = words.names.iter().enumerate().filter(|(_, name)| header.contains(name) && says_enough(name));
    let best = contained.map(|(index, name)| HeaderMatch::Contains { percent: share(name), earliness: earliness(index) }).max();
    best.or_else(|| (field == Field::CustomerCode && header.is_some_id()).then_some(HeaderMatch::SomeId))
}

/// Whether a header cell names any field in so many words.
pub(super) fn names_some_field(header: &str) -> bool {
    let words = HeaderWords::of(header);
    Field::ALL.iter().any(|field| matches!(header_match(&words, *field), Some(HeaderMatch::Is { .. } | HeaderMatch::SomeId)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(header: &str) -> Option<Field> {
        let words = HeaderWords::of(header);
        Field::ALL
            .into_iter()
            .filter_map(|field| header_match(&words, field).map(|found| (found, field)))
            .max_by_key(|(found, _)| *found)
            .map(|(_, field)| field)
    }

    #[test]
    fn headers_of_many_systems_are_understood() {
        let cases = [
            ("InvoiceNo", Field::OrderNumber),
            ("StockCode", Field::ProductCode),
            ("Description", Field::ProductName),
            ("Quantity", Field::Quantity),
            ("InvoiceDate", Field::Date),
            ("UnitPrice", Field::UnitPrice),
            ("CustomerID", Field::CustomerCode),
            ("Country", Field::Region),
            ("sample_id", Field::CustomerCode),
            ("Account Name", Field::CustomerName),
            ("Record Id", Field::CustomerCode),
            ("Account Owner", Field::Owner),
            ("Created Time", Field::Since),
            ("Lead Source", Field::Source),
            ("客户名称（必填）", Field::CustomerName),
            ("客户编号", Field::CustomerCode),
            ("负责人（必填）", Field::Owner),
            ("一级行业", Field::Industry),
            ("Lineitem quantity", Field::Quantity),
            ("Lineitem price", Field::UnitPrice),
            ("Lineitem sku", Field::ProductCode),
            ("Order Total Amount", Field::OrderTotal),
            ("Billing Phone", Field::Phone),
            ("Paid at", Field::Date),
            ("订单编号", Field::OrderNumber),
            ("买家实际支付金额", Field::OrderTotal),
            ("订单付款时间", Field::Date),
            ("收货人手机", Field::Phone),
            ("商品单价(元)", Field::UnitPrice),
            ("E-mail", Field::Email),
            ("客户ID", Field::CustomerCode),
            ("实付金额", Field::Amount),
            ("成本价", Field::UnitCost),
            ("ＳＫＵ", Field::ProductCode),
            ("Financial Status", Field::OrderStatus),
            ("订单状态", Field::OrderStatus),
        ];
        for (header, field) in cases {
            assert_eq!(best(header), Some(field), "{header}");
        }
    }

    #[test]
    fn words_that_mean_something_else_are_left_alone() {
        for header in
            ["Birth Date", "最后跟进时间", "更新时间", "Tax 1 Value", "Fulfillment Status", "phone_service", "物流单号", "客户状态", ""]
        {
            assert_eq!(best(header), None, "{header}");
        }
    }
}
