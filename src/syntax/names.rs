//! Names as numbers: each spelling once, compared without case and in Unicode form NFC.

use std::hash::{BuildHasher, Hasher};

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use unicode_normalization::{UnicodeNormalization, is_nfc_quick};

use super::word::Word;

/// A name. Words of the language come first, so a symbol below their count is one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Symbol(pub u32);

impl Symbol {
    /// The word of the language that is spelt so.
    pub fn word(self) -> Option<Word> {
        Word::from_index(self.0)
    }
}

impl From<Word> for Symbol {
    fn from(word: Word) -> Self {
        Self(word as u32)
    }
}

/// All names of a compilation.
#[derive(Debug)]
pub struct Names {
    table: HashTable<u32>,
    ends: Vec<u32>,
    letters: String,
    scratch: String,
}

impl Default for Names {
    fn default() -> Self {
        let mut names =
            Self { table: HashTable::new(), ends: Vec::new(), letters: String::new(), scratch: String::new() };
        for word in Word::ALL {
            names.intern(word.spelling());
        }
        names
    }
}

impl Names {
    /// The symbol of a name, whatever its case or Unicode form.
    pub fn intern(&mut self, text: &str) -> Symbol {
        // Stored spellings are in normal form, so a hit needs no other look.
        if let Some(found) = self.find(text) {
            return found;
        }
        if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
            return self.intern_exact(text);
        }
        let mut scratch = std::mem::take(&mut self.scratch);
        scratch.clear();
        if is_nfc_quick(text.chars()) == unicode_normalization::IsNormalized::Yes {
            scratch.extend(text.chars().flat_map(char::to_lowercase));
        } else {
            scratch.extend(text.nfc().flat_map(char::to_lowercase));
        }
        // A small letter can form a character with a mark where its capital cannot: J and a caron.
        if is_nfc_quick(scratch.chars()) != unicode_normalization::IsNormalized::Yes {
            scratch = scratch.nfc().collect();
        }
        let symbol = self.intern_exact(&scratch);
        self.scratch = scratch;
        symbol
    }

    fn intern_exact(&mut self, text: &str) -> Symbol {
        let hash = hash(text);
        let (ends, letters) = (&self.ends, &self.letters);
        if let Some(&found) = self.table.find(hash, |&at| spelling(ends, letters, at) == text) {
            return Symbol(found);
        }
        let symbol = self.ends.len() as u32;
        self.letters.push_str(text);
        self.ends.push(self.letters.len() as u32);
        let (ends, letters) = (&self.ends, &self.letters);
        self.table.insert_unique(hash, symbol, |&at| self::hash(spelling(ends, letters, at)));
        Symbol(symbol)
    }

    /// The symbol of a name that has been seen.
    pub fn find(&self, text: &str) -> Option<Symbol> {
        self.table.find(hash(text), |&at| spelling(&self.ends, &self.letters, at) == text).map(|&at| Symbol(at))
    }

    /// How a name is written: in lower case.
    pub fn text(&self, symbol: Symbol) -> &str {
        spelling(&self.ends, &self.letters, symbol.0)
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is no name; never true, since the words of the language are names.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxBuildHasher.build_hasher();
    hasher.write(text.as_bytes());
    hasher.finish()
}

fn spelling<'a>(ends: &[u32], letters: &'a str, at: u32) -> &'a str {
    let at = at as usize;
    let start = if at == 0 { 0 } else { ends.get(at - 1).copied().unwrap_or(0) as usize };
    let end = ends.get(at).copied().unwrap_or(0) as usize;
    letters.get(start..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_case_and_in_nfc() {
        let mut names = Names::default();
        assert_eq!(names.intern("Lead").word(), Some(Word::Lead));
        assert_eq!(names.intern("Côte-d-Ivoire"), names.intern("co\u{302}te-d-ivoire"));
        assert_eq!(names.intern("J\u{30C}unta"), names.intern("\u{1F0}unta"));
        assert_ne!(names.intern("a"), names.intern("b"));
        let symbol = names.intern("UNOMIL");
        assert_eq!(names.text(symbol), "unomil");
        assert_eq!(names.find("unomil"), Some(symbol));
    }
}
