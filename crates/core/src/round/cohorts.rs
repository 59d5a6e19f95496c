//! Figures that were published of all units together, which every sheet should give alike.

use crate::assessment::{Assessment, Given, Stage, verdict_of};
use crate::framework::{FigureName, Framework, NodeIndex, Rule};
use crate::number::Decimal;
use crate::rank::GroupPlaces;

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
        let (mut places, mut groups) = (GroupPlaces::default(), Vec::<Vec<(Decimal, usize)>>::new());
        for (at, sheet) in sheets.clone().enumerate() {
            let figure = sheet.answers.get(id).and_then(|answer| match verdict_of(answer, Stage::Final)?.0 {
                Given::Figures(all) => all.iter().find(|(name, _)| *name == FigureName::PUBLISHED)?.1.number(),
                _ => None,
            });
            let Some(figure) = figure else { continue };
            let place = places.place(&sheet.unit.group);
            groups.resize(groups.len().max(place + 1), Vec::new());
            if groups[place].iter().all(|(other, _)| *other != figure) {
                groups[place].push((figure, at));
            }
        }
        let apart = groups.into_iter().filter(|figures| figures.len() > 1);
        found.extend(apart.map(|figures| CohortApart { node, figures }));
    }
    found
}
