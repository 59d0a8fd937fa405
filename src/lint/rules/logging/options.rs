//! What the rules about log options share.

use crate::facts::log_drivers;
use crate::lint::ContainerCx;
use crate::model::enums::LogDriver;
use crate::model::logging::LogConfiguration;
use crate::model::{Field, Value};
use crate::text::similar;

/// The log configuration of a container, when it has this driver.
pub(crate) fn of<'a>(cx: &'a ContainerCx<'_>, driver: LogDriver) -> Option<&'a LogConfiguration> {
    cx.container.log_configuration.known().filter(|log| log.log_driver.get() == Some(driver))
}

/// The value of an option, when it is given and not blank.
pub(crate) fn given<'a>(log: &'a LogConfiguration, option: &str) -> Option<&'a Field<String>> {
    let field = log.options.entry(option)?;
    (field.is_present() && field.text().is_none_or(|text| !text.trim().is_empty())).then_some(field)
}

/// Are all options known, so that what is not there is certainly missing?
pub(crate) fn are_known(log: &LogConfiguration) -> bool {
    !matches!(log.options.value, Value::Dynamic(_) | Value::Invalid)
        && log.secret_options.is_closed()
        && log.secret_options.items().all(|secret| secret.name.as_str().is_some())
}

/// The options that the driver needs and that are given neither plainly nor as secrets, for a sentence.
pub(crate) fn missing(log: &LogConfiguration) -> Option<String> {
    let driver = log_drivers::driver(log.log_driver.get()?.word()).filter(|_| are_known(log))?;
    let secret = |option: &str| log.secret_options.items().any(|secret| secret.name.as_str() == Some(option));
    // A slip in the name of an option is another rule's subject.
    let slip = |option: &str| {
        let mut names = log.options.entries().iter().map(|entry| entry.key.as_str());
        names.any(|name| name != option && similar::nearest(name, [option]).is_some())
    };
    let mut text = String::new();
    let lacks = |option: &&&str| given(log, option).is_none() && !secret(option) && !slip(option);
    for option in driver.required.iter().filter(lacks) {
        let and = if text.is_empty() { "" } else { " and " };
        text = format!("{text}{and}`{option}`");
    }
    (!text.is_empty()).then_some(text)
}
