//! The small alphabet of the binary form: variable-length numbers, texts, decimals; each in one form only.

use crate::number::{Decimal, FRACTION_DIGITS, INTEGER_DIGITS};

/// Why bytes are not what this alphabet writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Malformed;

/// Writes.
#[derive(Default)]
pub(super) struct Writer(pub(super) Vec<u8>);

impl Writer {
    pub(super) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    /// Seven bits a byte, the lowest first.
    pub(super) fn number(&mut self, mut value: u128) {
        while value >= 0x80 {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len() as u128);
        self.0.extend_from_slice(text.as_bytes());
    }

    /// The count of decimals and the sign in one byte, then the digits.
    pub(super) fn decimal(&mut self, value: Decimal) {
        let mantissa = value.mantissa();
        self.byte((value.scale() as u8) << 1 | u8::from(mantissa < 0));
        self.number(mantissa.unsigned_abs());
    }
}

/// Reads, never past the end, never more than is there.
pub(super) struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Reader<'b> {
        Reader { rest: bytes }
    }

    pub(super) fn take(&mut self, count: usize) -> Result<&'b [u8], Malformed> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(Malformed)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Malformed> {
        self.take(1).map(|bytes| bytes[0])
    }

    pub(super) fn number(&mut self) -> Result<u128, Malformed> {
        let (mut value, mut shift) = (0u128, 0u32);
        loop {
            let byte = self.byte()?;
            let bits = u128::from(byte & 0x7f);
            if shift > 119 || (byte == 0 && shift > 0) {
                // Beyond any number we write, or a longer form than it needs.
                return Err(Malformed);
            }
            value |= bits << shift;
            shift += 7;
            if byte < 0x80 {
                return Ok(value);
            }
        }
    }

    /// A number of at most `limit`.
    pub(super) fn count(&mut self, limit: usize) -> Result<usize, Malformed> {
        let value = usize::try_from(self.number()?).map_err(|_| Malformed)?;
        if value <= limit { Ok(value) } else { Err(Malformed) }
    }

    /// A text of at most `limit` bytes.
    pub(super) fn text(&mut self, limit: usize) -> Result<String, Malformed> {
        let length = self.count(limit)?;
        std::str::from_utf8(self.take(length)?).map(str::to_owned).map_err(|_| Malformed)
    }

    pub(super) fn decimal(&mut self) -> Result<Decimal, Malformed> {
        let head = self.byte()?;
        let (scale, negative) = (u32::from(head >> 1), head & 1 == 1);
        let mantissa = i128::try_from(self.number()?).map_err(|_| Malformed)?;
        if scale as usize > FRACTION_DIGITS || (negative && mantissa == 0) {
            return Err(Malformed);
        }
        // As in a file: no figure has more digits before the mark.
        if mantissa >= 10i128.pow(INTEGER_DIGITS as u32 + scale) {
            return Err(Malformed);
        }
        let signed = if negative { -mantissa } else { mantissa };
        Decimal::try_from_i128_with_scale(signed, scale).map_err(|_| Malformed)
    }

    /// The next byte, not taken.
    pub(super) fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_one_form() {
        for value in [0u128, 1, 127, 128, 300, u128::from(u64::MAX), 1 << 90] {
            let mut writer = Writer::default();
            writer.number(value);
            assert_eq!(Reader::new(&writer.0).number(), Ok(value));
        }
        assert_eq!(Reader::new(&[0x80, 0x00]).number(), Err(Malformed), "a longer form of 0");
        assert_eq!(Reader::new(&[0xff; 30]).number(), Err(Malformed), "no end");
        assert_eq!(Reader::new(&[0x80]).number(), Err(Malformed), "cut off");
    }

    #[test]
    fn decimals_keep_their_digits() {
        for text in ["0", "2.00", "-6.31", "999999999999999.999999"] {
            let mut writer = Writer::default();
            writer.decimal(text.parse().unwrap());
            assert_eq!(Reader::new(&writer.0).decimal().unwrap().to_string(), text);
        }
    }
}
