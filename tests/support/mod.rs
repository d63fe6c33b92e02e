//! What several tests use.
#![allow(dead_code)]

use mandate::source::{ReadError, Sources};

/// Texts on disk, by path from the root of the project.
pub struct Disk {
    root: String,
}

impl Disk {
    /// One text with whatever it uses.
    pub fn root(path: &str) -> Self {
        Self { root: path.to_owned() }
    }
}

impl Sources for Disk {
    fn roots(&self) -> Vec<String> {
        vec![self.root.clone()]
    }

    fn read(&mut self, path: &str) -> Result<Vec<u8>, ReadError> {
        let whole = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        std::fs::read(whole).map_err(|error| ReadError(error.kind().to_string()))
    }
}

/// The paths of all texts below a folder, in order.
pub fn texts_below(folder: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut queue = vec![folder.to_owned()];
    while let Some(at) = queue.pop() {
        let Ok(entries) = std::fs::read_dir(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(&at)) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = format!("{at}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                queue.push(path);
            } else if path.ends_with(".mandate") {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

/// The fenced examples of a page whose fence begins with `kind`, with the words of the fence.
pub fn examples<'p>(page: &'p str, kind: &str) -> Vec<(Vec<&'p str>, String)> {
    let mut out = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(fence) = line.strip_prefix("```") else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        let words: Vec<&str> = fence.split(',').collect();
        if words.first() == Some(&kind) {
            out.push((words, body.join("\n") + "\n"));
        }
    }
    out
}

/// Writes `\u{200B}` as the character that it names.
pub fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\u{") {
        out.push_str(&rest[..at]);
        let end = rest[at..].find('}').expect("an escape is closed") + at;
        let code = u32::from_str_radix(&rest[at + 3..end], 16).expect("an escape is hexadecimal");
        out.push(char::from_u32(code).expect("an escape names a character"));
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}
