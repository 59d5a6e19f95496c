//! A ranking as one picture for a news page: written as SVG by itself, in its own colours, whatever the page looks like.

use std::fmt::Write;

use thuocdo_core::framework::Status;
use thuocdo_core::number::Decimal;
use thuocdo_text::{number, publication as words, ui as t, visible};

use crate::components::ranking::annex::group_mean;
use crate::state::publication::{Publication, TableRow};

/// The width of the picture.
pub const WIDTH: u32 = 1080;
const MARGIN: u32 = 32;
const ROW: u32 = 30;
/// The most units of a picture over all its groups; a longer one could not be drawn by every browser. How many are left out is
/// said.
const SHOWN: usize = 200;

/// The most letters of a line of the title.
const TITLE_LETTERS: usize = 66;

/// The styles of charts of the page when they are saved by themselves.
const CHART_STYLE: &str = "svg{overflow:visible}text{font-family:sans-serif;font-size:12px;fill:#1b1f24}.axis-text{font-size:10px;fill:#56606b}\
.axis{stroke:#7b8794}.dot{fill:#0b57a4;fill-opacity:.75}.dot.is-full{fill:#2e7d32}\
.slope line{stroke:#56606b;stroke-width:1.25}.slope.is-up line{stroke:#0a6b3d;stroke-width:2}\
.slope.is-down line{stroke:#b3261e;stroke-width:2}\
.head{font-size:15px;font-weight:700}.about{font-size:11px;fill:#56606b}";

/// What is said around a chart in its picture.
#[derive(Clone)]
pub struct Caption {
    title: String,
    shows: &'static str,
    source: String,
    is_example: bool,
    /// What the file is called.
    pub file: String,
}

impl Caption {
    /// That of a chart of a publication, or of a round as it stands; `name` tells its file from those of other charts.
    pub fn new(publication: &Publication, title: String, shows: &'static str, name: &str) -> Caption {
        let Publication { snapshot, .. } = publication;
        let mut source = visible(&snapshot.title);
        if !snapshot.publisher.is_empty() {
            let by = t::published_by(&visible(&snapshot.publisher), &words::moment(&snapshot.published_at));
            source = format!("{source}. {by}");
        }
        let file = format!("{name}-{}-{}.png", snapshot.framework.id, snapshot.period);
        Caption { title, shows, source, is_example: snapshot.framework.status == Status::Example, file }
    }
}

/// The picture of a chart of so many units, and its height: what it is of and what it shows above, its source below.
pub fn chart_picture(chart: &str, (width, height): (u32, u32), caption: &Caption) -> (String, u32) {
    let mut body = String::new();
    let mut y = said(&mut body, 8, width, ("head", 20, 8), &caption.title);
    if caption.is_example {
        y = said(&mut body, y, width, ("head", 20, 8), t::NOT_OFFICIAL);
    }
    let top = said(&mut body, y, width, ("about", 15, 6), caption.shows) + 8;
    let _ = write!(body, "<g transform=\"translate(0 {top})\">{chart}</g>");
    let height = said(&mut body, top + height + 4, width, ("about", 15, 6), &caption.source) + 10;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\"><style>{CHART_STYLE}</style>{body}</svg>"
    );
    (svg, height)
}

/// Writes a text under a place in lines of a class, so high and with letters so wide. Gives where it ends.
fn said(body: &mut String, y: u32, width: u32, (class, step, letter): (&str, u32, u32), words: &str) -> u32 {
    let mut y = y;
    for words in lines(words, (width.saturating_sub(16) / letter) as usize) {
        y += step;
        let _ = write!(body, "<text class=\"{class}\" x=\"8\" y=\"{y}\">{}</text>", escaped(&words));
    }
    y
}

