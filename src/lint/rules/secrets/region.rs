//! Where a task definition names a Region. Shared by the rules on Regions.

use crate::lint::TaskCx;
use crate::model::arn::Section;
use crate::model::enums::LogDriver;
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

/// The Regions of a task definition, each in the order of the text.
pub(crate) struct Regions {
    /// ARNs of services with Regions.
    pub(crate) references: Vec<NamedRegion>,
    /// Images in private repositories of ECR.
    pub(crate) images: Vec<NamedRegion>,
    /// `awslogs-region`, and the `region` of a FireLens output.
    pub(crate) logs: Vec<NamedRegion>,
}

impl Regions {
    /// Those of a task definition, looked for once.
    pub(crate) fn of<'a>(cx: &'a TaskCx<'_>) -> &'a Self {
        let find = || Self { references: of_references(cx), images: of_images(cx), logs: of_logs(cx) };
        cx.lookup.regions.get_or_init(find)
    }

    /// Every place: ARNs, private images, log options.
    pub(crate) fn all(&self) -> impl Iterator<Item = &NamedRegion> {
        self.references.iter().chain(&self.images).chain(&self.logs)
    }
}

fn of_references(cx: &TaskCx<'_>) -> Vec<NamedRegion> {
    let carriers = cx.carriers.all().iter();
    carriers
        .filter_map(|carrier| {
            let arn = carrier.arn().filter(|arn| !arn.is("s3") && !arn.is("iam"))?;
            let span = carrier.part(arn.span(Section::Region));
            Some(NamedRegion { region: arn.region.clone(), node: carrier.node, span })
        })
        .collect()
}

fn of_images(cx: &TaskCx<'_>) -> Vec<NamedRegion> {
    cx.containers()
        .filter_map(|container| {
            let image = &container.container.image;
            let (text, node) = (image.as_str()?, image.node()?);
            let region = container.ecr()?.region.clone();
            let start = text.find(&format!(".{region}."))? + 1;
            let span = Span::from_range(start..start + region.len());
            Some(NamedRegion { region, node, span })
        })
        .collect()
}

fn of_logs(cx: &TaskCx<'_>) -> Vec<NamedRegion> {
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
