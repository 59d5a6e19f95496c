//! Reads an assessment file strictly: every problem at once, unknown fields are errors, nothing is repaired.

use std::sync::Arc;

use super::answer::put_figure;
use super::{
    Answer, Appraisal, Assessment, Evidence, Explanation, Figure, Given, Period, TEXT_LIMIT, Unit, Verdict,
    hidden_characters,
};
use crate::framework::{self, Date, FigureName, Framework, by_id};
use crate::json::{Fields, Json, Path, Sink};
use crate::problem::{Fault, Problem};

/// The format's name in the envelope.
pub const FORMAT: &str = "thuocdo.assessment";
/// The newest version this reader knows; it reads all before it.
pub const VERSION: u32 = 2;
/// The version without appraisals. What has none is written as it.
pub(super) const VERSION_WITHOUT_APPRAISAL: u32 = 1;
/// The most an assessment file may weigh, in bytes.
pub const FILE_LIMIT: usize = 4 << 20;

/// The most letters of a unit's name, and of its group's.
pub const NAME_LIMIT: usize = 300;
const ANSWER_LIMIT: usize = 10_000;
const EVIDENCE_LIMIT: usize = 100;
/// The ways to answer, of which a verdict has one.
const GIVEN_FIELDS: &[&str] = &["figures", "points", "choice", "yes", "not_applicable"];
/// The most figures one answer may have.
pub const FIGURE_LIMIT: usize = 50;

/// An assessment that could be read, with what is noteworthy about it.
#[derive(Clone, Debug)]
pub struct ReadAssessment {
    /// The assessment.
    pub assessment: Assessment,
    /// The framework it names.
    pub framework: Arc<Framework>,
    /// Warnings; errors do not come this far.
    pub warnings: Vec<Problem>,
}

/// Reads an assessment from JSON text and finds its framework among the embedded ones.
///
/// # Errors
/// Every problem that keeps the file from being understood. Figures that are no numbers, unknown node ids and
/// the like are not among them: they are kept in the answers and reported when it is scored.
pub fn read(text: &str) -> Result<ReadAssessment, Vec<Problem>> {
    read_with(text, &[])
}

/// The same, where the framework may also be one of these; they go before the embedded ones.
///
/// # Errors
/// As [`read`].
pub fn read_with(text: &str, known: &[Arc<Framework>]) -> Result<ReadAssessment, Vec<Problem>> {
    let json = Json::parse(text, FILE_LIMIT).map_err(|problem| vec![problem])?;
    read_json_with(&json, known)
}

/// The same for JSON that is already read.
///
/// # Errors
/// As [`read`].
pub fn read_json(json: &Json) -> Result<ReadAssessment, Vec<Problem>> {
    read_json_with(json, &[])
}

pub(super) fn read_json_with(json: &Json, known: &[Arc<Framework>]) -> Result<ReadAssessment, Vec<Problem>> {
    let mut sink = Sink::default();
    match read_root(json, known, &mut sink) {
        Some((assessment, framework)) if !sink.has_errors() => {
            Ok(ReadAssessment { assessment, framework, warnings: sink.into_problems() })
        }
        _ => Err(sink.into_problems()),
    }
}

fn read_root(json: &Json, known: &[Arc<Framework>], sink: &mut Sink) -> Option<(Assessment, Arc<Framework>)> {
    let mut fields = sink.object(json, &Path::root())?;
    let version = framework::envelope_version(&mut fields, sink, &[FORMAT], VERSION)?;
    let framework = framework_field(&mut fields, known, sink);
    let unit = fields.required(sink, "unit", &[]).and_then(|(json, path)| unit(json, &path, sink));
    let period = period_field(&mut fields, sink);
    let attainable = fields.optional("attainable").and_then(|(json, path)| sink.decimal(json, &path));
    let mut answers = std::collections::BTreeMap::new();
    if let Some((json, path)) = fields.required(sink, "answers", &[])
        && let Json::Object(entries) = json
    {
        if entries.len() > ANSWER_LIMIT {
            sink.report(&path, Fault::TooMany { limit: ANSWER_LIMIT });
        } else {
            for (node, answer) in entries {
                let at = path.field(node);
                if answers.contains_key(node) {
                    sink.report(&path, Fault::DuplicateField { field: node.clone() });
                } else if node.is_empty() || node.chars().count() > 64 || !hidden_characters(node).is_empty() {
                    sink.report(&path, Fault::BadId { found: node.chars().take(80).collect() });
                } else if let Some(answer) = read_answer(answer, &at, version, sink) {
                    answers.insert(node.clone(), answer);
                }
            }
        }
    } else if let Some(other) = json.get("answers").filter(|other| !matches!(other, Json::Object(_))) {
        let _: Option<Fields> = sink.object(other, &Path::root().field("answers"));
    }
    fields.finish(sink);
    let framework = framework?;
    let assessment = Assessment { framework: framework.id.clone(), unit: unit?, period: period?, attainable, answers };
    Some((assessment, framework))
}

