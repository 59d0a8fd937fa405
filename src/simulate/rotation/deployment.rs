//! A new deployment of a service by rolling update, task by task.
//!
//! At most `floor(desired × maximumPercent)` tasks run, and at least `ceil(desired × minimumHealthyPercent)` are healthy. Source: ECS API
//! model 2014-11-13, DeploymentConfiguration; Developer Guide, replacing tasks (2026). The scheduler may take smaller steps than these.

use super::{Service, tasks};
use crate::facts::Certainty;

/// What ECS says of a service whose percentages leave no room. Source: Developer Guide, service event messages (2026).
const STUCK: &str =
    "was unable to stop or start tasks during a deployment because of the service deployment configuration";

/// The most tasks that run during a deployment.
fn cap(desired: u32, maximum_percent: u32) -> u32 {
    desired * maximum_percent / 100
}

/// The fewest healthy tasks during a deployment.
fn floor(desired: u32, minimum_healthy_percent: u32) -> u32 {
    (desired * minimum_healthy_percent).div_ceil(100)
}

impl Service<'_> {
    /// Replaces every task by one of a new deployment.
    pub(super) fn deploy(&mut self) {
        let desired = self.rotation.desired_count;
        let cap = cap(desired, self.rotation.maximum_percent);
        let floor = floor(desired, self.rotation.minimum_healthy_percent);
        self.deployment += 1;
        loop {
            let (old, new) = self.counts();
            if old == 0 && new == desired {
                return;
            }
            let start = cap.saturating_sub(old + new).min(desired.saturating_sub(new));
            if start > 0 && !self.start(start) {
                return;
            }
            let (old, new) = self.counts();
            let stop = old.min((old + new).saturating_sub(floor));
            if stop > 0 {
                self.stop(stop);
            } else if start == 0 {
                let detail = format!("the deployment makes no step: ECS {STUCK}");
                self.moment("stuck", detail, Certainty::Reported);
                return;
            }
        }
    }

    /// Tasks of older deployments, and of the newest one.
    fn counts(&self) -> (u32, u32) {
        let mut counts = (0, 0);
        for task in self.running().filter_map(|number| self.tasks.get(number)) {
            if task.deployment == self.deployment {
                counts.1 += 1;
            } else {
                counts.0 += 1;
            }
        }
        counts
    }

    /// Starts tasks of the new deployment. Do they start?
    fn start(&mut self, count: u32) -> bool {
        for _ in 0..count {
            self.launch(None);
        }
        let (old, new) = self.counts();
        match self.failure() {
            Some(reason) => {
                let detail = format!(
                    "of the new deployment {} failed to start: {reason}. Of the old one there remain {}; ECS tries again until the \
                     circuit breaker, when it is on, gives up",
                    tasks(count),
                    tasks(old)
                );
                self.moment("fail", detail, Certainty::Reported);
                false
            }
            None => {
                let detail = format!(
                    "{} started while version {} is current: {old} old, {new} new",
                    tasks(count),
                    self.current
                );
                self.moment("start-tasks", detail, Certainty::Assumed);
                true
            }
        }
    }

    /// Stops the oldest tasks of older deployments.
    fn stop(&mut self, count: u32) {
        let moment = self.moments.len();
        let deployment = self.deployment;
        let mut left = count;
        let old = |task: &&mut super::ServiceTask| task.stopped.is_none() && task.deployment != deployment;
        for task in self.tasks.iter_mut().filter(old) {
            if left == 0 {
                break;
            }
            task.stopped = Some(moment);
            left -= 1;
        }
        let (old, new) = self.counts();
        let detail = format!("{} stopped: {old} old, {new} new", tasks(count));
        self.moment("stop-tasks", detail, Certainty::Assumed);
    }
}
