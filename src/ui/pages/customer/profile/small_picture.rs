//! A file made a small picture: the middle square, drawn smaller and packed tighter until it fits what is kept.
//!
//! The browser reads whatever pictures it can and does all of the work. Transparency becomes white, so that a picture looks the same in either theme.
//! Nothing leaves the page. Not here: what a kept picture may be ([`Picture`]).

use crate::domain::Picture;
use leptos::prelude::document;
use leptos::wasm_bindgen::prelude::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlImageElement, Url};
use wasm_bindgen_futures::JsFuture;

/// The largest file that is read: a photo of a good camera is half of it.
pub const MAX_FILE_MB: u32 = 40;

/// Sides in dots and how much of the picture is kept, the best first.
const TRIES: [(u32, f64); 7] =
    [(Picture::MAX_SIDE_PX, 0.85), (Picture::MAX_SIDE_PX, 0.7), (Picture::MAX_SIDE_PX, 0.5), (192, 0.7), (128, 0.7), (96, 0.6), (64, 0.5)];

/// The tightest first; a browser that cannot write one writes something else.
const FORMATS: [&str; 2] = ["image/webp", "image/jpeg"];

/// Why a file becomes no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSmall {
    /// The file is larger than is read.
    TooLargeFile,
    /// The browser reads no picture in it.
    NoPicture,
    /// However small it was drawn, it was too long.
    TooLong,
}

/// The picture in a file, small.
pub async fn small_picture(file: File) -> Result<Picture, NotSmall> {
    if file.size() > f64::from(MAX_FILE_MB) * 1_048_576.0 {
        return Err(NotSmall::TooLargeFile);
    }
    let image = read(&file).await.ok_or(NotSmall::NoPicture)?;
    for (side_px, quality) in TRIES {
        let canvas = drawn(&image, side_px).ok_or(NotSmall::NoPicture)?;
        for format in FORMATS {
            if let Some(picture) = packed(&canvas, format, quality).await {
                return Ok(picture);
            }
        }
    }
    Err(NotSmall::TooLong)
}

async fn read(file: &File) -> Option<HtmlImageElement> {
    let address = Url::create_object_url_with_blob(file).ok()?;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(&address);
    let decoded = JsFuture::from(image.decode()).await;
    // Letting go of an address that is gone already is no loss.
    let _ = Url::revoke_object_url(&address);
    decoded.ok()?;
    (image.natural_width() > 0 && image.natural_height() > 0).then_some(image)
}

/// The middle square of a picture, at most so many dots wide; none is made larger.
fn drawn(image: &HtmlImageElement, side_px: u32) -> Option<HtmlCanvasElement> {
    let (width, height) = (image.natural_width(), image.natural_height());
    let square = width.min(height);
    let side = side_px.min(square);
    let canvas = document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    canvas.set_width(side);
    canvas.set_height(side);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, side.into(), side.into());
    let (left, top) = (f64::from(width - square) / 2.0, f64::from(height - square) / 2.0);
    let (from, to) = (f64::from(square), f64::from(side));
    context
        .draw_image_with_html_image_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(image, left, top, from, from, 0.0, 0.0, to, to)
        .ok()?;
    Some(canvas)
}

/// What a canvas shows as a file of a format, if it may be kept so.
async fn packed(canvas: &HtmlCanvasElement, format: &str, quality: f64) -> Option<Picture> {
    let made = js_sys::Promise::new(&mut |done, failed| {
        let told = Closure::once_into_js(move |blob: JsValue| done.call1(&JsValue::UNDEFINED, &blob));
        if canvas.to_blob_with_type_and_encoder_options(told.unchecked_ref(), format, &quality.into()).is_err() {
            // A promise takes whatever it is given.
            let _ = failed.call0(&JsValue::UNDEFINED);
        }
    });
    let blob = JsFuture::from(made).await.ok()?.dyn_into::<Blob>().ok()?;
    if blob.type_() != format {
        return None;
    }
    let bytes = JsFuture::from(blob.array_buffer()).await.ok()?;
    Picture::new(js_sys::Uint8Array::new(&bytes).to_vec()).ok()
}
