//! The ranking table: tabs by group, search without marks, columns that sort, and rows that are there when looked at.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::Framework;
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::score::Score;
use thuocdo_text::{number, ui as t, visible};

use super::group_name;
use super::incomplete::is_incomplete;
use crate::components::charts::svg::{Shape, shape};
use crate::components::long_table::{LongRows, MakeRows, long_body, rowindex};
use crate::components::markup::{Piece, current, el, maybe, part, part_while, text};
use crate::components::sheet::numbered;
use crate::state::publication::{Publication, TableRow, searched};

/// The id of the table.
const TABLE: &str = "ranking-rows";
/// The id of the search field.
pub const SEARCH: &str = "search-unit";
/// Places in a drawing, in hundredths of its units.
const PLACE: Rounding = Rounding { decimals: 2, mode: RoundingMode::HalfUp };
/// The looks of areas, one after the other (style/ranking.css).
const AREA_COLOURS: usize = 16;

/// A column by which the table can be sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Rank,
    Name,
    Total,
    Denominator,
    Index,
    Class,
}

/// How the table is looked at.
#[derive(Clone, Copy)]
struct Look {
    /// The name of the group that was opened; none for all.
    opened: RwSignal<Option<String>>,
    /// Its place, as the groups are now.
    group: Memo<Option<usize>>,
    search: RwSignal<String>,
    column: RwSignal<Column>,
    reversed: RwSignal<bool>,
}

/// A row as it is shown; one that is the same is not made again.
#[derive(Clone)]
struct Line {
    row: TableRow,
    /// The place in the table.
    place: usize,
    /// Its group, where rows of several stand together.
    group: Option<String>,
    score: Option<Arc<Score>>,
}

impl PartialEq for Line {
    fn eq(&self, other: &Line) -> bool {
        let same_score = match (&self.score, &other.score) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same_score && (self.place, &self.group, &self.row) == (other.place, &other.group, &other.row)
    }
}

/// The table of a publication, or of a round as it stands; `href` is the address of a unit's page.
pub fn ranking_table(publication: Signal<Arc<Publication>>, href: Callback<usize, String>) -> AnyView {
    let several = Memo::new(move |_| publication.with(|publication| publication.groups.len() > 1));
    let first = publication.with_untracked(|publication| publication.groups.first().cloned());
    let opened = RwSignal::new(first.filter(|_| several.get_untracked()));
    let look = Look {
        opened,
        group: Memo::new(move |_| {
            publication.with(|publication| opened.with(|opened| open_group(&publication.groups, opened.as_deref())))
        }),
        search: RwSignal::new(String::new()),
        column: RwSignal::new(Column::Rank),
        reversed: RwSignal::new(false),
    };
    let shown = Memo::new(move |_| publication.with(|publication| shown_rows(publication, look)));
    let in_view = move || {
        let group = look.group.get();
        publication.with(|publication| {
            publication.rows.iter().filter(|row| group.is_none_or(|group| row.group == group)).count()
        })
    };
    let line = move |publication: &Publication, place: usize, at: usize| {
        let row = &publication.rows[at];
        let score = publication.verification.contenders.get(row.unit).map(|contender| Arc::clone(&contender.score));
        let all_groups = look.group.get().is_none() && several.get();
        let group = all_groups.then(|| group_name(&publication.groups[row.group], publication.groups.len()));
        Line { row: row.clone(), place, group, score }
    };
    let block = move |range: Range<usize>| -> MakeRows {
        let lines = Memo::new(move |_| {
            // Both follow the publication: what is shown is of the one that is looked at.
            let publication = publication.get();
            shown.with(|shown| {
                let end = range.end.min(shown.len());
                let places = range.start.min(end)..end;
                places.map(|place| line(&publication, place, shown[place])).collect::<Vec<Line>>()
            })
        });
        let count = Memo::new(move |_| lines.with(Vec::len));
        Box::new(move || {
            let framework = publication.with_untracked(|publication| Arc::clone(&publication.snapshot.framework));
            // Each row follows its own line: where one unit changes, nineteen others are not made again.
            let row = |at: usize| {
                let framework = Arc::clone(&framework);
                let line = Memo::new(move |_| lines.with(|lines| lines.get(at).cloned()));
                part(move || line.with(|line| line.as_ref().map(|line| table_row(&framework, line, href)).piece()))
            };
            (0..count.get()).map(row).collect()
        })
    };
    let rows = LongRows { count: Signal::derive(move || shown.with(Vec::len)), columns: 7, block: Arc::new(block) };
    let nobody = move || shown.with(Vec::is_empty);
    let count = text(move || t::units_shown(shown.with(Vec::len), in_view()));
    let framework = Memo::new_with_compare(
        move |_| publication.with(|publication| Arc::clone(&publication.snapshot.framework)),
        |one, other| !one.zip(other).is_some_and(|(one, other)| Arc::ptr_eq(one, other)),
    );
    let has_bars = Memo::new(move |_| publication.with(|publication| !publication.verification.contenders.is_empty()));
    el!(
        "div"["class" = "ranking"],
        part_while(move || several.get(), move || tabs(publication, look)),
        el!(
            "div"["class" = "ranking-tools"],
            search_field(look),
            el!("p"["role" = "status", "class" = "muted"], count),
        ),
        part_while(move || has_bars.get(), move || legend(&framework.get())),
        el!(
            "div" ["class" = "table-scroll", "tabindex" = "0", "role" = "region", "aria-label" = t::table_of(t::PUBLICATIONS)],
            el!(
                "table" ["class" = "ranking-table", "id" = TABLE, "aria-rowcount" = rows.rowcount()],
                head(look),
                long_body(TABLE, rows),
            ),
        ),
        part_while(nobody, move || el!(
            "div",
            el!("p"["class" = "muted"], t::NOBODY_FOUND),
            elsewhere(publication, look)
        )),
    )
}

