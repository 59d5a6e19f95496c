//! The options that say how tables are to be read: on which framework, and with which decimal mark.

use thuocdo_core::exchange::table::Reading;

use crate::arguments::Arguments;

/// The option that says which framework tables are of.
pub(crate) const FRAMEWORK: &str = "--framework";
/// The option that says what `1.234` is in tables.
pub(crate) const DECIMAL_MARK: &str = "--decimal-mark";

/// How tables are to be read.
#[derive(Clone, Default)]
pub(crate) struct Tables {
    /// Their framework, by its id or file.
    pub(crate) framework: Option<String>,
    /// What numbers are that can be two.
    pub(crate) reading: Option<Reading>,
}

impl Tables {
    /// What the options of a call say.
    pub(crate) fn of(arguments: &Arguments) -> Result<Tables, String> {
        let reading = match arguments.option(DECIMAL_MARK) {
            None => None,
            Some(",") => Some(Reading::Whole),
            Some(".") => Some(Reading::Decimal),
            Some(_) => return Err(format!("{DECIMAL_MARK} phải là dấu phẩy (,) hoặc dấu chấm (.).")),
        };
        Ok(Tables { framework: arguments.option(FRAMEWORK).map(str::to_owned), reading })
    }
}
