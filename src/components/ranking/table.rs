//! The ranking table: tabs by group, search without marks, columns that sort, and rows that come as they are needed.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::score::Score;
use thuocdo_text::{number, ui as t, visible};

use crate::components::charts::svg::{Shape, shape};
use crate::components::markup::{Piece, current, el, maybe, nothing, part, part_while, text};
use crate::components::sheet::numbered;
use crate::state::publication::{Publication, TableRow, searched};

/// The rows that are shown at first, and with each wish for more.
const SHOWN_ROWS: usize = 200;

/// Places in a drawing, in hundredths of its units.
const PLACE: Rounding = Rounding { decimals: 2, mode: RoundingMode::HalfUp };
/// The colours of areas, one after the other (style/province.css).
const AREA_COLOURS: usize = 8;

/// A column by which the table can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Rank,
    Name,
    Total,
    Denominator,
    Index,
}

/// How the table is looked at.
#[derive(Clone, Copy)]
struct Look {
    group: RwSignal<Option<usize>>,
    search: RwSignal<String>,
    column: RwSignal<Column>,
    reversed: RwSignal<bool>,
    limit: RwSignal<usize>,
}

/// The table of a publication; `href` is the address of a unit's page.
pub fn ranking_table(publication: Arc<Publication>, href: Callback<usize, String>) -> AnyView {
    let several = publication.groups.len() > 1;
    let look = Look {
        group: RwSignal::new(several.then_some(0)),
        search: RwSignal::new(String::new()),
        column: RwSignal::new(Column::Rank),
        reversed: RwSignal::new(false),
        limit: RwSignal::new(SHOWN_ROWS),
    };
    let shown = {
        let publication = Arc::clone(&publication);
        Memo::new(move |_| shown_rows(&publication, look))
    };
    let in_view = {
        let publication = Arc::clone(&publication);
        move || {
            let group = look.group.get();
            publication.rows.iter().filter(|row| group.is_none_or(|group| row.group == group)).count()
        }
    };
    let rows = {
        let publication = Arc::clone(&publication);
        part(move || {
            let all_groups = look.group.get().is_none() && several;
            let shown = shown.get();
            if shown.is_empty() {
                let line = el!("td"["colspan" = "7", "class" = "muted"], t::NOBODY_FOUND);
                return el!("tbody", el!("tr", line));
            }
            let rows = shown.iter().take(look.limit.get()).map(|at| {
                let row = &publication.rows[*at];
                let group = all_groups.then(|| publication.groups[row.group].clone());
                table_row(&publication, row, group, href)
            });
            el!("tbody", rows.collect::<Vec<_>>())
        })
    };
    let count = text(move || t::units_shown(shown.with(Vec::len), in_view()));
    el!(
        "div"["class" = "ranking"],
        several.then(|| tabs(&publication, look)),
        el!(
            "div"["class" = "ranking-tools"],
            search_field(look),
            el!("p"["role" = "status", "class" = "muted"], count),
        ),
        legend(&publication),
        el!(
            "div" ["class" = "table-scroll", "tabindex" = "0", "role" = "region", "aria-label" = t::table_of(t::PUBLICATIONS)],
            el!("table"["class" = "ranking-table"], head(look), rows),
        ),
        part_while(
            move || shown.with(Vec::len) > look.limit.get(),
            move || {
                let more = move |_| look.limit.update(|limit| *limit += SHOWN_ROWS);
                let label = text(move || t::more_units(shown.with(Vec::len).saturating_sub(look.limit.get())));
                el!("button" ["type" = "button", "class" = "secondary", @on "click" = more], label)
            },
        ),
    )
}

