//! One publication: its table with the verdict of the recomputation, a unit's page, one criterion over all units.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::exchange::decode_publication;
use thuocdo_core::framework::{Framework, Node, NodeIndex};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::snapshot::{self, Detail, Snapshot};
use thuocdo_text::{link as link_words, problem, ui as t, visible};

use super::exports::{exports, on_paper};
use super::last_period::{last_period, opened, told};
use crate::adapters::{address, clock, dom, files};
use crate::components::markup::{Piece, el, nothing, part, text};
use crate::components::ranking::criterion::{CRITERION_CHOICE, criterion_choice, criterion_league};
use crate::components::ranking::notes::{notes, noticed, published_by, verdict};
use crate::components::ranking::table::ranking_table;
use crate::components::ranking::unit::{areas_against_mean, standing, unit_heading};
use crate::components::ranking::{analysis, computed, example_mark};
use crate::components::sheet::Sheet;
use crate::pages::outcome::outcome_with;
use crate::pages::result::actions;
use crate::province_route::{ProvinceRoute, PublicationSource, PublicationView};
use crate::route::is_beside_the_app;
use crate::state::frameworks;
use crate::state::opened::{NotOpened, Opened};
use crate::state::publication::{Publication, example};
use crate::state::storage::KeyValue;
use crate::state::workspace::Workspace;

type Found = Result<Arc<Publication>, Vec<String>>;

/// The page of a publication that is built: one for all criteria, where only what it shows differs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    Table,
    Unit(usize),
    Criterion,
    NoCriterion,
}

/// The pages of a publication; `view` says which of them is shown, and is that of the address in `route`.
pub fn publication(source: PublicationSource, route: RwSignal<ProvinceRoute>, view: Memo<PublicationView>) -> AnyView {
    let found: RwSignal<Option<Found>> = RwSignal::new(None);
    let previous: RwSignal<Option<Arc<Snapshot>>> = RwSignal::new(None);
    let ws = Workspace::expect_context();
    match &source {
        PublicationSource::Link(payload) => {
            let opened = decode_publication(payload).map(Publication::open);
            found.set(Some(opened.map_err(|fault| vec![format!("{}: {}", fault.code(), link_words::fault(&fault))])));
        }
        PublicationSource::Example(id) => {
            let text = example(id).ok_or_else(|| vec![t::NO_SUCH_PUBLICATION.to_owned()]);
            found.set(Some(text.and_then(|text| read(Ok(text.to_owned())))));
        }
        PublicationSource::Opened => {
            let said = |why| match why {
                NotOpened::Nothing => vec![t::NOTHING_OPENED.to_owned()],
                NotOpened::NotKept(name) => vec![t::opened_not_kept(&visible(&name))],
            };
            let opened = Opened::expect_context();
            found.set(Some(opened.publication().map_err(said)));
            previous.set(opened.last());
        }
        PublicationSource::Beside { file, previous: last } if is_beside_the_app(file) => {
            files::fetch(file.clone(), move |content| {
                // The page may have been left meanwhile; then there is nobody to tell.
                let _ = found.try_set(Some(read(content)));
            });
            match last.clone() {
                Some(last) if is_beside_the_app(&last) => fetch_last(ws, last, previous),
                Some(last) => {
                    let title = format!("{}: {}", t::LAST_NOT_OPENED, visible(&last));
                    ws.notify(true, title, not_beside(last), None);
                }
                None => {}
            }
        }
        PublicationSource::Beside { file, .. } => {
            found.set(Some(Err(not_beside(file.clone()))));
        }
    }
    part(move || match found.get() {
        None => el!("h1"["tabindex" = "-1"], t::OPENING),
        Some(Err(lines)) => failed(lines),
        Some(Ok(publication)) => {
            let source = source.clone();
            let framework = Arc::clone(&publication.snapshot.framework);
            let criterion = Memo::new(move |_| match view.get() {
                PublicationView::Criterion(id) => framework.find(&id),
                _ => None,
            });
            let page = Memo::new(move |_| match view.get() {
                PublicationView::Table => Page::Table,
                PublicationView::Unit(unit) => Page::Unit(unit),
                PublicationView::Criterion(_) if criterion.get().is_some() => Page::Criterion,
                PublicationView::Criterion(_) => Page::NoCriterion,
            });
            let choose = choose_criterion(source.clone(), route);
            let told = other_texts(&*ws.ports().store, &publication.snapshot.framework);
            let shown = part(move || match page.get() {
                Page::Table => table(&publication, &source, previous, choose),
                Page::Unit(unit) => unit_page(&publication, &source, unit),
                Page::Criterion => criterion_page(&publication, &source, criterion, choose),
                Page::NoCriterion => no_criterion(&source),
            });
            vec![told, shown].into_any()
        }
    })
}

