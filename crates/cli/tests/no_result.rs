//! What `rank` would else pass over in silence.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Folder, run, run_with, sheet};

#[test]
fn a_unit_that_is_there_twice_is_found_among_any_number_of_namesakes() {
    let of = |at: usize| sheet("xã A", "{}").replace(r#""name":"xã A""#, &format!(r#""name":"xã A","code":"H{at}""#));
    assert!(of(1).contains("H1"), "{}", of(1));
    let mut sheets: Vec<String> = (0..70).map(of).collect();
    sheets.push(of(69));
    let ran = run_with(&["rank", "-"], sheets.join("\n"));
    assert_eq!((ran.code, ran.codes()), (Some(1), vec!["A04".to_owned()]), "{}", ran.err);
    // Of a table, against those before it and not against its own rows, which the table tells.
    let folder = Folder::new();
    let rows: String = (0..70).map(|at| format!("xã A;H{at};1\n")).collect();
    let table = folder.file("bang.csv", format!("unit;code;CKMB\n{rows}"));
    let before = folder.file("phieu.json", of(69));
    let after = folder.file("sau.json", of(68));
    let ran = run(&["rank", &before, &table, &after, "--framework", "qd766-2022"]);
    assert_eq!((ran.code, ran.codes()), (Some(1), vec!["A04".to_owned(), "A04".to_owned()]), "{}", ran.err);
}
