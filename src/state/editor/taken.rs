//! What the last change of the tree took away: the rule and all else of a leaf that got children.

use thuocdo_core::Json;
use thuocdo_core::framework::new_leaf;
use thuocdo_text::ui as t;

use super::document::{Document, OF_LEAVES};

/// What was taken away, as long as the tree stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// What to tell.
    pub sentence: String,
    /// The shape of the tree then.
    pub(super) shape: u64,
    /// How many steps could be taken back then.
    pub(super) steps: usize,
}

impl Document {
    /// What the last change took from a leaf, in words; nothing of a leaf that was as it began.
    pub(super) fn tell_taken(&mut self) -> Option<String> {
        let leaf = Document::new(self.was_leaf.take()?);
        let new = Document::new(Json::Object(new_leaf().into()));
        let is_written = |name: &&str| {
            let value = leaf.json().get(name);
            // What a rule of a kind has else goes with the rule.
            *name != "zero_denominator" && value.is_some() && value != new.json().get(name)
        };
        let taken: Vec<&str> = OF_LEAVES.into_iter().filter(is_written).collect();
        let words = |name: &str| match leaf.json().get(name) {
            Some(Json::Text(text)) => text.as_str(),
            Some(both) => match both.get("vi") {
                Some(Json::Text(text)) => text,
                _ => "",
            },
            None => "",
        };
        (!taken.is_empty())
            .then(|| t::leaf_taken(&t::node_words(words("number"), words("name"), words("id"), true), &taken))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::editor::NodePath;

    /// A tester: a criterion that got one below it and lost it again had lost its rule.
    #[test]
    fn a_leaf_is_as_it_was_when_it_loses_its_children() {
        let file = r#"{"nodes":[{"id":"X","children":[
            {"id":"A","max":"1","scored_by":"council","not_applicable":true,"evidence":"Văn bản","rule":{"kind":"yes_no"}},
            {"id":"B","max":"1","scored_by":"self","not_applicable":false,"rule":{"kind":"manual_points"}}]}]}"#;
        type Change = fn(&mut Document) -> NodePath;
        let cases: [(&str, &[Change]); 3] = [
            ("in and out", &[|d| d.indent(&[0, 1]), |d| d.outdent(&[0, 0, 0])]),
            (
                "in and out twice",
                &[|d| d.indent(&[0, 1]), |d| d.outdent(&[0, 0, 0]), |d| d.indent(&[0, 1]), |d| d.outdent(&[0, 0, 0])],
            ),
            ("added and deleted", &[|d| d.add_below(&[0, 0]), |d| d.remove(&[0, 0, 0])]),
        ];
        for (what, changes) in cases {
            let mut document = Document::new(Json::parse(file, 10_000).unwrap());
            for change in changes {
                change(&mut document);
            }
            for field in ["max", "scored_by", "not_applicable", "evidence", "rule"] {
                let was = Document::new(Json::parse(file, 10_000).unwrap()).node(&[0, 0]).unwrap().get(field).cloned();
                assert_eq!(document.node(&[0, 0]).unwrap().get(field).cloned(), was, "{what}: {field}");
            }
        }
    }

    #[test]
    fn what_a_leaf_loses_when_it_gets_children_is_told() {
        type Change = fn(&mut Document) -> NodePath;
        // Made up: 1.1 has a rule and evidence, 1.2 is as new leaves are.
        let file = r#"{"nodes":[{"id":"X","number":"1","name":"X","children":[
            {"id":"A","number":"1.1","name":{"vi":"Kế hoạch"},"scored_by":"self","not_applicable":false,"evidence":"Văn bản","rule":{"kind":"yes_no"}},
            {"id":"B","number":"1.2","name":"B","scored_by":"self","not_applicable":false,"rule":{"kind":"manual_points"}},
            {"id":"C","number":"1.3","name":"C","scored_by":"council","not_applicable":true,"rule":{"kind":"manual_points"}}]}]}"#;
        let of_first =
            "Tiêu chí 1.1 “Kế hoạch” nay có mục con nên không còn: “Cách tính điểm”, “Tài liệu kiểm chứng cần có”.";
        let cases: [(&str, Change, Option<&str>); 8] = [
            ("add below", |d| d.add_below(&[0, 0]), Some(of_first)),
            (
                "paste below",
                |d| d.add_nodes(&[0, 0], vec![Json::object([("id", Some(Json::text("N")))])]),
                Some(of_first),
            ),
            ("indent the next", |d| d.indent(&[0, 1]), Some(of_first)),
            ("add below a new leaf", |d| d.add_below(&[0, 1]), None),
            ("indent below a new leaf", |d| d.indent(&[0, 2]), None),
            (
                "add below the last",
                |d| d.add_below(&[0, 2]),
                Some(
                    "Tiêu chí 1.3 “C” nay có mục con nên không còn: “Ai chấm”, “Cho phép “Không áp dụng” (phải ghi lý do)”.",
                ),
            ),
            ("add below an inner node", |d| d.add_below(&[0]), None),
            ("outdent", |d| d.outdent(&[0, 0]), None),
        ];
        for (what, change, told) in cases {
            let mut document = Document::new(Json::parse(file, 10_000).unwrap());
            change(&mut document);
            assert_eq!(document.tell_taken().as_deref(), told, "{what}");
            assert_eq!(document.tell_taken(), None, "{what}");
        }
    }
}
