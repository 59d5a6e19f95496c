//! Survey results: a table of answers becomes the index of each unit, shown with its sample error, and is taken unit by unit.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::NodeIndex;
use thuocdo_core::round::Round;
use thuocdo_core::round::merge::{Entry, Incoming, Kind, Refusal};
use thuocdo_core::survey::{Share, sample_size};
use thuocdo_text::{number, round as round_words, score as score_words, survey as words, ui as t, visible};

use super::unit_name::unit_name_field;
use crate::adapters::tables::{self, Content};
use crate::components::fields::{choice_field, lines_field};
use crate::components::file_door::{Asked, file_button};
use crate::components::markup::{Piece, el, flag, once, part, part_while, text};
use crate::components::wide_table::{FIGURES, wide_table};
use crate::state::rounds::deciding::{Decided, Named, gone, preview_named};
use crate::state::rounds::open::OpenRound;
use crate::state::rounds::survey::{
    DECIMALS, Surveyed, SurveyedUnit, apply, can_be_taken, counts_now, is_taken, leaves, points, read, read_grid,
    sheets, takes_index,
};
use crate::state::workspace::Workspace;

/// The error that samples are asked to keep to where the population is known, in percentage points (domain: e = 5 %).
const ERROR_WANTED: i64 = 5;

/// What is chosen and read.
#[derive(Clone, Copy)]
pub(super) struct Fold {
    open: OpenRound,
    /// The criterion that is offered first.
    first: NodeIndex,
    chosen: RwSignal<Option<NodeIndex>>,
    decimals: RwSignal<u32>,
    surveyed: RwSignal<Arc<Surveyed>>,
    decided: RwSignal<Decided>,
    pasted: RwSignal<String>,
}

impl Fold {
    /// With what was left in the round; `None` where the framework has no criterion that a survey scores.
    pub(super) fn new(open: OpenRound) -> Option<Fold> {
        let framework = open.round.with_untracked(|round| Arc::clone(&round.framework));
        let all = leaves(&framework);
        // The first that takes an index is offered first.
        let first = all.iter().copied().find(|one| takes_index(&framework, *one)).or(all.first().copied())?;
        let waiting = open.waiting;
        Some(Fold {
            open,
            first,
            chosen: waiting.survey_node,
            decimals: waiting.survey_decimals,
            surveyed: waiting.surveyed,
            decided: waiting.survey_decided,
            pasted: waiting.survey_pasted,
        })
    }

    /// The criterion that the results are for.
    fn node(self) -> NodeIndex {
        self.chosen.get().unwrap_or(self.first)
    }

    fn clear(self) {
        self.show(Surveyed::default());
    }

    /// Lets those go that are taken or put aside; those whose unit is gone wait on. Gives how many do.
    fn let_go(self, named: &[Named]) -> usize {
        let mut surveyed = (*self.surveyed.get_untracked()).clone();
        let gone = gone(named);
        if gone == 0 {
            self.clear();
            return 0;
        }
        self.decided.update(|decided| {
            for at in (0..named.len()).rev().filter(|at| named[*at] != Named::Gone) {
                surveyed.units.remove(at);
                decided.remove(at);
            }
        });
        self.surveyed.set(Arc::new(surveyed));
        gone
    }

    fn show(self, surveyed: Surveyed) {
        self.decided.set(Decided::default());
        self.surveyed.set(Arc::new(surveyed));
    }
}

/// The fold.
pub(super) fn survey_fold(fold: Fold) -> AnyView {
    let framework = fold.open.round.with_untracked(|round| Arc::clone(&round.framework));
    let all = leaves(&framework);
    let options = all.iter().map(|index| {
        let node = framework.node(*index);
        (node.id.clone(), format!("{} {}", node.number, node.name.vi).trim().to_owned())
    });
    let options = options.collect();
    let (named, found) = (Arc::clone(&framework), Arc::clone(&framework));
    let now = text(move || named.node(fold.node()).id.clone());
    let choose = Callback::new(move |id: String| {
        if let Some(index) = found.find(&id) {
            fold.chosen.set(Some(index));
            fold.decided.set(Decided::default());
        }
    });
    let body = part(move || {
        if takes_index(&framework, fold.node()) {
            way_in(fold)
        } else {
            el!("p"["class" = "problem is-error", "role" = "status"], t::SURVEY_NO_RULE)
        }
    });
    let has_some = move || fold.surveyed.with(|surveyed| !surveyed.units.is_empty() || !surveyed.lines.is_empty());
    let is_begun = move || has_some() || fold.pasted.with(|pasted| !pasted.is_empty());
    el!(
        "details" ["class" = "fold", "id" = "survey-results", "open" = once(is_begun)],
        el!("summary", t::SURVEY_RESULTS),
        el!("p", t::SURVEY_LEAD),
        choice_field("survey-node", t::SURVEY_CRITERION, options, now, choose),
        body,
        part_while(has_some, move || results(fold)),
    )
}

