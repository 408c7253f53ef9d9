// A program that runs for long: for every line on standard input it asks STS who it is, with the AWS
// SDK for JavaScript v3 as everybody configures it, and prints the answer or the error as JSON.
//   node identities.cjs FOLDER      FOLDER is where npm installed the SDK
const readline = require("node:readline");
const { createRequire } = require("node:module");

const folder = process.argv[2];
const { STSClient, GetCallerIdentityCommand } = createRequire(folder + "/")("@aws-sdk/client-sts");

const sts = new STSClient({});

async function identity() {
  try {
    const { Arn: arn } = await sts.send(new GetCallerIdentityCommand({}));
    return { arn };
  } catch (error) {
    return { error: error.message };
  }
}

async function main() {
  for await (const _ of readline.createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await identity()));
  }
}

main();
