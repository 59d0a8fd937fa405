// Puts cases to @cloud-copilot/iam-simulate, an evaluator under the AGPL that we only run beside our tests.
//
//   node iam_oracle.mjs FOLDER CASES.json     FOLDER holds node_modules; prints one decision per case, as a JSON list
//
// Its public functions drop the encryption context of KMS and do not take resource policies, so the core is called, by path.

import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder, cases] = process.argv.slice(2)
const packages = path.resolve(folder, 'node_modules/@cloud-copilot')
const load = file => import(pathToFileURL(path.join(packages, file)).href)
const core = file => load(`iam-simulate/dist/esm/${file}`)

const { loadPolicy } = await load('iam-policy/dist/esm/index.js')
const { authorize } = await core('core_engine/CoreSimulatorEngine.js')
const { AwsRequestImpl } = await core('request/request.js')
const { RequestContextImpl } = await core('requestContext.js')
const { DiscoveryContextKeyConstraints } = await core('context_keys/discoveryContextKeyConstraints.js')

const withoutResource = new Set(['ecr:GetAuthorizationToken'])
const policies = (documents, prefix) => documents.map((document, index) => loadPolicy(document, { name: prefix + index }))

const decide = ({ principal, action, resource, resourceAccount, context, identity, resourcePolicy, boundary, scps }) =>
  authorize({
    request: new AwsRequestImpl(
      principal,
      { resource, accountId: resourceAccount },
      action,
      new RequestContextImpl(context),
      withoutResource.has(action)
    ),
    identityPolicies: policies(identity, 'identity'),
    resourcePolicy: resourcePolicy ? loadPolicy(resourcePolicy, { name: 'resource' }) : undefined,
    permissionBoundaries: boundary ? policies([boundary], 'boundary') : undefined,
    serviceControlPolicies: scps.map((level, index) => ({ orgIdentifier: `level${index}`, policies: policies(level, `scp${index}-`) })),
    resourceControlPolicies: [],
    sessionPolicy: undefined,
    vpcEndpointPolicies: undefined,
    simulationParameters: { simulationMode: 'Strict', discoveryContextKeyConstraints: new DiscoveryContextKeyConstraints([]) }
  }).result

console.log(JSON.stringify(JSON.parse(fs.readFileSync(cases, 'utf8')).map(decide)))
