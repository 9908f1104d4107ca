//! What the parts say by themselves: buttons of dialogs and toasts, states of tables and charts.

catalogue! {
    close = { en: "Close", zh: "关闭" },
    open_page = { en: "Open full page", zh: "打开完整页面" },
    actions = { en: "Actions", zh: "操作" },
    cancel = { en: "Cancel", zh: "取消" },
    undo = { en: "Undo", zh: "撤销" },
    dismiss = { en: "Dismiss", zh: "知道了" },
    reveal = { en: "Show or hide", zh: "显示或隐藏" },
    optional = { en: "optional", zh: "可不填" },

    type_to_confirm(word) = { en: "Type “{word}” to confirm", zh: "输入“{word}”以确认" },

    why = { en: "Why this figure", zh: "这个数是怎么来的" },
    why_of(figure) = { en: "Why “{figure}” is what it is", zh: "“{figure}”是怎么来的" },
    n_cases(n) = { en: "n = {n}", zh: "n = {n}" },
    period(period) = { en: "Period: {period}", zh: "期间：{period}" },

    rose_by(amount) = { en: "up {amount}", zh: "上升 {amount}" },
    fell_by(amount) = { en: "down {amount}", zh: "下降 {amount}" },
    unchanged = { en: "unchanged", zh: "持平" },

    add_filter = { en: "Filter", zh: "筛选" },
    remove_filter(filter) = { en: "Remove filter {filter}", zh: "去掉筛选“{filter}”" },

    select_row(name) = { en: "Select {name}", zh: "选择“{name}”" },
    rows_selected(n) = { en: ("{n} selected row", "{n} selected rows"), zh: "已选 {n} 行" },
    table_keys = {
        en: "Arrow keys move, Enter opens, Space shows beside the list",
        zh: "方向键移动，回车打开，空格在侧边查看",
    },

    time_left(time) = { en: "about {time} left", zh: "大约还需 {time}" },
    almost_done = { en: "almost done", zh: "马上就好" },
    seconds(n) = { en: ("{n} second", "{n} seconds"), zh: "{n} 秒" },
    minutes(n) = { en: ("{n} minute", "{n} minutes"), zh: "{n} 分钟" },
    working = { en: "Working…", zh: "正在处理…" },

    drop_here = { en: "Drop a file here", zh: "把文件拖到这里" },
    or_choose = { en: "or click to choose one", zh: "或点一下选择文件" },

    as_table = { en: "Show as table", zh: "以表格显示" },
    as_chart = { en: "Show as chart", zh: "以图表显示" },
    save_as = { en: "Save chart", zh: "保存图表" },
    not_saved = { en: "The browser did not let the chart be saved. Try another browser, or print the page.", zh: "浏览器不允许保存图表。可以换一个浏览器，或打印本页。" },
    save_svg = { en: "Save as SVG", zh: "存为 SVG" },
    save_png = { en: "Save as PNG", zh: "存为 PNG" },
    chart_hint = { en: "Point at the chart, or use the arrow keys, to read values", zh: "指向图表，或用方向键，逐个查看数值" },
    nothing_to_draw = { en: "Nothing to draw yet", zh: "还没有可画的数据" },
    row_and_column(row, column) = { en: "{row}, {column}", zh: "{row}，{column}" },
}
