resource "aws_ecs_task_definition" "web" {
  family                   = "web"
  network_mode             = "bridge" # was enough for EC2
  requires_compatibilities = ["FARGATE"]
  cpu                      = "256"
  memory                   = "4096"
  container_definitions = jsonencode([
    {
      name      = "app"
      image     = "nginx"
      essential = true
      enviroment = [
        { name = "A", value = "1" },
      ]
      environmentFiles = []
      dependsOn = [
        { containerName = "nobody", condition = "START" },
      ]
      # Twice the same name.
      secrets = [
        { name = "TOKEN", valueFrom = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf:token" },
        { name = "TOKEN", valueFrom = "/prod/token" },
      ]
      ulimits = [
        {
          name      = "nofile"
          softLimit = 2048
          hardLimit = 1024
        },
      ]
      linuxParameters = {
        capabilities = {
          add = ["NET_ADMIN"]
        }
      }
      mountPoints = [
        { sourceVolume = "dat", containerPath = "data" },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options   = { awslogs-group = "/ecs/web", awslogs-regoin = "eu-west-1" }
      }
    },
  ])

  volume {
    name = "data"
  }
}
