//! The picture of a customer: choosing one, taking it away, and why a file cannot be one.

catalogue! {
    title = { en: "Picture", zh: "头像" },
    drop = { en: "Drop a picture here", zh: "把图片拖到这里" },
    hint = { en: "It is cropped to a square and made small in your browser. Only the small picture is kept.", zh: "会在浏览器里裁成正方形并缩小，只保存缩小后的图片。" },
    remove = { en: "Remove the picture", zh: "移除头像" },
    keep = { en: "Leave it as it was", zh: "恢复原样" },
    chosen = { en: "This picture is saved with the profile.", zh: "保存档案时会一并保存这张图片。" },
    goes = { en: "The picture is removed when the profile is saved.", zh: "保存档案时会移除头像。" },
    hidden = { en: "Pictures are not shown in presentation mode.", zh: "演示模式下不显示头像。" },
    no_picture = { en: "This file is no picture that the browser can read. Choose a JPEG, PNG or WebP file; nothing was changed.", zh: "浏览器无法识别这个图片文件，没有做任何改动。请选择 JPEG、PNG 或 WebP 图片。" },
    too_large_file(limit) = { en: "This file is larger than {limit} MB. Choose a smaller one; nothing was changed.", zh: "文件超过 {limit} MB，没有做任何改动。请选择小一些的图片。" },
    not_small(limit) = { en: "This picture cannot be made smaller than {limit} kB. Choose another one; nothing was changed.", zh: "这张图片无法缩小到 {limit} KB 以内，没有做任何改动。请换一张。" },
}
