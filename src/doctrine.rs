//! The libraries that ship with the compiler: doctrine in the language itself, which a user can read, copy and replace.

/// Name and text of every library, in the order of names.
pub const LIBRARIES: &[(&str, &str)] =
    &[("ecowas", include_str!("doctrine/ecowas.mandate")), ("un", include_str!("doctrine/un.mandate"))];

/// The text of a library.
pub fn find(name: &str) -> Option<&'static str> {
    LIBRARIES.iter().find(|(known, _)| *known == name).map(|&(_, text)| text)
}
