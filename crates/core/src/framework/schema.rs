//! The JSON Schema of framework files, made here so that it cannot lag behind the rule kinds; docs/schema holds a copy.
//!
//! It says of a file what a schema can say; what only the reader sees is listed in docs/format.md. The words and limits
//! are the reader's: `crates/cli/tests/schema.rs` puts both to the same files.

use super::read::{FORMAT, VERSION};
use crate::Json;
use crate::assessment::FIGURE_LIMIT;
use crate::formula::{LENGTH_LIMIT, MAX_POINTS};

const NAME_LIMIT: usize = 1_000;
const TEXT_LIMIT: usize = 10_000;
const LIST_LIMIT: usize = 1_000;
const NODE_LIMIT: usize = 10_000;

/// A field of a JSON object.
type Field = (&'static str, Json);

/// The schema (draft 2020-12) of the format that [`super::read`] reads.
pub fn schema() -> Json {
    let mut fields = vec![
        ("$schema", word("https://json-schema.org/draft/2020-12/schema")),
        ("$id", word(&format!("urn:{}:{VERSION}", FORMAT.replace('.', ":schema:")))),
        ("title", word(&format!("Thước Đo framework (bộ tiêu chí), version {VERSION}"))),
        (
            "description",
            word(
                "The tree, the rules and the policies of one decision. docs/format.md explains every field; \
                 `thuocdo lint` checks what a schema cannot.",
            ),
        ),
    ];
    fields.extend(root());
    fields.push(("$defs", object(definitions())));
    object(fields)
}

fn root() -> Vec<Field> {
    let required = [
        "format",
        "version",
        "id",
        "title",
        "short_title",
        "status",
        "levels",
        "legal_basis",
        "in_force",
        "policies",
        "nodes",
    ];
    let properties = vec![
        ("format", object([("const", word(FORMAT))])),
        ("version", object([("const", number(VERSION))])),
        ("id", reference("id")),
        ("title", reference("name")),
        ("short_title", reference("name")),
        ("status", one_word(&["official", "partial", "example"])),
        ("levels", list(text(NAME_LIMIT), LIST_LIMIT)),
        ("legal_basis", list(reference("legal_basis"), LIST_LIMIT)),
        ("in_force", closed(&["from"], [("from", reference("date")), ("to", reference("date_or_null"))])),
        ("policies", reference("policies")),
        ("notes", reference("notes")),
        ("printed", reference("printed")),
        ("nodes", some(reference("node"), NODE_LIMIT)),
    ];
    vec![
        ("type", word("object")),
        ("additionalProperties", Json::Bool(false)),
        ("required", words(&required)),
        ("properties", object(properties)),
    ]
}

fn definitions() -> Vec<Field> {
    let mut definitions = values();
    definitions.extend([
        ("legal_basis", legal_basis()),
        ("policies", policies()),
        ("rounding", rounding()),
        ("notes", list(closed(&["kind", "text"], note()), LIST_LIMIT)),
        ("printed", printed()),
        ("not_measured", closed(&["points", "reason"], not_measured())),
        ("block", block()),
        ("changes", list(closed(&["value", "was", "since", "citation"], change()), LIST_LIMIT)),
        ("node", node()),
        ("leaf", leaf()),
    ]);
    definitions.extend(rules());
    definitions
}

/// Numbers, ids, names and dates.
fn values() -> Vec<Field> {
    // At most 15 digits before and 6 after the mark, leading zeros aside.
    let decimal = |sign: &str, digits: &str| pattern(&format!("^{sign}0*[0-9]{{1,{digits}}}([.,][0-9]{{1,6}})?$"));
    let from_to = |from: &str, to: &str| {
        object([("type", word("number")), ("minimum", Json::Number(from.into())), ("maximum", Json::Number(to.into()))])
    };
    let date = "^(19|2[0-9])[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
    let both = closed(&["vi"], [("vi", reference("name_text")), ("en", text(NAME_LIMIT))]);
    vec![
        (
            "decimal",
            described(
                "A decimal: a string with a point (a comma is read too), or a JSON number. At most 15 digits before and 6 after the mark.",
                any_of([decimal("-?", "15"), object([("type", word("number"))])]),
            ),
        ),
        ("points", any_of([decimal("", "6"), from_to("0", "100000")])),
        ("percent", any_of([decimal("", "3"), from_to("0", "100")])),
        ("full_percent", any_of([decimal("", "3"), from_to("0.01", "100")])),
        ("id", pattern("^[A-Za-z0-9_.-]{1,64}$")),
        ("name_text", with(text(NAME_LIMIT), "pattern", word("\\S"))),
        ("name", any_of([reference("name_text"), both])),
        ("date", pattern(date)),
        ("date_or_null", any_of([reference("date"), object([("type", word("null"))])])),
    ]
}

fn legal_basis() -> Json {
    let link = with(text(2_000), "pattern", word("^(https://[^\\s/?#@]+([/?#]\\S*)?)?$"));
    closed(
        &["number", "issuer", "checked_on"],
        [
            ("number", text(100)),
            ("date", reference("date_or_null")),
            ("issuer", text(NAME_LIMIT)),
            ("title", text(NAME_LIMIT)),
            ("link", link),
            ("checked_on", described("The day somebody last compared the framework with it.", reference("date"))),
        ],
    )
}

fn policies() -> Json {
    let at_level = || any_of([object([("const", word("none"))]), reference("rounding")]);
    let levels = closed(
        &["leaf", "node", "total", "printed_points", "printed_index"],
        [
            ("leaf", at_level()),
            ("node", at_level()),
            ("total", at_level()),
            ("printed_points", reference("rounding")),
            ("printed_index", reference("rounding")),
        ],
    );
    let compare = || one_word(&["exact", "printed"]);
    let breaker =
        described("The id of a node whose points decide, or \"attainable\": the larger denominator.", text(64));
    let ordinal = closed(&["ordinal"], [("ordinal", list(breaker, LIST_LIMIT))]);
    let class = closed(
        &["id", "name", "from"],
        [("id", reference("id")), ("name", reference("name")), ("from", reference("decimal"))],
    );
    closed(
        &["rounding", "index", "not_applicable", "ties", "compare_on", "classes"],
        [
            ("rounding", levels),
            ("index", one_word(&["points_over_attainable"])),
            ("not_applicable", one_word(&["shrink", "full", "zero"])),
            ("ties", any_of([one_word(&["competition", "dense"]), ordinal])),
            ("compare_on", compare()),
            (
                "classes",
                closed(&["decided_on", "list"], [("decided_on", compare()), ("list", some(class, LIST_LIMIT))]),
            ),
        ],
    )
}

fn rounding() -> Json {
    let decimals = any_of([whole(0, 6), pattern("^[0-6]$")]);
    closed(&["decimals", "mode"], [("decimals", decimals), ("mode", one_word(&["half_up", "half_even", "down", "up"]))])
}

fn note() -> Vec<Field> {
    vec![("kind", one_word(&["conflict", "source", "remark"])), ("text", text(TEXT_LIMIT))]
}

fn printed() -> Json {
    let count = || any_of([whole(0, 10_000), pattern("^0*([0-9]{1,4}|10000)$")]);
    let counts = closed(&[], [("areas", count()), ("criteria", count()), ("sub_criteria", count())]);
    described("The counts that the decision prints, whether or not the tree has as many.", counts)
}

fn not_measured() -> Vec<Field> {
    vec![("points", reference("points")), ("reason", text(NAME_LIMIT))]
}

fn block() -> Json {
    let kind = |kind: &str| ("kind", object([("const", word(kind))]));
    let bonus = closed(&["kind", "above_full"], [kind("bonus"), ("above_full", one_word(&["counted", "cut"]))]);
    described(
        "Only at an area: its points are added to or taken from the total, up to its maximum.",
        one_of([bonus, closed(&["kind"], [kind("penalty")])]),
    )
}

fn change() -> Vec<Field> {
    vec![
        ("value", one_word(&["max", "rule", "name", "scored_by"])),
        ("was", text(NAME_LIMIT)),
        ("since", reference("date")),
        ("citation", text(NAME_LIMIT)),
    ]
}

/// An area, a criterion or a sub-criterion: with children, or with a rule.
fn node() -> Json {
    let common = vec![
        ("id", reference("id")),
        ("number", described("Its number as printed; empty where none is printed.", text(40))),
        ("name", reference("name")),
        ("max", reference("points")),
        ("not_measured", reference("not_measured")),
        ("block", reference("block")),
        ("printed", reference("printed")),
        ("changes", reference("changes")),
        ("citation", described("The place in the decision.", text(NAME_LIMIT))),
        ("notes", reference("notes")),
    ];
    let inner = part(&["children"], [("children", list(reference("node"), NODE_LIMIT))]);
    object([
        ("type", word("object")),
        ("required", words(&["id", "number", "name", "max"])),
        ("properties", object(common)),
        ("oneOf", Json::List(vec![inner, reference("leaf")])),
        ("unevaluatedProperties", Json::Bool(false)),
    ])
}

fn leaf() -> Json {
    let zero =
        described("What 0/0 means; for rules over a ratio.", one_word(&["zero", "full", "not_applicable", "missing"]));
    let over_ratio = part(&["zero_denominator"], [("rule", reference("rule_over_ratio")), ("zero_denominator", zero)]);
    let other = part(&[], [("rule", reference("rule"))]);
    let common = part(
        &["rule", "scored_by", "not_applicable"],
        [
            ("scored_by", one_word(&["self", "appraiser", "survey"])),
            ("evidence", described("What evidence it needs.", text(TEXT_LIMIT))),
            ("not_applicable", described("Whether a unit may say that it does not apply.", boolean())),
        ],
    );
    with(common, "oneOf", Json::List(vec![over_ratio, other]))
}

/// The rule kinds; those over a ratio stand apart because they need a word for 0/0.
fn rules() -> Vec<Field> {
    let figure = |name| (name, reference("figure"));
    let points = |name| (name, reference("points"));
    let decimal = |name| (name, reference("decimal"));
    let bands = || ("bands", some(reference("band"), LIST_LIMIT));
    let cohort = || ("cohort", one_word(&["mean", "best"]));
    let options = |worth, of| {
        let fields = [("id", reference("id")), ("label", text(NAME_LIMIT)), (worth, reference(of))];
        some(closed(&["id", "label", worth], fields), LIST_LIMIT)
    };
    let full_at = ("full_at", reference("full_percent"));
    let zero_below = ("zero_below", reference("percent"));
    let over_ratio = [
        kind("linear_ratio", vec![full_at, figure("num"), figure("den")], vec![zero_below]),
        kind("bands", vec![figure("num"), figure("den"), bands()], vec![]),
        kind("linear_between", vec![figure("num"), figure("den"), decimal("zero_at"), decimal("full_at")], vec![]),
    ];
    let others = [
        kind("manual_points", vec![], vec![]),
        kind("yes_no", vec![points("yes"), points("no")], vec![]),
        kind("choice", vec![("options", options("points", "points"))], vec![]),
        kind("grade", vec![("grades", options("percent", "percent"))], vec![]),
        kind("bands", vec![figure("value"), bands()], vec![]),
        kind("linear_between", vec![figure("value"), decimal("zero_at"), decimal("full_at")], vec![]),
        kind("count_points", vec![figure("count"), points("per"), points("cap")], vec![]),
        kind("deduction", vec![figure("count"), points("start"), points("per"), points("floor")], vec![]),
        kind("survey_percent", vec![figure("percent")], vec![]),
        kind("formula", formula(), vec![]),
        kind("cohort_threshold", vec![figure("value"), cohort(), points("reached"), points("below")], vec![]),
        kind("cohort_share", vec![figure("value"), cohort()], vec![]),
        kind("information", vec![], vec![figure("value")]),
    ];
    vec![
        ("rule_over_ratio", one_of(over_ratio)),
        ("rule", one_of(others)),
        ("band", band()),
        ("figure", closed(&["label", "noun", "whole"], words_of_figure())),
    ]
}

fn band() -> Json {
    let edge = |description: &str| described(description, reference("decimal"));
    let properties = [
        ("from", edge("The lower edge, itself in the band.")),
        ("over", edge("The lower edge, itself not in the band.")),
        ("to", edge("The upper edge, itself in the band.")),
        ("under", edge("The upper edge, itself not in the band.")),
        ("points", reference("points")),
    ];
    let not_both = |one: &str, other: &str| object([("not", object([("required", words(&[one, other]))]))]);
    with(closed(&["points"], properties), "allOf", Json::List(vec![not_both("from", "over"), not_both("to", "under")]))
}

fn formula() -> Vec<Field> {
    let name = with(pattern("^[a-z_][a-z0-9_]{0,63}$"), "not", one_word(&["min", "max", "if", MAX_POINTS]));
    let mut fields = vec![("name", name)];
    fields.extend(words_of_figure());
    let figure = closed(&["name", "label", "noun", "whole"], fields);
    vec![("figures", list(figure, FIGURE_LIMIT)), ("formula", with(text(LENGTH_LIMIT), "minLength", number(1)))]
}

fn words_of_figure() -> Vec<Field> {
    vec![
        ("label", described("Its label on the form.", text(NAME_LIMIT))),
        ("noun", described("What is counted, for sentences.", text(NAME_LIMIT))),
        ("whole", boolean()),
    ]
}

/// A rule of a kind, with these fields, then those that need not be there, and no others.
fn kind(name: &str, required: Vec<Field>, optional: Vec<Field>) -> Json {
    let mut properties = vec![("kind", object([("const", word(name))]))];
    properties.extend(required);
    let required: Vec<&str> = properties.iter().map(|(name, _)| *name).collect();
    properties.extend(optional);
    closed(&required, properties)
}

fn object(fields: impl IntoIterator<Item = Field>) -> Json {
    Json::object(fields.into_iter().map(|(name, value)| (name, Some(value))))
}

/// An object with these fields and no others.
fn closed(required: &[&str], properties: impl IntoIterator<Item = Field>) -> Json {
    object([
        ("type", word("object")),
        ("additionalProperties", Json::Bool(false)),
        ("required", words(required)),
        ("properties", object(properties)),
    ])
}

/// A part of an object, which leaves its other fields to the other parts.
fn part(required: &[&str], properties: impl IntoIterator<Item = Field>) -> Json {
    object([("required", words(required)), ("properties", object(properties))])
}

fn with(json: Json, name: &str, value: Json) -> Json {
    match json {
        Json::Object(mut fields) => {
            fields.push((name.to_owned(), value));
            Json::Object(fields)
        }
        other => other,
    }
}

fn described(description: &str, json: Json) -> Json {
    match json {
        Json::Object(mut fields) => {
            fields.insert(0, ("description".to_owned(), word(description)));
            Json::Object(fields)
        }
        other => other,
    }
}

fn word(text: &str) -> Json {
    Json::text(text)
}

fn words(texts: &[&str]) -> Json {
    Json::List(texts.iter().map(|text| word(text)).collect())
}

fn number(value: impl ToString) -> Json {
    Json::Number(value.to_string())
}

fn boolean() -> Json {
    object([("type", word("boolean"))])
}

fn one_word(texts: &[&str]) -> Json {
    object([("enum", words(texts))])
}

fn text(limit: usize) -> Json {
    object([("type", word("string")), ("maxLength", number(limit))])
}

fn pattern(pattern: &str) -> Json {
    object([("type", word("string")), ("pattern", word(pattern))])
}

fn whole(from: u32, to: u32) -> Json {
    object([("type", word("integer")), ("minimum", number(from)), ("maximum", number(to))])
}

fn list(item: Json, limit: usize) -> Json {
    object([("type", word("array")), ("maxItems", number(limit)), ("items", item)])
}

/// A list of at least one.
fn some(item: Json, limit: usize) -> Json {
    with(list(item, limit), "minItems", number(1))
}

fn any_of(choices: impl IntoIterator<Item = Json>) -> Json {
    object([("anyOf", Json::List(choices.into_iter().collect()))])
}

fn one_of(choices: impl IntoIterator<Item = Json>) -> Json {
    object([("oneOf", Json::List(choices.into_iter().collect()))])
}

fn reference(name: &str) -> Json {
    object([("$ref", word(&format!("#/$defs/{name}")))])
}
