//! What the tests on random values share: how many are tried, and the seeds of sheets.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::Seed;

/// So many cases, the same ones each time.
pub fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(766), ..ProptestConfig::default() }
}

/// The seeds of at most so many answers.
pub fn seeds(count: usize) -> impl Strategy<Value = Vec<Seed>> {
    let number = || prop_oneof![0u32..20, 0u32..3_000, any::<u32>()];
    prop::collection::vec((any::<u8>(), number(), number(), any::<u8>()), 0..=count)
}
