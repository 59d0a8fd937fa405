# A service in Terraform, with a secret of its own.
resource "aws_secretsmanager_secret" "database" {
  name = "shop/database"
}

resource "aws_cloudwatch_log_group" "shop" {
  name = "/ecs/shop"
}

resource "aws_ecs_task_definition" "shop" {
  family                   = "shop"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = var.execution_role_arn

  container_definitions = jsonencode([
    {
      name         = "web"
      image        = "${var.repository}:1.4.2"
      essential    = true
      portMappings = [{ containerPort = 8080 }]

      environment = [
        { name = "PORT", value = 8080 }, # Terraform does not make a string of it
      ]

      secrets = [
        # One key of the secret: behind it, two colons are missing.
        { name = "DB_PASSWORD", valueFrom = "${aws_secretsmanager_secret.database.arn}:password" },
      ]

      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.shop.name
          awslogs-region        = "eu-west-1"
          awslogs-stream-prefix = "web"
        }
      }
    },
  ])
}
