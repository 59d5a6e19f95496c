//! What is to be ranked or published: the units of sheets, wide tables, rounds and publications, on one framework.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::assessment::{self, Assessment, Period, ReadAssessment, Stage, Unit, matching_name};
use thuocdo_core::exchange::table::{self, Decisions, Grid, TableProblem};
use thuocdo_core::framework::{self, Framework};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::rank::Contender;
use thuocdo_core::score::score;
use thuocdo_core::{round, snapshot};
use thuocdo_text as text;

use crate::input::{self, Document, documents_in};
use crate::{Outcome, complain, say};

/// The most that one input may weigh, in bytes.
const INPUT_LIMIT: usize = round::FILE_LIMIT;

/// What was read so far: the units, and the framework that all of them must share.
pub(crate) struct Field {
    pub(crate) framework: Option<Arc<Framework>>,
    pub(crate) groups: Vec<String>,
    pub(crate) sheets: Vec<Assessment>,
    pub(crate) outcome: Outcome,
    /// The title of the round, where there is one.
    pub(crate) title: Option<String>,
    /// The periods that the inputs say; a table says none.
    pub(crate) periods: BTreeSet<Period>,
}

impl Field {
    /// Everything that the inputs hold, where `framework` names the one of tables; what is wrong is told. `None` when
    /// that framework cannot be read.
    pub(crate) fn read(inputs: &[String], framework: Option<&str>) -> Option<Field> {
        let mut field = Field {
            framework: None,
            groups: Vec::new(),
            sheets: Vec::new(),
            outcome: Outcome::Well,
            title: None,
            periods: BTreeSet::new(),
        };
        if let Some(name) = framework {
            match find_framework(name) {
                Ok(framework) => field.framework = Some(framework),
                Err(problems) => {
                    complain(name, &problems, None);
                    return None;
                }
            }
        }
        inputs.iter().for_each(|name| read_input(name, &mut field));
        field.tell_repeated();
        Some(field)
    }

    /// The units with what they score.
    pub(crate) fn contenders(&self, framework: &Framework) -> Vec<Contender> {
        let scored = |sheet: &Assessment| Arc::new(score(framework, sheet));
        self.sheets.iter().map(|sheet| Contender { unit: sheet.unit.clone(), score: scored(sheet) }).collect()
    }

    /// Tells the units that are there twice.
    fn tell_repeated(&mut self) {
        let mut seen: BTreeMap<String, Vec<&Unit>> = BTreeMap::new();
        for Assessment { unit, .. } in &self.sheets {
            let namesakes = seen.entry(matching_name(&unit.name)).or_default();
            if namesakes.iter().any(|other| other.is_same(unit)) {
                let fault = Fault::DuplicateUnit { unit: unit.name.clone() };
                complain(&unit.name, &[Problem::at("unit.name", fault)], None);
                self.outcome = Outcome::Faulty;
            }
            namesakes.push(unit);
        }
    }

    /// Adds units of a framework; those of another one than the first are told and left out.
    fn add(&mut self, source: &str, framework: &Arc<Framework>, sheets: impl IntoIterator<Item = Assessment>) {
        match &self.framework {
            Some(first) if first.hash != framework.hash => {
                let fault = match first.id == framework.id {
                    true => Fault::FrameworkTextDiffers { id: framework.id.clone() },
                    false => Fault::UnknownFramework { id: framework.id.clone() },
                };
                complain(source, &[Problem::at("framework", fault)], None);
                say(format_args!(
                    "{source}: các phiếu phải theo cùng một bộ chỉ số ({}); phiếu này không được xếp hạng.",
                    first.id
                ));
                self.outcome = Outcome::Faulty;
            }
            _ => {
                self.framework.get_or_insert_with(|| Arc::clone(framework));
                self.sheets.extend(sheets);
            }
        }
    }

    fn fail(&mut self, source: &str, problems: &[Problem]) {
        complain(source, problems, self.framework.as_deref());
        self.outcome = Outcome::Faulty;
    }
}

/// An embedded framework by its id, or one in a file.
fn find_framework(name: &str) -> Result<Arc<Framework>, Vec<Problem>> {
    match framework::by_id(name) {
        Some(framework) => Ok(framework),
        None => {
            let text = input::whole(name, framework::FILE_LIMIT).map_err(|problem| vec![problem])?;
            framework::read(&text).map(Arc::new)
        }
    }
}

fn read_input(name: &str, field: &mut Field) {
    let bytes = match input::bytes(name, INPUT_LIMIT) {
        Ok(bytes) => bytes,
        Err(problem) => return field.fail(name, &[problem]),
    };
    if thuocdo_xlsx::is_workbook(&bytes) {
        return read_table(name, input::workbook(name, &bytes), field);
    }
    let text = match table::decoded(&bytes) {
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
        read_table(name, Grid::read(&text), field);
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
                let sheets = read.round.sheets_at(Stage::Final);
                field.add(source, &read.round.framework, sheets.iter().map(|sheet| (**sheet).clone()));
            }
            Err(problems) => field.fail(source, &problems),
        },
        Some(Json::Text(format)) if format == snapshot::FORMAT => match snapshot::read_json(json, &known) {
            Ok(read) => {
                complain(source, &read.warnings, None);
                field.groups.extend(read.snapshot.groups.iter().cloned());
                field.periods.insert(read.snapshot.period);
                field.add(
                    source,
                    &read.snapshot.framework,
                    read.snapshot.units.iter().map(|unit| (*unit.sheet).clone()),
                );
            }
            Err(problems) => field.fail(source, &problems),
        },
        _ => match assessment::read_with(text, &known) {
            Ok(ReadAssessment { assessment, framework, warnings }) => {
                let counted = assessment.at(Stage::Final);
                let problems: Vec<Problem> = warnings.into_iter().chain(score(&framework, &counted).problems).collect();
                complain(source, &problems, Some(&framework));
                if problems.iter().any(Problem::is_error) {
                    field.outcome = Outcome::Faulty;
                }
                field.periods.insert(counted.period);
                field.add(source, &framework, [counted]);
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
    say(format_args!("{source}: {}", text::table::line(problem, field.framework.as_deref())));
    field.outcome = Outcome::Faulty;
}

fn read_grid(source: &str, grid: &Grid, field: &mut Field) {
    let Some(framework) = field.framework.clone() else {
        let ids: Vec<&str> = framework::embedded().iter().map(|framework| framework.id.as_str()).collect();
        say(format_args!(
            "{source}: bảng không ghi bộ chỉ số. Hãy thêm --framework với mã ({}) hoặc tệp bộ chỉ số.",
            ids.join(", ")
        ));
        field.outcome = Outcome::Faulty;
        return;
    };
    // A table does not say its period, and a ranking does not depend on it.
    let period = Period::Year(framework.in_force.from.year);
    let mut read = table::read(grid, &framework, period, &Decisions::default());
    let mut framework = framework;
    if let Some(results) = table::of_results(&read, &framework).filter(|_| field.sheets.is_empty()) {
        say(format_args!("{source}: {}", text::table::ONLY_RESULTS));
        framework = Arc::new(results);
        field.framework = Some(Arc::clone(&framework));
        read = table::read(grid, &framework, period, &Decisions::default());
    }
    for problem in &read.problems {
        say(format_args!("{source}: {}", text::table::line(problem, Some(&framework))));
    }
    if read.has_errors() {
        field.outcome = Outcome::Faulty;
    }
    field.groups.extend(read.groups.iter().cloned());
    field.add(source, &framework, read.units.into_iter().map(|unit| unit.assessment));
}
