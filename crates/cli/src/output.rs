//! The JSON that goes to standard output (docs/command-line.md; its shape is a contract).

use std::collections::BTreeSet;

use thuocdo_core::Json;
use thuocdo_core::assessment::{Assessment, Unit};
use thuocdo_core::framework::Framework;
use thuocdo_core::number::{Decimal, Exact};
use thuocdo_core::problem::{Problem, Severity};
use thuocdo_core::rank::{Change, Earlier, EarlierRow, NumberChange, RankChange, Steps};
use thuocdo_core::score::{Score, State};
use thuocdo_core::snapshot::Published;
use thuocdo_text::defect::Names;

/// The score of one assessment.
pub(crate) fn score(framework: &Framework, assessment: &Assessment, score: &Score) -> Json {
    let nodes = framework.indices().map(|index| {
        let (node, scored) = (framework.node(index), score.node(index));
        Json::object([
            ("id", Some(Json::text(&*node.id))),
            ("points", Some(scored.points.as_ref().map_or(Json::Null, |value| points(framework, value)))),
            ("max", Some(decimal(node.max))),
            ("state", Some(Json::text(state(scored.state)))),
        ])
    });
    let mut fields = summary(framework, assessment, score);
    fields.push(("nodes", Some(Json::List(nodes.collect()))));
    fields.push(("problems", Some(problems(score, framework))));
    Json::object(fields)
}

/// The outcome of a verification.
pub(crate) fn verified(framework: &Framework, assessment: &Assessment, score: &Score, agrees: bool) -> Json {
    let mut fields = vec![("agrees", Some(Json::Bool(agrees)))];
    fields.extend(summary(framework, assessment, score));
    fields.push(("framework_hash", Some(Json::text(framework.hash.to_string()))));
    fields.push(("problems", Some(problems(score, framework))));
    Json::object(fields)
}

fn summary(framework: &Framework, assessment: &Assessment, score: &Score) -> Vec<(&'static str, Option<Json>)> {
    let index = score.index.as_ref();
    let class = index.and_then(|index| framework.policies.classes.list.get(index.class?));
    vec![
        ("unit", Some(Json::text(&*assessment.unit.name))),
        ("framework", Some(Json::text(&*framework.id))),
        ("total", Some(points(framework, &score.total))),
        ("attainable", Some(attainable(&score.attainable))),
        ("index", Some(index.map_or(Json::Null, |index| decimal(index.printed)))),
        ("class", Some(class.map_or(Json::Null, |class| Json::text(&*class.name.vi)))),
    ]
}

/// One row of a ranking. A unit without any result has no number but the denominator, and says so. Where `errors` of the unit's answers must be mended, their codes stand in it too.
pub(crate) fn ranked(
    framework: &Framework,
    unit: &Unit,
    score: &Score,
    rank: Option<u32>,
    errors: &BTreeSet<&'static str>,
) -> Vec<(&'static str, Option<Json>)> {
    let index = score.index.as_ref();
    let class = index.and_then(|index| framework.policies.classes.list.get(index.class?));
    let codes = || Json::List(errors.iter().map(|code| Json::text(*code)).collect());
    let problems = (!errors.is_empty()).then(codes);
    let total = score.ranked_total();
    vec![
        ("rank", Some(rank.map_or(Json::Null, |rank| Json::Number(rank.to_string())))),
        ("unit", Some(Json::text(&*unit.name))),
        ("group", Some(Json::text(&*unit.group))),
        ("total", Some(total.map_or(Json::Null, |total| points(framework, total)))),
        ("attainable", Some(attainable(&score.attainable))),
        ("index", Some(index.map_or(Json::Null, |index| decimal(index.printed)))),
        ("class", Some(class.map_or(Json::Null, |class| Json::text(&*class.name.vi)))),
        ("problems", problems),
        ("no_result", total.is_none().then_some(Json::Bool(true))),
    ]
}

