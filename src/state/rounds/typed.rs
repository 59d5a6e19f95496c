//! The heading of a publication while it is typed, kept with the round that is open, so that it outlives a look elsewhere.

use leptos::prelude::*;

/// A field of the heading that must not be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The title.
    Title,
    /// Who publishes.
    Publisher,
}

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The title.
    pub title: String,
    /// The title of the round that `title` began with.
    began: String,
    /// Who publishes.
    pub publisher: String,
    /// The decision.
    pub decision: String,
    /// The note.
    pub note: String,
}

/// The fields in which it is typed. A handle: copying it copies no data.
#[derive(Clone, Copy)]
pub struct Typed {
    /// The title.
    pub title: RwSignal<String>,
    began: StoredValue<String>,
    /// Who publishes.
    pub publisher: RwSignal<String>,
    /// The decision.
    pub decision: RwSignal<String>,
    /// The note.
    pub note: RwSignal<String>,
}

impl Typed {
    /// Fields with what was typed before; one that was never gone to has the title of the round.
    pub fn new(words: Words, round_title: &str) -> Typed {
        let is_new = words == Words::default();
        let words =
            if is_new { Words { title: round_title.into(), began: round_title.into(), ..words } } else { words };
        let Words { title, began, publisher, decision, note } = words;
        Typed {
            title: RwSignal::new(title),
            began: StoredValue::new(began),
            publisher: RwSignal::new(publisher),
            decision: RwSignal::new(decision),
            note: RwSignal::new(note),
        }
    }

    /// What is typed; nothing once the page is gone.
    pub fn words(self) -> Words {
        let typed = |field: RwSignal<String>| field.try_get_untracked().unwrap_or_default();
        Words {
            title: typed(self.title),
            began: self.began.try_get_value().unwrap_or_default(),
            publisher: typed(self.publisher),
            decision: typed(self.decision),
            note: typed(self.note),
        }
    }

    /// A title that nobody has changed follows that of the round.
    pub fn follow(self, round_title: &str) {
        if self.title.get_untracked() == self.began.get_value() {
            self.title.set(round_title.to_owned());
        }
        self.began.set_value(round_title.to_owned());
    }

    /// The first field without which no reader would open the publication.
    pub fn missing(self) -> Option<Missing> {
        let is_empty = |field: RwSignal<String>| field.with_untracked(|text| text.trim().is_empty());
        let found = is_empty(self.title).then_some(Missing::Title);
        found.or(is_empty(self.publisher).then_some(Missing::Publisher))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::assessment::Period;
    use thuocdo_core::framework::by_id;
    use thuocdo_core::snapshot::{self, Heading, Moment, Snapshot};

    /// What the page takes is what the reader takes (docs/format.md, F15).
    #[test]
    fn what_no_reader_would_open_is_not_frozen() {
        let owner = Owner::new();
        owner.set();
        for (title, publisher, missing) in [
            ("Chỉ số 2026", "UBND tỉnh", None),
            ("", "UBND tỉnh", Some(Missing::Title)),
            ("  ", "UBND tỉnh", Some(Missing::Title)),
            ("Chỉ số 2026", " ", Some(Missing::Publisher)),
            ("", "", Some(Missing::Title)),
        ] {
            let typed = Typed::new(Words::default(), "Đợt thử");
            typed.title.set(title.into());
            typed.publisher.set(publisher.into());
            assert_eq!(typed.missing(), missing, "{title:?} {publisher:?}");
            let words = typed.words();
            let heading = Heading {
                title: words.title.trim().into(),
                publisher: words.publisher.trim().into(),
                decision: words.decision,
                note: words.note,
                published_at: Moment::parse("2027-01-05T08:00:00+07:00").unwrap(),
            };
            let framework = by_id("qd766-2022").unwrap();
            let made = Snapshot::publish(heading, framework, Period::Year(2026), Vec::new(), &[]);
            let faults = snapshot::read(&made.to_json().to_line()).err().unwrap_or_default();
            let is_empty = faults.iter().any(|one| one.code() == "F15");
            assert!(missing.is_some() || !is_empty, "{title:?} {publisher:?}: {faults:?}");
            assert!(title.trim() != "" || is_empty, "{faults:?}");
        }
    }

    #[test]
    fn what_was_typed_comes_back_and_a_title_that_nobody_changed_follows_the_round() {
        let owner = Owner::new();
        owner.set();
        let typed = Typed::new(Words::default(), "Đợt thử");
        typed.publisher.set("UBND tỉnh".into());
        let again = Typed::new(typed.words(), "Đợt khác");
        assert_eq!((again.words(), again.publisher.get_untracked()), (typed.words(), "UBND tỉnh".into()));
        again.follow("Đợt khác");
        assert_eq!(again.title.get_untracked(), "Đợt khác");
        again.title.set("Tên riêng".into());
        again.follow("Đợt nữa");
        assert_eq!(again.title.get_untracked(), "Tên riêng");
    }
}
