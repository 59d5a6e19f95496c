//! Appraising: one criterion over all units, or one unit over all criteria, with the keyboard through the rows.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Assessment, Stage, Unit};
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::round::{Round, RoundUnit};
use thuocdo_core::score::{Score, State, score};
use thuocdo_text::{ui as t, visible};

use crate::components::appraisal_row::{AppraisalRow, appraisal_row};
use crate::components::appraisal_state::RowStates;
use crate::components::fields::choice_field;
use crate::components::long_table::{LongRows, MakeRows};
use crate::components::markup::{el, part, text};
use crate::components::wide_table::{FIGURES, long_table};
use crate::province_route::ProvinceRoute;
use crate::state::rounds::named_unit::NamedUnit;
use crate::state::rounds::open::OpenRound;

/// What is gone through.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Criterion,
    Unit,
}

/// Which rows are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    All,
    WithoutEvidence,
    Different,
    NotAppraised,
}

const FILTERS: [(&str, Filter, &str); 4] = [
    ("tat-ca", Filter::All, t::ALL_ROWS),
    ("chua-tai-lieu", Filter::WithoutEvidence, t::WITHOUT_EVIDENCE),
    ("khac", Filter::Different, t::WITH_DIFFERENCE),
    ("chua-tham-dinh", Filter::NotAppraised, t::NOT_YET_APPRAISED),
];

/// What an address names for the step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// Nothing.
    Nothing,
    /// A unit, by its place and its name.
    Unit(usize, Option<String>),
    /// A criterion, by its node's id.
    Criterion(String),
}

impl Named {
    /// What this one names.
    pub fn of(route: &ProvinceRoute) -> Named {
        match route {
            ProvinceRoute::RoundUnit { unit, name, .. } => Named::Unit(*unit, name.clone()),
            ProvinceRoute::RoundCriterion { node, .. } => Named::Criterion(node.clone()),
            _ => Named::Nothing,
        }
    }
}

/// What is gone through and which rows are shown, kept by the page of the round, so that the address can tell whether it
/// names what is there already.
#[derive(Clone, Copy)]
pub struct Appraising {
    way: RwSignal<Way>,
    filter: RwSignal<Filter>,
    node: RwSignal<Option<NodeIndex>>,
    unit: RwSignal<Option<NamedUnit>>,
}

impl Appraising {
    /// Nothing is gone through yet.
    #[expect(
        clippy::new_without_default,
        reason = "a signal belongs to the owner that makes it, which a default hides"
    )]
    pub fn new() -> Appraising {
        let (way, filter) = (RwSignal::new(Way::Criterion), RwSignal::new(Filter::All));
        Appraising { way, filter, node: RwSignal::new(None), unit: RwSignal::new(None) }
    }

    /// Begins with what an address names, with all rows.
    pub fn turn_to(self, open: OpenRound, named: &Named) {
        self.filter.set(Filter::All);
        self.way.set(if matches!(named, Named::Unit(..)) { Way::Unit } else { Way::Criterion });
        open.round.with_untracked(|round| {
            self.node.set(addressed_node(round, named));
            self.unit.set(match named {
                Named::Unit(at, name) => NamedUnit::addressed(round, *at, name.as_deref()),
                _ => NamedUnit::of(round, 0),
            });
        });
    }

    /// Whether what an address names is what is gone through.
    pub fn shows(self, open: OpenRound, named: &Named) -> bool {
        let is_by_unit = self.way.get_untracked() == Way::Unit;
        open.round.with_untracked(|round| match named {
            Named::Nothing => !is_by_unit,
            Named::Criterion(_) => !is_by_unit && self.node.get_untracked() == addressed_node(round, named),
            Named::Unit(at, name) => {
                let place = |unit: Option<NamedUnit>| unit.and_then(|unit| unit.place(round));
                let addressed = NamedUnit::addressed(round, *at, name.as_deref());
                is_by_unit && place(addressed) == place(self.unit.get_untracked())
            }
        })
    }
}

/// The criterion that an address names, else the first.
fn addressed_node(round: &Round, named: &Named) -> Option<NodeIndex> {
    let framework = &round.framework;
    let is_one = |index: &NodeIndex| appraised_nodes(framework, &round.units).contains(index);
    let found = match named {
        Named::Criterion(id) => framework.find(id).filter(is_one),
        _ => None,
    };
    found.or_else(|| appraised_nodes(framework, &[]).into_iter().next())
}

