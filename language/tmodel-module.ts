import {
    createDefaultCoreModule,
    createDefaultSharedCoreModule,
    inject,
    type DefaultSharedCoreModuleContext,
    type DeepPartial,
    type LangiumCoreServices,
    type LangiumSharedCoreServices,
    type Module
} from 'langium';
import { TmodelGeneratedModule, TmodelGeneratedSharedModule } from './generated/module.js';
import { TmodelDocumentValidator } from './checks/document-validator.js';
import { TmodelLexer } from './lexing/lexer.js';
import { TmodelTokenBuilder } from './lexing/token-builder.js';
import { TmodelValueConverter } from './lexing/value-converter.js';
import { IncrementalParser } from './parsing/incremental/incremental-parser.js';
import { TmodelDocumentFactory } from './parsing/document-factory.js';
import { TmodelParserMessages } from './parsing/messages.js';
import { createTmodelParser } from './parsing/parser.js';
import { reviveLibrary, type PrebuiltLibrary } from './prebuilt/revive.js';
import { TmodelLinker } from './references/linker.js';
import { TmodelNameProvider } from './references/name-provider.js';
import { TmodelScopeComputation, TmodelScopeProvider } from './references/scopes.js';
import { Visibility } from './references/visibility.js';
import { TmodelDocuments } from './workspace/documents.js';
import { TmodelDocumentBuilder } from './workspace/document-builder.js';
import { TmodelIndexManager } from './workspace/index-manager.js';
import { TmodelWorkspaceManager } from './workspace/workspace-manager.js';

/** What the language adds to Langium's services. */
export interface TmodelAddedServices {
    parser: { IncrementalParser: IncrementalParser };
    references: { Visibility: Visibility };
}

/** Services without a language server, as the command line uses them. */
export type TmodelServices = LangiumCoreServices & TmodelAddedServices;

export type PartialSharedServices = DeepPartial<LangiumSharedCoreServices>;

/** Replaces Langium's services where their effort grows faster than the text, and where they know nothing of this language. */
export const TmodelModule: Module<TmodelServices, DeepPartial<LangiumCoreServices> & TmodelAddedServices> = {
    parser: {
        TokenBuilder: () => new TmodelTokenBuilder(),
        Lexer: services => new TmodelLexer(services),
        ValueConverter: () => new TmodelValueConverter(),
        LangiumParser: services => createTmodelParser(services),
        IncrementalParser: services => new IncrementalParser(services.parser.LangiumParser, services.parser.Lexer as TmodelLexer),
        ParserErrorMessageProvider: () => new TmodelParserMessages()
    },
    references: {
        Linker: services => new TmodelLinker(services),
        NameProvider: () => new TmodelNameProvider(),
        ScopeProvider: services => new TmodelScopeProvider(services),
        ScopeComputation: () => new TmodelScopeComputation(),
        Visibility: services => new Visibility(services.shared)
    },
    validation: {
        DocumentValidator: services => new TmodelDocumentValidator(services)
    }
};

export const TmodelSharedModule: Module<LangiumSharedCoreServices, PartialSharedServices> = {
    workspace: {
        DocumentBuilder: services => new TmodelDocumentBuilder(services),
        LangiumDocuments: services => new TmodelDocuments(services),
        IndexManager: services => new TmodelIndexManager(services),
        LangiumDocumentFactory: services => new TmodelDocumentFactory(services),
        WorkspaceManager: services => new TmodelWorkspaceManager(services)
    }
};

/**
 * Creates the services that need no language server: parsing, names, checks, models.
 * @param library the prebuilt library that every document sees; none while it is being built itself
 */
export function createTmodelCoreServices(
    context: DefaultSharedCoreModuleContext,
    library?: PrebuiltLibrary
): { shared: LangiumSharedCoreServices; Tmodel: TmodelServices } {
    const shared = inject(createDefaultSharedCoreModule(context), TmodelGeneratedSharedModule, TmodelSharedModule);
    const Tmodel = inject(createDefaultCoreModule({ shared }), TmodelGeneratedModule, TmodelModule);
    register(shared, Tmodel, library);
    return { shared, Tmodel };
}

/** Makes the language known to the shared services and puts the prebuilt library in. */
export function register(shared: LangiumSharedCoreServices, services: TmodelServices, library: PrebuiltLibrary | undefined): void {
    shared.ServiceRegistry.register(services);
    if (library) {
        (shared.workspace.DocumentBuilder as TmodelDocumentBuilder).adopt(reviveLibrary(library, services));
    }
}
