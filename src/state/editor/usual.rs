//! The policies that most decisions have: filled in only where somebody asks for them, and only where nothing stands.

use thuocdo_core::Json;
use thuocdo_text::ui as t;

/// What is usual, each with the label of its input; the steps lead from the policies down.
fn usual() -> Vec<(&'static [&'static str], &'static str, Json)> {
    let text = |word: &str| Json::text(word);
    let class = |(id, name, from): (&str, &str, &str)| {
        Json::object([("id", Some(Json::text(id))), ("name", Some(Json::text(name))), ("from", Some(Json::text(from)))])
    };
    let classes = [
        ("xuat-sac", t::CLASS_EXCELLENT, "90"),
        ("tot", t::CLASS_GOOD, "80"),
        ("kha", t::CLASS_FAIR, "70"),
        ("trung-binh", t::CLASS_AVERAGE, "50"),
        ("yeu", t::CLASS_WEAK, "0"),
    ];
    vec![
        (&["rounding", "leaf"], t::ROUND_LEAF, text("none")),
        (&["rounding", "node"], t::ROUND_NODE, text("none")),
        (&["rounding", "total"], t::ROUND_TOTAL, text("none")),
        (&["rounding", "printed_points"], t::ROUND_PRINTED_POINTS, half_up()),
        (&["rounding", "printed_index"], t::ROUND_PRINTED_INDEX, half_up()),
        (&["index"], t::POLICY_INDEX, text("points_over_attainable")),
        (&["not_applicable"], t::POLICY_NOT_APPLICABLE, text("shrink")),
        (&["ties"], t::POLICY_TIES, text("competition")),
        (&["compare_on"], t::POLICY_COMPARE_ON, text("printed")),
        (&["classes", "decided_on"], t::POLICY_DECIDED_ON, text("printed")),
        (&["classes", "list"], t::CLASSES, Json::List(classes.into_iter().map(class).collect())),
    ]
}

/// The rounding that begins with, and that most decisions have.
pub fn half_up() -> Json {
    Json::object([("decimals", Some(Json::text("2"))), ("mode", Some(Json::text("half_up")))])
}

/// The policies with what is usual where nothing was chosen, and the labels of what was filled in.
pub fn fill_usual(policies: Option<&Json>) -> (Json, Vec<&'static str>) {
    let mut all = policies.cloned().unwrap_or(Json::Null);
    let mut filled = Vec::new();
    for (steps, label, value) in usual() {
        if put_if_empty(&mut all, steps, value) {
            filled.push(label);
        }
    }
    (all, filled)
}

/// Puts a value where none stands; a list without rows and an empty text stand for none. Gives whether it did.
fn put_if_empty(json: &mut Json, steps: &[&str], value: Json) -> bool {
    let Some((step, rest)) = steps.split_first() else {
        let is_empty = match json {
            Json::Null => true,
            Json::Text(text) => text.is_empty(),
            Json::List(items) => items.is_empty(),
            _ => false,
        };
        if is_empty {
            *json = value;
        }
        return is_empty;
    };
    if matches!(json, Json::Null) {
        *json = Json::Object(Vec::new());
    }
    // What is no group of fields stays as it is and is told.
    let Json::Object(fields) = json else { return false };
    let at = fields.iter().position(|(name, _)| name == step).unwrap_or_else(|| {
        fields.push(((*step).to_owned(), Json::Null));
        fields.len() - 1
    });
    put_if_empty(&mut fields[at].1, rest, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_empty_is_filled_and_all_of_it_is_told() {
        let (all, told) = fill_usual(None);
        assert_eq!(told.len(), 11);
        assert_eq!(fill_usual(Some(&all)), (all.clone(), vec![]));
        let chosen = r#"{"not_applicable": "full", "classes": {"decided_on": "exact", "list": []},
            "rounding": {"leaf": {"decimals": "1"}}}"#;
        let chosen = Json::parse(chosen, 1_000).unwrap();
        let (filled, told) = fill_usual(Some(&chosen));
        assert_eq!(told.len(), 8);
        assert!(!told.contains(&t::POLICY_NOT_APPLICABLE) && !told.contains(&t::ROUND_LEAF));
        assert_eq!(filled.get("not_applicable"), Some(&Json::text("full")));
        let both = filled.get("classes").unwrap();
        assert_eq!(
            (both.get("decided_on"), both.get("list")),
            (Some(&Json::text("exact")), all.get("classes").unwrap().get("list"))
        );
    }
}
