//! `thuocdo publish`: a publication, or what becomes one, as a folder that any static host can serve.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::assessment::{Assessment, Period};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::rank::rank;
use thuocdo_core::snapshot::folder::{FolderFile, LIST, Words, app_files, folder};
use thuocdo_core::snapshot::{self, Heading, Moment, Snapshot, verify};
use thuocdo_text as text;

use crate::arguments::Arguments;
use crate::field::{self, DECIMAL_MARK, FRAMEWORK, Field, Tables};
use crate::target::{self, Target};
use crate::{Outcome, complain, input, payload, publication, say};

const APP: &str = "--app";
const TITLE: &str = "--title";
const PUBLISHER: &str = "--publisher";
const DECISION: &str = "--decision";
const NOTE: &str = "--note";
const PUBLISHED_AT: &str = "--published-at";
const PERIOD: &str = "--period";
const PREVIOUS: &str = "--previous";
/// What a publication says of itself, and therefore nobody else.
const OWN: [&str; 8] = [FRAMEWORK, DECIMAL_MARK, TITLE, PUBLISHER, DECISION, NOTE, PUBLISHED_AT, PERIOD];
/// Where the app is when nobody says.
const DIST: &str = "dist";

/// What is to be published, and where.
pub(crate) struct Call {
    folder: String,
    arguments: Arguments,
    tables: Tables,
    published_at: Option<Moment>,
    period: Option<Period>,
}

impl Call {
    /// The call that these arguments are.
    pub(crate) fn of(arguments: &[String]) -> Result<Call, String> {
        let known = [APP, PREVIOUS, FRAMEWORK, DECIMAL_MARK, TITLE, PUBLISHER, DECISION, NOTE, PUBLISHED_AT, PERIOD];
        let mut arguments = Arguments::of(arguments, &known)?;
        if arguments.inputs.len() < 2 {
            return Err("hãy ghi thư mục để làm bản công bố, rồi tên tệp.".into());
        }
        let folder = arguments.inputs.remove(0);
        let said = |name| arguments.option(name);
        let published_at = said(PUBLISHED_AT).map(|text| {
            let wanted = "phải là ngày giờ có múi giờ, như 2026-11-25T14:05:00+07:00";
            Moment::parse(text).ok_or_else(|| format!("{PUBLISHED_AT} {wanted}."))
        });
        let period = said(PERIOD)
            .map(|text| Period::parse(text).ok_or_else(|| format!("{PERIOD} phải là 2026, 2026-Q3 hoặc 2026-10.")));
        let (published_at, period) = (published_at.transpose()?, period.transpose()?);
        let tables = Tables::of(&arguments)?;
        Ok(Call { folder, arguments, tables, published_at, period })
    }
}

/// Makes the folder and says what is in it.
pub(crate) fn publish(call: &Call, out: &mut impl Write) -> io::Result<Outcome> {
    let Some(snapshot) = snapshot_of(call) else { return Ok(Outcome::Faulty) };
    let previous = match call.arguments.option(PREVIOUS) {
        Some(name) => match publication::open(name) {
            Some(previous) => Some(previous),
            None => return Ok(Outcome::Faulty),
        },
        None => None,
    };
    let app = Path::new(call.arguments.option(APP).unwrap_or(DIST));
    let words = Words { headings: text::written::HEADINGS, guide: &text::folder::guide(&snapshot, previous.is_some()) };
    let files = app_of(app).and_then(|app_files| {
        folder(app_files, &snapshot, previous.as_ref(), &words)
            .map_err(|fault| format!("{}: {}", app.display(), text::folder::fault(&fault)))
    });
    let written = files.and_then(|files| {
        let target = Target::of(Path::new(&call.folder))?;
        target.write(&files)?;
        Ok((target.replaced, files))
    });
    let (replaced, files) = match written {
        Ok(written) => written,
        Err(sentence) => {
            say(format_args!("{sentence}"));
            return Ok(Outcome::Faulty);
        }
    };
    if let Some(old) = &replaced {
        let (title, moment) = (text::visible(&old.title), text::publication::moment(&old.published_at));
        say(format_args!("{}: đã thay bản công bố “{title}”, chốt lúc {moment}.", call.folder));
    }
    let replaced = replaced.map_or(Json::Null, |old| {
        Json::object([
            ("title", Some(Json::text(&*old.title))),
            ("published_at", Some(Json::text(old.published_at.to_string()))),
        ])
    });
    let line = Json::object([
        ("folder", Some(Json::text(&*call.folder))),
        ("title", Some(Json::text(&*snapshot.title))),
        ("publisher", Some(Json::text(&*snapshot.publisher))),
        ("published_at", Some(Json::text(snapshot.published_at.to_string()))),
        ("framework", Some(Json::text(&*snapshot.framework.id))),
        ("period", Some(Json::text(snapshot.period.to_string()))),
        ("units", Some(Json::Number(snapshot.units.len().to_string()))),
        ("files", Some(Json::List(files.iter().map(|file| Json::text(&*file.path)).collect()))),
        ("replaced", Some(replaced)),
    ]);
    writeln!(out, "{}", line.to_line())?;
    Ok(Outcome::Well)
}

