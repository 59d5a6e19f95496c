//! The rows of an outline as nodes of a framework file, each with an id of its own.

use std::collections::{HashMap, HashSet};

use super::Outline;
use crate::Json;
use crate::number::Decimal;

impl Outline {
    /// The rows as the `nodes` of a framework file. Leaves are scored by the unit itself, points by hand, to be refined;
    /// `taken` are ids that are already in use.
    pub fn to_nodes(&self, taken: &mut Vec<String>) -> Json {
        let mut ids = Ids { taken: taken.iter().map(|id| id.to_ascii_lowercase()).collect(), last: HashMap::new() };
        let mut new: Vec<String> = self.rows.iter().map(|row| ids.new_id(&row.number)).collect();
        let nodes = self.children(0, self.rows.len(), 0, &new);
        taken.append(&mut new);
        nodes
    }

    fn children(&self, from: usize, to: usize, depth: usize, ids: &[String]) -> Json {
        let mut list = Vec::new();
        let mut at = from;
        while at < to {
            let row = &self.rows[at];
            let end = (at + 1..to).find(|next| self.rows[*next].depth <= depth).unwrap_or(to);
            let mut fields = vec![
                ("id".to_owned(), Json::text(&*ids[at])),
                ("number".to_owned(), Json::text(&*row.number)),
                ("name".to_owned(), Json::text(&*row.name)),
                ("max".to_owned(), Json::text(row.max.unwrap_or_default().to_string())),
            ];
            if !row.citation.is_empty() {
                fields.push(("citation".to_owned(), Json::text(&*row.citation)));
            }
            if !row.options.is_empty() {
                let remark = [("kind", Some(Json::text("remark"))), ("text", Some(Json::text(&*row.options)))];
                fields.push(("notes".to_owned(), Json::List(vec![Json::object(remark)])));
            }
            if end > at + 1 {
                fields.push(("children".to_owned(), self.children(at + 1, end, depth + 1, ids)));
            } else {
                fields.extend(new_leaf());
                if let Some((_, rule)) = fields.last_mut().filter(|_| !row.choices.is_empty()) {
                    *rule = choice(&row.choices);
                }
                if !row.evidence.is_empty() {
                    fields.push(("evidence".to_owned(), Json::text(&*row.evidence)));
                }
            }
            list.push(Json::Object(fields));
            at = end;
        }
        Json::List(list)
    }
}

/// The rule that gives the points of the option that was chosen.
fn choice(choices: &[(String, Decimal)]) -> Json {
    let option = |(at, (label, points)): (usize, &(String, Decimal))| {
        Json::object([
            ("id", Some(Json::text(format!("muc{}", at + 1)))),
            ("label", Some(Json::text(&**label))),
            ("points", Some(Json::text(points.to_string()))),
        ])
    };
    let options = Json::List(choices.iter().enumerate().map(option).collect());
    Json::object([("kind", Some(Json::text("choice"))), ("options", Some(options))])
}

/// The fields of a leaf that nothing is known of yet: points by hand, given by the unit itself.
pub fn new_leaf() -> [(String, Json); 3] {
    [
        ("scored_by".to_owned(), Json::text("self")),
        ("not_applicable".to_owned(), Json::Bool(false)),
        ("rule".to_owned(), Json::object([("kind", Some(Json::text("manual_points")))])),
    ]
}

/// A new id made of a printed number: `TC1.2.3`; one that is taken gets a suffix.
pub fn new_id(number: &str, taken: &mut Vec<String>) -> String {
    let lower = taken.iter().map(|id| id.to_ascii_lowercase()).collect();
    let id = Ids { taken: lower, last: HashMap::new() }.new_id(number);
    taken.push(id.clone());
    id
}

/// The ids that are in use, in small letters, and the last suffix that each number got.
struct Ids {
    taken: HashSet<String>,
    last: HashMap<String, usize>,
}

impl Ids {
    fn new_id(&mut self, number: &str) -> String {
        let plain: String = number.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '.').take(40).collect();
        let base = format!("TC{}", plain.trim_matches('.'));
        let last = self.last.entry(base.to_ascii_lowercase()).or_default();
        loop {
            *last += 1;
            let id = if *last == 1 && base != "TC" { base.clone() } else { format!("{base}-{last}") };
            if self.taken.insert(id.to_ascii_lowercase()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_have_ids_of_their_own_and_load() {
        let outline = Outline::read("1\tA\t3\n1.1\tB\t1\n1.1\tB\t2\n\tC\t4");
        let mut taken = vec!["tc1".to_owned()];
        let nodes = outline.to_nodes(&mut taken);
        assert_eq!(taken, ["tc1", "TC1-2", "TC1.1", "TC1.1-2", "TC-1"]);
        let Json::List(areas) = nodes else { panic!("a list") };
        assert_eq!(areas[0].get("id"), Some(&Json::text("TC1-2")));
        assert_eq!(new_id("1.1", &mut taken), "TC1.1-3");
    }

    #[test]
    fn evidence_stands_at_leaves() {
        let outline =
            Outline::read("STT\tTiêu chí\tĐiểm tối đa\tTài liệu kiểm chứng\n1\tA\t2\t\n1.1\tB\t2\tBáo cáo năm");
        let Json::List(areas) = outline.to_nodes(&mut Vec::new()) else { panic!("a list") };
        assert_eq!(areas[0].get("evidence"), None);
        let Some(Json::List(leaves)) = areas[0].get("children") else { panic!("children") };
        assert_eq!(leaves[0].get("evidence"), Some(&Json::text("Báo cáo năm")));
    }
}
