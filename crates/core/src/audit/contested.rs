//! What agrees by itself, but with a number that another finding contests: it is not told as agreeing.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::{Finding, Report, Severity, Spot};
use super::matter::Matter;
use super::values::{Part, Standing};
use crate::number::Decimal;

/// Leaves out of what agrees everything that rests on a number which something else is said against.
pub(super) fn leave_out(report: &mut Report) {
    let is_contested = {
        let contested = Contested::of(&report.findings);
        report.agreed.iter().map(|finding| contested.has(finding)).collect::<Vec<bool>>()
    };
    let mut contested = is_contested.into_iter();
    report.agreed.retain(|_| !contested.next().unwrap_or(false));
}

/// The cells, the numbers of sentences and the standings that something is said against.
struct Contested<'f> {
    cells: BTreeSet<(usize, usize, usize)>,
    /// By line and sentence: the numbers, each with whether it is called highest or lowest.
    numbers: BTreeMap<(u32, &'f str), BTreeSet<(bool, Decimal)>>,
    /// By line and name of the unit.
    standings: BTreeSet<(u32, &'f str)>,
}

impl<'f> Contested<'f> {
    fn of(findings: &'f [Finding]) -> Contested<'f> {
        let mut contested = Contested { cells: BTreeSet::new(), numbers: BTreeMap::new(), standings: BTreeSet::new() };
        for finding in findings {
            let line = finding.spot.line;
            match &finding.matter {
                Matter::RankClash { one, other } | Matter::RankAgainstPoints { one, other } => {
                    let both = [one, other];
                    contested.standings.extend(both.map(|it| (it.line, it.name.as_str())));
                }
                Matter::MoveWrong(moved) => {
                    contested.standings.insert((line, moved.name.as_str()));
                }
                Matter::RankOutOfRange { rank, .. } => contested.number(finding, (false, *rank)),
                Matter::AcrossBases { value, .. } => contested.number(finding, (true, value.value)),
                matter if matches!(matter.severity(), Severity::Contradiction | Severity::NotReproduced) => {
                    // Of another cell it is said that it is the highest: this one may be as it should be.
                    if !matches!(matter, Matter::ExtremeWrong { .. }) {
                        contested.cells.extend(cell(&finding.spot));
                    }
                    numbers(matter).into_iter().for_each(|number| contested.number(finding, number));
                }
                _ => {}
            }
        }
        contested
    }

    fn number(&mut self, finding: &'f Finding, number: (bool, Decimal)) {
        self.numbers.entry((finding.spot.line, &finding.quote)).or_default().insert(number);
    }

    fn has(&self, agreed: &Finding) -> bool {
        let line = agreed.spot.line;
        let of_unit = |line: u32, name: &str| self.standings.contains(&(line, name));
        let in_cell = cell(&agreed.spot).is_some_and(|cell| self.cells.contains(&cell));
        let known = self.numbers.get(&(line, agreed.quote.as_str()));
        let has = |number: &(bool, Decimal)| known.is_some_and(|known| known.contains(number));
        in_cell
            || numbers(&agreed.matter).iter().any(has)
            || match &agreed.matter {
                Matter::MoveAgrees(moved) => of_unit(line, &moved.name) || has(&(false, moved.now.into())),
                Matter::RanksAgree { standings } => {
                    let contested = |it: &Standing| of_unit(it.line, &it.name) || has(&(false, it.rank.into()));
                    standings.iter().any(contested)
                }
                // It quotes several sentences.
                Matter::PartsAgree { parts, .. } => {
                    let quoted = self.numbers.range((line, "")..(line + 1, ""));
                    let above = |part: &Part| (false, part.points.value);
                    quoted
                        .filter(|((_, quote), _)| agreed.quote.contains(quote))
                        .any(|(_, known)| parts.iter().map(above).any(|number| known.contains(&number)))
                }
                _ => false,
            }
    }
}

/// The one cell that a finding is on.
fn cell(spot: &Spot) -> Option<(usize, usize, usize)> {
    let cell = spot.cell?;
    Some((cell.table, cell.row?, cell.column?))
}

/// The numbers of a sentence that a finding is about, each with whether it is said to be the highest or lowest.
fn numbers(matter: &Matter) -> Vec<(bool, Decimal)> {
    use Matter::*;
    let extreme = |value: Decimal| vec![(true, value)];
    let plain: Vec<Decimal> = match matter {
        ExtremeAgrees { printed, .. } | ExtremeWrong { printed, .. } => return extreme(printed.value),
        CountAgrees { stated, summed, .. } | CountWrong { stated, summed, .. } => {
            summed.iter().copied().chain([*stated]).collect()
        }
        // The whole may be that of several ratios.
        RatioAgrees { num, percent, .. } | RatioWrong { num, percent, .. } | RatioDiffers { num, percent, .. } => {
            vec![*num, percent.value]
        }
        DifferenceAgrees { before, now, change, .. } | DifferenceWrong { before, now, change, .. } => {
            vec![before.value, now.value, change.value]
        }
        PartsAgree { parts, total, .. } | PartsImpossible { parts, total, .. } => {
            parts.iter().map(|part| part.points.value).chain([total.value]).collect()
        }
        AboveMaximum { value, .. } => vec![*value],
        MeanAgrees { printed, .. } | MeanOutside { printed, .. } | MeanDiffers { printed, .. } => vec![printed.value],
        TextAgrees { value } => vec![value.value],
        TextDiffers { said, .. } => vec![said.value],
        TableCountAgrees { said, .. } | TableCountDiffers { said, .. } => vec![*said],
        _ => return Vec::new(),
    };
    plain.into_iter().map(|number| (false, number)).collect()
}
