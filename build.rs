//! Generates the parser from `grammar/mandate.lalrpop` into Cargo's output folder.

fn main() {
    println!("cargo:rerun-if-changed=grammar");
    let out = std::env::var("OUT_DIR").expect("Cargo sets OUT_DIR for build scripts");
    lalrpop::Configuration::new()
        .set_in_dir("grammar")
        .set_out_dir(out)
        .process()
        .expect("grammar/mandate.lalrpop must be a valid grammar");
}
