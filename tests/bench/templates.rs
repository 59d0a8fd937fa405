//! The texts that are measured: templates of CloudFormation, Terraform, and YAML that repeats itself.

/// A template with so many task definitions, and as many log groups, roles and secrets that they refer to.
pub(crate) fn template(count: usize) -> String {
    let mut text =
        "AWSTemplateFormatVersion: 2010-09-09\nParameters:\n  Tag:\n    Type: String\nResources:\n"
            .to_owned();
    for index in 0..count {
        text.push_str(&format!(
            "  Task{index}:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: !Sub '${{AWS::StackName}}-{index}'
      RequiresCompatibilities: [FARGATE]
      NetworkMode: awsvpc
      Cpu: 256
      Memory: 512
      ExecutionRoleArn: !GetAtt Role{index}.Arn
      ContainerDefinitions:
        - Name: app
          Image: !Sub '${{AWS::AccountId}}.dkr.ecr.${{AWS::Region}}.amazonaws.com/app:${{Tag}}'
          Environment:
            - Name: STAGE
              Value: prod
          Secrets:
            - Name: PASSWORD
              ValueFrom: !Ref Secret{index}
          LogConfiguration:
            LogDriver: awslogs
            Options:
              awslogs-group: !Ref Log{index}
              awslogs-region: !Ref AWS::Region
              awslogs-stream-prefix: app
  Role{index}:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            Principal:
              Service: ecs-tasks.amazonaws.com
            Action: sts:AssumeRole
      ManagedPolicyArns:
        - arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy
  Secret{index}:
    Type: AWS::SecretsManager::Secret
    Properties:
      Name: !Sub '${{AWS::StackName}}/{index}'
  Log{index}:
    Type: AWS::Logs::LogGroup
"
        ));
    }
    text
}

/// A template of the CDK: each value is joined from pieces.
pub(crate) fn joins(count: usize) -> String {
    let resource = |index: usize| {
        format!(
            r#"    "Bucket{index}": {{ "Type": "AWS::S3::Bucket", "Properties": {{ "BucketName": {{ "Fn::Join": ["-", [{{ "Ref": "AWS::StackName" }}, "{index}"]] }} }} }},
    "Queue{index}": {{ "Type": "AWS::SQS::Queue", "DependsOn": ["Bucket{index}"] }}"#
        )
    };
    let resources: Vec<String> = (0..count).map(resource).collect();
    let variable = |index: usize| {
        format!(
            r#"          {{ "Name": "V{index}", "Value": {{ "Fn::Join": ["", ["arn:", {{ "Ref": "AWS::Partition" }}, ":s3:::", {{ "Ref": "Bucket{index}" }}, "/{index}"]] }} }}"#
        )
    };
    let variables: Vec<String> = (0..count).map(variable).collect();
    format!(
        r#"{{
  "Resources": {{
{},
    "Task": {{
      "Type": "AWS::ECS::TaskDefinition",
      "Properties": {{
        "Family": "joined",
        "ContainerDefinitions": [{{ "Name": "app", "Image": "nginx:1.27", "Memory": 512, "Environment": [
{}
        ] }}]
      }}
    }}
  }}
}}
"#,
        resources.join(",\n"),
        variables.join(",\n")
    )
}

/// What stands between the head of a template and the variables of its one container.
const ONE_CONTAINER: &str = "Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ContainerDefinitions:
        - Name: app
          Image: nginx:1.27
          Memory: 512
          Environment:
";

/// A template with so many conditions, each used once.
pub(crate) fn conditions(count: usize) -> String {
    let mut text = "Conditions:\n".to_owned();
    for index in 0..count {
        text.push_str(&format!("  C{index}: !Equals [!Ref AWS::Region, r-{index}]\n"));
    }
    text.push_str(ONE_CONTAINER);
    for index in 0..count {
        text.push_str(&format!(
            "            - Name: V{index}\n              Value: !If [C{index}, a-{index}, !Ref AWS::NoValue]\n"
        ));
    }
    text
}

