//! Lists whose items are made once and stay where they stand: what comes and goes between them moves none of them.
//!
//! When two items come in, the list of Leptos takes all behind the second out of the page and puts them back
//! (docs/adr/0023-items-that-stay.md); with hundreds of rows that is a dropped frame.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::reactive_graph::{OwnedView, OwnedViewState};
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::tachys::view::{Mountable, Position, PositionState};
use thuocdo_core::longest_in_order;

use super::markup::Make;

/// The items of a list, each made once and kept as long as one with its key is in the list. What an item shows must
/// therefore be in its key, or follow a signal.
pub fn items<T: Clone + Send + Sync + 'static>(
    list: Memo<Vec<T>>,
    key: fn(&T) -> String,
    make: impl Fn(T) -> AnyView + Clone + Send + Sync + 'static,
) -> AnyView {
    let item = move |one: &T| {
        let (one, make) = (one.clone(), make.clone());
        Item { key: key(&one), make: Arc::new(move || make(one.clone())) }
    };
    boxed(Arc::new(move || list.with(|list| list.iter().map(&item).collect())))
}

#[inline(never)]
fn boxed(list: Make<Vec<Item>>) -> AnyView {
    // What the items own lives as long as they do, not until the list changes.
    let owner = Owner::new();
    (move || Items { items: list(), owner: owner.clone() }).into_any()
}

struct Item {
    key: String,
    make: Make<AnyView>,
}

/// The items that are to be shown.
struct Items {
    items: Vec<Item>,
    owner: Owner,
}

/// The items that are shown, and the end of their list.
struct Shown {
    rows: Vec<Row>,
    end: types::Placeholder,
    parent: Option<types::Element>,
}

struct Row {
    key: String,
    view: OwnedViewState<AnyViewState>,
}

impl Items {
    fn make(owner: &Owner, Item { key, make }: Item) -> Row {
        let own = owner.with(Owner::new);
        let view = own.with(|| make());
        Row { key, view: OwnedView::new_with_owner(view, own).build() }
    }
}

impl Render for Items {
    type State = Shown;

    fn build(self) -> Shown {
        let rows = self.items.into_iter().map(|item| Items::make(&self.owner, item)).collect();
        Shown { rows, end: Rndr::create_placeholder(), parent: None }
    }

    fn rebuild(self, shown: &mut Shown) {
        let mut was = HashMap::new();
        for (at, row) in shown.rows.drain(..).enumerate() {
            if let Some((_, mut twin)) = was.insert(row.key.clone(), (at, row)) {
                twin.view.unmount();
            }
        }
        let (mut places, mut rows) = (Vec::new(), Vec::new());
        for item in self.items {
            let (place, row) = was.remove(&item.key).unzip();
            places.push(place);
            rows.push(row.ok_or(item));
        }
        for (_, mut gone) in was.into_values() {
            gone.view.unmount();
        }
        shown.rows = rows.into_iter().map(|row| row.unwrap_or_else(|item| Items::make(&self.owner, item))).collect();
        shown.put(&staying(&places));
    }
}

impl Shown {
    /// Puts those that do not stay before what follows them, the last first.
    fn put(&mut self, stays: &[bool]) {
        let Some(parent) = &self.parent else { return };
        let end: &types::Node = self.end.as_ref();
        for at in (0..self.rows.len()).rev().filter(|at| !stays[*at]) {
            let (before, behind) = self.rows.split_at_mut(at + 1);
            let row = &mut before[at].view;
            match behind.first() {
                Some(next) => next.view.insert_before_this_or_marker(parent, row, Some(end)),
                None => row.mount(parent, Some(end)),
            }
        }
    }
}

impl Mountable for Shown {
    fn unmount(&mut self) {
        for row in &mut self.rows {
            row.view.unmount();
        }
        self.end.unmount();
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        self.parent = Some(parent.clone());
        for row in &mut self.rows {
            row.view.mount(parent, marker);
        }
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.rows.first().is_some_and(|row| row.view.insert_before_this(child)) || self.end.insert_before_this(child)
    }

    fn elements(&self) -> Vec<types::Element> {
        self.rows.iter().flat_map(|row| row.view.elements()).collect()
    }
}

/// An attribute belongs to an element, not to a list.
impl AddAnyAttr for Items {
    type Output<NewAttr: Attribute> = Items;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Items {
        self
    }
}

/// No server writes pages of this app: there is nothing to wait for, and nothing to take over.
impl RenderHtml for Items {
    type AsyncOutput = Items;
    type Owned = Items;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Items {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Shown {
        self.build()
    }

    fn into_owned(self) -> Items {
        self
    }
}

/// Which items can stay where they are, as many as can: of each its place before, none for a new one.
fn staying(places: &[Option<usize>]) -> Vec<bool> {
    let mut kept = longest_in_order(places.iter().flatten()).into_iter();
    places.iter().map(|place| place.is_some() && kept.next() == Some(true)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_items_stay_as_can() {
        for (places, wanted) in [
            ("0 1 2 3", "0 1 2 3"),
            // Two come in at one place, one at another.
            ("0 - - 1 2 - 3", "0 1 2 3"),
            // Some went.
            ("2 3 7", "2 3 7"),
            ("1 0 2 3", "0 2 3"),
            ("3 0 1 2", "0 1 2"),
            ("1 2 3 0", "1 2 3"),
            ("0 - 3 1 2 - 4", "0 1 2 4"),
            ("3 2 1 0", "0"),
            ("- -", ""),
            ("", ""),
        ] {
            let places: Vec<Option<usize>> = places.split_whitespace().map(|place| place.parse().ok()).collect();
            let stays = staying(&places);
            let shown: Vec<String> = places
                .iter()
                .zip(stays)
                .filter(|(_, stays)| *stays)
                .map(|(place, _)| place.unwrap().to_string())
                .collect();
            assert_eq!(shown.join(" "), wanted, "{places:?}");
        }
    }
}