/// The places of the rows that are shown, in order.
fn shown_rows(publication: &Publication, look: Look) -> Vec<usize> {
    let (group, wanted) = (look.group.get(), searched(look.search.get().trim()));
    let rows = &publication.rows;
    let mut shown: Vec<usize> = (0..rows.len())
        .filter(|at| group.is_none_or(|group| rows[*at].group == group) && rows[*at].searched.contains(&wanted))
        .collect();
    let (column, reversed) = (look.column.get(), look.reversed.get());
    let by_value = |one: Option<Decimal>, other: Option<Decimal>| other.cmp(&one);
    shown.sort_by(|one, other| {
        let (one, other) = (&rows[*one], &rows[*other]);
        let order = match column {
            // A publication stands in its own order; units without a rank come last in their group.
            Column::Rank => one.group.cmp(&other.group).then(match (one.rank, other.rank) {
                (Some(one), Some(other)) => one.cmp(&other),
                (one, other) => other.is_some().cmp(&one.is_some()),
            }),
            Column::Name => one.searched.cmp(&other.searched),
            Column::Total => by_value(one.total, other.total),
            Column::Denominator => by_value(one.attainable, other.attainable),
            Column::Index => by_value(one.index, other.index),
        };
        if reversed { order.reverse() } else { order }
    });
    shown
}

fn tabs(publication: &Publication, look: Look) -> AnyView {
    let tab = |group: Option<usize>, name: String, count: usize| {
        let choose = move |_| {
            look.group.set(group);
            look.limit.set(SHOWN_ROWS);
        };
        el!(
            "button" [
                "type" = "button",
                "class" = "tool tab",
                "aria-current" = current(move || look.group.get() == group),
                @on "click" = choose,
            ],
            visible(&name),
            " ",
            el!("span"["class" = "muted"], number::whole(count)),
        )
    };
    let name = |group: &String| if group.is_empty() { t::NO_GROUP.to_owned() } else { group.clone() };
    let mut tabs: Vec<AnyView> = publication
        .groups
        .iter()
        .enumerate()
        .map(|(at, group)| tab(Some(at), name(group), publication.size_of(at)))
        .collect();
    tabs.push(tab(None, t::ALL_GROUPS.to_owned(), publication.rows.len()));
    el!("div" ["class" = "tabs", "role" = "group", "aria-label" = t::GROUPS], tabs)
}

fn search_field(look: Look) -> AnyView {
    let typed = move |event| {
        look.search.set(event_target_value(&event));
        look.limit.set(SHOWN_ROWS);
    };
    el!(
        "div"["class" = "field search-field"],
        el!(
            "label"["for" = "search-unit"],
            t::SEARCH_UNIT,
            " ",
            el!("span"["class" = "muted"], "(", t::SEARCH_HINT, ")")
        ),
        el!("input" [
            "id" = "search-unit",
            "type" = "text",
            "inputmode" = "search",
            "autocomplete" = "off",
            @prop "value" = text(move || look.search.get()),
            @on "input" = typed,
        ]),
    )
}

fn head(look: Look) -> AnyView {
    let sortable = |column: Column, class: &'static str, words: &'static str| {
        let sort = move |_| {
            if look.column.get_untracked() == column {
                look.reversed.update(|reversed| *reversed = !*reversed);
            } else {
                look.reversed.set(false);
                look.column.set(column);
            }
        };
        // Ranks and names sort upwards, figures downwards.
        let upwards = matches!(column, Column::Rank | Column::Name);
        let sorted = maybe(move || {
            let up = upwards != look.reversed.get();
            (look.column.get() == column).then(|| if up { "ascending" } else { "descending" }.to_owned())
        });
        let mark = text(move || match (look.column.get() == column, upwards != look.reversed.get()) {
            (false, _) => String::new(),
            (true, true) => " ▲".into(),
            (true, false) => " ▼".into(),
        });
        el!(
            "th" ["scope" = "col", "class" = class, "aria-sort" = sorted],
            el!("button" ["type" = "button", "class" = "tool sort", @on "click" = sort], words, el!("span"["aria-hidden" = "true"], mark)),
        )
    };
    el!(
        "thead",
        el!(
            "tr",
            sortable(Column::Rank, "num", t::RANK),
            sortable(Column::Name, "", t::UNIT),
            el!("th"["scope" = "col", "class" = "areas-cell"], t::AREAS_BAR),
            sortable(Column::Total, "num", t::TOTAL_POINTS),
            sortable(Column::Denominator, "num", t::OUT_OF),
            sortable(Column::Index, "num", t::INDEX_PERCENT),
            el!("th"["scope" = "col"], t::CLASS),
        ),
    )
}

