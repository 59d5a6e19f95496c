//! The edits of a file in work: made, taken back to the letter, done again.

use thuocdo_core::Json;

use super::document::{Document, Place, Step};
use super::put::put;

/// One edit: what stood at a place, and what stands there now; `None` where there is no such field. The place is the one
/// at which putting back what stood there gives the same file, to the letter.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Edit {
    place: Place,
    before: Option<Json>,
    after: Option<Json>,
    /// The field it was typed in: edits of one field that follow each other are one step of undo.
    typed: Option<Place>,
    /// Whether it put a node or a list of nodes, and not a field of one.
    is_of_tree: bool,
}

/// Whether a value is the id of a node.
pub(super) fn is_node_id(place: &[Step]) -> bool {
    matches!(place, [node @ .., Step::Field("id")] if !node.is_empty() && is_of_tree(node))
}

fn is_of_tree(place: &[Step]) -> bool {
    place.iter().all(|step| matches!(step, Step::Item(_) | Step::Field("nodes" | "children")))
}

impl Document {
    /// Puts a value at a place, or takes the field away, and with the last of the counts that a decision prints the object
    /// around them. Objects on the way that are not there yet are made.
    ///
    /// `typed` edits of the same place that follow each other are one step of undo.
    pub fn set(&mut self, place: Place, after: Option<Json>, typed: bool) {
        if self.get(&place) == after.as_ref() {
            return;
        }
        let typed = typed.then(|| place.clone());
        let (is_of_tree, mut place) = (is_of_tree(&place), place);
        while after.is_none() && self.is_last_count(&place) {
            place.pop();
        }
        let mut at = self.told_at(&place, after.is_none());
        let mut before = self.get(&place[..at]).cloned();
        if let Some(last) = self.done.pop_if(|last| typed.is_some() && last.typed == typed) {
            if last.place.len() <= at {
                (at, before) = (last.place.len(), last.before);
            } else if let Some(whole) = &mut before {
                put(whole, &last.place[at..], last.before);
            }
        }
        put(&mut self.json, &place, after);
        self.undone.clear();
        place.truncate(at);
        let after = self.get(&place).cloned();
        self.done.push(Edit { place, before, after, typed, is_of_tree });
    }

    /// Whether a place is the only one of the counts that a decision prints.
    fn is_last_count(&self, place: &[Step]) -> bool {
        match place {
            [above @ .., Step::Field(of @ "printed"), Step::Field(_)] => {
                let object = self.get(above).and_then(|above| above.get(of));
                matches!(object, Some(Json::Object(fields)) if fields.len() == 1)
            }
            _ => false,
        }
    }

    /// How much of a place tells an edit there: up to the first value that is missing or no object, and only the object
    /// around a field that is there twice, or goes and has others behind it.
    fn told_at(&self, place: &[Step], goes: bool) -> usize {
        let mut now = Some(&self.json);
        for (at, step) in place.iter().enumerate() {
            now = match (now, step) {
                (Some(Json::Object(fields)), Step::Field(name)) => {
                    let is_it = |(field, _): &&(String, Json)| field == name;
                    let is_last = fields.last().as_ref().is_some_and(is_it);
                    let is_twice = fields.iter().filter(is_it).count() > 1;
                    if at + 1 == place.len() && (is_twice || goes && !is_last) {
                        return at;
                    }
                    fields.iter().find(is_it).map(|(_, value)| value)
                }
                (Some(Json::List(items)), Step::Item(item)) => items.get(*item),
                _ => return at,
            };
        }
        place.len()
    }

