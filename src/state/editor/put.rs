//! Putting a value at a place of a file in work.

use thuocdo_core::Json;

use super::document::Step;

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
    use super::super::Document;
    use super::*;

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
