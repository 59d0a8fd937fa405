//! Running it day by day.

pub(crate) mod no_health_check;
