//! Writes an assessment as its file: one content, one text.

use super::read::{FORMAT, VERSION};
use super::{Answer, Assessment, Evidence, Figure, Given};
use crate::framework::Framework;
use crate::json::Json;

impl Assessment {
    /// The assessment as JSON, naming the framework by its hash so that another text of it is noticed; a framework
    /// that is not embedded travels in it as a whole.
    ///
    /// The answers stand in the framework's order, unknown ids after them.
    pub fn to_json(&self, framework: &Framework) -> Json {
        let some = |text: &str| (!text.is_empty()).then(|| Json::text(text));
        let mut left = self.answers.clone();
        let known = framework.nodes().iter().filter_map(|node| left.remove_entry(&node.id)).collect::<Vec<_>>();
        let answers = known.into_iter().chain(left).map(|(id, answer)| (id, answer_json(&answer))).collect();
        let hash = framework.hash.to_string();
        Json::object([
            ("format", Some(Json::text(FORMAT))),
            ("version", Some(Json::Number(VERSION.to_string()))),
            (
                "framework",
                Some(Json::object([
                    ("id", Some(Json::text(&*self.framework))),
                    ("hash", Some(Json::text(hash))),
                    ("text", (!framework.is_embedded()).then(|| framework.source().clone())),
                ])),
            ),
            (
                "unit",
                Some(Json::object([
                    ("name", Some(Json::text(&*self.unit.name))),
                    ("code", some(&self.unit.code)),
                    ("group", some(&self.unit.group)),
                ])),
            ),
            ("period", Some(Json::text(self.period.to_string()))),
            ("attainable", self.attainable.map(|value| Json::text(value.to_string()))),
            ("answers", Some(Json::Object(answers))),
        ])
    }
}

fn answer_json(answer: &Answer) -> Json {
    let (mut figures, mut points, mut choice, mut yes, mut reason) = (None, None, None, None, None);
    match &answer.given {
        Some(Given::Figures(all)) => {
            let fields = all.iter().map(|(name, figure)| (name.as_str().to_owned(), figure_json(figure)));
            figures = Some(Json::Object(fields.collect()));
        }
        Some(Given::Points(value)) => points = Some(figure_json(value)),
        Some(Given::NotApplicable(why)) => reason = Some(Json::text(&**why)),
        Some(Given::Choice(id)) => choice = Some(Json::text(&**id)),
        Some(Given::Yes(answer)) => yes = Some(Json::Bool(*answer)),
        None => {}
    }
    let evidence: Vec<Json> = answer.evidence.iter().map(evidence_json).collect();
    Json::object([
        ("figures", figures),
        ("points", points),
        ("choice", choice),
        ("yes", yes),
        ("not_applicable", reason),
        ("evidence", (!evidence.is_empty()).then_some(Json::List(evidence))),
        ("note", (!answer.note.is_empty()).then(|| Json::text(&*answer.note))),
    ])
}

fn figure_json(figure: &Figure) -> Json {
    match figure {
        Figure::Number(value) => Json::text(value.to_string()),
        Figure::Unread(text, _) => Json::object([("unread", Some(Json::text(&**text)))]),
    }
}

fn evidence_json(evidence: &Evidence) -> Json {
    let some = |text: &str| (!text.is_empty()).then(|| Json::text(text));
    Json::object([
        ("number", some(&evidence.number)),
        ("date", evidence.date.map(|date| Json::text(date.to_string()))),
        ("issuer", some(&evidence.issuer)),
        ("summary", some(&evidence.summary)),
        ("link", some(&evidence.link)),
    ])
}