/// The step.
pub fn appraise(open: OpenRound, appraising: Appraising) -> AnyView {
    let Appraising { way, filter, node, unit } = appraising;
    let named = move |at: usize| open.round.with_untracked(|round| NamedUnit::of(round, at));
    // Undo may bring a unit back before it.
    let unit_at =
        Memo::new(move |_| unit.with(|unit| open.round.with(|round| unit.as_ref().and_then(|unit| unit.place(round)))));
    // Rows are chosen when somebody chooses; an edit changes no row's place. Another unit in a place does: undo brings
    // units back, and a verdict must go to the one whose name is read.
    let units = Memo::new(move |_| {
        open.round.with(|round| round.units.iter().map(|one| one.sheet.unit.clone()).collect::<Vec<_>>())
    });
    let rows = Memo::new(move |_| {
        let _ = units.with(Vec::len);
        let (way, filter, node, unit) = (way.get(), filter.get(), node.get(), unit_at.get());
        open.round.with_untracked(|round| chosen_rows(round, way, node, unit, filter))
    });
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let states = RowStates::new(open);
    let block = move |range: std::ops::Range<usize>| -> MakeRows {
        let own = Memo::new(move |_| {
            units.track();
            let named = |(place, (at, node)): (usize, &(usize, NodeIndex))| (place, *node, named(*at).map(Arc::new));
            rows.with(|rows| rows.iter().enumerate().skip(range.start).take(range.len()).map(named).collect::<Vec<_>>())
        });
        Box::new(move || {
            let by_unit = way.get() == Way::Unit;
            let row = |(place, node, unit): (usize, NodeIndex, Option<Arc<NamedUnit>>)| {
                let unit = unit?;
                let state = states.of(place, unit.at(), node);
                Some(appraisal_row(AppraisalRow { open, unit, node, place, by_unit }, state))
            };
            own.get().into_iter().filter_map(row).collect()
        })
    };
    let block = Arc::new(block);
    let table = part(move || {
        let way = way.get();
        if is_empty.get() {
            return el!("p"["class" = "empty"], t::NO_ROWS);
        }
        let first = if way == Way::Criterion { t::UNIT } else { t::CRITERION };
        let headings = [
            ("", first),
            (FIGURES, t::SELF_SCORE),
            ("", t::EVIDENCE_COLUMN),
            ("", t::FIRST_APPRAISAL),
            ("", t::EXPLANATION),
            ("", t::SECOND_APPRAISAL),
            (FIGURES, t::COUNTS_AS),
        ];
        let count = Signal::derive(move || rows.with(Vec::len));
        let rows = LongRows { count, columns: headings.len(), block: Arc::clone(&block) as _ };
        long_table("appraisal", None, t::APPRAISE, &headings, rows)
    });
    // On paper, where the choices are not.
    let about = text(move || {
        let (first, name) = match way.get() {
            Way::Criterion => {
                (t::CRITERION, open.round.with(|round| node.get().map(|at| name_of(&round.framework, at))))
            }
            Way::Unit => (t::UNIT, unit.with(|unit| unit.as_ref().map(|unit| visible(unit.name())))),
        };
        let shown = FILTERS.iter().find(|(_, one, _)| *one != Filter::All && *one == filter.get());
        t::appraised_on_paper(first, &name.unwrap_or_default(), shown.map(|(.., words)| *words))
    });
    vec![
        el!("p"["class" = "appraisal-of"], about),
        el!("div"["class" = "ranking-tools"], choices(open, units, appraising, unit_at)),
        table,
    ]
    .into_any()
}

fn name_of(framework: &Framework, index: NodeIndex) -> String {
    let node = framework.node(index);
    t::appraised_node(&node.number, &node.name.vi, node.leaf.is_none())
}

