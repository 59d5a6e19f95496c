//! What is to be ranked or published: the units of sheets, wide tables, rounds and publications, on one framework.

use std::collections::BTreeSet;
use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::assessment::{self, Assessment, Namesakes, Period, ReadAssessment};
use thuocdo_core::audit;
use thuocdo_core::exchange::table::{self, Decisions, Grid, Reading, TableFault, TableProblem, differing_ranks};
use thuocdo_core::framework::{self, Framework};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::rank::{Contender, Ranking};
use thuocdo_core::snapshot::Snapshot;
use thuocdo_core::{round, snapshot};
use thuocdo_text as text;

use crate::arguments::Arguments;
use crate::entrant::{Entrant, TableRow};
use crate::input::{self, Document, documents_in};
use crate::{Outcome, complain, say};

/// The most that one input may weigh, in bytes.
pub(crate) const INPUT_LIMIT: usize = round::FILE_LIMIT;

/// The option that says which framework tables are of.
pub(crate) const FRAMEWORK: &str = "--framework";
/// The option that says what `1.234` is in tables.
pub(crate) const DECIMAL_MARK: &str = "--decimal-mark";

/// How tables are to be read.
#[derive(Clone, Default)]
pub(crate) struct Tables {
    /// Their framework, by its id or file.
    framework: Option<String>,
    /// What numbers are that can be two.
    reading: Option<Reading>,
}

impl Tables {
    /// What the options of a call say.
    pub(crate) fn of(arguments: &Arguments) -> Result<Tables, String> {
        let reading = match arguments.option(DECIMAL_MARK) {
            None => None,
            Some(",") => Some(Reading::Whole),
            Some(".") => Some(Reading::Decimal),
            Some(_) => return Err(format!("{DECIMAL_MARK} phải là dấu phẩy (,) hoặc dấu chấm (.).")),
        };
        Ok(Tables { framework: arguments.option(FRAMEWORK).map(str::to_owned), reading })
    }
}

/// What was read so far: the units, and the framework that all of them must share.
pub(crate) struct Field {
    pub(crate) framework: Option<Arc<Framework>>,
    pub(crate) groups: Vec<String>,
    pub(crate) entrants: Vec<Entrant>,
    pub(crate) outcome: Outcome,
    /// The title of the round, where there is one.
    pub(crate) title: Option<String>,
    /// The periods that the inputs say; a table says none.
    pub(crate) periods: BTreeSet<Period>,
    /// The publication, with its source, whose ranks can only be shown ([`Snapshot::is_only_shown`]); nobody else is there
    /// then.
    pub(crate) shown: Option<(String, Snapshot)>,
    /// What a round is compared with, with its source; the first round's that has one.
    pub(crate) previous: Option<(String, Arc<Snapshot>)>,
    reading: Option<Reading>,
    /// Whether the framework is made of a table that prints nothing but results.
    is_of_results: bool,
}

impl Field {
    /// Everything that the inputs hold; what is wrong is told. `None` when the framework of tables cannot be read.
    pub(crate) fn read(inputs: &[String], tables: &Tables) -> Option<Field> {
        let mut field = Field::begun(tables)?;
        inputs.iter().for_each(|name| field.take(name, input::bytes(name, INPUT_LIMIT)));
        field.tell_noteworthy();
        Some(field)
    }

    /// The same of one input that is read already.
    pub(crate) fn of_content(name: &str, content: Result<Vec<u8>, Problem>, tables: &Tables) -> Option<Field> {
        let mut field = Field::begun(tables)?;
        field.take(name, content);
        field.tell_noteworthy();
        Some(field)
    }

    /// Nobody yet, on the framework of tables.
    fn begun(tables: &Tables) -> Option<Field> {
        let mut field = Field {
            framework: None,
            groups: Vec::new(),
            entrants: Vec::new(),
            outcome: Outcome::Well,
            title: None,
            periods: BTreeSet::new(),
            shown: None,
            previous: None,
            reading: tables.reading,
            is_of_results: false,
        };
        if let Some(name) = &tables.framework {
            match input::framework(name) {
                Ok(framework) => field.framework = Some(framework),
                Err(problems) => {
                    complain(name, &problems, None);
                    return None;
                }
            }
        }
        Some(field)
    }

