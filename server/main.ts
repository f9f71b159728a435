/** The server as a process of its own: started by the extension (IPC) or with `--stdio`. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './serve.js';
import { connectStdio } from './stdio/connection.js';
import { optimiseLater } from './swift-start.js';

const optimise = optimiseLater();
serve(process.argv.includes('--stdio') ? connectStdio() : createConnection(ProposedFeatures.all), optimise);