/// The file, or what is pasted, and how the index is noted.
fn way_in(fold: Fold) -> AnyView {
    let pasted = fold.pasted;
    let take = move |chosen: Vec<_>| {
        tables::read_all(chosen, move |next| {
            let Some((name, content)) = next else { return };
            let surveyed = match content {
                Ok(Content::Text(text)) => read(&name, &text),
                Ok(Content::Cells(grid, others)) => {
                    let mut surveyed = read_grid(&name, &grid);
                    surveyed.lines.splice(0..0, others);
                    surveyed
                }
                Err(line) => Surveyed { lines: vec![line], source: name, ..Surveyed::default() },
            };
            fold.show(surveyed);
        });
    };
    let read_pasted = move |_| {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            fold.show(read(t::PASTED, &text));
        }
    };
    let options = DECIMALS.iter().map(|one| (one.to_string(), t::survey_decimals(*one))).collect();
    let now = text(move || fold.decimals.get().to_string());
    let choose = Callback::new(move |word: String| fold.decimals.set(word.parse().unwrap_or(DECIMALS[0])));
    let accept = ".csv,.tsv,.txt,.xlsx,text/csv";
    let asked = Asked { id: "survey-file", label: t::SURVEY_CHOOSE, accept, many: false };
    vec![
        choice_field("survey-decimals", t::SURVEY_DECIMALS, options, now, choose),
        file_button(asked, Rc::new(take)),
        lines_field("survey-paste", t::SURVEY_PASTE, Some(t::SURVEY_PASTE_HINT), None, pasted),
        el!("button" ["type" = "button", "class" = "secondary", @on "click" = read_pasted], t::SURVEY_READ),
    ]
    .into_any()
}

/// What was read, and the decision.
fn results(fold: Fold) -> AnyView {
    let ws = Workspace::expect_context();
    let take = move |_| {
        let (surveyed, decided) = (fold.surveyed.get_untracked(), fold.decided.get_untracked());
        let (node, decimals) = (untrack(|| fold.node()), fold.decimals.get_untracked());
        let (mut taken, mut named) = (0, Vec::new());
        fold.open.change(|round| {
            named = decided.all_named(round, surveyed.units.len());
            let (round, count) = apply(round, &sheets(round, &surveyed, node, decimals), &decided);
            taken = count;
            round
        });
        // Where nothing was chosen everything waits on.
        let gone = if taken == 0 { gone(&named) } else { fold.let_go(&named) };
        let wait_on = (gone > 0).then(|| t::sheets_wait_on(gone));
        ws.notify(false, t::SURVEY_RESULTS, std::iter::once(t::survey_taken(taken)).chain(wait_on).collect(), None);
    };
    let lines = part(move || {
        let lines: Vec<AnyView> =
            fold.surveyed.with(|surveyed| surveyed.lines.iter().map(|line| el!("li", line.clone())).collect());
        if lines.is_empty() { el!("span") } else { el!("div"["role" = "status"], el!("ul"["class" = "told"], lines)) }
    });
    let named = Memo::new(move |_| {
        let count = fold.surveyed.with(|surveyed| surveyed.units.len());
        fold.open.round.with(|round| fold.decided.with(|decided| decided.all_named(round, count)))
    });
    el!(
        "section" ["class" = "preview", "aria-label" = t::SURVEY_RESULTS],
        lines,
        part(move || table_of(fold, &named.get())),
        el!("p"["class" = "muted"], t::SURVEY_METHOD),
        el!(
            "p"["class" = "node-tools"],
            el!("button" ["type" = "button", @on "click" = take], t::SURVEY_TAKE),
            el!("button" ["type" = "button", "class" = "secondary", @on "click" = move |_| fold.clear()], t::DROP_ALL),
        ),
    )
}

/// The units with their indices. It is built anew when one is said to be another unit, and not when one is ticked.
fn table_of(fold: Fold, named: &[Named]) -> AnyView {
    let (round, surveyed) = (fold.open.round.get(), fold.surveyed.get());
    let (node, decimals) = (fold.node(), fold.decimals.get());
    if !takes_index(&round.framework, node) || (surveyed.units.is_empty() && surveyed.dropped.is_empty()) {
        return el!("span");
    }
    let counted = el!("p"["role" = "status"], t::survey_units(surveyed.units.len(), &surveyed.dropped));
    if surveyed.units.is_empty() {
        return counted;
    }
    let incoming = sheets(&round, &surveyed, node, decimals);
    let preview = preview_named(&round, &incoming, named);
    let rows =
        surveyed.units.iter().zip(preview.entries).zip(named).enumerate().map(|(at, ((unit, entry), named))| {
            row(fold, &round, (at, *named), unit, entry, (node, decimals), &incoming)
        });
    let rows = rows.collect();
    let headings = [
        ("", t::TAKE),
        ("", t::UNIT),
        (FIGURES, t::SURVEY_INDEX),
        (FIGURES, t::SURVEY_ANSWERS),
        ("", t::SURVEY_NOW),
        ("", t::SURVEY_AFTER),
        ("", t::SURVEY_REMARK),
    ];
    vec![counted, wide_table("preview-table survey-table", t::SURVEY_RESULTS, &headings, rows, None)].into_any()
}

