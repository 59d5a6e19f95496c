//! Share links: an assessment as a short text that opens anywhere, with one text for one content.
//!
//! The form (docs/format.md): a version character, then base64url of the raw deflate of the body. The body names
//! the framework by the first eight bytes of its hash and its nodes by their distance from the node before, and
//! ends with four bytes of its own SHA-256, so that a damaged link is noticed and never shows another number.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::bytes::{Malformed, Reader, Writer};
use super::payload::{self, BODY_LIMIT};
use crate::assessment::{self, Answer, Assessment, Evidence, Figure, Given, Period, Unit};
use crate::framework::{self, Date, FigureName, Framework, by_hash};
use crate::problem::{Fault, Problem};

/// From this length on some messengers cut links off: the app then offers the file instead.
pub const LINK_WARNING_LENGTH: usize = 2_000;
/// The framework is embedded in the app, and its hash alone names it.
const VERSION: char = '1';
/// The framework travels in the link, right behind its hash.
const VERSION_WITH_FRAMEWORK: char = '2';
const EVIDENCE_LIMIT: usize = 100;
const FIGURE_LIMIT: usize = 50;
/// The most bytes of a figure's name: 64 characters.
const NAME_BYTES: usize = 256;

/// Why a link does not open, or cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkFault {
    /// There is nothing after the address.
    Empty,
    /// More characters than any link of ours has.
    TooLong {
        /// The limit in characters.
        limit: usize,
    },
    /// Made by a newer version of the app.
    NewerVersion {
        /// The version character found.
        found: char,
    },
    /// A character that no link holds, often from a messenger that cut or changed the link.
    BadCharacter {
        /// Its position in the payload, from 1.
        at: usize,
    },
    /// Some of it is missing or was changed: the check digits do not fit.
    Damaged,
    /// It unfolds to more than any assessment needs.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// Its framework is not in this version of the app.
    UnknownFramework {
        /// The first bytes of the framework's hash, in hexadecimal.
        hash: String,
    },
    /// What it holds would be no file of ours: a name that is empty, a text that is too long.
    NoFile {
        /// Why.
        problems: Vec<Problem>,
    },
    /// The sheet holds an appraisal, and a link carries figures only.
    Appraised,
    /// The sheet has answers to nodes that the framework does not have, which a link cannot carry.
    UnknownNodes {
        /// Their ids.
        ids: Vec<String>,
    },
}

impl LinkFault {
    /// The code that reports quote; it is never given another meaning.
    pub fn code(&self) -> &'static str {
        match self {
            LinkFault::Empty => "L01",
            LinkFault::TooLong { .. } => "L02",
            LinkFault::NewerVersion { .. } => "L03",
            LinkFault::BadCharacter { .. } => "L04",
            LinkFault::Damaged => "L05",
            LinkFault::TooLarge { .. } => "L06",
            LinkFault::UnknownFramework { .. } => "L07",
            LinkFault::UnknownNodes { .. } => "L08",
            LinkFault::NoFile { .. } => "L09",
            LinkFault::Appraised => "L10",
        }
    }
}

impl From<Malformed> for LinkFault {
    fn from(_: Malformed) -> LinkFault {
        LinkFault::Damaged
    }
}

/// The payload of an assessment's link, what stands after `#/xem/`.
///
/// # Errors
/// When the sheet is too large for a link, or holds an appraisal or answers that the framework does not know.
pub fn encode(framework: &Framework, assessment: &Assessment) -> Result<String, LinkFault> {
    let ids: Vec<String> = assessment.answers.keys().filter(|id| framework.find(id).is_none()).cloned().collect();
    if !ids.is_empty() {
        return Err(LinkFault::UnknownNodes { ids });
    }
    if assessment.is_appraised() {
        return Err(LinkFault::Appraised);
    }
    let size = |answer: &Answer| answer.note.len() + answer.evidence.iter().map(|e| e.summary.len()).sum::<usize>();
    if assessment.answers.values().map(size).sum::<usize>() > BODY_LIMIT {
        return Err(LinkFault::TooLarge { limit: BODY_LIMIT });
    }
    let body = write_body(framework, &as_in_file(framework, assessment)?);
    payload::pack(if framework.is_embedded() { VERSION } else { VERSION_WITH_FRAMEWORK }, body)
}

/// Opens the payload of a link.
///
/// # Errors
/// When it is not exactly a payload that [`encode`] makes: no other text opens, so that a link's text stands
/// for its content.
pub fn decode(text: &str) -> Result<(Assessment, Arc<Framework>), LinkFault> {
    let (version, content) = payload::unpack(text, &[VERSION, VERSION_WITH_FRAMEWORK])?;
    let (assessment, framework) = read_body(&content, version == VERSION_WITH_FRAMEWORK)?;
    match encode(&framework, &assessment) {
        Ok(again) if again == text => Ok((assessment, framework)),
        _ => Err(LinkFault::Damaged),
    }
}