/// The framework of a file: the field `framework`.
pub(crate) fn framework_field(
    fields: &mut Fields,
    known: &[Arc<Framework>],
    sink: &mut Sink,
) -> Option<Arc<Framework>> {
    fields.required(sink, "framework", &[]).and_then(|(json, path)| framework_ref(json, &path, known, sink))
}

/// The time that a file is about: the field `period`.
pub(crate) fn period_field(fields: &mut Fields, sink: &mut Sink) -> Option<Period> {
    let (json, path) = fields.required(sink, "period", &[])?;
    let found = match json {
        Json::Number(digits) => digits.clone(),
        _ => sink.text(json, &path, 20)?,
    };
    let period = Period::parse(&found);
    if period.is_none() {
        sink.report(&path, Fault::BadPeriod { found });
    }
    period
}

/// The framework that a file names by id and hash, or carries as a whole.
fn framework_ref(json: &Json, path: &Path, known: &[Arc<Framework>], sink: &mut Sink) -> Option<Arc<Framework>> {
    let mut fields = sink.object(json, path)?;
    let id = fields.text(sink, "id", 64);
    let hash = fields.optional_text(sink, "hash", 64);
    let carried = fields.optional("text").map(|(text, path)| (framework::read_json(text.clone()), path));
    fields.finish(sink);
    let id = id?;
    let here = known.iter().find(|framework| framework.id == id).cloned().or_else(|| by_id(&id));
    let framework = match (carried, here) {
        (Some((Ok(text), path)), here) => {
            if text.id != id {
                sink.report(&path.field("id"), Fault::FrameworkChanged { id: id.clone() });
            } else if let Some(fault) = here.and_then(|here| text.differs_from(&here, false)) {
                sink.report(&path, fault);
            }
            Arc::new(text)
        }
        (Some((Err(problems), path)), _) => {
            sink.take_over(&path, problems);
            return None;
        }
        (None, Some(here)) => here,
        (None, None) => {
            sink.report(&path.field("id"), Fault::UnknownFramework { id });
            return None;
        }
    };
    if hash.is_some_and(|hash| hash != framework.hash.to_string()) {
        sink.report(&path.field("hash"), Fault::FrameworkChanged { id });
    }
    Some(framework)
}

fn unit(json: &Json, path: &Path, sink: &mut Sink) -> Option<Unit> {
    let mut fields = sink.object(json, path)?;
    let name = fields.text(sink, "name", NAME_LIMIT);
    let code = fields.optional_text(sink, "code", 64).unwrap_or_default();
    let group = fields.optional_text(sink, "group", NAME_LIMIT).unwrap_or_default();
    fields.finish(sink);
    let name = name?;
    if name.trim().is_empty() {
        sink.report(&path.field("name"), Fault::EmptyText);
        return None;
    }
    for (field, text) in [("name", &name), ("code", &code), ("group", &group)] {
        if let Some(character) = hidden_characters(text).first() {
            sink.report(&path.field(field), Fault::HiddenCharacter { character: *character });
        }
    }
    Some(Unit { name, code, group })
}

fn read_answer(json: &Json, path: &Path, version: u32, sink: &mut Sink) -> Option<Answer> {
    let mut fields = sink.object(json, path)?;
    let given = given(&mut fields, sink);
    let evidence = all_evidence(&mut fields, sink);
    let note = fields.optional_text(sink, "note", TEXT_LIMIT).unwrap_or_default();
    let appraisal = match version {
        VERSION_WITHOUT_APPRAISAL => None,
        _ => fields.optional("appraisal").and_then(|(json, path)| appraisal(json, &path, sink)),
    };
    fields.finish(sink);
    Some(Answer { given, evidence, note, appraisal })
}

/// The one way in which a node is answered, of an answer or of a verdict.
#[inline(never)]
fn given(fields: &mut Fields, sink: &mut Sink) -> Option<Given> {
    let figures = fields.optional("figures").and_then(|(json, path)| figures(json, &path, sink));
    let points = fields.optional("points").and_then(|(json, path)| figure(json, &path, sink)).map(Given::Points);
    let reason = fields.optional_text(sink, "not_applicable", TEXT_LIMIT).map(Given::NotApplicable);
    let choice = fields.optional_text(sink, "choice", 64).map(Given::Choice);
    let yes = fields.optional("yes").and_then(|(json, path)| sink.bool(json, &path)).map(Given::Yes);
    let mut given: Vec<Given> = [figures, points, reason, choice, yes].into_iter().flatten().collect();
    if given.len() > 1 {
        sink.report(fields.path(), Fault::SeveralAnswers);
    }
    given.pop()
}

