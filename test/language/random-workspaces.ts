/** Few names, so that the same ones turn up in many places and get in each other's way. */
export const NAMES = ['a', 'b', 'c', 'prod', 'shop', 'platform', 'api', 'data', 'zone', 'lock'];

/** Texts of a small workspace by path: a library, a system that others use, one that uses it, and a folder. Most are sound. */
export function randomWorkspace(random: () => number): Record<string, string> {
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)];
    const distinct = (count: number): string[] => [...NAMES].sort(() => random() - 0.5).slice(0, count);
    const [kind, control, threat] = distinct(3).map(name => `${name}-x`);
    const [platform, shop] = distinct(2);
    return {
        'lib/house.tmodel': [
            `kind ${kind} extends model { attribute size : number }`,
            `control ${control}`,
            `threat ${threat} { on ${kind} when size > 3 mitigated by ${control} }`
        ].join('\n'),
        'lib/platform.tmodel': system(platform, 'import "house.tmodel"', []),
        'shop.tmodel': system(shop, 'import "lib"', [`${platform}.`])
    };

    function system(name: string, head: string, others: string[]): string {
        const [zone, inner, first, second, third, asset] = distinct(6);
        const ends = [
            first,
            second,
            `${zone}.${second}`,
            third,
            `${name}.${zone}.${second}`,
            ...others.map(other => `${other}${pick(NAMES)}`)
        ];
        const flow = () => `  ${pick(ends)} -> ${pick(ends)} { sends: ${asset} }`;
        return [
            head,
            `system ${name} {`,
            `  data ${asset}`,
            `  service ${first} { mitigation ${control} }`,
            `  zone ${zone} {`,
            `    ${kind} ${second} { size: 4 }`,
            `    zone ${inner} { actor ${third} }`,
            `  ${flow()}`,
            '  }',
            flow(),
            flow(),
            `  dismiss ${threat} on ${zone}.${second} { reason: "why" }`,
            `  accept ${threat} on ${pick([name, zone, second])} { by: "x", until: 2027-01-31, reason: "why" }`,
            '}'
        ].join('\n');
    }
}