fn choices(
    open: OpenRound,
    units: Memo<Vec<Unit>>,
    Appraising { way, filter, node, unit }: Appraising,
    unit_at: Memo<Option<usize>>,
) -> AnyView {
    let ways = vec![("tieu-chi".to_owned(), t::BY_CRITERION.to_owned()), ("don-vi".to_owned(), t::BY_UNIT.to_owned())];
    let way_now = text(move || if way.get() == Way::Criterion { "tieu-chi".into() } else { "don-vi".into() });
    let name_node = move || {
        let id = open.round.with_untracked(|round| Some(round.framework.node(node.get_untracked()?).id.clone()));
        id.into_iter().for_each(|id| open.name_criterion(id));
    };
    let name_unit = move || unit_at.get_untracked().into_iter().for_each(|at| open.name_unit(at));
    let choose_way = Callback::new(move |word: String| {
        way.set(if word == "don-vi" { Way::Unit } else { Way::Criterion });
        if way.get_untracked() == Way::Unit { name_unit() } else { name_node() }
    });
    let filters = FILTERS.iter().map(|(word, _, words)| ((*word).to_owned(), (*words).to_owned())).collect();
    let filter_now = text(move || {
        let now = filter.get();
        FILTERS.iter().find(|(_, one, _)| *one == now).map(|(word, ..)| (*word).to_owned()).unwrap_or_default()
    });
    let choose_filter = Callback::new(move |word: String| {
        if let Some((_, one, _)) = FILTERS.iter().find(|(known, ..)| *known == word) {
            filter.set(*one);
        }
    });
    let second = part(move || {
        // A group has its place once a unit has an answer at it, which comes with the units or another sheet of theirs.
        units.track();
        open.round.with_untracked(|round| match way.get() {
            Way::Criterion => {
                let option = |index| (round.framework.node(index).id.clone(), name_of(&round.framework, index));
                let options = appraised_nodes(&round.framework, &round.units).into_iter().map(option);
                let framework = std::sync::Arc::clone(&round.framework);
                let named = std::sync::Arc::clone(&framework);
                let now = text(move || node.get().map(|index| named.node(index).id.clone()).unwrap_or_default());
                let choose = Callback::new(move |id: String| {
                    node.set(framework.find(&id));
                    name_node();
                });
                choice_field("appraise-node", t::CRITERION, options.collect(), now, choose)
            }
            Way::Unit => {
                let options = units.with(|units| {
                    units.iter().enumerate().map(|(at, unit)| (at.to_string(), visible(&unit.name))).collect()
                });
                let now = text(move || unit_at.get().map(|at| at.to_string()).unwrap_or_default());
                let choose = Callback::new(move |at: String| {
                    let at = at.parse().unwrap_or_default();
                    unit.set(open.round.with_untracked(|round| NamedUnit::of(round, at)));
                    name_unit();
                });
                choice_field("appraise-unit", t::UNIT, options, now, choose)
            }
        })
    });
    vec![
        choice_field("appraise-way", t::APPRAISE_WHAT, ways, way_now, choose_way),
        second,
        choice_field("appraise-filter", t::SHOW_ROWS, filters, filter_now, choose_filter),
    ]
    .into_any()
}

/// What is appraised: the leaves that are scored, and the groups at which one of these units has an answer.
fn appraised_nodes(framework: &Framework, units: &[RoundUnit]) -> Vec<NodeIndex> {
    let is_one = |index: &NodeIndex| {
        let node = framework.node(*index);
        match &node.leaf {
            Some(leaf) => leaf.rule.is_scored() && !node.is_unmeasured(),
            None => units.iter().any(|unit| {
                unit.sheet.answers.get(&node.id).is_some_and(|answer| answer.given.is_some() || answer.is_appraised())
            }),
        }
    };
    framework.indices().filter(is_one).collect()
}

fn chosen_rows(
    round: &Round,
    way: Way,
    node: Option<NodeIndex>,
    unit: Option<usize>,
    filter: Filter,
) -> Vec<(usize, NodeIndex)> {
    let all: Vec<(usize, NodeIndex)> = match (way, node, unit) {
        (Way::Criterion, Some(node), _) => (0..round.units.len()).map(|at| (at, node)).collect(),
        (Way::Unit, _, Some(unit)) => {
            let nodes = appraised_nodes(&round.framework, round.units.get(unit..=unit).unwrap_or_default());
            nodes.into_iter().map(|node| (unit, node)).collect()
        }
        (Way::Criterion, None, _) | (Way::Unit, _, None) => Vec::new(),
    };
    // The rows of one unit stand together, so that each unit is scored once.
    let mut scored: Option<(usize, Option<[Score; 2]>)> = None;
    let mut is_different = |unit: usize, sheet: &Assessment, node: NodeIndex| {
        if scored.as_ref().is_none_or(|(of, _)| *of != unit) {
            let both = || [Stage::SelfScored, Stage::Final].map(|stage| score(&round.framework, &sheet.at(stage)));
            scored = Some((unit, sheet.is_appraised().then(both)));
        }
        scored.as_ref().and_then(|(_, scores)| scores.as_ref()).is_some_and(|scores| differs(scores, node))
    };
    let is_shown = |(unit, node): &(usize, NodeIndex)| {
        let sheet = &round.units[*unit].sheet;
        let answer = sheet.answer(&round.framework.node(*node).id);
        match filter {
            Filter::All => true,
            Filter::WithoutEvidence => answer.given.is_some() && !answer.has_evidence(),
            Filter::Different => is_different(*unit, sheet, *node),
            Filter::NotAppraised => !answer.is_appraised(),
        }
    };
    all.into_iter().filter(is_shown).collect()
}