/// The publication of the call; `None` where there is none, which is told.
fn snapshot_of(call: &Call) -> Option<Snapshot> {
    let field = match call.arguments.inputs.as_slice() {
        [name] if payload(name).is_some() => return frozen(call, name, || publication::open(name)),
        // Read once, since standard input cannot be read again.
        [name] => {
            let content = input::bytes(name, field::INPUT_LIMIT);
            let text = content.as_ref().ok().and_then(|bytes| std::str::from_utf8(bytes).ok());
            if let Some(text) = text.filter(|text| publication::is_one(text)) {
                return frozen(call, name, || publication::read(name, text));
            }
            Field::of_content(name, content, &call.tables)
        }
        names => Field::read(names, &call.tables),
    };
    let snapshot = made(call, field?)?;
    // A publication is what its own file gives back; that also holds the limits of its texts.
    if let Err(problems) = snapshot::read_json(snapshot.to_json(), &[Arc::clone(&snapshot.framework)]) {
        complain(&call.folder, &problems, Some(&snapshot.framework));
        return None;
    }
    let verified = verify(&snapshot);
    for (at, problem) in &verified.problems {
        let unit = &snapshot.units[*at].sheet.unit.name;
        complain(unit, std::slice::from_ref(problem), Some(&snapshot.framework));
    }
    verified.agrees().then_some(snapshot)
}

/// A publication that is there already: nothing of it is changed, and what does not come out in it is told.
fn frozen(call: &Call, name: &str, open: impl FnOnce() -> Option<Snapshot>) -> Option<Snapshot> {
    if let Some(option) = OWN.into_iter().find(|option| call.arguments.option(option).is_some()) {
        say(format_args!("{name}: bản công bố đã chốt nên không nhận {option}."));
        return None;
    }
    let snapshot = open()?;
    let is_other = |warning: &Problem| {
        matches!(warning.fault, Fault::FrameworkChanged { .. } | Fault::FrameworkTextDiffers { .. })
    };
    if snapshot.noticed.iter().any(is_other) {
        return None;
    }
    for mismatch in &verify(&snapshot).mismatches {
        say(format_args!("{name}: {}", text::publication::mismatch(&snapshot, mismatch)));
    }
    Some(snapshot)
}

/// A publication of what `rank` takes. What the files do not say must be given.
fn made(call: &Call, mut field: Field) -> Option<Snapshot> {
    let said = |name| call.arguments.option(name).map(str::to_owned);
    if let Some((source, _)) = &field.shown {
        say(format_args!("{source}: {}", text::rank::ONLY_SHOWN_ALONE));
        return None;
    }
    let framework = field.framework.clone().filter(|_| field.outcome == Outcome::Well)?;
    let contenders = field.contenders();
    let ranking = rank(&framework, &field.groups, &contenders);
    field.tell_differing_ranks(&ranking);
    Field::tell_no_result(&ranking, &contenders);
    if field.outcome != Outcome::Well {
        return None;
    }
    let Field { groups, entrants, title, periods, .. } = field;
    let first = periods.first().copied().filter(|_| periods.len() == 1);
    let period = call.period.or(first);
    let (title, publisher) = (said(TITLE).or(title), said(PUBLISHER));
    let is_given = [
        (TITLE, title.is_some()),
        (PUBLISHER, publisher.is_some()),
        (PUBLISHED_AT, call.published_at.is_some()),
        (PERIOD, period.is_some()),
    ];
    let missing: Vec<&str> = is_given.iter().filter(|(_, is_given)| !is_given).map(|(name, _)| *name).collect();
    if !missing.is_empty() {
        say(format_args!("{}: bản công bố còn thiếu {}.", call.folder, missing.join(", ")));
    }
    if let Some(other) = periods.iter().find(|other| Some(**other) != period && period.is_some()) {
        say(format_args!("{}: có số liệu của kỳ {other}, khác kỳ công bố.", call.folder));
        return None;
    }
    let period = period?;
    let heading = Heading {
        title: title?,
        publisher: publisher?,
        decision: said(DECISION).unwrap_or_default(),
        note: said(NOTE).unwrap_or_default(),
        published_at: call.published_at.clone()?,
    };
    let (mut sheets, mut appraised) = (Vec::new(), Vec::new());
    for one in entrants {
        sheets.push(Arc::new(Assessment { period, ..one.sheet }));
        appraised.extend(one.appraised);
    }
    let snapshot = Snapshot::publish(heading, framework, period, groups, &sheets);
    Some(text::reasons::with_reasons(snapshot, appraised.iter().map(|sheet| &**sheet)))
}

/// The files of the built app.
fn app_of(app: &Path) -> Result<Vec<FolderFile>, String> {
    let list = target::text(&app.join(LIST)).map_err(|reason| {
        let hint = "Hãy build ứng dụng (make build), hoặc chỉ thư mục đã build bằng --app";
        format!("{}: không có ứng dụng đã build ({LIST}: {reason}). {hint}.", app.display())
    })?;
    let paths = app_files(&list).map_err(|fault| format!("{}: {}", app.display(), text::folder::fault(&fault)))?;
    let file = |path: String| {
        let found = app.join(&path);
        let content = std::fs::read(&found).map_err(|error| target::unreadable(&found, &error))?;
        Ok(FolderFile { path, content })
    };
    paths.into_iter().map(file).collect()
}