/// A text as it stands in a drawing.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The picture of a ranking and its height: title, who published it and when, the rows of each group, and what it was
/// computed with.
pub fn ranking_picture(publication: &Publication) -> (String, u32) {
    let snapshot = &publication.snapshot;
    let mut body = String::new();
    let mut y = MARGIN + 24;
    for words in lines(&visible(&snapshot.title), TITLE_LETTERS) {
        line(&mut body, y, 24, "font-weight=\"700\"", &words);
        y += 30;
    }
    if snapshot.framework.status == Status::Example {
        line(&mut body, y, 17, "font-weight=\"700\" fill=\"#8a4b00\"", t::NOT_OFFICIAL);
        y += 24;
    }
    if !snapshot.publisher.is_empty() {
        let by = t::published_by(&visible(&snapshot.publisher), &words::moment(&snapshot.published_at));
        line(&mut body, y, 14, "fill=\"#56606b\"", &by);
        y += 14;
    }
    if !snapshot.decision.is_empty() {
        y += 18;
        line(&mut body, y, 14, "fill=\"#56606b\"", &format!("{} {}", t::BY_DECISION, visible(&snapshot.decision)));
    }
    let sizes: Vec<usize> = (0..publication.groups.len()).map(|group| publication.size_of(group)).collect();
    let shown = shown_of_each(&sizes);
    for (at, group) in publication.groups.iter().enumerate() {
        let mut rows: Vec<&TableRow> = publication.rows.iter().filter(|row| row.group == at).collect();
        rows.sort_by_key(|row| row.rank.unwrap_or(u32::MAX));
        if publication.groups.len() > 1 {
            y += 34;
            let name = if group.is_empty() { t::NO_GROUP.to_owned() } else { visible(group) };
            line(&mut body, y, 17, "font-weight=\"700\"", &name);
        }
        y += 18;
        column_heads(&mut body, y);
        for row in rows.iter().take(shown) {
            picture_row(&mut body, y, row);
            y += ROW;
        }
        let left = rows.len().saturating_sub(shown);
        if left > 0 {
            y += ROW;
            line(&mut body, y - 10, 14, "", &t::not_in_picture(left));
        }
        if let Some(mean) = group_mean(publication, at) {
            y += 22;
            line(&mut body, y, 15, "font-weight=\"700\"", &format!("{}: {} %", t::ANNEX_MEAN, number::decimal(mean)));
        }
    }
    if publication.rows.iter().any(|row| row.own_denominator) {
        y += 24;
        line(&mut body, y, 11, "fill=\"#56606b\"", &format!("* {}", t::OWN_DENOMINATORS));
    }
    y += 24;
    let made = words::made_on(snapshot, &visible(&snapshot.framework.short_title.vi));
    line(&mut body, y, 11, "fill=\"#56606b\"", &made);
    let height = y + MARGIN;
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" \
         font-family=\"sans-serif\" fill=\"#1b1f24\"><rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>{body}</svg>"
    );
    (svg, height)
}

/// How many units of each group are shown, the first ones; a small group leaves its room to the others, and none is empty.
fn shown_of_each(sizes: &[usize]) -> usize {
    let fits = |shown: &usize| sizes.iter().map(|size| size.min(shown)).sum::<usize>() <= SHOWN;
    (1..=SHOWN).rev().find(fits).unwrap_or(1)
}

