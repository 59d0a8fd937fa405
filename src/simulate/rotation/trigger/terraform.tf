# Starts a new deployment of an ECS service whenever <<name>> changes. Apply it in <<region>>.
variable "cluster" {
  type = string
}

variable "service" {
  type = string
}

data "aws_caller_identity" "current" {}

locals {
  service_arn = "arn:<<partition>>:ecs:<<region>>:${data.aws_caller_identity.current.account_id}:service/${var.cluster}/${var.service}"
}

resource "aws_iam_role" "redeploy" {
  name_prefix = "redeploy-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "states.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "redeploy" {
  role = aws_iam_role.redeploy.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "ecs:UpdateService", Resource = local.service_arn }]
  })
}

resource "aws_sfn_state_machine" "redeploy" {
  name_prefix = "redeploy-"
  role_arn    = aws_iam_role.redeploy.arn
  definition = jsonencode({
    StartAt = "Redeploy"
    States = {
      Redeploy = {
        Type       = "Task"
        End        = true
        Resource   = "arn:<<partition>>:states:::aws-sdk:ecs:updateService"
        Parameters = { Cluster = var.cluster, Service = var.service, ForceNewDeployment = true }
      }
    }
  })
}

resource "aws_iam_role" "rule" {
  name_prefix = "redeploy-rule-"
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "events.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}

resource "aws_iam_role_policy" "rule" {
  role = aws_iam_role.rule.id
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "states:StartExecution", Resource = aws_sfn_state_machine.redeploy.arn }]
  })
}

resource "aws_cloudwatch_event_rule" "rotated" {
  event_pattern = <<-PATTERN
    <<pattern>>
  PATTERN
}

resource "aws_cloudwatch_event_target" "redeploy" {
  rule     = aws_cloudwatch_event_rule.rotated.name
  arn      = aws_sfn_state_machine.redeploy.arn
  role_arn = aws_iam_role.rule.arn
}