    /// Adds what an input holds.
    fn take(&mut self, name: &str, content: Result<Vec<u8>, Problem>) {
        let before = std::mem::replace(&mut self.outcome, Outcome::Well);
        let units = (self.entrants.len(), self.shown.is_some());
        match content {
            Ok(bytes) => read_input(name, &bytes, self),
            Err(problem) => self.fail(name, &[problem]),
        }
        if (self.entrants.len(), self.shown.is_some()) == units && self.outcome == Outcome::Well {
            say(format_args!("{}: {}", text::visible(name), text::rank::NO_UNITS));
            self.outcome = Outcome::Faulty;
        }
        // With others it cannot be ranked.
        if !self.entrants.is_empty()
            && let Some((source, _)) = self.shown.take()
        {
            self.refuse_shown(&source);
        }
        self.outcome = before.and(self.outcome);
    }

    /// Adds a publication whose ranks can only be shown: where nobody else is there.
    fn add_shown(&mut self, source: &str, snapshot: Snapshot) {
        if self.shown.is_some() || !self.entrants.is_empty() {
            return self.refuse_shown(source);
        }
        self.shown = Some((source.to_owned(), snapshot));
    }

    fn refuse_shown(&mut self, source: &str) {
        say(format_args!("{}: {}", text::visible(source), text::rank::ONLY_SHOWN_ALONE));
        self.outcome = Outcome::Faulty;
    }

    /// The units with what they score.
    pub(crate) fn contenders(&self) -> Vec<Contender> {
        let contender = |one: &Entrant| Contender::new(one.sheet.unit.clone(), Arc::clone(&one.score));
        self.entrants.iter().map(contender).collect()
    }

    /// Tells where tables print other ranks than those of the ranking of all units; of a table of results alone they must
    /// be the same.
    pub(crate) fn tell_differing_ranks(&mut self, ranking: &Ranking) {
        let stated = |at: usize| self.entrants[at].row.as_ref().map(|row| &row.stated);
        let differing = differing_ranks(ranking, stated, |at| self.entrants[at].is_sound());
        if self.is_of_results && !differing.is_empty() {
            self.outcome = Outcome::Faulty;
        }
        for (at, problem) in differing {
            if let Some(row) = &self.entrants[at].row {
                tell_table(&row.source, &problem, self.framework.as_deref());
            }
        }
    }

    /// Tells the units that have no result, and so no rank.
    pub(crate) fn tell_no_result(ranking: &Ranking, contenders: &[Contender]) {
        let rows = ranking.groups.iter().flat_map(|group| &group.rows);
        let empty = rows.map(|row| &contenders[row.contender]).filter(|one| one.has_no_result());
        let names: Vec<&str> = empty.map(|one| one.unit.name.as_str()).collect();
        if !names.is_empty() {
            say(format_args!("{}", text::rank::no_result(&names)));
        }
    }

    /// Tells the periods for which the framework is not in force, and the units that are there twice. Those of one table are told with the table, and stand together here.
    fn tell_noteworthy(&mut self) {
        let shown = self.shown.as_ref().map(|(_, shown)| (&shown.framework, shown.period));
        let own = self.framework.iter().flat_map(|one| self.periods.iter().map(move |period| (one, *period)));
        for (framework, period) in own.chain(shown) {
            complain(&framework.id, framework.out_of_force(period).as_slice(), None);
        }
        let (mut known, mut is_known_to) = (Namesakes::default(), 0);
        for at in 0..self.entrants.len() {
            let entrant = &self.entrants[at];
            // What stands before this sheet, or before the table of this row.
            while is_known_to < at && !self.entrants[is_known_to].is_in_table_of(entrant) {
                known.push(&self.entrants[is_known_to].sheet.unit);
                is_known_to += 1;
            }
            let unit = &entrant.sheet.unit;
            if known.first(unit).is_some() {
                let problem = Problem::at("unit.name", Fault::DuplicateUnit { unit: unit.name.clone() });
                complain(&unit.name, std::slice::from_ref(&problem), None);
                self.entrants[at].errors.insert(problem.code());
                self.outcome = Outcome::Faulty;
            }
        }
    }

    /// Adds units of a framework; those of another one than the first are told and left out.
    fn add(&mut self, source: &str, framework: &Arc<Framework>, entrants: impl IntoIterator<Item = Entrant>) {
        match &self.framework {
            Some(first) if first.hash != framework.hash => {
                let other = || Fault::UnknownFramework { id: framework.id.clone() };
                let fault = framework.differs_from(first, false).unwrap_or_else(other);
                self.outcome = Outcome::Faulty;
                complain(source, &[Problem::at("framework", fault)], None);
                let rule = format!("các phiếu phải theo cùng một bộ tiêu chí ({})", first.id);
                say(format_args!("{source}: {rule}; phiếu này không được xếp hạng."));
            }
            _ => {
                self.framework.get_or_insert_with(|| Arc::clone(framework));
                self.entrants.extend(entrants);
            }
        }
    }