/// A text in lines of so many letters at most, broken between words.
fn lines(text: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(last) if last.chars().count() + 1 + word.chars().count() <= letters => {
                last.push(' ');
                last.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn line(body: &mut String, y: u32, size: u32, look: &str, words: &str) {
    let _ = write!(body, "<text x=\"{MARGIN}\" y=\"{y}\" font-size=\"{size}\" {look}>{}</text>", escaped(words));
}

/// Where the bars begin, how long they are, and where the figures behind them end.
const BAR_AT: u32 = 490;
const BAR: u32 = 210;
const POINTS_END: u32 = BAR_AT + BAR + 120;
const INDEX_END: u32 = POINTS_END + 90;

/// What the figures of the rows below are.
fn column_heads(body: &mut String, y: u32) {
    for (x, words) in [(POINTS_END, t::POINTS_OF), (INDEX_END, t::INDEX_PERCENT)] {
        let _ = write!(
            body,
            "<text x=\"{x}\" y=\"{y}\" font-size=\"11\" fill=\"#56606b\" text-anchor=\"end\">{words}</text>"
        );
    }
}

/// One unit: rank, name, a bar as long as its index, its points and what they are out of, the index, the class.
fn picture_row(body: &mut String, y: u32, row: &TableRow) {
    let base = y + 20;
    let rank = row.rank.map_or_else(|| t::NO_VALUE.to_owned(), |rank| rank.to_string());
    let (name, room) = (visible(&row.name), BAR_AT - MARGIN - 60);
    // A long name is drawn closer together rather than over the bar.
    let long = name.chars().count() as u32 * 8 > room;
    let fit = if long { format!(" textLength=\"{room}\" lengthAdjust=\"spacingAndGlyphs\"") } else { String::new() };
    let index = row.index.unwrap_or_default().max(Decimal::ZERO).min(Decimal::ONE_HUNDRED);
    let length = (index * Decimal::from(BAR) / Decimal::ONE_HUNDRED).round_dp(2);
    let shown = row.index.map_or_else(|| t::NO_VALUE.to_owned(), |index| format!("{} %", number::decimal(index)));
    let or_dash = |value: Option<String>| value.unwrap_or_else(|| t::NO_VALUE.to_owned());
    let mark = if row.own_denominator { "*" } else { "" };
    let (total, out_of) = (or_dash(row.total.map(number::decimal)), or_dash(row.attainable.map(number::short)));
    let class = row.class.as_ref().map(|(_, name)| escaped(name)).unwrap_or_default();
    let _ = write!(
        body,
        "<text x=\"{}\" y=\"{base}\" font-size=\"15\" text-anchor=\"end\" font-weight=\"700\">{rank}</text>\
         <text x=\"{}\" y=\"{base}\" font-size=\"15\"{fit}>{}</text>\
         <rect x=\"{BAR_AT}\" y=\"{}\" width=\"{BAR}\" height=\"14\" fill=\"#e8ecf0\"/>\
         <rect x=\"{BAR_AT}\" y=\"{}\" width=\"{length}\" height=\"14\" fill=\"#0b57a4\"/>\
         <text x=\"{POINTS_END}\" y=\"{base}\" font-size=\"15\" text-anchor=\"end\">{total}/{out_of}{mark}</text>\
         <text x=\"{INDEX_END}\" y=\"{base}\" font-size=\"15\" text-anchor=\"end\">{shown}</text>\
         <text x=\"{}\" y=\"{base}\" font-size=\"15\">{class}</text>",
        MARGIN + 28,
        MARGIN + 44,
        escaped(&name),
        base - 12,
        base - 12,
        INDEX_END + 14,
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::publication::example;
    use std::sync::Arc;
    use thuocdo_core::snapshot::{Snapshot, read};

    #[test]
    fn every_unit_of_a_ranking_is_in_its_picture_and_markup_in_names_is_text() {
        let mut snapshot = read(example("lai-chau-2020").unwrap()).unwrap().snapshot;
        snapshot.title = "A < B & <g>".into();
        snapshot.decision = "12/QĐ-UBND ngày 05/01/2021".into();
        let publication = Publication::open(snapshot);
        let (svg, height) = ranking_picture(&publication);
        for row in &publication.rows {
            assert!(svg.contains(&format!(">{}</text>", escaped(&visible(&row.name)))), "{}", row.name);
            assert!(svg.contains(&format!(">{} %</text>", number::decimal(row.index.unwrap()))), "{}", row.name);
        }
        // What the index is divided by, the means and the decision.
        for said in [">85,67/98<", "/78,5*<", ">Trung bình: 82,67 %<", "12/QĐ-UBND ngày 05/01/2021"] {
            assert!(svg.contains(said), "{said}");
        }
        assert!(svg.contains("A &lt; B &amp; &lt;g&gt;") && !svg.contains("<g>"));
        assert!(svg.contains(&format!("height=\"{height}\"")));
        for (sizes, shown) in [
            (vec![], 200),
            (vec![150], 200),
            (vec![1300], 200),
            (vec![100; 13], 15),
            (vec![5, 500, 500], 97),
            (vec![1; 1300], 1),
        ] {
            assert_eq!(shown_of_each(&sizes), shown, "{sizes:?}");
        }
        assert_eq!(lines("một hai ba bốn", 7), ["một hai", "ba bốn"]);
    }

    #[test]
    fn a_chart_says_what_it_is_of_and_where_it_is_from_and_an_example_that_it_is_one() {
        let mut snapshot = read(example("lai-chau-2020").unwrap()).unwrap().snapshot;
        let sample = thuocdo_core::framework::by_id("xa-mau-2026").unwrap();
        for is_example in [false, true] {
            if is_example {
                snapshot = Snapshot { framework: Arc::clone(&sample), units: Vec::new(), ..snapshot };
            }
            let publication = Publication::open(snapshot.clone());
            let caption = Caption::new(&publication, "1.1 A < B".into(), "Mỗi chấm", "tieu-chi-A");
            assert_eq!(caption.file, format!("tieu-chi-A-{}-2020.png", snapshot.framework.id));
            let (svg, height) = chart_picture("<svg></svg>", (440, 100), &caption);
            assert!(svg.contains(">1.1 A &lt; B</text>") && svg.contains(">Mỗi chấm</text>") && height > 150);
            let source = lines(&visible(&snapshot.title), 70).remove(0);
            assert!(svg.contains(&source), "{source}: {svg}");
            for picture in [svg, ranking_picture(&publication).0] {
                assert_eq!(picture.contains(t::NOT_OFFICIAL), is_example);
            }
        }
    }
}
