import assert from 'node:assert/strict';
import { Cancellation, DocumentState, EmptyFileSystem, isOperationCancelled, URI, type LangiumDocument } from 'langium';
import { beforeEach, describe, it } from 'mocha';
import { createTmodelServices } from '../../language/index.js';

describe('A build that is cancelled', () => {
    const { CancellationTokenSource } = Cancellation;
    let told: string[];
    let services: ReturnType<typeof createTmodelServices>;

    beforeEach(() => {
        services = createTmodelServices(EmptyFileSystem);
        told = [];
        const { DocumentBuilder } = services.shared.workspace;
        DocumentBuilder.onDocumentPhase(DocumentState.Validated, document => void told.push(nameOf(document)));
        DocumentBuilder.onBuildPhase(DocumentState.Validated, documents => void told.push(`built ${documents.map(nameOf).join(' ')}`));
    });

    const nameOf = ({ uri }: LangiumDocument) => uri.path.slice(1);
    const uriOf = (name: string) => URI.parse(`test:/${name}`);

    function add(name: string, text = 'system s\n'): void {
        const { LangiumDocuments, LangiumDocumentFactory } = services.shared.workspace;
        LangiumDocuments.addDocument(LangiumDocumentFactory.fromString(text, uriOf(name)));
    }

    /** Builds until a document has been validated, and no further. */
    async function buildUntilValidated(name: string): Promise<void> {
        const source = new CancellationTokenSource();
        const validator = services.Tmodel.validation.DocumentValidator;
        const validate = validator.validateDocument;
        validator.validateDocument = async (document, ...rest) => {
            const problems = await validate.call(validator, document, ...rest);
            if (nameOf(document) === name) {
                source.cancel();
            }
            return problems;
        };
        const update = services.shared.workspace.DocumentBuilder.update([uriOf(name)], [], source.token);
        await assert.rejects(update, error => isOperationCancelled(error));
        validator.validateDocument = validate;
        assert.deepEqual(told, []);
    }

    const update = (changed: string[] = [], deleted: string[] = []) =>
        services.shared.workspace.DocumentBuilder.update(changed.map(uriOf), deleted.map(uriOf));

    it('tells of a document that it has validated with the next build, whatever that is about', async () => {
        add('a.tmodel');
        await buildUntilValidated('a.tmodel');
        add('b.tmodel');
        await update(['b.tmodel']);
        assert.deepEqual(told.sort(), ['a.tmodel', 'b.tmodel', 'built b.tmodel']);
    });

    it('tells of it where the next build has nothing to read', async () => {
        add('a.tmodel');
        await buildUntilValidated('a.tmodel');
        await update([], ['gone.tmodel']);
        assert.deepEqual(told, ['built a.tmodel', 'a.tmodel']);
    });

    it('tells once of a document that is read again', async () => {
        add('a.tmodel');
        await buildUntilValidated('a.tmodel');
        await update(['a.tmodel']);
        assert.deepEqual(told, ['a.tmodel', 'built a.tmodel']);
    });

    it('tells nothing of a document that has gone', async () => {
        add('a.tmodel');
        add('b.tmodel');
        await buildUntilValidated('a.tmodel');
        await update(['b.tmodel'], ['a.tmodel']);
        assert.deepEqual(told, ['b.tmodel', 'built b.tmodel']);
    });
});
