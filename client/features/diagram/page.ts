import { randomBytes } from 'node:crypto';
import { l10n, Uri, type Webview } from 'vscode';

/**
 * The page of a diagram panel. It may run one script and load one style sheet, both the extension's own, and reach nothing
 * else; all it shows arrives as messages.
 * @param dist folder of the packed scripts
 */
export function pageHtml(webview: Webview, dist: Uri): string {
    const nonce = randomBytes(16).toString('base64url');
    const script = webview.asWebviewUri(Uri.joinPath(dist, 'webview.js')).toString();
    const style = webview.asWebviewUri(Uri.joinPath(dist, 'webview.css')).toString();
    const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${webview.cspSource} 'nonce-${nonce}'; img-src data:`;
    return `<!DOCTYPE html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${style}">
    <title>Data flow diagram</title>
</head>
<body${translations()}>
    <script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}

/** The page's texts in the editor's language, by their English; in English there is nothing to hand on. */
function translations(): string {
    if (!l10n.bundle) return '';
    const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
    return ` data-texts="${JSON.stringify(l10n.bundle).replace(/[&<>"]/g, character => entities[character])}"`;
}
