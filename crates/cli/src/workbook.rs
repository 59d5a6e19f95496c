//! `thuocdo xlsx`: writes a publication as a workbook with live formulas.

use std::io::{self, Write};

use thuocdo_text as text;

use crate::{Outcome, publication, say};

/// What is to be written where.
pub(crate) struct Call {
    input: String,
    out: Option<String>,
}

impl Call {
    /// The call that these arguments are.
    pub(crate) fn of(arguments: &[String]) -> Result<Call, String> {
        let (mut inputs, mut out) = (Vec::new(), None);
        let mut left = arguments.iter();
        while let Some(argument) = left.next() {
            match argument.strip_prefix("--out") {
                Some("") => out = Some(left.next().ok_or("sau --out phải có tên tệp.")?.clone()),
                Some(rest) if rest.starts_with('=') => out = Some(rest[1..].to_owned()),
                _ if argument.starts_with("--") => return Err(format!("không có tùy chọn “{argument}”.")),
                _ => inputs.push(argument.clone()),
            }
        }
        match <[String; 1]>::try_from(inputs) {
            Ok([input]) => Ok(Call { input, out }),
            Err(_) => Err("hãy ghi tên một bản công bố.".into()),
        }
    }
}

/// Writes the workbook of a publication, in a file or a link, to a file or to standard output.
pub(crate) fn write(call: &Call, out: &mut impl Write) -> io::Result<Outcome> {
    let Some(snapshot) = publication::open(&call.input) else { return Ok(Outcome::Faulty) };
    let bytes = match thuocdo_xlsx::write(&snapshot) {
        Ok(bytes) => bytes,
        Err(problem) => {
            say(format_args!("{}: {}", call.input, text::table::line(&problem, None)));
            return Ok(Outcome::Faulty);
        }
    };
    match &call.out {
        None => out.write_all(&bytes)?,
        Some(path) => {
            if let Err(error) = std::fs::write(path, bytes) {
                say(format_args!("{path}: không ghi được tệp: {error}"));
                return Ok(Outcome::Faulty);
            }
        }
    }
    Ok(Outcome::Well)
}
