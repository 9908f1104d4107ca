//! Words about people and work: the team, what is known of customers, what is to be done.

use super::Pair;
use crate::domain::{Channel, TaskKind};

/// What the five of the team do, in the order of [`OWNERS`](super::OWNERS).
pub const TEAM_ROLES: [Pair; 5] = [
    ("销售经理", "Sales manager"),
    ("客户经理", "Account manager"),
    ("门店主管", "Shop lead"),
    ("客户经理", "Account manager"),
    ("售后与培训", "Service and training"),
];

pub const SIZES: &[Pair] = &[
    ("1 家店", "1 shop"),
    ("2 家店", "2 shops"),
    ("5 家店", "5 shops"),
    ("20 人以内", "up to 20 people"),
    ("约 80 人", "about 80 people"),
];

/// Letters for how well they pay.
pub const CREDITS: &[&str] = &["A", "A", "B", "B", "C"];

pub const ORDERING: Pair = ("下单方式", "How they order");
pub const ORDERING_CHOICES: &[Pair] =
    &[("微信群", "In the chat group"), ("电话", "By telephone"), ("网店", "In the web shop"), ("到店", "At the counter")];
pub const MACHINES: Pair = ("咖啡机台数", "Espresso machines");
pub const CONTRACT: Pair = ("合同到期日", "Contract until");

/// Where a statement was made.
pub const CONSENT_SOURCES: &[Pair] =
    &[("门店登记表", "Form at the counter"), ("网店注册", "Web shop sign-up"), ("电话", "By telephone"), ("展会名片", "Card at a fair")];
pub const WITHDRAWN_SOURCE: Pair = ("退订链接", "Unsubscribe link");

/// What is to be done, and how.
pub const TASKS: &[(TaskKind, Pair)] = &[
    (TaskKind::Call, ("电话回访上次到货情况", "Ask how the last delivery was")),
    (TaskKind::Visit, ("上门拜访，带新到的样品", "Visit them with the new samples")),
    (TaskKind::Message, ("发送下月活动价目", "Send next month’s offers")),
    (TaskKind::FollowUp, ("跟进报价", "Follow up on the offer")),
    (TaskKind::Meeting, ("开会商定年度供货计划", "Meet to settle the supply for the year")),
    (TaskKind::Other, ("核对对账单", "Check the statement of account")),
];
/// What comes back again and again.
pub const ROUTINES: &[(TaskKind, Pair)] = &[
    (TaskKind::Other, ("整理本周发货清单", "Put the week’s deliveries together")),
    (TaskKind::Call, ("每月例行回访", "The monthly call")),
    (TaskKind::Visit, ("每季度保养咖啡机", "Service the espresso machine")),
];

/// Texts with places to fill in: what for, by which way, subject, text.
pub const TEXTS: &[(Pair, Channel, Option<Pair>, Pair)] = &[
    (
        ("到货问候", "After a delivery"),
        Channel::WeChat,
        None,
        (
            "{联系人}您好，我是{负责人}。这批豆子用起来怎么样？需要调整烘焙度请随时告诉我。",
            "Hello {contact}, this is {owner}. How do you like this batch? Tell me if the roast should change.",
        ),
    ),
    (
        ("生日祝福", "Birthday wishes"),
        Channel::Sms,
        None,
        ("{客户}，祝您生日快乐！到店可免费领取一杯手冲。", "Happy birthday, {name}! A filter coffee is waiting for you at our counter."),
    ),
    (
        ("好久不见", "Long time no see"),
        Channel::Email,
        Some(("好久不见，来尝尝新豆", "It has been a while")),
        (
            "{联系人}您好：\n\n您上次下单是{上次购买}。我们新到了几款豆子，想寄一份样品给您。\n\n{负责人}",
            "Dear {contact},\n\nyour last order was {last purchase}. New lots have come in, and I should like to send you a sample.\n\nKind regards\n{owner}",
        ),
    ),
];
