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
