// Validates files against JSON Schemas: node validate.mjs SCHEMA FILE… [-- SCHEMA FILE…]. The folder it runs in holds node_modules.
// A SCHEMA written strict:PATH refuses keys that it does not name.
import {createRequire} from "node:module";
import {readFileSync} from "node:fs";

const require = createRequire(`${process.cwd()}/`);
const Ajv = require("ajv").default;
const Ajv2020 = require("ajv/dist/2020").default;
const Ajv04 = require("ajv-draft-04").default;
const addFormats = require("ajv-formats").default;

function classOf(schema) {
  if (schema.$schema?.includes("draft-04")) return Ajv04;
  return schema.$schema?.includes("2020-12") ? Ajv2020 : Ajv;
}

/** Objects that list their keys allow no others. */
function close(node) {
  if (node === null || typeof node !== "object") return;
  if (node.properties && node.additionalProperties === undefined) node.additionalProperties = false;
  Object.values(node).forEach(close);
}

/** A file of lines holds one value a line. */
function valuesOf(path) {
  const text = readFileSync(path, "utf8");
  if (!path.endsWith(".jsonl")) return [JSON.parse(text)];
  return text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
}

/** A schema is named PATH or PATH#/$defs/name. */
function compile(name) {
  const strict = name.startsWith("strict:");
  const [path, part] = name.replace(/^strict:/, "").split("#");
  const schema = JSON.parse(readFileSync(path, "utf8"));
  if (strict) close(schema);
  const ajv = new (classOf(schema))({strict: false, allErrors: true, logger: false});
  addFormats(ajv);
  const whole = ajv.compile(schema);
  return part ? ajv.compile({$ref: `${schema.$id}#${part}`}) : whole;
}

let failed = 0;
let passed = 0;
function check(name, files) {
  const validate = compile(name);
  for (const file of files) {
    for (const value of valuesOf(file)) {
      if (validate(value)) {
        ++passed;
        continue;
      }
      ++failed;
      console.error(`${file}: not valid by ${name}`);
      for (const error of validate.errors.slice(0, 5)) console.error(`  ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
    }
  }
}

let rest = process.argv.slice(2);
while (rest.length > 0) {
  const end = rest.indexOf("--");
  const group = end < 0 ? rest : rest.slice(0, end);
  rest = end < 0 ? [] : rest.slice(end + 1);
  check(group[0], group.slice(1));
}
console.log(`${passed} valid, ${failed} not valid`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
