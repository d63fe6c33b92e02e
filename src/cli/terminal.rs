//! Where output goes, and how it looks there.

use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};

use super::{Color, Failure, files};
use crate::output::human::Style;

/// Standard output or standard error: buffered, locked, and silent once nobody reads any more.
pub struct Out {
    stream: BufWriter<Box<dyn Write>>,
    style: Style,
    gone: bool,
}

impl Out {
    /// Standard output.
    pub fn standard(color: Color) -> Self {
        let stream = io::stdout();
        let style = style(color, AutoStream::choice(&stream), stream.is_terminal());
        let lock = stream.lock();
        Self::new(if style == Style::Colour { Box::new(AutoStream::always(lock)) } else { Box::new(lock) }, style)
    }

    /// Standard error.
    pub fn error(color: Color) -> Self {
        let stream = io::stderr();
        let style = style(color, AutoStream::choice(&stream), stream.is_terminal());
        let lock = stream.lock();
        Self::new(if style == Style::Colour { Box::new(AutoStream::always(lock)) } else { Box::new(lock) }, style)
    }

    fn new(stream: Box<dyn Write>, style: Style) -> Self {
        Self { stream: BufWriter::with_capacity(1 << 16, stream), style, gone: false }
    }

    /// How findings look here; decided once.
    pub fn style(&self) -> Style {
        self.style
    }

    fn heed<T>(&mut self, result: io::Result<T>, otherwise: T) -> io::Result<T> {
        match result {
            // `mandate check | head` has what it wanted.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(otherwise)
            }
            result => result,
        }
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.gone {
            return Ok(bytes.len());
        }
        let result = self.stream.write(bytes);
        self.heed(result, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.gone {
            return Ok(());
        }
        let result = self.stream.flush();
        self.heed(result, ())
    }
}

fn style(color: Color, choice: ColorChoice, terminal: bool) -> Style {
    match color {
        Color::Always => Style::Colour,
        Color::Never => Style::Plain,
        Color::Auto if choice != ColorChoice::Never => Style::Colour,
        // A terminal without colour (NO_COLOR) can still draw; a dumb one or a pipe is better off without.
        Color::Auto if terminal && std::env::var_os("TERM").is_none_or(|term| term != "dumb") => Style::Boxes,
        Color::Auto => Style::Plain,
    }
}

/// Writes a file so that it is, at any time, the old one or the new one as a whole.
pub fn write_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    try_write_file(path, write).map_err(|error| {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such folder".into(),
            _ => files::reason(&error),
        };
        Failure(format!("{} cannot be written: {reason}", files::shown(path)))
    })
}

fn try_write_file(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    // Through a link, to the file itself.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let old = fs::metadata(&path).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        // A device such as /dev/null is written to, not replaced; a folder refuses.
        let mut file = BufWriter::new(OpenOptions::new().write(true).open(&path)?);
        write(&mut file)?;
        return file.flush();
    }
    let (beside, file) = beside(&path)?;
    let mut file = BufWriter::new(file);
    let done = write(&mut file)
        .and_then(|()| file.flush())
        .and_then(|()| old.map_or(Ok(()), |old| fs::set_permissions(&beside, old.permissions())))
        .and_then(|()| fs::rename(&beside, &path));
    if done.is_err() {
        // What counts is why the writing failed.
        let _ = fs::remove_file(&beside);
    }
    done
}

/// A new file in the same folder, so that it can be renamed in one step.
fn beside(path: &Path) -> io::Result<(PathBuf, fs::File)> {
    let name =
        path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "this is not a file name"))?;
    let mut taken = 0;
    loop {
        let mut other = OsString::from(".");
        other.push(name);
        other.push(format!(".{}-{taken}.tmp", std::process::id()));
        let other = path.with_file_name(other);
        match OpenOptions::new().write(true).create_new(true).open(&other) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && taken < 100 => taken += 1,
            result => return result.map(|file| (other, file)),
        }
    }
}
