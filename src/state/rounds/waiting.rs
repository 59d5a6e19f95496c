//! What waits for a round and is in no sheet of it yet: sheets that were read, survey results, lists that were pasted and not
//! read. It stays with the round that is open and outlives a look elsewhere.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::NodeIndex;

use super::deciding::Decided;
use super::inputs::Inputs;
use super::survey::{DECIMALS, Surveyed};

/// What waits, as it was left.
#[derive(Clone, Default)]
pub struct Waits {
    arrived: Inputs,
    decided: Decided,
    pasted: String,
    expected: String,
    surveyed: Arc<Surveyed>,
    survey_decided: Decided,
    survey_pasted: String,
    survey_node: Option<NodeIndex>,
    survey_decimals: Option<u32>,
}

/// What waits, in its fields. A handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct Waiting {
    /// The sheets that were read.
    pub arrived: RwSignal<Inputs>,
    /// What was decided of them.
    pub decided: RwSignal<Decided>,
    /// The links or the table that are pasted and not read.
    pub pasted: RwSignal<String>,
    /// The list of those who should send, as it is typed.
    pub expected: RwSignal<String>,
    /// The survey results that were read.
    pub surveyed: RwSignal<Arc<Surveyed>>,
    /// What was decided of them.
    pub survey_decided: RwSignal<Decided>,
    /// The survey results that are pasted and not read.
    pub survey_pasted: RwSignal<String>,
    /// The criterion that they are for; `None` while none is chosen.
    pub survey_node: RwSignal<Option<NodeIndex>>,
    /// The decimals to which the index is noted.
    pub survey_decimals: RwSignal<u32>,
}

impl Waiting {
    /// Fields with what was left in them.
    pub fn new(left: Waits) -> Waiting {
        Waiting {
            arrived: RwSignal::new(left.arrived),
            decided: RwSignal::new(left.decided),
            pasted: RwSignal::new(left.pasted),
            expected: RwSignal::new(left.expected),
            surveyed: RwSignal::new(left.surveyed),
            survey_decided: RwSignal::new(left.survey_decided),
            survey_pasted: RwSignal::new(left.survey_pasted),
            survey_node: RwSignal::new(left.survey_node),
            survey_decimals: RwSignal::new(left.survey_decimals.unwrap_or(DECIMALS[0])),
        }
    }

    /// What is in them; nothing once the page is gone.
    pub fn left(self) -> Waits {
        fn of<T: Clone + Default + Send + Sync + 'static>(signal: RwSignal<T>) -> T {
            signal.try_get_untracked().unwrap_or_default()
        }
        Waits {
            arrived: of(self.arrived),
            decided: of(self.decided),
            pasted: of(self.pasted),
            expected: of(self.expected),
            surveyed: of(self.surveyed),
            survey_decided: of(self.survey_decided),
            survey_pasted: of(self.survey_pasted),
            survey_node: of(self.survey_node),
            survey_decimals: self.survey_decimals.try_get_untracked(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_is_there_again_when_a_round_is_opened_again() {
        Owner::new().with(|| {
            let waiting = Waiting::new(Waits::default());
            assert_eq!(waiting.survey_decimals.get_untracked(), DECIMALS[0]);
            for (field, words) in
                [(waiting.pasted, "https://"), (waiting.expected, "Xã A"), (waiting.survey_pasted, "Xã B\t5")]
            {
                field.set(words.into());
            }
            waiting.surveyed.set(Arc::new(Surveyed { source: "khao-sat.csv".into(), ..Surveyed::default() }));
            waiting.survey_decimals.set(4);
            let again = Waiting::new(waiting.left());
            assert_eq!(again.pasted.get_untracked(), "https://");
            assert_eq!(again.expected.get_untracked(), "Xã A");
            assert_eq!(again.survey_pasted.get_untracked(), "Xã B\t5");
            assert_eq!(again.surveyed.get_untracked().source, "khao-sat.csv");
            assert_eq!(again.survey_decimals.get_untracked(), 4);
        });
    }
}
