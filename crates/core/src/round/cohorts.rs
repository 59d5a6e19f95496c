//! Figures that were published of all units together, which every sheet should give alike.

use crate::assessment::{Assessment, Given, Stage, plain_name, verdict_of};
use crate::framework::{FigureName, Framework, NodeIndex, Rule};
use crate::number::Decimal;

/// A criterion for which the sheets of one group give several published figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CohortApart {
    /// The criterion.
    pub node: NodeIndex,
    /// Each figure, with the place of the first sheet that gives it.
    pub figures: Vec<(Decimal, usize)>,
}

/// The criteria for which sheets give another mean or best of all units than others of their group, as they count in the end.
pub fn cohorts_apart<'s>(
    framework: &Framework,
    sheets: impl Iterator<Item = &'s Assessment> + Clone,
) -> Vec<CohortApart> {
    let mut found = Vec::new();
    for node in framework.indices() {
        let rule = framework.node(node).leaf.as_ref().map(|leaf| &leaf.rule);
        if !matches!(rule, Some(Rule::CohortThreshold { .. } | Rule::CohortShare { .. })) {
            continue;
        }
        let id = &framework.node(node).id;
        let mut groups: Vec<(&str, Vec<(Decimal, usize)>)> = Vec::new();
        for (at, sheet) in sheets.clone().enumerate() {
            let Some(figure) = sheet.answers.get(id).and_then(|answer| match verdict_of(answer, Stage::Final)?.0 {
                Given::Figures(all) => all.iter().find(|(name, _)| *name == FigureName::PUBLISHED)?.1.number(),
                _ => None,
            }) else {
                continue;
            };
            let group = sheet.unit.group.as_str();
            let is_own = |other: &str| other == group || plain_name(other) == plain_name(group);
            let own = match groups.iter().position(|(other, _)| is_own(other)) {
                Some(own) => own,
                None => {
                    groups.push((group, Vec::new()));
                    groups.len() - 1
                }
            };
            let figures = &mut groups[own].1;
            if figures.iter().all(|(other, _)| *other != figure) {
                figures.push((figure, at));
            }
        }
        let apart = groups.into_iter().filter(|(_, figures)| figures.len() > 1);
        found.extend(apart.map(|(_, figures)| CohortApart { node, figures }));
    }
    found
}
