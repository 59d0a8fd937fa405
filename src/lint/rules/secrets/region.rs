//! Where a task definition names a Region. Shared by the rules on Regions.

use crate::lint::TaskCx;
use crate::model::arn::Section;
use crate::model::enums::LogDriver;
use crate::model::image::Image;
use crate::syntax::NodeId;
use crate::text::Span;

/// A Region and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct NamedRegion {
    /// As written.
    pub(crate) region: String,
    /// The string it stands in.
    pub(crate) node: NodeId,
    /// Where in the string.
    pub(crate) span: Span,
}

/// Every place: ARNs, private images, log options.
pub(crate) fn named(cx: &TaskCx<'_>) -> Vec<NamedRegion> {
    let mut found = of_references(cx);
    found.extend(of_images(cx));
    found.extend(of_logs(cx));
    found
}

/// ARNs of services with Regions.
pub(crate) fn of_references(cx: &TaskCx<'_>) -> Vec<NamedRegion> {
    let carriers = cx.carriers.all().iter();
    carriers
        .filter_map(|carrier| {
            let arn = carrier.arn().filter(|arn| !arn.is("s3") && !arn.is("iam"))?;
            let span = carrier.part(arn.span(Section::Region));
            Some(NamedRegion { region: arn.region.clone(), node: carrier.node, span })
        })
        .collect()
}

/// Images in private repositories of ECR.
pub(crate) fn of_images(cx: &TaskCx<'_>) -> Vec<NamedRegion> {
    let images = cx.task.container_definitions.items().map(|container| &container.image);
    images
        .filter_map(|image| {
            let (text, node) = (image.as_str()?, image.node()?);
            let region = Image::parse(text)?.ecr()?.region;
            let start = text.find(&format!(".{region}."))? + 1;
            let span = Span::from_range(start..start + region.len());
            Some(NamedRegion { region, node, span })
        })
        .collect()
}

/// `awslogs-region`, and the `region` of a FireLens output.
pub(crate) fn of_logs(cx: &TaskCx<'_>) -> Vec<NamedRegion> {
    let logs =
        cx.task.container_definitions.items().filter_map(|container| container.log_configuration.known());
    logs.filter_map(|log| {
        let key = match log.log_driver.get()? {
            LogDriver::Awslogs => "awslogs-region",
            LogDriver::Awsfirelens => "region",
            _ => return None,
        };
        let option = log.options.entry(key)?;
        let (region, node) = (option.as_str()?.to_owned(), option.node()?);
        let span = Span::from_range(0..region.len());
        Some(NamedRegion { region, node, span })
    })
    .collect()
}