/// That a framework of mine has another text under the same id; of a built-in one the verdict tells it.
fn other_texts(store: &dyn KeyValue, framework: &Framework) -> AnyView {
    let mut found = frameworks::namesakes(store, framework);
    found.retain(|one| matches!(one.fault, Fault::FrameworkTextDiffers { own: true, .. }));
    let line = |one: &Problem| el!("p"["class" = "problem is-warning"], problem::line(one, None));
    found.iter().map(line).collect::<Vec<_>>().into_any()
}

/// Of a path that leads away from the app's own folder, why nothing is fetched.
fn not_beside(found: String) -> Vec<String> {
    let fault = Problem::at("", Fault::BadLink { found });
    vec![format!("{}: {}", fault.code(), t::FILE_NOT_BESIDE)]
}

fn read(content: Result<String, Problem>) -> Found {
    let read = content.map_err(|problem| vec![problem]).and_then(|text| snapshot::read(&text));
    match read {
        Ok(read) => Ok(Publication::open(read.snapshot)),
        Err(problems) => Err(told(&problems)),
    }
}

/// Fetches the last period's publication; the page is whole without it, so a failure is a notice.
fn fetch_last(ws: Workspace, path: String, previous: RwSignal<Option<Arc<Snapshot>>>) {
    files::fetch(path.clone(), move |content| match opened(content) {
        Ok(last) => {
            let _ = previous.try_set(Some(last));
        }
        Err(problems) => {
            ws.notify(true, format!("{}: {}", t::LAST_NOT_OPENED, visible(&path)), told(&problems), None);
        }
    });
}

fn failed(lines: Vec<String>) -> AnyView {
    dom::set_title(&t::titled(t::CANNOT_OPEN));
    let lines: Vec<AnyView> = lines.into_iter().map(|line| el!("p", line)).collect();
    vec![
        el!("h1"["tabindex" = "-1"], t::PUBLICATION_NOT_OPENED),
        el!("div" ["class" = "error-summary", "role" = "alert"], lines),
        el!("p", el!("a" ["class" = "button secondary", "href" = ProvinceRoute::Publications.href()], t::PUBLICATIONS)),
    ]
    .into_any()
}

fn unit_href(source: &PublicationSource) -> Callback<usize, String> {
    let source = source.clone();
    Callback::new(move |unit| source.href(PublicationView::Unit(unit)))
}

/// That the publication is a copied one, or that its framework is no decision's.
fn examples(publication: &Publication) -> AnyView {
    let banner =
        || el!("div"["class" = "banner is-example"], el!("p", el!("strong", t::EXAMPLE), ". ", t::PUBLICATION_EXAMPLE));
    let Snapshot { is_example, framework, .. } = &publication.snapshot;
    vec![is_example.then(banner).piece(), example_mark(framework)].into_any()
}

fn table(
    publication: &Arc<Publication>,
    source: &PublicationSource,
    previous: RwSignal<Option<Arc<Snapshot>>>,
    choose: Callback<String>,
) -> AnyView {
    let snapshot = &publication.snapshot;
    dom::set_title(&t::titled(&visible(&snapshot.title)));
    let is_made = RwSignal::new(false);
    let shown = Signal::stored(Arc::clone(publication));
    let last = last_period(shown, RwSignal::new(false), previous.into(), Callback::new(move |last| previous.set(last)));
    let choice = (snapshot.detail == Detail::Answers)
        .then(|| criterion_choice(&snapshot.framework, Signal::stored(String::new()), choose));
    vec![
        examples(publication),
        el!("h1"["tabindex" = "-1"], visible(&snapshot.title)),
        published_by(publication),
        verdict(publication),
        exports(publication, is_made, previous.into()),
        ranking_table(shown, unit_href(source)),
        choice.piece(),
        notes(shown),
        analysis(shown, last),
        on_paper(publication, is_made),
    ]
    .into_any()
}

fn to_table(source: &PublicationSource) -> AnyView {
    el!("p", el!("a"["href" = source.href(PublicationView::Table)], "← ", t::TO_TABLE))
}

fn unit_page(publication: &Arc<Publication>, source: &PublicationSource, unit: usize) -> AnyView {
    let snapshot = &publication.snapshot;
    let Some(published) = snapshot.units.get(unit) else {
        return vec![el!("h1"["tabindex" = "-1"], t::NO_SUCH_UNIT), to_table(source)].into_any();
    };
    let name = visible(&published.sheet.unit.name);
    dom::set_title(&t::titled(&t::unit_page(&name, &visible(&snapshot.title))));
    let own: Vec<AnyView> = publication
        .verification
        .mismatches
        .iter()
        .filter(|one| one.whose == thuocdo_core::snapshot::Whose::Unit(unit))
        .map(|one| el!("p"["class" = "problem is-error"], thuocdo_text::publication::mismatch(snapshot, one)))
        .collect();
    let is_blank = publication.row(unit).is_some_and(|row| row.has_no_result && row.rank.is_none());
    let detail = publication.verification.contenders.get(unit).map(|contender| {
        // Of a unit of which an excerpt prints only some answers there is no result that could be taken away.
        if publication.row(unit).is_some_and(|row| !row.is_known) {
            return areas(publication, unit);
        }
        // A sum so far of nothing, as a sheet in work has it, would look like a result of 0.
        if is_blank {
            let said = el!("p"["class" = "problem is-warning", "data-no-result" = ""], t::NO_RESULT_HERE);
            return vec![said, areas(publication, unit)].into_any();
        }
        let sheet = Sheet::new(
            Arc::clone(&snapshot.framework),
            Signal::stored(Arc::clone(&published.sheet)),
            Signal::stored(Arc::clone(&contender.score)),
        );
        vec![actions(sheet), outcome_with(sheet, None, areas(publication, unit))].into_any()
    });
    let detail = detail.unwrap_or_else(|| el!("p"["class" = "muted"], t::TOTALS_ONLY));
    vec![
        examples(publication),
        to_table(source),
        unit_heading(publication, unit),
        standing(publication, unit),
        noticed(publication),
        own.into_any(),
        neighbours(publication, source, unit),
        detail,
    ]
    .into_any()
}

