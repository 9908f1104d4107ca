//! What is said while there is no workspace yet: what Crema is, where the data stays, and the ways in.

catalogue! {
    title = { en: "Know who keeps your shop alive", zh: "看清谁在撑起你的生意" },
    what = {
        en: "Crema reads your orders and shows which customers bring most of the money, who is drifting away, and what to do next. Every grade and every figure can be asked why.",
        zh: "Crema 读取订单，告诉你哪些客户贡献了大部分收入、谁正在流失、接下来该做什么。每个等级、每个数字都能问“为什么”。",
    },

    drop_title = { en: "Drop your list of orders or customers here", zh: "把订单或客户表拖到这里" },
    drop_hint = { en: "CSV, TSV or Excel, as your till or shop system exports it. You see what it will do before anything is saved.", zh: "支持 CSV、TSV 和 Excel，收银或店铺系统导出的原样即可。保存之前会先让你看到结果。" },
    about_import = { en: "How importing works", zh: "导入是怎么进行的" },
    restore = { en: "Restore a backup", zh: "恢复备份" },
    other_ways = { en: "Or begin without a file", zh: "没有文件也可以开始" },

    demo_title = { en: "Look around in a demo", zh: "先看看演示" },
    demo_text = { en: "An invented coffee roaster with 600 customers and two years of orders. It goes away in one click.", zh: "一家虚构的咖啡烘焙商：600 位客户、两年订单，一键即可移除。" },
    demo_grades = { en: "Grades and segments, each with its reasons", zh: "等级和分群，每个都附理由" },
    demo_drifting = { en: "Who is drifting away, and what is at stake", zh: "谁在流失，涉及多少金额" },
    demo_safe = { en: "Change anything; every step can be taken back", zh: "随意修改，每一步都能撤销" },
    demo_start = { en: "Open the demo", zh: "打开演示" },

    empty_title = { en: "Start empty", zh: "从空白开始" },
    empty_text = { en: "Name your shop, then type in customers and purchases yourself.", zh: "给店铺起个名字，然后自己录入客户和订单。" },
    shop_name = { en: "Name of the shop", zh: "店铺名称" },
    shop_name_example = { en: "Corner Coffee", zh: "街角咖啡" },
    currency = { en: "Currency", zh: "币种" },
    currency_hint = { en: "All amounts are in it. It cannot change once there are amounts.", zh: "所有金额都用它；有了金额后不能再改。" },
    currency_choice(name, code) = { en: "{name} ({code})", zh: "{name}（{code}）" },
    start = { en: "Start", zh: "开始" },
    name_needed = { en: "A name is needed, so that you find your way back.", zh: "请填写名称，方便以后辨认。" },
    started(name) = { en: "“{name}” is ready", zh: "“{name}”已就绪" },

    stays = { en: "Everything stays on this device", zh: "所有数据只留在这台设备上" },
    stays_how = { en: "How that is enforced", zh: "这是怎么做到的" },
    stays_no_server = { en: "There is no server and no account. Crema is a folder of files that your browser runs.", zh: "没有服务器，也没有账号。Crema 只是一组由浏览器运行的文件。" },
    stays_policy = { en: "The page carries a rule that makes the browser refuse to send anything to any other address. You can watch it: in the developer tools, under Network, nothing leaves.", zh: "页面自带一条安全规则，浏览器会拒绝向其他任何地址发送内容。可以自己验证：打开开发者工具的“网络”面板，不会有数据外发。" },
    stays_offline = { en: "After the first visit it works without a connection. Unplug and go on.", zh: "第一次打开之后就能离线使用，断网也照常工作。" },
    stays_backup = { en: "The browser keeps the data; a backup is a file that you save where you like.", zh: "数据由浏览器保存；备份是一个文件，存在哪里由你决定。" },

    already_title(name) = { en: "“{name}” is open on this device", zh: "这台设备上已有“{name}”" },
    already_text = { en: "Go on with it, or bring in another file.", zh: "可以继续使用，或再导入一个文件。" },
}
