import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

const schema = JSON.parse(readFileSync(new URL('../../docs/findings.schema.json', import.meta.url), 'utf8')) as object;
const validate = new Ajv2020({ allErrors: true, strict: true }).compile(schema);

/** What the published schema has against a report; empty where it is valid. */
export function schemaErrors(report: unknown): string[] {
    validate(report);
    return (validate.errors ?? []).map(error => `${error.instancePath} ${error.message}`);
}