/// The assessment as its file holds it: text in NFC, figures in order. A link holds what a file may hold and nothing
/// else, so that what opens from a link can be saved and opened again.
fn as_in_file(framework: &Framework, assessment: &Assessment) -> Result<Assessment, LinkFault> {
    let read = assessment::read_json(&assessment.to_json(framework));
    read.map(|read| read.assessment).map_err(|problems| LinkFault::NoFile { problems })
}

/// What an answer's first byte says: its kind in the low bits, then what else there is.
mod head {
    pub(super) const KIND: u8 = 0b11;
    pub(super) const NOTHING: u8 = 0;
    pub(super) const FIGURES: u8 = 1;
    pub(super) const POINTS: u8 = 2;
    pub(super) const NOT_APPLICABLE: u8 = 3;
    pub(super) const EVIDENCE: u8 = 1 << 2;
    pub(super) const NOTE: u8 = 1 << 3;
    /// With `NOTHING`: the id of an option follows; with `FIGURES`: yes; with `POINTS`: no.
    pub(super) const PICKED: u8 = 1 << 4;
    pub(super) const ALL: u8 = 0b1_1111;
}

/// What an optional field's byte says.
const ABSENT: u8 = 0;
const PRESENT: u8 = 1;
/// Marks a figure that is a text not yet read, where a decimal's head would stand.
const UNREAD: u8 = 0xff;
/// Figure names that rules share take one byte; other names follow this one.
const OTHER_NAME: u8 = 0xff;
const SHARED_NAMES: [FigureName; 3] = [FigureName::NUM, FigureName::DEN, FigureName::VALUE];

fn write_body(framework: &Framework, assessment: &Assessment) -> Vec<u8> {
    let Assessment { framework: _, unit: Unit { name, code, group }, period, attainable, answers } = assessment;
    let mut out = Writer::default();
    out.0.extend(framework.hash.short());
    if !framework.is_embedded() {
        out.text(&framework.source().to_canonical_line());
    }
    for text in [name, code, group] {
        out.text(text);
    }
    let (year, part) = match period {
        Period::Year(year) => (year, 0),
        Period::Quarter(year, quarter) => (year, *quarter),
        Period::Month(year, month) => (year, 4 + *month),
    };
    out.number(u128::from(*year));
    out.byte(part);
    match attainable {
        None => out.byte(ABSENT),
        Some(value) => {
            out.byte(PRESENT);
            out.decimal(*value);
        }
    }
    out.number(answers.len() as u128);
    let mut next = 0;
    for (index, node) in framework.nodes().iter().enumerate() {
        if let Some(answer) = answers.get(&node.id) {
            out.number((index - next) as u128);
            next = index + 1;
            write_answer(&mut out, answer);
        }
    }
    out.0
}

fn write_answer(out: &mut Writer, answer: &Answer) {
    let Answer { given, evidence, note, appraisal: _ } = answer;
    let kind = match given {
        None => head::NOTHING,
        Some(Given::Figures(figures)) if figures.is_empty() => head::NOTHING,
        Some(Given::Figures(_)) => head::FIGURES,
        Some(Given::Points(_)) => head::POINTS,
        Some(Given::NotApplicable(_)) => head::NOT_APPLICABLE,
        Some(Given::Choice(_)) => head::NOTHING | head::PICKED,
        Some(Given::Yes(true)) => head::FIGURES | head::PICKED,
        Some(Given::Yes(false)) => head::POINTS | head::PICKED,
    };
    let flag = |there: bool, flag: u8| if there { flag } else { 0 };
    out.byte(kind | flag(!evidence.is_empty(), head::EVIDENCE) | flag(!note.is_empty(), head::NOTE));
    match given {
        None | Some(Given::Yes(_)) => {}
        Some(Given::Figures(figures)) if figures.is_empty() => {}
        Some(Given::Choice(id)) => out.text(id),
        Some(Given::Points(figure)) => write_figure(out, figure),
        Some(Given::NotApplicable(reason)) => out.text(reason),
        Some(Given::Figures(figures)) => {
            out.number(figures.len() as u128);
            for (name, figure) in figures {
                match SHARED_NAMES.iter().position(|shared| shared == name) {
                    Some(at) => out.byte(at as u8),
                    None => {
                        out.byte(OTHER_NAME);
                        out.text(name.as_str());
                    }
                }
                write_figure(out, figure);
            }
        }
    }
    if !evidence.is_empty() {
        out.number(evidence.len() as u128);
        for Evidence { number, date, issuer, summary, link } in evidence {
            for text in [number, issuer, summary, link] {
                out.text(text);
            }
            out.text(&date.map(|date| date.to_string()).unwrap_or_default());
        }
    }
    if !note.is_empty() {
        out.text(note);
    }
}

fn write_figure(out: &mut Writer, figure: &Figure) {
    match figure {
        Figure::Number(value) => out.decimal(*value),
        Figure::Unread(text, _) => {
            out.byte(UNREAD);
            out.text(text);
        }
    }
}

