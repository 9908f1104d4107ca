//! What the frame around the pages says: navigation, switches, announcements.

catalogue! {
    app = { en: "Crema", zh: "Crema" },
    skip_to_content = { en: "Skip to content", zh: "跳到正文" },
    navigation = { en: "Pages", zh: "页面导航" },

    group_work = { en: "Work", zh: "工作" },
    group_know = { en: "Know", zh: "了解" },
    group_keep = { en: "Keep", zh: "数据" },

    welcome = { en: "Welcome", zh: "欢迎" },
    today = { en: "Today", zh: "今日" },
    customers = { en: "Customers", zh: "客户" },
    customer = { en: "Customer", zh: "客户" },
    products = { en: "Products", zh: "产品" },
    grading = { en: "Grading", zh: "分级" },
    import = { en: "Import", zh: "导入" },
    changes = { en: "Changes", zh: "变更记录" },
    settings = { en: "Settings", zh: "设置" },
    more = { en: "More", zh: "更多" },
    not_found = { en: "Page not found", zh: "没有这个页面" },
    not_found_text = { en: "The address may be old or mistyped. Your data is where it was.", zh: "地址可能过期或有误，数据没有受影响。" },
    go_today = { en: "Go to Today", zh: "回到今日" },

    language = { en: "Language", zh: "语言" },
    theme = { en: "Theme", zh: "外观" },
    theme_auto = { en: "As the device", zh: "跟随设备" },
    theme_light = { en: "Light", zh: "浅色" },
    theme_dark = { en: "Dark", zh: "深色" },
    shortcuts = { en: "Keyboard shortcuts", zh: "快捷键" },
    undo = { en: "Undo", zh: "撤销" },
    redo = { en: "Redo", zh: "重做" },
    back = { en: "Back", zh: "返回" },
    page_announced(page) = { en: "{page} page", zh: "已打开：{page}" },
}