/// A template with so many parameters, each used once.
pub(crate) fn parameters(count: usize) -> String {
    let mut text = "Parameters:\n".to_owned();
    for index in 0..count {
        text.push_str(&format!("  P{index}:\n    Type: String\n    Default: value-{index}\n"));
    }
    text.push_str(ONE_CONTAINER);
    for index in 0..count {
        text.push_str(&format!(
            "            - Name: V{index}\n              Value: !Sub 'x-${{P{index}}}-${{AWS::Region}}'\n"
        ));
    }
    text
}

/// Terraform with so many task definitions.
pub(crate) fn resources(count: usize) -> String {
    let resource = |index: usize| {
        format!(
            r#"resource "aws_ecs_task_definition" "service_{index}" {{
  family                   = "service-{index}"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution_{index}.arn
  container_definitions = jsonencode([
    {{
      name  = "app"
      image = "${{var.registry}}/app:${{local.tag_{index}}}"
      environment = [
        {{ name = "STAGE", value = var.stage }},
        {{ name = "INDEX", value = "{index}" }}
      ]
      secrets = [{{ name = "PASSWORD", valueFrom = aws_secretsmanager_secret.secret_{index}.arn }}]
    }}
  ])
}}

resource "aws_secretsmanager_secret" "secret_{index}" {{
  name = "service/{index}"
}}

"#
        )
    };
    (0..count).map(resource).collect()
}

/// Terraform with so many variables and locals, each used once in one task definition.
pub(crate) fn variables(count: usize) -> String {
    let mut text: String = (0..count)
        .map(|index| format!("variable \"v{index}\" {{\n  default = \"x-{index}\"\n}}\n"))
        .collect();
    text.push_str("locals {\n");
    for index in 0..count {
        text.push_str(&format!("  l{index} = \"${{var.v{index}}}-local\"\n"));
    }
    text.push_str("}\nresource \"aws_ecs_task_definition\" \"app\" {\n  family = \"app\"\n");
    text.push_str(
        "  container_definitions = jsonencode([{\n    name = \"app\"\n    image = \"nginx:1.27\"\n",
    );
    text.push_str("    environment = [\n");
    for index in 0..count {
        text.push_str(&format!("      {{ name = \"V{index}\", value = local.l{index} }},\n"));
    }
    text.push_str("    ]\n  }])\n}\n");
    text
}

/// YAML with so many anchors, and as many aliases.
pub(crate) fn aliases(count: usize) -> String {
    let mut text = "family: aliases\ncontainerDefinitions:\n".to_owned();
    for index in 0..count {
        text.push_str(&format!(
            "  - name: c{index}
    image: &image{index} nginx:1.{index}
    memory: 64
    environment: &environment{index}
      - name: A
        value: a-{index}
  - name: d{index}
    image: *image{index}
    memory: 64
    environment: *environment{index}
"
        ));
    }
    text
}

/// YAML in which each container takes what all have.
pub(crate) fn merges(count: usize) -> String {
    let mut text =
        "x-common: &common\n  image: nginx:1.27\n  memory: 64\n  environment:\n    - { name: A, value: a }\n"
            .to_owned();
    text.push_str("family: merges\ncontainerDefinitions:\n");
    for index in 0..count {
        text.push_str(&format!("  - <<: *common\n    name: c{index}\n    essential: false\n"));
    }
    text
}

/// YAML in which a comment silences something in each container.
pub(crate) fn silenced(count: usize) -> String {
    let mut text = "family: silenced\ncontainerDefinitions:\n".to_owned();
    for index in 0..count {
        text.push_str(&format!(
            "  - name: c{index}\n    # taskdef-ignore: image-latest-tag -- on purpose\n    image: nginx:latest\n    memory: 64\n"
        ));
    }
    text
}
