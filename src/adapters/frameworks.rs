//! The file of frameworks that lies beside the app: fetched once, when they are first needed.

use std::cell::RefCell;

use thuocdo_core::framework;
use thuocdo_core::problem::Problem;
use thuocdo_text::problem;

use super::{dom, events, files};

/// Is told that the frameworks are here, or why not.
type Then = Box<dyn FnOnce(Result<(), &[Problem]>)>;

thread_local! {
    /// Those who wait for the fetch under way.
    static WAITING: RefCell<Vec<Then>> = const { RefCell::new(Vec::new()) };
}

/// Whether they are here.
pub fn are_here() -> bool {
    !framework::embedded().is_empty()
}

/// Calls back as soon as they are here: at once, or when they have been fetched. After a failure the next call tries again.
pub fn when_here(then: Then) {
    if are_here() {
        return then(Ok(()));
    }
    let is_first = WAITING.with_borrow_mut(|waiting| {
        waiting.push(then);
        waiting.len() == 1
    });
    if is_first {
        // scripts/frameworks.mjs writes the address into the page.
        files::fetch(dom::meta("thuocdo-frameworks"), |content| {
            let here = content.map_err(|problem| vec![problem]).and_then(|text| framework::supply(&text));
            for then in WAITING.take() {
                then(if let Err(problems) = &here { Err(problems) } else { Ok(()) });
            }
        });
    }
}

/// Starts a program once the frameworks are here, or lets boot.js say why they are not.
pub fn start_with(start: fn()) {
    when_here(Box::new(move |here| match here {
        Ok(()) => start(),
        Err(problems) => {
            let lines: Vec<String> = problems.iter().map(|one| problem::line(one, None)).collect();
            events::tell("thuocdo:failed", &lines.join("\n"));
        }
    }));
}
