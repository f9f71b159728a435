/** The server as a process of its own: started by the extension (IPC) or with `--stdio`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './serve.js';

serve(createConnection(ProposedFeatures.all));
