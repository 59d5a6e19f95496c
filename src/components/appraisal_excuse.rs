//! The verdict that a criterion does not apply: its box, beside the fields of the other verdicts, and its reason.

use leptos::prelude::*;
use thuocdo_core::assessment::{Given, Verdict};
use thuocdo_core::framework::Node;
use thuocdo_text::{round as words, ui as t};

use super::appraisal_field::Place;
use super::appraisal_row::AppraisalRow;
use super::appraisal_state::State;
use super::appraisal_verdict::{Which, before_this, change};
use super::markup::{Piece, el, flag, part, part_while};

/// The word of the box.
const EXCUSE: &str = "khong-ap-dung";

/// Whether a verdict is that the criterion does not apply.
pub(super) fn is_excuse(given: &Given) -> bool {
    matches!(given, Given::NotApplicable(_))
}

/// The box, where the framework allows it or the verdict is there all the same, so that it can be seen and taken back.
pub(super) fn excuse_field(row: &AppraisalRow, node: &Node, heading: &str, state: State, which: Which) -> AnyView {
    let is_allowed = node.leaf.as_ref().is_some_and(|leaf| leaf.not_applicable);
    let is_on = Memo::new(move |_| {
        state.with(|state| {
            let verdict = state.as_ref().and_then(|state| which.of(&state.answer));
            verdict.is_some_and(|verdict| is_excuse(&verdict.given))
        })
    });
    let (row, node, name) = (row.clone(), node.clone(), format!("{heading}, {}", t::NOT_APPLICABLE));
    part_while(
        move || is_allowed || is_on.get(),
        move || {
            let (of_box, id) = (row.clone(), node.id.clone());
            let choose = move |event| {
                let on = event_target_checked(&event);
                change(&of_box, &id, which, |verdict, _| {
                    with_excuse(verdict, on, || before_this(&of_box, &id, which, is_excuse))
                });
            };
            let place = Place { cell: which.word(), field: EXCUSE.to_owned(), row: row.place };
            let own = node.clone();
            // Two reasons that differ come from a file only.
            let other = part(move || {
                state.with(|state| {
                    let verdict = state.as_ref().and_then(|state| which.of(&state.answer));
                    let verdict = verdict.filter(|verdict| has_own_words(verdict));
                    verdict.map(|verdict| el!("p"["class" = "row-sub"], words::given_at(&own, &verdict.given))).piece()
                })
            });
            el!(
                "div"["data-excuse" = which.word()],
                el!(
                    "label"["class" = "check"],
                    el!("input" [
                        "id" = place.id(row.place),
                        "type" = "checkbox",
                        "aria-label" = name.clone(),
                        @prop "checked" = flag(move || is_on.get()),
                        @on "change" = choose,
                        @on "keydown" = place.on_enter(),
                    ]),
                    el!("span", t::NOT_APPLICABLE),
                ),
                other,
            )
        },
    )
}

/// A verdict with the box set or taken out. Its reason is the one that is typed for every verdict; taken out, it is what
/// it was `before`.
fn with_excuse(verdict: Option<Verdict>, on: bool, before: impl FnOnce() -> Option<Given>) -> Option<Verdict> {
    match (verdict, on) {
        (verdict, true) => {
            let reason = verdict.map(|verdict| verdict.reason).unwrap_or_default();
            Some(Verdict { given: Given::NotApplicable(reason.clone()), reason })
        }
        (Some(verdict), false) if is_excuse(&verdict.given) => {
            let reason = reason_of(&verdict).to_owned();
            before().map(|given| Verdict { given, reason })
        }
        (other, false) => other,
    }
}

/// The reason of a verdict as its field has it.
pub(super) fn reason_of(verdict: &Verdict) -> &str {
    match &verdict.given {
        Given::NotApplicable(why) if verdict.reason.is_empty() => why,
        _ => &verdict.reason,
    }
}

/// A verdict with another reason; where it is that the criterion does not apply, that is why it does not.
pub(super) fn with_reason(verdict: Verdict, reason: String) -> Verdict {
    let given = match verdict.given {
        Given::NotApplicable(why) if verdict.reason.is_empty() || why.is_empty() || why == verdict.reason => {
            Given::NotApplicable(reason.clone())
        }
        other => other,
    };
    Verdict { given, reason }
}

/// Whether it says why the criterion does not apply in other words than its reason.
fn has_own_words(verdict: &Verdict) -> bool {
    matches!(&verdict.given, Given::NotApplicable(why) if !why.is_empty() && why != reason_of(verdict))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn excuse(why: &str, reason: &str) -> Verdict {
        Verdict { given: Given::NotApplicable(why.into()), reason: reason.into() }
    }

    #[test]
    fn a_criterion_that_does_not_apply_has_one_reason_and_what_was_before_comes_back() {
        let yes = || Verdict { given: Given::Yes(true), reason: "Theo sổ".into() };
        let on = with_excuse(Some(yes()), true, || None);
        assert_eq!(on, Some(excuse("Theo sổ", "Theo sổ")));
        assert_eq!(with_excuse(on.clone(), false, || Some(Given::Yes(true))), Some(yes()));
        assert_eq!(with_excuse(on, false, || None), None);
        assert_eq!(with_excuse(None, true, || None), Some(excuse("", "")));
        assert_eq!(with_excuse(Some(yes()), false, || None), Some(yes()), "a box that was not set takes nothing away");
    }

    /// docs/format.md: a verdict has a reason, and an answer that does not apply has one too.
    #[test]
    fn the_reason_is_read_wherever_a_file_has_it() {
        // Why it does not apply, the reason of the verdict; what the field has, whether both are told, what is typed then.
        for (why, reason, shown, both, typed) in [
            ("", "", "", false, excuse("B", "B")),
            ("A", "", "A", false, excuse("B", "B")),
            ("", "A", "A", false, excuse("B", "B")),
            ("A", "A", "A", false, excuse("B", "B")),
            ("A", "C", "C", true, excuse("A", "B")),
        ] {
            let verdict = excuse(why, reason);
            assert_eq!((reason_of(&verdict), has_own_words(&verdict)), (shown, both), "{why:?} {reason:?}");
            assert_eq!(with_reason(verdict, "B".into()), typed, "{why:?} {reason:?}");
        }
        let points = Verdict { given: Given::Yes(true), reason: "A".into() };
        assert_eq!(with_reason(points, "B".into()), Verdict { given: Given::Yes(true), reason: "B".into() });
    }
}
