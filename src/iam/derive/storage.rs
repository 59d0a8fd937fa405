//! Volumes: EFS and S3 Files with the task role, FSx with the execution role.

use super::super::grant::{Condition, Purpose, Role};
use super::super::resource::{self, Needed};
use super::super::written::Written;
use super::secrets::{self, Place};
use super::{Cx, Need};
use crate::facts::iam_actions as facts;
use crate::facts::iam_actions::Action;
use crate::model::enums::EfsAuthorizationConfigIam;
use crate::model::volume::{
    EfsVolumeConfiguration, FsxWindowsFileServerVolumeConfiguration, S3FilesVolumeConfiguration, Volume,
};
use crate::world::ParameterKind;

const MOUNT_EFS: &[&Action] = &[&facts::EFS_CLIENT_MOUNT];
const MOUNT_AND_WRITE_EFS: &[&Action] = &[&facts::EFS_CLIENT_MOUNT, &facts::EFS_CLIENT_WRITE];
const MOUNT_EFS_AS_ROOT: &[&Action] = &[&facts::EFS_CLIENT_MOUNT, &facts::EFS_CLIENT_ROOT_ACCESS];
const MOUNT_AND_WRITE_EFS_AS_ROOT: &[&Action] =
    &[&facts::EFS_CLIENT_MOUNT, &facts::EFS_CLIENT_ROOT_ACCESS, &facts::EFS_CLIENT_WRITE];
const MOUNT_S3_FILES: &[&Action] = &[&facts::S3FILES_CLIENT_MOUNT];
const MOUNT_AND_WRITE_S3_FILES: &[&Action] = &[&facts::S3FILES_CLIENT_MOUNT, &facts::S3FILES_CLIENT_WRITE];
const LOCATE_FSX: &[&Action] = &[&facts::FSX_DESCRIBE_FILE_SYSTEMS];

pub(super) fn derive(cx: &mut Cx<'_>) {
    for volume in cx.task.volumes.items() {
        let title =
            volume.name.text().map_or_else(|| "a volume".to_owned(), |name| format!("volume `{name}`"));
        if let Some(efs) = volume.efs_volume_configuration.known() {
            mount_efs(cx, volume, efs, &title);
        }
        if let Some(files) = volume.s3_files_volume_configuration.known() {
            mount_s3_files(cx, volume, files, &title);
        }
        if let Some(fsx) = volume.fsx_windows_file_server_volume_configuration.known() {
            join_fsx(cx, fsx, &title);
        }
        if volume.configured_at_launch.get() == Some(true) {
            let text = format!(
                "{title} is made at launch by the infrastructure role of the service, which trusts `ecs.amazonaws.com`; \
                 neither of the two roles here needs anything for it"
            );
            cx.note(Role::Execution, text);
        }
    }
}

/// Is every mount of the volume read-only?
fn is_read_only(cx: &Cx<'_>, volume: &Volume) -> bool {
    let Some(name) = volume.name.text() else { return false };
    let containers = &cx.task.container_definitions;
    let mut mounts = containers
        .items()
        .flat_map(|container| container.mount_points.items())
        .filter(|mount| mount.source_volume.text() == Some(name))
        .peekable();
    containers.is_closed()
        && containers.items().all(|container| container.mount_points.is_closed())
        && mounts.peek().is_some()
        && mounts.all(|mount| mount.read_only.get() == Some(true))
}