/// Where the group that was opened stands by now. Where it is gone the first is open: an undo takes groups away.
fn open_group(groups: &[String], opened: Option<&str>) -> Option<usize> {
    let opened = opened.filter(|_| groups.len() > 1)?;
    Some(groups.iter().position(|group| group == opened).unwrap_or_default())
}

/// The ways to the groups in which the unit that is searched is found, while it is not in the one that is open.
fn elsewhere(publication: Signal<Arc<Publication>>, look: Look) -> AnyView {
    let found = Memo::new(move |_| publication.with(|publication| found_elsewhere(publication, look)));
    part(move || {
        let way = |(_, name, count): &(usize, String, usize)| {
            let opened = name.clone();
            let open = move |_| look.opened.set(Some(opened.clone()));
            let words = t::found_in_group(*count, name);
            el!("button" ["type" = "button", "class" = "secondary small", "data-elsewhere" = "", @on "click" = open], words)
        };
        found.with(|found| el!("p"["class" = "node-tools"], found.iter().map(way).collect::<Vec<_>>()))
    })
}

/// The groups other than the open one, with their names and how many of their units are found.
fn found_elsewhere(publication: &Publication, look: Look) -> Vec<(usize, String, usize)> {
    let (open, wanted) = (look.group.get(), searched(&look.search.get()));
    let group = |(at, name): (usize, &String)| {
        let rows = publication.rows.iter().filter(|row| row.group == at && row.searched.contains(&*wanted));
        (at, name.clone(), rows.count())
    };
    let groups = publication.groups.iter().enumerate().map(group);
    groups.filter(|(at, _, count)| *count > 0 && open.is_some_and(|open| open != *at)).collect()
}

/// The places of the rows that are shown, in order.
fn shown_rows(publication: &Publication, look: Look) -> Vec<usize> {
    let (group, wanted) = (look.group.get(), searched(&look.search.get()));
    let rows = &publication.rows;
    let mut shown: Vec<usize> = (0..rows.len())
        .filter(|at| group.is_none_or(|group| rows[*at].group == group) && rows[*at].searched.contains(&*wanted))
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
            Column::Class => place_of_class(publication, one).cmp(&place_of_class(publication, other)),
        };
        let order = if reversed { order.reverse() } else { order };
        // What has no result stands in no order with the others.
        let last = |row: &TableRow| column != Column::Name && row.has_no_result && row.rank.is_none();
        last(one).cmp(&last(other)).then(order)
    });
    shown
}

/// The place of a row's class in its framework's list; behind it stand other classes, and then rows without one.
fn place_of_class(publication: &Publication, row: &TableRow) -> usize {
    let list = &publication.snapshot.framework.policies.classes.list;
    let Some((id, _)) = &row.class else { return usize::MAX };
    list.iter().position(|class| class.id == **id).unwrap_or(list.len())
}

fn tabs(publication: Signal<Arc<Publication>>, look: Look) -> AnyView {
    let tab = move |group: Option<usize>, name: &str, count: usize| {
        let open = move |_| {
            let name = |at: usize| publication.with_untracked(|publication| publication.groups.get(at).cloned());
            look.opened.set(group.and_then(name));
        };
        el!(
            "button" [
                "type" = "button",
                "class" = "tool tab",
                "aria-current" = current(move || look.group.get() == group),
                @on "click" = open,
            ],
            name.to_owned(),
            " ",
            el!("span"["class" = "muted"], number::whole(count)),
        )
    };
    let groups = Memo::new(move |_| {
        publication.with(|publication| {
            let of = publication.groups.len();
            let size = |(at, group): (usize, &String)| (group_name(group, of), publication.size_of(at));
            let sizes = publication.groups.iter().enumerate().map(size);
            (sizes.collect::<Vec<_>>(), publication.rows.len())
        })
    });
    let tabs = part(move || {
        groups.with(|(groups, all)| {
            let mut tabs: Vec<AnyView> =
                groups.iter().enumerate().map(|(at, (name, size))| tab(Some(at), name, *size)).collect();
            tabs.push(tab(None, t::ALL_GROUPS, *all));
            tabs.piece()
        })
    });
    el!("div" ["class" = "tabs", "role" = "group", "aria-label" = t::GROUPS], tabs)
}

