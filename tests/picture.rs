//! The picture in the README is what the compiler draws, line by line.
//!
//! `UPDATE_PICTURE=1 cargo test --test picture` draws it anew.

mod support;

use mandate::output::human::{Style, render};
use mandate::{Options, compile};
use support::Disk;

const PICTURE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/diagnostic.svg");

/// What a person sees on a terminal, as a drawing.
fn drawn() -> String {
    let compilation = compile(&mut Disk::root("examples/liberia/unomil.mandate"), &Options::default());
    let mut out = Vec::new();
    render(compilation.diagnostics.iter(), &compilation.sources, Style::Colour, &mut out)
        .expect("memory can be written to");
    svg(&String::from_utf8(out).expect("the drawing is UTF-8"))
}

fn svg(terminal: &str) -> String {
    let lines: Vec<&str> = terminal.trim_end().lines().collect();
    let (width, height) = (980, 24 + 18 * lines.len());
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"13\">\n\
         <title>A finding of the compiler</title>\n<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1e2430\"/>\n"
    );
    for (number, line) in lines.iter().enumerate() {
        out.push_str(&format!("<text x=\"16\" y=\"{}\" xml:space=\"preserve\">", 26 + 18 * number));
        let (mut colour, mut bold) = ("#d8dee9", false);
        for (at, part) in line.split('\u{1b}').enumerate() {
            let text = match part.strip_prefix('[').and_then(|rest| rest.split_once('m')) {
                Some((code, text)) if at > 0 => {
                    match code {
                        "0" => (colour, bold) = ("#d8dee9", false),
                        "1" => bold = true,
                        "31" => colour = "#ff6b6b",
                        "33" => colour = "#f2c14e",
                        "34" | "36" => colour = "#6cc7d9",
                        code if code.starts_with("38;5;24") => colour = "#7b8496",
                        _ => {}
                    }
                    text
                }
                _ => part,
            };
            if text.is_empty() {
                continue;
            }
            let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            let weight = if bold { " font-weight=\"bold\"" } else { "" };
            out.push_str(&format!("<tspan fill=\"{colour}\"{weight}>{text}</tspan>"));
        }
        out.push_str("</text>\n");
    }
    out.push_str("</svg>\n");
    out
}

#[test]
fn the_picture_of_the_readme_is_a_real_one() {
    let drawn = drawn();
    if std::env::var_os("UPDATE_PICTURE").is_some() {
        std::fs::write(PICTURE, &drawn).expect("the picture can be written");
    }
    let kept = std::fs::read_to_string(PICTURE).expect("the picture is there");
    assert_eq!(kept, drawn, "draw it anew: UPDATE_PICTURE=1 cargo test --test picture");
    assert!(include_str!("../README.md").contains("docs/diagnostic.svg"));
    assert!(drawn.contains("the very day of the review that it should inform"));
}
