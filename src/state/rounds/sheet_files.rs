//! The sheets of a round as files, one for each unit, to be sent back to them.

use std::collections::BTreeSet;

use thuocdo_core::assessment::{Assessment, ascii_name};
use thuocdo_core::round::Round;

/// The name of a sheet's file: `ubnd-xa-a-2026.json`.
pub fn file_name(sheet: &Assessment) -> String {
    format!("{}.json", stem(sheet))
}

fn stem(sheet: &Assessment) -> String {
    format!("{}-{}", ascii_name(&sheet.unit.name), sheet.period)
}

/// A sheet's file as text.
pub fn content(round: &Round, sheet: &Assessment) -> String {
    sheet.to_json(&round.framework).to_pretty()
}

/// The files of all units in their order, each with a name of its own.
pub fn all(round: &Round) -> Vec<(String, Vec<u8>)> {
    let mut known = BTreeSet::new();
    let mut own_name = |sheet: &Assessment| {
        let stem = stem(sheet);
        let numbered = (2..).map(|number| format!("{stem}-{number}.json"));
        let name = std::iter::once(file_name(sheet)).chain(numbered).find(|name| !known.contains(name));
        let name = name.unwrap_or_default();
        known.insert(name.clone());
        name
    };
    let sheets = round.units.iter().map(|unit| &unit.sheet);
    sheets.map(|sheet| (own_name(sheet), content(round, sheet).into_bytes())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::assessment::{Period, Unit, read_with};
    use thuocdo_core::framework::by_id;

    #[test]
    fn each_unit_has_a_file_of_its_own() {
        let mut round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        let unit = |name: &str, code: &str| Unit { name: name.into(), code: code.into(), ..Unit::default() };
        round.add_units([
            unit("UBND xã Á", "H1"),
            unit("UBND xã A", "H2"),
            unit("UBND xã Á", "H3"),
            unit("Sở Y tế", ""),
        ]);
        let files = all(&round);
        let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(
            names,
            ["ubnd-xa-a-2026.json", "ubnd-xa-a-2026-2.json", "ubnd-xa-a-2026-3.json", "so-y-te-2026.json"]
        );
        for (unit, (_, content)) in round.units.iter().zip(files) {
            let text = String::from_utf8(content).unwrap();
            let read = read_with(&text, std::slice::from_ref(&round.framework)).unwrap();
            assert_eq!(read.assessment, *unit.sheet);
        }
    }
}
