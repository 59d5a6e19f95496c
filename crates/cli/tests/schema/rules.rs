//! The rule kinds of frameworks: the schema against the reader, on each leaf of the example framework.

use std::collections::{BTreeMap, BTreeSet};

use thuocdo_core::problem::Fault;

use super::*;

fn example() -> Value {
    json(&repository_file("crates/core/frameworks/xa-mau-2026.json"))
}

/// Where each leaf stands, by its id.
fn leaves(framework: &Value) -> BTreeMap<String, String> {
    fn walk(nodes: &Value, path: &str, found: &mut BTreeMap<String, String>) {
        for (i, node) in nodes.as_array().unwrap().iter().enumerate() {
            let path = format!("{path}/{i}");
            match node.get("children") {
                Some(children) => walk(children, &format!("{path}/children"), found),
                None => drop(found.insert(node["id"].as_str().unwrap().to_owned(), path)),
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(&framework["nodes"], "/nodes", &mut found);
    found
}

/// Each field of each rule is needed, apart from those named here, and there is no other.
#[test]
fn a_rule_has_its_fields_and_no_others() {
    const NOT_NEEDED: &[(&str, &str)] = &[("linear_ratio", "zero_below"), ("information", "value")];
    let base = example();
    let (mut table, mut kinds) = (Vec::new(), BTreeSet::new());
    for path in leaves(&base).into_values() {
        let rule = base.pointer(&format!("{path}/rule")).unwrap().as_object().unwrap();
        let kind = rule["kind"].as_str().unwrap().to_owned();
        // Bands and lines stand on a number or on a ratio: one of each.
        if !kinds.insert((kind.clone(), rule.keys().cloned().collect::<Vec<_>>())) {
            continue;
        }
        table.push((format!("{path}/rule/extra"), Some("1"), Bad));
        table.push((format!("{path}/rule"), Some("{}"), Bad));
        for (field, value) in rule {
            let needed = !NOT_NEEDED.contains(&(kind.as_str(), field.as_str()));
            table.push((format!("{path}/rule/{field}"), None, if needed { Bad } else { Good }));
            table.push((format!("{path}/rule/{field}"), Some("null"), Bad));
            for word in value.as_object().into_iter().flat_map(|figure| figure.keys()) {
                table.push((format!("{path}/rule/{field}/{word}"), None, Bad));
                table.push((format!("{path}/rule/{field}/{word}"), Some("7"), Bad));
            }
            if value.is_object() {
                table.push((format!("{path}/rule/{field}/unit"), Some("\"hồ sơ\""), Bad));
            }
        }
        let over_ratio = rule.contains_key("num");
        let zero = format!("{path}/zero_denominator");
        table.push((zero.clone(), Some("\"full\""), if over_ratio { Good } else { Bad }));
        if over_ratio {
            table.push((zero, None, Bad));
        }
    }
    assert!(kinds.len() > 14, "{kinds:?}");
    let table: Vec<Edit> = table.iter().map(|(path, value, verdict)| (path.as_str(), *value, *verdict)).collect();
    check(&base, &validator("framework"), read_framework, &table);
}

#[test]
fn the_values_of_rules_are_what_the_reader_takes() {
    let text = |count: usize| format!("\"{}\"", "à".repeat(count));
    let many = |count: usize, item: &str| format!("[{}]", vec![item; count].join(","));
    let options = |count: usize| {
        let all: Vec<String> = (0..count).map(|i| format!(r#"{{"id":"o{i}","label":"x","points":"1"}}"#)).collect();
        format!("[{}]", all.join(","))
    };
    let padded = |count: usize| format!("\"{:<count$}\"", "max_points");
    let named = |name: &str| format!(r#"[{{"name":"{name}","label":"x","noun":"x","whole":true}}]"#);
    let figures = |count: usize| {
        let all: Vec<String> =
            (0..count).map(|i| format!(r#"{{"name":"x{i}","label":"x","noun":"x","whole":true}}"#)).collect();
        format!(r#"{{"kind":"formula","figures":[{}],"formula":"x0"}}"#, all.join(","))
    };
    let twice = format!("[{0},{0}]", named("x").trim_matches(['[', ']']));
    let figure = r#"{"label":"x","noun":"x","whole":false}"#;
    let with_figure = |rule: &str| rule.replace('@', figure);
    let band = r#"{"points":"1"}"#;
    // (the leaf, the field of its rule, the value, the verdict)
    let table: Vec<(&str, &str, String, Verdict)> = [
        ("BC_KHONG_VUOT", "yes", "\"0,5\"", Good),
        ("BC_KHONG_VUOT", "yes", "100000", Good),
        ("BC_KHONG_VUOT", "yes", "100001", Bad),
        ("BC_KHONG_VUOT", "yes", "\"100001\"", OnlyReaderRefuses),
        ("BC_KHONG_VUOT", "no", "\"-1\"", Bad),
        ("BC_KHONG_VUOT", "no", "-0.5", Bad),
        ("BC_KHONG_VUOT", "no", "true", Bad),
        ("KH_BAN_HANH", "options", "[]", Bad),
        ("KH_BAN_HANH", "options", &options(1_000), Good),
        ("KH_BAN_HANH", "options", &options(1_001), Bad),
        ("KH_BAN_HANH", "options", "{}", Bad),
        ("KH_BAN_HANH", "options/0", "\"Đúng hạn\"", Bad),
        ("KH_BAN_HANH", "options/0/id", "\"đúng hạn\"", Bad),
        ("KH_BAN_HANH", "options/1/id", "\"DUNG_HAN\"", OnlyReaderRefuses),
        ("KH_BAN_HANH", "options/0/label", "\"\"", Good),
        ("KH_BAN_HANH", "options/0/label", &text(1_000), Good),
        ("KH_BAN_HANH", "options/0/label", &text(1_001), Bad),
        ("KH_BAN_HANH", "options/0/points", "\"-1\"", Bad),
        ("KH_BAN_HANH", "options/0/percent", "\"100\"", Bad),
        ("KC_XEP_LOAI", "grades", "[]", Bad),
        ("KC_XEP_LOAI", "grades/0/percent", "100", Good),
        ("KC_XEP_LOAI", "grades/0/percent", "101", Bad),
        ("KC_XEP_LOAI", "grades/0/percent", "\"101\"", OnlyReaderRefuses),
        ("KC_XEP_LOAI", "grades/0/percent", "\"-1\"", Bad),
        ("KC_XEP_LOAI", "grades/0/points", "\"1\"", Bad),
        ("KC_XEP_LOAI", "grades/1/id", "\"xuat_sac\"", OnlyReaderRefuses),
        ("BC_NAM_CHAM", "bands", "[]", Bad),
        ("BC_NAM_CHAM", "bands", r#"[{"points":"1"}]"#, Good),
        ("BC_NAM_CHAM", "bands", &many(1_001, band), Bad),
        ("BC_NAM_CHAM", "bands/0", r#"{"from":"0","under":"1"}"#, Bad),
        ("BC_NAM_CHAM", "bands/0", r#"{"from":"0","to":"0","points":"1"}"#, Good),
        ("BC_NAM_CHAM", "bands/0", r#"{"over":"0","to":"0","points":"1"}"#, OnlyReaderRefuses),
        ("BC_NAM_CHAM", "bands/0", r#"{"from":"5","to":"1","points":"1"}"#, OnlyReaderRefuses),
        ("BC_NAM_CHAM", "bands/0", r#"{"from":"0","over":"0","points":"1"}"#, Bad),
        ("BC_NAM_CHAM", "bands/0", r#"{"to":"1","under":"1","points":"1"}"#, Bad),
        ("BC_NAM_CHAM", "bands/0", r#"{"from":"-5","to":-1,"points":"1"}"#, Good),
        ("BC_NAM_CHAM", "bands/0", r#"{"from":"thấp","points":"1"}"#, Bad),
        ("BC_NAM_CHAM", "bands/0", r#"{"to_excl":"1","points":"1"}"#, Bad),
        ("BC_NAM_CHAM", "num", figure, Bad),
        ("HS_DUNG_HAN", "value", figure, Bad),
        ("BC_DINH_KY", "full_at", "0.01", Good),
        ("BC_DINH_KY", "full_at", "0", Bad),
        ("BC_DINH_KY", "full_at", "100.5", Bad),
        ("BC_DINH_KY", "zero_below", "\"0\"", Good),
        ("BC_DINH_KY", "zero_below", "100", Good),
        ("BC_DINH_KY", "zero_below", "101", Bad),
        ("BC_DINH_KY", "zero_below", "\"-1\"", Bad),
        ("DVC_TOAN_TRINH", "zero_below", "\"81\"", OnlyReaderRefuses),
        ("DIEM_766_NAM", "zero_at", "\"-10\"", Good),
        ("DIEM_766_NAM", "zero_at", "\"95.5\"", Good),
        ("DIEM_766_NAM", "zero_at", "\"90\"", OnlyReaderRefuses),
        ("DIEM_766_NAM", "zero_at", "\"x\"", Bad),
        (
            "DIEM_766_NAM",
            "",
            &with_figure(r#"{"kind":"linear_between","num":@,"den":@,"zero_at":"0","full_at":"9"}"#),
            Bad,
        ),
        (
            "NV_DUNG_HAN",
            "",
            &with_figure(r#"{"kind":"linear_between","num":@,"den":@,"zero_at":"0","full_at":"9"}"#),
            Good,
        ),
        ("NV_DUNG_HAN", "", &with_figure(r#"{"kind":"linear_between","value":@,"zero_at":"0","full_at":"9"}"#), Bad),
        ("TT_HINH_THUC", "per", "\"0\"", Good),
        ("TT_HINH_THUC", "cap", "\"-1\"", Bad),
        ("TT_HINH_THUC", "count/whole", "\"true\"", Bad),
        ("TT_HINH_THUC", "count/noun", &text(1_001), Bad),
        ("VB_TRAI_LUAT", "floor", "\"2\"", Good),
        ("VB_TRAI_LUAT", "floor", "\"3\"", OnlyReaderRefuses),
        ("VB_TRAI_LUAT", "floor", "\"-1\"", Bad),
        ("HL_SIPAS", "percent", "\"83,94\"", Bad),
        ("SH_HO_SO", "formula", "\"\"", Bad),
        ("SH_HO_SO", "formula", "\"max_points\"", Good),
        ("SH_HO_SO", "formula", &padded(2_000), Good),
        ("SH_HO_SO", "formula", &padded(2_001), Bad),
        ("SH_HO_SO", "formula", "\"so_hoa +\"", OnlyReaderRefuses),
        ("SH_HO_SO", "formula", "\"so_hoa * khong_co\"", OnlyReaderRefuses),
        ("SH_HO_SO", "formula", "5", Bad),
        ("SH_HO_SO", "figures", "[]", OnlyReaderRefuses),
        ("SH_HO_SO", "", &figures(50), Good),
        ("SH_HO_SO", "", &figures(51), Bad),
        ("SH_HO_SO", "figures/0/name", "\"Số hóa\"", Bad),
        ("SH_HO_SO", "", &format!(r#"{{"kind":"formula","figures":{},"formula":"x"}}"#, named("x")), Good),
        ("SH_HO_SO", "", &format!(r#"{{"kind":"formula","figures":{twice},"formula":"x"}}"#), OnlyReaderRefuses),
        ("SH_HO_SO", "", &format!(r#"{{"kind":"formula","figures":{},"formula":"5"}}"#, named("X")), Bad),
        ("SH_HO_SO", "", &format!(r#"{{"kind":"formula","figures":{},"formula":"5"}}"#, named("1x")), Bad),
        ("SH_HO_SO", "", &format!(r#"{{"kind":"formula","figures":{},"formula":"5"}}"#, named("_1")), Good),
        ("SH_HO_SO", "", &format!(r#"{{"kind":"formula","figures":{},"formula":"5"}}"#, named("max")), Bad),
        ("SH_HO_SO", "", &format!(r#"{{"kind":"formula","figures":{},"formula":"5"}}"#, named("max_points")), Bad),
        ("SH_HO_SO", "", &format!(r#"{{"kind":"formula","figures":{},"formula":"5"}}"#, named(&"x".repeat(64))), Good),
        ("SH_HO_SO", "", &format!(r#"{{"kind":"formula","figures":{},"formula":"5"}}"#, named(&"x".repeat(65))), Bad),
        ("DIEM_766_BINH_QUAN", "cohort", "\"best\"", Good),
        ("DIEM_766_BINH_QUAN", "cohort", "\"median\"", Bad),
        ("DIEM_766_BINH_QUAN", "below", "\"2\"", Good),
        ("DIEM_766_BINH_QUAN", "published", figure, Bad),
        ("GN_SO_CAO_NHAT", "cohort", "\"mean\"", Good),
        ("GN_SO_CAO_NHAT", "reached", "\"1\"", Bad),
        ("TRANG_TIN_DIA_CHI", "value", figure, Good),
        ("QC_CHAT_LUONG", "kind", "\"points\"", Bad),
        ("QC_CHAT_LUONG", "kind", "\"information\"", Good),
        ("QC_CHAT_LUONG", "kind", "\"yes_no\"", Bad),
        ("QC_CHAT_LUONG", "", r#"{"kind":"yes_no","yes":1,"no":0}"#, Good),
        // A rule over a ratio needs a word for 0/0, another has none.
        ("QC_CHAT_LUONG", "", &with_figure(r#"{"kind":"linear_ratio","full_at":100,"num":@,"den":@}"#), Bad),
        ("NV_DUNG_HAN", "", r#"{"kind":"manual_points"}"#, Bad),
    ]
    .map(|(leaf, field, value, verdict)| (leaf, field, value.to_owned(), verdict))
    .into();
    let base = example();
    let leaves = leaves(&base);
    let at = |leaf: &str, field: &str| format!("{}/rule/{field}", leaves[leaf]).trim_end_matches('/').to_owned();
    let paths: Vec<String> = table.iter().map(|(leaf, field, ..)| at(leaf, field)).collect();
    let table: Vec<Edit> = paths
        .iter()
        .zip(&table)
        .map(|(path, (_, _, value, verdict))| (path.as_str(), Some(value.as_str()), *verdict))
        .collect();
    check(&base, &validator("framework"), read_framework, &table);
}

/// The words that the reader offers at a place, for a word that it does not know.
fn offered(base: &Value, pointer: &str) -> BTreeSet<String> {
    let mut document = base.clone();
    edit(&mut document, pointer, Some(json("\"no such word\"")));
    let problems = read_framework(&document).unwrap_err();
    let choices = problems.iter().find_map(|problem| match &problem.fault {
        Fault::UnknownWord { choices, .. } => Some(choices.iter().map(|word| (*word).to_owned()).collect()),
        _ => None,
    });
    choices.unwrap_or_else(|| panic!("{pointer}: {problems:?}"))
}

fn kinds_at(schema: &Value, place: &str) -> BTreeSet<String> {
    let choices = schema.pointer(place).unwrap().as_array().unwrap();
    choices.iter().map(|choice| choice["properties"]["kind"]["const"].as_str().unwrap().to_owned()).collect()
}

/// The rule kinds of the schema.
pub fn kinds_of_schema() -> BTreeSet<String> {
    let schema = json(&repository_file("docs/schema/framework.schema.json"));
    let (rules, over_ratio) =
        (kinds_at(&schema, "/$defs/rule/oneOf"), kinds_at(&schema, "/$defs/rule_over_ratio/oneOf"));
    rules.into_iter().chain(over_ratio).collect()
}

#[test]
fn the_words_of_the_schema_are_those_of_the_reader() {
    let mut base = example();
    edit(
        &mut base,
        "/nodes/0/changes",
        Some(json(r#"[{"value":"max","was":"5","since":"2026-02-01","citation":"x"}]"#)),
    );
    let schema = json(&repository_file("docs/schema/framework.schema.json"));
    let leaf = |id: &str, field: &str| format!("{}/{field}", leaves(&base)[id]);
    let policy = |field: &str| format!("/$defs/policies/properties/{field}/enum");
    let table = [
        ("/status".into(), "/properties/status/enum".into()),
        ("/notes/0/kind".into(), "/$defs/notes/items/properties/kind/enum".into()),
        ("/policies/index".into(), policy("index")),
        ("/policies/not_applicable".into(), policy("not_applicable")),
        ("/policies/compare_on".into(), policy("compare_on")),
        ("/policies/classes/decided_on".into(), policy("classes/properties/decided_on")),
        ("/policies/rounding/printed_index/mode".into(), "/$defs/rounding/properties/mode/enum".into()),
        ("/nodes/8/block/above_full".into(), "/$defs/block/oneOf/0/properties/above_full/enum".into()),
        ("/nodes/0/changes/0/value".into(), "/$defs/changes/items/properties/value/enum".into()),
        (leaf("NV_DUNG_HAN", "scored_by"), "/$defs/leaf/properties/scored_by/enum".into()),
        (leaf("NV_DUNG_HAN", "zero_denominator"), "/$defs/leaf/oneOf/0/properties/zero_denominator/enum".into()),
        (leaf("GN_SO_CAO_NHAT", "rule/cohort"), "/$defs/rule/oneOf/11/properties/cohort/enum".into()),
    ];
    for (pointer, place) in table {
        let (pointer, place): (String, String) = (pointer, place);
        let words = schema.pointer(&place).unwrap_or_else(|| panic!("nothing at {place}")).as_array().unwrap();
        let words: BTreeSet<String> = words.iter().map(|word| word.as_str().unwrap().to_owned()).collect();
        assert_eq!(words, offered(&base, &pointer), "{pointer}");
    }
    assert_eq!(kinds_of_schema(), offered(&base, &leaf("QC_CHAT_LUONG", "rule/kind")));
    assert_eq!(kinds_at(&schema, "/$defs/block/oneOf"), offered(&base, "/nodes/8/block/kind"));
}
