//! How far the appraisal of a round has come: whose own figures still count, and which points nobody gave a reason for.

use super::{Round, RoundUnit};
use crate::assessment::{Appraisal, Assessment, Stage};
use crate::framework::NodeIndex;

impl Assessment {
    /// Whether a sheet has figures and no verdict counts at a stage: what the unit gave itself does, though appraisals are
    /// looked at.
    pub fn is_not_appraised(&self, stage: Stage) -> bool {
        let is_judged = |appraisal: &Appraisal| match stage {
            Stage::SelfScored => true,
            Stage::First => appraisal.first.is_some(),
            Stage::Final => appraisal.first.is_some() || appraisal.second.is_some(),
        };
        let mut verdicts = self.answers.values().filter_map(|answer| answer.appraisal.as_deref());
        stage > Stage::SelfScored
            && self.answers.values().any(|answer| answer.given.is_some())
            && !verdicts.any(is_judged)
    }
}

impl Round {
    /// The points that count in the end and that appraisers gave by hand without a reason (`A12`): the places of unit and
    /// node, in the order of the round and of the framework.
    pub fn points_without_reason(&self) -> Vec<(usize, NodeIndex)> {
        let lacks = |sheet: &Assessment, node: NodeIndex| {
            let appraisal = sheet.answers.get(&self.framework.node(node).id)?.appraisal.as_deref()?;
            Some(appraisal.second.as_ref().or(appraisal.first.as_ref())?.lacks_reason())
        };
        let of = |(at, unit): (usize, &RoundUnit)| {
            let nodes = self.framework.indices().filter(|node| lacks(&unit.sheet, *node) == Some(true));
            nodes.map(|node| (at, node)).collect::<Vec<_>>()
        };
        let units = self.units.iter().enumerate().filter(|(_, unit)| unit.sheet.is_appraised());
        units.flat_map(of).collect()
    }
}
