//! Putting a value at a place of a file in work.

use thuocdo_core::Json;

use super::document::{Document, OF_LEAVES, Step, node_place};

impl Document {
    /// Takes a field away that no form has: of the object at a place as problems name it, below a node or, without one,
    /// below the file.
    pub fn drop_field(&mut self, node: Option<&[usize]>, place: &str, field: &str) {
        let root = node.map(node_place).unwrap_or_default();
        let Some(mut json) = self.get(&root).cloned() else { return };
        let mut at = Some(&mut json);
        for step in place.split(['.', '[']).map(|step| step.trim_end_matches(']')).filter(|step| !step.is_empty()) {
            at = at.and_then(|json| match json {
                Json::Object(fields) => fields.iter_mut().find(|(name, _)| name == step).map(|(_, value)| value),
                Json::List(items) => items.get_mut(step.parse::<usize>().ok()?),
                _ => None,
            });
        }
        if let Some(Json::Object(fields)) = at {
            // With the rule goes what stands beside it.
            let goes = |name: &str| name == field || (field == "rule" && OF_LEAVES.contains(&name));
            fields.retain(|(name, _)| !goes(name));
            self.set(root, Some(json), false);
        }
    }
}

/// Puts a value at a place, or takes the field away.
pub(super) fn put(json: &mut Json, place: &[Step], value: Option<Json>) {
    let Some((step, rest)) = place.split_first() else {
        if let Some(value) = value {
            *json = value;
        }
        return;
    };
    match step {
        Step::Selected => {}
        Step::Item(at) => {
            if let Json::List(items) = json
                && let Some(item) = items.get_mut(*at)
            {
                put(item, rest, value);
            }
        }
        Step::Field(name) => {
            if !matches!(json, Json::Object(_)) {
                *json = Json::Object(Vec::new());
            }
            let Json::Object(fields) = json else { return };
            let known = fields.iter().position(|(field, _)| field == name);
            if rest.is_empty() {
                // A file may have a field twice: what is put now stands for both.
                let mut nth = 0;
                fields.retain(|(field, _)| {
                    nth += usize::from(field == name);
                    field != name || (nth == 1 && value.is_some())
                });
            }
            match (known, value) {
                (Some(_), None) if rest.is_empty() => {}
                (Some(at), value) => put(&mut fields[at].1, rest, value),
                (None, None) => {}
                (None, value) => {
                    let mut made = Json::Object(Vec::new());
                    put(&mut made, rest, value);
                    fields.push(((*name).to_owned(), made));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_no_form_has_is_taken_away_where_it_stands() {
        let file = r#"{"x":1,"policies":{"x":2},"nodes":[{"id":"A","x":3,"children":[{"id":"B","rule":{"bands":[{"from":"1"},{"x":4}]}}]}]}"#;
        for (node, place, field, gone) in [
            (None, "", "x", r#""x":1,"#),
            (None, "policies", "x", r#""x":2"#),
            (Some(&[0][..]), "", "x", r#","x":3"#),
            (Some(&[0, 0][..]), "rule.bands[1]", "x", r#""x":4"#),
            // What is not there leaves the file as it is.
            (Some(&[0, 0][..]), "rule.bands[2]", "x", ""),
            (Some(&[0, 0][..]), "rule.bands", "x", ""),
            (Some(&[7][..]), "", "x", ""),
        ] {
            let mut document = Document::new(Json::parse(file, 1_000).unwrap());
            document.drop_field(node, place, field);
            assert_eq!(document.json().to_line(), file.replacen(gone, "", 1), "{place} {field}");
            document.undo();
            assert_eq!(document.json().to_line(), file, "{place} {field}");
        }
    }

    #[test]
    fn what_is_put_stands_for_a_field_that_a_file_has_twice() {
        for (value, left) in
            [(Some(Json::text("2")), r#"{"id":"A","max":"2","name":""}"#), (None, r#"{"id":"A","name":""}"#)]
        {
            let twice = r#"{"id": "A", "max": "1", "name": "", "max": "3"}"#;
            let mut document = Document::new(Json::parse(twice, 1_000).unwrap());
            document.set(vec![Step::Field("max")], value, false);
            assert_eq!(document.json().to_line(), left);
        }
    }
}
