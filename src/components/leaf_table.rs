//! Every node of a sheet in one table: figures, rule line, points, evidence.

use leptos::prelude::*;
use thuocdo_core::assessment::Assessment;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::score::Score;
use thuocdo_text::{number, score as words, ui as t, visible_lines};

use super::appraised::reasons;
use super::criterion::not_measured_words;
use super::evidence::documents_view;
use super::markup::{el, part};
use super::sheet::Sheet;
use super::wide_table::{FIGURES, wide_table};

/// The table of all nodes.
pub fn leaf_table(sheet: Sheet) -> AnyView {
    let framework = sheet.framework();
    part(move || {
        let last = sheet.appraised().map(|one| one.last);
        let row =
            |assessment: &Assessment, score: &Score, index| row(&framework, assessment, score, last.as_deref(), index);
        let rows: Vec<AnyView> = sheet.score.with(|score| {
            sheet.assessment.with(|one| framework.indices().map(|index| row(one, score, index)).collect())
        });
        let mut headings = vec![("", t::NUMBER), ("", t::CRITERION), (FIGURES, t::MAX_POINTS)];
        match &last {
            Some(_) => headings.extend([(FIGURES, t::SELF_SCORE), (FIGURES, t::AFTER_APPRAISAL)]),
            None => headings.push((FIGURES, t::POINTS)),
        }
        headings.extend([("", t::HOW_IT_CAME), ("", t::EVIDENCE_AND_NOTE)]);
        headings.extend(last.is_some().then_some(("", t::REASON_AND_EXPLANATION)));
        wide_table("leaves", t::EVERY_CRITERION, &headings, rows, None)
    })
}

/// How the points of a node came about, or its state; and how many of its points were measured for nobody, and why.
pub fn how(framework: &Framework, score: &Score, index: NodeIndex) -> String {
    let (node, scored) = (framework.node(index), score.node(index));
    let line = words::live_line(framework, node, scored);
    let line =
        line.unwrap_or_else(|| if node.leaf.is_some() { words::state(scored.state).to_owned() } else { String::new() });
    match not_measured_words(node) {
        Some(gone) if line.is_empty() => gone,
        Some(gone) => line + "; " + &gone,
        None => line,
    }
}

/// The row of a node; `last` is the score after the appraisals, where there are any.
fn row(
    framework: &Framework,
    assessment: &Assessment,
    score: &Score,
    last: Option<&Score>,
    index: NodeIndex,
) -> AnyView {
    let (node, scored) = (framework.node(index), score.node(index));
    let answer = assessment.answers.get(&node.id);
    let evidence = answer.map(|answer| documents_view(&answer.evidence));
    let note = answer
        .filter(|answer| !answer.note.is_empty())
        .map(|answer| el!("p"["class" = "note-text"], el!("bdi", visible_lines(&answer.note))));
    let after = last.map(|last| {
        let points = words::points(framework, last.node(index).points.as_ref());
        el!("td"["class" = "num", "data-label" = t::AFTER_APPRAISAL], points)
    });
    let why = last.map(|_| el!("td"["data-label" = t::REASON_AND_EXPLANATION], answer.map(reasons)));
    el!(
        "tr"["class" = if node.leaf.is_some() { "leaf" } else { "inner" }],
        el!("td", node.number.clone()),
        el!("th"["scope" = "row"], node.name.vi.clone()),
        el!("td" ["class" = "num", "data-label" = t::MAX_POINTS], number::short(node.attainable())),
        el!(
            "td" [
                "class" = "num",
                "data-label" = if last.is_some() { t::SELF_SCORE } else { t::POINTS },
                "data-node" = node.id.clone(),
            ],
            words::points(framework, scored.points.as_ref()),
        ),
        after,
        el!("td"["data-label" = t::HOW_IT_CAME], how(framework, score, index)),
        el!("td"["data-label" = t::EVIDENCE_AND_NOTE], evidence, note),
        why,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::assessment::{Answer, Figure, Given, Period, Unit};
    use thuocdo_core::framework::{by_id, read_json};
    use thuocdo_core::score::{State, score};

    /// Made up: some or all points of a criterion of the sample, or of its group of 3, were measured for nobody.
    #[test]
    fn what_was_measured_for_nobody_is_told_with_its_reason() {
        let sample = by_id("xa-mau-2026").unwrap().source().to_line();
        let not_applicable = format!("{}; ", words::state(State::NotApplicable));
        for (id, gone, points, before) in [
            ("NY_DAY_DU", "3", None, not_applicable.as_str()),
            ("NY_DAY_DU", "1", Some(1), "Nhập thẳng 1,00 điểm; "),
            ("KE_HOACH", "3", None, ""),
            ("KE_HOACH", "1", Some(1), "Nhập thẳng 1,00 điểm; "),
        ] {
            let place = format!(r#""id":"{id}""#);
            let part = format!(r#""not_measured":{{"points":"{gone}","reason":"Chưa đo"}},{place}"#);
            let text = sample.replacen(&place, &part, 1);
            assert_ne!(text, sample);
            let framework = read_json(thuocdo_core::Json::parse(&text, 1 << 20).unwrap()).unwrap();
            let mut sheet = Assessment::new("xa-mau-2026", Unit::default(), Period::Year(2026));
            let given = points.map(|points: i64| Given::Points(Figure::Number(points.into())));
            sheet.set_answer(id, Answer { given, ..Answer::default() });
            let score = score(&framework, &sheet);
            let told = |id: &str| how(&framework, &score, framework.find(id).unwrap());
            assert_eq!(told(id), format!("{before}{}", t::not_measured(gone, "Chưa đo")));
            assert!(!told("THUONG_KHEN").contains("Chưa đo"));
        }
    }
}