    /// Ends a run of keystrokes: the next one is a step of undo of its own.
    pub fn seal(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.typed = None;
        }
    }

    /// How many steps can be taken back.
    pub(super) fn steps(&self) -> usize {
        self.done.len()
    }

    /// The place of the edit that is taken back, or done again, next.
    pub(super) fn next_place(&self, back: bool) -> Option<&Place> {
        let edits = if back { &self.done } else { &self.undone };
        edits.last().map(|edit| &edit.place)
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes the last edit back; whether it was one of the tree, so that nodes may stand elsewhere now.
    pub fn undo(&mut self) -> bool {
        let Some(edit) = self.done.pop() else { return false };
        put(&mut self.json, &edit.place, edit.before.clone());
        let of_tree = edit.is_of_tree;
        self.undone.push(edit);
        of_tree
    }

    /// Does the edit again that was last taken back; whether it was one of the tree.
    pub fn redo(&mut self) -> bool {
        let Some(edit) = self.undone.pop() else { return false };
        put(&mut self.json, &edit.place, edit.after.clone());
        let of_tree = edit.is_of_tree;
        self.done.push(edit);
        of_tree
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keystrokes_in_one_field_are_one_step() {
        let mut document = Document::new(Json::parse(r#"{"title":"T"}"#, 1_000).unwrap());
        let title = vec![Step::Field("title")];
        for text in ["Tê", "Tên", "Tên m"] {
            document.set(title.clone(), Some(Json::text(text)), true);
        }
        document.undo();
        assert_eq!(document.text(&title), "T");
        document.redo();
        document.seal();
        document.set(title.clone(), Some(Json::text("x")), true);
        document.undo();
        assert_eq!(document.text(&title), "Tên m");
    }

    #[test]
    fn what_is_taken_back_leaves_the_file_as_it_was_to_the_letter() {
        use Step::{Field, Item};
        let area = [Field("nodes"), Item(0)];
        let of_area = |field| [&area[..], &[Field(field)]].concat();
        // The file, the place, what is typed there one after the other (`-` takes the field away), the file then.
        for (file, place, typed, after) in [
            (
                r#"{"id":"a"}"#,
                vec![Field("policies"), Field("ties")],
                "dense",
                r#"{"id":"a","policies":{"ties":"dense"}}"#,
            ),
            (r#"{"id":"a"}"#, vec![Field("printed"), Field("areas")], "1 12", r#"{"id":"a","printed":{"areas":"12"}}"#),
            (r#"{"id":"a"}"#, vec![Field("printed"), Field("areas")], "1 -", r#"{"id":"a"}"#),
            (r#"{"printed":{"areas":"1"},"id":"a"}"#, vec![Field("printed"), Field("areas")], "-", r#"{"id":"a"}"#),
            (
                r#"{"printed":{"areas":"1","criteria":"2"},"id":"a"}"#,
                vec![Field("printed"), Field("areas")],
                "2 - 3 -",
                r#"{"printed":{"criteria":"2"},"id":"a"}"#,
            ),
            (
                r#"{"policies":"x","id":"a"}"#,
                vec![Field("policies"), Field("ties")],
                "y",
                r#"{"policies":{"ties":"y"},"id":"a"}"#,
            ),
            (r#"[1]"#, vec![Field("id")], "a", r#"{"id":"a"}"#),
            (r#"{"nodes":[7]}"#, of_area("max"), "1 2", r#"{"nodes":[{"max":"2"}]}"#),
            (r#"{"nodes":[{"max":"1"}]}"#, of_area("max"), "-", r#"{"nodes":[{}]}"#),
            (r#"{"nodes":[{"max":"1","id":"a","max":"3"}]}"#, of_area("max"), "2 -", r#"{"nodes":[{"id":"a"}]}"#),
            (
                r#"{"nodes":[{"evidence":"1","id":"a"}]}"#,
                of_area("evidence"),
                "- 2",
                r#"{"nodes":[{"id":"a","evidence":"2"}]}"#,
            ),
            // What has no place leaves the file as it is.
            (r#"{"nodes":[]}"#, of_area("max"), "1", r#"{"nodes":[]}"#),
        ] {
            for is_one_run in [true, false] {
                let mut document = Document::new(Json::parse(file, 1_000).unwrap());
                for text in typed.split(' ') {
                    document.set(place.clone(), (text != "-").then(|| Json::text(text)), is_one_run);
                }
                assert_eq!(document.json().to_line(), after, "{file} {place:?} {typed}");
                assert!(!is_one_run || document.done.len() == 1, "{file} {place:?} {typed}");
                while document.can_undo() {
                    document.undo();
                }
                assert_eq!(document.json().to_line(), file, "{place:?} {typed}");
                while document.can_redo() {
                    document.redo();
                }
                assert_eq!(document.json().to_line(), after, "{file} {place:?} {typed}");
            }
        }
    }
}
