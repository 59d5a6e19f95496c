//! Writes an assessment as its file: one content, one text.

use super::read::{FORMAT, VERSION, VERSION_WITHOUT_APPRAISAL};
use super::{Answer, Assessment, Evidence, Figure, Given, Verdict};
use crate::framework::Framework;
use crate::json::Json;

impl Assessment {
    /// The assessment as JSON, naming the framework by its hash so that another text of it is noticed; a framework
    /// that is not embedded travels in it as a whole.
    ///
    /// The answers stand in the framework's order, unknown ids after them. A sheet without an appraisal is written as
    /// version 1, which every version of the program reads.
    pub fn to_json(&self, framework: &Framework) -> Json {
        let version = if self.is_appraised() { VERSION } else { VERSION_WITHOUT_APPRAISAL };
        Json::object([
            ("format", Some(Json::text(FORMAT))),
            ("version", Some(Json::Number(version.to_string()))),
            ("framework", Some(framework.reference_json())),
            ("unit", Some(self.unit_json())),
            ("period", Some(Json::text(self.period.to_string()))),
            ("attainable", self.attainable_json()),
            ("answers", Some(self.answers_json(framework))),
        ])
    }

    /// The field `unit`.
    pub(crate) fn unit_json(&self) -> Json {
        let mut fields: Fields = Vec::new();
        put(&mut fields, "name", Json::text(&*self.unit.name));
        put_text(&mut fields, "code", &self.unit.code);
        put_text(&mut fields, "group", &self.unit.group);
        Json::Object(fields)
    }

    /// The field `attainable`, where there is one.
    pub(crate) fn attainable_json(&self) -> Option<Json> {
        self.attainable.map(|value| Json::text(value.to_string()))
    }

    /// The field `answers`: in the framework's order, unknown ids behind.
    pub(crate) fn answers_json(&self, framework: &Framework) -> Json {
        let known = framework.nodes().iter().filter_map(|node| self.answers.get_key_value(&node.id));
        let unknown = self.answers.iter().filter(|(id, _)| framework.find(id).is_none());
        Json::Object(known.chain(unknown).map(|(id, answer)| (id.clone(), answer_json(answer))).collect())
    }
}

fn answer_json(answer: &Answer) -> Json {
    let mut fields: Fields = Vec::new();
    if let Some(given) = &answer.given {
        put_given(&mut fields, given);
    }
    put_evidence(&mut fields, &answer.evidence);
    put_text(&mut fields, "note", &answer.note);
    if let Some(appraisal) = answer.appraisal.as_ref().filter(|appraisal| !appraisal.is_empty()) {
        let mut parts: Fields = Vec::new();
        let verdict = |parts: &mut Fields, name, verdict: &Option<Verdict>| {
            if let Some(Verdict { given, reason }) = verdict {
                let mut fields = Vec::new();
                put_given(&mut fields, given);
                put_text(&mut fields, "reason", reason);
                put(parts, name, Json::Object(fields));
            }
        };
        verdict(&mut parts, "first", &appraisal.first);
        if let Some(explanation) = appraisal.explanation.as_ref().filter(|explanation| !explanation.is_empty()) {
            let mut fields = Vec::new();
            put_text(&mut fields, "text", &explanation.text);
            put_evidence(&mut fields, &explanation.evidence);
            put(&mut parts, "explanation", Json::Object(fields));
        }
        verdict(&mut parts, "second", &appraisal.second);
        put(&mut fields, "appraisal", Json::Object(parts));
    }
    Json::Object(fields)
}

type Fields = Vec<(String, Json)>;

#[inline(never)]
fn put(fields: &mut Fields, name: &str, value: Json) {
    fields.push((name.to_owned(), value));
}

fn put_text(fields: &mut Fields, name: &str, text: &str) {
    if !text.is_empty() {
        put(fields, name, Json::text(text));
    }
}

fn put_given(fields: &mut Fields, given: &Given) {
    let (name, value) = match given {
        Given::Figures(all) => {
            let figures = all.iter().map(|(name, figure)| (name.as_str().to_owned(), figure_json(figure)));
            ("figures", Json::Object(figures.collect()))
        }
        Given::Points(value) => ("points", figure_json(value)),
        Given::Choice(id) => ("choice", Json::text(&**id)),
        Given::Yes(answer) => ("yes", Json::Bool(*answer)),
        Given::NotApplicable(why) => ("not_applicable", Json::text(&**why)),
    };
    put(fields, name, value);
}

fn put_evidence(fields: &mut Fields, evidence: &[Evidence]) {
    if !evidence.is_empty() {
        put(fields, "evidence", Json::List(evidence.iter().map(evidence_json).collect()));
    }
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
