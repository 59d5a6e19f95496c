//! A publication that is open: its snapshot, what came out when it was computed again, and its rows as they are shown.

use std::sync::{Arc, OnceLock};

use thuocdo_core::assessment::Assessment;
use thuocdo_core::letters::{folded, unmarked};
use thuocdo_core::number::Decimal;
use thuocdo_core::problem::Problem;
use thuocdo_core::rank::{Contender, Denominator, GroupPlaces, League, RankedGroup, denominators, rank};
use thuocdo_core::round::Round;
use thuocdo_core::snapshot::{Heading, Moment, Published, PublishedUnit, Snapshot, Verification, Whose, verify};

use super::rounds::scores::Scored;

/// The built-in publications: real published tables, read-only, marked as examples wherever they are shown.
const EXAMPLES: [(&str, &str); 7] = [
    ("lai-chau-2020", include_str!("../../assets/publications/lai-chau-2020.json")),
    ("gia-lai-2026", include_str!("../../assets/publications/gia-lai-2026.json")),
    ("lao-cai-766-2024", include_str!("../../assets/publications/lao-cai-766-2024.json")),
    ("lao-cai-par-2024", include_str!("../../assets/publications/lao-cai-par-2024.json")),
    ("lao-cai-sipas-2024", include_str!("../../assets/publications/lao-cai-sipas-2024.json")),
    ("van-yen-766-2023", include_str!("../../assets/publications/van-yen-766-2023.json")),
    ("van-yen-cchc-2022", include_str!("../../assets/publications/van-yen-cchc-2022.json")),
];

/// The text of the built-in publication with an id.
pub fn example(id: &str) -> Option<&'static str> {
    EXAMPLES.iter().find(|(known, _)| *known == id).map(|(_, text)| *text)
}

/// A publication that is open.
#[derive(Clone, Debug)]
pub struct Publication {
    /// What was published.
    pub snapshot: Snapshot,
    /// What came out.
    pub verification: Verification,
    /// The denominators of the units; none when the publication holds totals only.
    pub denominators: Vec<Arc<Denominator>>,
    /// The groups as they are shown, in order.
    pub groups: Vec<String>,
    /// The rows in the order of the publication.
    pub rows: Vec<TableRow>,
    /// See [`Publication::area_leagues`]; one for each group of the ranking.
    leagues: Vec<OnceLock<Vec<League>>>,
}

/// A row of a ranking table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// The unit's place in the publication.
    pub unit: usize,
    /// The unit's name.
    pub name: Arc<str>,
    /// The name as it is searched: small letters without marks.
    pub searched: Arc<str>,
    /// The place of its group among the groups.
    pub group: usize,
    /// Its rank in its group.
    pub rank: Option<u32>,
    /// Whether it shares the rank.
    pub tied: bool,
    /// Its total points.
    pub total: Option<Decimal>,
    /// Its denominator.
    pub attainable: Option<Decimal>,
    /// Whether its denominator is another one than the others'.
    pub own_denominator: bool,
    /// Its index in percent.
    pub index: Option<Decimal>,
    /// Its class: the id, where it is one of the framework's, and the name.
    pub class: Option<(Arc<str>, Arc<str>)>,
    /// Whether its result is known from its answers ([`thuocdo_core::rank::Row::is_known`]).
    pub is_known: bool,
    /// Whether a number of it does not come out.
    pub disagrees: bool,
    /// Whether it has no result at all, and so takes part in nothing; of an excerpt nobody can say it.
    pub has_no_result: bool,
    /// How many of its criteria have no result and count 0 points; of an excerpt nobody can say it.
    pub without_result: usize,
}

/// What is known of a unit before its row is made.
struct Known {
    name: Arc<str>,
    searched: Arc<str>,
    without_result: usize,
}