fn read_body(content: &[u8], with_framework: bool) -> Result<(Assessment, Arc<Framework>), LinkFault> {
    let mut from = Reader::new(content);
    let mut short = [0; 8];
    short.copy_from_slice(from.take(8)?);
    let framework = if with_framework {
        let framework = framework::read(&from.text(BODY_LIMIT)?).map_err(|problems| {
            let is_json = |problem: &Problem| {
                !matches!(problem.fault, Fault::EmptyFile | Fault::CutOff { .. } | Fault::NotJson { .. })
            };
            if problems.iter().all(is_json) { LinkFault::NoFile { problems } } else { LinkFault::Damaged }
        })?;
        if framework.hash.short() != short {
            return Err(LinkFault::Damaged);
        }
        Arc::new(framework)
    } else {
        by_hash(short).ok_or_else(|| LinkFault::UnknownFramework {
            hash: short.iter().map(|byte| format!("{byte:02x}")).collect(),
        })?
    };
    let unit = Unit { name: from.text(BODY_LIMIT)?, code: from.text(BODY_LIMIT)?, group: from.text(BODY_LIMIT)? };
    let year = from.count(usize::from(u16::MAX))?;
    let period = match from.byte()? {
        0 => format!("{year:04}"),
        part @ 1..=4 => format!("{year:04}-Q{part}"),
        part => format!("{year:04}-{:02}", part - 4),
    };
    let period = Period::parse(&period).ok_or(Malformed)?;
    let attainable = match from.byte()? {
        ABSENT => None,
        PRESENT => Some(from.decimal()?),
        _ => return Err(LinkFault::Damaged),
    };
    let mut answers = BTreeMap::new();
    let mut next = 0usize;
    for _ in 0..from.count(framework.nodes().len())? {
        let index = next + from.count(framework.nodes().len())?;
        next = index + 1;
        let node = framework.nodes().get(index).ok_or(Malformed)?;
        answers.insert(node.id.clone(), read_answer(&mut from)?);
    }
    if !from.is_at_end() {
        return Err(LinkFault::Damaged);
    }
    let assessment = Assessment { framework: framework.id.clone(), unit, period, attainable, answers };
    Ok((assessment, framework))
}

const CHOICE: u8 = head::NOTHING | head::PICKED;
const YES: u8 = head::FIGURES | head::PICKED;
const NO: u8 = head::POINTS | head::PICKED;
/// No answer is written so.
const PICKED_NOT_APPLICABLE: u8 = head::NOT_APPLICABLE | head::PICKED;

fn read_answer(from: &mut Reader) -> Result<Answer, Malformed> {
    let head = from.byte()?;
    if head & !head::ALL != 0 {
        return Err(Malformed);
    }
    let given = match head & (head::KIND | head::PICKED) {
        CHOICE => Some(Given::Choice(from.text(NAME_BYTES)?)),
        YES => Some(Given::Yes(true)),
        NO => Some(Given::Yes(false)),
        PICKED_NOT_APPLICABLE => return Err(Malformed),
        head::FIGURES => {
            let count = from.count(FIGURE_LIMIT)?;
            let figures = (0..count).map(|_| {
                let name = match from.byte()? {
                    OTHER_NAME => FigureName::new(&from.text(NAME_BYTES)?),
                    at => SHARED_NAMES.get(usize::from(at)).cloned().ok_or(Malformed)?,
                };
                Ok((name, read_figure(from)?))
            });
            let figures: Vec<(FigureName, Figure)> = figures.collect::<Result<_, Malformed>>()?;
            if figures.is_empty() || figures.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
                return Err(Malformed);
            }
            Some(Given::Figures(figures))
        }
        head::POINTS => Some(Given::Points(read_figure(from)?)),
        head::NOT_APPLICABLE => Some(Given::NotApplicable(from.text(BODY_LIMIT)?)),
        _ => None,
    };
    let mut evidence = Vec::new();
    if head & head::EVIDENCE != 0 {
        for _ in 0..from.count(EVIDENCE_LIMIT)? {
            evidence.push(read_evidence(from)?);
        }
    }
    let note = if head & head::NOTE != 0 { from.text(BODY_LIMIT)? } else { String::new() };
    Ok(Answer { given, evidence, note, appraisal: None })
}

fn read_evidence(from: &mut Reader) -> Result<Evidence, Malformed> {
    let mut text = || from.text(BODY_LIMIT);
    let (number, issuer, summary, link, date) = (text()?, text()?, text()?, text()?, text()?);
    let date = if date.is_empty() { None } else { Some(Date::parse(&date).ok_or(Malformed)?) };
    Ok(Evidence { number, date, issuer, summary, link })
}

fn read_figure(from: &mut Reader) -> Result<Figure, Malformed> {
    if from.peek() == Some(UNREAD) {
        from.byte()?;
        let text = from.text(BODY_LIMIT)?;
        return Figure::typed(&text).ok_or(Malformed);
    }
    from.decimal().map(Figure::Number)
}