/// Whether a criterion has other points in the end than the unit gave itself, or counts for other points. Where points
/// for a group stand for it, it has none of its own.
fn differs([own, last]: &[Score; 2], node: NodeIndex) -> bool {
    let (own, last) = (own.node(node), last.node(node));
    last.state != State::Covered && (own.points != last.points || own.attainable != last.attainable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::rounds::kept_and_open;
    use thuocdo_core::assessment::{Answer, Figure, Given, Period, Verdict};
    use thuocdo_core::framework::by_id;

    #[test]
    fn points_of_a_group_have_a_row_where_somebody_gave_them() {
        let framework = by_id("qd766-2022").unwrap();
        let points = |value: i64| Given::Points(Figure::Number(value.into()));
        let given = Answer { given: Some(points(9)), ..Answer::default() };
        let verdict = Verdict { given: points(8), reason: "Thiếu số liệu".into() };
        let judged = Answer::default().with_appraisal(|appraisal| appraisal.second = Some(verdict));
        let noted = Answer { note: "Đang bổ sung".into(), ..Answer::default() };
        for (case, answer, has_row) in [
            ("nothing", Answer::default(), false),
            ("a note", noted, false),
            ("points", given, true),
            ("a verdict", judged, true),
        ] {
            let mut round = Round::new(Arc::clone(&framework), "Đợt thử", Period::Year(2026));
            round.add_units(["A", "B"].map(|name| Unit { name: name.into(), ..Unit::default() }));
            Arc::make_mut(&mut round.units[1].sheet).set_answer("CKMB", answer);
            let group = framework.find("CKMB").unwrap();
            let leaves = appraised_nodes(&framework, &[]);
            let all = appraised_nodes(&framework, &round.units);
            assert_eq!((all.contains(&group), all.len() - leaves.len()), (has_row, usize::from(has_row)), "{case}");
            let rows = |unit: usize| chosen_rows(&round, Way::Unit, None, Some(unit), Filter::All).len();
            assert_eq!((rows(0), rows(1)), (leaves.len(), all.len()), "{case}");
        }
    }

    /// What is chosen in the step is what its address names then: nothing is shown anew, and a reload shows the same.
    #[test]
    fn the_address_follows_what_is_chosen_and_what_is_addressed_is_found_in_another_order() {
        let owner = Owner::new();
        owner.set();
        let (program, open) = kept_and_open(&["A", "B", "C"]);
        let appraising = Appraising::new();
        let named = || Named::of(&program.route.get_untracked());
        let unit = || appraising.unit.with_untracked(|unit| unit.as_ref().map(|unit| unit.name().to_owned()));
        appraising.turn_to(open, &Named::Unit(1, None));
        assert_eq!((unit(), appraising.way.get_untracked() == Way::Unit), (Some("B".into()), true));
        appraising.filter.set(Filter::Different);
        // By criterion, as the choice does it.
        let on_time = open.round.with_untracked(|round| round.framework.find("ON_TIME"));
        appraising.way.set(Way::Criterion);
        appraising.node.set(on_time);
        open.name_criterion("ON_TIME".into());
        assert!(appraising.shows(open, &named()) && appraising.filter.get_untracked() == Filter::Different);
        assert!(!appraising.shows(open, &Named::Unit(1, None)));
        // By unit again, another one.
        appraising.way.set(Way::Unit);
        appraising.unit.set(open.round.with_untracked(|round| NamedUnit::of(round, 2)));
        open.name_unit(2);
        assert!(appraising.shows(open, &named()));
        assert_eq!(named(), Named::Unit(2, Some("C".into())));
        // A reload, in another order; an older link means a place; a name that is gone means nobody.
        open.change(|round| {
            let mut round = round.clone();
            round.units.rotate_right(1);
            round
        });
        for (named, found) in [
            (named(), Some("C")),
            (Named::Unit(2, None), Some("B")),
            (Named::Unit(2, Some("D".into())), None),
            (Named::Unit(9, None), None),
        ] {
            appraising.turn_to(open, &named);
            assert_eq!(unit().as_deref(), found, "{named:?}");
        }
    }
}