/// One row of a publication whose ranks can only be shown, with the same keys; a number that nobody knows is `null`.
pub(crate) fn shown(
    unit: &Unit,
    numbers: &Published,
    errors: &BTreeSet<&'static str>,
) -> Vec<(&'static str, Option<Json>)> {
    let number = |value: Option<Decimal>| Some(value.map_or(Json::Null, decimal));
    let codes = || Json::List(errors.iter().map(|code| Json::text(*code)).collect());
    vec![
        ("rank", Some(numbers.rank.map_or(Json::Null, |rank| Json::Number(rank.to_string())))),
        ("unit", Some(Json::text(&*unit.name))),
        ("group", Some(Json::text(&*unit.group))),
        ("total", number(numbers.total)),
        ("attainable", number(numbers.attainable)),
        ("index", number(numbers.index)),
        ("class", Some(numbers.class.as_deref().map_or(Json::Null, Json::text))),
        ("problems", (!errors.is_empty()).then(codes)),
    ]
}

/// What changed for one unit since an earlier table.
pub(crate) fn change(earlier: &Earlier, change: &Change) -> Json {
    let (word, row) = match change.earlier {
        EarlierRow::At(row) => ("found", earlier.rows.get(row)),
        EarlierRow::New => ("new", None),
        EarlierRow::NotPrinted => ("not_printed", None),
        EarlierRow::Unclear => ("unclear", None),
    };
    let difference = |of: &Option<NumberChange>| of.as_ref().map_or(Json::Null, |of| decimal(of.printed));
    let parts_of =
        |of: &Option<NumberChange>| of.as_ref().map_or(Json::Null, |of| Json::object(parts(&of.steps, decimal)));
    let class = change.class.as_ref().map(|class| {
        let risen = class.risen.map_or(Json::Null, whole);
        let known = [("from", Some(Json::text(&*class.from))), ("risen", Some(risen))];
        Json::object(known.into_iter().chain(parts(&class.steps, whole)))
    });
    Json::object([
        ("earlier", Some(Json::text(word))),
        ("unit", Some(row.map_or(Json::Null, |row| Json::text(&*row.unit.name)))),
        ("total", Some(difference(&change.points))),
        ("index", Some(difference(&change.index))),
        ("class", Some(class.unwrap_or(Json::Null))),
        ("moved", Some(Json::Bool(change.moved))),
        ("rank", Some(change.rank.as_ref().map_or(Json::Null, rank_change))),
        ("total_parts", Some(parts_of(&change.points))),
        ("index_parts", Some(parts_of(&change.index))),
    ])
}

fn rank_change(change: &RankChange) -> Json {
    let known = [("from", Some(Json::Number(change.from.to_string()))), ("risen", Some(whole(change.risen())))];
    Json::object(known.into_iter().chain(parts(&change.steps, whole)))
}

/// The parts of a change, which add up to it.
fn parts<T: Copy>(steps: &Steps<T>, print: impl Fn(T) -> Json) -> [(&'static str, Option<Json>); 6] {
    let Steps { published, framework, denominators, own, others, unsplit } = *steps;
    let step = |step: Option<T>| Some(step.map_or(Json::Null, &print));
    [
        ("published", step(published)),
        ("framework", step(framework)),
        ("denominators", step(denominators)),
        ("own", step(own)),
        ("others", step(others)),
        ("unsplit", step(Some(unsplit))),
    ]
}

fn whole(value: i32) -> Json {
    Json::Number(value.to_string())
}

fn problems(score: &Score, framework: &Framework) -> Json {
    let names = Names::of(Some(framework));
    Json::List(score.problems.iter().map(|one| problem(one, &names)).collect())
}

/// One problem with its sentence, in which criteria have these names.
pub(crate) fn problem(problem: &Problem, names: &Names) -> Json {
    let severity = match problem.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    Json::object([
        ("code", Some(Json::text(problem.code()))),
        ("severity", Some(Json::text(severity))),
        ("path", Some(Json::text(&*problem.path))),
        ("node", problem.node.as_deref().map(Json::text)),
        ("message", Some(Json::text(names.sentence(problem)))),
    ])
}

fn points(framework: &Framework, value: &Exact) -> Json {
    decimal(value.round(framework.policies.rounding.printed_points))
}

/// A denominator is a sum of decimals, so it is one itself.
fn attainable(value: &Exact) -> Json {
    value.to_decimal().map_or(Json::Null, |value| decimal(value.normalize()))
}

fn decimal(value: Decimal) -> Json {
    Json::text(value.to_string())
}

fn state(state: State) -> &'static str {
    match state {
        State::Answered => "answered",
        State::NotAnswered => "not_answered",
        State::NotApplicable => "not_applicable",
        State::NotAppraised => "not_appraised",
        State::Covered => "covered",
        State::Information => "information",
    }
}
