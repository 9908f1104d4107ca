//! Charts as SVG of our own: drawn at their real size, coloured by classes, read by pointer and by keyboard.
//!
//! Every chart stands in a [`ChartFrame`], which names the finding, shows the value pointed at, shows the same figures as a table,
//! and saves the drawing. A chart is one stop of the Tab key; arrow keys go from value to value, Enter goes to what is behind it.
//!
//! A library was not taken, because the five kinds needed are some hundred lines each and no font, theme or canvas comes with them.
//! Lengths here are places in a drawing, in CSS pixels of the size measured; thickness and type are in `style/charts.css`.

mod bar_chart;
mod canvas;
mod flow;
mod frame;
mod heat_grid;
mod heat_table;
mod line_chart;
mod pyramid;
mod reading;
mod save;
mod stacked_chart;

pub use bar_chart::{BarChart, Datum};
pub use flow::{Flow, FlowChart, FlowLink, FlowNode};
pub use frame::{ChartFrame, ChartTable, LegendKey};
pub use heat_grid::{HeatCell, HeatGrid};
pub use heat_table::{HeatRow, HeatTable};
pub use line_chart::{LineChart, Series};
pub use pyramid::{Layer, Pyramid};
pub use stacked_chart::{Stack, StackedChart};