/// The areas of a unit against the means of its group, which take long the first time in a country.
fn areas(publication: &Arc<Publication>, unit: usize) -> AnyView {
    let is_kept = publication.ranked_group(unit).is_some_and(|group| publication.has_area_leagues(group));
    let rows = if is_kept { 0 } else { publication.rows.len() };
    let publication = Arc::clone(publication);
    computed(rows, move || areas_against_mean(&publication, unit))
}

/// The ways to the units above and below in the table.
fn neighbours(publication: &Publication, source: &PublicationSource, unit: usize) -> AnyView {
    let group = publication.row(unit).map(|row| row.group);
    let mut rows: Vec<_> = publication.rows.iter().filter(|row| Some(row.group) == group).collect();
    rows.sort_by_key(|row| row.rank.unwrap_or(u32::MAX));
    let at = rows.iter().position(|row| row.unit == unit);
    let own = publication.row(unit).and_then(|row| row.rank);
    let way = |row: Option<&&crate::state::publication::TableRow>, words: &'static str| {
        row.map(|row| {
            let words = if own.is_some() && row.rank == own { t::UNIT_TIED } else { words };
            let href = source.href(PublicationView::Unit(row.unit));
            el!("a"["class" = "button secondary small", "href" = href], words, ": ", visible(&row.name))
        })
    };
    let above = at.and_then(|at| at.checked_sub(1)).and_then(|at| rows.get(at));
    let below = at.and_then(|at| rows.get(at + 1));
    el!("p"["class" = "node-tools"], way(above, t::UNIT_ABOVE), way(below, t::UNIT_BELOW))
}

/// Shows the criterion that is chosen, or for none the table. The focus stays in the choice, and the way back leads to the
/// table, however many criteria the arrow keys went over.
fn choose_criterion(source: PublicationSource, route: RwSignal<ProvinceRoute>) -> Callback<String> {
    Callback::new(move |id: String| {
        let of = |view| ProvinceRoute::Publication { source: source.clone(), view };
        let was_table = route.with_untracked(|route| *route == of(PublicationView::Table));
        let now = of(if id.is_empty() { PublicationView::Table } else { PublicationView::Criterion(id.clone()) });
        let name_page = if was_table { address::push } else { address::replace };
        name_page(&now.href());
        route.set(now);
        // Where one page gives way to the other, the choice is made anew.
        if was_table || id.is_empty() {
            clock::later(0, Box::new(|| dom::focus(CRITERION_CHOICE)));
        }
    })
}

fn no_criterion(source: &PublicationSource) -> AnyView {
    vec![el!("h1"["tabindex" = "-1"], t::NO_SUCH_CRITERION), to_table(source)].into_any()
}

fn criterion_page(
    publication: &Arc<Publication>,
    source: &PublicationSource,
    criterion: Memo<Option<NodeIndex>>,
    choose: Callback<String>,
) -> AnyView {
    let snapshot = &publication.snapshot;
    let of_node = |words: fn(&Node) -> String| {
        let framework = Arc::clone(&snapshot.framework);
        text(move || criterion.get().map(|index| words(framework.node(index))).unwrap_or_default())
    };
    let href = unit_href(source);
    let body = {
        let publication = Arc::clone(publication);
        part(move || {
            let Some(index) = criterion.get() else { return nothing() };
            dom::set_title(&t::titled(&name_of(publication.snapshot.framework.node(index))));
            match publication.snapshot.detail {
                Detail::Answers => criterion_league(&publication, index, href),
                Detail::Totals => el!("p"["class" = "muted"], t::TOTALS_ONLY),
            }
        })
    };
    vec![
        examples(publication),
        to_table(source),
        el!("h1"["tabindex" = "-1"], of_node(name_of)),
        el!("p"["class" = "sheet-sub"], visible(&snapshot.title)),
        criterion_choice(&snapshot.framework, of_node(|node| node.id.clone()), choose),
        body,
    ]
    .into_any()
}

fn name_of(node: &Node) -> String {
    format!("{} {}", node.number, node.name.vi).trim().to_owned()
}
