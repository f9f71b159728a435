import type { FindingsFeed } from '../threats/index.js';
import type { Activation } from '../../activation.js';
import { showFindings } from './findings-status.js';
import { showServer } from './server-status.js';

/** What stands beside the language's name in the status bar: the findings of the model in front, and the language server. */
export function activateStatus({ client, subscriptions }: Activation, feed: FindingsFeed): void {
    showFindings(subscriptions, feed);
    showServer(client, subscriptions);
}