fn mount_efs(cx: &mut Cx<'_>, volume: &Volume, efs: &EfsVolumeConfiguration, title: &str) {
    let Some(authorization) = efs.authorization_config.known() else { return };
    if authorization.iam.is_dynamic() {
        cx.note(
            Role::Task,
            format!("`iam` of {title} is a placeholder; with `ENABLED` the task role must mount EFS"),
        );
    }
    if authorization.iam.get() != Some(EfsAuthorizationConfigIam::Enabled) {
        return;
    }
    let Some(id) = Written::of(&efs.file_system_id) else { return };
    let text = format!("{title} is mounted with IAM authorization");
    let need = Need {
        role: Role::Task,
        purpose: Purpose::MountEfs,
        actions: match (is_read_only(cx, volume), cx.options.efs_root_access) {
            (true, false) => MOUNT_EFS,
            (true, true) => MOUNT_EFS_AS_ROOT,
            (false, false) => MOUNT_AND_WRITE_EFS,
            (false, true) => MOUNT_AND_WRITE_EFS_AS_ROOT,
        },
        origin: authorization.iam.origin,
        fact: &facts::MOUNTS_EFS,
        text: &text,
    };
    let resource = cx.home.arn("elasticfilesystem", &format!("file-system/{}", id.in_policy(&id.text)));
    let access_point = Written::of(&authorization.access_point_id);
    let conditions = access_point.map(|point| {
        let resource = format!("access-point/{}", point.in_policy(&point.text));
        Condition {
            operator: "ArnEquals",
            key: "elasticfilesystem:AccessPointArn".to_owned(),
            values: vec![cx.home.arn("elasticfilesystem", &resource)],
        }
    });
    cx.grant_if(&need, resource, conditions.into_iter().collect(), None);
    if !cx.options.efs_root_access {
        cx.note(
            Role::Task,
            "a container that must act as root on EFS also needs `elasticfilesystem:ClientRootAccess`, which is left out",
        );
    }
}

fn mount_s3_files(cx: &mut Cx<'_>, volume: &Volume, files: &S3FilesVolumeConfiguration, title: &str) {
    let Some(arn) = Written::of(&files.file_system_arn) else { return };
    let text = format!("{title} is an S3 Files file system, which is mounted with the task role");
    let need = Need {
        role: Role::Task,
        purpose: Purpose::MountS3Files,
        actions: if is_read_only(cx, volume) { MOUNT_S3_FILES } else { MOUNT_AND_WRITE_S3_FILES },
        origin: files.file_system_arn.origin,
        fact: &facts::MOUNTS_S3_FILES,
        text: &text,
    };
    let conditions = Written::of(&files.access_point_arn).map(|point| Condition {
        operator: "ArnEquals",
        key: "s3files:AccessPointArn".to_owned(),
        values: vec![point.in_policy(&point.text)],
    });
    cx.grant_if(&need, arn.in_policy(&arn.text), conditions.into_iter().collect(), None);
    cx.note(
        Role::Task,
        "what an S3 Files volume needs at least is not documented; reading directly from the bucket may need S3 actions too",
    );
}

fn join_fsx(cx: &mut Cx<'_>, fsx: &FsxWindowsFileServerVolumeConfiguration, title: &str) {
    let Some(authorization) = fsx.authorization_config.known() else { return };
    let field = &authorization.credentials_parameter;
    let because = format!("{title} is mounted with these credentials");
    if let Some(written) = Written::of(field) {
        let place = Place { origin: field.origin, because: &because, fact: None };
        match resource::of_reference(&written, &cx.home) {
            Needed::Secret(need) => secrets::read_secret(cx, &need, &place),
            Needed::Parameter(need) => {
                secrets::read_parameter(cx, &need, &place);
                let parameter = cx.world.parameter(need.arn.as_deref(), &need.name);
                if parameter.is_none_or(|parameter| parameter.kind == ParameterKind::SecureString) {
                    cx.note(
                        Role::Execution,
                        format!("the credentials of {title} are read without decryption, so a SecureString does not work there"),
                    );
                }
            }
            Needed::Either(resource) => secrets::read_either(cx, &resource, &place),
            Needed::Nothing(why) => cx.note(Role::Execution, why),
        }
    }
    let text = format!("{title} is an FSx file system, which the agent has to find");
    let need = Need {
        role: Role::Execution,
        purpose: Purpose::LocateFsx,
        actions: LOCATE_FSX,
        origin: fsx.file_system_id.origin,
        fact: &facts::LOCATES_FSX,
        text: &text,
    };
    cx.grant(&need, "*");
}
