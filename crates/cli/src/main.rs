//! The command line `thuocdo`: score, rank, survey, publish, link, verify, xlsx, audit, lint and schema, with the same core
//! as the app.
//!
//! Results go to standard output as JSON, those of `audit` as sentences where nobody asks for JSON; sentences about what is
//! wrong with the input to standard error; the exit code is 0 when all is well, 1 when something must be mended, 2 when
//! the call itself is wrong.

mod arguments;
mod auditing;
mod entrant;
mod field;
mod input;
mod output;
mod publication;
mod publishing;
mod ranking;
mod survey;
mod target;
mod workbook;

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use thuocdo_core::Json;
use thuocdo_core::assessment::{self, Namesakes, ReadAssessment};
use thuocdo_core::exchange::{self, LinkFault};
use thuocdo_core::framework::{self, Checked, Framework};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::score::{Score, score};
use thuocdo_core::snapshot;
use thuocdo_text as text;
use thuocdo_text::defect::Names;

use arguments::asks_for_help;
use input::{Document, documents};

const USAGE: &str = "\
Cách dùng:
  thuocdo score FILE…          chấm điểm từng phiếu; mỗi phiếu một dòng JSON
  thuocdo rank FILE… [--framework ID|FILE] [--previous LINK|FILE] [--decimal-mark ,|.]
                               xếp hạng các phiếu, hoặc các đơn vị trong một bảng CSV, XLSX; in một mảng JSON;
                               --previous là bản công bố kỳ trước, để so sánh từng đơn vị;
                               --decimal-mark là dấu thập phân của bảng: với dấu phẩy thì 1.234 là 1234
  thuocdo publish DIR FILE… [--app DIST] [--previous LINK|FILE] [--framework ID|FILE] [--decimal-mark ,|.] --title … --publisher … --published-at …
                               làm thư mục công bố: ứng dụng, bản công bố và bảng CSV, để chép lên máy chủ web;
                               FILE là bản công bố, hoặc như của rank; xem docs/hosting.md
  thuocdo survey FILE…         tính chỉ số hài lòng và sai số mẫu của từng đơn vị trong bảng phiếu khảo sát
  thuocdo link FILE…           tạo phần sau địa chỉ của liên kết chia sẻ: #/xem/…
  thuocdo verify LINK|FILE…    mở liên kết, phiếu hoặc bản công bố, tính lại và cho biết có khớp không
  thuocdo xlsx FILE [--out OUT.xlsx]
                               ghi bản công bố thành bảng tính có công thức
  thuocdo audit FILE… [--json] [--framework ID|FILE]
                               đối chiếu bảng hoặc bài viết đã công bố: chỗ nào tự mâu thuẫn, chỗ nào khớp
  thuocdo lint ID|FILE…        kiểm tra bộ tiêu chí
  thuocdo schema framework     in JSON Schema của tệp bộ tiêu chí
  thuocdo --version

FILE là - thì đọc từ đầu vào chuẩn. Mỗi dòng là một phiếu (NDJSON), hoặc cả tệp là một phiếu.
Mã thoát: 0 không có lỗi; 1 có lỗi phải sửa; 2 gọi sai cách.";

/// The commands, each of which tells how it is called.
const COMMANDS: [&str; 10] =
    ["score", "rank", "survey", "publish", "link", "verify", "xlsx", "audit", "lint", "schema"];

/// Whether everything was well so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Well,
    Faulty,
}

impl Outcome {
    fn and(self, other: Outcome) -> Outcome {
        if self == Outcome::Well { other } else { Outcome::Faulty }
    }
}

