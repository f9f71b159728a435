import { EmptyFileSystem, URI } from 'langium';
import { storeLibrary } from '../../language/prebuilt/store.js';
import type { PrebuiltLibrary } from '../../language/prebuilt/stored.js';
import { createTmodelCoreServices } from '../../language/tmodel-module.js';

/** A library with one of everything, so that tests of the language do not depend on what the real one says. */
export const SMALL_LIBRARY: Readonly<Record<string, string>> = {
    'values.tmodel': `
scalar text "Free text"
scalar number "A number"
scalar date "A day"
enum boolean { true, false }
ordered enum trust "How far it is trusted" { public "Anyone", corporate, restricted }
enum format { pickle "Runs code", onnx, safetensors }
enum output { label, probability, embedding }
`,
    'kinds.tmodel': `
kind system { attribute owner : text  attribute reviewed : date }
kind zone { attribute trust : trust }
kind data { attribute personal : boolean }
kind flow { attribute protocol : text  derived crosses_boundary : boolean }
kind element { attribute owner : text  attribute trust : trust }
kind actor "A person" extends element { shape: external }
kind service extends element { attribute quota "Calls an hour" : number }
kind model "A trained model" extends element {
  attribute format "How the weights are kept" : format
  attribute outputs : set of output
}
kind llm extends model { attribute context : number }
`,
    'controls.tmodel': `
control query-limit "Limit queries" { maps: [atlas.AML.M0004]  implied when quota > 0 }
control sandbox "Run apart"
control signing "Sign it"
`,
    'threats.tmodel': `
threat unsafe-format "The file can run code" {
  on model
  when format in [pickle] and not (owner = "us")
  mitigated by signing or (sandbox and query-limit)
  reduced by sandbox
  maps: [atlas.AML.T0011.000]
  steps: atlas.AML.T0015 when queried from actor where (trust < corporate) without query-limit
  stride: [tampering]
  severity: medium when some inflow where (protocol = "x")
  severity: high
  message: "It runs code."
}
`,
    'frameworks/atlas.tmodel': `
framework atlas "MITRE ATLAS" { edition: "2026.09"
  technique AML.T0011.000 "Unsafe artifacts" { tactics: [AML.TA0005] }
  technique AML.T0015 "Evade"
  technique AML.T0019 "Old" { retired: true, replaced_by: AML.T0015 }
  mitigation AML.M0004 "Restrict queries" { mitigates: [AML.T0015] }
}
`
};

let prebuilt: Promise<PrebuiltLibrary> | undefined;

/** The small library as scripts/build-library.ts would store it. */
export function smallLibrary(): Promise<PrebuiltLibrary> {
    return (prebuilt ??= parseLibrary().then(({ documents }) => storeLibrary(documents)));
}

/** The small library, parsed. */
export async function parseLibrary() {
    const services = createTmodelCoreServices(EmptyFileSystem);
    const { LangiumDocuments, DocumentBuilder } = services.shared.workspace;
    const documents = Object.entries(SMALL_LIBRARY).map(([path, text]) =>
        LangiumDocuments.createDocument(URI.parse(`tmodel-builtin:/${path}`), text)
    );
    await DocumentBuilder.build(documents, { validation: true });
    return { ...services, documents };
}