    /// Adds the units of a round or a publication, and tells what must be mended in them.
    fn add_units<S>(&mut self, source: &str, framework: &Arc<Framework>, sheets: S)
    where
        S: IntoIterator<Item = Arc<Assessment>>,
    {
        let entrants: Vec<Entrant> = sheets.into_iter().map(|sheet| Entrant::of_final(framework, sheet)).collect();
        for Entrant { sheet, score, .. } in entrants.iter().filter(|entrant| !entrant.errors.is_empty()) {
            let errors: Vec<Problem> = score.problems.iter().filter(|one| one.is_error()).cloned().collect();
            complain(&format!("{source}: {}", sheet.unit.name), &errors, Some(framework));
            self.outcome = Outcome::Faulty;
        }
        self.add(source, framework, entrants);
    }

    fn fail(&mut self, source: &str, problems: &[Problem]) {
        complain(source, problems, self.framework.as_deref());
        self.outcome = Outcome::Faulty;
    }
}

fn read_input(name: &str, bytes: &[u8], field: &mut Field) {
    if thuocdo_xlsx::is_workbook(bytes) {
        return read_table(name, input::workbook(name, bytes), field);
    }
    let text = match table::decoded(bytes) {
        Ok(text) => text.into_owned(),
        Err(problem) => return fail_table(name, &problem, field),
    };
    if text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) || text.trim().is_empty() {
        for Document { source, content } in documents_in(name, text, INPUT_LIMIT) {
            match content {
                Ok(text) => read_document(&source, &text, field),
                Err(problem) => field.fail(&source, &[problem]),
            }
        }
    } else {
        let stacked = audit::unstacked(&text, field.framework.as_deref());
        if stacked.is_some() {
            say(format_args!("{}: {}", text::visible(name), text::table::ONE_CELL_A_LINE));
        }
        read_table(name, stacked.map_or_else(|| Grid::read(&text), Ok), field);
    }
}

/// One JSON document: a sheet, a round or a publication.
fn read_document(source: &str, text: &str, field: &mut Field) {
    let known: Vec<Arc<Framework>> = field.framework.iter().cloned().collect();
    let json = match Json::parse(text, INPUT_LIMIT) {
        Ok(json) => json,
        Err(problem) => return field.fail(source, &[problem]),
    };
    match json.get("format") {
        Some(Json::Text(format)) if format == round::FORMAT => match round::read_json(json, &known) {
            Ok(read) => {
                complain(source, &read.warnings, None);
                field.groups.extend(read.round.groups.iter().cloned());
                field.periods.insert(read.round.period);
                field.title.get_or_insert_with(|| read.round.title.clone());
                let previous = read.round.previous.as_ref().map(|previous| (source.to_owned(), Arc::clone(previous)));
                field.previous = field.previous.take().or(previous);
                let sheets = read.round.units.iter().map(|unit| Arc::clone(&unit.sheet));
                field.add_units(source, &read.round.framework, sheets);
            }
            Err(problems) => field.fail(source, &problems),
        },
        Some(Json::Text(format)) if format == snapshot::FORMAT => match snapshot::read_json(json, &known) {
            Ok(read) => {
                complain(source, &read.warnings, None);
                if read.snapshot.is_only_shown() {
                    return field.add_shown(source, read.snapshot);
                }
                field.groups.extend(read.snapshot.groups.iter().cloned());
                field.periods.insert(read.snapshot.period);
                let sheets = read.snapshot.units.iter().map(|unit| Arc::clone(&unit.sheet));
                field.add_units(source, &read.snapshot.framework, sheets);
            }
            Err(problems) => field.fail(source, &problems),
        },
        _ => match assessment::read_with(text, &known) {
            Ok(ReadAssessment { assessment, framework, warnings }) => {
                let mut entrant = Entrant::of_final(&framework, Arc::new(assessment));
                let found = entrant.score.problems.iter().cloned();
                let problems: Vec<Problem> = warnings.into_iter().chain(found).collect();
                complain(source, &problems, Some(&framework));
                entrant.errors.extend(problems.iter().filter(|one| one.is_error()).map(Problem::code));
                if !entrant.errors.is_empty() {
                    field.outcome = Outcome::Faulty;
                }
                field.periods.insert(entrant.sheet.period);
                field.add(source, &framework, [entrant]);
            }
            Err(problems) => field.fail(source, &problems),
        },
    }
}