/// A text as it is searched: small letters without marks and apostrophes, one space between words, so that "vân canh",
/// "van  canh" and "Vân Canh" find the same.
pub fn searched(text: &str) -> String {
    let is_apostrophe = |letter: &char| matches!(letter, '\'' | '’' | '‘' | '\u{2bc}' | '`' | '´' | '′');
    let plain: String = folded(text).chars().filter(|letter| !is_apostrophe(letter)).map(unmarked).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Publication {
    /// Opens a snapshot: everything is computed again, once.
    pub fn open(snapshot: Snapshot) -> Arc<Publication> {
        let verification = verify(&snapshot);
        let denominators = denominators(&snapshot.framework, &verification.contenders);
        // What an excerpt does not hold is not lacking.
        let scores = |at: usize| verification.contenders.get(at).filter(|_| snapshot.excerpt_of.is_none());
        let lacking = |at| scores(at).map_or(0, |one| one.score.without_result(&snapshot.framework).count());
        let units = snapshot.units.iter().enumerate();
        let known = |(at, unit): (usize, &PublishedUnit)| {
            let name = &*unit.sheet.unit.name;
            Known { name: name.into(), searched: searched(name).into(), without_result: lacking(at) }
        };
        let known = units.map(known).collect();
        Publication::of(snapshot, verification, denominators.into_iter().map(Arc::new).collect(), known)
    }

    /// The table of a round as it stands, whose units score this.
    pub fn live(round: &Round, scored: &[Arc<Scored>]) -> Arc<Publication> {
        let contenders: Vec<Contender> = scored.iter().map(|one| one.contender()).collect();
        let mut ranking = rank(&round.framework, &round.groups, &contenders);
        let sheets: Vec<Arc<Assessment>> = scored.iter().map(|one| Arc::clone(&one.counts)).collect();
        let heading = Heading {
            title: round.title.clone(),
            publisher: String::new(),
            decision: String::new(),
            note: String::new(),
            published_at: Moment::UNPUBLISHED,
        };
        let (framework, groups) = (Arc::clone(&round.framework), round.groups.clone());
        let numbers: Vec<Published> = scored.iter().map(|one| one.numbers.clone()).collect();
        let snapshot = Snapshot::of_numbers(heading, framework, round.period, groups, &sheets, &numbers, &ranking);
        // In the order of the table, as the snapshot has them.
        let order: Vec<usize> = ranking.groups.iter().flat_map(RankedGroup::members).collect();
        let mut places = vec![0; contenders.len()];
        order.iter().enumerate().for_each(|(place, at)| places[*at] = place);
        for group in &mut ranking.groups {
            group.rows.iter_mut().for_each(|row| row.contender = places[row.contender]);
            for edge in [&mut group.summary.highest, &mut group.summary.lowest] {
                edge.iter_mut().for_each(|at| *at = places[*at]);
                edge.sort_unstable();
            }
        }
        let mut taken: Vec<Option<Contender>> = contenders.into_iter().map(Some).collect();
        let sorted: Vec<Contender> = order.iter().filter_map(|at| taken[*at].take()).collect();
        let problems = problems(&sorted);
        let verification =
            Verification { contenders: sorted, ranking, problems, mismatches: Vec::new(), noticed: Vec::new() };
        let own = order.iter().map(|at| {
            let one = &scored[*at];
            let (name, searched) = (Arc::clone(&one.name), Arc::clone(&one.searched));
            (Arc::clone(&one.denominator), Known { name, searched, without_result: one.without_result })
        });
        let (denominators, known) = own.unzip();
        Publication::of(snapshot, verification, denominators, known)
    }

    fn of(
        snapshot: Snapshot,
        verification: Verification,
        denominators: Vec<Arc<Denominator>>,
        about: Vec<Known>,
    ) -> Arc<Publication> {
        let mut groups: Vec<String> = Vec::new();
        let mut places = GroupPlaces::default();
        let named = snapshot.groups.iter().map(String::as_str);
        for name in named.chain(snapshot.units.iter().map(|unit| unit.sheet.unit.group.as_str())) {
            if places.place(name) == groups.len() {
                groups.push(name.to_owned());
            }
        }
        let group_of = |name: &str| places.find(name).unwrap_or_default();
        // Each class is named once for all rows.
        let classes = snapshot.framework.policies.classes.list.iter();
        let classes: Vec<(Arc<str>, Arc<str>)> =
            classes.map(|class| (class.id.as_str().into(), class.name.vi.as_str().into())).collect();
        let mut disagreeing = vec![false; snapshot.units.len()];
        for mismatch in &verification.mismatches {
            if let Whose::Unit(at) = mismatch.whose {
                disagreeing[at] = true;
            }
        }
        let mut known = vec![true; snapshot.units.len()];
        for row in verification.ranking.groups.iter().flat_map(|group| &group.rows) {
            known[row.contender] = row.is_known;
        }
        let usual = most_common(snapshot.units.iter().filter_map(|unit| unit.published.attainable));
        let mut rows: Vec<TableRow> = snapshot
            .units
            .iter()
            .enumerate()
            .zip(about)
            .map(|((at, unit), Known { name, searched, without_result })| {
                let (published, own) = (&unit.published, denominators.get(at));
                // What was not published is shown as it was computed, where that is known.
                let score = verification.contenders.get(at).filter(|_| known[at]).map(|contender| &contender.score);
                let index = score.and_then(|score| score.index.as_ref());
                let computed_class = index.and_then(|index| classes.get(index.class?));
                let class = match (&published.class, computed_class) {
                    (None, None) => None,
                    (None, Some(class)) => Some(class.clone()),
                    (Some(name), _) => {
                        let known = classes.iter().find(|(_, known)| **known == **name);
                        Some(known.cloned().unwrap_or_else(|| ("".into(), name.as_str().into())))
                    }
                };
                let computed_attainable = || score.and_then(|score| score.attainable.to_decimal());
                TableRow {
                    unit: at,
                    name,
                    searched,
                    group: group_of(&unit.sheet.unit.group),
                    rank: published.rank,
                    tied: false,
                    total: published.total,
                    attainable: published.attainable.or_else(computed_attainable),
                    own_denominator: own.map_or(published.attainable != usual, |denominator| !denominator.is_common()),
                    index: published.index.or(index.map(|index| index.printed)),
                    class,
                    is_known: known[at],
                    disagrees: disagreeing[at],
                    has_no_result: snapshot.has_no_result(&verification, at),
                    without_result,
                }
            })
            .collect();
        mark_ties(&mut rows);
        // Groups that nobody belongs to are not shown.
        let used: Vec<bool> = (0..groups.len()).map(|group| rows.iter().any(|row| row.group == group)).collect();
        let mut place = 0;
        let places: Vec<usize> = used
            .iter()
            .map(|used| {
                if *used {
                    place += 1;
                    place - 1
                } else {
                    0
                }
            })
            .collect();
        for row in &mut rows {
            row.group = places[row.group];
        }
        let groups = groups.into_iter().zip(used).filter_map(|(group, used)| used.then_some(group)).collect();
        let leagues = vec![OnceLock::new(); verification.ranking.groups.len()];
        Arc::new(Publication { snapshot, verification, denominators, groups, rows, leagues })
    }

    /// The areas of the framework, each with the league in it of the group at a place of the ranking: its mean share is that
    /// of the page of one criterion. It takes long for a country, and is kept.
    pub fn area_leagues(&self, group: usize) -> &[League] {
        let (framework, contenders) = (&self.snapshot.framework, &self.verification.contenders);
        let made = |of: &RankedGroup| framework.areas().map(|area| of.league(framework, area, contenders)).collect();
        let both = self.leagues.get(group).zip(self.verification.ranking.groups.get(group));
        both.map(|(kept, of)| kept.get_or_init(|| made(of)).as_slice()).unwrap_or_default()
    }

    /// Whether that is kept already.
    pub fn has_area_leagues(&self, group: usize) -> bool {
        self.leagues.get(group).is_some_and(|kept| kept.get().is_some())
    }

    /// The place of a unit's group in the ranking.
    pub fn ranked_group(&self, unit: usize) -> Option<usize> {
        let has_unit = |group: &RankedGroup| group.rows.iter().any(|row| row.contender == unit);
        self.verification.ranking.groups.iter().position(has_unit)
    }

    /// The name of a file of it: `cong-bo-xa-mau-2026-2026.json`.
    pub fn file_name(&self, ending: &str) -> String {
        format!("cong-bo-{}-{}.{ending}", self.snapshot.framework.id, self.snapshot.period)
    }

    /// The row of a unit.
    pub fn row(&self, unit: usize) -> Option<&TableRow> {
        self.rows.get(unit)
    }

    /// How many units a rank is one of: those of the group that have any result, or, where only some of them were printed, all
    /// of the table.
    pub fn ranked_in(&self, group: usize) -> usize {
        let is_in = |row: &&TableRow| row.group == group && (row.rank.is_some() || !row.has_no_result);
        self.snapshot.excerpt_of.map_or_else(|| self.rows.iter().filter(is_in).count(), |all| all as usize)
    }

    /// Whether all units of the table are here: of an excerpt nobody knows what is made of all of them.
    pub fn is_whole(&self) -> bool {
        self.snapshot.excerpt_of.is_none()
    }

    /// How many units of a group are shown.
    pub fn size_of(&self, group: usize) -> usize {
        self.rows.iter().filter(|row| row.group == group).count()
    }
}

/// What is wrong with the answers, with the place of the unit.
fn problems(contenders: &[Contender]) -> Vec<(usize, Problem)> {
    let of = |(at, contender): (usize, &Contender)| {
        contender.score.problems.iter().map(move |problem| (at, problem.clone())).collect::<Vec<_>>()
    };
    contenders.iter().enumerate().flat_map(of).collect()
}

fn mark_ties(rows: &mut [TableRow]) {
    let mut ranks: Vec<(usize, u32)> = rows.iter().filter_map(|row| Some((row.group, row.rank?))).collect();
    ranks.sort_unstable();
    for row in rows {
        let Some(rank) = row.rank else { continue };
        let first = ranks.partition_point(|known| *known < (row.group, rank));
        row.tied = ranks.get(first + 1) == Some(&(row.group, rank));
    }
}

/// The value that occurs most often; the first of several.
fn most_common(values: impl Iterator<Item = Decimal>) -> Option<Decimal> {
    let mut counted: Vec<(Decimal, usize)> = Vec::new();
    for value in values {
        match counted.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count += 1,
            None => counted.push((value, 1)),
        }
    }
    counted.into_iter().rev().max_by_key(|(_, count)| *count).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::snapshot::read;
    use thuocdo_text::ui as t;

    fn opened(id: &str) -> Arc<Publication> {
        Publication::open(read(example(id).unwrap()).unwrap().snapshot)
    }

    #[test]
    fn examples_are_listed_and_marked() {
        assert_eq!(EXAMPLES.map(|(id, _)| id), t::PUBLICATION_ROWS.map(|[id, ..]| id));
        for (id, _) in EXAMPLES {
            assert!(opened(id).snapshot.is_example, "{id}");
        }
    }

    #[test]
    fn lai_chau_has_three_groups_a_tie_and_four_numbers_that_do_not_come_out() {
        let publication = opened("lai-chau-2020");
        assert_eq!(publication.groups.len(), 3);
        assert_eq!((0..3).map(|group| publication.size_of(group)).collect::<Vec<_>>(), [15, 5, 8]);
        assert_eq!(publication.rows.iter().filter(|row| row.own_denominator).count(), 5);
        assert_eq!(publication.rows.iter().filter(|row| row.disagrees).count(), 4);
        assert_eq!(publication.verification.mismatches.len(), 4);
    }

    #[test]
    fn gia_lai_comes_out_but_for_ties_that_were_given_two_ranks() {
        let publication = opened("gia-lai-2026");
        let ranks = publication.verification.mismatches.iter().map(|one| one.which);
        assert_eq!(ranks.collect::<Vec<_>>(), [thuocdo_core::snapshot::Which::Rank; 3]);
    }

    #[test]
    fn an_excerpt_ranks_among_all_and_says_what_does_not_come_out() {
        let lao_cai = opened("lao-cai-766-2024");
        assert_eq!((lao_cai.rows.len(), lao_cai.ranked_in(0), lao_cai.verification.agrees()), (5, 9, true));
        let van_yen = opened("van-yen-766-2023");
        assert_eq!(van_yen.verification.mismatches.len(), 1);
        assert!(!van_yen.rows[0].is_known && lao_cai.rows.iter().all(|row| row.is_known));
        assert_eq!(
            (van_yen.rows[0].index, van_yen.rows[0].class.clone()),
            (None, None),
            "four of six groups are no index"
        );
        assert_eq!(opened("lao-cai-sipas-2024").verification.contenders.len(), 1, "computed again from the percent");
    }

    #[test]
    fn the_areas_of_a_group_are_computed_once() {
        let publication = opened("gia-lai-2026");
        assert_eq!((publication.ranked_group(0), publication.ranked_group(9_999)), (Some(0), None));
        assert!(!publication.has_area_leagues(0));
        let first = publication.area_leagues(0).as_ptr();
        assert_eq!((publication.area_leagues(0).len(), publication.area_leagues(9).len()), (6, 0));
        assert!(publication.has_area_leagues(0) && publication.area_leagues(0).as_ptr() == first);
    }

    #[test]
    fn units_are_found_with_and_without_marks() {
        for text in ["Đặc khu Phú Quốc", "DAC KHU PHU QUOC", "đặc khu phu quoc"] {
            assert_eq!(searched(text), "dac khu phu quoc");
        }
        for text in ["xã Ea H’leo", "xã Ea H'leo", " xa  ea\u{a0}hleo "] {
            assert_eq!(searched(text), "xa ea hleo");
        }
    }
}
