// Prints the credentials that the AWS SDK for JavaScript v3 reads for a profile, as JSON:
//   node read_profile.cjs FOLDER PROFILE      FOLDER is where npm installed the SDK
const { createRequire } = require("node:module");

const [folder, profile] = process.argv.slice(2);
const { fromIni } = createRequire(folder + "/")("@aws-sdk/credential-provider-ini");

fromIni({ profile })().then((credentials) => console.log(JSON.stringify(credentials)));