fn table_row(
    publication: &Publication,
    row: &TableRow,
    group: Option<String>,
    href: Callback<usize, String>,
) -> AnyView {
    let value = |value: Option<Decimal>| value.map_or_else(|| t::NO_VALUE.to_owned(), number::decimal);
    let rank = row.rank.map_or_else(|| t::NO_VALUE.to_owned(), |rank| rank.to_string());
    let rank = if row.tied {
        el!(
            "span"["title" = t::shared_rank(&rank)],
            rank,
            el!("span"["aria-hidden" = "true"], "="),
            el!("span"["class" = "sr-only"], t::TIED)
        )
    } else {
        rank.into_any()
    };
    let score = publication.verification.contenders.get(row.unit).map(|contender| &*contender.score);
    let class = row.class.clone().map(|(id, name)| el!("span"["class" = "class-word", "data-class" = id], name));
    let mark = row.own_denominator.then(|| el!("span"["class" = "mark", "title" = t::OWN_DENOMINATORS], "*"));
    el!(
        "tr"["class" = if row.disagrees { "disagrees" } else { "" }, "data-unit" = row.unit.to_string()],
        el!("td"["class" = "num", "data-label" = t::RANK], rank),
        el!(
            "th"["scope" = "row"],
            el!("a"["href" = href.run(row.unit)], el!("bdi", visible(&row.name))),
            group.map(|group| el!("span"["class" = "row-sub"], visible(&group))),
            row.disagrees.then(|| el!("span"["class" = "tag is-error"], t::DISAGREES)),
        ),
        el!("td"["class" = "areas-cell"], score.map(|score| areas_bar(publication, score))),
        el!("td"["class" = "num", "data-label" = t::TOTAL_POINTS], value(row.total)),
        el!("td"["class" = "num", "data-label" = t::OUT_OF], row.attainable.map_or_else(|| t::NO_VALUE.into(), number::short), mark),
        el!("td"["class" = "num strong", "data-label" = t::INDEX_PERCENT], value(row.index)),
        el!("td"["data-label" = t::CLASS], class.piece()),
    )
}

/// Which colour of the bars is which area; none where there are no bars.
fn legend(publication: &Publication) -> AnyView {
    let framework = &publication.snapshot.framework;
    if publication.verification.contenders.is_empty() {
        return nothing();
    }
    let entry = |(at, area): (usize, thuocdo_core::framework::NodeIndex)| {
        let square =
            vec![("width", "12".into()), ("height", "12".into()), ("class", format!("area-{}", at % AREA_COLOURS))];
        let drawing =
            vec![("class", "legend-square".into()), ("viewBox", "0 0 12 12".into()), ("aria-hidden", "true".into())];
        let drawing = shape(Shape::Svg, drawing, vec![shape(Shape::Rect, square, Vec::new())]);
        el!("li", drawing, numbered(framework.node(area)))
    };
    let entries: Vec<AnyView> = framework.areas().enumerate().map(entry).collect();
    el!("ul" ["class" = "areas-legend", "aria-label" = t::AREAS_BAR], entries)
}

/// The areas as parts of one bar, each as wide as its share of the denominator; the figures stand on the unit's page.
fn areas_bar(publication: &Publication, score: &Score) -> AnyView {
    let framework = &publication.snapshot.framework;
    let hundred = Exact::from(100);
    let share = |points: &Exact| points.times(&hundred).checked_div(&score.attainable).unwrap_or(Exact::ZERO);
    let (mut left, mut parts) = (Exact::ZERO, Vec::new());
    for (at, area) in framework.areas().enumerate() {
        let Some(points) = score.node(area).points.as_ref().filter(|points| !points.is_negative()) else { continue };
        let width = share(points);
        let place = |value: &Exact| value.round(PLACE).to_string();
        let attributes = vec![
            ("x", place(&left)),
            ("y", "0".into()),
            ("width", place(&width)),
            ("height", "10".into()),
            ("class", format!("area-{}", at % AREA_COLOURS)),
        ];
        parts.push(shape(Shape::Rect, attributes, Vec::new()));
        left = &left + &width;
    }
    let attributes = vec![
        ("class", "areas-bar".into()),
        ("viewBox", "0 0 100 10".into()),
        ("preserveAspectRatio", "none".into()),
        ("aria-hidden", "true".into()),
    ];
    shape(Shape::Svg, attributes, parts)
}