fn row(
    fold: Fold,
    round: &Round,
    (at, named): (usize, Named),
    unit: &SurveyedUnit,
    entry: Entry,
    (node, decimals): (NodeIndex, u32),
    incoming: &[Incoming],
) -> AnyView {
    let name = visible(&unit.of.unit.name);
    let remarks = remarks(round, unit, &entry, node, incoming);
    let is_unknown = matches!(entry.kind, Kind::New | Kind::Refused(Refusal::SeveralUnits(_)));
    let whose = (is_unknown || named != Named::Nobody).then(|| {
        let gone = fold.decided.with_untracked(|decided| decided.gone(named, at));
        let on_name = move |unit| fold.decided.update(|decided| decided.name_unit(at, unit));
        unit_name_field(fold.open, format!("survey-whose-{at}"), &name, (named, gone), on_name)
    });
    let now = entry.unit.and_then(|at| counts_now(round, at, node));
    let now = now.map_or_else(|| t::NO_VALUE.to_owned(), |(given, _)| round_words::given(&given));
    let noted = unit.noted(decimals);
    let points = incoming.get(at).and_then(|incoming| points(incoming, node));
    let after = t::survey_noted(&number::decimal(noted), &score_words::points(&round.framework, points.as_ref()));
    let entry = StoredValue::new(entry);
    let tick = entry.with_value(can_be_taken).then(|| {
        let is =
            flag(move || entry.with_value(|entry| fold.decided.with(|decided| is_taken(decided, at, named, entry))));
        el!("input" [
            "type" = "checkbox",
            "aria-label" = t::verdict_of_unit(t::TAKE, &name),
            @prop "checked" = is,
            @on "change" = move |event| fold.decided.update(|decided| {
                decided.ask_again(at, named);
                decided.take(at, event_target_checked(&event));
            }),
        ])
    });
    el!(
        "tr",
        el!("td", tick.piece()),
        el!("th"["scope" = "row"], el!("bdi", name), whose.piece(), parts(unit)),
        el!(
            "td"["class" = FIGURES, "data-label" = t::SURVEY_INDEX],
            el!("strong", words::percent(&unit.index)),
            el!("span"["class" = "row-sub"], words::error(&unit.index)),
        ),
        el!("td"["class" = FIGURES, "data-label" = t::SURVEY_ANSWERS], number::decimal(unit.index.answers.into())),
        el!("td"["data-label" = t::SURVEY_NOW], now),
        el!("td"["data-label" = t::SURVEY_AFTER], after),
        el!("td"["data-label" = t::SURVEY_REMARK], remarks.into_iter().map(|line| el!("p", line)).collect::<Vec<_>>()),
    )
}

/// What is worth knowing before a unit's result is taken.
fn remarks(round: &Round, unit: &SurveyedUnit, entry: &Entry, node: NodeIndex, incoming: &[Incoming]) -> Vec<String> {
    let mut lines = Vec::new();
    match &entry.kind {
        Kind::New => lines.push(t::SURVEY_NO_UNIT.to_owned()),
        Kind::Refused(refusal) => lines.push(round_words::refusal(refusal, round, incoming)),
        _ if !can_be_taken(entry) => lines.push(t::SURVEY_SAME.to_owned()),
        _ if entry.has_conflicts() => lines.push(t::SURVEY_REPLACES.to_owned()),
        _ => {}
    }
    if entry.unit.and_then(|at| counts_now(round, at, node)).is_some_and(|(_, is_verdict)| is_verdict) {
        lines.push(t::SURVEY_VERDICT.to_owned());
    }
    if let Some((count, nearest, distance)) = &unit.alike {
        lines.push(words::not_told_apart(*count, nearest, distance));
    }
    let wanted = unit.of.survey.population.and_then(|all| sample_size(all, ERROR_WANTED.into()));
    if let Some(wanted) = wanted.filter(|wanted| u64::from(*wanted) > unit.index.answers) {
        lines.push(words::sample(wanted, ERROR_WANTED.into()));
    }
    lines
}

/// The factors and items of a unit with their shares.
fn parts(unit: &SurveyedUnit) -> AnyView {
    let share = |name: &str, share: Option<&Share>| {
        let said = share.map_or_else(|| t::NO_VALUE.to_owned(), words::share);
        format!("{}: {said}", visible(name))
    };
    let survey = &unit.of.survey;
    let items: usize = survey.factors.iter().map(|factor| factor.items.len()).sum();
    let found = unit.satisfaction.factors.iter().zip(&unit.satisfaction.items);
    let factors = survey.factors.iter().zip(found).map(|(factor, (whole, shares))| {
        let items = factor.items.iter().zip(shares).map(|(item, one)| el!("li", share(&item.name, one.as_ref())));
        let name = if factor.name.is_empty() { t::SURVEY_ALL_ITEMS } else { &factor.name };
        el!("li", share(name, whole.as_ref()), el!("ul", items.collect::<Vec<_>>()))
    });
    el!(
        "details",
        el!("summary", t::survey_parts(survey.factors.len(), items)),
        el!("ul"["class" = "changes"], factors.collect::<Vec<_>>()),
    )
}
