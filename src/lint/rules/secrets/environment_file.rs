//! The environment files of a container: their references, and their lines where the pretend AWS has them. Shared by the
//! rules on environment files.

use crate::lint::ContainerCx;
use crate::model::arn::Arn;
use crate::syntax::NodeId;
use crate::world::File;

/// A reference to an environment file whose text is known.
pub(crate) struct Reference<'a> {
    /// The reference as written.
    pub(crate) text: &'a str,
    /// Where it stands.
    pub(crate) node: NodeId,
    /// Its entry in the list.
    pub(crate) entry: NodeId,
    /// The ARN, when it is one of Amazon S3 and not of an access point.
    pub(crate) arn: Option<Arn>,
}

/// The references of a container that are known.
pub(crate) fn references<'a>(cx: &'a ContainerCx<'_>) -> Vec<Reference<'a>> {
    let files = cx.container.environment_files.items();
    files
        .filter_map(|file| {
            let (text, node) = (file.value.as_str()?, file.value.node()?);
            let arn =
                Arn::parse(text).filter(|arn| arn.is("s3") && !arn.resource.starts_with("accesspoint/"));
            Some(Reference { text, node, entry: file.origin, arn })
        })
        .collect()
}

impl<'a> Reference<'a> {
    /// The key of the object: what follows the bucket.
    pub(crate) fn key(&self) -> Option<&str> {
        self.arn.as_ref()?.resource.split_once('/').map(|(_, key)| key)
    }

    /// The last part of the key, to call the file by.
    pub(crate) fn title(&self) -> &'a str {
        self.text.rsplit(['/', ':']).next().unwrap_or_default()
    }

    /// The text of the file in the pretend AWS.
    pub(crate) fn content<'w>(&self, cx: &ContainerCx<'w>) -> Option<&'w str> {
        match cx.task.world.files.get(self.text)? {
            File::Text(text) => Some(text),
            File::Missing => None,
        }
    }
}

/// A line that sets a variable.
pub(crate) struct Line<'a> {
    /// Its number, from 1.
    pub(crate) number: usize,
    /// What stands before the first `=`.
    pub(crate) name: &'a str,
    /// What stands behind it.
    pub(crate) value: &'a str,
}

/// The lines that set variables, as the agent reads them: no comments, no quotes, nothing expanded.
/// Source: amazon-ecs-agent 1.105.1, `envfile.go` (2026-06).
pub(crate) fn lines(content: &str) -> impl Iterator<Item = Line<'_>> {
    content.split_terminator('\n').enumerate().filter_map(|(index, raw)| {
        let line = raw.strip_suffix('\r').unwrap_or(raw);
        let (name, value) = line.split_once('=').filter(|_| !line.starts_with('#'))?;
        (!name.is_empty()).then_some(Line { number: index + 1, name, value })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_lines_as_the_agent_does() {
        let read: Vec<(usize, &str, &str)> = lines("# A=1\nA=1\r\n\nB=a=b\n=x\nC\n #D=2\n")
            .map(|line| (line.number, line.name, line.value))
            .collect();
        assert_eq!(read, [(2, "A", "1"), (4, "B", "a=b"), (7, " #D", "2")]);
    }
}