#[inline(never)]
fn all_evidence(fields: &mut Fields, sink: &mut Sink) -> Vec<Evidence> {
    let Some((json, path)) = fields.optional("evidence") else { return Vec::new() };
    let items = sink.list(json, &path, EVIDENCE_LIMIT).unwrap_or_default();
    items.iter().enumerate().filter_map(|(i, item)| evidence(item, &path.item(i), sink)).collect()
}

fn appraisal(json: &Json, path: &Path, sink: &mut Sink) -> Option<Box<Appraisal>> {
    let mut fields = sink.object(json, path)?;
    let [first, second] = ["first", "second"].map(|name| {
        let (json, path) = fields.optional(name)?;
        let mut fields = sink.object(json, &path)?;
        let empty = fields.has("figures").then(|| Given::Figures(Vec::new()));
        let told = sink.len();
        let given = given(&mut fields, sink).or(empty);
        if given.is_none() && sink.len() == told {
            sink.report(&path, Fault::MissingField { field: "points".into(), choices: GIVEN_FIELDS });
        }
        let reason = fields.optional_text(sink, "reason", TEXT_LIMIT).unwrap_or_default();
        fields.finish(sink);
        Some(Verdict { given: given?, reason })
    });
    let explanation = fields.optional("explanation").and_then(|(json, path)| {
        let mut fields = sink.object(json, &path)?;
        let text = fields.optional_text(sink, "text", TEXT_LIMIT).unwrap_or_default();
        let evidence = all_evidence(&mut fields, sink);
        fields.finish(sink);
        Some(Explanation { text, evidence })
    });
    fields.finish(sink);
    let explanation = explanation.filter(|explanation| !explanation.is_empty());
    let appraisal = Appraisal { first, explanation, second };
    (!appraisal.is_empty()).then(|| Box::new(appraisal))
}

fn figures(json: &Json, path: &Path, sink: &mut Sink) -> Option<Given> {
    let Json::Object(entries) = json else {
        let _: Option<Fields> = sink.object(json, path);
        return None;
    };
    if entries.len() > FIGURE_LIMIT {
        sink.report(path, Fault::TooMany { limit: FIGURE_LIMIT });
        return None;
    }
    let mut figures: Vec<(FigureName, Figure)> = Vec::with_capacity(entries.len());
    for (name, value) in entries {
        let (at, name) = (path.field(name), FigureName::new(name));
        if name.as_str().chars().count() > 64 || !hidden_characters(name.as_str()).is_empty() {
            sink.report(path, Fault::BadId { found: name.as_str().chars().take(80).collect() });
        } else if figures.iter().any(|(known, _)| *known == name) {
            sink.report(path, Fault::DuplicateField { field: name.as_str().to_owned() });
        } else if *value == Json::Null {
            // An empty field of a form: not answered.
        } else if let Some(figure) = figure(value, &at, sink) {
            put_figure(&mut figures, name, figure);
        }
    }
    (!figures.is_empty()).then_some(Given::Figures(figures))
}

/// A decimal, or `{"unread": "…"}`: what somebody typed and was not yet a number.
fn figure(json: &Json, path: &Path, sink: &mut Sink) -> Option<Figure> {
    if let Json::Object(_) = json {
        let mut fields = sink.object(json, path)?;
        let text = fields.text(sink, "unread", TEXT_LIMIT);
        fields.finish(sink);
        return Figure::typed(&text?);
    }
    match sink.number(json, path)? {
        Ok(value) => Some(Figure::Number(value)),
        // Kept as a text that was typed, so that writing and reading it again gives the same.
        Err((text, _)) => sink.text(&Json::Text(text), path, TEXT_LIMIT).and_then(|text| Figure::typed(&text)),
    }
}

fn evidence(json: &Json, path: &Path, sink: &mut Sink) -> Option<Evidence> {
    let mut fields = sink.object(json, path)?;
    let mut text = |sink: &mut Sink, field: &str| fields.optional_text(sink, field, TEXT_LIMIT).unwrap_or_default();
    let (number, issuer, summary) = (text(sink, "number"), text(sink, "issuer"), text(sink, "summary"));
    let date = fields.optional_text(sink, "date", 20).filter(|text| !text.is_empty()).and_then(|text| {
        let date = Date::parse(&text);
        if date.is_none() {
            sink.report(&path.field("date"), Fault::BadDate { found: text });
        }
        date
    });
    // Any text: one that is no https address is kept, reported when scored, and never shown as a link.
    let link = fields.optional_text(sink, "link", TEXT_LIMIT).unwrap_or_default();
    fields.finish(sink);
    Some(Evidence { number, date, issuer, summary, link })
}
