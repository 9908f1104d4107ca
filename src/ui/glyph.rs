//! The icons there are: each is a `<symbol>` of `public/icons.svg`, which the build puts into the page itself: browsers read a sprite that is a
//! file anew for every icon.

macro_rules! glyphs {
    ($($variant:ident = $symbol:literal),* $(,)?) => {
        /// An icon of the sprite.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Glyph { $(#[doc = $symbol] $variant),* }

        impl Glyph {
            /// Every icon.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Where it is drawn, for the `href` of `<use>`.
            pub const fn href(self) -> &'static str {
                match self { $(Self::$variant => concat!("#glyph-", $symbol)),* }
            }
        }
    };
}

glyphs! {
    Today = "today",
    Customers = "customers",
    Grading = "grading",
    Value = "value",
    Leaving = "leaving",
    Pipeline = "pipeline",
    Products = "products",
    Import = "import",
    Changes = "changes",
    Settings = "settings",
    Search = "search",
    Plus = "plus",
    Minus = "minus",
    Undo = "undo",
    Redo = "redo",
    Trash = "trash",
    Pencil = "pencil",
    Filter = "filter",
    Columns = "columns",
    Download = "download",
    Upload = "upload",
    ChevronDown = "chevron-down",
    ChevronUp = "chevron-up",
    ChevronLeft = "chevron-left",
    ChevronRight = "chevron-right",
    Close = "close",
    Check = "check",
    CircleCheck = "circle-check",
    Info = "info",
    Alert = "alert",
    Error = "error",
    Question = "question",
    Phone = "phone",
    Mail = "mail",
    Building = "building",
    Person = "person",
    Sun = "sun",
    Moon = "moon",
    SunMoon = "sun-moon",
    Languages = "languages",
    More = "more",
    Menu = "menu",
    ArrowUp = "arrow-up",
    ArrowDown = "arrow-down",
    ArrowLeft = "arrow-left",
    Sort = "sort",
    Shield = "shield",
    Database = "database",
    Refresh = "refresh",
    Star = "star",
    Receipt = "receipt",
    Return = "return",
    Coffee = "coffee",
    External = "external",
    Keyboard = "keyboard",
    Link = "link",
    Calendar = "calendar",
    Tag = "tag",
    Save = "save",
    Copy = "copy",
    Eye = "eye",
    EyeOff = "eye-off",
    Print = "print",
    Table = "table",
    Chart = "chart",
    Image = "image",
    Pin = "pin",
    Grip = "grip",
    Clock = "clock",
    Busy = "busy",
    Store = "store",
}

#[cfg(test)]
mod tests {
    use super::Glyph;
    use std::collections::BTreeSet;

    #[test]
    fn the_sprite_holds_exactly_the_icons_that_have_a_name() -> std::io::Result<()> {
        let sprite = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/public/icons.svg"))?;
        let drawn: BTreeSet<&str> = sprite.split("<symbol id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let named: BTreeSet<&str> = Glyph::ALL.iter().filter_map(|glyph| glyph.href().split('#').nth(1)).collect();
        assert_eq!(named, drawn);
        Ok(())
    }
}
