//! A framework of one leaf, to try figures on while the rest is in work.

use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::framework::{self, Framework};

use super::document::{Document, Step};

/// A framework whose first node is the leaf at a place, under the policies of the file, to try figures on; `None` while
/// the leaf cannot be read. Where the policies cannot be read yet, `fallback` gives others.
pub fn try_framework(document: &Document, leaf: &[Step], fallback: &Json) -> Option<Arc<Framework>> {
    let Some(Json::Object(mut node)) = document.get(leaf).cloned() else { return None };
    // In an area of bonus or penalty points it counts as they do; the denominator is then of other points.
    let block = document.get(leaf.get(..2)?).and_then(|area| area.get("block")).cloned();
    node.retain(|(name, _)| name != "block");
    node.extend(block.map(|block| ("block".to_owned(), block)));
    let is_a = document.text(&[leaf, &[Step::Field("id")]].concat()).eq_ignore_ascii_case("A");
    let (node, other) = (Json::Object(node), if is_a { "B" } else { "A" });
    let other = Json::object([
        ("id", Some(Json::text(other))),
        ("number", Some(Json::text("A"))),
        ("name", Some(Json::text("A"))),
        ("max", Some(Json::text("1"))),
        ("scored_by", Some(Json::text("self"))),
        ("not_applicable", Some(Json::Bool(false))),
        ("rule", Some(Json::object([("kind", Some(Json::text("manual_points")))]))),
    ]);
    let with = |policies: Option<&Json>| {
        let mut trial = Document::new(fallback.clone());
        let mut put = |field: &'static str, value: Json| trial.set(vec![Step::Field(field)], Some(value), false);
        if let Some(policies) = policies {
            put("policies", policies.clone());
        }
        put("nodes", Json::List(vec![node.clone(), other.clone()]));
        // What breaks ties is named by ids that are not here.
        if matches!(trial.get(&[Step::Field("policies"), Step::Field("ties")]), Some(Json::Object(_))) {
            let ties = vec![Step::Field("policies"), Step::Field("ties")];
            trial.set(ties, Some(Json::text("competition")), false);
        }
        framework::read_json(trial.json().clone()).ok().map(Arc::new)
    };
    with(document.get(&[Step::Field("policies")])).or_else(|| with(None))
}

#[cfg(test)]
mod tests {
    use thuocdo_core::assessment::{Answer, Assessment, Figure, Period, Unit};
    use thuocdo_core::number::{Decimal, Exact};
    use thuocdo_core::score::{Change, remedy, score};

    use super::*;
    use crate::state::editor::node_place;

    #[test]
    fn a_leaf_can_be_tried_before_the_rest_is_complete() {
        let whole = framework::by_id("qd766-2022").unwrap().source().clone();
        let mut document = Document::new(whole.clone());
        document.set(vec![Step::Field("policies")], None, false);
        let leaf = [Step::Field("nodes"), Step::Item(0), Step::Field("children"), Step::Item(0)];
        let tried = try_framework(&document, &leaf, &whole).unwrap();
        assert_eq!(
            tried.nodes()[0].name.vi,
            document.text(&[&leaf[..], &[Step::Field("name"), Step::Field("vi")]].concat())
        );
    }

    #[test]
    fn a_leaf_of_bonus_or_penalty_points_is_tried_as_one() {
        // Made up: the leaf below an area, and the leaf that is the area; each has 2 points, 0.5 for each case.
        let rule = r#""id":"A","number":"1","name":"A","max":"2","scored_by":"self","not_applicable":false,"rule":{"kind":"count_points","count":{"label":"Việc","noun":"việc","whole":true},"per":"0.5","cap":"2"}"#;
        let whole = framework::by_id("qd766-2022").unwrap().source().clone();
        let leaf = node_place(&[0, 0]);
        for (block, points, attainable, words) in [
            ("", "1", "3", ""),
            (r#","block":{"kind":"bonus","above_full":"counted"}"#, "1", "1", "Điểm thưởng: "),
            (r#","block":{"kind":"bonus","above_full":"cut"}"#, "1", "1", "không vượt điểm tối đa"),
            (r#","block":{"kind":"penalty"}"#, "-1", "1", "Điểm trừ: "),
        ] {
            let area = format!(r#"[{{"id":"X","max":"2"{block},"children":[{{{rule}}}]}}]"#);
            let itself = format!("[{{{rule}{block}}}]");
            for (nodes, leaf) in [(area, &leaf[..]), (itself, &leaf[..2])] {
                let mut document = Document::new(whole.clone());
                document.set(vec![Step::Field("nodes")], Some(Json::parse(&nodes, 10_000).unwrap()), false);
                let tried = try_framework(&document, leaf, &whole).unwrap();
                let index = tried.indices().next().unwrap();
                let mut sheet = Assessment::new("", Unit::default(), Period::Year(2026));
                let figures = tried.node(index).leaf.as_ref().unwrap().rule.figures();
                let answer = Answer::default().with_figure(&figures[0].name, Figure::typed("2"));
                sheet.set_answer("A", answer);
                let scored = score(&tried, &sheet);
                let node = scored.node(index);
                assert_eq!(node.points, Some(Exact::from(points.parse::<Decimal>().unwrap())), "{nodes}");
                assert_eq!(scored.attainable, Exact::from(attainable.parse::<Decimal>().unwrap()), "{nodes}");
                assert!(thuocdo_text::score::rule(&tried, tried.node(index)).contains(words), "{nodes}");
                // Of a penalty fewer cases are wanted, of all else more.
                let step = remedy(&tried, index, node).unwrap().full.change;
                assert_eq!(matches!(step, Change::Fewer { .. }), points == "-1", "{nodes}: {step:?}");
            }
        }
    }
}
