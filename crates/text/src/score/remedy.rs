//! What would win points back, in natural units.

use thuocdo_core::framework::{Block, FigureName, Framework, NodeIndex, Rule};
use thuocdo_core::score::{Change, Needed, Remedy};

use super::points;
use crate::number::{decimal, short};

/// What would win points back: one sentence for a step, one for everything, one for new cases.
pub fn remedy(framework: &Framework, index: NodeIndex, remedy: &Remedy) -> Vec<String> {
    let node = framework.node(index);
    let Some(rule) = node.leaf.as_ref().map(|leaf| &leaf.rule) else { return Vec::new() };
    let sentence = |needed: &Needed, goal: &str| {
        let gain = points(framework, Some(&needed.gain));
        format!("{} để thêm {gain} điểm{goal}.", change(rule, &needed.change))
    };
    let mut sentences: Vec<String> = remedy.step.iter().map(|step| sentence(step, "")).collect();
    let full = match node.block() {
        _ if !remedy.is_max => "",
        Some(Block::Penalty) => " (không bị trừ)",
        _ => " (đạt tối đa)",
    };
    sentences.push(sentence(&remedy.full, full));
    let first = remedy.step.as_ref().unwrap_or(&remedy.full);
    if let (Change::More { new_cases: Some(cases), .. }, [_, den]) = (&first.change, rule.figures().as_slice()) {
        sentences.push(format!(
            "Nếu chỉ tính {} phát sinh mới và tất cả đều đạt thì cần thêm {}{}.",
            den.noun,
            decimal(*cases),
            if remedy.step.is_some() { " cho bước này" } else { "" }
        ));
    }
    sentences
}

fn change(rule: &Rule, change: &Change) -> String {
    let noun = |name: &FigureName| {
        rule.figures().into_iter().find(|figure| figure.name == *name).map_or_else(String::new, |f| f.noun.clone())
    };
    match change {
        Change::More { figure, amount, .. } => format!("Cần thêm {} {}", decimal(*amount), noun(figure)),
        Change::Fewer { figure, amount } => format!("Cần bớt {} {}", decimal(*amount), noun(figure)),
        Change::Reach { figure, value, included, rising } => {
            let how = match (rising, included) {
                (true, true) => "đạt từ",
                (true, false) => "vượt",
                (false, true) => "giảm còn",
                (false, false) => "giảm xuống dưới",
            };
            let unit = if matches!(rule, Rule::SurveyPercent { .. }) { " %" } else { "" };
            format!("Cần {} {how} {}{unit}", noun(figure), short(*value))
        }
        Change::Choose { option } => {
            let label = rule.options().get(*option).map(|option| option.label.as_str()).unwrap_or_default();
            format!("Cần đạt mức “{label}”")
        }
        Change::Answer { yes } => format!("Cần trả lời “{}”", if *yes { "Có" } else { "Không" }),
    }
}
