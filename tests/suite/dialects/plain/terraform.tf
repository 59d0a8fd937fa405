resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  execution_role_arn       = "arn:aws:iam::111122223333:role/web-exec"
  task_role_arn            = "arn:aws:iam::111122223333:role/web-task"
  network_mode             = "awsvpc"
  requires_compatibilities = ["FARGATE"]
  cpu                      = "256"
  memory                   = "512"
  container_definitions = jsonencode([
    {
      name      = "app"
      image     = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1.2.3"
      essential = true
      portMappings = [
        {
          containerPort = 8080
          protocol      = "tcp"
          name          = "http"
          appProtocol   = "http"
        },
      ]
      environment = [
        { name = "PORT", value = "8080" },
        { name = "MODE", value = "production" },
      ]
      secrets = [
        { name = "DB_PASSWORD", valueFrom = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf:password::" },
        { name = "API_KEY", valueFrom = "/prod/api-key" },
      ]
      healthCheck = {
        command  = ["CMD-SHELL", "curl -f http://localhost:8080/"]
        interval = 30
        retries  = 3
      }
      linuxParameters = {
        initProcessEnabled = true
        capabilities = {
          drop = ["ALL"]
        }
      }
      mountPoints = [
        { sourceVolume = "data", containerPath = "/data" },
      ]
      dockerLabels = { Name = "app", "com.example.team" = "core" }
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = "/ecs/web"
          awslogs-region        = "eu-west-1"
          awslogs-stream-prefix = "web"
          mode                  = "non-blocking"
        }
      }
      dependsOn = [
        { containerName = "init", condition = "SUCCESS" },
      ]
    },
    {
      name                   = "init"
      image                  = "public.ecr.aws/docker/library/busybox:1.36"
      essential              = false
      command                = ["sh", "-c", "echo ready"]
      readonlyRootFilesystem = true
    },
  ])
  tags = { team = "core" }

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  ephemeral_storage {
    size_in_gib = 30
  }

  volume {
    name = "data"

    efs_volume_configuration {
      file_system_id     = "fs-0123456789abcdef0"
      transit_encryption = "ENABLED"

      authorization_config {
        access_point_id = "fsap-0123456789abcdef0"
        iam             = "ENABLED"
      }
    }
  }
}
