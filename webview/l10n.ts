let translations: Readonly<Record<string, string>> = {};

/** Takes the editor's translations of the page's texts, by their English; what is not there stays English. */
export function loadTranslations(bundle: Readonly<Record<string, string>>): void {
    translations = bundle;
}

/** A text in the editor's language. `{0}`, `{1}` … stand for what follows. */
export function t(text: string, ...values: (string | number)[]): string {
    return (translations[text] ?? text).replace(/\{(\d)\}/g, (blank, index: string) => String(values[Number(index)] ?? blank));
}
