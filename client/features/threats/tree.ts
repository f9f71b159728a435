import {
    EventEmitter,
    l10n,
    ThemeColor,
    ThemeIcon,
    TreeItem,
    TreeItemCollapsibleState,
    Uri,
    type Event,
    type TreeDataProvider
} from 'vscode';
import type { ListedFinding } from '../../../server/protocol.js';
import { textRange } from './text-range.js';
import { filterFindings, groupFindings, isOpen, type FindingFilter, type FindingGroup, type Grouping } from './finding-groups.js';
import type { FindingsFeed } from './findings-feed.js';
import { severityName, statusName, strideName } from './words.js';

/** A row of the view: a group, or a finding in one. */
export type ThreatRow = GroupRow | FindingRow;

export interface GroupRow {
    readonly type: 'group';
    group: FindingGroup;
}

export interface FindingRow {
    readonly type: 'finding';
    readonly parent: GroupRow;
    readonly finding: ListedFinding;
}

/** The findings of all models as a tree of groups. After a change only the groups that it touches are drawn again. */
export class ThreatTree implements TreeDataProvider<ThreatRow> {
    private readonly emitter = new EventEmitter<ThreatRow[] | undefined>();
    private rows: GroupRow[] = [];
    /** Numbers of findings in all, and of those that the filter lets through. */
    counts = { all: 0, shown: 0 };

    readonly onDidChangeTreeData: Event<ThreatRow[] | undefined> = this.emitter.event;

    constructor(
        private readonly feed: FindingsFeed,
        public grouping: Grouping,
        public filter: FindingFilter = {}
    ) {}

    /** Reads the findings again. */
    refresh(): void {
        const all = this.feed.all().flatMap(update => update.findings ?? []);
        const shown = filterFindings(all, this.filter);
        this.counts = { all: all.length, shown: shown.length };
        const groups = groupFindings(shown, this.grouping);
        if (groups.length !== this.rows.length || groups.some(({ key }, index) => key !== this.rows[index].group.key)) {
            this.rows = groups.map(group => ({ type: 'group', group }));
            this.emitter.fire(undefined);
            return;
        }
        const changed = this.rows.filter((row, index) => {
            const differs = JSON.stringify(row.group) !== JSON.stringify(groups[index]);
            row.group = groups[index];
            return differs;
        });
        if (changed.length > 0) this.emitter.fire(changed);
    }

    getChildren(row?: ThreatRow): ThreatRow[] {
        if (!row) return this.rows;
        return row.type === 'group' ? row.group.findings.map(finding => ({ type: 'finding', parent: row, finding })) : [];
    }

    getParent(row: ThreatRow): ThreatRow | undefined {
        return row.type === 'finding' ? row.parent : undefined;
    }

    getTreeItem(row: ThreatRow): TreeItem {
        return row.type === 'group' ? this.groupItem(row) : this.findingItem(row);
    }

    private groupItem({ group }: GroupRow): TreeItem {
        const item = new TreeItem(this.groupLabel(group), TreeItemCollapsibleState.Expanded);
        item.id = `${this.grouping} ${group.key}`;
        const open = group.findings.filter(isOpen).length;
        item.description = `${group.findings.length}${this.systemLabel(group)}`;
        item.contextValue = 'group';
        item.accessibilityInformation = {
            label: l10n.t('{0}, {1} findings, {2} open', this.groupLabel(group), group.findings.length, open)
        };
        return item;
    }

    /** Elements of different systems can have one name. */
    private systemLabel({ findings: [{ system }] }: FindingGroup): string {
        const several = this.rows.some(({ group }) => group.findings[0].system !== system);
        return this.grouping === 'element' && several ? ` · ${system}` : '';
    }

    private groupLabel({ key, findings }: FindingGroup): string {
        switch (this.grouping) {
            case 'element':
                return findings[0].target;
            case 'threat':
                return findings[0].title;
            case 'stride':
                return key ? strideName(key) : l10n.t('No STRIDE category');
            case 'tactic':
                return key || l10n.t('No tactic');
            case 'status':
                return statusName(key);
        }
    }

    private findingItem({ finding, parent }: FindingRow): TreeItem {
        const { threat, title, target, severity, status, message, place } = finding;
        const item = new TreeItem(this.grouping === 'threat' ? target : title);
        item.id = `${this.grouping} ${parent.group.key} ${place.uri} ${finding.id}`;
        const dealtWith = status === 'open' ? '' : ` · ${statusName(status)}`;
        const where = this.grouping === 'element' || this.grouping === 'threat' ? '' : ` · ${target}`;
        item.description = `${severityName(severity)}${dealtWith}${where}`;
        item.tooltip = `${message}\n\n${l10n.t('{0} on {1}: {2}, {3}', threat, target, severityName(severity), statusName(status))}`;
        item.iconPath = iconOf(finding);
        item.contextValue = isOpen(finding) ? 'finding.open' : 'finding';
        item.command = {
            command: 'vscode.open',
            title: l10n.t('Show in the text'),
            arguments: [Uri.parse(place.uri), { selection: textRange(place.range) }]
        };
        item.accessibilityInformation = {
            label: l10n.t('{0} on {1}: {2}, {3}', title, target, severityName(severity), statusName(status))
        };
        return item;
    }
}

function iconOf(finding: ListedFinding): ThemeIcon {
    if (!isOpen(finding)) return new ThemeIcon(finding.status === 'residual' ? 'shield' : 'pass');
    switch (finding.severity) {
        case 'critical':
        case 'high':
            return new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground'));
        case 'medium':
            return new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
        default:
            return new ThemeIcon('info', new ThemeColor('problemsInfoIcon.foreground'));
    }
}