fn read_table(source: &str, grid: Result<Grid, TableProblem>, field: &mut Field) {
    match grid {
        Ok(grid) => read_grid(source, &grid, field),
        Err(problem) => fail_table(source, &problem, field),
    }
}

fn fail_table(source: &str, problem: &TableProblem, field: &mut Field) {
    tell_table(source, problem, field.framework.as_deref());
    field.outcome = Outcome::Faulty;
}

fn tell_table(source: &str, problem: &TableProblem, framework: Option<&Framework>) {
    say(format_args!("{}: {}", text::visible(source), text::table::line(problem, framework)));
}

fn read_grid(source: &str, grid: &Grid, field: &mut Field) {
    let Some(framework) = field.framework.clone() else {
        let ids: Vec<&str> = framework::embedded().iter().map(|framework| framework.id.as_str()).collect();
        say(format_args!(
            "{source}: bảng không ghi bộ tiêu chí. Hãy thêm --framework với mã ({}) hoặc tệp bộ tiêu chí.",
            ids.join(", ")
        ));
        field.outcome = Outcome::Faulty;
        return;
    };
    // A table does not say its period, and a ranking does not depend on it.
    let period = Period::Year(framework.in_force.from.year);
    let decisions = Decisions { all: field.reading, ..Decisions::default() };
    let mut read = table::read(grid, &framework, period, &decisions);
    // What the sentences name criteria of.
    let (mut framework, mut spoken) = (Arc::clone(&framework), framework);
    if let Some(results) = table::of_results(&read, &framework).filter(|_| field.entrants.is_empty()) {
        let lacks_parts = read.lacks_parts();
        let why = if lacks_parts { text::table::RANKED_BY_RESULTS } else { text::table::ONLY_RESULTS };
        say(format_args!("{source}: {why}"));
        if results.attainable() > framework.max() {
            say(format_args!("{source}: {}", text::table::MORE_THAN_FULL));
            field.outcome = Outcome::Faulty;
        }
        framework = Arc::new(results);
        field.framework = Some(Arc::clone(&framework));
        if lacks_parts {
            table::take_results(&mut read, &framework);
        } else {
            read = table::read(grid, &framework, period, &decisions);
            spoken = Arc::clone(&framework);
        }
        field.is_of_results = true;
    }
    let own = table::settle_denominators(&mut read, &framework);
    for line in text::table::own_denominators(&read, &own, &framework) {
        say(format_args!("{source}: {line}"));
    }
    // What such a table prints is all that its ranking rests on.
    let differs = |one: &TableProblem| matches!(one.fault, TableFault::StatedDiffers { .. });
    if field.is_of_results && read.problems.iter().any(differs) {
        field.outcome = Outcome::Faulty;
    }
    for line in text::table::echoes(&read, &spoken) {
        say(format_args!("{}: {line}", text::visible(source)));
    }
    read.problems.iter().for_each(|problem| tell_table(source, problem, Some(&spoken)));
    if read.problems.iter().any(TableProblem::is_ambiguous) {
        say(format_args!("{source}: {}", text::rank::decimal_mark(DECIMAL_MARK)));
    }
    if read.has_errors() {
        field.outcome = Outcome::Faulty;
    }
    // Of a table that says nothing of results nobody can be ranked: all would be first with 0.
    if read.problems.iter().any(|problem| problem.fault == TableFault::NoNodes) {
        return;
    }
    field.groups.extend(read.groups.iter().cloned());
    let errors = read.row_errors();
    // Of what was counted only, no row is known; scoring finds the most of it again.
    let is_cut = read.problems.iter().any(|problem| matches!(problem.fault, TableFault::MoreProblems { .. }));
    let source_of_rows: Arc<str> = source.into();
    let entrants = read.units.into_iter().zip(errors.units).map(|(unit, told)| {
        let mut entrant = Entrant::of(&framework, unit.assessment);
        if is_cut {
            entrant.errors.extend(told);
        } else {
            entrant.errors = told;
        }
        let source = Arc::clone(&source_of_rows);
        entrant.row = Some(TableRow { source, stated: unit.stated, is_doubtful: errors.elsewhere });
        entrant
    });
    field.add(source, &framework, entrants);
}
