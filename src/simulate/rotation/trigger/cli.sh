# Starts a new deployment of an ECS service whenever <<name>> changes.
CLUSTER=my-cluster
SERVICE=my-service
export AWS_REGION=<<region>>
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)

trust() {
  echo '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"'"$1"'"},"Action":"sts:AssumeRole"}]}'
}
allow() {
  echo '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"'"$1"'","Resource":"'"$2"'"}]}'
}

aws iam create-role --role-name redeploy-$SERVICE --assume-role-policy-document "$(trust states.amazonaws.com)"
aws iam put-role-policy --role-name redeploy-$SERVICE --policy-name redeploy \
  --policy-document "$(allow ecs:UpdateService "arn:<<partition>>:ecs:$AWS_REGION:$ACCOUNT:service/$CLUSTER/$SERVICE")"
# A new role takes some seconds until it can be used.
MACHINE=$(aws stepfunctions create-state-machine --name redeploy-$SERVICE \
  --role-arn arn:<<partition>>:iam::$ACCOUNT:role/redeploy-$SERVICE --query stateMachineArn --output text \
  --definition '{"StartAt":"Redeploy","States":{"Redeploy":{"Type":"Task","End":true,"Resource":"arn:<<partition>>:states:::aws-sdk:ecs:updateService","Parameters":{"Cluster":"'$CLUSTER'","Service":"'$SERVICE'","ForceNewDeployment":true}}}}')

aws iam create-role --role-name redeploy-rule-$SERVICE --assume-role-policy-document "$(trust events.amazonaws.com)"
aws iam put-role-policy --role-name redeploy-rule-$SERVICE --policy-name start \
  --policy-document "$(allow states:StartExecution "$MACHINE")"
aws events put-rule --name redeploy-$SERVICE --event-pattern '<<pattern>>'
aws events put-targets --rule redeploy-$SERVICE \
  --targets "Id=redeploy,Arn=$MACHINE,RoleArn=arn:<<partition>>:iam::$ACCOUNT:role/redeploy-rule-$SERVICE"
