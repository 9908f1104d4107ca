//! Saving a chart as a file: an SVG that needs no style sheet, or a picture of it.

use gloo::timers::callback::Timeout;
use leptos::prelude::{document, window};
use leptos::wasm_bindgen::prelude::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Element, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, Url,
};
use wasm_bindgen_futures::JsFuture;

/// What the style sheet says and the file must say by itself.
const STYLED: [&str; 9] =
    ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "text-anchor", "font"];
const SVG: &str = "http://www.w3.org/2000/svg";
/// Some browsers read what they save only after a while.
const SAVED_MS: u32 = 60_000;
/// Room above the chart for its title, and around it.
const HEAD: f64 = 36.0;
const EDGE: f64 = 16.0;
/// A picture has twice as many dots each way, so that it prints well.
const DOTS: u32 = 2;

/// A chart that stands by itself.
pub struct Drawing {
    text: String,
    width: f64,
    height: f64,
}

impl Drawing {
    /// A copy of a chart on the page as it looks now, below its title. `None` if the browser refuses.
    pub fn of(svg: &Element, title: &str) -> Option<Self> {
        let size = svg.get_bounding_client_rect();
        let (width, height) = (size.width() + 2.0 * EDGE, size.height() + HEAD + 2.0 * EDGE);
        let copy = svg.clone_node_with_deep(true).ok()?.dyn_into::<Element>().ok()?;
        write_styles(svg, &copy)?;
        for (name, value) in [
            ("xmlns", SVG.to_owned()),
            ("width", width.to_string()),
            ("height", height.to_string()),
            ("viewBox", format!("{} {} {width} {height}", -EDGE, -EDGE - HEAD)),
        ] {
            copy.set_attribute(name, &value).ok()?;
        }
        let ground = copy_of_ground(svg, (width, height))?;
        let heading = document().create_element_ns(Some(SVG), "text").ok()?;
        let ink = window().get_computed_style(svg).ok()??;
        for (name, value) in [
            ("x", "0"),
            ("y", "-14"),
            ("fill", &ink.get_property_value("color").ok()?),
            ("font-family", "sans-serif"),
            ("font-weight", "600"),
            ("font-size", "14"),
        ] {
            heading.set_attribute(name, value).ok()?;
        }
        heading.set_text_content(Some(title));
        copy.insert_before(&heading, copy.first_child().as_ref()).ok()?;
        copy.insert_before(&ground, copy.first_child().as_ref()).ok()?;
        // HTML writes a hard space by a name that XML does not know.
        Some(Self { text: copy.outer_html().replace("&nbsp;", "\u{a0}"), width, height })
    }

    fn blob(&self) -> Option<Blob> {
        let kind = BlobPropertyBag::new();
        kind.set_type("image/svg+xml");
        Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&JsValue::from_str(&self.text)), &kind).ok()
    }

    /// Offers the SVG for saving. `None` if the browser refuses.
    pub fn save_svg(&self, name: &str) -> Option<()> {
        offer(&Url::create_object_url_with_blob(&self.blob()?).ok()?, &format!("{name}.svg"))
    }

    /// Draws the SVG as a picture and offers it for saving. `None` if the browser refuses.
    pub async fn save_png(&self, name: &str) -> Option<()> {
        let address = Url::create_object_url_with_blob(&self.blob()?).ok()?;
        let image = HtmlImageElement::new().ok()?;
        image.set_src(&address);
        let loaded = JsFuture::from(image.decode()).await;
        let _ = Url::revoke_object_url(&address);
        loaded.ok()?;
        let canvas = document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "as large as the screen")]
        let (width, height) = (self.width.ceil() as u32 * DOTS, self.height.ceil() as u32 * DOTS);
        canvas.set_width(width);
        canvas.set_height(height);
        let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
        context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width.into(), height.into()).ok()?;
        offer(&picture(&canvas).await?, &format!("{name}.png"))
    }
}

/// The address of a canvas' picture.
async fn picture(canvas: &HtmlCanvasElement) -> Option<String> {
    let made = js_sys::Promise::new(&mut |done, _| {
        let told = Closure::once_into_js(move |blob: JsValue| done.call1(&JsValue::UNDEFINED, &blob));
        // A canvas that refuses leaves the promise open, which is dropped with the page's menu; it refuses only foreign pictures.
        let _ = canvas.to_blob(told.unchecked_ref());
    });
    let blob = JsFuture::from(made).await.ok()?.dyn_into::<Blob>().ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Presses a link that saves what is at the address, then lets go of it.
fn offer(address: &str, name: &str) -> Option<()> {
    let link = document().create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok()?;
    link.set_href(address);
    link.set_download(name);
    link.click();
    let address = address.to_owned();
    Timeout::new(SAVED_MS, move || drop(Url::revoke_object_url(&address))).forget();
    Some(())
}

/// A rectangle in the colour of the card that the chart stands on.
fn copy_of_ground(svg: &Element, (width, height): (f64, f64)) -> Option<Element> {
    let card = svg.closest(".card").ok().flatten().unwrap_or_else(|| svg.clone());
    let colour = window().get_computed_style(&card).ok()??.get_property_value("background-color").ok()?;
    let ground = document().create_element_ns(Some(SVG), "rect").ok()?;
    for (name, value) in [
        ("x", (-EDGE).to_string()),
        ("y", (-EDGE - HEAD).to_string()),
        ("width", width.to_string()),
        ("height", height.to_string()),
        ("fill", colour),
    ] {
        ground.set_attribute(name, &value).ok()?;
    }
    Some(ground)
}

/// Writes what the style sheet says of each element of `from` into the same element of `to`.
fn write_styles(from: &Element, to: &Element) -> Option<()> {
    let style = window().get_computed_style(from).ok()??;
    for name in STYLED {
        let value = style.get_property_value(name).ok()?;
        if name == "font" {
            to.set_attribute("font-size", &style.get_property_value("font-size").ok()?).ok()?;
            to.set_attribute("font-family", &style.get_property_value("font-family").ok()?).ok()?;
        } else {
            to.set_attribute(name, &value).ok()?;
        }
    }
    to.remove_attribute("class").ok()?;
    let (here, there) = (from.children(), to.children());
    (0..here.length()).try_for_each(|at| write_styles(&here.item(at)?, &there.item(at)?))
}
