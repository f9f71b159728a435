export const THEME_NAMES = ['light', 'dark', 'high-contrast', 'high-contrast-light'] as const;
export type ThemeName = (typeof THEME_NAMES)[number];

interface Colour {
    /** The editor's own colour, where the preview should follow the user's theme. */
    variable?: string;
    light: string;
    dark: string;
    'high-contrast': string;
    'high-contrast-light': string;
}

function colour(light: string, dark: string, highContrast: string, highContrastLight: string, variable?: string): Colour {
    return { light, dark, 'high-contrast': highContrast, 'high-contrast-light': highContrastLight, variable };
}

/** Every colour of a drawing. Texts keep a contrast of at least 4.5 to what they stand on, outlines of at least 3. */
const COLOURS = {
    background: colour('#ffffff', '#1e1e1e', '#000000', '#ffffff', '--vscode-editor-background'),
    text: colour('#1f2328', '#d4d4d4', '#ffffff', '#000000', '--vscode-editor-foreground'),
    muted: colour('#59636e', '#a0a8b3', '#ffffff', '#000000'),
    external: colour('#eef0f3', '#2d3138', '#000000', '#ffffff'),
    process: colour('#e8f1fc', '#1d3347', '#000000', '#ffffff'),
    store: colour('#f6f0df', '#38321f', '#000000', '#ffffff'),
    outline: colour('#4a5b70', '#93a3b8', '#6fc3df', '#0f4a85', undefined),
    boundary: colour('#6d4ea8', '#b79ce8', '#ffd700', '#6b2fb3'),
    boundaryTint: colour('#f8f6fc', '#25222d', '#000000', '#ffffff'),
    flow: colour('#57606a', '#9da7b3', '#ffffff', '#000000'),
    focus: colour('#0969da', '#4aa3ff', '#f38518', '#006bbd', '--vscode-focusBorder'),
    path: colour('#b3246a', '#ff7eb6', '#ff66ff', '#a3005c'),
    critical: colour('#8e1519', '#ff6b70', '#ff6b70', '#8e1519'),
    high: colour('#bc4c00', '#ff9a4d', '#ff9a4d', '#9c3d00'),
    medium: colour('#8a6300', '#e8c547', '#ffe14d', '#6e4f00'),
    low: colour('#1f66b5', '#6cb2ff', '#6cb2ff', '#124a87'),
    info: colour('#59636e', '#a0a8b3', '#ffffff', '#000000'),
    badgeText: colour('#ffffff', '#14171a', '#000000', '#ffffff')
} satisfies Record<string, Colour>;

export type ColourName = keyof typeof COLOURS;

/** The colours of a theme as they stand in a file that knows no editor. */
export function themeColours(theme: ThemeName): (name: ColourName) => string {
    return name => COLOURS[name][theme];
}

/** The classes that the editor gives the body of a webview. */
const BODY_CLASSES: Record<ThemeName, string> = {
    light: 'vscode-light',
    dark: 'vscode-dark',
    'high-contrast': 'vscode-high-contrast',
    'high-contrast-light': 'vscode-high-contrast-light'
};

/** Style sheet for the preview: each colour as a custom property that follows the editor's theme, its kind's table behind. */
export function themeProperties(): string {
    // The editor marks its light high-contrast theme with both high-contrast classes, so that it has to come last.
    return THEME_NAMES.map(theme => {
        const properties = Object.entries<Colour>(COLOURS).map(
            ([name, each]) => `--tm-${name}:${each.variable ? `var(${each.variable},${each[theme]})` : each[theme]};`
        );
        return `body.${BODY_CLASSES[theme]}${theme === 'light' ? ',body' : ''}{${properties.join('')}}`;
    }).join('\n');
}

/** For {@link drawingStyles} in the preview. */
export function propertyColours(name: ColourName): string {
    return `var(--tm-${name})`;
}