fn main() -> ExitCode {
    // A name that is no Unicode becomes one that no file has, and is told like any other missing file.
    let arguments: Vec<String> = std::env::args_os().skip(1).map(|text| text.to_string_lossy().into_owned()).collect();
    let (command, inputs) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("", &[][..]),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    let done = match command {
        "--version" => writeln!(out, "thuocdo {}", env!("CARGO_PKG_VERSION")).map(|()| Outcome::Well),
        "--help" | "-h" | "help" => writeln!(out, "{USAGE}").map(|()| Outcome::Well),
        command if COMMANDS.contains(&command) && asks_for_help(inputs) => {
            writeln!(out, "{USAGE}").map(|()| Outcome::Well)
        }
        "score" | "rank" | "survey" | "publish" | "link" | "verify" | "xlsx" | "audit" | "lint"
            if inputs.is_empty() =>
        {
            say(format_args!("thuocdo {command}: chưa có tên tệp.\n\n{USAGE}"));
            return ExitCode::from(2);
        }
        "score" => score_all(inputs, &mut out),
        "rank" => match ranking::Call::of(inputs) {
            Ok(call) => ranking::rank_all(&call, &mut out),
            Err(sentence) => {
                say(format_args!("thuocdo rank: {sentence}\n\n{USAGE}"));
                return ExitCode::from(2);
            }
        },
        "publish" => match publishing::Call::of(inputs) {
            Ok(call) => publishing::publish(&call, &mut out),
            Err(sentence) => {
                say(format_args!("thuocdo publish: {sentence}\n\n{USAGE}"));
                return ExitCode::from(2);
            }
        },
        "xlsx" => match workbook::Call::of(inputs) {
            Ok(call) => workbook::write(&call, &mut out),
            Err(sentence) => {
                say(format_args!("thuocdo xlsx: {sentence}\n\n{USAGE}"));
                return ExitCode::from(2);
            }
        },
        "audit" => match auditing::Call::of(inputs) {
            Ok(call) => auditing::audit_all(&call, &mut out),
            Err(sentence) => {
                say(format_args!("thuocdo audit: {sentence}\n\n{USAGE}"));
                return ExitCode::from(2);
            }
        },
        "survey" => survey::survey_all(inputs, &mut out),
        "link" => link_all(inputs, &mut out),
        "verify" => verify_all(inputs, &mut out),
        "lint" => lint_all(inputs, &mut out),
        "schema" if inputs == ["framework"] => {
            writeln!(out, "{}", framework::schema().to_pretty()).map(|()| Outcome::Well)
        }
        "schema" => {
            say(format_args!("thuocdo schema: hãy ghi tên định dạng: framework.\n\n{USAGE}"));
            return ExitCode::from(2);
        }
        other => {
            say(format_args!("thuocdo: không có lệnh “{other}”.\n\n{USAGE}"));
            return ExitCode::from(2);
        }
    };
    match done.and_then(|outcome| out.flush().map(|()| outcome)) {
        Ok(Outcome::Well) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::FAILURE,
        // The reader of our output has gone away (`… | head`): nothing is wrong with the work.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            say(format_args!("thuocdo: không ghi được kết quả: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// Writes a line to standard error. When nobody reads it any more, the work still goes on.
fn say(line: std::fmt::Arguments) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Says on standard error what is wrong with one input.
fn complain(source: &str, problems: &[Problem], framework: Option<&Framework>) {
    let source = text::visible(source);
    let names = Names::of(framework);
    for problem in problems {
        say(format_args!("{source}: {}: {}", problem.code(), names.sentence(problem)));
    }
}

/// Reads each document of each input as an assessment and hands it on; what cannot be read is told.
fn for_each_assessment(
    inputs: &[String],
    mut each: impl FnMut(&str, ReadAssessment) -> io::Result<Outcome>,
) -> io::Result<Outcome> {
    let mut outcome = Outcome::Well;
    for input in inputs {
        for document in documents(input, assessment::FILE_LIMIT) {
            let Document { source, content } = document;
            let read = content.map_err(|problem| vec![problem]).and_then(|text| assessment::read(&text));
            outcome = outcome.and(match read {
                Ok(read) => each(&source, read)?,
                Err(problems) => {
                    complain(&source, &problems, None);
                    Outcome::Faulty
                }
            });
        }
    }
    Ok(outcome)
}

/// Scores an assessment; what was noticed while reading it stands before what scoring found.
fn score_read(read: &ReadAssessment) -> Score {
    let mut scored = score(&read.framework, &read.assessment);
    let noticed = read.warnings.iter().filter(|warning| !scored.problems.contains(warning)).cloned();
    let out_of_force = read.framework.out_of_force(read.assessment.period);
    scored.problems = noticed.chain(out_of_force).chain(scored.problems.iter().cloned()).collect();
    scored
}

fn score_all(inputs: &[String], out: &mut impl Write) -> io::Result<Outcome> {
    let mut seen: BTreeMap<_, Namesakes> = BTreeMap::new();
    for_each_assessment(inputs, |source, read| {
        let mut scored = score_read(&read);
        let ReadAssessment { assessment, framework, .. } = read;
        let known = seen.entry((assessment.framework.clone(), assessment.period)).or_default();
        if known.first(&assessment.unit).is_some() {
            scored.problems.push(Problem::at("unit.name", Fault::DuplicateUnit { unit: assessment.unit.name.clone() }));
        }
        known.push(&assessment.unit);
        complain(source, &scored.problems, Some(&framework));
        writeln!(out, "{}", output::score(&framework, &assessment, &scored).to_line())?;
        Ok(if scored.problems.iter().any(Problem::is_error) { Outcome::Faulty } else { Outcome::Well })
    })
}

fn link_all(inputs: &[String], out: &mut impl Write) -> io::Result<Outcome> {
    for_each_assessment(inputs, |source, ReadAssessment { assessment, framework, warnings }| {
        complain(source, &warnings, Some(&framework));
        match exchange::encode(&framework, &assessment) {
            Ok(payload) => {
                writeln!(out, "#/xem/{payload}")?;
                Ok(Outcome::Well)
            }
            Err(fault) => {
                complain_link(source, &fault);
                Ok(Outcome::Faulty)
            }
        }
    })
}

pub(crate) fn complain_link(source: &str, fault: &LinkFault) {
    say(format_args!("{source}: {}: {}", fault.code(), text::link::fault(fault)));
}

/// The payload of a link, however much of the address was given with it; `None` when it is a file's name.
fn payload(input: &str) -> Option<&str> {
    input.split_once("#/xem/").map(|(_, payload)| payload.trim_end())
}

fn verify_all(inputs: &[String], out: &mut impl Write) -> io::Result<Outcome> {
    let mut outcome = Outcome::Well;
    for input in inputs {
        let verified = match payload(input) {
            Some(payload) if payload.starts_with(exchange::PUBLICATION) => {
                publication::verify_link("liên kết", payload, out)?
            }
            Some(payload) => match exchange::decode(payload) {
                Ok((assessment, framework)) => {
                    verify("liên kết", &ReadAssessment { assessment, framework, warnings: Vec::new() }, out)?
                }
                Err(fault) => {
                    complain_link("liên kết", &fault);
                    Outcome::Faulty
                }
            },
            None => verify_documents(input, out)?,
        };
        outcome = outcome.and(verified);
    }
    Ok(outcome)
}

/// Recomputes each document of an input, a publication or an assessment.
fn verify_documents(input: &str, out: &mut impl Write) -> io::Result<Outcome> {
    let mut outcome = Outcome::Well;
    for Document { source, content } in documents(input, snapshot::FILE_LIMIT) {
        let read = match content {
            Ok(text) if publication::is_one(&text) => {
                outcome = outcome.and(publication::verify_file(&source, &text, out)?);
                continue;
            }
            Ok(text) => assessment::read(&text),
            Err(problem) => Err(vec![problem]),
        };
        outcome = outcome.and(match read {
            Ok(read) => verify(&source, &read, out)?,
            Err(problems) => {
                complain(&source, &problems, None);
                Outcome::Faulty
            }
        });
    }
    Ok(outcome)
}

/// Recomputes an assessment; it agrees when its framework is the one it was scored on and no error is found.
fn verify(source: &str, read: &ReadAssessment, out: &mut impl Write) -> io::Result<Outcome> {
    let scored = score_read(read);
    let changed = scored.problems.iter().any(|problem| matches!(problem.fault, Fault::FrameworkChanged { .. }));
    let agrees = !changed && !scored.problems.iter().any(Problem::is_error);
    complain(source, &scored.problems, Some(&read.framework));
    writeln!(out, "{}", output::verified(&read.framework, &read.assessment, &scored, agrees).to_line())?;
    Ok(if agrees { Outcome::Well } else { Outcome::Faulty })
}

fn lint_all(inputs: &[String], out: &mut impl Write) -> io::Result<Outcome> {
    let mut outcome = Outcome::Well;
    for input in inputs {
        let checked = match framework::by_id(input) {
            Some(framework) => Ok(framework::check(framework.source())),
            None => input::whole(input, framework::FILE_LIMIT)
                .and_then(|text| Json::parse(&text, framework::FILE_LIMIT))
                .map(|json| framework::check(&json)),
        };
        let (refused, linted, unfinished) = match checked {
            Ok(Checked { read: Ok(framework), linted, .. }) => (Vec::new(), linted, Some(framework)),
            Ok(Checked { read: Err(problems), linted, unfinished }) => (problems, linted, unfinished),
            Err(problem) => (vec![problem], Vec::new(), None),
        };
        complain(input, &refused, None);
        complain(input, &linted, unfinished.as_ref());
        let (bare, names) = (Names::of(None), Names::of(unfinished.as_ref()));
        let refused_list = refused.iter().map(|one| output::problem(one, &bare));
        let linted_list = linted.iter().map(|one| output::problem(one, &names));
        writeln!(out, "{}", Json::List(refused_list.chain(linted_list).collect()).to_line())?;
        if !refused.is_empty() || linted.iter().any(Problem::is_error) {
            outcome = Outcome::Faulty;
        }
    }
    Ok(outcome)
}
