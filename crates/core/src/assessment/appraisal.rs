//! Appraisals: what the appraisers said to an answer and what the unit explained, beside the self-score, which stays.

use super::{Answer, Assessment, Evidence, Given};

/// What others said to an answer (thẩm định), and what the unit said to that. The self-score beside it never changes.
///
/// The order is that of the process: first appraisal, explanation, second appraisal or council.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Appraisal {
    /// The first appraisal (thẩm định lần 1).
    pub first: Option<Verdict>,
    /// What the unit answered to it (giải trình).
    pub explanation: Option<Explanation>,
    /// The second appraisal, or what the council decided (thẩm định lần 2, Hội đồng thẩm định).
    pub second: Option<Verdict>,
}

/// What an appraiser gives instead of the unit, and why.
///
/// Figures, a choice, yes or no are scored by the rule again; points by hand need a reason, and
/// [`appraisal_problems`](super::appraisal_problems) tells where it is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// What counts from this stage on. Figures of which none is filled in are an empty list.
    pub given: Given,
    /// Why; empty when nothing was said.
    pub reason: String,
}

/// What the unit answers to the first appraisal, with the documents it adds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    /// What it says.
    pub text: String,
    /// The documents that prove it.
    pub evidence: Vec<Evidence>,
}

/// How far a sheet has come; each stage counts what was given last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// What the unit gave itself (tự chấm).
    SelfScored,
    /// After the first appraisal: its verdict, else what the unit gave.
    First,
    /// After the second appraisal or the council: its verdict, else the first, else what the unit gave.
    Final,
}

/// Who gave a value, in the order in which they take each other's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// The unit itself; also whoever entered a survey's result.
    Unit,
    /// The first appraisal.
    First,
    /// The second appraisal or the council.
    Second,
}

impl Appraisal {
    /// Whether nothing at all was said.
    pub fn is_empty(&self) -> bool {
        self.first.is_none() && self.second.is_none() && self.explanation.as_ref().is_none_or(Explanation::is_empty)
    }
}

impl Verdict {
    /// Whether points were given by hand, and nobody said why.
    pub fn lacks_reason(&self) -> bool {
        matches!(self.given, Given::Points(_)) && self.reason.trim().is_empty()
    }
}

impl Explanation {
    /// Whether nothing was said and no document added.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.evidence.is_empty()
    }

    /// Whether nothing can be read in it: no word, and only rows of documents that nobody has filled in.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.evidence.iter().all(|one| *one == Evidence::default())
    }
}

/// The value of an answer that counts at a stage, and who gave it; `None` where nobody gave one.
pub fn verdict_of(answer: &Answer, stage: Stage) -> Option<(&Given, Source)> {
    let appraisal = answer.appraisal.as_deref();
    let second = appraisal.and_then(|appraisal| appraisal.second.as_ref()).filter(|_| stage == Stage::Final);
    let first = appraisal.and_then(|appraisal| appraisal.first.as_ref()).filter(|_| stage >= Stage::First);
    second
        .map(|verdict| (&verdict.given, Source::Second))
        .or_else(|| first.map(|verdict| (&verdict.given, Source::First)))
        .or_else(|| answer.given.as_ref().map(|given| (given, Source::Unit)))
}

impl Answer {
    /// Whether anybody said anything beside the self-score.
    pub fn is_appraised(&self) -> bool {
        self.appraisal.as_ref().is_some_and(|appraisal| !appraisal.is_empty())
    }

    /// The same answer with its appraisal edited; one in which nothing is left is taken away.
    pub fn with_appraisal(mut self, edit: impl FnOnce(&mut Appraisal)) -> Answer {
        let mut appraisal = self.appraisal.take().unwrap_or_default();
        edit(&mut appraisal);
        appraisal.explanation = appraisal.explanation.take().filter(|explanation| !explanation.is_empty());
        self.appraisal = (!appraisal.is_empty()).then_some(appraisal);
        self
    }
}

impl Assessment {
    /// The sheet as it counts at a stage, ready to be scored: each answer is the value of [`verdict_of`], with the
    /// unit's own evidence and note. The appraisal itself is left out.
    ///
    /// Points that an appraiser gives for a whole group stand for everything below it, so that scoring reports the
    /// answers below (`N15`) as it does on any sheet.
    pub fn at(&self, stage: Stage) -> Assessment {
        let mut sheet = Assessment::new(&self.framework, self.unit.clone(), self.period);
        sheet.attainable = self.attainable;
        for (node, answer) in &self.answers {
            let given = verdict_of(answer, stage).map(|(given, _)| given.clone());
            let (evidence, note) = (answer.evidence.clone(), answer.note.clone());
            sheet.set_answer(node, Answer { given, evidence, note, appraisal: None });
        }
        sheet
    }

    /// Whether anybody said anything beside the self-score.
    pub fn is_appraised(&self) -> bool {
        self.answers.values().any(Answer::is_appraised)
    }
}
