//! Trying a rule: the card of the criterion as a unit will see it, with figures that are kept nowhere.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_core::assessment::{Assessment, Period, Unit};
use thuocdo_core::framework::{Framework, Node, embedded};
use thuocdo_core::score::score;
use thuocdo_text::ui as t;

use crate::adapters::clock;
use crate::components::criterion::criterion;
use crate::components::markup::{el, maybe, part};
use crate::components::sheet::{Editing, NodeChange, Sheet};
use crate::state::editor::{Editor, Place, try_framework};

/// The card of the leaf at a place, to try figures on; it follows every edit of the rule.
pub fn try_it(editor: Editor, place: Place) -> AnyView {
    let sheet = RwSignal::new(Arc::new(Assessment::new("", Unit::default(), Period::Year(2026))));
    let tried = StoredValue::new((editor.selected.get_untracked(), 0, None, Vec::new()));
    let fallback = StoredValue::new(heading_of_a_framework());
    let read = move || {
        let place = editor.resolved(&place)?;
        editor.with(|document| fallback.with_value(|fallback| try_framework(document, &place, fallback))).map(Trial)
    };
    let leaf = RwSignal::new(untrack(&read));
    // The card follows once the edit itself is seen. Only another text of the leaf or of the policies builds it anew.
    let is_behind = RwSignal::new(false);
    let follow = move || {
        let now = untrack(&read);
        if now != leaf.get_untracked() {
            leaf.set(now);
        }
        is_behind.set(false);
    };
    let changes = StoredValue::new(0u64);
    Effect::new(move |was_made: Option<()>| {
        editor.version.track();
        editor.selected.track();
        if was_made.is_none() {
            return;
        }
        is_behind.set(true);
        changes.update_value(|changes| *changes += 1);
        let (mine, follow) = (changes.get_value(), follow.clone());
        let follow_last = move || {
            // The page may have been left.
            if changes.try_get_value() == Some(mine) {
                follow();
            }
        };
        clock::later(clock::FRAME, Box::new(follow_last));
    });
    el!(
        "section"["class" = "try-it", "aria-busy" = maybe(move || is_behind.get().then(|| "true".to_owned()))],
        el!("h3", t::TRY_IT),
        part(move || match leaf.get() {
            Some(Trial(framework)) => {
                let leaf = framework.indices().next().map(|index| framework.node(index));
                let now = (
                    editor.selected.get_untracked(),
                    editor.shape.get_untracked(),
                    leaf.map(|node| node.id.clone()),
                    leaf.map(asked).unwrap_or_default(),
                );
                // A node that is moved or named anew is the same one; at another one, or under a rule that asks for
                // something else, nothing was tried yet.
                let is_other = tried.with_value(|(selected, shape, id, asked)| {
                    let is_elsewhere = (selected, *shape) != (&now.0, now.1);
                    is_elsewhere && *id != now.2 || *asked != now.3
                });
                if is_other {
                    sheet.update_untracked(|sheet| Arc::make_mut(sheet).answers.clear());
                }
                tried.set_value(now);
                card(framework, sheet)
            }
            None => el!("p"["class" = "muted"], t::TRY_LATER),
        }),
    )
}

/// What a leaf asks for: the kind of its rule, the names of its figures, the ids of its options.
fn asked(node: &Node) -> Vec<String> {
    let Some(leaf) = &node.leaf else { return Vec::new() };
    let figures = leaf.rule.figures().into_iter().map(|figure| figure.name.as_str().to_owned()).collect::<Vec<_>>();
    let options = leaf.rule.options().iter().map(|option| option.id.clone()).collect::<Vec<_>>();
    std::iter::once(leaf.rule.kind().to_owned()).chain(figures).chain(options).collect()
}

/// A framework to try on; two are the same when their text is.
#[derive(Clone)]
struct Trial(Arc<Framework>);

impl PartialEq for Trial {
    fn eq(&self, other: &Trial) -> bool {
        self.0.hash == other.0.hash
    }
}

/// A framework file without nodes and remarks, to put a leaf in; its policies stand in while there are none yet.
fn heading_of_a_framework() -> Json {
    let source = embedded().first().map(|framework| framework.source().clone());
    match source {
        Some(Json::Object(mut fields)) => {
            fields.retain(|(name, _)| name != "nodes" && name != "notes");
            Json::Object(fields)
        }
        _ => Json::Null,
    }
}

fn card(framework: Arc<Framework>, assessment: RwSignal<Arc<Assessment>>) -> AnyView {
    let Some(index) = framework.indices().next() else { return crate::components::markup::nothing() };
    // What was tried before stays, under whatever id the leaf has now.
    let id = framework.node(index).id.clone();
    assessment.update_untracked(|sheet| {
        let sheet = Arc::make_mut(sheet);
        if let Some((_, answer)) = sheet.answers.pop_first() {
            sheet.answers.insert(id.clone(), answer);
        }
    });
    let scored = {
        let framework = Arc::clone(&framework);
        Memo::new_with_compare(
            move |_| Arc::new(score(&framework, &assessment.get())),
            |before, now| before.as_ref().is_none_or(|before| !Arc::ptr_eq(before, now.unwrap_or(before))),
        )
    };
    let sheet = Sheet::new(framework, assessment.into(), scored.into());
    let change = Callback::new(move |NodeChange { answer, .. }: NodeChange| {
        assessment.update(|sheet| Arc::make_mut(sheet).set_answer(&id, answer));
    });
    criterion(Editing { sheet, change, seal: Callback::new(|()| {}) }, index)
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::state::editor::{Document, Step, rule_template};

    #[test]
    fn another_rule_or_another_set_of_figures_asks_for_something_else_and_other_words_do_not() {
        let whole = thuocdo_core::framework::by_id("qd766-2022").unwrap().source().clone();
        let leaf = [Step::Field("nodes"), Step::Item(0), Step::Field("children"), Step::Item(0)];
        let asked_by = |steps: &[&'static str], value: Json| {
            let mut document = Document::new(whole.clone());
            let place = leaf.iter().cloned().chain(steps.iter().map(|name| Step::Field(name)));
            document.set(place.collect(), Some(value), false);
            if steps == ["rule"] {
                document.set(leaf.iter().cloned().chain([Step::Field("zero_denominator")]).collect(), None, false);
            }
            let framework = try_framework(&document, &leaf, &whole).unwrap();
            asked(framework.node(framework.indices().next().unwrap()))
        };
        let now = asked_by(&["max"], Json::text("5"));
        assert_eq!(now, ["linear_ratio", "num", "den"]);
        assert_eq!(asked_by(&["rule", "num", "label"], Json::text("Tên khác")), now);
        assert_eq!(asked_by(&["rule", "full_at"], Json::text("90")), now);
        for kind in ["formula", "choice", "grade", "manual_points", "information"] {
            let other = asked_by(&["rule"], rule_template(kind, "5").0);
            assert_eq!(other[0], kind);
            assert_ne!(other, now);
        }
    }
}