fn search_field(look: Look) -> AnyView {
    let typed = move |event| look.search.set(event_target_value(&event));
    el!(
        "div"["class" = "field search-field"],
        el!("label"["for" = SEARCH], t::SEARCH_UNIT, " ", el!("span"["class" = "muted"], "(", t::SEARCH_HINT, ")")),
        el!("input" [
            "id" = SEARCH,
            "aria-keyshortcuts" = "/",
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
        // Ranks, names and classes sort upwards, figures downwards.
        let upwards = matches!(column, Column::Rank | Column::Name | Column::Class);
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
            sortable(Column::Class, "", t::CLASS),
        ),
    )
}

fn table_row(framework: &Framework, line: &Line, href: Callback<usize, String>) -> AnyView {
    let Line { row, place, group, score } = line;
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
    let class = row
        .class
        .as_ref()
        .map(|(id, name)| el!("span"["class" = "class-word", "data-class" = id.to_string()], name.to_string()));
    let mark = row.own_denominator.then(|| el!("span"["class" = "mark", "title" = t::OWN_DENOMINATORS], "*"));
    el!(
        "tr" [
            "class" = if row.disagrees { "disagrees" } else { "" },
            "data-unit" = row.unit.to_string(),
            "aria-rowindex" = rowindex(*place),
        ],
        el!("td"["class" = "num", "data-label" = t::RANK], rank),
        el!(
            "th"["scope" = "row"],
            el!("a"["href" = href.run(row.unit)], el!("bdi", visible(&row.name))),
            group.clone().map(|group| el!("span"["class" = "row-sub"], group)),
            row.disagrees.then(|| el!("span"["class" = "tag is-error"], t::DISAGREES)),
            row.has_no_result.then(|| el!("span" ["class" = "tag is-warning", "data-no-result" = ""], t::NO_RESULT_SHORT)),
            is_incomplete(row).then(|| {
                el!("span" ["class" = "tag is-warning", "data-without-result" = ""], t::without_result(row.without_result))
            }),
        ),
        el!("td"["class" = "areas-cell"], score.as_ref().map(|score| areas_bar(framework, score))),
        el!("td"["class" = "num", "data-label" = t::TOTAL_POINTS], value(row.total)),
        el!("td"["class" = "num", "data-label" = t::OUT_OF], row.attainable.map_or_else(|| t::NO_VALUE.into(), number::short), mark),
        el!("td"["class" = "num strong", "data-label" = t::INDEX_PERCENT], value(row.index)),
        el!("td"["data-label" = t::CLASS], class.piece()),
    )
}

/// Which colour of the bars is which area.
fn legend(framework: &Framework) -> AnyView {
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
fn areas_bar(framework: &Framework, score: &Score) -> AnyView {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_that_was_opened_is_found_where_it_stands_or_the_first_is_open() {
        for (groups, opened, place) in [
            (&["A", "B", "C"][..], Some("C"), Some(2)),
            (&["C", "A"], Some("C"), Some(0)),
            (&["A", "B"], Some("C"), Some(0)),
            (&["A", "B"], None, None),
            (&["A"], Some("A"), None),
            (&["A"], Some("C"), None),
            (&[], Some("C"), None),
        ] {
            let groups: Vec<String> = groups.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(open_group(&groups, opened), place, "{groups:?} {opened:?}");
        }
    }

    #[test]
    fn classes_stand_in_the_order_of_the_framework_and_rows_without_one_behind() {
        use crate::state::publication::example;
        use thuocdo_core::snapshot::read;

        let publication = Publication::open(read(example("lai-chau-2020").unwrap()).unwrap().snapshot);
        let list = &publication.snapshot.framework.policies.classes.list;
        let row = |class: Option<(&str, &str)>| TableRow {
            class: class.map(|(id, name)| (id.into(), name.into())),
            ..publication.rows[0].clone()
        };
        for (at, class) in list.iter().enumerate() {
            assert_eq!(place_of_class(&publication, &row(Some((&class.id, "")))), at, "{}", class.id);
        }
        assert_eq!(place_of_class(&publication, &row(Some(("", "Made up")))), list.len());
        assert_eq!(place_of_class(&publication, &row(None)), usize::MAX);
    }
}
