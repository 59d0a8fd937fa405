//! Addresses and ranges of addresses of conditions.

use std::net::IpAddr;

/// Is an address in a range? A range without a length is one address.
pub(super) fn is_in(address: &str, range: &str) -> bool {
    let (start, length) = match range.split_once('/') {
        Some((start, length)) => (start, Some(length)),
        None => (range, None),
    };
    let (Ok(address), Ok(start)) = (address.trim().parse::<IpAddr>(), start.trim().parse::<IpAddr>()) else {
        return false;
    };
    let (address, start, bits) = match (address, start) {
        (IpAddr::V4(address), IpAddr::V4(start)) => {
            (u128::from(address.to_bits()), u128::from(start.to_bits()), 32)
        }
        (IpAddr::V6(address), IpAddr::V6(start)) => (address.to_bits(), start.to_bits(), 128),
        _ => return false,
    };
    let length = match length.map(str::parse::<u32>) {
        None => bits,
        Some(Ok(length)) if length <= bits => length,
        Some(_) => return false,
    };
    let shift = bits - length;
    address.checked_shr(shift).unwrap_or(0) == start.checked_shr(shift).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::is_in;

    #[test]
    fn compares_prefixes() {
        for (address, range, expected) in [
            ("203.0.113.5", "203.0.113.0/24", true),
            ("203.0.114.5", "203.0.113.0/24", false),
            ("203.0.113.5", "203.0.113.5", true),
            ("203.0.113.5", "0.0.0.0/0", true),
            ("2001:db8::1", "2001:db8::/32", true),
            ("2001:db9::1", "::/0", true),
            ("2001:db9::1", "2001:db8::/32", false),
            ("203.0.113.5", "::/0", false),
            ("203.0.113.5", "203.0.113.0/33", false),
        ] {
            assert_eq!(is_in(address, range), expected, "{address} {range}");
        }
    }
}
