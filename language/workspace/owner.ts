import type { LangiumDocument } from 'langium';
import type { TmodelServices } from '../tmodel-module.js';

const owners = new WeakMap<LangiumDocument, TmodelServices>();

/** Remembers which services a document belongs to, so that a document alone is enough to ask about it. */
export function setOwner(document: LangiumDocument, services: TmodelServices): void {
    owners.set(document, services);
}

/** @throws where the document was not made by the language's services */
export function ownerOf(document: LangiumDocument): TmodelServices {
    const services = owners.get(document);
    if (!services) {
        throw new Error(`The document ${document.uri.toString()} was not made by the language's services.`);
    }
    return services;
}
