//! The field for a criterion that is answered by picking: yes or no, one of the options, one of the grades.

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Given};
use thuocdo_core::framework::{Node, NodeIndex, Rule};
use thuocdo_text::{number, ui as t};

use super::markup::{el, flag};
use super::sheet::Editing;

/// What can be picked, each with its words and what it is worth.
fn options(rule: &Rule) -> Vec<(Given, String, String)> {
    let points = |worth| t::worth_points(&number::short(worth));
    let picked = |id: &str| Given::Choice(id.to_owned());
    match rule {
        Rule::YesNo { yes, no } => vec![
            (Given::Yes(true), t::YES.to_owned(), points(*yes)),
            (Given::Yes(false), t::NO.to_owned(), points(*no)),
        ],
        Rule::Choice { options } => {
            options.iter().map(|option| (picked(&option.id), option.label.clone(), points(option.worth))).collect()
        }
        Rule::Grade { options } => {
            let share = |worth| t::worth_percent(&number::short(worth));
            options.iter().map(|option| (picked(&option.id), option.label.clone(), share(option.worth))).collect()
        }
        _ => Vec::new(),
    }
}

/// The field: one radio button for each option, with what it is worth, and a way to take the answer back.
pub fn option_field(editing: Editing, index: NodeIndex, node: &Node, rule: &Rule) -> AnyView {
    let state = editing.sheet.node(index);
    let name = format!("f-{}-option", node.id);
    let answer = move |given: Option<Given>| {
        editing.answer(index, None, Answer { given, ..editing.answer_now(index) });
        editing.leave();
    };
    let row = |(at, (given, label, worth)): (usize, (Given, String, String))| {
        let (own, set) = (given.clone(), given);
        el!(
            "label"["class" = "option"],
            el!("input" [
                "type" = "radio",
                "name" = name.clone(),
                "id" = format!("{name}-{at}"),
                @prop "checked" = flag(move || state.with(|node| node.answer.given.as_ref() == Some(&own))),
                @on "change" = move |_| answer(Some(set.clone())),
            ]),
            el!("span"["class" = "option-label"], label),
            el!("span"["class" = "muted"], worth),
        )
    };
    el!(
        "fieldset"["class" = "options", "aria-describedby" = format!("problems-{}", node.id)],
        el!("legend"["class" = "sr-only"], t::CHOOSE_OPTION),
        options(rule).into_iter().enumerate().map(row).collect::<Vec<_>>(),
        super::markup::part_while(
            move || state.with(|node| matches!(node.answer.given, Some(Given::Choice(_) | Given::Yes(_)))),
            move || {
                el!(
                    "button"["type" = "button", "class" = "link-button", @on "click" = move |_| answer(None)],
                    t::CLEAR_OPTION,
                )
            },
        ),
    )
}
