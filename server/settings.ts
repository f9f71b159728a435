import type { LangiumSharedServices } from 'langium/lsp';
import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { Finding, Severity } from '../analysis/finding.js';

/** Name of the language and of its section in the editor's settings. */
const SECTION = 'tmodel';

const LEVELS: Record<string, DiagnosticSeverity | 'off'> = {
    error: DiagnosticSeverity.Error,
    warning: DiagnosticSeverity.Warning,
    information: DiagnosticSeverity.Information,
    hint: DiagnosticSeverity.Hint,
    off: 'off'
};

/** How loudly the editor shows an open finding, as the user has set it; `usual` is how it does otherwise. Undefined: not at all. */
export type LevelOfFinding = (
    finding: Pick<Finding, 'threat' | 'severity'>,
    usual: Record<Severity, DiagnosticSeverity>
) => DiagnosticSeverity | undefined;

/** The level without settings. */
export const usualLevel: LevelOfFinding = ({ severity }, usual) => usual[severity];

/**
 * Which findings the editor shows, and how loudly: `tmodel.severity` by their severity, `tmodel.rules` by their threat,
 * which has the last word. Read when the editor has introduced itself and whenever it tells of a change.
 */
export class FindingSettings {
    private bySeverity = new Map<string, DiagnosticSeverity | 'off'>();
    private byThreat = new Map<string, DiagnosticSeverity | 'off'>();

    /** @param changed called after the settings have changed what is shown */
    constructor({ workspace }: LangiumSharedServices, changed: () => void) {
        const { ConfigurationProvider } = workspace;
        ConfigurationProvider.onConfigurationSectionUpdate(({ section, configuration }) => {
            const stated = (configuration ?? {}) as { severity?: unknown; rules?: unknown };
            if (section === SECTION && this.read(stated.severity, stated.rules)) {
                changed();
            }
        });
        void Promise.all(['severity', 'rules'].map(key => ConfigurationProvider.getConfiguration(SECTION, key))).then(
            ([severity, rules]) => {
                if (this.read(severity, rules)) {
                    changed();
                }
            }
        );
    }

    /** Another function when the settings have changed, the same until then. */
    levelOf: LevelOfFinding = usualLevel;

    /** Whether a finding is shown at all. */
    shows(finding: Pick<Finding, 'threat' | 'severity'>): boolean {
        return this.statedFor(finding) !== 'off';
    }

    private statedFor({ threat, severity }: Pick<Finding, 'threat' | 'severity'>): DiagnosticSeverity | 'off' | undefined {
        return this.byThreat.get(threat) ?? this.bySeverity.get(severity);
    }

    /** True where something has changed. */
    private read(severity: unknown, rules: unknown): boolean {
        const before = JSON.stringify([[...this.bySeverity], [...this.byThreat]]);
        this.bySeverity = levelsIn(severity);
        this.byThreat = levelsIn(rules);
        const hasChanged = before !== JSON.stringify([[...this.bySeverity], [...this.byThreat]]);
        if (hasChanged) {
            this.levelOf = (finding, usual) => {
                const level = this.statedFor(finding) ?? usual[finding.severity];
                return level === 'off' ? undefined : level;
            };
        }
        return hasChanged;
    }
}

/** Settings are a user's text: what is no level counts as not set. */
function levelsIn(setting: unknown): Map<string, DiagnosticSeverity | 'off'> {
    const entries = typeof setting === 'object' && setting !== null ? Object.entries(setting) : [];
    return new Map(
        entries.flatMap(([name, level]) => (typeof level === 'string' && Object.hasOwn(LEVELS, level) ? [[name, LEVELS[level]]] : []))
    );
}
