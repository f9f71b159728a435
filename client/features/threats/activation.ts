import { commands, l10n, Uri, window, type TreeView } from 'vscode';
import type { ListedFinding } from '../../../server/protocol.js';
import type { Activation } from '../../activation.js';
import { currentModel } from '../../current-model.js';
import { chooseFilter, chooseText } from './choose-filter.js';
import { byUrgency, GROUPINGS, isFiltering, isOpen, type FindingFilter, type Grouping } from './finding-groups.js';
import type { FindingsFeed } from './findings-feed.js';
import { acceptFinding, fixFinding } from './offers.js';
import { textRange } from './text-range.js';
import { ThreatTree, type ThreatRow } from './tree.js';
import { groupingName, severityName, statusName } from './words.js';

const VIEW = 'tmodel.threats';
/** Key of the grouping among what is kept for a workspace. */
const GROUPING = 'threats.grouping';

/** The Threats view in the side bar: what was found in all models, to group, filter, jump to and fix. */
export function activateThreats({ client, state, subscriptions }: Activation, feed: FindingsFeed): void {
    const kept = state.get<Grouping>(GROUPING, 'element');
    const tree = new ThreatTree(feed, GROUPINGS.includes(kept) ? kept : 'element');
    const view = window.createTreeView(VIEW, { treeDataProvider: tree, showCollapseAll: true });
    const show = () => {
        tree.refresh();
        describe(view, tree, feed);
    };
    const setFilter = (filter: FindingFilter | undefined) => {
        if (!filter) return;
        tree.filter = filter;
        void commands.executeCommand('setContext', 'tmodel.threats.filtered', isFiltering(filter));
        show();
    };
    const on = (act: (finding: ListedFinding) => Promise<unknown>) => async (row?: ThreatRow) => {
        const finding = row?.type === 'finding' ? row.finding : await mostUrgent(feed);
        if (finding) await act(finding);
        else await window.showInformationMessage(l10n.t('There is no open finding.'));
    };

    subscriptions.push(
        view,
        feed.onDidChange(show),
        view.onDidChangeVisibility(({ visible }) => feed.want(visible ? 'findings' : 'counts')),
        commands.registerCommand('tmodel.threats.groupBy', async () => {
            const rows = GROUPINGS.map(grouping => ({
                label: groupingName(grouping),
                description: grouping === tree.grouping ? l10n.t('now') : undefined,
                grouping
            }));
            const chosen = await window.showQuickPick(rows, { title: l10n.t('Group Threats') });
            if (!chosen) return;
            tree.grouping = chosen.grouping;
            await state.update(GROUPING, chosen.grouping);
            show();
        }),
        commands.registerCommand('tmodel.threats.filter', async () => setFilter(await chooseFilter(tree.filter))),
        commands.registerCommand('tmodel.threats.filterText', async () => setFilter(await chooseText(tree.filter))),
        commands.registerCommand('tmodel.threats.clearFilter', () => setFilter({})),
        commands.registerCommand(
            'tmodel.threats.fix',
            on(finding => fixFinding(client, finding))
        ),
        commands.registerCommand(
            'tmodel.threats.accept',
            on(finding => acceptFinding(client, finding))
        ),
        commands.registerCommand(
            'tmodel.threats.openRule',
            on(({ rule }) => Promise.resolve(window.showTextDocument(Uri.parse(rule.uri), { selection: textRange(rule.range) })))
        )
    );
    feed.want(view.visible ? 'findings' : 'counts');
    show();
}

/** What the view says besides its rows: the number of open findings, how they are grouped, what is kept back. */
function describe(view: TreeView<ThreatRow>, tree: ThreatTree, feed: FindingsFeed): void {
    const updates = feed.all();
    const open = updates.flatMap(update => Object.values(update.open)).reduce((sum, count) => sum + count, 0);
    view.badge = open > 0 ? { value: open, tooltip: l10n.t('Open findings: {0}', open) } : undefined;
    view.description = groupingName(tree.grouping);
    view.message = isFiltering(tree.filter)
        ? l10n.t('{0} of {1} shown: {2}', tree.counts.shown, tree.counts.all, filterInWords(tree.filter))
        : undefined;
    void commands.executeCommand('setContext', 'tmodel.hasModel', updates.length > 0);
}

function filterInWords({ severities, statuses, text }: FindingFilter): string {
    return [severities?.map(severityName).join(', '), statuses?.map(statusName).join(', '), text && `"${text}"`].filter(Boolean).join('; ');
}

/** The worst open finding of the model in front: what a command means that is run without a row. */
async function mostUrgent(feed: FindingsFeed): Promise<ListedFinding | undefined> {
    const model = currentModel();
    const update = model && (await feed.findingsOf(model.uri));
    return update?.findings?.filter(isOpen).sort(byUrgency).at(0);
}
