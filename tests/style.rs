//! The style sheets keep their own rules: every colour and pixel is a token, every pair of colours can be read, every token exists.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const LAYERS: &str = "@layer reset, tokens, base, parts, pages, utilities, print;";

/// The sheet that names all others, in the order in which they are read.
const GATHERED: &str = "main.css";

/// File name and text of every style sheet.
fn sheets() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut sheets: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the folder style/ is part of the repository")
        .map(|file| file.expect("a readable folder").path())
        .map(|path| (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), std::fs::read_to_string(&path).expect("UTF-8")))
        .collect();
    sheets.sort();
    sheets
}

/// The text without comments.
fn rules(text: &str) -> String {
    let mut pieces = text.split("/*");
    let head = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(head, |rules, piece| rules + piece.split_once("*/").map_or("", |(_, rest)| rest))
}

/// What stands before each block that is not inside another.
fn preludes(rules: &str) -> Vec<String> {
    let (mut preludes, mut prelude, mut depth) = (Vec::new(), String::new(), 0_usize);
    for letter in rules.chars() {
        match letter {
            '{' => {
                if depth == 0 {
                    preludes.push(std::mem::take(&mut prelude).trim().to_owned());
                }
                depth += 1;
            }
            '}' => depth -= 1,
            _ if depth == 0 => prelude.push(letter),
            _ => {}
        }
    }
    preludes
}

/// Name and value of every custom property that is set, the first time it is set.
fn tokens() -> BTreeMap<String, String> {
    let sheet = sheets().into_iter().find(|(name, _)| name == "tokens.css").expect("style/tokens.css").1;
    let mut tokens = BTreeMap::new();
    for declaration in rules(&sheet).split([';', '{', '}']) {
        if let Some((name, value)) = declaration.trim().split_once(':').filter(|(name, _)| name.starts_with("--")) {
            tokens.entry(name.to_owned()).or_insert_with(|| value.trim().to_owned());
        }
    }
    tokens
}

/// Red, green and blue of a token in the light (0) or the dark (1) theme.
fn colour(tokens: &BTreeMap<String, String>, name: &str, theme: usize) -> [u8; 3] {
    let value = tokens.get(name).unwrap_or_else(|| panic!("no token {name}"));
    let shade = match value.strip_prefix("light-dark(").and_then(|both| both.strip_suffix(')')) {
        Some(both) => both.split(',').nth(theme).unwrap_or_default().trim(),
        None => value,
    };
    let number = u32::from_str_radix(shade.trim_start_matches('#'), 16).unwrap_or_else(|_| panic!("{name} is not a colour: {shade}"));
    let [_, red, green, blue] = number.to_be_bytes();
    [red, green, blue]
}

/// Contrast ratio of two colours, 1 to 21. WCAG 2.2, "contrast ratio" and "relative luminance".
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let luminance = |colour: [u8; 3]| {
        let [red, green, blue] = colour.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn style_names_every_colour_and_pixel_as_a_token() {
    for (name, text) in sheets().iter().filter(|(name, _)| name != "tokens.css") {
        for (number, line) in text.lines().enumerate() {
            let place = format!("style/{name}:{}: {line}", number + 1);
            assert!(!line.contains("rgb(") && !line.contains("hsl(") && !line.contains("oklch("), "a colour in {place}");
            let hashes = line.split('#').skip(1).map(|rest| rest.chars().take_while(char::is_ascii_hexdigit).count());
            assert!(hashes.into_iter().all(|n_digits| n_digits < 3), "a colour in {place}");
            let pixels = line.match_indices("px").filter(|(at, _)| line[..*at].ends_with(|letter: char| letter.is_ascii_digit()));
            assert_eq!(pixels.count(), 0, "a pixel in {place}");
        }
    }
}

#[test]
fn style_uses_only_tokens_that_exist() {
    let sheets = sheets();
    let set: BTreeSet<String> = sheets
        .iter()
        .flat_map(|(_, text)| {
            text.split([';', '{', '}', ' ']).filter_map(|word| word.split_once(':')).map(|(name, _)| name.trim().to_owned())
        })
        .filter(|name| name.starts_with("--"))
        .collect();
    for (name, text) in &sheets {
        for used in rules(text).split("var(").skip(1) {
            let token: String = used.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
            assert!(set.contains(&token), "style/{name} uses {token}, which nothing sets");
        }
    }
}

#[test]
fn style_puts_every_rule_into_a_layer() {
    for (name, text) in sheets().into_iter().filter(|(name, _)| name != GATHERED) {
        let text = rules(&text);
        assert_eq!(text.contains(LAYERS), name == "reset.css", "style/{name}: the order of the layers is said once, in the first file");
        for prelude in preludes(&text.replace(LAYERS, "")) {
            assert!(prelude.starts_with("@layer "), "style/{name} has a rule outside of a layer: {prelude}");
        }
    }
}

#[test]
fn style_ships_every_sheet_that_there_is() {
    let sheets = sheets();
    let gathered = &sheets.iter().find(|(name, _)| name == GATHERED).expect("style/main.css").1;
    for (name, _) in sheets.iter().filter(|(name, _)| name != GATHERED) {
        assert!(gathered.contains(&format!("@import \"{name}\";")), "style/{GATHERED} does not import {name}");
    }
}

#[test]
fn style_text_can_be_read_on_its_ground() {
    let tokens = tokens();
    let mut pairs: Vec<(String, String, f64)> = Vec::new();
    for ground in ["--app", "--surface", "--sunken", "--raised", "--hover", "--selected"] {
        pairs.extend(["--text", "--text-2"].map(|text| (text.to_owned(), ground.to_owned(), 4.5)));
    }
    for ground in ["--app", "--surface", "--raised", "--hover"] {
        pairs.extend(["--text-3", "--accent", "--bad", "--ok"].map(|text| (text.to_owned(), ground.to_owned(), 4.5)));
    }
    for tone in ["ok", "warn", "bad", "info", "neutral", "grade-a", "grade-b", "grade-c", "grade-d"] {
        pairs.push((format!("--{tone}"), format!("--{tone}-soft"), 4.5));
    }
    pairs.push(("--accent".to_owned(), "--selected".to_owned(), 4.5));
    for solid in ["--solid", "--solid-hover", "--danger-solid", "--danger-solid-hover"] {
        pairs.push(("--on-solid".to_owned(), solid.to_owned(), 4.5));
    }
    pairs.extend((0..6).map(|strength| (format!("--heat-ink-{strength}"), format!("--heat-{strength}"), 4.5)));
    pairs.extend((1..9).map(|series| (format!("--chart-{series}"), "--surface".to_owned(), 3.0)));
    pairs.extend(["--app", "--surface", "--raised"].map(|ground| ("--border-strong".to_owned(), ground.to_owned(), 3.0)));
    for (ink, ground, least) in pairs {
        for (theme, word) in ["light", "dark"].into_iter().enumerate() {
            let ratio = contrast(colour(&tokens, &ink, theme), colour(&tokens, &ground, theme));
            assert!(ratio >= least, "{ink} on {ground} has {ratio:.2} in the {word} theme, {least} is needed");
        }
    }
}

#[test]
fn style_contrast_is_reckoned_as_published() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    // #767676 on white is the lightest grey that WCAG allows for text.
    assert!(contrast([0x76; 3], [255; 3]) >= 4.5 && contrast([0x77; 3], [255; 3]) < 4.5);
}
