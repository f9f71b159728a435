// The licences of the packages whose code is in the bundles, read from the packages themselves.
import fs from 'node:fs';
import path from 'node:path';

function packageFolder(file) {
    const inside = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
    return inside?.[1];
}

/**
 * Writes one section for every bundled package: name, version, licence and the licence's text.
 * @param root folder of the project
 * @param metafiles what esbuild says went into the bundles
 * @throws where a package states no licence: it could not be shipped
 */
export function writeNotices(root, metafiles, target) {
    const folders = new Set(metafiles.flatMap(metafile => Object.keys(metafile.inputs).map(packageFolder)).filter(Boolean));
    const sections = [...folders].sort().map(folder => {
        const manifest = JSON.parse(fs.readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
        if (!manifest.license) throw new Error(`${manifest.name} states no licence.`);
        const texts = fs
            .readdirSync(path.join(root, folder))
            .filter(name => /^(licen[cs]e|notice|thirdpartynotices)(\.(md|txt))?$/i.test(name))
            .map(name => fs.readFileSync(path.join(root, folder, name), 'utf8').trim());
        return [`${manifest.name} ${manifest.version} (${manifest.license})`, ...texts].join('\n\n');
    });
    const rule = `\n\n${'-'.repeat(80)}\n\n`;
    fs.writeFileSync(target, ['Software of others that is part of this extension', ...sections].join(rule) + '\n');
}
