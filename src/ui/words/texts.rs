//! Texts to send by one's own means: choosing one, copying it, editing them, and the places that are filled in.

use super::Language;

catalogue! {
    title = { en: "Reach them", zh: "联系方式与话术" },
    sends_nothing = { en: "Crema sends nothing by itself. It opens your telephone or mail program, or copies a text for you to paste. Write down below what came of it.", zh: "Crema 自己不会发送任何消息：只会打开本机的电话或邮件程序，或复制文字供您粘贴。联系后请在下面记录结果。" },
    call(number) = { en: "Call {number}", zh: "拨打 {number}" },
    write(address) = { en: "Mail {address}", zh: "写邮件给 {address}" },
    no_way = { en: "Neither telephone nor e-mail is known.", zh: "没有电话和邮箱。" },
    preferred(channel) = { en: "Prefers: {channel}", zh: "偏好方式：{channel}" },
    none_chosen = { en: "Choose a text", zh: "选择话术" },
    filled = { en: "Filled in for this customer", zh: "已填入该客户的信息" },
    missing(places) = { en: "Nothing is known for {places}: mend it before you send.", zh: "{places} 没有可填的内容，发送前请修改。" },
    copy = { en: "Copy", zh: "复制" },
    copied = { en: "Text copied", zh: "已复制" },
    not_copied = { en: "The browser did not let the text be copied. Select it and copy it by hand.", zh: "浏览器不允许复制，请选中文字手动复制。" },
    edit_texts = { en: "Edit texts", zh: "编辑话术" },

    list_title = { en: "Texts", zh: "话术" },
    none_title = { en: "No text yet", zh: "还没有话术" },
    none_text(place) = { en: "Write texts that you send often. Places such as {place} are filled in with what is known of the customer.", zh: "把常用的文字存为话术，{place} 这样的位置会自动填入客户信息。" },
    use_ready = { en: "Begin with ready-made texts", zh: "使用现成话术" },
    ready_used = { en: "Ready-made texts added", zh: "已添加现成话术" },
    new = { en: "New text", zh: "新建话术" },
    edit_of(name) = { en: "Edit the text “{name}”", zh: "编辑话术“{name}”" },
    delete_of(name) = { en: "Delete the text “{name}”", zh: "删除话术“{name}”" },
    name = { en: "Name", zh: "名称" },
    channel = { en: "For", zh: "用于" },
    subject = { en: "Subject", zh: "邮件主题" },
    body = { en: "Text", zh: "正文" },
    body_missing = { en: "Write the text.", zh: "请填写正文。" },
    places = { en: "Places to fill in", zh: "可填入的位置" },
    insert(place) = { en: "Insert {place}", zh: "插入{place}" },
    save = { en: "Save", zh: "保存" },
    back = { en: "Back to the texts", zh: "返回话术列表" },
    saved(name) = { en: "Text “{name}” saved", zh: "已保存话术“{name}”" },
    deleted(name) = { en: "Text “{name}” deleted", zh: "已删除话术“{name}”" },

    place_name = { en: "name", zh: "客户" },
    place_contact = { en: "contact", zh: "联系人" },
    place_owner = { en: "owner", zh: "负责人" },
    place_region = { en: "region", zh: "地区" },
    place_industry = { en: "industry", zh: "行业" },
    place_last_purchase = { en: "last purchase", zh: "上次购买" },
    place_today = { en: "today", zh: "今天" },
    yes = { en: "yes", zh: "是" },
    no = { en: "no", zh: "否" },

    ready_thanks = { en: "Thanks for an order", zh: "感谢下单" },
    ready_thanks_subject = { en: "Thank you for your order", zh: "感谢您的订单" },
    ready_thanks_body(contact, last_purchase, owner) = { en: "Dear {contact},\n\nthank you for your last order of {last_purchase}. If anything is not as it should be, just tell me.\n\nKind regards\n{owner}", zh: "{contact}，您好：\n\n感谢您在{last_purchase}的订单。如有任何问题，请随时告诉我。\n\n{owner}" },
    ready_greeting = { en: "Keeping in touch", zh: "日常问候" },
    ready_greeting_body(contact, owner, name) = { en: "Hello {contact}, this is {owner}. How are things at {name}? Is there anything you need from us?", zh: "{contact}您好，我是{owner}。{name}最近一切顺利吗？有什么需要我们配合的，请随时告诉我。" },
    ready_visit = { en: "Arranging a visit", zh: "预约拜访" },
    ready_visit_body(contact, name) = { en: "Hello {contact}, I should like to visit {name} in the coming days. Which day suits you?", zh: "{contact}您好，我想近日到{name}拜访，您哪天方便？" },
}

/// A place of a text, with its name in each language, so that a text written in one is filled in under the other too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Name,
    Contact,
    Owner,
    Region,
    Industry,
    LastPurchase,
    Today,
}

impl Place {
    /// Every place.
    pub const ALL: [Self; 7] = [Self::Name, Self::Contact, Self::Owner, Self::Region, Self::Industry, Self::LastPurchase, Self::Today];

    /// What stands between the braces.
    pub const fn called(self, language: Language) -> &'static str {
        match self {
            Self::Name => place_name(language),
            Self::Contact => place_contact(language),
            Self::Owner => place_owner(language),
            Self::Region => place_region(language),
            Self::Industry => place_industry(language),
            Self::LastPurchase => place_last_purchase(language),
            Self::Today => place_today(language),
        }
    }

    /// The place that is called so in any language.
    pub fn named(text: &str) -> Option<Self> {
        let is_so = |place: &Self| Language::ALL.into_iter().any(|language| place.called(language) == text.trim());
        Self::ALL.into_iter().find(is_so)
    }
}
