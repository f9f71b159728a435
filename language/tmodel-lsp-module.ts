import { inject, type DeepPartial, type Module } from 'langium';
import {
    createDefaultModule,
    createDefaultSharedModule,
    type DefaultSharedModuleContext,
    type LangiumServices,
    type LangiumSharedServices
} from 'langium/lsp';
import { TmodelGeneratedModule, TmodelGeneratedSharedModule } from './generated/module.js';
import type { PrebuiltLibrary } from './prebuilt/revive.js';
import { TmodelRenameProvider } from './references/rename-provider.js';
import { register, TmodelModule, TmodelSharedModule, type TmodelAddedServices } from './tmodel-module.js';

/** The language's services with those of a language server. */
export type TmodelLspServices = LangiumServices & TmodelAddedServices;

/** What a language server adds: its own modules are applied last and win. */
export interface ServerModules {
    language?: Module<TmodelLspServices, DeepPartial<TmodelLspServices>>;
    shared?: Module<LangiumSharedServices, DeepPartial<LangiumSharedServices>>;
}

const RenameModule: Module<TmodelLspServices, DeepPartial<TmodelLspServices>> = {
    lsp: { RenameProvider: services => new TmodelRenameProvider(services) }
};

/** Langium's completion is not used, and its parser, a second one, is a tenth of the time that the server takes to start. */
const WithoutCompletion = {
    parser: { CompletionParser: () => undefined },
    lsp: { CompletionProvider: () => undefined }
} as unknown as Module<TmodelLspServices, DeepPartial<TmodelLspServices>>;

/**
 * Creates the services of a language server.
 * @param library the prebuilt library that every document sees
 */
export function createTmodelLspServices(
    context: DefaultSharedModuleContext,
    library: PrebuiltLibrary | undefined,
    server: ServerModules = {}
): { shared: LangiumSharedServices; Tmodel: TmodelLspServices } {
    const shared = inject(createDefaultSharedModule(context), TmodelGeneratedSharedModule, TmodelSharedModule, server.shared ?? {});
    const Tmodel = inject(
        createDefaultModule({ shared }),
        TmodelGeneratedModule,
        TmodelModule,
        RenameModule,
        WithoutCompletion,
        server.language ?? {}
    );
    register(shared, Tmodel, library);
    return { shared, Tmodel };
}
