//! The guide to writing a framework: what it shows is read, sound, and true of the file that it takes as its example.

use std::collections::BTreeSet;

use super::*;

/// The JSON blocks of docs/frameworks.md.
fn blocks() -> Vec<Value> {
    let page = repository_file("docs/frameworks.md");
    page.split("```json\n").skip(1).map(|rest| json(rest.split("```").next().unwrap())).collect()
}

/// A framework of the one leaf that a block shows, with what the block leaves out.
fn framework_of(block: &Value) -> Value {
    let mut leaf = serde_json::json!({
        "id": "L", "number": "", "name": "x", "citation": "x", "scored_by": "appraiser", "not_applicable": false
    });
    for (field, value) in block.as_object().unwrap() {
        edit(&mut leaf, &format!("/{field}"), Some(value.clone()));
    }
    let mut framework = json(&repository_file("crates/core/frameworks/lai-chau-2020.json"));
    let mut nodes = vec![leaf];
    if block["max"] == "0" {
        nodes.push(framework["nodes"][0].clone());
    }
    edit(&mut framework, "/nodes", Some(Value::Array(nodes)));
    framework
}

#[test]
fn the_guide_shows_each_kind_of_rule_and_each_is_sound() {
    let schema = validator("framework");
    let mut kinds = BTreeSet::new();
    for block in blocks().iter().filter(|block| block.get("rule").is_some()) {
        let framework = framework_of(block);
        let read = framework::read(&framework.to_string()).unwrap_or_else(|problems| panic!("{block}: {problems:?}"));
        let found: Vec<Problem> =
            framework::lint(&read).into_iter().filter(|found| found.path.starts_with("nodes")).collect();
        assert_eq!(found, [], "{block}");
        assert!(schema.is_valid(&framework), "{block}");
        kinds.insert(block["rule"]["kind"].as_str().unwrap().to_owned());
    }
    let page = repository_file("docs/frameworks.md");
    for kind in rules::kinds_of_schema() {
        assert!(kinds.contains(&kind), "docs/frameworks.md shows no {kind}");
        assert!(page.contains(&format!("| `{kind}` |")), "docs/frameworks.md does not say when to use {kind}");
    }
}

/// Who copies the whole file of the guide has one in which nothing is found, and that scores.
#[test]
fn the_whole_file_of_the_guide_is_sound() {
    let whole: Vec<Value> = blocks().into_iter().filter(|block| block.get("nodes").is_some()).collect();
    let [file] = whole.as_slice() else { panic!("one whole file, not {}", whole.len()) };
    assert!(validator("framework").is_valid(file));
    let read = framework::read(&file.to_string()).unwrap_or_else(|problems| panic!("{problems:?}"));
    assert_eq!(framework::lint(&read), []);
    let sheet = serde_json::json!({
        "format": "thuocdo.assessment", "version": 1, "framework": { "id": file["id"], "text": file },
        "unit": { "name": "UBND xã Ví Dụ" }, "period": "2026",
        "answers": {
            "KH_BAN_HANH": { "choice": "cham" }, "KH_THUC_HIEN": { "points": "2.5" },
            "DUNG_HAN": { "figures": { "num": "0", "den": "0" } },
        },
    });
    let folder = Folder::new();
    let scored = run(&["score", &folder.file("phieu.json", sheet.to_string())]).out;
    assert!(scored.contains(r#""total":"9.00","attainable":"10","index":"90.00","class":"Tốt""#), "{scored}");
}

#[test]
fn the_guide_quotes_its_example() {
    fn holds(file: &Value, block: &serde_json::Map<String, Value>) -> bool {
        match file {
            Value::Object(fields) => {
                let listed = |(field, value): (&String, &Value)| match (fields.get(field), value) {
                    // Some of a list, such as one note of several.
                    (Some(Value::Array(all)), Value::Array(some)) => some.iter().all(|item| all.contains(item)),
                    (found, value) => found == Some(value),
                };
                block.iter().all(listed) || fields.values().any(|value| holds(value, block))
            }
            Value::Array(items) => items.iter().any(|item| holds(item, block)),
            _ => false,
        }
    }
    let file = json(&repository_file("crates/core/frameworks/lai-chau-2020.json"));
    let of_it = |block: &Value| block.get("rule").is_none() && block.get("nodes").is_none();
    let quoted: Vec<Value> = blocks().into_iter().filter(of_it).collect();
    assert!(quoted.len() > 3);
    for block in quoted {
        assert!(holds(&file, block.as_object().unwrap()), "not in lai-chau-2020.json: {block}");
    }
    let page = repository_file("docs/frameworks.md");
    let shown = page.lines().find(|line| line.starts_with("{\"unit\":")).unwrap().trim_end_matches(" …");
    let sheet = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/examples/so-noi-vu-lai-chau-2020.json");
    assert!(run(&["score", sheet]).out.starts_with(shown), "{shown}");
}
