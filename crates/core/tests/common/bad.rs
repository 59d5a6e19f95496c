//! What the tests of bad input share: a good file, places in it, and what reading and scoring say.

use thuocdo_core::assessment;
use thuocdo_core::problem::Problem;
use thuocdo_core::score::score;

/// An assessment without a fault, to put faults into.
pub const GOOD: &str = r#"{
  "format": "thuocdo.assessment",
  "version": 1,
  "framework": { "id": "qd766-2022" },
  "unit": { "name": "UBND xã Vân Canh", "code": "H21.227", "group": "xã" },
  "period": "2026",
  "answers": {
    "ON_TIME": { "figures": { "num": "2541", "den": "2618" }, "note": "Đã đối chiếu" },
    "ELECTRONIC_CERTIFIED_COPY": {
      "points": "2",
      "evidence": [
        { "number": "12/BC-UBND", "date": "2026-10-10", "issuer": "UBND xã", "summary": "Báo cáo", "link": "https://a.vn/12" }
      ]
    }
  }
}"#;

/// Problems as `code path`.
pub fn list(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(|problem| format!("{} {}", problem.code(), problem.path)).collect()
}

/// Everything that reading a file and scoring it says, as `code path`.
pub fn told(text: &str) -> Vec<String> {
    match assessment::read(text) {
        Err(problems) => {
            assert!(problems.iter().any(Problem::is_error), "refused without an error");
            list(&problems)
        }
        Ok(read) => {
            let scored = score(&read.framework, &read.assessment);
            let warnings = read.warnings.into_iter().filter(|warning| !scored.problems.contains(warning));
            list(&scored.problems.iter().cloned().chain(warnings).collect::<Vec<_>>())
        }
    }
}

pub const NUM: &str = "answers.ON_TIME.figures.num";
pub const DEN: &str = "answers.ON_TIME.figures.den";
pub const ANSWER: &str = "answers.ON_TIME";
pub const POINTS: &str = "answers.ELECTRONIC_CERTIFIED_COPY.points";
pub const EVIDENCE: &str = "answers.ELECTRONIC_CERTIFIED_COPY.evidence.0";

/// The place of a field.
pub fn place(at: &str, field: &str) -> String {
    format!("{at}.{field}")
}
