//! The spellings of task-level `cpu` and `memory`.
//!
//! Source: ECS API model 2014-11-13 (botocore 1.44.5, 2026-11): `1024`, `1 vCPU`, `.25 vcpu`; `2048`, `2 GB`, `0.5GB`.

/// CPU units: a whole number, or a number of vCPUs.
pub fn cpu_units(text: &str) -> Option<u32> {
    parse(text, "vcpu")
}

/// Memory in MiB: a whole number, or a number of GB.
pub fn memory_mib(text: &str) -> Option<u32> {
    parse(text, "gb")
}

fn parse(text: &str, unit: &str) -> Option<u32> {
    let text = text.trim().to_ascii_lowercase();
    let Some(number) = text.strip_suffix(unit) else { return text.parse().ok() };
    let number = number.trim();
    let plain = number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let units = number.parse::<f64>().ok().filter(|_| plain)? * 1024.0;
    // The largest size is far below what u32 and f64 hold exactly.
    (units.fract() == 0.0 && units <= f64::from(u32::MAX)).then_some(units as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_accepted_spelling() {
        for (text, units) in
            [("256", 256), (".25vcpu", 256), ("0.25 vCPU", 256), ("1 VCPU", 1024), ("16 vCPU", 16384)]
        {
            assert_eq!(cpu_units(text), Some(units), "{text}");
        }
        for (text, mib) in [("512", 512), ("0.5 GB", 512), ("2GB", 2048), ("30 gb", 30720)] {
            assert_eq!(memory_mib(text), Some(mib), "{text}");
        }
        for text in ["", "1.5", "2 MB", "lots", "-1", "vCPU", "inf vcpu"] {
            assert_eq!(cpu_units(text), None, "{text}");
        }
    }
}
